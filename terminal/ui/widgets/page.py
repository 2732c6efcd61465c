"""What every screen beside the sell screen has: a head, Enter and Escape, digits, a toast."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from terminal.presenters.views import BannerView, ToastView, Words
from terminal.presenters.views_panel import PanelView
from terminal.text import tr
from terminal.ui.lettering import BODY, TITLE
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import row
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import Caption
from terminal.ui.widgets.keypad import Keypad
from terminal.ui.widgets.notices import Banner, Toast
from terminal.ui.widgets.panel_host import PanelHost

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PageHead(QWidget):
    """Way back, title, what it is about, actions at the right. A banner takes the middle's room."""

    def __init__(self, look: Look, name: str, title: Words) -> None:
        super().__init__()
        self.back = Button(look, tr("Back"), role="quiet", icon="caret-left-bold")
        self.back.setObjectName(f"{name}.back")
        self.back.padding = 8
        fixed = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fixed.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(fixed)
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
    """A passive screen. Enter presses `go`, Escape `back`, digits go to `pad`, if it has them.

    An inline panel lies over `panel_area()` and takes the keys while it is up; its intents are
    those of the sell screen: `panel_chosen(group, key)`, `panel_key`, `panel_confirmed`, ...
    """

    panel_closed = Signal()
    panel_confirmed = Signal()
    panel_key = Signal(str)
    panel_chosen = Signal(str, str)
    panel_typed = Signal(str)

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.compact = False
        self.go: Button | None = None
        self.back: Button | None = None
        self.pad: Keypad | None = None
        self.toast = Toast(look, self)
        self.panel = PanelHost(look, self)
        self.setObjectName(name)
        self.setProperty("role", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        look.changed.connect(self.panel.retranslate)
        self._wire_panel()

    def _wire_panel(self) -> None:
        self.panel.closed.connect(self.panel_closed)
        self.panel.confirmed.connect(self.panel_confirmed)
        self.panel.key.connect(self.panel_key)
        self.panel.chosen.connect(self.panel_chosen)
        self.panel.typed.connect(self.panel_typed)
        self.panel.refused.connect(self.say_refusal)

    def set_compact(self, compact: bool) -> None:
        """Take the layout for small screens, or the large one."""
        self.compact = compact
        self.arrange()
        self._forget_sizes()
        self._place()

    def _forget_sizes(self) -> None:
        """Have all sizes asked for again: a part that is not shown yet does not tell new ones."""
        for widget in self.findChildren(QWidget):
            widget.updateGeometry()
        for layout in self.findChildren(QLayout):
            layout.invalidate()

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

    def panel_area(self) -> QRect:
        """Where an inline panel goes: all of the screen, unless a part should stay in sight."""
        edge = self.edge
        return self.rect().adjusted(edge, edge, -edge, -edge)

    def show_panel(self, panel: PanelView | None) -> None:
        """Lay an inline panel over the screen, or bring it up to date; None takes it away."""
        self._place()
        self.panel.show_panel(panel)

    def explain(self, *buttons: Button) -> None:
        """Say why, in a toast, when one of these buttons cannot be used now."""
        for button in buttons:
            button.refused.connect(self.say_refusal)

    def say_refusal(self, reason: Words) -> None:
        """Say a reason for four seconds."""
        self.show_toast(ToastView(reason))

    def show_toast(self, toast: ToastView) -> None:
        """Say something for four seconds, bottom centre above the action row."""
        self.toast.show_toast(toast)
        self._place()

    def _place(self) -> None:
        left = (self.width() - self.toast.width()) // 2
        self.toast.move(left, self.height() - self.toast.height() - (80 if self.compact else 120))
        self.panel.place(self.panel_area(), self.compact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.panel.widget is not None:
            self._panel_keys(event)
        elif event.key() in _ENTER:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape and _usable(self.back):
            self._press(self.back)
        elif self.pad is None or not self.pad.isVisible() or not self.pad.take_key(event):
            super().keyPressEvent(event)

    def _panel_keys(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.panel_closed.emit()
        elif event.key() in _ENTER and not isinstance(self.focusWidget(), Button):
            self.panel_confirmed.emit()
        elif event.key() in _ENTER:
            self._enter()
        else:
            self.panel.take_key(event)

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
