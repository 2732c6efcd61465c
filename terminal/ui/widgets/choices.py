"""Things to choose from, as buttons or plaques in a grid; a tap is only told."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from terminal.presenters.views import ActionView
from terminal.ui.canvas import Canvas
from terminal.ui.lettering import LABEL_L, META, Face
from terminal.ui.look import Look
from terminal.ui.widgets.button import ROLES, Button


class Plaque(Button):
    """A large button like a wooden plaque: icon, name and a second line from the left."""

    def __init__(self, look: Look, name: str = "") -> None:
        super().__init__(look, name=name)
        self.face = LABEL_L
        self.icon_size = 28
        self.setFixedHeight(92)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(96, self.height())

    def draw_content(self, canvas: Canvas, area: QRectF) -> None:
        """Paint icon left, words and detail beside it, the chip top right."""
        ink = ROLES[self.role][2]
        x, middle = 16.0, area.center().y()
        if self.icon_name:
            x = canvas.icon(x, middle, self.icon_name, self.icon_size, ink) + 16
        room = area.right() - x - 12
        beside = canvas.chip_width(self.chip) + 8 if self.chip is not None else 0
        words, detail = str(self.words), str(self.detail)
        face = self._face_for(words, room - beside)
        rows = self._lines(words, face, room - beside)
        top = middle - 12 * bool(detail) - 12.5 * (len(rows) - 1)
        for number, line in enumerate(rows):
            canvas.write(x, top + 25 * number, line, face, ink)
        if detail:
            second = "surface" if self.role == "on" else "ink2"
            text = self.look.letters.elided(META, detail, room)
            canvas.write(x, top + 25 * (len(rows) - 1) + 25, text, META, second)
        if self.chip is not None:
            canvas.chip(area.right() - canvas.chip_width(self.chip) - 12, 24, self.chip)

    def _face_for(self, words: str, room: float) -> Face:
        for face in (self.face, Face(18, True), Face(16, True)):
            if self.look.letters.advance(face, words) <= room:
                return face
        return Face(18, True) if self.height() > 72 else Face(16, True)

    def _lines(self, words: str, face: Face, room: float) -> tuple[str, ...]:
        limit = 2 if self.height() > 72 else 1
        return self.look.letters.wrapped(face, words, room, limit)


def plain(look: Look, name: str) -> Button:
    """An ordinary button."""
    return Button(look, name=name)


Maker = Callable[[Look, str], Button]


class ChoiceGrid(QWidget):
    """Actions in a grid of equal columns (0: all in one row); `chosen` carries the key tapped.

    Every button is named `<name>.<key>`. `refused` carries why one cannot be used now.
    """

    chosen = Signal(str)
    refused = Signal(object)

    def __init__(self, look: Look, name: str, columns: int = 4, *, make: Maker = plain) -> None:
        super().__init__()
        self.look = look
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._make, self._columns = make, columns
        self._height = 56
        self._buttons: dict[str, Button] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)

    def show_actions(self, actions: tuple[ActionView, ...]) -> None:
        """Show these; buttons are made anew only when there are others."""
        if [action.key for action in actions] != list(self._buttons):
            self._rebuild(actions)
        for action in actions:
            self._buttons[action.key].show_action(action)

    def set_sizes(self, height: int, columns: int = 0) -> None:
        """Give every button this height, and lay them in other columns."""
        self._height = height
        for button in self._buttons.values():
            button.setFixedHeight(height)
        if columns and columns != self._columns:
            self._columns = columns
            self._place()

    def button(self, key: str) -> Button:
        """The button of a choice.

        Raises:
            KeyError: there is no such choice now.
        """
        return self._buttons[key]

    def _rebuild(self, actions: tuple[ActionView, ...]) -> None:
        for old in self._buttons.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = {action.key: self._made(action.key) for action in actions}
        self._place()

    def _made(self, key: str) -> Button:
        name = f"{self.objectName()}.{key}"
        button = self._make(self.look, name)
        button.padding = 8
        button.setFixedHeight(self._height)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(key))
        button.refused.connect(self.refused)
        return button

    def _place(self) -> None:
        columns = self._columns or max(1, len(self._buttons))
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < columns))
        for number, button in enumerate(self._buttons.values()):
            self._grid.removeWidget(button)
            self._grid.addWidget(button, number // columns, number % columns)
