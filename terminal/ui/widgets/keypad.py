"""The keypad: one painted widget that answers on press and takes hardware keys as well."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.presenters.views import Words
from terminal.text import tr
from terminal.ui.canvas import CENTRE, Canvas
from terminal.ui.lettering import LABEL, LABEL_L, TITLE_L, Face
from terminal.ui.look import Look
from terminal.ui.widgets.painted import Painted
from terminal.ui.widgets.stand_ins import StandIns


class Key(NamedTuple):
    """One key: what it emits, what it shows, and where it lies in the grid."""

    code: str
    row: int
    column: int
    words: Words = ""
    icon: str = ""
    span: int = 1


BACKSPACE, CLEAR, DOT, EXTRA = "backspace", "clear", ".", "extra"
_DIGITS = tuple(
    Key(str(7 - 3 * row + column), row, column) for row in range(3) for column in range(3)
)
_RIGHT = (
    Key(BACKSPACE, 0, 3, icon="backspace-bold"),
    Key(CLEAR, 1, 3, tr("Clear")),
    Key("00", 2, 3),
)
_HARDWARE = {
    Qt.Key.Key_Backspace: BACKSPACE,
    Qt.Key.Key_Delete: CLEAR,
    Qt.Key.Key_Comma: DOT,
    Qt.Key.Key_Period: DOT,
    Qt.Key.Key_F8: EXTRA,
}


def amount_keys(extra: Words = "") -> tuple[Key, ...]:
    """Keys for money and weights: 789 back, 456 clear, 123 00, 0 dot and one extra key."""
    last = (Key("0", 3, 0, span=2 if extra else 3), Key(DOT, 3, 2 if extra else 3))
    return (*_DIGITS, *_RIGHT, *last, *((Key(EXTRA, 3, 3, extra),) if extra else ()))


def pin_keys() -> tuple[Key, ...]:
    """Keys for a PIN or a whole number: three columns, clear and back beside the nought."""
    last = (
        Key(CLEAR, 3, 0, tr("Clear")),
        Key("0", 3, 1),
        Key(BACKSPACE, 3, 2, icon="backspace-bold"),
    )
    return (*_DIGITS, *last)


class Keypad(Painted):
    """Emits `key` with the code of each key, on press: digits, "00", ".", backspace, clear, extra.

    Call `take_key` with key events that reach the screen instead of the keypad.
    """

    key = Signal(str)

    def __init__(
        self, look: Look, keys: Sequence[Key], name: str = "keypad", parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self.setObjectName(name)
        self.setAccessibleName(str(tr("Keypad")))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._keys = tuple(keys)
        self._down = ""
        self._named = StandIns(self)

    def set_keys(self, keys: Sequence[Key]) -> None:
        """Lay other keys."""
        self._keys = tuple(keys)
        self.name_keys()
        self.update()

    def name_keys(self, always: bool = False) -> None:
        """Give every key an accessible name, where something asks for it."""
        areas = {str(key.words) or key.code: self.key_rect(key.code) for key in self._keys}
        self._named.lay(areas, always)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.name_keys()

    def sizeHint(self) -> QSize:
        return QSize(self._columns * 100, self._rows * 80)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._columns * 56, self._rows * 56)

    def key_rect(self, code: str) -> QRect:
        """Where the key with this code lies.

        Raises:
            KeyError: no key has that code.
        """
        for key in self._keys:
            if key.code == code:
                return self.area_of(key).toRect()
        raise KeyError(code)

    def take_key(self, event: QKeyEvent) -> bool:
        """Handle a hardware key; False if the keypad has no such key."""
        code = _HARDWARE.get(Qt.Key(event.key()), event.text())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if not any(key.code == code for key in self._keys):
            return False
        self.key.emit(code)
        return True

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        del area
        for key in self._keys:
            if self.area_of(key).toAlignedRect().intersects(self.exposed):
                self._draw_key(canvas, key)

    def _draw_key(self, canvas: Canvas, key: Key) -> None:
        box = self.area_of(key)
        pressed = key.code == self._down
        canvas.plaque(box, self.look.theme["surface"], "line", pressed=pressed)
        middle = box.center().y() - 1 + 2 * pressed
        if key.icon:
            size = 32
            canvas.icon(box.center().x() - size / 2, middle, key.icon, size, "ink")
            return
        words = str(key.words) or key.code
        canvas.write(box.center().x(), middle, words, self.face_of(words, box), "ink", align=CENTRE)

    def face_of(self, words: str, box: QRectF) -> Face:
        """The face a key is lettered in."""
        if len(words) <= 2 and words.isascii():
            return TITLE_L
        narrow = self.look.letters.advance(LABEL_L, words) > box.width() - 12
        return LABEL if narrow else LABEL_L

    @property
    def _columns(self) -> int:
        return max(key.column + key.span for key in self._keys)

    @property
    def _rows(self) -> int:
        return max(key.row for key in self._keys) + 1

    def area_of(self, key: Key) -> QRectF:
        """Where a key lies."""
        gap = 8
        wide = (self.width() - gap * (self._columns - 1)) / self._columns
        high = (self.height() - gap * (self._rows - 1)) / self._rows
        left, top = round(key.column * (wide + gap)), round(key.row * (high + gap))
        right = round((key.column + key.span) * (wide + gap) - gap)
        return QRectF(left, top, right - left, round((key.row + 1) * (high + gap) - gap) - top)

    def _at(self, event: QMouseEvent) -> Key | None:
        for key in self._keys:
            if self.area_of(key).adjusted(-4, -4, 4, 4).contains(event.position()):
                return key
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self._at(event)
        if key is not None:
            self._down = key.code
            self.repaint(self.area_of(key).toAlignedRect())
            self.key.emit(key.code)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        for key in self._keys:
            if key.code == self._down:
                self.update(self.area_of(key).toAlignedRect())
        self._down = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)
