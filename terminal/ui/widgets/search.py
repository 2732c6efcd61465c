"""The search row and the search pad that covers the lower tiles while one searches."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from terminal.presenters.views import Words
from terminal.text import tr
from terminal.ui.canvas import RIGHT, Canvas
from terminal.ui.lettering import BODY, LABEL, LABEL_PLAIN, TITLE, Face
from terminal.ui.look import Look
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.keypad import BACKSPACE, CLEAR, Key, Keypad
from terminal.ui.widgets.painted import Painted

_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


class SearchField(Painted):
    """The framed field: a hint until it is touched, then what is typed and how much was found."""

    touched = Signal()
    changed = Signal(str)
    entered = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setObjectName("sell.search")
        self.compact = False
        self._open = False
        self._summary: Words = ""
        self.line = QLineEdit(self)
        self.line.setObjectName("sell.search.text")
        self.line.setProperty("role", "bare")
        self.line.setFrame(False)
        self.line.setMaxLength(64)
        self.line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line.setAccessibleName(str(tr("Search")))
        self.line.textEdited.connect(self.changed)
        self.line.returnPressed.connect(lambda: self.entered.emit(self.line.text()))
        self.line.installEventFilter(self)

    @property
    def is_open(self) -> bool:
        """Whether one is searching."""
        return self._open

    def set_open(self, opened: bool) -> None:
        """Begin or end searching; ending empties the field."""
        self._open = opened
        if not opened:
            self.line.clear()
            self._summary = ""
            self.line.clearFocus()
            self.line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self.line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def say(self, summary: Words) -> None:
        """Say at the right how much was found."""
        self._summary = summary
        self._place()
        self.update()

    def type_key(self, code: str) -> None:
        """Take a key of the pad."""
        text = self.line.text()
        new = {BACKSPACE: text[:-1], CLEAR: ""}.get(code, text + code)
        if new != text:
            self.line.setText(new)
            self.changed.emit(new)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and not self._open:
            self.touched.emit()
            return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.touched.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        taken = self.look.letters.advance(BODY, str(self._summary)) + 32
        self.line.setGeometry(52, 4, max(40, self.width() - 52 - round(taken)), self.height() - 8)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, "surface", 8)
        canvas.outline(area, "pine" if self._open else "ctl", 3 if self._open else 2)
        middle = area.center().y()
        role = "pine" if self._open else "ink2"
        canvas.icon(16, middle, "magnifying-glass-bold", 28, role)
        if self._open or self.line.text():
            canvas.write(area.right() - 19, middle, str(self._summary), BODY, "ink2", align=RIGHT)
        else:
            self._draw_hint(canvas, middle, area.right() - 16)

    def _draw_hint(self, canvas: Canvas, middle: float, right: float) -> None:
        x = 50.0 if self.compact else 54.0
        if self.compact:
            hint = str(tr("Name, initials, barcode, code"))
        else:
            hint = str(tr("Name, pinyin initials, barcode or code"))
        face = Face(16) if self.compact else LABEL_PLAIN
        for number, words in enumerate(hint.split("*")):
            part = Face(face.px, number % 2 == 1)
            shown = self.look.letters.elided(part, words, right - x)
            x = canvas.write(x, middle + 1, shown, part, "ink2")


class SearchRow(QWidget):
    """Field, scan and keys; while searching, field and the way out.

    `keys_pressed` and `scan_pressed` are intents; `opened` and `closed` follow the field.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = SearchField(look, self)
        self.scan = Button(look, icon="barcode-bold", name="sell.scan")
        self.scan.icon_size = 32
        self.scan.setAccessibleName(str(tr("Scan")))
        self.keys = Button(look, tr("Keys"), icon="dots-nine-bold", name="sell.keys")
        self.fold = Button(look, tr("Fold"), icon="x-bold", name="sell.search.close")
        for button in (self.scan, self.keys, self.fold):
            button.setParent(self)
        self.field.touched.connect(self.open)
        self.fold.clicked.connect(self.close_field)
        self.fold.hide()

    def open(self) -> None:
        """Begin to search."""
        if not self.field.is_open:
            self.field.set_open(True)
            self._arrange()
            self.opened.emit()

    def close_field(self) -> None:
        """End the search and empty the field."""
        if self.field.is_open:
            self.field.set_open(False)
            self._arrange()
            self.closed.emit()

    def set_compact(self, compact: bool) -> None:
        """Take the heights of the small layout or of the ordinary one."""
        self.field.compact = compact
        for button in (self.scan, self.keys, self.fold):
            button.setFixedHeight(48 if compact else 56)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        searching = self.field.is_open
        self.scan.setVisible(not searching)
        self.keys.setVisible(not searching)
        self.fold.setVisible(searching)
        high, right = self.height(), self.width()
        self.fold.setGeometry(right - 112, 0, 112, high)
        self.keys.setGeometry(right - 112, 0, 112, high)
        self.scan.setGeometry(right - 176, 0, 56, high)
        self.field.setGeometry(0, 0, right - (120 if searching else 184), high)


class SearchPad(Keypad):
    """Digits and letters for searching by touch: 10 + 10 + 9 + 7 keys."""

    def __init__(self, look: Look, parent: QWidget, ground: str = "paper") -> None:
        keys = [
            Key(glyph, row, column)
            for row, glyphs in enumerate(_ROWS)
            for column, glyph in enumerate(glyphs, start=row // 3)
        ]
        keys.append(Key(CLEAR, 3, 0, tr("Clear")))
        keys.append(Key(BACKSPACE, 3, 8, icon="backspace-bold"))
        super().__init__(look, keys, "sell.pad", parent)
        self._ground = ground

    def face_of(self, words: str, box: QRectF) -> Face:
        del box
        return TITLE if len(words) == 1 else LABEL

    def area_of(self, key: Key) -> QRectF:
        gap, wide = 8, (self.width() - 72) / 10
        high = (self.height() - 3 * gap) / 4
        top = key.row * (high + gap)
        if key.row < 3:
            indent = (wide + gap) / 2 if key.row == 2 else 0
            left, right = _span(indent + key.column * (wide + gap), wide)
        else:
            left, right = self._last_row(key.column, wide * 1.5)
        return QRectF(left, round(top), right - left, round(high))

    def _last_row(self, column: int, side: float) -> tuple[int, int]:
        gap = 8
        wide = (self.width() - 2 * side - 8 * gap) / 7
        if column == 0:
            return _span(0, side)
        if column == 8:
            return _span(self.width() - side, side)
        return _span(side + gap + (column - 1) * (wide + gap), wide)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, self._ground)
        super().draw(canvas, area)


def _span(left: float, wide: float) -> tuple[int, int]:
    return round(left), round(left + wide)


def types_text(event: QKeyEvent) -> bool:
    """Whether a hardware key is one that begins a search."""
    text = event.text()
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    return bool(text) and text.isprintable() and not text.isspace() and not held
