"""What every screen beside the sell screen has: a head, Enter and Escape, digits, a toast."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.presenters.views import BannerView, ToastView, Words
from terminal.text import tr
from terminal.ui.lettering import BODY, TITLE
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import row
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import Caption
from terminal.ui.widgets.keypad import Keypad
from terminal.ui.widgets.notices import Banner, Toast

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PageHead(QWidget):
    """Way back, title, what it is about, actions at the right. A banner takes the middle's room."""

    def __init__(self, look: Look, name: str, title: Words) -> None:
        super().__init__()
        self.back = Button(look, tr("Back"), role="quiet", icon="caret-left-bold")
        self.back.setObjectName(f"{name}.back")
        self.back.padding = 8
        self.title = Caption(look, title, TITLE)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.subtitle = Caption(look, "", BODY, role="ink2")
        self.banner = Banner(look, f"{name}.banner")
        self._actions = row()
        line = row(self.back, self.title, self.subtitle, self.banner, self._actions)
        line.setStretch(2, 1)
        line.setStretch(3, 1)
        self.setLayout(line)

    def add(self, button: Button) -> None:
        """Put an action at the right."""
        self._actions.addWidget(button)

    def say(self, title: Words, subtitle: Words = "") -> None:
        """Say what the screen is about."""
        self.title.say(title)
        self.subtitle.say(subtitle)

    def show_banner(self, view: BannerView | None) -> None:
        """Lay a banner over the middle of the head; None shows the subtitle again."""
        self.banner.show_banner(view)
        self.subtitle.setVisible(view is None)

    def set_compact(self, compact: bool) -> None:
        """Use the heights of the small layout, or of the large one."""
        for button in self.findChildren(Button):
            button.setFixedHeight(48 if compact else 56)


class Page(QWidget):
    """A passive screen. Enter presses `go`, Escape `back`, digits go to `pad`, if it has them."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.compact = False
        self.go: Button | None = None
        self.back: Button | None = None
        self.pad: Keypad | None = None
        self.toast = Toast(look, self)
        self.setObjectName(name)
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def set_compact(self, compact: bool) -> None:
        """Take the layout for small screens, or the large one."""
        self.compact = compact
        self.arrange()
        self.updateGeometry()

    def arrange(self) -> None:
        """Set the sizes that follow from `compact`."""

    @property
    def edge(self) -> int:
        """The margin of the screen."""
        return 8 if self.compact else 16

    @property
    def button_height(self) -> int:
        """How high ordinary buttons are."""
        return 48 if self.compact else 56

    def explain(self, *buttons: Button) -> None:
        """Say why, in a toast, when one of these buttons cannot be used now."""
        for button in buttons:
            button.refused.connect(self.say_refusal)

    def say_refusal(self, reason: Words) -> None:
        """Say a reason for four seconds."""
        self.show_toast(ToastView(reason))

    def show_toast(self, view: ToastView) -> None:
        """Say something for four seconds, bottom centre above the action row."""
        self.toast.show_toast(view)
        self._place_toast()

    def _place_toast(self) -> None:
        left = (self.width() - self.toast.width()) // 2
        self.toast.move(left, self.height() - self.toast.height() - (80 if self.compact else 104))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_toast()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.toast.raise_()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and _usable(self.back):
            self._press(self.back)
        elif self.pad is None or not self.pad.isVisible() or not self.pad.take_key(event):
            super().keyPressEvent(event)

    def _enter(self) -> None:
        inside = self.focusWidget()
        if isinstance(inside, Button) and inside.hasFocus():
            self._press(inside)
        elif _usable(self.go):
            self._press(self.go)

    def _press(self, button: Button | None) -> None:
        if button is None:
            return
        if button.refusal:
            button.refused.emit(button.refusal)
        else:
            button.click()


def _usable(button: Button | None) -> bool:
    return button is not None and button.isVisible()
