"""Refunding: find the sale, choose what comes back, say why, give the money back."""

from PySide6.QtCore import QRect, Qt, Signal

from terminal.presenters.views_refund import FindSaleView, RefundView
from terminal.presenters.views_rows import DoneView, RowsView
from terminal.text import tr
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import Side, column, framed, row, stack
from terminal.ui.widgets.done import DonePanel
from terminal.ui.widgets.entries import EntryList
from terminal.ui.widgets.page import Page, PageHead
from terminal.ui.widgets.refund_parts import FindBoard, RefundBoard


class RefundScreen(Page):
    """Recent sales left; right the number being typed, the lines of a sale, or what is done.

    Objects: `refund.sales`, `refund.keypad`, `refund.find`, `refund.lines`, `refund.whole`,
    `refund.reason.<key>`, `refund.note`, `refund.go`, `refund.other`, `refund.done.go`.
    """

    key = Signal(str)
    find_pressed = Signal()
    sale_chosen = Signal(str)
    sale_left = Signal()
    line_tapped = Signal(str)
    stepped = Signal(str, int)
    whole_pressed = Signal()
    reason_chosen = Signal(str)
    note_changed = Signal(str)
    refund_pressed = Signal()
    next_pressed = Signal()
    action_pressed = Signal(str)
    back_pressed = Signal()
    banner_closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "refund")
        self.head = PageHead(look, "refund", tr("Refund"))
        self.sales = EntryList(look, "refund.sales", tr("Recent sales"), height=64, boxed=False)
        self.finder, self.board = FindBoard(look), RefundBoard(look)
        self.done = DonePanel(look, "refund.done")
        self.back = self.head.back
        self._side = Side(look)
        self._left = column(framed(column(self.head), 8, 0), self.sales, gap=0)
        self._left.setStretch(1, 1)
        self._side.setLayout(self._left)
        right, self._stack = stack(self.finder, self.board, self.done)
        self._right = column(right)
        sides = row(self._side, self._right, gap=0)
        sides.setStretch(1, 1)
        self.setLayout(sides)
        self._wire()
        self.arrange()
        self._turn(0)

    def _wire(self) -> None:
        self.sales.tapped.connect(self.sale_chosen)
        self.finder.keypad.key.connect(self.key)
        self.finder.confirm.clicked.connect(self.find_pressed)
        board = self.board
        board.lines.tapped.connect(self.line_tapped)
        board.lines.stepped.connect(self.stepped)
        board.whole.clicked.connect(self.whole_pressed)
        board.other.clicked.connect(self.sale_left)
        board.reasons.chosen.connect(self.reason_chosen)
        board.note.edited.connect(self.note_changed)
        board.confirm.clicked.connect(self.refund_pressed)
        board.reasons.refused.connect(self.say_refusal)
        board.banner.closed.connect(self.banner_closed)
        self.finder.banner.closed.connect(self.banner_closed)
        self.done.go_pressed.connect(self.next_pressed)
        self.done.acted.connect(self.action_pressed)
        self.done.refused.connect(self.say_refusal)
        self.head.back.clicked.connect(self.back_pressed)
        self.explain(self.finder.confirm, board.whole, board.confirm, self.head.back)

    def arrange(self) -> None:
        compact = self.compact
        self._side.setFixedWidth(336 if compact else 424)
        self.head.set_compact(compact)
        framed(self._left, 0, 4 if compact else 8)
        self.sales.set_height(56 if compact else 64)
        framed(self._right, self.edge)
        for board in (self.finder, self.board, self.done):
            board.set_compact(compact)

    def panel_area(self) -> QRect:
        """All but the list of sales."""
        return super().panel_area().adjusted(self._side.width(), 0, 0, 0)

    def show_find(self, view: FindSaleView) -> None:
        """Show the recent sales and the number typed so far."""
        self._show_sales(view.sales, view)
        self.finder.show_find(view)
        self._turn(0)

    def show_refund(self, view: RefundView) -> None:
        """Show the lines of the chosen sale."""
        self._show_sales(view.sales)
        self.board.show_refund(view)
        self._turn(1)

    def show_done(self, view: DoneView) -> None:
        """Show that the refund is on the books, never before."""
        self.done.show_done(view)
        self._turn(2)

    def _show_sales(self, rows: RowsView, find: FindSaleView | None = None) -> None:
        self.sales.show_rows(rows, find.empty if find is not None else "")

    def _turn(self, number: int) -> None:
        if self._stack.currentIndex() != number:
            self._stack.setCurrentIndex(number)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.back.setVisible(number < 2)
        self.go = (self.finder.confirm, self.board.confirm, self.done.go)[number]
        self.pad = self.finder.keypad if number == 0 else None
