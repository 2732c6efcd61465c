"""Cash in the drawer beside sales: paid in, paid out, drop to the safe, no sale."""

from PySide6.QtCore import QRect, Qt, Signal

from terminal.presenters.views_cash import CashView
from terminal.presenters.views_rows import DoneView
from terminal.text import tr
from terminal.ui.lettering import LABEL_PLAIN, META_BOLD
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import Side, column, framed, holder, row, stack
from terminal.ui.widgets.caption import AmountBox, Caption
from terminal.ui.widgets.choices import ChoiceGrid, Plaque
from terminal.ui.widgets.done import DonePanel
from terminal.ui.widgets.empty import Empty
from terminal.ui.widgets.keypad import Keypad, amount_keys
from terminal.ui.widgets.note_field import NoteField
from terminal.ui.widgets.page import Page, PageHead
from terminal.ui.widgets.pay_bar import PayBar
from terminal.ui.widgets.side_banner import SideBanner


class CashScreen(Page):
    """Kinds left, amount and reason right.

    Objects: `cash.kind.<key>`, `cash.amount`, `cash.reason.<key>`, `cash.note`, `cash.keypad`,
    `cash.go`, `cash.back`, `cash.done.go`.
    """

    kind_chosen = Signal(str)
    key = Signal(str)
    reason_chosen = Signal(str)
    note_changed = Signal(str)
    confirmed = Signal()
    next_pressed = Signal()
    action_pressed = Signal(str)
    back_pressed = Signal()
    banner_closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "cash")
        self.head = PageHead(look, "cash", tr("Cash drawer"))
        self.kinds = ChoiceGrid(look, "cash.kind", 1, make=Plaque)
        self.hint = Caption(look, "", LABEL_PLAIN, role="ink2", lines=4)
        self.banner = SideBanner(look, "cash.banner")
        self.amount = AmountBox(look, tr("Amount"), name="cash.amount")
        self.explanation = Empty(look, "cash.explanation")
        self.explanation.hide()
        self.reasons = ChoiceGrid(look, "cash.reason", 0)
        self.note = NoteField(look, "cash.note", tr("A note, if you like"))
        self.keypad = Keypad(look, amount_keys(), "cash.keypad")
        self.confirm = PayBar(look, "cash.go")
        self.done = DonePanel(look, "cash.done")
        self.back, self.go, self.pad = self.head.back, self.confirm, self.keypad
        self._build(look)
        self._wire()
        self.arrange()

    def _build(self, look: Look) -> None:
        self._side = Side(look)
        self._left = column(self.head, self.kinds, self.hint, 1, self.banner, gap=16)
        self._side.setLayout(self._left)
        why = Caption(look, tr("What for"), META_BOLD, role="ink2")
        self._entry = column(
            self.amount, self.explanation, why, self.reasons, self.note, self.keypad, self.confirm
        )
        self._entry.setStretch(5, 1)
        right, self._stack = stack(holder(self._entry), self.done)
        self._right = column(right)
        sides = row(self._side, self._right, gap=0)
        sides.setStretch(1, 1)
        self.setLayout(sides)

    def _wire(self) -> None:
        self.kinds.chosen.connect(self.kind_chosen)
        self.kinds.refused.connect(self.say_refusal)
        self.reasons.chosen.connect(self.reason_chosen)
        self.reasons.refused.connect(self.say_refusal)
        self.note.edited.connect(self.note_changed)
        self.keypad.key.connect(self.key)
        self.confirm.clicked.connect(self.confirmed)
        self.head.back.clicked.connect(self.back_pressed)
        self.banner.closed.connect(self.banner_closed)
        self.done.go_pressed.connect(self.next_pressed)
        self.done.acted.connect(self.action_pressed)
        self.done.refused.connect(self.say_refusal)
        self.explain(self.confirm, self.head.back)

    def arrange(self) -> None:
        compact = self.compact
        self._side.setFixedWidth(304 if compact else 392)
        self.head.set_compact(compact)
        framed(self._left, self.edge, 4 if compact else 8)
        self._left.setSpacing(8 if compact else 16)
        framed(self._right, self.edge)
        self.kinds.set_sizes(72 if compact else 92)
        self.amount.setFixedHeight(72 if compact else 112)
        self.reasons.set_sizes(self.button_height)
        self.note.setFixedHeight(self.button_height)
        self.confirm.setFixedHeight(64 if compact else 96)
        self._entry.setSpacing(6 if compact else 8)
        self.done.set_compact(compact)

    def panel_area(self) -> QRect:
        """All but the kinds."""
        return super().panel_area().adjusted(self._side.width(), 0, 0, 0)

    def show_cash(self, view: CashView) -> None:
        """Show another snapshot."""
        self.kinds.show_actions(view.kinds)
        self.hint.say(view.hint)
        self.banner.show_banner(view.banner)
        self.amount.show_figure(view.figure, view.caption)
        self.explanation.say(view.explanation, "lock-key-open-bold")
        for widget in (self.amount, self.keypad):
            widget.setVisible(not view.explanation)
        self.explanation.setVisible(bool(view.explanation))
        self._entry.setStretch(1, 1 if view.explanation else 0)
        self.reasons.show_actions(view.reasons)
        self.note.show_text(view.note)
        self.confirm.show_action(view.go)
        self._turn(done=False)

    def show_done(self, view: DoneView) -> None:
        """Show that the movement is on the books, never before."""
        self.done.show_done(view)
        self._turn(done=True)

    def _turn(self, *, done: bool) -> None:
        if self._stack.currentIndex() != int(done):
            self._stack.setCurrentIndex(int(done))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go = self.done.go if done else self.confirm
        self.pad = None if done else self.keypad
        self.kinds.setVisible(not done)
        self.hint.setVisible(not done)
        self.head.back.setVisible(not done)
