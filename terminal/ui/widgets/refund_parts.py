"""The two boards of a refund: typing a receipt number, and choosing what comes back."""

from PySide6.QtWidgets import QWidget

from terminal.presenters.views_refund import FindSaleView, RefundView
from terminal.text import tr
from terminal.ui.lettering import BODY, BODY_BOLD, FIGURE_L, META, META_BOLD, TITLE
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import column, row
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import AmountBox, Caption, DueLine
from terminal.ui.widgets.choices import ChoiceGrid
from terminal.ui.widgets.entries import EntryList
from terminal.ui.widgets.keypad import Keypad, pin_keys
from terminal.ui.widgets.note_field import NoteField
from terminal.ui.widgets.notices import Banner
from terminal.ui.widgets.pay_bar import PayBar


class FindBoard(QWidget):
    """The receipt number being typed, a hint about the scanner, the keypad."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = Caption(look, tr("Which receipt"), TITLE)
        self.hint = Caption(look, "", BODY, role="ink2", lines=2)
        self.banner = Banner(look, "refund.banner")
        self.query = AmountBox(look, tr("Receipt number, last digits"), name="refund.query")
        self.problem = Caption(look, "", BODY_BOLD, role="red")
        self.problem.setObjectName("refund.problem")
        self.keypad = Keypad(look, pin_keys(), "refund.keypad")
        self.confirm = PayBar(look, "refund.find")
        self._page = column(
            self.title, self.hint, self.banner, self.query, self.problem, self.keypad, self.confirm
        )
        self._page.setStretch(5, 1)
        self.setLayout(self._page)

    def show_find(self, view: FindSaleView) -> None:
        """Show what is typed."""
        self.hint.say(view.hint)
        self.query.show_figure(view.query)
        self.problem.say(view.problem)
        self.banner.show_banner(view.banner)
        self.confirm.show_action(view.find)

    def set_compact(self, compact: bool) -> None:
        """Take the sizes of the small layout, or of the large one."""
        self.query.setFixedHeight(72 if compact else 112)
        self.confirm.setFixedHeight(64 if compact else 96)
        self._page.setSpacing(4 if compact else 8)


class RefundBoard(QWidget):
    """The lines of a sale with steppers, why, and the sum to give back in red."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.title = Caption(look, "", TITLE)
        self.detail = Caption(look, "", META, role="ink2")
        self.whole = Button(look, icon="checks-bold", name="refund.whole")
        self.other = Button(look, role="quiet", icon="x-bold", name="refund.other")
        self.banner = Banner(look, "refund.lines.banner")
        self.lines = EntryList(look, "refund.lines", tr("Lines of the sale"))
        self.why = Caption(look, tr("Why it comes back"), META_BOLD, role="ink2")
        self.reasons = ChoiceGrid(look, "refund.reason", 0)
        self.note = NoteField(look, "refund.note", tr("A note, if you like"))
        self.problem = Caption(look, "", BODY_BOLD, role="amber")
        self.problem.setObjectName("refund.approval")
        self.total = DueLine(look, tr("Give back"), FIGURE_L, "refund.total")
        self.confirm = PayBar(look, "refund.go")
        self._build()

    def _build(self) -> None:
        self.other.setFixedWidth(56)
        self.other.setAccessibleName(str(tr("Another sale")))
        words = column(self.title, self.detail, gap=0)
        head = row(words, self.whole, self.other)
        head.setStretch(0, 1)
        self._foot = row(self.total, self.confirm, gap=16)
        self._foot.setStretch(0, 5)
        self._foot.setStretch(1, 7)
        page = column(
            head, self.banner, self.lines, self.why, self.reasons, self.note, self.problem,
            self._foot,
        )  # fmt: skip
        page.setStretch(2, 1)
        self.setLayout(page)

    def show_refund(self, view: RefundView) -> None:
        """Show the sale and what was chosen of it."""
        self.title.say(view.title)
        self.detail.say(view.detail)
        self.whole.show_action(view.whole)
        self.banner.show_banner(view.banner)
        self.lines.show_rows(view.lines)
        self.reasons.show_actions(view.reasons)
        self.note.show_text(view.note)
        self.problem.say(view.problem or view.approval, "red" if view.problem else "amber")
        self.problem.setVisible(bool(view.problem or view.approval))
        self.total.show_figure(view.total, role="red")
        self.confirm.show_action(view.go)

    def set_compact(self, compact: bool) -> None:
        """Take the sizes of the small layout, or of the large one."""
        self.lines.set_height(52 if compact else 64)
        self.reasons.set_sizes(44 if compact else 56)
        self.note.setFixedHeight(44 if compact else 56)
        self.confirm.setFixedHeight(64 if compact else 96)
        self.total.setFixedHeight(64 if compact else 96)
        self.why.setVisible(not compact)
        for button in (self.whole, self.other):
            button.setFixedHeight(48 if compact else 56)
