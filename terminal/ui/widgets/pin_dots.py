"""Typing a PIN: a keypad, and how many digits are typed, never which."""

from PySide6.QtCore import QPointF, QRectF, QSize

from terminal.text import tr
from terminal.ui.canvas import Canvas
from terminal.ui.look import Look
from terminal.ui.widgets.keypad import Keypad, pin_keys
from terminal.ui.widgets.painted import Painted

_SHORTEST, _PITCH = 4, 32


class PinDots(Painted):
    """Full beads for typed digits, hollow ones up to the shortest PIN."""

    def __init__(self, look: Look, name: str = "") -> None:
        super().__init__(look)
        self.setObjectName(name)
        self._digits = 0
        self.setFixedHeight(40)

    @property
    def digits(self) -> int:
        """How many digits are shown as typed."""
        return self._digits

    def show_digits(self, digits: int) -> None:
        """Show that so many digits are typed."""
        self._digits = digits
        self.setAccessibleName(str(tr("{n} digits typed", n=digits)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(8 * _PITCH, 40)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        places = max(_SHORTEST, self._digits)
        x = area.center().x() - _PITCH * (places - 1) / 2
        painter = canvas.painter
        for place in range(places):
            centre = QPointF(x + _PITCH * place, area.center().y())
            painter.setPen(self.look.pen("ink" if place < self._digits else "ctl", 2))
            painter.setBrush(self.look.theme["ink" if place < self._digits else "none"])
            painter.drawEllipse(centre, 8, 8)


class PinPad(Keypad):
    """The keypad for a PIN; dimmed while sign-in is locked out, when a tap is still told."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, pin_keys(), name)
        self._dimmed = False

    def set_dimmed(self, dimmed: bool) -> None:
        """Draw the keys as not usable now, or as usable again."""
        self._dimmed = dimmed
        self.update()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.painter.setOpacity(0.45 if self._dimmed else 1.0)
        super().draw(canvas, area)
