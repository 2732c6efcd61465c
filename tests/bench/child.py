"""Fresh processes that say when their window is painted, and what they weigh once all is quiet.

`start` runs each as `python -c "from tests.bench.child import X; X(BEGAN, FOLDER)"`; times are on
the machine's monotonic clock, which parent and child share. Nothing is imported before it is
needed: what a child loads is what is measured.
"""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

QUIET_S = float(os.environ.get("BENCH_QUIET_S", "0"))


def empty(began: float, folder: str) -> None:
    """Show a window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QWidget

    class Window(QWidget):
        """Notes its first paint."""

        painted = 0.0

        def paintEvent(self, event: object) -> None:
            self.painted = self.painted or time.monotonic()

    del folder
    application = QApplication(sys.argv[:1])
    window = Window()
    window.resize(1280, 800)
    window.show()
    while not window.painted:
        application.processEvents()
    tell(application, lambda: True, painted=window.painted - began)


def sign_in(began: float, folder: str) -> None:
    """Start as `zhanggui run` does, until somebody can sign in."""
    application, app = made(folder)
    painted = first_paint(app)
    app.start()
    tell(application, lambda: app.is_complete, painted=until(application, painted) - began)


def sellable(began: float, folder: str) -> None:
    """Start with the cashier signed in (no PIN is typed) to the order that the last run left.

    The tap that follows must put its line on the order.
    """
    application, app = made(folder)
    from terminal.services.signing_in import staff_list

    app.till.staff = next(member for member in staff_list(app.till) if member.role == "cashier")
    painted = first_paint(app)
    app.home()
    app.window.show()
    shown = until(application, painted)
    tap_first_tile(app)
    application.processEvents()
    tapped = time.monotonic()
    app.start()
    tell(application, lambda: app.is_complete, painted=shown - began, tapped=tapped - began)


def made(folder: str) -> tuple[Any, Any]:
    """Do what `terminal.app.main` and `terminal.app.run` do before the first screen."""
    from pathlib import Path

    from terminal.app.main import load
    from terminal.app.quick import hurry

    hurry()
    from terminal.app.begun import begin

    begun = begin()
    from terminal.app.run import make_app, open_till

    config = load(Path(folder) / "terminal.toml")
    return begun.application, make_app(open_till(Path(folder), config, sample=False), config, begun)


def first_paint(app: Any) -> list[float]:
    """Return a list that gets the time of the window's first paint."""
    times: list[float] = []
    app.window.painted.connect(lambda: times.append(time.monotonic()))
    return times


def until(application: Any, times: list[float]) -> float:
    """Let the loop run until the paint, and what else is painted in the same turn, is done."""
    while not times:
        application.processEvents()
    return time.monotonic()


def tap_first_tile(app: Any) -> None:
    """Press and lift on the first tile, and check that it added its line."""
    from PySide6.QtCore import QEvent, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    grid, presenter = app.routes["sell"].screen.grid, app.routes["sell"].presenter
    before = presenter.order
    place = QPointF(grid.tile_rect(grid.tiles.rows[0].key).center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(kind, place, grid.viewport().mapToGlobal(place), left, left, none)
        QApplication.sendEvent(grid.viewport(), event)
    assert presenter.order != before, "the tap added nothing"


def tell(application: Any, is_complete: Callable[[], bool], **found: float) -> None:
    """Say times and memory, the latter once all that begins later is done, and end."""
    while QUIET_S and not is_complete():
        application.processEvents()
    quiet = time.monotonic() + QUIET_S
    while time.monotonic() < quiet:
        application.processEvents()
    with open("/proc/self/statm", encoding="ascii") as file:
        found["mb"] = int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    sys.stdout.write(" ".join(f"{name}={value}" for name, value in found.items()) + "\n")
    sys.stdout.flush()
    os._exit(0)
