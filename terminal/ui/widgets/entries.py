"""Lists of `EntryView` rows to pick from, with steppers and ways to take back where asked."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from terminal.presenters.views import Words
from terminal.presenters.views_rows import EntryView, HeadView, RowsView
from terminal.ui.canvas import CENTRE, Canvas
from terminal.ui.lettering import BODY
from terminal.ui.look import Look
from terminal.ui.models.snapshots import SnapshotModel
from terminal.ui.widgets.entry_painter import EntryPainter
from terminal.ui.widgets.touch_list import TouchList


class EntryList(TouchList):
    """Emits `tapped(key)`, and `stepped(key, -1 | 1)` and `removed(key)` from the small buttons.

    With the keyboard: arrows walk, Enter taps, minus and plus step, Delete takes back.
    """

    stepped = Signal(str, int)
    removed = Signal(str)

    def __init__(
        self, look: Look, name: str, spoken: Words, *, height: int = 64, boxed: bool = True
    ) -> None:
        self.entries: SnapshotModel[EntryView | HeadView] = SnapshotModel(_key, _spoken)
        self._rows_painter = EntryPainter(look, height=height, boxed=boxed)
        super().__init__(look, self.entries, self._rows_painter, name)
        self._empty: tuple[Words, str] = ("", "")
        self._spoken_name = spoken
        self.setAccessibleName(str(spoken))

    def relook(self) -> None:
        """Word, lay out and paint again in the new theme or language."""
        super().relook()
        self._rows_painter.measure(self.entries.rows)
        self.setAccessibleName(str(self._spoken_name))

    def show_rows(self, rows: RowsView, empty: Words = "", icon: str = "receipt-bold") -> None:
        """Show these rows; `empty` and `icon` say what will be here while there are none."""
        self._rows_painter.measure(rows)
        self._empty = (empty, icon)
        before = self._chosen()
        self.entries.show(rows)
        self.viewport().update()
        if self._chosen() != before:
            self.reveal(self._chosen())

    def set_height(self, height: int) -> None:
        """Make every row this high."""
        if height != self._rows_painter.height:
            self._rows_painter.height = height
            self.relook()

    def part_rect(self, key: str, part: str = "") -> QRect:
        """Where a small button of a row lies in the viewport, or the row up to its buttons."""
        area = self.row_rect(key)
        if area.isEmpty():
            return area
        parts = self._parts(self.entries.row_of(key))
        if part:
            return parts.get(part, QRectF()).toRect()
        first = min((place.left() for place in parts.values()), default=area.right() + 1.0)
        return QRect(area.left(), area.top(), round(first) - area.left(), area.height())

    def _chosen(self) -> str:
        for entry in self.entries.rows:
            if isinstance(entry, EntryView) and entry.chosen:
                return entry.key
        return ""

    def _parts(self, number: int) -> dict[str, QRectF]:
        entry = self.entries.rows[number]
        if isinstance(entry, HeadView):
            return {}
        area = QRectF(self.visualRect(self.entries.index(number)))
        return self._rows_painter.parts(area, entry)

    def _part_at(self, number: int, place: QPoint) -> str:
        for name, area in self._parts(number).items() if number >= 0 else ():
            if area.adjusted(-4, -4, 4, 4).contains(QPointF(place)):
                return name
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        self._rows_painter.part = self._part_at(self.indexAt(place).row(), place)
        super().mousePressEvent(event)

    def take_tap(self, number: int, place: QPoint) -> None:
        entry = self.entries.rows[number]
        if isinstance(entry, HeadView):
            return
        match self._part_at(number, place):
            case "minus":
                self._step(entry, -1)
            case "plus":
                self._step(entry, 1)
            case "remove":
                self.removed.emit(entry.key)
            case _:
                self.tapped.emit(entry.key)

    def _step(self, entry: EntryView, way: int) -> None:
        if entry.count and (entry.more if way > 0 else entry.less):
            self.stepped.emit(entry.key, way)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self.currentIndex().row()
        entry = self.entries.rows[number] if 0 <= number < len(self.entries.rows) else None
        if not isinstance(entry, EntryView):
            super().keyPressEvent(event)
        elif entry.count and event.text() in ("-", "+", "="):
            self._step(entry, -1 if event.text() == "-" else 1)
        elif entry.removable and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(entry.key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.tapped.emit(entry.key)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.entries.rows or not self._empty[0]:
            return
        painter = QPainter(self.viewport())
        try:
            self._paint_empty(Canvas(painter, self.look))
        finally:
            painter.end()

    def _paint_empty(self, canvas: Canvas) -> None:
        area, words, icon = self.viewport().rect(), str(self._empty[0]), self._empty[1]
        centre, middle = area.width() / 2, area.height() / 2
        canvas.icon(centre - 32, middle - 72, icon, 64, "ink3")
        lines = self.look.letters.wrapped(BODY, words, area.width() - 48, 3)
        for number, text in enumerate(lines):
            canvas.write(centre, middle + 16 + 26 * number, text, BODY, "ink2", align=CENTRE)


def _key(row: EntryView | HeadView) -> str:
    return row.key if isinstance(row, EntryView) else f"head:{row.key}"


def _spoken(row: EntryView | HeadView) -> str:
    if isinstance(row, HeadView):
        return f"{row.fact} {row.rest} {row.figure}"
    chips = " ".join(str(chip.words) for chip in row.chips)
    return f"{row.lead} {row.title} {row.detail} {chips} {row.count} {row.figure}".strip()
