"""A list for fingers: answers on press, drags to scroll, and is walked with the arrow keys."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from terminal.ui.canvas import Canvas
from terminal.ui.look import Look
from terminal.ui.models.snapshots import AnyIndex, SnapshotModel
from terminal.ui.widgets.painted import KEYBOARD_REASONS

_SLOP = 12


class RowPainter(QStyledItemDelegate):
    """Paints rows of a `TouchList`; subclasses say how high a row is and draw it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.pressed = -1

    def row_size(self, row: object) -> QSize:
        """The size of one row."""
        raise NotImplementedError

    def draw_row(self, canvas: Canvas, area: QRect, row: object, pressed: bool) -> None:
        """Paint one row."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        del option
        return self.row_size(index.data(Qt.ItemDataRole.UserRole))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        area: QRect = option.rect
        painter.save()
        canvas = Canvas(painter, self.look)
        row = index.data(Qt.ItemDataRole.UserRole)
        self.draw_row(canvas, area, row, index.row() == self.pressed)
        painter.restore()


class TouchList(QListView):
    """Shows a `SnapshotModel` through a `RowPainter`; `tapped` carries the key of the row."""

    tapped = Signal(str)

    def __init__(
        self, look: Look, model: SnapshotModel[Any], painter: RowPainter, name: str
    ) -> None:
        super().__init__()
        # A viewport made here is known to PySide; for Qt's own it would first build every class
        # of widget there is, to find out which one it is.
        self.setViewport(QWidget())
        self.look, self.rows, self.row_painter = look, model, painter
        self.setObjectName(name)
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(False)
        self._start = QPoint()
        self._scrolled = 0
        look.changed.connect(self.relook)

    def relook(self) -> None:
        """Lay out and paint again in the new theme or language."""
        self.scheduleDelayedItemsLayout()
        self.viewport().update()

    def row_rect(self, key: str) -> QRect:
        """Where the row with this key lies in the viewport; empty if it is not there."""
        number = self.rows.row_of(key)
        return QRect() if number < 0 else self.visualRect(self.rows.index(number))

    def reveal(self, key: str) -> None:
        """Scroll until the row can be seen."""
        number = self.rows.row_of(key)
        if number >= 0:
            self.scrollTo(self.rows.index(number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._start = event.position().toPoint()
        self._scrolled = self.verticalScrollBar().value()
        self._press(self.indexAt(self._start).row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        way = event.position().toPoint() - self._start
        if self.row_painter.pressed >= 0 and way.manhattanLength() > _SLOP:
            self._press(-1)
        if self.row_painter.pressed < 0:
            self.verticalScrollBar().setValue(self._scrolled - way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self.row_painter.pressed
        self._press(-1)
        place = event.position().toPoint()
        if number >= 0 and self.indexAt(place).row() == number:
            self.take_tap(number, place)

    def take_tap(self, number: int, place: QPoint) -> None:
        """A finger was lifted on row `number`; subclasses may look where in it."""
        del place
        self.tapped.emit(self.rows.key_of(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        walking = (
            Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right,
            Qt.Key.Key_Home, Qt.Key.Key_End,
        )  # fmt: skip
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            number = self.currentIndex().row()
            if number >= 0:
                self.take_tap(number, self.visualRect(self.currentIndex()).center())
        elif event.key() in walking:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        # QListView would lay out and repaint the whole list for each row that differs.
        del roles
        self.viewport().update(self.visualRect(first).united(self.visualRect(last)))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]
        super().currentChanged(current, previous)
        if self.hasFocus():
            self._ring()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in KEYBOARD_REASONS:
            if not self.currentIndex().isValid():
                self.setCurrentIndex(self.rows.index(0))
            self._ring()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.look.focused.emit(None, QRect())
        super().focusOutEvent(event)

    def _ring(self) -> None:
        area = self.visualRect(self.currentIndex())
        self.look.focused.emit(self.viewport(), area)

    def _press(self, number: int) -> None:
        before, self.row_painter.pressed = self.row_painter.pressed, number
        for changed in {before, number} - {-1}:
            self.update(self.rows.index(changed))
