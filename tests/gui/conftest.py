"""Screens for tests: one look a session, a window with the sell screen in it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from terminal.text import set_language
from terminal.ui.look import Look
from terminal.ui.screens.sell import SellScreen
from terminal.ui.window import MainWindow
from tests.gui import stories

# The offscreen plugin says so for every window that has a least size.
PLUGIN_NOISE = "This plugin does not support propagateSizeHints"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let windows have a least size."""
    for item in items:
        if "gui" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore(PLUGIN_NOISE, extend=True))


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Begin and end in Chinese."""
    set_language("zh_CN")
    yield
    set_language("zh_CN")


@pytest.fixture(scope="session")
def session_look(qapp: QApplication) -> Look:
    """The look that all tests share: fonts are loaded once."""
    return Look(qapp, "light")


@pytest.fixture
def look(session_look: Look) -> Iterator[Look]:
    """The look, light at the beginning."""
    if session_look.theme.name != "light":
        session_look.set_theme("light")
    yield session_look


@pytest.fixture
def sell(look: Look) -> Iterator[SellScreen]:
    """The sell screen at 1280x800 with the mockups' story on it."""
    window = MainWindow(look)
    screen = SellScreen(look)
    window.add(screen)
    window.show()
    window.show_screen(screen)
    window.strip.show_strip(stories.strip())
    screen.show_categories(stories.categories(), "hot")
    screen.show_tiles(stories.tiles(), stories.PAGE)
    screen.show_actions(stories.bar_actions())
    screen.show_order(stories.order())
    QApplication.processEvents()
    yield screen
    window.close()
    window.deleteLater()


@pytest.fixture
def tap() -> Callable[[QWidget, QRect | None], None]:
    """Tap the middle of a widget, or of an area of it."""

    def act(widget: QWidget, area: QRect | None = None) -> None:
        place: QPoint = (area if area is not None else widget.rect()).center()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)

    return act


def child(parent: QWidget, name: str) -> QWidget:
    """The one shown child with this object name."""
    found = [widget for widget in parent.findChildren(QWidget, name) if widget.isVisible()]
    assert len(found) == 1, f"{name}: {len(found)} shown"
    return found[0]
