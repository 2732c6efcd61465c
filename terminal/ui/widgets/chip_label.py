"""A chip as a widget of its own, beside a title."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy

from terminal.presenters.views import ChipView
from terminal.ui.canvas import CHIP_HEIGHT, Canvas
from terminal.ui.look import Look
from terminal.ui.widgets.painted import Painted


class ChipLabel(Painted):
    """Shows a chip, or nothing."""

    def __init__(self, look: Look, name: str = "") -> None:
        super().__init__(look)
        self.setObjectName(name)
        self._chip: ChipView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def words(self) -> str:
        """What the chip says."""
        return str(self._chip.words) if self._chip is not None else ""

    def show_chip(self, chip: ChipView | None) -> None:
        """Show another chip; None takes it away."""
        self._chip = chip
        self.setVisible(chip is not None)
        self.setAccessibleName(self.words)
        self.relook()

    def sizeHint(self) -> QSize:
        if self._chip is None:
            return QSize(0, CHIP_HEIGHT)
        ruler = QPixmap(1, 1)
        painter = QPainter(ruler)
        width = Canvas(painter, self.look).chip_width(self._chip)
        painter.end()
        return QSize(round(width), CHIP_HEIGHT)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        if self._chip is not None:
            canvas.chip(area.left(), area.center().y(), self._chip)
