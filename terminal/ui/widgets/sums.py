"""Sums and states as lines of text: words left, figure right; a bead before what it says."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QSizePolicy

from terminal.presenters.views_rows import StateView, SumView
from terminal.ui.canvas import RIGHT, Canvas
from terminal.ui.lettering import BODY, LABEL, LABEL_PLAIN, Face
from terminal.ui.look import Look
from terminal.ui.widgets.entry_painter import INKS
from terminal.ui.widgets.painted import Painted


class SumLines(Painted):
    """Lines of a sum, 32 px each (28 with `set_line`)."""

    def __init__(self, look: Look, name: str = "") -> None:
        super().__init__(look)
        self.setObjectName(name)
        self._sums: tuple[SumView, ...] = ()
        self._line = 32
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(0)

    @property
    def sums(self) -> tuple[SumView, ...]:
        """What is shown."""
        return self._sums

    def show_sums(self, sums: tuple[SumView, ...]) -> None:
        """Show these lines."""
        self._sums = sums
        self.setAccessibleName(", ".join(f"{each.words} {each.figure}" for each in sums))
        self.setFixedHeight(self._line * len(sums))
        self.update()

    def set_line(self, height: int) -> None:
        """Make every line this high."""
        self._line = height
        self.setFixedHeight(height * len(self._sums))

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        for number, each in enumerate(self._sums):
            middle = self._line * (number + 0.5)
            figure = self.look.letters.advance(LABEL, each.figure)
            room = area.width() - figure - 16
            words = str(each.words)
            face = self._fitting(LABEL if each.strong else LABEL_PLAIN, words, room)
            words = self.look.letters.elided(face, words, room)
            ink = "ink" if each.strong else "ink2"
            canvas.write(area.left(), middle, words, face, ink)
            tone = INKS[each.tone]
            canvas.write(area.right(), middle, each.figure, LABEL, tone, align=RIGHT)

    def _fitting(self, face: Face, words: str, room: float) -> Face:
        if self.look.letters.advance(face, words) > room:
            return Face(16, face.bold)
        return face


class StateLines(Painted):
    """States with their beads, one under another; long ones wrap."""

    def __init__(self, look: Look, name: str = "", face: Face = BODY) -> None:
        super().__init__(look)
        self.setObjectName(name)
        self._states: tuple[StateView, ...] = ()
        self._face = face
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def states(self) -> tuple[StateView, ...]:
        """What is shown."""
        return self._states

    def show_states(self, states: tuple[StateView, ...]) -> None:
        """Show these states."""
        self._states = states
        self.setAccessibleName(". ".join(str(state.words) for state in states))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._height(state, width) for state in self._states)

    def sizeHint(self) -> QSize:
        widths = (self.look.letters.advance(self._face, str(s.words)) for s in self._states)
        width = round(max(widths, default=100)) + 28
        return QSize(min(width, 520), self.heightForWidth(max(self.width(), 160)))

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        top = area.top()
        for state in self._states:
            role = "wait" if INKS[state.tone] == "amber" else INKS[state.tone]
            canvas.bead(QPointF(area.left() + 8, top + 16), state.bead, role)
            ink = "ink" if INKS[state.tone] == "pine" else INKS[state.tone]
            for number, line in enumerate(self._lines(state, area.width())):
                canvas.write(area.left() + 28, top + 16 + 24 * number, line, self._face, ink)
            top += self._height(state, area.width())

    def _lines(self, state: StateView, width: float) -> tuple[str, ...]:
        return self.look.letters.wrapped(self._face, str(state.words), width - 28, 6)

    def _height(self, state: StateView, width: float) -> int:
        return 32 + 24 * (len(self._lines(state, width)) - 1)
