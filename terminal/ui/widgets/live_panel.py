"""What all panels of the sell screen have in common: one set of intents, and a foot."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from terminal.presenters.views import ActionView, Words
from terminal.text import tr
from terminal.ui.lettering import BODY_BOLD
from terminal.ui.look import Look
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import Caption
from terminal.ui.widgets.panel import Panel


class LivePanel(Panel):
    """A panel with intents: a key typed, something chosen in a group, words typed, confirmed."""

    key = Signal(str)
    chosen = Signal(str, str)
    typed = Signal(str)
    confirmed = Signal()
    refused = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "panel")
        self.compact = False
        self.problem = Caption(look, "", BODY_BOLD, role="red", lines=2)
        self.problem.setObjectName("panel.problem")
        self.confirm = Button(look, tr("Confirm"), role="go", name="panel.confirm")
        self.confirm.clicked.connect(self.confirmed)
        self.confirm.refused.connect(self.refused)

    def show_view(self, view: Any) -> None:
        """Show the panel as it is now; each panel takes its own snapshot."""
        raise NotImplementedError

    def add_foot(self) -> None:
        """Put the problem and the confirm button below what is there."""
        page = self.layout()
        assert page is not None
        page.addWidget(self.problem)
        page.addWidget(self.confirm)

    def foot(self, problem: Words, confirm: ActionView | None) -> None:
        """Show what is wrong, if anything, and the button that confirms."""
        self.problem.say(problem)
        self.problem.setVisible(bool(problem))
        self.confirm.setVisible(confirm is not None)
        if confirm is not None:
            self.confirm.show_action(confirm)
            self.confirm.set_role("go" if confirm.role == "plain" else confirm.role)

    def set_compact(self, compact: bool) -> None:
        """Take the sizes of the small layout."""
        self.compact = compact
        self.confirm.setFixedHeight(56 if compact else 64)
        self.problem.set_face(BODY_BOLD, 1 if compact else 2)

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a hardware key that reached the screen; False if it means nothing here."""
        del event
        return False


class ChoiceGrid(QGridLayout):
    """Buttons of equal width in columns; made anew only when there are other choices."""

    def __init__(self, panel: LivePanel, group: str, columns: int) -> None:
        super().__init__()
        self.panel, self.group, self.columns = panel, group, columns
        self.height = 56
        self.buttons: dict[str, Button] = {}
        self.setSpacing(8)
        for column in range(columns):
            self.setColumnStretch(column, 1)

    def show_choices(self, choices: tuple[ActionView, ...]) -> None:
        """Show these choices."""
        if [choice.key for choice in choices] != list(self.buttons):
            self._rebuild(choices)
        for choice in choices:
            button = self.buttons[choice.key]
            button.show_action(choice)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.padding = 8 if not choice.icon else 16
            button.left_aligned = bool(choice.icon)
            button.setFixedHeight(max(self.height, 64 if choice.detail else 0))

    def _rebuild(self, choices: tuple[ActionView, ...]) -> None:
        for old in self.buttons.values():
            self.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {}
        for column in range(len(choices), self.columns):
            self.addWidget(QWidget(), 0, column)
        for place, choice in enumerate(choices):
            button = Button(self.panel.look, name=f"panel.choice.{self.group}.{choice.key}")
            button.clicked.connect(lambda _=False, key=choice.key: self._tapped(key))
            button.refused.connect(self.panel.refused)
            self.addWidget(button, place // self.columns, place % self.columns)
            self.buttons[choice.key] = button

    def _tapped(self, key: str) -> None:
        self.panel.chosen.emit(self.group, key)
