"""Hands for tests of the screens: open a story, tap widgets by name, press keys, hear intents."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from terminal.ui.look import Look
from terminal.ui.widgets.entries import EntryList
from terminal.ui.widgets.keypad import Keypad
from terminal.ui.widgets.page import Page
from terminal.ui.window import MainWindow
from tests.gui import screen_gallery
from tests.gui.conftest import child

_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Hands:
    """A screen with a story on it, and a finger over it."""

    def __init__(self, window: MainWindow, page: Any) -> None:
        self.window = window
        self.page = page

    def child(self, name: str) -> Any:
        """The one shown widget of this name."""
        return child(self.page, name)

    def shown(self, name: str) -> bool:
        """Whether a widget of this name can be seen."""
        return any(widget.isVisible() for widget in self.page.findChildren(QWidget, name))

    def tap(self, name: str) -> None:
        """Tap the middle of a widget."""
        self._click(self.child(name), self.child(name).rect().center())

    def press(self, keypad: str, *codes: str) -> None:
        """Press keys of a keypad."""
        pad: Keypad = self.child(keypad)
        for code in codes:
            self._click(pad, pad.key_rect(code).center())

    def tap_row(self, name: str, key: str, part: str = "") -> None:
        """Tap a row of a list, or one of its small buttons."""
        rows: EntryList = self.child(name)
        area = rows.part_rect(key, part)
        assert not area.isEmpty(), f"{key} {part} is not there"
        self._click(rows.viewport(), area.center())

    def keys(self, *keys: Qt.Key | str) -> None:
        """Press hardware keys on whatever has the focus."""
        for key in keys:
            target = self.window.focusWidget() or self.page
            if isinstance(key, str):
                QTest.keyClicks(target, key)
            else:
                QTest.keyClick(target, key)

    def tab_to(self, name: str) -> None:
        """Press Tab until this widget has the focus."""
        for _ in range(80):
            if self.window.focusWidget() is self.child(name):
                return
            self.keys(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name}")

    def _click(self, widget: QWidget, place: QPoint) -> None:
        QTest.mouseClick(widget, _LEFT, _PLAIN, place)


def heard(signal: Any) -> list[Any]:
    """What a signal carries from now on."""
    values: list[Any] = []
    signal.connect(lambda *given: values.append(given if len(given) != 1 else given[0]))
    return values


@contextmanager
def opened(look: Look, name: str, size: tuple[int, int] = (1280, 800)) -> Iterator[Hands]:
    """A window with this story of the gallery on it."""
    window, page = screen_gallery.shown(look, name, size)
    assert isinstance(page, Page)
    window.activateWindow()
    page.setFocus()
    QApplication.processEvents()
    try:
        yield Hands(window, page)
    finally:
        window.close()
        window.deleteLater()
