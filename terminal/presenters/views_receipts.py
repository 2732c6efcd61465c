"""What the receipts screen shows: sales and refunds of the day, and print jobs that wait."""

from typing import Protocol

from msgspec import Struct

from terminal.presenters.views import ActionView, BannerView, ChipView, Words
from terminal.presenters.views_page import ScreenView
from terminal.presenters.views_rows import RowsView, StateView, SumView


class ReceiptsView(Struct, frozen=True):
    """The list under the chosen tab, and what is known of the chosen row.

    `states` are what happened to the paper, oldest first. `preview` is a PNG of the paper.
    The first action with the role "go" is the safe next step. Without a `title` nothing is chosen
    and `hint` stands in its place.
    """

    tabs: tuple[ActionView, ...]
    rows: RowsView
    empty: Words
    title: Words = ""
    subtitle: Words = ""
    chip: ChipView | None = None
    sums: tuple[SumView, ...] = ()
    states: tuple[StateView, ...] = ()
    actions: tuple[ActionView, ...] = ()
    preview: bytes = b""
    hint: Words = ""
    banner: BannerView | None = None


class ReceiptsScreenView(ScreenView, Protocol):
    """The receipts screen as its presenter knows it."""

    def show_receipts(self, view: ReceiptsView) -> None:
        """Show another snapshot."""
