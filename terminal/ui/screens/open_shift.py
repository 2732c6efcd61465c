"""Opening a shift: the float in the drawer, who is responsible, which business day."""

from PySide6.QtCore import Signal

from terminal.presenters.views_shift import OpenShiftView
from terminal.text import tr
from terminal.ui.lettering import BODY, TITLE_L
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import Side, column, framed, row
from terminal.ui.widgets.caption import AmountBox, Caption, Rule
from terminal.ui.widgets.choices import ChoiceGrid
from terminal.ui.widgets.keypad import Keypad, amount_keys
from terminal.ui.widgets.page import Page, PageHead
from terminal.ui.widgets.pay_bar import CashButton, PayBar
from terminal.ui.widgets.sums import SumLines


class OpenShiftScreen(Page):
    """Objects: `openShift.keypad`, `openShift.preset.<key>`, `openShift.go`, `openShift.back`."""

    key = Signal(str)
    preset_chosen = Signal(str)
    open_pressed = Signal()
    back_pressed = Signal()
    banner_closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "openShift")
        self.head = PageHead(look, "openShift", tr("Open the shift"))
        self.who = Caption(look, "", TITLE_L)
        self.role = Caption(look, "", BODY, role="ink2")
        self.facts = SumLines(look, "openShift.facts")
        self.note = Caption(look, "", BODY, role="ink2", lines=5)
        self.amount = AmountBox(look, tr("Opening float"), name="openShift.amount")
        self.presets = ChoiceGrid(look, "openShift.preset", 4, make=CashButton)
        self.keypad = Keypad(look, amount_keys(), "openShift.keypad")
        self.confirm = PayBar(look, "openShift.go")
        self.back, self.go, self.pad = self.head.back, self.confirm, self.keypad
        self._build(look)
        self._wire()
        self.arrange()

    def _build(self, look: Look) -> None:
        self._side = Side(look)
        self._left = column(
            column(self.who, self.role, gap=0), Rule(look), self.facts, Rule(look), self.note, 1,
            gap=16,
        )  # fmt: skip
        self._side.setLayout(self._left)
        entry = column(self.amount, self.presets, self.keypad, self.confirm, gap=16)
        entry.setStretch(2, 1)
        self._entry = entry
        self._right = framed(column(self.head, entry), 16)
        page = row(self._side, self._right, gap=0)
        page.setStretch(1, 1)
        self.setLayout(page)

    def _wire(self) -> None:
        self.keypad.key.connect(self.key)
        self.presets.chosen.connect(self.preset_chosen)
        self.presets.refused.connect(self.say_refusal)
        self.confirm.clicked.connect(self.open_pressed)
        self.head.back.clicked.connect(self.back_pressed)
        self.head.banner.closed.connect(self.banner_closed)
        self.explain(self.confirm, self.head.back)

    def arrange(self) -> None:
        compact = self.compact
        self._side.setFixedWidth(304 if compact else 392)
        framed(self._left, self.edge + 8 * (not compact), 16 if compact else 24)
        framed(self._right, self.edge)
        self._right.setSpacing(8 if compact else 16)
        self._entry.setSpacing(8 if compact else 16)
        self.head.set_compact(compact)
        self.amount.setFixedHeight(80 if compact else 112)
        self.presets.set_sizes(48 if compact else 64)
        self.confirm.setFixedHeight(64 if compact else 96)

    def show_open_shift(self, view: OpenShiftView) -> None:
        """Show another snapshot."""
        self.who.say(view.who)
        self.role.say(view.role)
        self.facts.show_sums(view.facts)
        self.note.say(view.note)
        self.amount.show_figure(view.figure, view.caption)
        self.presets.show_actions(view.presets)
        self.confirm.show_action(view.go)
        self.head.show_banner(view.banner)
