"""What the menu shows: everything that is not selling."""

from typing import Protocol

from msgspec import Struct

from terminal.presenters.views import ActionView, BannerView, Words
from terminal.presenters.views_page import ScreenView


class MenuView(Struct, frozen=True):
    """Big plaques; one that cannot be used now says why in its `refusal`."""

    items: tuple[ActionView, ...]
    subtitle: Words = ""
    banner: BannerView | None = None


class MenuScreenView(ScreenView, Protocol):
    """The menu as its presenter knows it."""

    def show_menu(self, view: MenuView) -> None:
        """Show another snapshot."""
