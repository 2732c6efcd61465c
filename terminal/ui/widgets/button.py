"""The button in its roles: go, plain, quiet, warn, stop, on, dash.

A button that cannot be used now stays touchable at 45 % and explains itself: it emits `refused`
with the reason instead of `clicked`.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from terminal.presenters.views import ActionView, ChipView, Words
from terminal.ui.canvas import CENTRE, LEFT, RIGHT, Canvas
from terminal.ui.lettering import LABEL, META, STRIP_META, Face
from terminal.ui.look import Look
from terminal.ui.widgets.painted import KEYBOARD_REASONS

# role: face, border, text
ROLES = {
    "go": ("pine", "pine_d", "on_pine"),
    "plain": ("surface", "edge", "ink"),
    "quiet": ("none", "none", "ink"),
    "warn": ("surface", "edge", "red"),
    "stop": ("red", "red_d", "on_red"),
    "on": ("ink", "ink", "surface"),
    "dash": ("none", "none", "ink"),
    "tint": ("pine_t", "pine", "pine"),
}


class Button(QAbstractButton):
    """A button painted by role, with an icon, words, a second line and a count chip, all optional.

    The role is the dynamic property `role`. Set `face`, `icon_size`, `padding`, `left_aligned`
    before showing it.
    """

    refused = Signal(object)

    def __init__(
        self, look: Look, words: Words = "", *, role: str = "plain", icon: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self.look = look
        self.words: Words = words
        self.icon_name = icon
        self.detail: Words = ""
        self.chip: ChipView | None = None
        self.refusal: Words = ""
        self.key_label = ""
        self._action: ActionView | None = None
        self.face: Face = LABEL
        self.icon_size = 24
        self.padding = 16
        self.left_aligned = False
        self.setObjectName(name)
        self._role = role
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(56)
        self.setAccessibleName(str(words))
        look.changed.connect(self.relook)

    @property
    def role(self) -> str:
        """The role it is painted in."""
        return self._role

    def set_role(self, role: str) -> None:
        """Paint in another role."""
        if role != self.role:
            self._role = role
            self.setProperty("role", role)
            self.update()

    def set_words(self, words: Words) -> None:
        """Say something else."""
        if words != self.words:
            self.words = words
            self.relook()

    def set_chip(self, chip: ChipView | None) -> None:
        """Show or take away the count chip."""
        self.chip = chip
        self.relook()

    def set_refusal(self, reason: Words) -> None:
        """Dim the button and keep the reason for the next tap; "" makes it usable again."""
        if reason != self.refusal:
            self.refusal = reason
            self.update()

    def show_action(self, action: ActionView) -> None:
        """Take everything from a snapshot; nothing is painted when it is the same."""
        if action == self._action:
            return
        self._action = action
        self.words, self.icon_name, self.detail = action.words, action.icon, action.detail
        self.chip, self.refusal = action.chip, action.refusal
        self.set_role("on" if action.chosen else action.role)
        self.relook()

    def relook(self) -> None:
        """Measure and paint again in the new theme or language."""
        if self.words:
            self.setAccessibleName(str(self.words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = self._content_width(self.face) + 2 * self.padding
        return QSize(round(max(width, self.height())), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.height(), self.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.refusal and self.isDown() and self.hitButton(event.position().toPoint()):
            self.setDown(False)
            self.refused.emit(self.refusal)
            return
        super().mouseReleaseEvent(event)

    def nextCheckState(self) -> None:
        """Stay as the snapshot says; a tap is only an intent."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() in KEYBOARD_REASONS:
            self.look.focused.emit(self, self.rect())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.look.focused.emit(None, QRect())
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        try:
            self._paint(painter)
        finally:
            painter.end()

    def _paint(self, painter: QPainter) -> None:
        if self.refusal:
            painter.setOpacity(0.45)
        canvas = Canvas(painter, self.look)
        self.draw_frame(canvas)
        if self.isDown() and self.role != "quiet":
            painter.translate(0, 2)
        self.draw_content(canvas, QRectF(self.rect()))
        if self.look.keys_shown and self.key_label:
            ink = ROLES[self.role][2]
            canvas.write(self.width() - 8, 12, self.key_label, STRIP_META, ink, align=RIGHT)

    def draw_frame(self, canvas: Canvas) -> None:
        """Paint face, border and rim of the role."""
        area = QRectF(self.rect())
        face, border, _ = ROLES[self.role]
        if self.role == "dash":
            canvas.outline(area, "ctl", 2, dashed=True)
        elif self.role == "quiet":
            if self.isDown():
                canvas.fill(area, "sunken", 8)
        else:
            canvas.plaque(area, self.look.theme[face], border, rim=self.rim, pressed=self.isDown())

    @property
    def rim(self) -> int:
        """How high the lower rim is."""
        return 3

    def draw_content(self, canvas: Canvas, area: QRectF) -> None:
        """Paint icon, words and chip in the middle, or from the left."""
        ink = ROLES[self.role][2]
        face = self._fitting(area.width() - 8)
        if self._is_only_words and self._content_width(face) > area.width() - 8:
            self._draw_rows(canvas, area, ink)
            return
        width = self._content_width(face)
        x = self.padding if self.left_aligned else (area.width() - width) / 2
        middle = area.center().y()
        if self.icon_name:
            x = canvas.icon(x, middle, self.icon_name, self.icon_size, ink) + self._icon_gap()
        words, detail = str(self.words), str(self.detail)
        if detail:
            align = LEFT if self.left_aligned or self.icon_name else CENTRE
            x = area.center().x() if align else x
            canvas.write(x, middle - 11, words, face, ink, align=align)
            second = "ink2" if self.role == "plain" else ink
            canvas.write(x, middle + 12, detail, META, second, align=align)
        elif words:
            x = canvas.write(x, middle, words, face, ink) + 8
        if self.chip is not None:
            self._draw_chip(canvas, x, area)

    @property
    def _is_only_words(self) -> bool:
        return not (self.icon_name or self.detail or self.chip or self.left_aligned)

    def _draw_rows(self, canvas: Canvas, area: QRectF, ink: str) -> None:
        """Set words that are too long for one row in two."""
        face = Face(14, self.face.bold)
        rows = self.look.letters.wrapped(face, str(self.words), area.width() - 12, 2)
        top = area.center().y() - 9 * (len(rows) - 1)
        for number, row in enumerate(rows):
            canvas.write(area.center().x(), top + 18 * number, row, face, ink, align=CENTRE)

    def _draw_chip(self, canvas: Canvas, x: float, area: QRectF) -> None:
        assert self.chip is not None
        if self.left_aligned:
            x = area.right() - self.padding - canvas.chip_width(self.chip)
        canvas.chip(x, area.center().y(), self.chip)

    def _icon_gap(self) -> int:
        return 8 if self.words else 0

    def _fitting(self, width: float) -> Face:
        if self.face.px != LABEL.px:
            return self.face
        faces = (self.face, Face(16, self.face.bold), Face(14, self.face.bold))
        return next((face for face in faces if self._content_width(face) <= width), faces[-1])

    def _content_width(self, face: Face) -> float:
        letters = self.look.letters
        width = letters.advance(face, str(self.words))
        if self.detail:
            width = max(width, letters.advance(META, str(self.detail)))
        if self.icon_name:
            width += self.icon_size + self._icon_gap()
        if self.chip is not None:
            width += 8 + letters.advance(Face(14, True), str(self.chip.words)) + 16
        return width
