"""Consent of someone who may give it: name, then PIN, in an inline panel on any screen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from terminal.presenters.views_panel import ApprovalPanel
from terminal.text import tr
from terminal.ui.lettering import BODY, META_BOLD, Face
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import column, row
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import Caption
from terminal.ui.widgets.choices import ChoiceGrid
from terminal.ui.widgets.keypad import Keypad, pin_keys
from terminal.ui.widgets.panel import Panel
from terminal.ui.widgets.pin_dots import PinDots


class ApprovalSheet(Panel):
    """Shows an `ApprovalPanel`; `staff_chosen`, `key` of the keypad, `confirmed`, `closed`.

    Names: `<name>.staff.<key>`, `<name>.keypad`, `<name>.confirm`, `<name>.close`.
    """

    staff_chosen = Signal(str)
    key = Signal(str)
    confirmed = Signal()
    refused = Signal(object)

    def __init__(self, look: Look, name: str = "approval") -> None:
        super().__init__(look, name)
        who = Caption(look, tr("Who agrees"), META_BOLD, role="ink2")
        self.reason = Caption(look, "", BODY, role="ink", lines=3)
        self.staff = ChoiceGrid(look, f"{name}.staff", 1, plaques=True)
        self.dots = PinDots(look, f"{name}.dots")
        self.problem = Caption(look, "", Face(16, True), role="red", lines=2, align=0.5)
        self.keypad = Keypad(look, pin_keys(), f"{name}.keypad")
        self.confirm = Button(look, role="go", name=f"{name}.confirm")
        left = column(self.reason, who, self.staff, 1, gap=8)
        right = column(self.dots, self.problem, self.keypad, self.confirm, gap=8)
        right.setStretch(2, 1)
        sides = row(left, right, gap=16)
        sides.setStretch(0, 1)
        sides.setStretch(1, 1)
        self.body.addLayout(sides, 1)
        self._wire()

    def _wire(self) -> None:
        self.staff.chosen.connect(self.staff_chosen)
        self.staff.refused.connect(self.refused)
        self.keypad.key.connect(self.key)
        self.confirm.clicked.connect(self.confirmed)
        self.confirm.refused.connect(self.refused)

    def show_approval(self, view: ApprovalPanel) -> None:
        """Show why a consent is needed, who may give it, and how far the PIN is typed."""
        self.head(view.title)
        self.reason.say(view.reason)
        self.staff.show_actions(view.staff)
        self.dots.show_digits(view.digits)
        self.problem.say(view.problem)
        self.confirm.show_action(view.confirm)

    def set_compact(self, compact: bool) -> None:
        """Take the heights of the small layout, or of the large one."""
        self.staff.set_sizes(56 if compact else 72)
        self.confirm.setFixedHeight(56 if compact else 64)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == "\r":
            self.confirm.click()
        elif not self.keypad.take_key(event):
            super().keyPressEvent(event)
