"""What is said where there is nothing: one large icon, one sentence."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy

from terminal.presenters.views import Words
from terminal.ui.canvas import CENTRE, Canvas
from terminal.ui.lettering import LABEL_PLAIN
from terminal.ui.look import Look
from terminal.ui.widgets.painted import Painted


class Empty(Painted):
    """An icon of 64 in ink3 over a sentence, in the middle of the room there is."""

    def __init__(self, look: Look, name: str = "") -> None:
        super().__init__(look)
        self.setObjectName(name)
        self._words: Words = ""
        self._icon = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def words(self) -> str:
        """What it says in the language in force."""
        return str(self._words)

    def say(self, words: Words, icon: str) -> None:
        """Say something else."""
        self._words, self._icon = words, icon
        self.setAccessibleName(str(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 160)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        if not self._words:
            return
        centre = area.center()
        lines = self.look.letters.wrapped(LABEL_PLAIN, self.words, area.width() - 48, 4)
        top = centre.y() - (64 + 24 + 28 * len(lines)) / 2
        canvas.icon(centre.x() - 32, top + 32, self._icon, 64, "ink3")
        for number, line in enumerate(lines):
            middle = top + 64 + 24 + 28 * number + 8
            canvas.write(centre.x(), middle, line, LABEL_PLAIN, "ink2", align=CENTRE)
