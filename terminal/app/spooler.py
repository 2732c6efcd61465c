"""One thread a printer: takes waiting jobs from the books in order and settles their outcome.

A printer that is not there costs nobody else anything: its jobs stay rows that wait. Before the
first byte leaves, the job is noted as being sent, so that a crash leaves "unknown", never a second
copy nobody knows of.
"""

import logging
from collections.abc import Callable
from contextlib import closing
from threading import Event, Thread

from drivers.interfaces import PrintDocument, PrintOutcome, PrintResult, Reason, ReceiptPrinter
from terminal.domain.day import to_wire
from terminal.errors import PosError
from terminal.services import printing
from terminal.services.till import Clock
from terminal.store import jobs
from terminal.store.database import DatabaseError
from terminal.store.jobs import PrintJob
from terminal.store.store import Store

log = logging.getLogger("pos.print")

RETRY_S = 2.0


class Spooler:
    """Prints the jobs of one printer; `changed` is called on its thread after each change.

    `troubles` counts how often the books did not answer; its thread goes on after each.
    """

    def __init__(
        self,
        printer: ReceiptPrinter,
        open_store: Callable[[], Store],
        clock: Clock,
        changed: Callable[[], None],
        *,
        retry_s: float = RETRY_S,
    ) -> None:
        self.printer = printer
        self.troubles = 0
        self._open_store = open_store
        self._clock = clock
        self._changed = changed
        self._retry_s = retry_s
        self._unsettled: tuple[PrintJob, PrintOutcome] | None = None
        self._unprintable: set[str] = set()
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
        if self._thread.is_alive():
            self._thread.join(10)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                with closing(self._open_store()) as store:
                    self._work(store)
            except (PosError, DatabaseError) as error:
                self.troubles += 1
                log.warning("the print queue cannot be read or written: %s", error)
                self._stop.wait(self._retry_s)

    def _work(self, store: Store) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            waiting = self._round(store)
            self._wake.wait(self._retry_s if waiting else None)

    def _round(self, store: Store) -> bool:
        """Print what can be printed; return whether anything still waits."""
        self._settle(store)
        for job in jobs.waiting(store.db, self.printer.name):
            if job.job_id in self._unprintable:
                continue
            if self._stop.is_set() or not self._print(store, job):
                return True
        return False

    def _print(self, store: Store, job: PrintJob) -> bool:
        """Try one job as it was listed; return whether the next one may be tried at once."""
        status = self.printer.status()
        if not status.is_usable:
            self._note(store, job, status.reason)
            return False
        document = self._document(store, job)
        if document is None:
            return True
        if not printing.begin(store, self._clock, job):
            self._wake.set()
            return True
        self._changed()
        outcome = self.printer.print_job(job.job_id, document).result()
        self._unsettled = (job, outcome)
        self._settle(store)
        return outcome.result in (PrintResult.DONE, PrintResult.UNKNOWN)

    def _settle(self, store: Store) -> None:
        """Write the last outcome down; what the books refuse now is written before all else."""
        if self._unsettled is None:
            return
        job, outcome = self._unsettled
        printing.settle(store, self._clock, job, outcome)
        self._unsettled = None
        self._changed()

    def _document(self, store: Store, job: PrintJob) -> PrintDocument | None:
        try:
            return printing.document_of(store, job)
        except DatabaseError:
            raise
        except Exception:
            # One job that cannot be worded must not stop the paper of all others.
            log.exception("job %s cannot be worded", job.job_id)
            self._unprintable.add(job.job_id)
            self._note(store, job, Reason.BROKEN)
            return None

    def _note(self, store: Store, job: PrintJob, reason: Reason | None) -> None:
        """Say once why a waiting job waits."""
        why = reason.value if reason else ""
        if job.reason != why:
            with store.write() as writing:
                at = to_wire(self._clock.now())
                jobs.note(writing.db, job.job_id, why, at=at)
            self._changed()
