"""The inline panel: slides over the tiles only, with a title, a way out and a body."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from terminal.presenters.views import Words
from terminal.text import tr
from terminal.ui.canvas import Canvas
from terminal.ui.lettering import BODY, TITLE
from terminal.ui.look import Look
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import Caption
from terminal.ui.widgets.painted import Painted


class Panel(Painted):
    """A surface with title, subtitle and close button; put the content into `body`.

    `closed` is an intent: the panel stays until the screen is told to take it away.
    """

    closed = Signal()

    def __init__(self, look: Look, name: str = "panel", parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setObjectName(name)
        self.title = Caption(look, "", TITLE)
        self.subtitle = Caption(look, "", BODY, role="ink2")
        self.close_button = Button(look, role="quiet", icon="x-bold", name=f"{name}.close")
        self.close_button.setAccessibleName(str(tr("Close")))
        self.close_button.setFixedSize(56, 48)
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        head.addLayout(words, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        page = QVBoxLayout(self)
        page.setContentsMargins(16, 12, 16, 16)
        page.setSpacing(12)
        page.addLayout(head)
        page.addLayout(self.body, 1)

    def head(self, title: Words, subtitle: Words = "") -> None:
        """Say what the panel is about."""
        self.title.say(title)
        self.subtitle.say(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self.setAccessibleName(str(title))

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, "line", 8)
        canvas.fill(area.adjusted(1, 1, -1, -1), "surface", 7)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
