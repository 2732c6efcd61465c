"""What the refund screen shows: finding the sale, what of it comes back, what is given back."""

from typing import Protocol

from msgspec import Struct

from terminal.presenters.views import ActionView, BannerView, Words
from terminal.presenters.views_page import ScreenView
from terminal.presenters.views_rows import DoneView, RowsView


class FindSaleView(Struct, frozen=True):
    """Looking for a sale: recent ones, and the digits of a receipt number typed so far."""

    sales: RowsView
    query: str
    find: ActionView
    hint: Words
    problem: Words = ""
    empty: Words = ""
    banner: BannerView | None = None


class RefundView(Struct, frozen=True):
    """A sale whose lines can come back, each with a stepper; `total` carries its minus sign.

    `whole` chooses everything that is left. `approval` says who must agree, if anybody.
    """

    sales: RowsView
    title: Words
    detail: Words
    lines: RowsView
    whole: ActionView
    reasons: tuple[ActionView, ...]
    note: str
    total: str
    go: ActionView
    approval: Words = ""
    problem: Words = ""
    banner: BannerView | None = None


class RefundScreenView(ScreenView, Protocol):
    """The refund screen as its presenter knows it."""

    def show_find(self, view: FindSaleView) -> None:
        """Show the recent sales and the number typed so far."""

    def show_refund(self, view: RefundView) -> None:
        """Show the lines of the chosen sale."""

    def show_done(self, view: DoneView) -> None:
        """Show that the refund is on the books, never before."""
