"""Banners (facts that stay until dealt with) and the toast (one at a time, 4 s, with undo)."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.presenters.views import BannerView, ToastView, Tone
from terminal.ui.canvas import RIGHT, Canvas
from terminal.ui.lettering import BODY, BODY_BOLD, LABEL, LABEL_PLAIN, META, Face
from terminal.ui.look import Look
from terminal.ui.widgets.painted import Painted

TOAST_MS = 4000
TOAST_WIDE = 640
_BANNERS = {
    Tone.AMBER: ("amber_t", "amber", True),
    Tone.RED: ("red_t", "red", False),
    Tone.PINE: ("pine_t", "pine", False),
    Tone.BLUE: ("blue_t", "blue", False),
}


class Banner(Painted):
    """A bold fact and its plain consequence; `acted` when its action is tapped, `closed` by ×.

    Amber banners are hatched and dashed: not known yet. Red ones are solid: a fault.
    """

    acted = Signal()
    closed = Signal()

    def __init__(self, look: Look, name: str = "banner", parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(56)
        self._view: BannerView | None = None
        self._action = QRectF()
        self._close = QRectF()
        self.hide()

    @property
    def view(self) -> BannerView | None:
        """What it shows, if anything."""
        return self._view

    def show_banner(self, view: BannerView | None) -> None:
        """Show a banner; None takes it away."""
        self._view = view
        self.setVisible(view is not None)
        if view is not None:
            self.setAccessibleName(f"{view.fact} {view.rest}")
            self.raise_()
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self.height())

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        view = self._view
        if view is None:
            return
        face, ink, dashed = _BANNERS.get(view.tone, _BANNERS[Tone.AMBER])
        canvas.fill(area, face, 8)
        if dashed:
            canvas.hatched(area, "hatch_wait")
        canvas.outline(area, ink, 2, dashed=dashed)
        x = canvas.icon(12, area.center().y(), view.icon, 32, ink) + 12
        self._draw_words(
            canvas, QRectF(x, 0, self._draw_ends(canvas, area, view) - x - 8, area.height())
        )

    def _draw_words(self, canvas: Canvas, room: QRectF) -> None:
        assert self._view is not None
        letters, middle = self.look.letters, room.center().y()
        fact, rest = str(self._view.fact), str(self._view.rest)
        if not rest:
            self._one(canvas, room, middle, (fact, BODY_BOLD))
        elif letters.advance(BODY_BOLD, fact + rest) + 8 <= room.width():
            end = canvas.write(room.left(), middle, fact, BODY_BOLD, "ink")
            canvas.write(end + 8, middle, rest, BODY, "ink")
        else:
            self._one(canvas, room, middle - 11, (fact, BODY_BOLD))
            self._one(canvas, room, middle + 12, (rest, META))

    def _one(self, canvas: Canvas, room: QRectF, middle: float, text: tuple[str, Face]) -> None:
        words = self.look.letters.elided(text[1], text[0], room.width())
        canvas.write(room.left(), middle, words, text[1], "ink")

    def _draw_ends(self, canvas: Canvas, area: QRectF, view: BannerView) -> float:
        right = area.right()
        self._close = self._action = QRectF()
        if view.closable:
            self._close = QRectF(right - 48, 0, 48, area.height())
            canvas.icon(right - 36, area.center().y(), "x-bold", 24, "ink")
            right -= 48
        if view.action:
            words = str(view.action)
            wide = self.look.letters.advance(LABEL, words) + 24
            self._action = QRectF(right - wide, 4, wide, area.height() - 8)
            canvas.outline(self._action, "ink", 2)
            canvas.write(right - 12, area.center().y(), words, LABEL, "ink", align=RIGHT)
            right -= wide
        return right

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._close.contains(event.position()):
            self.closed.emit()
        elif self._action.contains(event.position()):
            self.acted.emit()


class Toast(Painted):
    """Ink on the screen for 4 s; `undo_pressed` when its right part is tapped."""

    undo_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.setObjectName("toast")
        self.setFixedHeight(64)
        self._view = ToastView("")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TOAST_MS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def words(self) -> str:
        """What it says, or said last."""
        return str(self._view.words)

    def show_toast(self, view: ToastView) -> None:
        """Say it for 4 s in place of what was said before."""
        self._view = view
        self.setAccessibleName(str(view.words))
        self.resize(self.sizeHint())
        self.raise_()
        self.show()
        self.update()
        self._timer.start()

    def relook(self) -> None:
        middle = self.geometry().center().x()
        self.resize(self.sizeHint())
        self.move(middle - self.width() // 2, self.y())
        super().relook()

    def sizeHint(self) -> QSize:
        face, rows = self._rows()
        wide = max(self.look.letters.advance(face, row) for row in rows)
        return QSize(ceil(wide + self._beside), 64)

    @property
    def _beside(self) -> float:
        """What the words leave to the margins and to undo."""
        undo = str(self._view.undo)
        return 48 + (self.look.letters.advance(LABEL, undo) + 80 if undo else 0)

    def _rows(self) -> tuple[Face, tuple[str, ...]]:
        """One row, or two smaller ones where the words are longer than there is room."""
        words, letters, parent = str(self._view.words), self.look.letters, self.parentWidget()
        room = (parent.width() if parent is not None else TOAST_WIDE) - 32 - self._beside
        room = min(room, TOAST_WIDE)
        if letters.advance(LABEL_PLAIN, words) <= room:
            return LABEL_PLAIN, (words,)
        return BODY, letters.wrapped(BODY, words, room, 2)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, "ink", 8)
        face, rows = self._rows()
        top = area.center().y() - 11 * (len(rows) - 1)
        for number, row in enumerate(rows):
            canvas.write(24, top + 22 * number, row, face, "paper")
        if self._view.undo:
            undo = str(self._view.undo)
            canvas.write(area.right() - 24, area.center().y(), undo, LABEL, "paper", align=RIGHT)
            x = area.right() - 56 - self.look.letters.advance(LABEL, undo)
            canvas.icon(x, area.center().y(), "arrow-counter-clockwise-bold", 24, "paper")
            canvas.fill(QRectF(round(x) - 16, 16, 1, 32), "ink3")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        undo = self.look.letters.advance(LABEL, str(self._view.undo)) + 72
        if self._view.undo and event.position().x() > self.width() - undo:
            self.hide()
            self.undo_pressed.emit()
        elif event.button() is Qt.MouseButton.LeftButton:
            self.hide()
