"""X, shift reports and Zs as pages of figures, with the state of their printing."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QWidget

from terminal.presenters.views_reports import ReportsView
from terminal.text import tr
from terminal.ui.lettering import BODY, TITLE
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import Side, column, framed, row
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import Caption
from terminal.ui.widgets.chip_label import ChipLabel
from terminal.ui.widgets.choices import ChoiceGrid
from terminal.ui.widgets.empty import Empty
from terminal.ui.widgets.entries import EntryList
from terminal.ui.widgets.figures import FiguresBoard, Kpis
from terminal.ui.widgets.page import Page, PageHead
from terminal.ui.widgets.sums import StateLines
from terminal.ui.widgets.touch_area import TouchArea


class ReportsScreen(Page):
    """List left, figures right.

    Objects: `reports.list`, `reports.kpis`, `reports.card.<key>`, `reports.action.<key>`,
    `reports.up`, `reports.down`, `reports.states`, `reports.back`.
    """

    report_chosen = Signal(str)
    action_pressed = Signal(str)
    back_pressed = Signal()
    banner_closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "reports")
        self.head = PageHead(look, "reports", tr("Reports"))
        self.list = EntryList(look, "reports.list", tr("Reports"), height=64, boxed=False)
        self.title = Caption(look, "", TITLE)
        self.chip = ChipLabel(look)
        self.subtitle = Caption(look, "", BODY, role="ink2")
        self.actions_row = ChoiceGrid(look, "reports.action", 0)
        self.kpis = Kpis(look, "reports.kpis")
        self.board = FiguresBoard(look, "reports.card")
        self.states = StateLines(look, "reports.states")
        self.blank = Empty(look, "reports.empty")
        self.up = Button(look, icon="caret-up-bold", name="reports.up")
        self.down = Button(look, icon="caret-down-bold", name="reports.down")
        self.back = self.head.back
        self._view: ReportsView | None = None
        self._build(look)
        self._wire()
        self.arrange()

    def _build(self, look: Look) -> None:
        self._side = Side(look)
        self._left = column(framed(column(self.head), 8, 0), self.list, gap=0)
        self._left.setStretch(1, 1)
        self._side.setLayout(self._left)
        for button, spoken in ((self.up, tr("Page up")), (self.down, tr("Page down"))):
            button.setAccessibleName(str(spoken))
            button.setFixedWidth(56)
        words = column(row(self.title, self.chip, 1), self.subtitle, gap=0)
        top = row(words, self.actions_row)
        top.setStretch(0, 1)
        self.area = TouchArea(self.board, "reports.area")
        self._pager = QWidget()
        self._pager.setLayout(row(self.up, self.down))
        self._pager.hide()
        foot = row(self.states, self._pager, gap=16)
        foot.setStretch(0, 1)
        foot.setAlignment(self._pager, Qt.AlignmentFlag.AlignBottom)
        self._right = column(top, self.kpis, self.area, self.blank, foot, gap=16)
        self._right.setStretch(2, 1)
        self._right.setStretch(3, 1)
        sides = row(self._side, self._right, gap=0)
        sides.setStretch(1, 1)
        self.setLayout(sides)

    def _wire(self) -> None:
        self.list.tapped.connect(self.report_chosen)
        self.actions_row.chosen.connect(self.action_pressed)
        self.actions_row.refused.connect(self.say_refusal)
        self.head.back.clicked.connect(self.back_pressed)
        self.head.banner.closed.connect(self.banner_closed)
        self.up.clicked.connect(lambda: self.area.page(-1))
        self.down.clicked.connect(lambda: self.area.page(1))
        self.area.verticalScrollBar().rangeChanged.connect(self._offer_pages)

    def arrange(self) -> None:
        compact = self.compact
        self._side.setFixedWidth(288 if compact else 312)
        self.head.set_compact(compact)
        framed(self._left, 0, 4 if compact else 8)
        self.list.set_height(56 if compact else 64)
        framed(self._right, self.edge)
        self._right.setSpacing(8 if compact else 16)
        self.actions_row.set_sizes(self.button_height)
        self.kpis.setFixedHeight(84 if compact else 104)
        for button in (self.up, self.down):
            button.setFixedHeight(48)
        if self._view is not None:
            self.show_reports(self._view)

    def panel_area(self) -> QRect:
        """All but the list."""
        return super().panel_area().adjusted(self._side.width(), 0, 0, 0)

    def show_reports(self, view: ReportsView) -> None:
        """Show another snapshot."""
        before, self._view = self._view, view
        self.list.show_rows(view.reports)
        self.blank.say(view.empty, "chart-bar-bold")
        self.blank.setVisible(not view.cards)
        self.area.setVisible(bool(view.cards))
        self.title.say(view.title)
        self.subtitle.say(view.subtitle)
        self.chip.show_chip(view.chip)
        self.actions_row.show_actions(view.actions)
        self.actions_row.setFixedWidth((132 if self.compact else 168) * len(view.actions))
        self.kpis.show_kpis(view.kpis)
        columns, line = (2, 28) if self.compact else (3, 32)
        self.board.show_cards(view.cards, columns, line)
        self.states.show_states(view.states)
        self.go = next(
            (self.actions_row.button(a.key) for a in view.actions if a.role == "go"), None
        )
        if before is None or before.title != view.title:
            self.area.verticalScrollBar().setValue(0)

    def _offer_pages(self, _lowest: int, highest: int) -> None:
        self._pager.setVisible(highest > 0)
