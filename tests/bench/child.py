"""Fresh processes that say when their window is painted, and what they weigh once all is quiet.

Each is run by `start` as `python -c "from tests.bench.child import X; X(BEGAN, FOLDER)"`; times
are on the machine's monotonic clock, which parent and child share. Nothing is imported before it
has to be: what a child loads is what is measured.
"""

import sys
import time

QUIET_S = 1.0


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
    tell(application, {"painted": window.painted - began})


def sign_in(began: float, folder: str) -> None:
    """Start as `zhanggui run` does."""
    application, app = _made(folder)
    painted: list[float] = []
    app.window.painted.connect(lambda: painted.append(time.monotonic()))
    app.start()
    while not painted:
        application.processEvents()
    tell(application, {"painted": painted[0] - began})


def sellable(began: float, folder: str) -> None:
    """Start with somebody signed in (no PIN is typed), the order of the last run on the screen.

    It may sell once a tap on a tile has brought its line onto the paper of the order.
    """
    application, app = _made(folder)
    from terminal.services.signing_in import staff_list

    app.till.staff = next(member for member in staff_list(app.till) if member.role == "cashier")
    painted: list[float] = []
    app.window.painted.connect(lambda: painted.append(time.monotonic()))
    app.home()
    app.window.show()
    while not painted:
        application.processEvents()
    shown = time.monotonic()
    tap(application, app)
    found = {"painted": shown - began, "tapped": time.monotonic() - began}
    app.start()
    tell(application, found)


def tap(application, app) -> None:  # type: ignore[no-untyped-def]
    """Tap the first tile that is not sold out, and wait for the line's paint."""
    from PySide6.QtTest import QTest

    route = app.routes["sell"]
    grid = route.screen.grid
    before = sum(line.qty_milli for line in route.presenter.order.lines)
    tile = next(tile for tile in grid.tiles.rows if not tile.sold_out)
    QTest.mouseClick(grid.viewport(), Qt_left(), pos=grid.tile_rect(tile.key).center())
    application.processEvents()
    assert sum(line.qty_milli for line in route.presenter.order.lines) > before
