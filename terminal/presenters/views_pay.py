"""What the pay screen shows: what is due, what was taken, what is typed; then what is true."""

from typing import Protocol

from msgspec import Struct

from terminal.presenters.views import ActionView, BannerView, Words
from terminal.presenters.views_page import ScreenView
from terminal.presenters.views_rows import DoneView, RowsView, SumView


class PayView(Struct, frozen=True):
    """One state of paying an order.

    `taken` are the tenders: committed ones with a solid bar, what is being typed with a dashed
    one; `removable` where a tender can be taken back. `tenders` are the tender types; with one
    only, their column is left out. `quick` are ready amounts, exact first. `rounding` words the
    keypad's extra key ("" where the shop does not round cash). `pay.detail` is the sentence at
    the left of the pay bar ("Cash 50.00  Change 19.00"). `done` replaces the right side once the
    sale is committed, never before.
    """

    title: Words
    number: Words
    sums: tuple[SumView, ...]
    due_caption: Words
    due: str
    taken_total: str
    taken: RowsView
    received_caption: Words
    received: str
    change_caption: Words
    change: str
    quick: tuple[ActionView, ...]
    pay: ActionView
    tenders: tuple[ActionView, ...] = ()
    rounding: Words = ""
    short: bool = False
    note: Words = ""
    banner: BannerView | None = None
    done: DoneView | None = None


class PayScreenView(ScreenView, Protocol):
    """The pay screen as its presenter knows it."""

    def show_pay(self, view: PayView) -> None:
        """Show another snapshot."""
