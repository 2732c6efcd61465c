"""Closing a shift: first a blind count by denomination, then what was expected, then it is true."""

from PySide6.QtCore import Qt, Signal

from terminal.presenters.views_rows import DoneView
from terminal.presenters.views_shift import CountView, ResultView
from terminal.text import tr
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import column, framed, stack
from terminal.ui.widgets.done import DonePanel
from terminal.ui.widgets.page import Page, PageHead
from terminal.ui.widgets.shift_parts import CountBoard, ResultBoard


class ShiftCloseScreen(Page):
    """Count, result, done; one board at a time.

    Objects: `shiftClose.faces` (list), `shiftClose.keypad`, `shiftClose.counted`,
    `shiftClose.recount`, `shiftClose.close`, `shiftClose.done.go`, `shiftClose.done.action.<key>`.
    """

    face_chosen = Signal(str)
    stepped = Signal(str, int)
    key = Signal(str)
    counted_pressed = Signal()
    recount_pressed = Signal()
    close_pressed = Signal()
    next_pressed = Signal()
    action_pressed = Signal(str)
    back_pressed = Signal()
    banner_closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "shiftClose")
        self.head = PageHead(look, "shiftClose", tr("Close the shift"))
        self.count, self.result = CountBoard(look), ResultBoard(look)
        self.done = DonePanel(look, "shiftClose.done")
        self.back = self.head.back
        boards, self._stack = stack(self.count, self.result, self.done)
        self._page = column(self.head, boards)
        self._page.setStretch(1, 1)
        self.setLayout(self._page)
        self._wire()
        self.arrange()
        self._turn(0)

    def _wire(self) -> None:
        self.count.faces.tapped.connect(self.face_chosen)
        self.count.faces.stepped.connect(self.stepped)
        self.count.keypad.key.connect(self.key)
        self.count.confirm.clicked.connect(self.counted_pressed)
        self.result.recount.clicked.connect(self.recount_pressed)
        self.result.confirm.clicked.connect(self.close_pressed)
        self.done.go_pressed.connect(self.next_pressed)
        self.done.acted.connect(self.action_pressed)
        self.done.refused.connect(self.say_refusal)
        self.head.back.clicked.connect(self.back_pressed)
        self.head.banner.closed.connect(self.banner_closed)
        self.explain(self.count.confirm, self.result.recount, self.result.confirm, self.head.back)

    def arrange(self) -> None:
        framed(self._page, self.edge, 4 if self.compact else 16)
        self._page.setSpacing(4 if self.compact else 16)
        self.head.set_compact(self.compact)
        for board in (self.count, self.result, self.done):
            board.set_compact(self.compact)

    def show_count(self, view: CountView) -> None:
        """Show the blind count."""
        self.head.say(tr("Close the shift"), view.subtitle)
        self.head.show_banner(view.banner)
        self.count.show_count(view)
        self._turn(0)

    def show_result(self, view: ResultView) -> None:
        """Show what was counted against what was expected."""
        self.head.say(tr("Close the shift"), view.subtitle)
        self.head.show_banner(view.banner)
        self.result.show_result(view)
        self._turn(1)

    def show_done(self, view: DoneView) -> None:
        """Show that the shift is closed, and what comes next."""
        self.done.show_done(view)
        self._turn(2)

    def _turn(self, number: int) -> None:
        if self._stack.currentIndex() != number:
            self._stack.setCurrentIndex(number)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.setVisible(number < 2)
        self.go = (self.count.confirm, self.result.confirm, self.done.go)[number]
        self.pad = self.count.keypad if number == 0 else None
