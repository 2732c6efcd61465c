"""Topic `devices`: how soon a receipt is on its way, and what its picture costs."""

import time
from collections.abc import Iterator
from random import Random
from threading import Event

from drivers import registry
from drivers.interfaces import PrintDocument, PrintResult
from drivers.simulated.printer import SimulatedPrinter
from drivers.supervisor import Surroundings, SystemClock
from terminal.services import printing
from terminal.services.opening import Books, open_books
from terminal.store import jobs
from tests.bench import commit
from tests.bench.rows import Row, median, p99
from tests.bench.shop import copied


def rows(full: bool) -> Iterator[Row]:
    """Yield every row of the topic."""
    with copied(0) as folder:
        books = open_books(folder, program="bench")
        commit.begin(books)
        documents = [receipt(books) for _ in range(200 if full else 60)]
        books.close()
    yield from printed(documents)


def receipt(books: Books) -> PrintDocument:
    """Sell, and return the paper of it."""
    _, sale_id = commit.sell(books)
    job = jobs.of_subject(books.till.store.db, sale_id)[0]
    return printing.document_of(books.till.store, job)


def printed(documents: list[PrintDocument]) -> Iterator[Row]:
    """Yield the time from handing a receipt over to the printer's confirmation of its cut."""
    twin = SimulatedPrinter()
    twin.start()
    ready = Event()
    around = Surroundings(SystemClock(), Random(1), lambda _name, s: s.is_usable and ready.set())
    settings = {"kind": "escpos-network", "host": "127.0.0.1", "port": twin.port}
    printer = registry.open_printer("receipt", settings, around)
    printer.start()
    assert ready.wait(10), "the simulated printer is found"
    printer.print_job("warm", documents[0]).result(30)
    laid, whole = [], []
    for n, document in enumerate(documents):
        began = time.perf_counter()
        printer.preview(document)
        laid.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        assert printer.print_job(str(n), document).result(30).result is PrintResult.DONE
        whole.append((time.perf_counter() - began) * 1000)
    printer.stop()
    twin.stop()
    size = f"{len(documents)} receipts of 5 lines"
    yield Row("devices", "receipt laid out p50", median(laid), "ms", size, bound=40.0)
    yield Row("devices", "receipt to confirmed cut p50", median(whole), "ms", size)
    yield Row("devices", "receipt to confirmed cut p99", p99(whole), "ms", size)
