"""A cashier's hands and eyes: they touch the window where a widget lies, type keys, and look.

Every act enters through the window like a finger's or a keyboard's; what lies above a widget gets
the touch. Waiting is always for a condition, never for time.
"""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QWidget

from terminal.app.player_wire import DayFailed
from terminal.ui.widgets.keypad import Keypad
from terminal.ui.widgets.touch_list import TouchList
from terminal.ui.window import MainWindow

DEADLINE_S = 30.0
TURN_MS = 4
NONE = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
Area = Callable[[], QRect]


class Hands:
    """Acts on one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.shots: Path | None = None
        self.faults: list[str] = []

    # --- waiting and looking

    def wait(self, is_so: Callable[[], bool], what: str, deadline_s: float = DEADLINE_S) -> None:
        """Let the till live until something holds.

        Raises:
            DayFailed: it never did; `what` is in the text.
        """
        until = time.monotonic() + deadline_s
        while not is_so():
            if self.faults:
                raise DayFailed(self.faults[0])
            if time.monotonic() > until:
                raise DayFailed(f"{what}: not within {deadline_s:.0f} s")
            QTest.qWait(TURN_MS)

    def settle(self) -> None:
        """Let one turn of the event loop pass, e.g. for what is saved after the paint."""
        QTest.qWait(1)

    def seen(self, name: str) -> QWidget | None:
        """Return the shown widget of this name, if there is exactly one."""
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]
        return found[0] if len(found) == 1 else None

    def widget(self, name: str) -> QWidget:
        """Return the shown widget of this name as soon as there is one."""
        self.wait(lambda: self.seen(name) is not None, f"the widget {name}")
        found = self.seen(name)
        assert found is not None, "waited for"
        return found

    def shot(self, name: str) -> None:
        """Keep a picture of the window as `NN-name.png`."""
        if self.shots is None:
            return
        self.settle()
        number = len(list(self.shots.glob("*.png"))) + 1
        self.window.grab().save(str(self.shots / f"{number:02}-{name}.png"))

    # --- touching

    def tap(self, name: str) -> None:
        """Touch the widget of this name in its middle."""
        widget = self.widget(name)
        self.touch(widget, widget.rect)

    def touch(self, widget: QWidget, area: Area) -> None:
        """Touch the middle of an area of a widget once nothing lies above it."""
        self.settle()
        self.wait(lambda: self._is_open(widget, area), f"a free {widget.objectName() or widget}")
        QTest.mouseClick(self._handle, LEFT, NONE, self._place(widget, area))
        self.settle()

    def pick(self, rows: TouchList, area: Area) -> None:
        """Touch a row, or a part of one, in a list; dragged into sight first."""
        self.wait(lambda: not area().isEmpty(), f"a row of {rows.objectName()}")
        view = rows.viewport()
        for _ in range(60):
            if view.rect().contains(area().center()):
                break
            self._drag(rows, area().center().y() > view.rect().center().y())
        self.touch(view, area)

    def pad(self, name: str, keys: str) -> None:
        """Press keys of a keypad, one character a key."""
        keypad = self.widget(name)
        assert isinstance(keypad, Keypad), name
        for code in keys:
            self.touch(keypad, partial(keypad.key_rect, code))

    def pad_key(self, name: str, code: str) -> None:
        """Press a keypad's key by its code, e.g. `extra`."""
        keypad = self.widget(name)
        assert isinstance(keypad, Keypad), name
        self.touch(keypad, lambda: keypad.key_rect(code))

    # --- keys

    def type(self, text: str) -> None:
        """Type on the keyboard."""
        for letter in text:
            QTest.keyClick(self._handle, cast(int, letter))
        self.settle()

    def compose(self, text: str) -> None:
        """Write what an input method makes of keys, e.g. Chinese from pinyin."""
        self.wait(
            lambda: isinstance(QGuiApplication.focusObject(), QLineEdit), "a field to write in"
        )
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(QGuiApplication.focusObject(), event)
        self.settle()

    def press(self, key: Qt.Key) -> None:
        """Press one key."""
        QTest.keyClick(self._handle, key)
        self.settle()

    # --- inside

    @property
    def _handle(self) -> QWindow:
        handle = self.window.windowHandle()
        assert handle is not None, "the window is shown"
        return handle

    def _place(self, widget: QWidget, area: Area) -> QPoint:
        return widget.mapTo(self.window, area().center())

    def _is_open(self, widget: QWidget, area: Area) -> bool:
        place = self._place(widget, area)
        above = self.window.childAt(place)
        if above is None or not widget.isVisible():
            return False
        return above is widget or widget.isAncestorOf(above)

    def _drag(self, rows: QAbstractScrollArea, up: bool) -> None:
        view = rows.viewport()
        middle = view.mapTo(self.window, view.rect().center())
        way = QPoint(0, -view.height() // 3 if up else view.height() // 3)
        QTest.mousePress(self._handle, LEFT, NONE, middle)
        QTest.mouseMove(self._handle, middle + way / 2)
        QTest.mouseMove(self._handle, middle + way)
        QTest.mouseRelease(self._handle, LEFT, NONE, middle + way)
        self.settle()
