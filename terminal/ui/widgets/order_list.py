"""The lines of an order: section heads, lines with their state bars, the edit row of the chosen."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

from terminal.presenters.views import Bead
from terminal.presenters.views_sell import LineState, LineView, OrderView, SectionView
from terminal.text import tr
from terminal.ui.canvas import CENTRE, RIGHT, Canvas
from terminal.ui.lettering import BODY, LABEL, META, META_BOLD, Face
from terminal.ui.look import Look
from terminal.ui.models.snapshots import SnapshotModel
from terminal.ui.widgets.edit_row import EditRow
from terminal.ui.widgets.touch_list import RowPainter, TouchList

Entry = SectionView | LineView
_HEAD, _FOLDED, _BAR, _LEFT, _NAME = 28, 48, 6, 16, 56
_BEADS = {Bead.FULL: "pine", Bead.HALF: "amber", Bead.HOLLOW: "wait", Bead.FAULT: "red"}


class LinePainter(RowPainter):
    """Paints section heads and order lines; the chosen line keeps room for its edit row."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.chosen = ""
        self.edit_height = 56

    def row_size(self, row: object) -> QSize:
        if isinstance(row, SectionView):
            return QSize(200, _FOLDED if row.folded else _HEAD)
        assert isinstance(row, LineView)
        extra = self.edit_height + 8 if row.line_id == self.chosen else 0
        return QSize(200, self.text_height(row) + extra + 1)

    def text_height(self, line: LineView) -> int:
        """How high the words of a line are, without the edit row."""
        details = len(line.details) + bool(line.note)
        if not details and line.struck:
            details = 1
        return 40 + 20 * details if details else 55

    def draw_row(self, canvas: Canvas, area: QRect, row: object, pressed: bool) -> None:
        box = QRectF(area)
        if isinstance(row, SectionView):
            self._draw_head(canvas, box, row)
            return
        assert isinstance(row, LineView)
        if row.line_id == self.chosen:
            canvas.fill(box, "pine_t")
        elif pressed:
            canvas.fill(box, "sunken")
        canvas.fill(QRectF(box.left(), box.bottom() - 1, box.width(), 1), "line")
        bar = QRectF(box.left(), box.top(), _BAR, box.height() - 1)
        self._draw_bar(canvas, bar, row.state)
        self._draw_line(canvas, box, row)

    def _draw_bar(self, canvas: Canvas, bar: QRectF, state: LineState) -> None:
        role = {LineState.TRUE: "pine", LineState.PENDING: "wait"}.get(state, "red")
        canvas.state_bar(bar, role, dashed=state is LineState.PENDING)

    def _draw_line(self, canvas: Canvas, box: QRectF, line: LineView) -> None:
        high = self.text_height(line)
        top, right = box.top(), box.right() - _LEFT
        tall = high > 55
        name_row = top + (21 if tall else 28)
        role = "red" if line.state is LineState.VOIDED else "ink"
        self._draw_quantity(canvas, box.left() + _LEFT, top + (27 if tall else 28), line, role)
        amount = self.look.letters.advance(LABEL, line.amount)
        canvas.write(right, name_row, line.amount, LABEL, role, align=RIGHT)
        self._draw_name(canvas, QRectF(box.left() + _NAME, name_row, right - amount - 8, 0), line)
        if line.struck:
            canvas.struck(right, top + 43, line.struck, META, "ink2")
        room = right - box.left() - _NAME - (64 if line.struck else 0)
        self._draw_details(canvas, box.left() + _NAME, top + 43, line, room)

    def _draw_quantity(
        self, canvas: Canvas, x: float, middle: float, line: LineView, role: str
    ) -> None:
        wide = self.look.letters.advance(LABEL, line.quantity)
        face = LABEL if wide <= 38 else Face(14, True)
        canvas.write(x, middle, line.quantity, face, role)

    def _draw_name(self, canvas: Canvas, row: QRectF, line: LineView) -> None:
        """Draw name and chip from `row.left()` up to `row.width()`, which is the right limit."""
        chip = canvas.chip_width(line.chip) + 8 if line.chip is not None else 0
        name = self.look.letters.elided(LABEL, str(line.name), row.width() - row.left() - chip)
        voided = line.state is LineState.VOIDED
        end = canvas.write(row.left(), row.top(), name, LABEL, "red" if voided else "ink")
        if voided:
            canvas.painter.setPen(self.look.pen("red", 2))
            canvas.painter.drawLine(QPointF(row.left(), row.top()), QPointF(end, row.top()))
        if line.chip is not None:
            canvas.chip(end + 8, row.top(), line.chip)

    def _draw_details(
        self, canvas: Canvas, x: float, middle: float, line: LineView, room: float
    ) -> None:
        letters = self.look.letters
        for detail in line.details:
            canvas.write(x, middle, letters.elided(META, str(detail), room), META, "ink2")
            middle += 20
        if line.note:
            end = canvas.icon(x, middle, "note-pencil-bold", 17, "blue") + 4
            note = letters.elided(META, str(line.note), room - 20)
            canvas.write(end, middle, note, META, "blue")

    def _draw_head(self, canvas: Canvas, box: QRectF, section: SectionView) -> None:
        canvas.fill(box, "paper")
        canvas.fill(QRectF(box.left(), box.bottom() - 1, box.width(), 1), "line")
        middle = box.top() + (box.height() - 1) / 2
        canvas.bead(QPointF(box.left() + 23, middle), section.bead, _BEADS[section.bead])
        face = Face(16, True) if section.folded else META_BOLD
        ink = "pine" if section.bead is Bead.FULL else "amber"
        end = canvas.write(box.left() + 38, middle + 1, str(section.fact), face, ink)
        canvas.write(end + 8, middle + 1, str(section.rest), META, "ink2")
        if section.folded:
            right = box.right() - _LEFT
            canvas.icon(right - 20, middle, "caret-down-bold", 18, "ink2")
            canvas.write(right - 28, middle, str(tr("Unfold")), META, "ink2", align=RIGHT)


class OrderList(TouchList):
    """Lines and heads; `tapped` carries a line id, or "section:<key>" for a head."""

    def __init__(self, look: Look) -> None:
        self.entries: SnapshotModel[Entry] = SnapshotModel(_key, _spoken)
        self._lines = LinePainter(look)
        super().__init__(look, self.entries, self._lines, "sell.lines")
        self.edit_row = EditRow(look, self.viewport())
        self._empty = ""
        self.setAccessibleName(str(tr("Order lines")))
        self.verticalScrollBar().valueChanged.connect(self.place_edit)

    def show_lines(self, order: OrderView, compact: bool) -> None:
        """Show the lines of an order and the edit row of the chosen one."""
        moved = self._lines.chosen != order.chosen
        before = self._heights()
        self._lines.chosen = order.chosen
        self._lines.edit_height = 48 if compact else 56
        self._empty = str(order.empty)
        self.entries.show(tuple(_entries(order)))
        narrow = tuple(action for action in order.edit if not (compact and action.key == "note"))
        self.edit_row.show_actions(narrow, self._lines.edit_height)
        if moved or self._heights() != before:
            self.doItemsLayout()
        if moved and order.chosen:
            self.reveal(order.chosen)
        self.place_edit()

    def _heights(self) -> list[int]:
        return [self._lines.row_size(entry).height() for entry in self.entries.rows]

    def place_edit(self) -> None:
        """Put the edit row where the chosen line keeps room for it."""
        number = self.entries.row_of(self._lines.chosen)
        if number < 0:
            self.edit_row.hide()
            return
        line = self.entries.rows[number]
        assert isinstance(line, LineView)
        area = self.visualRect(self.entries.index(number))
        top = area.top() + self._lines.text_height(line)
        right = area.width() - 2 * _LEFT
        self.edit_row.setGeometry(_LEFT, top, right, self._lines.edit_height)
        self.edit_row.setVisible(bool(self._lines.chosen))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_edit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.entries.rows or not self._empty:
            return
        painter = QPainter(self.viewport())
        canvas = Canvas(painter, self.look)
        area = self.viewport().rect()
        centre, middle = area.width() / 2, area.height() / 2
        canvas.icon(centre - 32, middle - 56, "receipt-bold", 64, "ink3")
        rows = self.look.letters.wrapped(BODY, self._empty, area.width() - 64, 3)
        for number, text in enumerate(rows):
            canvas.write(centre, middle + 16 + 26 * number, text, BODY, "ink2", align=CENTRE)
        painter.end()


def _entries(order: OrderView) -> Iterator[Entry]:
    for section in order.sections:
        if section.fact:
            yield section
        if not section.folded:
            yield from section.lines


def _key(entry: Entry) -> str:
    return f"section:{entry.key}" if isinstance(entry, SectionView) else entry.line_id


def _spoken(entry: Entry) -> str:
    if isinstance(entry, SectionView):
        return f"{entry.fact} {entry.rest}"
    details = " ".join(str(detail) for detail in entry.details)
    return f"{entry.quantity} {entry.name} {details} {entry.note} ¥{entry.amount}"
