"""The bar below the tiles: what leads elsewhere at the left, the pages of tiles at the right."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from terminal.presenters.views import ActionView
from terminal.presenters.views_sell import PageView
from terminal.text import tr
from terminal.ui.canvas import CENTRE, Canvas
from terminal.ui.lettering import BODY, Face
from terminal.ui.look import Look
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.painted import Painted

# Icons or not, the room at both ends of a button, the size of its words: the first that fits.
_FITS = {
    False: ((True, 16, 18), (True, 10, 16), (False, 12, 18), (False, 8, 16)),
    True: ((False, 11, 18), (False, 11, 16), (False, 6, 16)),
}


class PageLabel(Painted):
    """Which page of how many."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("sell.page")
        self._page = PageView("", back=False, forward=False)
        self.setFixedWidth(32)

    def show_page(self, page: PageView) -> None:
        """Show another page number."""
        self._page = page
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(32, 48)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        middle = area.center()
        words = str(self._page.words)
        canvas.write(middle.x(), middle.y(), words, BODY, "ink2", align=CENTRE)


class ActionBar(QWidget):
    """`acted` carries the key of an action; `back` and `forward` turn the page."""

    acted = Signal(str)
    refused = Signal(object)
    back = Signal()
    forward = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sell.bar")
        self.look = look
        self._compact = False
        self._actions: tuple[ActionView, ...] = ()
        self._buttons: dict[str, Button] = {}
        look.changed.connect(self._fit)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self.up = self._arrow("caret-up-bold", "sell.page.back", str(tr("Previous page")))
        self.down = self._arrow("caret-down-bold", "sell.page.forward", str(tr("Next page")))
        self.up.clicked.connect(self.back)
        self.down.clicked.connect(self.forward)
        self.label = PageLabel(look)
        self._row.addStretch(1)
        for widget in (self.up, self.label, self.down):
            self._row.addWidget(widget)

    def show_actions(self, actions: tuple[ActionView, ...]) -> None:
        """Show these actions; buttons are made anew only when there are others."""
        if actions == self._actions:
            return
        if [action.key for action in actions] != list(self._buttons):
            self._rebuild(actions)
        self._actions = actions
        for action in actions:
            self._buttons[action.key].show_action(action)
        self._fit()

    def show_page(self, page: PageView) -> None:
        """Show which page of tiles is up."""
        self.label.show_page(page)
        self.up.set_refusal("" if page.back else tr("This is the first page"))
        self.down.set_refusal("" if page.forward else tr("This is the last page"))

    def set_compact(self, compact: bool) -> None:
        """Take the height of the small layout, where icons are left out."""
        self._compact = compact
        for button in (*self._buttons.values(), self.up, self.down):
            button.setFixedHeight(48 if compact else 56)
        self._fit()

    def button(self, key: str) -> Button:
        """The button of an action.

        Raises:
            KeyError: there is no such action now.
        """
        return self._buttons[key]

    def _arrow(self, icon: str, name: str, spoken: str) -> Button:
        button = Button(self.look, icon=icon, name=name)
        button.setAccessibleName(spoken)
        button.setFixedWidth(56)
        button.refused.connect(self.refused)
        return button

    def _rebuild(self, actions: tuple[ActionView, ...]) -> None:
        for old in self._buttons.values():
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = {}
        for number, action in enumerate(actions):
            button = Button(self.look, name=f"sell.action.{action.key}")
            button.setFixedHeight(48 if self._compact else 56)
            button.clicked.connect(lambda _=False, key=action.key: self.acted.emit(key))
            button.refused.connect(self.refused)
            self._row.insertWidget(number, button)
            self._buttons[action.key] = button

    def _fit(self) -> None:
        """Leave out icons, then room, until everything fits the bar."""
        for icons, padding, px in _FITS[self._compact]:
            for action in self._actions:
                button = self._buttons[action.key]
                button.icon_name = action.icon if icons else ""
                button.padding = padding
                button.face = Face(px, True)
                button.updateGeometry()
            wide = sum(button.sizeHint().width() + 8 for button in self._buttons.values())
            if wide + 160 <= self.width():
                return

    def resizeEvent(self, event: object) -> None:
        del event
        self._fit()
