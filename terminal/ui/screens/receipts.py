"""Receipts of the day and what waits to be printed: reprint, send elsewhere, try again."""

from PySide6.QtCore import QRect, Signal

from terminal.presenters.views_receipts import ReceiptsView
from terminal.text import tr
from terminal.ui.lettering import META, META_BOLD, TITLE
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import Side, column, framed, holder, row
from terminal.ui.widgets.caption import Caption, Rule
from terminal.ui.widgets.chip_label import ChipLabel
from terminal.ui.widgets.choices import ChoiceGrid
from terminal.ui.widgets.empty import Empty
from terminal.ui.widgets.entries import EntryList
from terminal.ui.widgets.page import Page, PageHead
from terminal.ui.widgets.paper import Paper
from terminal.ui.widgets.sums import StateLines, SumLines
from terminal.ui.widgets.touch_area import TouchArea


class ReceiptsScreen(Page):
    """List under two tabs left, the chosen one right.

    Objects: `receipts.tab.<key>`, `receipts.list`, `receipts.action.<key>`, `receipts.states`,
    `receipts.chip`, `receipts.back`.
    """

    tab_chosen = Signal(str)
    row_chosen = Signal(str)
    action_pressed = Signal(str)
    back_pressed = Signal()
    banner_closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "receipts")
        self.head = PageHead(look, "receipts", tr("Receipts"))
        self.tabs = ChoiceGrid(look, "receipts.tab", 2)
        self.list = EntryList(look, "receipts.list", tr("Receipts"))
        self.title = Caption(look, "", TITLE)
        self.chip = ChipLabel(look, "receipts.chip")
        self.subtitle = Caption(look, "", META, role="ink2")
        self.sums = SumLines(look, "receipts.sums")
        self.states = StateLines(look, "receipts.states")
        self.paper = Paper(look, "receipts.paper")
        self.hint = Empty(look, "receipts.hint")
        self.choices = ChoiceGrid(look, "receipts.action", 1)
        self.back = self.head.back
        self._build(look)
        self._wire()
        self.arrange()

    def _build(self, look: Look) -> None:
        self._left = column(self.head, self.tabs, self.list, gap=8)
        self._left.setStretch(2, 1)
        self._side = Side(look, "left")
        title = column(self.title, row(self.chip, self.subtitle), gap=4)
        happened = Caption(look, tr("What happened to the paper"), META_BOLD, role="ink2")
        self._money = holder(column(self.sums, Rule(look), gap=12))
        facts = column(title, Rule(look), self._money, happened, self.states, self.paper, 1, gap=12)
        self._area = TouchArea(holder(facts), "receipts.area")
        self._right = column(self._area, self.hint, self.choices, gap=12)
        self._right.setStretch(0, 1)
        self._side.setLayout(self._right)
        sides = row(self._left, self._side, gap=0)
        sides.setStretch(0, 1)
        self.setLayout(sides)

    def _wire(self) -> None:
        self.tabs.chosen.connect(self.tab_chosen)
        self.list.tapped.connect(self.row_chosen)
        self.choices.chosen.connect(self.action_pressed)
        self.head.back.clicked.connect(self.back_pressed)
        self.head.banner.closed.connect(self.banner_closed)
        for source in (self.tabs, self.choices):
            source.refused.connect(self.say_refusal)

    def arrange(self) -> None:
        compact = self.compact
        self._side.setFixedWidth(384 if compact else 480)
        self.head.set_compact(compact)
        framed(self._left, self.edge, 4 if compact else 16)
        framed(self._right, 16 if compact else 24, 8 if compact else 24)
        self._right.setSpacing(8 if compact else 12)
        self.sums.set_line(28 if compact else 32)
        self.tabs.set_sizes(self.button_height)
        self.list.set_height(56 if compact else 64)
        self.choices.set_sizes(self.button_height)

    def panel_area(self) -> QRect:
        """The list's side; the chosen receipt stays in sight."""
        return super().panel_area().adjusted(0, 0, -self._side.width(), 0)

    def show_receipts(self, view: ReceiptsView) -> None:
        """Show another snapshot."""
        self.head.show_banner(view.banner)
        self.tabs.show_actions(view.tabs)
        self.list.show_rows(view.rows, view.empty)
        self.title.say(view.title)
        self.subtitle.say(view.subtitle)
        self.chip.show_chip(view.chip)
        self.sums.show_sums(view.sums)
        self._money.setVisible(bool(view.sums))
        self.states.show_states(view.states)
        self.hint.say(view.hint, "receipt-bold")
        self.hint.setVisible(not view.title)
        self._area.setVisible(bool(view.title))
        self.paper.show_png(view.preview)
        self.choices.show_actions(view.actions)
        self.go = next((self.choices.button(a.key) for a in view.actions if a.role == "go"), None)
