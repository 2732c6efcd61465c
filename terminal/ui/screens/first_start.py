"""The first start: the shop, its owner and PIN, the letter of this till; then selling."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from terminal.presenters.views import Words
from terminal.presenters.views_first_start import FirstStartView
from terminal.text import tr
from terminal.ui.lettering import LABEL, LABEL_PLAIN, META_BOLD, TITLE_L
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import Side, column, framed, row
from terminal.ui.widgets.caption import Caption
from terminal.ui.widgets.choices import ChoiceGrid
from terminal.ui.widgets.first_parts import Letter, PinBox, Steps
from terminal.ui.widgets.note_field import NoteField
from terminal.ui.widgets.page import Page
from terminal.ui.widgets.pay_bar import PayBar
from terminal.ui.widgets.pin_dots import PinPad
from terminal.ui.widgets.side_banner import SideBanner


class Field(QWidget):
    """A label, a line to write in, and what is wrong with it."""

    def __init__(self, look: Look, name: str, label: Words, hint: Words) -> None:
        super().__init__()
        self.line = NoteField(look, name, hint)
        self.line.setMaxLength(40)
        self.problem = Caption(look, "", META_BOLD, role="red")
        self.problem.setObjectName(f"{name}.problem")
        self.setLayout(column(Caption(look, label, LABEL), self.line, self.problem, gap=4))

    def show_field(self, text: str, problem: Words) -> None:
        """Show what is written and what is wrong with it."""
        self.line.show_text(text)
        self.problem.say(problem)


class FirstStartScreen(Page):
    """One form, one button.

    Objects: `firstStart.shop`, `firstStart.owner`, `firstStart.pin`, `firstStart.again`,
    `firstStart.letter.less`, `firstStart.letter.more`, `firstStart.keypad`, `firstStart.go`.
    """

    shop_changed = Signal(str)
    owner_changed = Signal(str)
    pin_chosen = Signal(str)
    key = Signal(str)
    letter_stepped = Signal(int)
    language_chosen = Signal(str)
    go_pressed = Signal()
    banner_closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "firstStart")
        self.shop = Field(look, "firstStart.shop", tr("Shop name"), tr("as on the receipt"))
        self.owner = Field(
            look, "firstStart.owner", tr("Owner's name"), tr("who may do everything")
        )
        self.pin = PinBox(look, tr("Owner's PIN, 4 to 8 digits"), "firstStart.pin")
        self.again = PinBox(look, tr("The same PIN again"), "firstStart.again")
        self.problem = Caption(look, "", META_BOLD, role="red")
        self.problem.setObjectName("firstStart.pin.problem")
        self.letter = Letter(look, "firstStart.letter")
        self.keypad = PinPad(look, "firstStart.keypad")
        self.confirm = PayBar(look, "firstStart.go")
        self.languages = ChoiceGrid(look, "firstStart.language", 2)
        self.banner = SideBanner(look, "firstStart.banner")
        self.go, self.pad = self.confirm, self.keypad
        self._build(look)
        self._wire()
        self.arrange()

    def _build(self, look: Look) -> None:
        title = Caption(look, tr("First start"), TITLE_L)
        lead = Caption(look, tr("Three things, then you sell."), LABEL_PLAIN, role="ink2", lines=2)
        self.steps = Steps(look)
        self._side = Side(look)
        self._left = column(title, lead, self.steps, 1, self.banner, self.languages, gap=16)
        self._side.setLayout(self._left)
        pins = row(self.pin, self.again, gap=8)
        form = column(self.shop, self.owner, pins, self.problem, self.letter, 1, gap=8)
        both = row(form, self.keypad, gap=16)
        both.setStretch(0, 3)
        both.setStretch(1, 2)
        self._right = column(both, self.confirm, gap=16)
        self._right.setStretch(0, 1)
        sides = row(self._side, self._right, gap=0)
        sides.setStretch(1, 1)
        self.setLayout(sides)

    def _wire(self) -> None:
        self.shop.line.edited.connect(self.shop_changed)
        self.owner.line.edited.connect(self.owner_changed)
        self.pin.clicked.connect(lambda: self._type_pin("pin"))
        self.again.clicked.connect(lambda: self._type_pin("again"))
        self.keypad.key.connect(self.key)
        self.letter.stepped.connect(self.letter_stepped)
        self.languages.chosen.connect(self.language_chosen)
        self.confirm.clicked.connect(self.go_pressed)
        self.banner.closed.connect(self.banner_closed)
        self.explain(self.confirm)

    def _type_pin(self, which: str) -> None:
        self.setFocus()
        self.pin_chosen.emit(which)

    def arrange(self) -> None:
        compact = self.compact
        self._side.setFixedWidth(304 if compact else 392)
        framed(self._left, 16 if compact else 24)
        framed(self._right, self.edge)
        self._right.setSpacing(8 if compact else 16)
        self.languages.set_sizes(self.button_height)
        self.confirm.setFixedHeight(64 if compact else 96)
        for box in (self.pin, self.again):
            box.setFixedHeight(72 if compact else 92)
        for field in (self.shop, self.owner):
            field.line.setFixedHeight(self.button_height)
        self.letter.set_compact(compact)

    def show_first_start(self, view: FirstStartView) -> None:
        """Show another snapshot."""
        self.shop.show_field(view.shop, view.shop_problem)
        self.owner.show_field(view.owner, view.owner_problem)
        self.pin.show_pin(view.digits, chosen=view.typing == "pin")
        self.again.show_pin(view.digits_again, chosen=view.typing == "again")
        self.problem.say(view.pin_problem)
        self.letter.show_letter(view.letter)
        self.languages.show_actions(view.languages)
        self.banner.show_banner(view.banner)
        self.confirm.show_action(view.go)
