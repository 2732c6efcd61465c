"""One window: no screen shows itself, or a part of itself, beside it while it is made."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from terminal.ui.look import Look
from terminal.ui.screens.cash import CashScreen
from terminal.ui.screens.first_start import FirstStartScreen
from terminal.ui.screens.menu import MenuScreen
from terminal.ui.screens.open_shift import OpenShiftScreen
from terminal.ui.screens.pay import PayScreen
from terminal.ui.screens.receipts import ReceiptsScreen
from terminal.ui.screens.refund import RefundScreen
from terminal.ui.screens.reports import ReportsScreen
from terminal.ui.screens.sell import SellScreen
from terminal.ui.screens.shift_close import ShiftCloseScreen
from terminal.ui.screens.sign_in import SignInScreen
from terminal.ui.window import MainWindow

SCREENS = (
    CashScreen,
    FirstStartScreen,
    MenuScreen,
    OpenShiftScreen,
    PayScreen,
    ReceiptsScreen,
    RefundScreen,
    ReportsScreen,
    SellScreen,
    ShiftCloseScreen,
    SignInScreen,
)


class Windows(QObject):
    """Keeps the kind of every widget that was shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown = event.type() == QEvent.Type.Show
        if is_shown and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    spy = Windows()
    qapp.installEventFilter(spy)
    yield spy
    qapp.removeEventFilter(spy)


@pytest.mark.parametrize("make", SCREENS)
def test_a_screen_that_is_made_leaves_the_keys_with_the_window(
    make: Callable[[Look], QWidget], look: Look, windows: Windows
) -> None:
    window = MainWindow(look)
    window.show()
    window.activateWindow()
    QApplication.processEvents()

    screen = make(look)
    window.add(screen)
    window.show_screen(screen)
    QApplication.processEvents()

    assert windows.shown == ["MainWindow"]
    assert QApplication.activeWindow() is window
    window.close()
    window.deleteLater()
