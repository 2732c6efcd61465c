"""One thread a printer: takes waiting jobs from the books in order and settles their outcome.

A printer that is not there costs nobody else anything: its jobs stay rows that wait. Before the
first byte leaves, the job is noted as being sent, so that a crash leaves "unknown", never a second
copy nobody knows of.
"""

import logging
from collections.abc import Callable
from threading import Event, Thread

from drivers.interfaces import PrintResult, Reason, ReceiptPrinter
from terminal.domain.day import to_wire
from terminal.errors import PosError
from terminal.services import printing
from terminal.services.till import Clock
from terminal.store import jobs
from terminal.store.jobs import PrintJob
from terminal.store.store import Store

log = logging.getLogger("pos.print")

RETRY_S = 2.0


class Spooler:
    """Prints the jobs of one printer; `changed` is called on its thread after each change."""

    def __init__(
        self,
        printer: ReceiptPrinter,
        open_store: Callable[[], Store],
        clock: Clock,
        changed: Callable[[], None],
    ) -> None:
        self.printer = printer
        self._open_store = open_store
        self._clock = clock
        self._changed = changed
        self._wake = Event()
        self._stop = Event()
        self._thread = Thread(target=self._run, name=f"print-{printer.name}", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Jobs were queued, or the printer changed its state."""
        self._wake.set()

    def stop(self) -> None:
        """End after the job at hand."""
        self._stop.set()
        self._wake.set()
        self._thread.join(10)

    def _run(self) -> None:
        store = self._open_store()
        try:
            while not self._stop.is_set():
                waiting = self._round(store)
                self._wake.wait(RETRY_S if waiting else None)
                self._wake.clear()
        finally:
            store.close()

    def _round(self, store: Store) -> bool:
        """Print what can be printed; return whether anything still waits."""
        try:
            for job in jobs.waiting(store.db, self.printer.name):
                if self._stop.is_set() or not self._print(store, job):
                    return True
        except PosError as error:
            log.warning("the print queue cannot be written: %s", error)
            return True
        return False

    def _print(self, store: Store, job: PrintJob) -> bool:
        status = self.printer.status()
        if not status.is_usable:
            self._note(store, job, status.reason)
            return False
        document = printing.document_of(store, job)
        printing.begin(store, self._clock, job)
        self._changed()
        outcome = self.printer.print_job(job.job_id, document).result()
        printing.settle(store, self._clock, job, outcome)
        self._changed()
        return outcome.result in (PrintResult.DONE, PrintResult.UNKNOWN)

    def _note(self, store: Store, job: PrintJob, reason: Reason | None) -> None:
        """Say once why the first waiting job waits."""
        why = reason.value if reason else ""
        if job.reason != why:
            with store.write() as writing:
                at = to_wire(self._clock.now())
                jobs.set_state(writing.db, job.job_id, jobs.WAITING, at=at, reason=why)
            self._changed()
