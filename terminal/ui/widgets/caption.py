"""Words on a screen that follow the language, and amounts set in the manner of the house."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.presenters.views import Words
from terminal.ui.canvas import LEFT, RIGHT, Canvas
from terminal.ui.lettering import BODY, FIGURE_XL, LABEL, LABEL_PLAIN, Face
from terminal.ui.look import Look
from terminal.ui.widgets.painted import Painted

_LINE = 1.42


class Caption(Painted):
    """One or more lines of text in one face and one colour role; wraps, then elides."""

    def __init__(
        self,
        look: Look,
        words: Words = "",
        face: Face = BODY,
        *,
        role: str = "ink",
        lines: int = 1,
        align: float = LEFT,
    ) -> None:
        super().__init__(look)
        self._words, self._face, self._role = words, face, role
        self._lines, self._align = lines, align
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(face.px * _LINE) * lines)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def words(self) -> str:
        """What it says in the language in force."""
        return str(self._words)

    def say(self, words: Words, role: str = "") -> None:
        """Say something else, in another colour role if given."""
        self._words, self._role = words, role or self._role
        self.setAccessibleName(str(words))
        self.relook()

    def set_face(self, face: Face, lines: int) -> None:
        """Set it in another face, in at most so many lines."""
        self._face, self._lines = face, lines
        self.setFixedHeight(round(face.px * _LINE) * lines)
        self.relook()

    def sizeHint(self) -> QSize:
        wide = self.look.letters.advance(self._face, str(self._words)) + 1
        return QSize(round(wide) if self._lines == 1 else 160, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(16, self.height())

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        letters = self.look.letters
        high = round(self._face.px * _LINE)
        rows = letters.wrapped(self._face, str(self._words), area.width(), self._lines)
        for number, row in enumerate(rows):
            middle = area.top() + high * (number + 0.5)
            x = area.left() + area.width() * self._align
            canvas.write(x, middle, row, self._face, self._role, align=self._align)


class AmountBox(Painted):
    """A framed figure with its caption, as for what was received and what is given back.

    Tones: "ink" (being typed, ink border), "pine" (tinted: healthy), "plain" (hairline).
    """

    def __init__(self, look: Look, caption: Words, tone: str = "ink", name: str = "") -> None:
        super().__init__(look)
        self._caption, self._tone = caption, tone
        self._figure = ""
        self.face = FIGURE_XL
        self.setObjectName(name)
        self.setMinimumHeight(64)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def figure(self) -> str:
        """The figure shown."""
        return self._figure

    def show_figure(self, figure: str, caption: Words = "", tone: str = "") -> None:
        """Show another figure, and another caption or tone if given."""
        self._figure = figure
        self._caption, self._tone = caption or self._caption, tone or self._tone
        self.setAccessibleName(f"{self._caption} {figure}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 112)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        pine = self._tone == "pine"
        canvas.fill(area, "pine_t" if pine else "surface", 8)
        border = {"ink": "ink", "pine": "pine"}.get(self._tone, "line")
        canvas.outline(area, border, 1 if self._tone == "plain" else 2)
        ink = "pine" if pine else "ink"
        face = LABEL if pine else LABEL_PLAIN
        low = area.height() < 100
        middle = area.center().y() if low else 26
        caption = canvas.write(18, middle, str(self._caption), face, "pine" if pine else "ink2")
        room = area.right() - 18 - (caption + 8 if low else 18)
        figure = self._fitting(Face(40, True) if low else self.face, room)
        middle = middle if low else area.bottom() - figure.px * 0.72
        canvas.write(area.right() - 18, middle, self._figure, figure, ink, align=RIGHT)

    def _fitting(self, face: Face, width: float) -> Face:
        while face.px > 24 and self.look.letters.advance(face, self._figure) > width:
            face = Face(face.px - 8, True)
        return face


class DueLine(Painted):
    """The one leading figure of a screen: its caption left, the amount with its sign right."""

    def __init__(self, look: Look, caption: Words, face: Face = FIGURE_XL, name: str = "") -> None:
        super().__init__(look)
        self._caption, self._face, self._figure, self._role = caption, face, "", "ink"
        self.setObjectName(name)
        self.setFixedHeight(round(face.px * 1.2))

    @property
    def figure(self) -> str:
        """The figure shown, without its sign."""
        return self._figure

    def show_figure(self, figure: str, caption: Words = "", role: str = "ink") -> None:
        """Show another amount; `role` is "amber" while it is not known."""
        self._figure, self._caption, self._role = figure, caption or self._caption, role
        self.setAccessibleName(f"{self._caption} ¥{figure}")
        self.update()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        middle = area.center().y()
        low = middle + 0.36 * (self._face.px - 20)
        canvas.write(area.left(), low, str(self._caption), Face(20, True), "ink")
        face, letters = self._face, self.look.letters
        room = area.width() - letters.advance(Face(20, True), str(self._caption)) - 24
        while face.px > 24 and letters.advance(face, self._figure) + face.px > room:
            face = Face(face.px - 8, True)
        canvas.money(area.right(), middle, self._figure, face, self._role)


class Rule(Painted):
    """A hairline, or the 2 px ink line above sums."""

    def __init__(self, look: Look, role: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._role = role
        self.setFixedHeight(2 if role == "ink" else 1)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, self._role)
