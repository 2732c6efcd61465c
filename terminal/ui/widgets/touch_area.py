"""A part of a screen that scrolls under the finger and with the keyboard, upright only."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_SLOP = 12


class TouchArea(QScrollArea):
    """Holds one widget as wide as itself; a drag scrolls, the focus is kept in sight."""

    def __init__(self, inner: QWidget, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._start: QPoint | None = None
        self._scrolled = 0
        inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scroll when the finger drags the room between the widgets."""
        if isinstance(event, QMouseEvent):
            self._drag(event)
        return super().eventFilter(watched, event)

    def page(self, way: int) -> None:
        """Scroll by most of what can be seen: -1 up, 1 down."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + way * round(self.viewport().height() * 0.8))

    def _drag(self, event: QMouseEvent) -> None:
        place = event.globalPosition().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            self._start, self._scrolled = place, self.verticalScrollBar().value()
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._start = None
        elif self._start is not None and abs(place.y() - self._start.y()) > _SLOP:
            self.verticalScrollBar().setValue(self._scrolled - place.y() + self._start.y())
