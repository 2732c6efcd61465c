"""The edit row under the chosen order line."""

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from terminal.presenters.views import ActionView
from terminal.ui.lettering import Face
from terminal.ui.look import Look
from terminal.ui.widgets.button import Button


class EditRow(QWidget):
    """The buttons under the chosen line; `acted` carries the key of the one tapped."""

    acted = Signal(str)
    refused = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sell.edit")
        self.look = look
        self._actions: tuple[ActionView, ...] = ()
        self._buttons: dict[str, Button] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.hide()

    def show_actions(self, actions: tuple[ActionView, ...], height: int) -> None:
        """Show these buttons; they are made anew only when there are others."""
        if [action.key for action in actions] != list(self._buttons):
            self._rebuild(actions)
        for action in actions:
            button = self._buttons[action.key]
            button.setFixedHeight(height)
            button.show_action(replace(action, words="") if action.icon else action)
            if action.icon:
                button.setAccessibleName(str(action.words))
            else:
                self._row.setStretchFactor(button, button.sizeHint().width())
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the icons 56, or 50 where the words need the room."""
        icons = [button for button in self._buttons.values() if button.icon_name]
        words = [button for button in self._buttons.values() if not button.icon_name]
        wide = sum(button.sizeHint().width() for button in words) + 64 * len(icons)
        narrow = wide + 8 * (len(words) - 1) > self.width()
        for button in icons:
            button.setFixedWidth(50 if narrow else 56)

    def button(self, key: str) -> Button:
        """The button with this key.

        Raises:
            KeyError: there is none now.
        """
        return self._buttons[key]

    def _rebuild(self, actions: tuple[ActionView, ...]) -> None:
        for old in self._buttons.values():
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = {action.key: self._made(action) for action in actions}

    def _made(self, action: ActionView) -> Button:
        button = Button(self.look, name=f"sell.edit.{action.key}")
        button.padding = 4
        button.face = Face(16, True)
        button.clicked.connect(lambda: self.acted.emit(action.key))
        button.refused.connect(self.refused)
        self._row.addWidget(button)
        return button
