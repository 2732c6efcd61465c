"""Sizes that follow from the logical size of the window; the design language, section 10."""

from msgspec import Struct
from PySide6.QtCore import QRect

GAP = 8


class Metrics(Struct, frozen=True):
    """The sell layout for a screen of this width and height (the strip is not part of it)."""

    width: int
    height: int

    @property
    def compact(self) -> bool:
        """Whether the small layout applies."""
        return is_compact(self.width, self.height + 56)

    @property
    def rail(self) -> int:
        """How wide the categories are."""
        return 88 if self.compact else 112

    @property
    def order(self) -> int:
        """How wide the order panel is."""
        if self.compact:
            return 352
        return 440 if self.width >= 1366 else 424

    @property
    def margin(self) -> int:
        """The room around the tiles."""
        return 8 if self.compact else 12

    @property
    def button(self) -> int:
        """How high buttons are."""
        return 48 if self.compact else 56

    @property
    def columns(self) -> int:
        """Tiles in a row."""
        return 4 if self.width < 1366 else 5

    @property
    def rows(self) -> int:
        """Rows of tiles on a page."""
        return max(1, (self.grid.height() + GAP) // (100 + GAP))

    @property
    def tile_width(self) -> int:
        """How wide a tile is."""
        return (self.grid.width() - GAP * (self.columns - 1)) // self.columns

    @property
    def tile_height(self) -> int:
        """How high a tile is."""
        return (self.grid.height() - GAP * (self.rows - 1)) // self.rows

    @property
    def column(self) -> QRect:
        """The tile column from the search field to the bar: where an inline panel goes."""
        left = self.rail + self.margin
        foot = 8 if self.compact else 14
        wide = self.width - self.order - self.margin - left
        return QRect(left, self.margin, wide, self.height - foot - self.margin)

    @property
    def search(self) -> QRect:
        """The search row."""
        return QRect(self.column.topLeft(), self.column.topLeft()).adjusted(
            0, 0, self.column.width() - 1, self.button - 1
        )

    @property
    def bar(self) -> QRect:
        """The bar below the tiles."""
        column = self.column
        return QRect(column.left(), column.bottom() + 1 - self.button, column.width(), self.button)

    @property
    def grid(self) -> QRect:
        """The tiles."""
        top = self.search.bottom() + 1 + (8 if self.compact else 12)
        bottom = self.bar.top() - (8 if self.compact else 12)
        return QRect(self.column.left(), top, self.column.width(), bottom - top)

    @property
    def pad(self) -> QRect:
        """The search pad, over the lower tiles and the bar."""
        key = 58 if self.compact else 80
        high = 4 * key + 3 * GAP
        column = self.column
        return QRect(column.left(), self.height - self.margin - high, column.width(), high)


def is_compact(width: int, height: int) -> bool:
    """Whether a window of this logical size gets the small layout."""
    return width < 1200 or height < 700
