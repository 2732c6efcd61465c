"""What the sell screen shows, worded and formatted; and what a presenter may ask of it.

Amounts are figures without sign ("43.20"); the screen adds ¥ where the design wants it. Keys and
ids go back unchanged with the screen's intents.
"""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from terminal.presenters.views import (
    ActionView,
    BannerView,
    Bead,
    ChipView,
    ToastView,
    Words,
)
from terminal.presenters.views_panel import PanelView
from terminal.presenters.views_rows import LastSaleView


class CategoryView(Struct, frozen=True):
    """A category on the rail; `cord` numbers its colour, 0 to 7."""

    key: str
    name: Words
    cord: int


class TileView(Struct, frozen=True):
    """An item as a plaque. `until` words when it comes back if it is `sold_out`.

    `matched` and `initials` are set in search results: "hs" and "hsr".
    """

    key: str
    name: Words
    price: str
    cord: int
    unit: Words = ""
    quantity: str = ""
    chip: ChipView | None = None
    favourite: bool = False
    sold_out: bool = False
    until: Words = ""
    matched: str = ""
    initials: str = ""


class PageView(Struct, frozen=True):
    """Which page of tiles is shown, and whether there are others."""

    words: Words
    back: bool
    forward: bool


class LineState(StrEnum):
    """Committed or sent (solid), not yet (dashed), voided (red, struck, stays)."""

    TRUE = "true"
    PENDING = "pending"
    VOIDED = "voided"


class LineView(Struct, frozen=True):
    """An order line: `struck` is the list price that a discount replaced."""

    line_id: str
    quantity: str
    name: Words
    amount: str
    details: tuple[Words, ...] = ()
    note: Words = ""
    struck: str = ""
    chip: ChipView | None = None
    state: LineState = LineState.PENDING


class SectionView(Struct, frozen=True):
    """Lines that share a fact. Without `fact` there is no head; `folded` shows the head only."""

    key: str
    lines: tuple[LineView, ...]
    fact: Words = ""
    rest: Words = ""
    bead: Bead = Bead.HOLLOW
    folded: bool = False


class OrderView(Struct, frozen=True):
    """The whole order panel. `edit` belongs to the chosen line, `actions` to the order.

    Edit keys: minus, plus, options, note, discount, remove. Where the panel is narrow the note
    key is left out of the row. `pay.words` leads the pay button, `due` is its figure. `last` is the
    sale before, shown where the lines would be until the next tap.
    """

    title: Words
    due: str
    pay: ActionView
    beside: Words = ""
    chip: ChipView | None = None
    meta: Words = ""
    sections: tuple[SectionView, ...] = ()
    chosen: str = ""
    edit: tuple[ActionView, ...] = ()
    summary: Words = ""
    savings: Words = ""
    actions: tuple[ActionView, ...] = ()
    empty: Words = ""
    last: LastSaleView | None = None


class SellView(Protocol):
    """The sell screen as its presenter knows it."""

    def tiles_per_page(self) -> int:
        """How many tiles fit on a page of a category."""

    def show_categories(self, categories: tuple[CategoryView, ...], chosen: str) -> None:
        """Fill the rail and mark one category."""

    def show_tiles(self, tiles: tuple[TileView, ...], page: PageView) -> None:
        """Show one page of tiles; only those that differ are painted again."""

    def show_results(self, tiles: tuple[TileView, ...], summary: Words) -> None:
        """Show what the search found, most sold first."""

    def close_search(self) -> None:
        """Take the search pad away and empty the field."""

    def show_order(self, order: OrderView) -> None:
        """Show the order; only the rows that differ are painted again."""

    def show_actions(self, actions: tuple[ActionView, ...]) -> None:
        """Fill the bar below the tiles."""

    def show_panel(self, panel: PanelView | None) -> None:
        """Lay an inline panel over the tiles, or bring it up to date; None takes it away."""

    def show_banner(self, banner: BannerView | None) -> None:
        """Show a fact that stays until it is dealt with; None takes it away."""

    def show_toast(self, toast: ToastView) -> None:
        """Say something for four seconds."""
