"""A consent: why it is needed, who gives it, and the PIN."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from terminal.presenters.views_panel import ApprovalPanel
from terminal.ui.lettering import LABEL_PLAIN
from terminal.ui.look import Look
from terminal.ui.widgets.caption import Caption
from terminal.ui.widgets.keypad import Keypad, pin_keys
from terminal.ui.widgets.live_panel import ChoiceGrid, LivePanel
from terminal.ui.widgets.pin_dots import PinDots


class ApprovalWidget(LivePanel):
    """Shows an `ApprovalPanel`; `chosen` carries ("staff", key), `key` the keys of the PIN."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.reason = Caption(look, "", LABEL_PLAIN, lines=3)
        self.reason.setObjectName("panel.reason")
        self.staff = ChoiceGrid(self, "staff", 1)
        self.dots = PinDots(look, "panel.pin")
        self.keypad = Keypad(look, pin_keys(), "panel.keypad")
        self.keypad.key.connect(self.key)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.reason)
        left.addLayout(self.staff)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.dots)
        right.addWidget(self.keypad, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        self.add_foot()

    def show_view(self, view: ApprovalPanel) -> None:
        """Show the panel as it is now."""
        self.head(view.title)
        self.reason.say(view.reason)
        self.staff.height = 48 if self.compact else 64
        self.staff.show_choices(view.staff)
        self.dots.show_digits(view.digits)
        self.foot(view.problem, view.confirm)

    def take_key(self, event: QKeyEvent) -> bool:
        return self.keypad.take_key(event)
