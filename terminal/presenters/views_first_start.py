"""What the first start shows: naming the shop, its owner and this till."""

from typing import Protocol

from msgspec import Struct

from terminal.presenters.views import ActionView, BannerView, Words
from terminal.presenters.views_page import ScreenView


class FirstStartView(Struct, frozen=True):
    """The form. `typing` is the PIN the keypad types into: "pin" or "again".

    Each `..._problem` stands under its field; nothing is accepted by halves.
    """

    go: ActionView
    shop: str = ""
    owner: str = ""
    digits: int = 0
    digits_again: int = 0
    typing: str = "pin"
    letter: str = "A"
    shop_problem: Words = ""
    owner_problem: Words = ""
    pin_problem: Words = ""
    languages: tuple[ActionView, ...] = ()
    banner: BannerView | None = None


class FirstStartScreenView(ScreenView, Protocol):
    """The first-start screen as its presenter knows it."""

    def show_first_start(self, view: FirstStartView) -> None:
        """Show another snapshot."""
