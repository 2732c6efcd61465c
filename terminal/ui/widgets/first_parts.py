"""Parts of the first start: what will happen, a PIN being typed, the letter of the till."""

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.presenters.views import Words
from terminal.text import tr
from terminal.ui.canvas import CENTRE, Canvas
from terminal.ui.lettering import BODY, LABEL, META, TITLE_L, Face
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import column, row
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import Caption
from terminal.ui.widgets.painted import Painted


class Steps(Painted):
    """Numbered sentences, as on the technician's page."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._steps: tuple[Words, ...] = (
            tr("Name the shop and its owner. It can be changed later."),
            tr("Choose a PIN. Only you know it; nobody can read it back."),
            tr("Give this till a letter. It stands in every receipt number for good."),
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(3 * 84)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        for number, step in enumerate(self._steps):
            top = 84 * number
            canvas.painter.setPen(self.look.pen("ink", 1))
            canvas.painter.setBrush(self.look.theme["ink"])
            canvas.painter.drawEllipse(QPointF(area.left() + 16, top + 16), 15, 15)
            canvas.write(
                area.left() + 16, top + 16, str(number + 1), LABEL, "surface", align=CENTRE
            )
            lines = self.look.letters.wrapped(BODY, str(step), area.width() - 48, 3)
            for place, line in enumerate(lines):
                canvas.write(area.left() + 48, top + 16 + 24 * place, line, BODY, "ink")


class PinBox(Button):
    """A PIN as beads under its caption; a tap makes the keypad type into it."""

    def __init__(self, look: Look, caption: Words, name: str) -> None:
        super().__init__(look, caption, name=name)
        self._digits, self._chosen = 0, False
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(92)

    @property
    def digits(self) -> int:
        """How many digits are typed."""
        return self._digits

    def show_pin(self, digits: int, *, chosen: bool) -> None:
        """Show how far it is typed, and whether the keypad types into it."""
        self._digits, self._chosen = digits, chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    def draw_frame(self, canvas: Canvas) -> None:
        """Paint a field, outlined in ink while the keypad types into it."""
        area = QRectF(self.rect())
        canvas.fill(area, "surface", 8)
        canvas.outline(area, "ink" if self._chosen else "ctl", 3 if self._chosen else 2)

    def draw_content(self, canvas: Canvas, area: QRectF) -> None:
        """Paint caption and beads."""
        words = self.look.letters.elided(META, str(self.words), area.width() - 28)
        canvas.write(14, area.height() * 0.27, words, META, "ink2")
        middle = area.height() * 0.68
        for place in range(max(4, self._digits)):
            full = place < self._digits
            canvas.painter.setPen(self.look.pen("ink" if full else "ctl", 2))
            canvas.painter.setBrush(self.look.theme["ink" if full else "none"])
            canvas.painter.drawEllipse(QPointF(24 + 26 * place, middle), 7, 7)


class _Glyph(Painted):
    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look)
        self.letter = "A"
        self.setObjectName(name)
        self.setFixedSize(96, 56)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, "sunken", 8)
        face = TITLE_L if area.height() > 48 else Face(28, True)
        canvas.write(area.center().x(), area.center().y(), self.letter, face, "ink", align=CENTRE)


class Letter(QWidget):
    """The letter of this till with a stepper; `stepped` carries -1 or 1."""

    stepped = Signal(int)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.glyph = _Glyph(look, name)
        self.less = Button(look, icon="minus-bold", name=f"{name}.less")
        self.more = Button(look, icon="plus-bold", name=f"{name}.more")
        self.less.setAccessibleName(str(tr("Letter before")))
        self.more.setAccessibleName(str(tr("Next letter")))
        hint = Caption(look, tr("the first till is A, the next one B"), META, role="ink2", lines=2)
        label = Caption(look, tr("Letter of this till"), LABEL)
        self.setLayout(column(label, row(self.less, self.glyph, self.more, hint), gap=4))
        self.less.clicked.connect(lambda: self.stepped.emit(-1))
        self.more.clicked.connect(lambda: self.stepped.emit(1))
        self.set_compact(compact=False)

    @property
    def letter(self) -> str:
        """The letter shown."""
        return self.glyph.letter

    def show_letter(self, letter: str) -> None:
        """Show another letter."""
        self.glyph.letter = letter
        self.glyph.setAccessibleName(letter)
        self.glyph.update()

    def set_compact(self, compact: bool) -> None:
        """Take the heights of the small layout, or of the large one."""
        for button in (self.less, self.more):
            button.setFixedSize(72, 48 if compact else 56)
        self.glyph.setFixedHeight(48 if compact else 56)
