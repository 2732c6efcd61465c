"""The paper as it was or will be printed: the bitmap of the print layout itself."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QSizePolicy

from terminal.text import tr
from terminal.ui.canvas import Canvas
from terminal.ui.look import Look
from terminal.ui.widgets.painted import Painted

_WIDEST = 384


class Paper(Painted):
    """Shows a PNG on white, as wide as there is room, at most 384."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look)
        self.setObjectName(name)
        self.setAccessibleName(str(tr("How the receipt looks")))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._png = b""
        self._picture = QPixmap()

    def show_png(self, png: bytes) -> None:
        """Show this picture; nothing for none."""
        if png != self._png:
            self._png, self._picture = png, QPixmap()
            self._picture.loadFromData(png)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if self._picture.isNull():
            return 0
        wide = min(width, _WIDEST)
        return round(self._picture.height() * (wide - 32) / self._picture.width()) + 32

    def sizeHint(self) -> QSize:
        return QSize(_WIDEST, self.heightForWidth(_WIDEST))

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        if self._picture.isNull():
            return
        wide = min(area.width(), float(_WIDEST))
        left = area.left() + (area.width() - wide) / 2
        high = self.heightForWidth(round(area.width()))
        canvas.painter.fillRect(QRectF(left, 0, wide, high), Qt.GlobalColor.white)
        target = QRectF(left + 16, 16, wide - 32, high - 32)
        canvas.painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))
        canvas.outline(QRectF(left, 0, wide, high), "line", 1, radius=0)
