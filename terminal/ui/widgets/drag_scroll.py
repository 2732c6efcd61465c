"""A finger drags what is too long for its area, even where it comes down on a button."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

_SLOP = 12


class DragScroll(QObject):
    """Watches the content of a scroll area; a drag takes its press away from a button."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._start: QPoint | None = None
        self._value = 0
        self._dragging = False

    def watch(self, widget: QWidget) -> None:
        """Let a drag begin on this widget too."""
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QMouseEvent):
            return False
        place = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._start, self._dragging = place, False
            self._value = self._area.verticalScrollBar().value()
        elif event.type() == QEvent.Type.MouseMove and self._start is not None:
            return self._moved(watched, (self._start - place).y(), event)
        elif event.type() == QEvent.Type.MouseButtonRelease:
            dragged, self._start = self._dragging, None
            return dragged
        return False

    def _moved(self, watched: QObject, way: int, event: QMouseEvent) -> bool:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        if not self._dragging and abs(way) > _SLOP:
            self._dragging = self._area.verticalScrollBar().maximum() > 0
            if self._dragging and isinstance(watched, QAbstractButton):
                watched.setDown(False)
        if self._dragging:
            self._area.verticalScrollBar().setValue(self._value + way)
        return self._dragging
