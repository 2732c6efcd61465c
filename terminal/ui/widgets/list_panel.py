"""Rows to pick from: parked orders, sales."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent

from terminal.presenters.views_panel import ListPanel, RowView
from terminal.ui.canvas import CENTRE, RIGHT, Canvas
from terminal.ui.lettering import BODY, LABEL, META
from terminal.ui.look import Look
from terminal.ui.models.snapshots import SnapshotModel
from terminal.ui.widgets.live_panel import LivePanel
from terminal.ui.widgets.touch_list import RowPainter, TouchList

_ROW, _GAP = 72, 8


class PickPainter(RowPainter):
    """Paints a `RowView` as a plaque with its state bar."""

    def row_size(self, row: object) -> QSize:
        del row
        return QSize(200, _ROW + _GAP)

    def draw_row(self, canvas: Canvas, area: QRect, row: object, pressed: bool) -> None:
        assert isinstance(row, RowView)
        box = QRectF(area.left(), area.top(), area.width() - 1, _ROW)
        canvas.plaque(box, self.look.theme["surface"], "line", pressed=pressed)
        if pressed:
            canvas.painter.translate(0, 2)
        bar = QRectF(box.left() + 1, box.top() + 8, 6, _ROW - 18)
        canvas.state_bar(bar, "wait" if row.pending else "pine", row.pending)
        right = box.right() - 16
        amount = self.look.letters.advance(LABEL, row.amount)
        canvas.write(right, box.top() + 26, row.amount, LABEL, "ink", align=RIGHT)
        letters, room = self.look.letters, box.width() - 48 - amount
        chip = canvas.chip_width(row.chip) + 8 if row.chip is not None else 0
        title = letters.elided(LABEL, str(row.title), room - chip)
        end = canvas.write(box.left() + 20, box.top() + 26, title, LABEL, "ink")
        if row.chip is not None:
            canvas.chip(end + 8, box.top() + 26, row.chip)
        meta = letters.elided(META, str(row.meta), box.width() - 36)
        canvas.write(box.left() + 20, box.top() + 49, meta, META, "ink2")


class PickList(TouchList):
    """A scrolling list of rows; says what will be here while there are none."""

    def __init__(self, look: Look, name: str) -> None:
        self.picks: SnapshotModel[RowView] = SnapshotModel(
            lambda row: row.key, lambda row: f"{row.title}, {row.meta}, {row.amount}"
        )
        super().__init__(look, self.picks, PickPainter(look), name)
        self._empty, self._icon = "", ""

    def show_rows(self, rows: tuple[RowView, ...], empty: str, icon: str) -> None:
        """Show these rows."""
        self._empty, self._icon = empty, icon
        self.picks.show(rows)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.picks.rows:
            return
        painter = QPainter(self.viewport())
        canvas = Canvas(painter, self.look)
        area = QRectF(self.viewport().rect())
        middle = area.center()
        canvas.icon(middle.x() - 32, middle.y() - 64, self._icon, 64, "ink3")
        rows = self.look.letters.wrapped(BODY, self._empty, min(420, area.width() - 48), 3)
        for number, text in enumerate(rows):
            canvas.write(middle.x(), middle.y() + 8 + 26 * number, text, BODY, "ink2", align=CENTRE)
        painter.end()


class ListWidget(LivePanel):
    """Shows a `ListPanel`; `chosen` carries ("row", key)."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.list = PickList(look, "panel.list")
        self.list.tapped.connect(lambda key: self.chosen.emit("row", key))
        self.body.addWidget(self.list, 1)

    def show_view(self, view: ListPanel) -> None:
        """Show the panel as it is now."""
        self.head(view.title, view.subtitle)
        self.list.show_rows(view.rows, str(view.empty), view.icon)
