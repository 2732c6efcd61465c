"""The two kinds of widget that paint themselves: plain areas and buttons."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.canvas import Canvas
from terminal.ui.look import Look

KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Painted(QWidget):
    """A widget drawn on a canvas; it repaints when the look changes.

    Subclasses override `draw`, and `focus_area` where only a part of them has the focus.
    `exposed` is the part being painted.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.exposed = QRect()
        look.changed.connect(self.relook)

    def relook(self) -> None:
        """Measure and paint again in the new theme or language."""
        self.updateGeometry()
        self.update()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        """Paint the whole widget; what lies outside the exposed part is clipped."""

    def focus_area(self) -> QRect:
        """Where the keyboard's ring goes."""
        return self.rect()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.exposed = event.rect()
        painter = QPainter(self)
        try:
            self.draw(Canvas(painter, self.look), QRectF(self.rect()))
        finally:
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in KEYBOARD_REASONS:
            self.look.focused.emit(self, self.focus_area())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.look.focused.emit(None, QRect())
        super().focusOutEvent(event)
