"""The sell screen over a big catalogue: from scanned bytes, a tap, a letter to the picture."""

import os
import pty
import time
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from terminal.app.begun import begin
from terminal.app.run import make_app
from terminal.app.till_app import TillApp
from terminal.config import TerminalConfig
from terminal.services.opening import open_books
from tests.bench import commit
from tests.bench.rows import Row, median, p99
from tests.bench.shop import copied

LINES = 8  # of the order that the scans and taps build, over and over
QUERIES = (
    "hsr",
    "可乐",
    "mh",
    "69",
    "红烧",
    "kf",
    "农夫山泉",
    "zz",
    "b",
    "牛奶",
    "cola",
    "brand tea",
)


class Painted(QObject):
    """Knows how often a widget was painted, and when what comes after the paint began."""

    def __init__(self, widget: QWidget, presenter: Any) -> None:
        super().__init__()
        self.times = 0
        self.over_at: float | None = None
        widget.installEventFilter(self)
        self._later = presenter._later
        presenter._later = self.save_later

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)

    def save_later(self, save: Callable[[], None]) -> None:
        """Note when the order begins to be saved: the paint, if it was first, is over then."""
        before = self.times

        def noted() -> None:
            self.over_at = time.perf_counter() if self.times > before else None
            save()

        self._later(noted)


def rows(full: bool) -> Iterator[Row]:
    """Yield the rows of one till with a big catalogue."""
    items = 1_000_000 if full else 100_000
    with selling(items) as (app, wire):
        size = f"{items:,} items"
        yield from scanned(app, wire, size, 2000 if full else 200)
        yield from tapped(app, size, 2000 if full else 200)
        yield from searched(app, size, 60 if full else 6)


def tap_rows(full: bool) -> Iterator[Row]:
    """Yield the rows of the tap alone, without bounds."""
    items = 1_000_000 if full else 100_000
    with selling(items) as (app, _wire):
        for row in tapped(app, f"{items:,} items", 500 if full else 50):
            yield replace(row, bound=None)


@contextmanager
def selling(items: int) -> Iterator[tuple[TillApp, int]]:
    """Give a till on its sell screen and the wire of its scanner."""
    ours, theirs = pty.openpty()
    tty.setraw(ours)
    tty.setraw(theirs)
    port = {"kind": "serial-scanner", "path": os.ttyname(theirs)}
    begun = begin()
    with copied(items) as folder:
        books = open_books(folder, program="bench")
        commit.begin(books)
        app = make_app(books, TerminalConfig(scanners={"scanner": port}), begun)
        app.start()
        app.go("sell")
        ready(app)
        yield app, ours
        app.stop()
        app.window.close()


def ready(app: TillApp, quiet_s: float = 1.0) -> None:
    """Let everything that starts after the first paint get done, the scanner found."""
    until(lambda: app.is_complete and all(s.is_usable for s in app._statuses().values()), 10)
    end = time.perf_counter() + quiet_s
    until(lambda: time.perf_counter() > end)


def until(is_so: Callable[[], bool], most_s: float = 2.0) -> None:
    """Let the loop run until something holds."""
    end = time.perf_counter() + most_s
    while not is_so() and time.perf_counter() < end:
        QApplication.processEvents()


def scanned(app: TillApp, wire: int, size: str, times: int) -> Iterator[Row]:
    """Yield the time from the scanner's bytes on the wire to the line painted."""
    lines = lines_of(app)
    took = []
    for number, code in enumerate(barcodes(app, times)):
        begin_anew(app, number)
        scan = code.encode() + b"\r\n"
        took.append(painted(lines, lambda scan=scan: os.write(wire, scan)))
    size = f"{size}, {times} scans"
    yield Row("till", "scan to line painted p50", median(took), "ms", size)
    yield Row("till", "scan to line painted p99", p99(took), "ms", size, bound=16.0)


def tapped(app: TillApp, size: str, times: int) -> Iterator[Row]:
    """Yield the time from a finger's lifting off a tile to the line painted."""
    screen = app.routes["sell"].screen
    lines = lines_of(app)
    took = []
    for number in range(times):
        begin_anew(app, number)
        tiles = [tile for tile in screen.grid.tiles.rows if not tile.sold_out]
        place = QPointF(screen.grid.tile_rect(tiles[number % len(tiles)].key).center())
        touch(screen.grid.viewport(), place, QEvent.Type.MouseButtonPress)
        lift = partial(touch, screen.grid.viewport(), place)
        took.append(painted(lines, lift))
    size = f"{size}, {times} taps"
    yield Row("till", "tap to line painted p50", median(took), "ms", size)
    yield Row("till", "tap to line painted p99", p99(took), "ms", size, bound=16.0)


def lines_of(app: TillApp) -> Painted:
    """Return who knows of the paint of the order's lines."""
    route = app.routes["sell"]
    return Painted(route.screen.order.lines.viewport(), route.presenter)


def begin_anew(app: TillApp, number: int) -> None:
    """Void the order when it is long, outside of what is measured; forget an open panel."""
    presenter = app.routes["sell"].presenter
    presenter.close_panel()
    if number % LINES == 0:
        presenter.flush()
        presenter.start()
        presenter.show_all()
    until(lambda: not presenter._saving)
    QApplication.processEvents()


def touch(
    widget: QWidget, place: QPointF, kind: QEvent.Type = QEvent.Type.MouseButtonRelease
) -> None:
    """Press or lift a finger."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QMouseEvent(kind, place, widget.mapToGlobal(place), left, left, none)
    QApplication.sendEvent(widget, event)


def barcodes(app: TillApp, times: int) -> list[str]:
    """Return the codes of items spread over the whole catalogue, none twice."""
    db = app.catalogue._db
    step = db.execute("SELECT max(item_id) FROM item").fetchone()[0] // (times + 1)
    sql = "SELECT code FROM barcode WHERE item_id % ? = 0 ORDER BY item_id DESC LIMIT ?"
    return [code for (code,) in db.execute(sql, (step, times))]


def painted(what: Painted, act: Callable[[], object]) -> float:
    """Return the milliseconds from an act to the next paint; then let the rest of it be done."""
    before, what.over_at = what.times, None
    began = time.perf_counter()
    act()
    until(lambda: what.times > before)
    took = (what.over_at or time.perf_counter()) - began
    QApplication.processEvents()
    return took * 1000


def searched(app: TillApp, size: str, rounds: int) -> Iterator[Row]:
    """Yield what a typed letter costs, without and with the painting of its results."""
    route = app.routes["sell"]
    route.screen.search.open()
    results = Painted(route.screen.results.viewport(), route.presenter)
    found, shown = [], []
    for _ in range(rounds):
        for text in (query[:end] for query in QUERIES for end in range(1, len(query) + 1)):
            found.append(answered(route.presenter, text))
            shown.append(painted(results, lambda text=text: again(route.presenter, text)))
    size = f"{size}, {len(found)} letters"
    yield Row("till", "search as you type p50", median(found), "ms", size)
    yield Row("till", "search as you type p99", p99(found), "ms", size, bound=10.0)
    yield Row("till", "letter to results painted p99", p99(shown), "ms", size)


def answered(presenter: Any, text: str) -> float:
    """Return how long the presenter takes to find and word the results, without their paint."""
    began = time.perf_counter()
    presenter.search(text)
    return (time.perf_counter() - began) * 1000


def again(presenter: Any, text: str) -> None:
    """Search for something else, then for this: the results are painted anew."""
    presenter.view.show_results((), "")
    presenter.search(text)
