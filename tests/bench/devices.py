"""Topic `devices`: how soon a receipt is on its way, and what laying it out costs."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from threading import Event

from drivers.interfaces import PrintDocument
from drivers.printer.encode import job_bytes
from drivers.printer.escpos_printer import EscposPrinter
from drivers.printer.layout import LayoutEngine
from drivers.printer.paper import paper_of
from drivers.printer.settings import PrinterSettings
from drivers.supervisor import Surroundings, SystemClock
from drivers.transport import Link, TcpAddress
from terminal.app.spooler import Spooler
from terminal.services import printing
from terminal.services.opening import Books, open_books
from terminal.store import jobs
from terminal.store.store import Store
from tests.bench import commit
from tests.bench.rows import Row, median, p99
from tests.bench.shop import copied

QUESTION_BYTES = 64  # no question to a printer is as long


def rows(full: bool) -> Iterator[Row]:
    """Yield every row of the topic."""
    with copied(0) as folder:
        books = open_books(folder, program="bench")
        commit.begin(books)
        yield from first_bytes(books, 500 if full else 120)
        yield from laid_out(receipt(books, 40), 200 if full else 50)
        books.close()


def receipt(books: Books, lines: int) -> PrintDocument:
    """Sell, and return the paper of it."""
    _, sale_id = commit.sell(books, lines)
    job = jobs.of_subject(books.till.store.db, sale_id)[0]
    return printing.document_of(books.till.store, job)


def laid_out(document: PrintDocument, times: int) -> Iterator[Row]:
    """Yield what a long receipt costs, its glyphs drawn before as the idle printer does."""
    layout, settings = LayoutEngine(paper_of(80)), PrinterSettings()
    job_bytes(layout.page(document), settings)
    took = []
    for _ in range(times):
        began = time.perf_counter()
        data = job_bytes(layout.page(document), settings)
        took.append((time.perf_counter() - began) * 1000)
    size = f"40 lines, {len(data):,} bytes, {times} times"
    yield Row("devices", "receipt laid out and encoded p50", median(took), "ms", size, bound=40.0)
    yield Row("devices", "receipt laid out and encoded p99", p99(took), "ms", size)


class Wire:
    """Opens links to a printer and notes when the first bytes of a receipt leave."""

    def __init__(self, port: int) -> None:
        self._address = TcpAddress("127.0.0.1", port)
        self.left_at = 0.0
        self.left = Event()

    def __call__(self, timeout: float) -> Link:
        link = self._address(timeout)
        return Tapped(link, self)


class Tapped:
    """A link that tells its wire of what is long enough to be paper."""

    def __init__(self, link: Link, wire: Wire) -> None:
        self.read, self.close, self.abort = link.read, link.close, link.abort
        self._link, self._wire = link, wire

    def write(self, data: bytes, timeout: float) -> int:
        taken = self._link.write(data, timeout)
        if taken > QUESTION_BYTES and not self._wire.left.is_set():
            self._wire.left_at = time.perf_counter()
            self._wire.left.set()
        return taken


def first_bytes(books: Books, times: int) -> Iterator[Row]:
    """Yield the time from after COMMIT to the first bytes of the receipt on the wire."""
    with simulated_printer() as port:
        wire, settled = Wire(port), Event()
        around = Surroundings(SystemClock(), Random(1), lambda _name, _status: settled.set())
        printer = EscposPrinter("receipt", wire, PrinterSettings(), around)
        spooler = Spooler(printer, lambda: a_store(books), books.clock, settled.set)
        printer.start()
        printer.warm("红烧肉")
        wait(settled, lambda: printer.status().is_usable)
        spooler.start()
        took = [first_byte(books, spooler, wire, settled) for _ in range(times + 5)][5:]
        spooler.stop()
        printer.stop()
    size = f"{times} receipts of 5 lines"
    yield Row("devices", "first receipt byte after commit p50", median(took), "ms", size)
    yield Row("devices", "first receipt byte after commit p99", p99(took), "ms", size, bound=30.0)


def first_byte(books: Books, spooler: Spooler, wire: Wire, settled: Event) -> float:
    """Sell, wake the spooler as the till does, and return when its first bytes left."""
    wire.left.clear()
    commit.sell(books)
    began = time.perf_counter()
    spooler.wake()
    assert wire.left.wait(10), "the receipt is printed"
    db = books.till.store.db
    wait(settled, lambda: not jobs.unfinished(db))
    return (wire.left_at - began) * 1000


def wait(moved: Event, is_so: Callable[[], bool]) -> None:
    """Wait for something that `moved` is set for."""
    end = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < end, "the printer did not get that far"
        moved.wait(0.05)
        moved.clear()


def a_store(books: Books) -> Store:
    """Open the books a second time, as the spooler's thread does."""
    return Store(books.places.pos, books.key, books.make_id)


@contextmanager
def simulated_printer() -> Iterator[int]:
    """Give the port of a printer in a process of its own."""
    words = [sys.executable, "-m", "drivers.simulated.printer", "--port", "0"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())["printer"]
        process.terminate()
