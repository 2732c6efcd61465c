"""The keyboard's focus: a 3 px ink outline, 2 px away, above everything else in the window."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QWidget

from terminal.ui.canvas import Canvas
from terminal.ui.look import Look
from terminal.ui.widgets.painted import Painted

_REACH = 5


class FocusRing(Painted):
    """Lies over the window and surrounds what the keyboard reached; the mouse never shows it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._over = parent
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        look.focused.connect(self.surround)

    def surround(self, widget: QWidget | None, area: QRect) -> None:
        """Move around `area` of `widget`; None hides the ring."""
        if widget is None or widget.window() is not self._over.window():
            self.hide()
            return
        corner = widget.mapTo(self._over, QPoint(area.x(), area.y()))
        self.setGeometry(QRect(corner, area.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.show()
        self.raise_()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.outline(area, "ink", 3, radius=12)
