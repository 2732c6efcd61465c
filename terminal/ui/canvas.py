"""Painting in the words of the design language: text on baselines, plaques, chips, beads, bars.

A canvas joins a painter and the look for the length of one paint event.
"""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from terminal.presenters.views import Bead, ChipView, Tone
from terminal.ui.lettering import BASELINE, META_BOLD, Face
from terminal.ui.look import Look

LEFT, RIGHT, CENTRE = 0.0, 1.0, 0.5
CHIP_HEIGHT = 24
_CHIPS = {
    Tone.NEUTRAL: ("sunken", "ink2"),
    Tone.PINE: ("pine_t", "pine"),
    Tone.AMBER: ("amber_t", "amber"),
    Tone.RED: ("red_t", "red"),
    Tone.BLUE: ("blue_t", "blue"),
    Tone.PLUM: ("plum_t", "plum"),
    Tone.INK: ("ink", "surface"),
    Tone.DASHED: ("none", "ink2"),
}


class Canvas:
    """Draws one widget or one row with the roles of the theme in force."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self.painter = painter
        self.look = look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def write(
        self, x: float, middle: float, text: str, face: Face, role: str, *, align: float = LEFT
    ) -> float:
        """Set `text` on the baseline of the row whose middle is given; return where it ends."""
        return self.write_in(x, middle, text, face, self.look.theme[role], align=align)

    def write_in(
        self, x: float, middle: float, text: str, face: Face, colour: QColor, *, align: float = LEFT
    ) -> float:
        """As `write`, in a colour that is not a role."""
        width = self.look.letters.advance(face, text)
        start = x - width * align
        self.painter.setFont(self.look.letters.font(face))
        self.painter.setPen(colour)
        self.painter.drawText(QPointF(start, ceil(middle + BASELINE * face.px)), text)
        return start + width

    def money(
        self, x: float, middle: float, figure: str, face: Face, role: str, *, align: float = RIGHT
    ) -> float:
        """Set an amount, its sign at 60 % and weight 400 on the same baseline; return its left."""
        sign = Face(round(face.px * 0.6))
        gap = face.px * 0.2 if face.px >= 24 else 1
        letters = self.look.letters
        width = letters.advance(sign, "¥") + gap + letters.advance(face, figure)
        left = x - width * align
        baseline = ceil(middle + BASELINE * face.px)
        after = self.write(left, baseline - BASELINE * sign.px, "¥", sign, role)
        self.write(after + gap, middle, figure, face, role)
        return left

    def fill(self, rect: QRectF, role: str, radius: float = 0) -> None:
        """Fill a rectangle, rounded where a radius is given."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.theme[role])
        if radius:
            self.painter.drawRoundedRect(rect, radius, radius)
        else:
            self.painter.drawRect(rect)

    def outline(
        self, rect: QRectF, role: str, width: float, *, radius: float = 8, dashed: bool = False
    ) -> None:
        """Draw a border inside `rect`."""
        half = width / 2
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        self.painter.setPen(self.look.pen(role, width, dashed))
        inner = rect.adjusted(half, half, -half, -half)
        self.painter.drawRoundedRect(inner, max(0, radius - half), max(0, radius - half))

    def plaque(
        self, rect: QRectF, face: QColor, line: str, *, rim: int = 3, pressed: bool = False
    ) -> None:
        """Draw what can be pressed: a face with a hairline and a lower rim instead of a shadow."""
        key = (rect.width(), rect.height(), face.rgba(), line, rim, pressed)
        ratio = self.painter.device().devicePixelRatioF()
        pixmap = self.look.plaques.get((key, ratio))
        if pixmap is None:
            pixmap = QPixmap(round(rect.width() * ratio), round(rect.height() * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            box = QRectF(0, 0, rect.width(), rect.height())
            Canvas(painter, self.look)._draw_plaque(box, face, line, rim=rim, pressed=pressed)
            painter.end()
            self.look.keep_plaque((key, ratio), pixmap)
        self.painter.drawPixmap(rect.topLeft(), pixmap)

    def _draw_plaque(
        self, rect: QRectF, face: QColor, line: str, *, rim: int, pressed: bool
    ) -> None:
        edge = "edge" if line in ("line", "edge") else line
        box = rect.adjusted(0, 2, 0, 0) if pressed else rect
        low = 1 if pressed else rim
        self.fill(box, edge, 8)
        if line != edge:
            self.fill(box.adjusted(0, 0, 0, 1.0 - low), line, 8)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(face.darker(106) if pressed else face)
        self.painter.drawRoundedRect(box.adjusted(1, 1, -1, -low), 7, 7)

    def hatched(self, rect: QRectF, hatch: str = "hatch", *, radius: float = 8) -> None:
        """Lay the diagonal hatch over a rectangle."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.look.hatch(hatch))
        self.painter.drawRoundedRect(rect, radius, radius)

    def icon(self, x: float, middle: float, name: str, size: int, role: str) -> float:
        """Draw an icon with its left at `x`; return where it ends."""
        ratio = self.painter.device().devicePixelRatioF()
        pixmap = self.look.icons.pixmap(name, size, self.look.theme[role], ratio)
        self.painter.drawPixmap(QPointF(round(x), round(middle - size / 2)), pixmap)
        return x + size

    def chip_width(self, chip: ChipView) -> float:
        """How wide `chip` will be."""
        extra = 20 if chip.icon else 0
        return round(self.look.letters.advance(META_BOLD, str(chip.words)) + 16 + extra)

    def chip(self, x: float, middle: float, chip: ChipView) -> float:
        """Draw a chip with its left at `x`; return where it ends."""
        fill, ink = _CHIPS[chip.tone]
        width = self.chip_width(chip)
        rect = QRectF(round(x), round(middle - CHIP_HEIGHT / 2), width, CHIP_HEIGHT)
        self.fill(rect, fill, 4)
        if chip.tone is Tone.DASHED:
            self.outline(rect, "ctl", 1.5, radius=4, dashed=True)
        inside = rect.left() + 8
        if chip.icon:
            inside = self.icon(inside, middle, chip.icon, 16, ink) + 4
        self.write(inside, middle, str(chip.words), META_BOLD, ink)
        return rect.right()

    def bead(self, centre: QPointF, shape: Bead, role: str, size: float = 14) -> None:
        """Draw a state: full, half, hollow circle, or the tilted square of a fault."""
        painter, radius = self.painter, size / 2
        colour = self.look.theme[role]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if shape is Bead.FULL:
            painter.drawEllipse(centre, radius, radius)
        elif shape is Bead.FAULT:
            painter.drawPath(_diamond(centre, radius + 0.5))
        else:
            if shape is Bead.HALF:
                box = QRectF(centre.x() - radius, centre.y() - radius, size, size)
                painter.drawPie(box, 90 * 16, 180 * 16)
            painter.setPen(self.look.pen(role, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, radius - 1, radius - 1)

    def state_bar(self, rect: QRectF, role: str, dashed: bool) -> None:
        """Draw the bar of a row: solid once it is true, 7 on 5 off until then."""
        if not dashed:
            self.fill(rect, role)
            return
        top = rect.top()
        while top < rect.bottom():
            self.fill(QRectF(rect.left(), top, rect.width(), min(7, rect.bottom() - top)), role)
            top += 12

    def struck(self, right: float, middle: float, text: str, face: Face, role: str) -> None:
        """Set a price that no longer holds, right-aligned and struck through."""
        left = right - self.look.letters.advance(face, text)
        self.write(left, middle, text, face, role)
        self.painter.setPen(self.look.pen(role, 1))
        self.painter.drawLine(QPointF(left, middle + 1), QPointF(right, middle + 1))


def _diamond(centre: QPointF, reach: float) -> QPainterPath:
    path = QPainterPath(QPointF(centre.x(), centre.y() - reach))
    path.lineTo(centre.x() + reach, centre.y())
    path.lineTo(centre.x(), centre.y() + reach)
    path.lineTo(centre.x() - reach, centre.y())
    path.closeSubpath()
    return path
