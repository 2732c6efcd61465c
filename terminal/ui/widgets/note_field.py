"""Free words in one line, from a keyboard; the hint in it follows the language."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from terminal.presenters.views import Words
from terminal.ui.look import Look


class NoteField(QLineEdit):
    """Emits `edited` with all of its text when a person changed it; 200 characters at most.

    Enter and Escape only leave the field: they never press a button of the screen.
    """

    edited = Signal(str)

    def __init__(self, look: Look, name: str, hint: Words) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setMaxLength(200)
        self.setFixedHeight(56)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hint = hint
        self.relook()
        look.changed.connect(self.relook)
        self.textEdited.connect(self.edited)

    def relook(self) -> None:
        """Word the hint again."""
        self.setPlaceholderText(str(self._hint))
        self.setAccessibleName(str(self._hint))

    def show_text(self, text: str) -> None:
        """Show this text, leaving the cursor alone when it is there already."""
        if text != self.text():
            self.setText(text)

    def leave(self) -> None:
        """Give the keys back to the screen."""
        above = self.parentWidget()
        while above is not None and above.focusPolicy() is not Qt.FocusPolicy.ClickFocus:
            above = above.parentWidget()
        if above is not None:
            above.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.leave()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(240, 56)
