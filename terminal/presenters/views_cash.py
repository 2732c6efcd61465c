"""What the cash screen shows: paid in, paid out, drop, no sale."""

from typing import Protocol

from msgspec import Struct

from terminal.presenters.views import ActionView, BannerView, Words
from terminal.presenters.views_page import ScreenView
from terminal.presenters.views_rows import DoneView


class CashView(Struct, frozen=True):
    """One kind of movement. `explanation` replaces the amount where there is none (no sale).

    `go.detail` is the sentence to confirm ("60.00 out of the drawer").
    """

    kinds: tuple[ActionView, ...]
    caption: Words
    figure: str
    reasons: tuple[ActionView, ...]
    go: ActionView
    explanation: Words = ""
    note: str = ""
    hint: Words = ""
    banner: BannerView | None = None


class CashScreenView(ScreenView, Protocol):
    """The cash screen as its presenter knows it."""

    def show_cash(self, view: CashView) -> None:
        """Show another snapshot."""

    def show_done(self, view: DoneView) -> None:
        """Show that the movement is on the books, never before."""
