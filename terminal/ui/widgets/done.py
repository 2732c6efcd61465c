"""What is true after COMMIT: a big figure, the states of paper and drawer, and what comes next."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtWidgets import QWidget

from terminal.presenters.views_rows import DoneView
from terminal.ui.canvas import CENTRE, Canvas
from terminal.ui.lettering import FIGURE_HUGE, FIGURE_XL, LABEL_L, TITLE, Face
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import Card, column, framed
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.choices import ChoiceGrid
from terminal.ui.widgets.entry_painter import INKS
from terminal.ui.widgets.painted import Painted
from terminal.ui.widgets.sums import StateLines, SumLines


class Headline(Painted):
    """A tick and what was done, what the figure means, and the figure itself."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look)
        self.setObjectName(name)
        self._view: DoneView | None = None

    @property
    def figure(self) -> str:
        """The figure shown."""
        return self._view.figure if self._view else ""

    def show_done(self, view: DoneView) -> None:
        """Show another fact."""
        self._view = view
        self.setAccessibleName(f"{view.title}. {view.caption} {view.figure}")
        self.update()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        if self._view is None:
            return
        figure, letters = self._view.figure, self.look.letters
        face = FIGURE_HUGE if area.height() > 280 else FIGURE_XL
        while figure and face.px > 40 and letters.advance(face, figure) > area.width() * 0.7:
            face = Face(face.px - 8, True)
        high = face.px + 88 if figure else 72
        top = max(16.0, (area.height() - high) / 2 + 16)
        title = str(self._view.title)
        x = area.center().x() - (letters.advance(TITLE, title) + 40) / 2
        x = canvas.icon(x, top, "check-circle-fill", 32, "pine") + 8
        canvas.write(x, top, title, TITLE, "pine")
        caption, centre = str(self._view.caption), area.center().x()
        canvas.write(centre, top + 48, caption, LABEL_L, "ink2", align=CENTRE)
        if figure:
            middle = top + 72 + face.px / 2
            canvas.money(centre, middle, figure, face, INKS[self._view.tone], align=CENTRE)


class DonePanel(QWidget):
    """Shows a `DoneView`. `go_pressed` is the safe next step, `acted` another action's key.

    Names: `<name>.go`, `<name>.action.<key>`, `<name>.figure`, `<name>.states`.
    """

    go_pressed = Signal()
    acted = Signal(str)
    refused = Signal(object)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.head = Headline(look, f"{name}.figure")
        self.sums = SumLines(look, f"{name}.sums")
        self.states = StateLines(look, f"{name}.states")
        self.others = ChoiceGrid(look, f"{name}.action", 0)
        self.go = Button(look, role="go", name=f"{name}.go")
        self.go.face = Face(24, True)
        card = Card(look, "pine")
        self._inner = column(self.head, gap=12)
        card.setLayout(framed(self._inner, 24, 16))
        facts = Card(look)
        self._facts = column(self.sums, self.states, gap=8)
        facts.setLayout(framed(self._facts, 20, 12))
        page = column(card, facts, self.others, self.go, gap=8)
        page.setStretch(0, 1)
        self.setLayout(page)
        self.go.clicked.connect(self.go_pressed)
        self.others.chosen.connect(self.acted)
        self.others.refused.connect(self.refused)

    def show_done(self, view: DoneView) -> None:
        """Show what is true now."""
        self.head.show_done(view)
        self.sums.show_sums(view.sums)
        self.sums.setVisible(bool(view.sums))
        self.states.show_states(view.states)
        self.states.setVisible(bool(view.states))
        self.others.show_actions(view.actions)
        self.others.setVisible(bool(view.actions))
        self.go.show_action(view.go)

    def set_compact(self, compact: bool) -> None:
        """Take the heights of the small layout, or of the large one."""
        self.others.set_sizes(48 if compact else 56)
        self.go.setFixedHeight(64 if compact else 80)
        edge, upper = (16, 8) if compact else (24, 16)
        framed(self._inner, edge, upper)
        framed(self._facts, 20, 8 if compact else 12)
