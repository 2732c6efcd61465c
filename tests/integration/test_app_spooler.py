"""The print queue's threads on real books: no job twice, none lost, none that stops the others."""

from collections.abc import Iterator
from concurrent.futures import Future
from datetime import UTC, datetime
from pathlib import Path
from queue import Queue

import pytest

from drivers.interfaces import (
    DeviceState,
    DeviceStatus,
    DrawerOutcome,
    PrintDocument,
    PrintOutcome,
    PrintResult,
)
from terminal.app.spooler import Spooler
from terminal.services import printing
from terminal.services.opening import Books, open_books
from terminal.store import jobs
from terminal.store.database import open_database
from terminal.store.jobs import PrintJob
from terminal.store.store import Store
from tests.builders import a_sale, record
from tests.integration.devices import soon

AT = "2026-11-21T03:00:00.000Z"


class Printer:
    """A printer that is ready and prints when the test says so."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.asked: Queue[tuple[str, Future[PrintOutcome]]] = Queue()
        self.seen: list[str] = []

    def start(self) -> None:
        """Nothing to begin."""

    def stop(self) -> None:
        """Nothing to end."""

    def status(self) -> DeviceStatus:
        return DeviceStatus(DeviceState.READY, datetime.now(UTC))

    def print_job(self, job_id: str, document: PrintDocument) -> "Future[PrintOutcome]":
        future: Future[PrintOutcome] = Future()
        self.seen.append(job_id)
        self.asked.put((job_id, future))
        return future

    def kick_drawer(self, valid_until: float) -> "Future[DrawerOutcome]":
        raise NotImplementedError

    def preview(self, document: PrintDocument) -> bytes:
        raise NotImplementedError

    def warm(self, text: str) -> None:
        raise NotImplementedError

    def answer(self, result: PrintResult = PrintResult.DONE) -> str:
        """Let the job at hand end; returns its id."""
        job_id, future = self.asked.get(timeout=10)
        future.set_result(PrintOutcome(job_id, result))
        return job_id


class Paper:
    """A till's books with jobs, and spoolers that are ended with the test."""

    def __init__(self, folder: Path) -> None:
        self.books: Books = open_books(folder)
        self.store = self.books.till.store
        self.spoolers: list[Spooler] = []
        self.patience_ms = 5000

    def open_store(self) -> Store:
        store = Store(self.books.places.pos, self.books.key, self.books.make_id)
        store.db.execute(f"PRAGMA busy_timeout={self.patience_ms}")
        return store

    def spooler(self, printer: Printer, retry_s: float = 0.05) -> Spooler:
        made = Spooler(printer, self.open_store, self.books.clock, lambda: None, retry_s=retry_s)
        self.spoolers.append(made)
        made.start()
        return made

    def queue(self, printer: str, count: int) -> list[str]:
        sales = [a_sale(n) for n in range(1, count + 1)]
        record(self.store, *sales)
        made = []
        for sale in sales:
            job = PrintJob(
                self.books.make_id(), "receipt", sale.sale_id, printer, created_at=AT, updated_at=AT
            )
            with self.store.write() as writing:
                jobs.add(writing.db, job)
            made.append(job.job_id)
        return made

    def state(self, job_id: str) -> str:
        job = jobs.get(self.store.db, job_id)
        assert job is not None
        return job.state

    def close(self) -> None:
        for spooler in self.spoolers:
            spooler.stop()
        self.books.close()


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    found = Paper(tmp_path)
    yield found
    found.close()


def test_a_job_given_away_while_it_waited_in_line_is_printed_once(paper: Paper) -> None:
    front, spare = Printer("receipt"), Printer("spare")
    first, second = paper.queue("receipt", 2)
    paper.spooler(front)
    other = paper.spooler(spare)
    job_id, at_work = front.asked.get(timeout=10)
    assert job_id == first

    printing.send_to(paper.books.till, second, "spare")
    other.wake()
    assert spare.answer() == second
    assert soon(lambda: paper.state(second) == jobs.DONE)
    at_work.set_result(PrintOutcome(first, PrintResult.DONE))

    assert soon(lambda: paper.state(first) == jobs.DONE)
    (third,) = paper.queue("receipt", 1)
    paper.spoolers[0].wake()
    assert front.answer() == third
    assert (front.seen, spare.seen) == ([first, third], [second])


def test_a_job_that_cannot_be_worded_does_not_stop_the_others(paper: Paper) -> None:
    printer = Printer("receipt")
    broken = PrintJob(paper.books.make_id(), "report", "", "receipt", payload="{", created_at=AT)
    with paper.store.write() as writing:
        jobs.add(writing.db, broken)
    (good,) = paper.queue("receipt", 1)

    paper.spooler(printer)

    assert printer.answer() == good
    assert soon(lambda: paper.state(good) == jobs.DONE)
    assert paper.state(broken.job_id) == jobs.WAITING


@pytest.mark.parametrize(
    ("result", "state"), [(PrintResult.DONE, jobs.DONE), (PrintResult.UNKNOWN, jobs.UNKNOWN)]
)
def test_an_answer_that_could_not_be_written_down_is_written_later(
    paper: Paper, result: PrintResult, state: str
) -> None:
    printer = Printer("receipt")
    first, second = paper.queue("receipt", 2)
    paper.store.db.execute(
        "CREATE TRIGGER stuck BEFORE UPDATE OF state ON print_jobs WHEN old.state='sending'"
        " BEGIN SELECT RAISE(ABORT, 'stuck'); END"
    )
    paper.spooler(printer)
    assert printer.answer(result) == first
    assert paper.state(first) == jobs.SENDING

    paper.store.db.execute("DROP TRIGGER stuck")

    assert soon(lambda: paper.state(first) == state)
    assert printer.answer() == second
    assert soon(lambda: paper.state(second) == jobs.DONE)
    assert printer.seen == [first, second]


def test_a_job_taken_as_printed_by_a_person_is_not_printed_any_more(paper: Paper) -> None:
    printer = Printer("receipt")
    first, second = paper.queue("receipt", 2)
    paper.spooler(printer)
    job_id, at_work = printer.asked.get(timeout=10)
    with paper.store.write() as writing:
        jobs.set_state(writing.db, second, jobs.DROPPED, at=AT)

    at_work.set_result(PrintOutcome(job_id, PrintResult.DONE))

    assert soon(lambda: paper.state(first) == jobs.DONE)
    (third,) = paper.queue("receipt", 1)
    paper.spoolers[0].wake()
    assert printer.answer() == third
    assert printer.seen == [first, third]


def test_a_repeat_is_marked_though_it_was_listed_before_it_was_doubted(paper: Paper) -> None:
    (only,) = paper.queue("receipt", 1)
    stale = jobs.get(paper.store.db, only)
    assert stale is not None
    with paper.store.write() as writing:
        jobs.set_state(writing.db, only, jobs.UNKNOWN, at=AT)
    printing.retry(paper.books.till, only)

    taken_stale = printing.begin(paper.store, paper.books.clock, stale)
    (fresh,) = jobs.waiting(paper.store.db, "receipt")

    assert (taken_stale, fresh.attempts) == (False, 1)
    assert printing.begin(paper.store, paper.books.clock, fresh)
    assert not printing.begin(paper.store, paper.books.clock, fresh)


def test_books_held_by_another_program_delay_printing_and_nothing_else(paper: Paper) -> None:
    printer = Printer("receipt")
    (first,) = paper.queue("receipt", 1)
    other = open_database(paper.books.places.pos)
    other.execute("BEGIN IMMEDIATE")
    paper.patience_ms = 0
    spooler = paper.spooler(printer)
    assert soon(lambda: spooler.troubles >= 2)

    other.execute("ROLLBACK")
    other.close()

    assert printer.answer() == first
    assert soon(lambda: paper.state(first) == jobs.DONE)
