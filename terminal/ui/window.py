"""The main window: the status strip above a stack of screens, and the lock of an idle till."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from terminal.ui.look import Look
from terminal.ui.metrics import is_compact
from terminal.ui.widgets.ring import FocusRing
from terminal.ui.widgets.strip import StatusStrip

_TOUCHES = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.KeyPress,
    QEvent.Type.TouchBegin,
)


class MainWindow(QWidget):
    """Shows one screen at a time under the strip.

    Screens are told of the small layout by `set_compact(bool)` where they have it. `idle` is
    emitted once when nobody touched the window for `lock_after_s` seconds (0: never), `painted`
    once, when it is painted for the first time.
    """

    idle = Signal()
    closing = Signal()
    painted = Signal()

    def __init__(self, look: Look, lock_after_s: int = 0) -> None:
        super().__init__()
        self.setObjectName("window")
        self.look = look
        self.strip = StatusStrip(look)
        self.stack = QStackedWidget()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.strip)
        page.addWidget(self.stack, 1)
        self.ring = FocusRing(look, self)
        self._lock = QTimer(self)
        self._lock.setSingleShot(True)
        self._lock.setInterval(lock_after_s * 1000)
        self._lock.timeout.connect(self.idle)
        self._is_painted = False
        self.resize(1280, 800)

    def add(self, screen: QWidget) -> None:
        """Put a screen on the stack."""
        self._size(screen)
        self.stack.addWidget(screen)

    def show_screen(self, screen: QWidget) -> None:
        """Bring a screen of the stack to the front and give it the keys."""
        self.stack.setCurrentWidget(screen)
        screen.setFocus()

    @property
    def compact(self) -> bool:
        """Whether the small layout applies."""
        return is_compact(self.width(), self.height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        handle = self.windowHandle()
        if self._lock.interval() and handle is not None and not self._lock.isActive():
            handle.installEventFilter(self)
            self._lock.start()

    def touched(self) -> None:
        """Count as work what no touch brings, e.g. a scan: the till is not idle."""
        if self._lock.interval():
            self._lock.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._lock.start()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.strip.set_compact(self.compact)
        for number in range(self.stack.count()):
            self._size(self.stack.widget(number))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def _size(self, screen: QWidget | None) -> None:
        set_compact = getattr(screen, "set_compact", None)
        if set_compact is not None:
            set_compact(self.compact)
