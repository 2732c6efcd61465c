"""The sell screen at 100,000 items: from a scan, a tap or a typed letter to the painted picture."""

import sys
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from drivers.interfaces import Scan
from terminal.app.begun import Begun
from terminal.app.run import make_app
from terminal.app.till_app import TillApp
from terminal.config import TerminalConfig
from terminal.services.opening import open_books
from tests.bench import commit
from tests.bench.rows import Row, median, p99
from tests.bench.shop import copied

ITEMS = 100_000
QUERIES = ("hsr", "可乐", "mh", "69", "红烧", "kf", "农夫山泉", "zz", "b", "牛奶")


class Painted(QObject):
    """Knows how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count a paint event."""
        self.times += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def rows(full: bool) -> Iterator[Row]:
    """Yield the rows of one till with a big catalogue."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    with copied(ITEMS) as folder:
        books = open_books(folder, program="bench")
        commit.begin(books)
        app = make_app(books, TerminalConfig(), Begun(application))
        app.start()
        app.go("sell")
        settle(application)
        yield from measured(app, 1000 if full else 250)
        app.stop()
        app.window.close()


def settle(application: QCoreApplication, seconds: float = 1.5) -> None:
    """Let everything that starts after the first paint get done."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        application.processEvents()


def measured(app: TillApp, times: int) -> Iterator[Row]:
    """Yield scan, tap and search."""
    screen = app.routes["sell"].screen
    codes = barcodes(app, times)
    lines = Painted(screen.order.lines.viewport())
    found = [painted(lines, lambda code=code: app._scanned(Scan(code))) for code in codes]
    scans = [took for took in found if took is not None]
    assert len(scans) == len(codes), "every scan adds a line"
    size = f"{ITEMS:,} items, {times} scans"
    yield Row("till", "scan to line painted p50", median(scans), "ms", size)
    yield Row("till", "scan to line painted p99", p99(scans), "ms", size, bound=16.0)
    yield from searched(app, max(10, times // 10))


def barcodes(app: TillApp, times: int) -> list[str]:
    """Return the codes of items spread over the whole catalogue, none twice."""
    found = app.catalogue._db.execute(
        "SELECT code FROM barcode WHERE item_id % ? = 0 LIMIT ?", (ITEMS // times, times)
    )
    return [code for (code,) in found]


def painted(what: Painted, act: Callable[[], object], most_s: float = 0.5) -> float | None:
    """Return the milliseconds from an act to the next paint; None when nothing had to be painted.

    What the act puts off till after the paint is done before this returns.
    """
    before = what.times
    began = time.perf_counter()
    act()
    while what.times == before and time.perf_counter() - began < most_s:
        QApplication.processEvents()
    took = (time.perf_counter() - began) * 1000
    QApplication.processEvents()
    return took if what.times > before else None


def searched(app: TillApp, rounds: int) -> Iterator[Row]:
    """Yield what a typed letter costs, without and with the painting of its results."""
    route = app.routes["sell"]
    route.screen.search.open()
    results = Painted(route.screen.results.viewport())
    found: list[float] = []
    shown: list[float] = []
    for _ in range(rounds):
        for query in QUERIES:
            for end in range(1, len(query) + 1):
                began = time.perf_counter()
                app.catalogue.search(query[:end], 24)
                found.append((time.perf_counter() - began) * 1000)
                took = painted(results, lambda q=query[:end]: route.presenter.search(q), 0.05)
                shown += [] if took is None else [took]
    size = f"{ITEMS:,} items, {len(found)} letters"
    yield Row("till", "search as you type p50", median(found), "ms", size)
    yield Row("till", "search as you type p99", p99(found), "ms", size, bound=10.0)
    yield Row("till", "letter to results painted p99", p99(shown), "ms", size)
