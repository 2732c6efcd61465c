"""How everything looks just now: theme, lettering, icons. One object, handed to every widget.

`changed` is emitted when the theme or the language changes; widgets repaint, and those whose size
follows their words measure again. `focused` carries the widget that the keyboard reached, or None.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QApplication

from terminal.ui.icons import Icons
from terminal.ui.lettering import Lettering, load_family
from terminal.ui.theme import Theme, dress, load_theme

_PLAQUES = 128


class Look(QObject):
    """The theme in force and the caches that painting needs."""

    changed = Signal()
    focused = Signal(object, QRect)

    def __init__(
        self,
        application: QApplication,
        theme: str = "light",
        family: Callable[[], str] = load_family,
    ) -> None:
        super().__init__(application)
        self._application = application
        self.letters = Lettering(family())
        self.icons = Icons()
        self.theme: Theme = load_theme(theme)
        self.keys_shown = False
        self._pens: dict[tuple[str, float, bool], QPen] = {}
        self._hatches: dict[str, QBrush] = {}
        self.plaques: dict[object, QPixmap] = {}
        dress(application, self.theme, self.letters.family)

    def set_theme(self, name: str) -> None:
        """Change to the theme `name` and repaint everything."""
        self.theme = load_theme(name)
        self._pens.clear()
        self._hatches.clear()
        self.plaques.clear()
        dress(self._application, self.theme, self.letters.family)
        self.changed.emit()

    def retranslate(self) -> None:
        """Word everything again after the language changed."""
        self.changed.emit()

    def show_keys(self, shown: bool) -> None:
        """Print the F-keys small on their buttons, while Alt is held."""
        if shown != self.keys_shown:
            self.keys_shown = shown
            self.changed.emit()

    def colour(self, role: str) -> QColor:
        """The colour of a role in the theme in force."""
        return self.theme[role]

    def pen(self, role: str, width: float, dashed: bool = False) -> QPen:
        """A pen by role, the same object until the theme changes."""
        key = (role, width, dashed)
        pen = self._pens.get(key)
        if pen is None:
            pen = QPen(self.theme[role], width)
            if dashed:
                pen.setStyle(Qt.PenStyle.CustomDashLine)
                pen.setDashPattern([3, 2])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            self._pens[key] = pen
        return pen

    def keep_plaque(self, key: object, drawn: QPixmap) -> None:
        """Keep the picture of a plaque for the next time."""
        if len(self.plaques) >= _PLAQUES:
            self.plaques.clear()
        self.plaques[key] = drawn

    def hatch(self, role: str = "hatch") -> QBrush:
        """The diagonal lines of what is not to be had, or (`hatch_wait`) not known."""
        brush = self._hatches.get(role)
        if brush is None:
            brush = self._hatches[role] = QBrush(_hatch_tile(self.theme[role]))
        return brush


def _hatch_tile(colour: QColor) -> QPixmap:
    pitch = 10
    tile = QPixmap(pitch, pitch)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 2))
    for shift in (-pitch, 0, pitch):
        painter.drawLine(shift - 1, pitch + 1, shift + pitch + 1, -1)
    painter.end()
    return tile
