"""Paying: what is due and what was taken at the left, the tender being typed at the right."""

from PySide6.QtCore import QRect, Qt, Signal

from terminal.presenters.views_pay import PayView
from terminal.text import tr
from terminal.ui.canvas import RIGHT
from terminal.ui.lettering import LABEL, META, Face
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import Side, column, framed, holder, row, stack
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import AmountBox, Caption, DueLine, Rule
from terminal.ui.widgets.choices import ChoiceGrid, Plaque
from terminal.ui.widgets.done import DonePanel
from terminal.ui.widgets.entries import EntryList
from terminal.ui.widgets.keypad import EXTRA, Keypad, amount_keys
from terminal.ui.widgets.page import Page
from terminal.ui.widgets.pay_bar import CashButton, PayBar
from terminal.ui.widgets.side_banner import SideBanner
from terminal.ui.widgets.sums import SumLines


class DueColumn(Side):
    """Back, which order, the sums, the due in the largest figure, and the tenders taken."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "right")
        self.back = Button(look, tr("Back to the order"), role="quiet", icon="caret-left-bold")
        self.back.setObjectName("pay.back")
        self.back.padding = 4
        self.back.face = Face(18)
        self.title = Caption(look, "", LABEL, align=RIGHT)
        self.number = Caption(look, "", META, role="ink2", align=RIGHT)
        self.sums = SumLines(look, "pay.sums")
        self.due = DueLine(look, tr("Still to pay"), name="pay.due")
        self.taken = EntryList(look, "pay.taken", tr("Tenders taken"), height=70, boxed=False)
        self.note = Caption(look, "", META, role="ink2", lines=2)
        self.banner = SideBanner(look, "pay.banner")
        words = column(self.title, self.number, gap=0)
        self._head = framed(row(self.back, words), 16, 8)
        self._due = framed(column(self.sums, self.due, gap=4), 16, 12)
        foot = framed(column(self.note, self.banner), 16, 8)
        line, ink = Rule(look), Rule(look, "ink")
        page = column(self._head, line, self._due, ink, self.taken, foot, gap=0)
        page.setStretch(4, 1)
        self.setLayout(page)

    def show_due(self, view: PayView) -> None:
        """Show the left column of a snapshot."""
        self.title.say(view.title)
        self.number.say(view.number)
        self.sums.show_sums(view.sums)
        self.due.show_figure(view.due, view.due_caption)
        self.taken.show_rows(view.taken)
        self.note.say(view.note)
        self.note.setVisible(bool(view.note))
        self.banner.show_banner(view.banner)

    def set_compact(self, compact: bool) -> None:
        """Take the sizes of the small layout, or of the large one."""
        self.setFixedWidth(304 if compact else 392)
        self.back.setFixedHeight(48)
        self.back.set_words(tr("Back") if compact else tr("Back to the order"))
        framed(self._head, 8, 4 if compact else 8)
        framed(self._due, 12 if compact else 16, 4 if compact else 12)
        self.sums.set_line(28 if compact else 32)
        self.taken.set_height(56 if compact else 70)


class PayScreen(Page):
    """Objects: `pay.keypad`, `pay.quick.<key>`, `pay.tender.<key>`, `pay.go`, `pay.taken`.

    After COMMIT: `pay.done.go` (next order), `pay.done.action.<key>`.
    """

    key = Signal(str)
    rounding_pressed = Signal()
    quick_chosen = Signal(str)
    tender_chosen = Signal(str)
    taken_back = Signal(str)
    pay_pressed = Signal()
    back_pressed = Signal()
    next_pressed = Signal()
    action_pressed = Signal(str)
    banner_closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "pay")
        self.due = DueColumn(look)
        self.tenders = ChoiceGrid(look, "pay.tender", 1, make=Plaque)
        self.received = AmountBox(look, tr("Cash received"), name="pay.received")
        self.change = AmountBox(look, tr("Change"), "pine", "pay.change")
        self.quick = ChoiceGrid(look, "pay.quick", 4, make=CashButton)
        self.keypad = Keypad(look, amount_keys(), "pay.keypad")
        self.bar = PayBar(look, "pay.go")
        self.done = DonePanel(look, "pay.done")
        self.back, self.pad, self.go = self.due.back, self.keypad, self.bar
        self._build()
        self._wire()
        self.arrange()

    def _build(self) -> None:
        boxes = row(self.received, self.change, gap=16)
        entry = column(boxes, self.quick, self.keypad, self.bar, gap=16)
        entry.setStretch(2, 1)
        self._entry, self._boxes = entry, boxes
        self._tenders = holder(column(self.tenders, 1))
        self._take = row(self._tenders, entry, gap=16)
        self._take.setStretch(1, 1)
        right, self._stack = stack(holder(self._take), self.done)
        self._right = framed(column(right), 16)
        sides = row(self.due, self._right, gap=0)
        sides.setStretch(1, 1)
        self.setLayout(sides)

    def _wire(self) -> None:
        self.keypad.key.connect(self._take_key)
        self.quick.chosen.connect(self.quick_chosen)
        self.tenders.chosen.connect(self.tender_chosen)
        self.due.taken.removed.connect(self.taken_back)
        self.due.banner.closed.connect(self.banner_closed)
        self.bar.clicked.connect(self.pay_pressed)
        self.due.back.clicked.connect(self.back_pressed)
        self.done.go_pressed.connect(self.next_pressed)
        self.done.acted.connect(self.action_pressed)
        for source in (self.quick, self.tenders, self.bar, self.due.back, self.done):
            source.refused.connect(self.say_refusal)

    def _take_key(self, code: str) -> None:
        if code == EXTRA:
            self.rounding_pressed.emit()
        else:
            self.key.emit(code)

    def arrange(self) -> None:
        compact = self.compact
        self.due.set_compact(compact)
        self._right.setContentsMargins(*(8, 8, 8, 8) if compact else (16, 16, 16, 16))
        self._entry.setSpacing(8 if compact else 16)
        self._boxes.setSpacing(8 if compact else 16)
        for box in (self.received, self.change):
            box.setMinimumHeight(72 if compact else 112)
            box.setMaximumHeight(84 if compact else 112)
        self.quick.set_sizes(48 if compact else 64)
        self._tenders.setFixedWidth(176 if compact else 240)
        self.tenders.set_sizes(72 if compact else 92)
        self.bar.setFixedHeight(64 if compact else 96)
        self.done.set_compact(compact)

    def show_pay(self, view: PayView) -> None:
        """Show another snapshot."""
        self.due.show_due(view)
        self.received.show_figure(view.received, view.received_caption)
        tone = "plain" if view.short else "pine"
        self.change.show_figure(view.change, view.change_caption, tone)
        self.quick.show_actions(view.quick)
        self.tenders.show_actions(view.tenders)
        self._tenders.setVisible(len(view.tenders) > 1)
        self.keypad.set_keys(amount_keys(view.rounding))
        self.bar.show_action(view.pay)
        if view.done is not None:
            self.done.show_done(view.done)
        self.due.back.setVisible(view.done is None)
        self._turn(view.done is not None)

    def panel_area(self) -> QRect:
        """All but the due, which stays in sight."""
        return super().panel_area().adjusted(self.due.width(), 0, 0, 0)

    def _turn(self, done: bool) -> None:
        if self._stack.currentIndex() != int(done):
            self._stack.setCurrentIndex(int(done))
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go = self.done.go if done else self.bar
        self.pad = None if done else self.keypad
