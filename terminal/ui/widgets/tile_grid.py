"""The plaques: a grid of tiles painted by a delegate; a touch repaints one tile."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtWidgets import QListView

from terminal.presenters.views import ChipView, Tone
from terminal.presenters.views_sell import TileView
from terminal.text import tr
from terminal.ui.canvas import CENTRE, RIGHT, Canvas
from terminal.ui.lettering import LABEL, LABEL_L, LABEL_PLAIN, META, META_BOLD, Face
from terminal.ui.look import Look
from terminal.ui.metrics import GAP
from terminal.ui.models.snapshots import SnapshotModel
from terminal.ui.widgets.touch_list import RowPainter, TouchList

_CORNER = 35


class TilePainter(RowPainter):
    """Paints a tile as the plaque of a dish."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.tile = QSize(174, 110)
        self.compact = False

    def row_size(self, row: object) -> QSize:
        del row
        return QSize(self.tile.width() + GAP, self.tile.height() + GAP)

    def draw_row(self, canvas: Canvas, area: QRect, row: object, pressed: bool) -> None:
        assert isinstance(row, TileView)
        box = QRectF(QRect(area.topLeft(), self.tile))
        if row.sold_out:
            self._draw_sold_out(canvas, box, row)
            return
        canvas.plaque(box, self.look.theme["surface"], "line", pressed=pressed)
        if pressed:
            canvas.painter.translate(0, 2)
        self._draw_cord(canvas, box, row.cord)
        self._draw_name(canvas, box, row, LABEL if self.compact else LABEL_L, "ink")
        self._draw_foot(canvas, box, row)
        if row.quantity:
            self._draw_quantity(canvas, box, row.quantity)

    @property
    def _inset(self) -> int:
        return 15 if self.compact else 17

    def _draw_cord(self, canvas: Canvas, box: QRectF, cord: int) -> None:
        canvas.painter.setPen(Qt.PenStyle.NoPen)
        canvas.painter.setBrush(self.look.theme.cord(cord))
        top = box.top() + (8 if self.compact else 13)
        canvas.painter.drawRect(QRectF(box.left() + 1, top, 4, 28 - 4 * self.compact))
        canvas.painter.drawRoundedRect(QRectF(box.left() + 1, top, 6, 28 - 4 * self.compact), 2, 2)

    def _draw_name(
        self, canvas: Canvas, box: QRectF, tile: TileView, face: Face, role: str
    ) -> None:
        name = str(tile.name)
        room = box.width() - self._inset - 8
        middle = box.top() + (22 if self.compact else 26)
        if name.isascii():
            face = Face(16 if self.compact else 18, face.bold)
            middle -= 1
            room = min(room, 136)
        beside = box.width() - self._inset - _CORNER - 2 if tile.quantity else room
        rows = self._name_rows(face, name, room, beside)
        for number, text in enumerate(rows):
            line = 20 if self.compact else 22
            canvas.write(box.left() + self._inset, middle + number * line, text, face, role)

    def _name_rows(self, face: Face, name: str, room: float, beside: float) -> tuple[str, ...]:
        letters = self.look.letters
        rows = letters.wrapped(face, name, room, 2)
        if letters.advance(face, rows[0]) > beside:
            return letters.wrapped(face, name, beside, 2)
        return rows

    def _draw_foot(self, canvas: Canvas, box: QRectF, tile: TileView) -> None:
        middle = box.bottom() - (22 if self.compact else 24)
        x = box.left() + self._inset
        face = LABEL_PLAIN if self.compact else Face(20)
        sign = Face(14)
        low = middle + 0.36 * (face.px - sign.px)
        x = canvas.write(x, low, "¥", sign, "ink2") + 1
        x = canvas.write(x, middle, tile.price, face, "ink2")
        if tile.unit:
            x = canvas.write(x + 2, low, str(tile.unit), sign, "ink2")
        right = box.right() - 10
        if tile.chip is not None and x + 8 + canvas.chip_width(tile.chip) <= right:
            x = canvas.chip(x + 8, middle, tile.chip)
        if tile.initials:
            if x + 4 + self._initials_width(tile) <= right:
                self._draw_initials(canvas, right - 2, middle, tile)
        elif tile.favourite and x + 26 <= right:
            canvas.icon(box.right() - 33, middle + 0.5, "star-fill", 23, "wait")

    def _initials_width(self, tile: TileView) -> float:
        letters = self.look.letters
        rest = tile.initials.removeprefix(tile.matched)
        return letters.advance(META, rest) + letters.advance(META_BOLD, tile.matched) + 4

    def _draw_initials(self, canvas: Canvas, right: float, middle: float, tile: TileView) -> None:
        letters = self.look.letters
        rest = tile.initials.removeprefix(tile.matched)
        x = canvas.write(right, middle, rest, META, "ink2", align=RIGHT)
        x -= letters.advance(META, rest) + 1
        wide = letters.advance(META_BOLD, tile.matched)
        canvas.fill(QRectF(x - wide - 3, middle - 10, wide + 4, 20), "pine_t", 3)
        canvas.write(x, middle, tile.matched, META_BOLD, "pine", align=RIGHT)

    def _draw_quantity(self, canvas: Canvas, box: QRectF, quantity: str) -> None:
        letters = self.look.letters
        wide = max(_CORNER, letters.advance(LABEL_L, quantity) + 16)
        corner = QRectF(box.right() - 1 - wide, box.top() + 1, wide, _CORNER)
        canvas.fill(corner, "pine", 7)
        canvas.fill(QRectF(corner.left(), corner.top(), 10, 10), "pine")
        canvas.fill(QRectF(corner.right() - 10, corner.bottom() - 10, 10, 10), "pine")
        middle = corner.center()
        canvas.write(middle.x(), middle.y(), quantity, LABEL_L, "on_pine", align=CENTRE)

    def _draw_sold_out(self, canvas: Canvas, box: QRectF, tile: TileView) -> None:
        canvas.fill(box, "sunken", 8)
        canvas.hatched(box)
        canvas.outline(box, "ctl", 2, dashed=True)
        face = LABEL_PLAIN if self.compact else Face(20)
        self._draw_name(canvas, box.adjusted(1, 1, 0, 0), tile, face, "ink3")
        middle = box.bottom() - (20 if self.compact else 22)
        chip = ChipView(tr("Sold out"), Tone.INK)
        x = canvas.chip(box.left() + self._inset + 1, middle, chip) + 8
        room = box.right() - 8 - x
        if not self.compact and room > 24:
            until = self.look.letters.elided(META, str(tile.until), room)
            canvas.write(x, middle, until, META, "ink3")


class TileGrid(TouchList):
    """A page of tiles; `tapped` carries the key of the tile, sold out or not."""

    def __init__(self, look: Look, name: str) -> None:
        self.tiles: SnapshotModel[TileView] = SnapshotModel(lambda tile: tile.key, _spoken)
        self._plaques = TilePainter(look)
        super().__init__(look, self.tiles, self._plaques, name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(str(tr("Items")))

    def place(self, area: QRect, tile: QSize, compact: bool) -> None:
        """Take this area; the gap after the last column and row is part of the widget."""
        self._plaques.tile, self._plaques.compact = tile, compact
        self.setGridSize(QSize(tile.width() + GAP, tile.height() + GAP))
        self.setGeometry(area.adjusted(0, 0, GAP + 2, GAP))

    def show_tiles(self, tiles: tuple[TileView, ...]) -> None:
        """Show these tiles; those that stay the same are not painted again."""
        self.tiles.show(tiles)

    def tile_rect(self, key: str) -> QRect:
        """Where the tile with this key lies in the viewport."""
        return QRect(self.row_rect(key).topLeft(), self._plaques.tile)

    def take_tap(self, number: int, place: QPoint) -> None:
        del place
        self.tapped.emit(self.tiles.key_of(number))


def _spoken(tile: TileView) -> str:
    state = f", {tr('Sold out')}" if tile.sold_out else ""
    return f"{tile.name}, ¥{tile.price}{tile.unit}{state}"
