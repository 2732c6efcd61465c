"""The receipt printer as a device: one thread, waiting jobs in order, kicks before them.

Each act opens its own connection and closes it, so that several tills can share one printer. While
idle it asks after the printer; when the printer is away it asks less and less often, but a new job
or kick always tries at once.
"""

import logging
from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass, field
from random import Random
from threading import Lock, Timer

from drivers.errors import LinkAbsent, LinkLost
from drivers.interfaces import (
    DeviceState,
    DeviceStatus,
    DrawerOutcome,
    OnStatus,
    PrintDocument,
    PrintOutcome,
    PrintResult,
    Reason,
)
from drivers.printer.attempt import Attempt
from drivers.printer.encode import flush_bytes, job_bytes
from drivers.printer.kick import kick, not_opened
from drivers.printer.layout import LayoutEngine
from drivers.printer.paper import paper_of
from drivers.printer.settings import PrinterSettings
from drivers.printer.status import Health
from drivers.printer.talk import Talk
from drivers.supervisor import BackOff, Clock, StatusBoard, Supervisor
from drivers.transport import Link, OpenLink

WARM_TEXT = "0123456789.,:-−+×%¥/ ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz（）·"
WARM_CHARS = 8

_logger = logging.getLogger("pos.device")


@dataclass(slots=True)
class _Job:
    job_id: str
    document: PrintDocument
    future: "Future[PrintOutcome]" = field(default_factory=Future)


@dataclass(slots=True, eq=False)
class _Kick:
    valid_until: float
    future: "Future[DrawerOutcome]" = field(default_factory=Future)


class EscposPrinter:
    """A `ReceiptPrinter` that speaks ESC/POS over any link."""

    def __init__(
        self,
        name: str,
        open_link: OpenLink,
        settings: PrinterSettings,
        *,
        clock: Clock,
        rng: Random,
        on_status: OnStatus | None = None,
    ) -> None:
        self._name = name
        self._open_link = open_link
        self._settings = settings
        self._clock = clock
        self._layout = LayoutEngine(paper_of(settings.paper_mm))
        self._board = StatusBoard(name, clock, on_status)
        self._supervisor = Supervisor(name, self._step, board=self._board, rng=rng)
        self._back_off = BackOff(rng)
        self._lock = Lock()
        self._jobs: deque[_Job] = deque()
        self._kicks: deque[_Kick] = deque()
        self._to_warm: deque[str] = deque((WARM_TEXT,))
        self._probe_at = 0.0
        self._must_flush = False

    @property
    def name(self) -> str:
        """The name the settings gave it."""
        return self._name

    def start(self) -> None:
        """Begin to look for the printer."""
        self._supervisor.start()

    def stop(self) -> None:
        """End the thread; waiting work ends as NOT_SENT or NOT_OPENED."""
        self._supervisor.stop()
        self._refuse_waiting()

    def status(self) -> DeviceStatus:
        """Return the last known status."""
        return self._board.status()

    def preview(self, document: PrintDocument) -> bytes:
        """Return the picture of the paper as PNG."""
        return self._layout.preview(document)

    def warm(self, text: str) -> None:
        """Draw glyphs that receipts will need (item names) while there is nothing else to do."""
        self._to_warm.append(text)
        self._supervisor.wake()

    def print_job(self, job_id: str, document: PrintDocument) -> "Future[PrintOutcome]":
        """Try once to print; a job already waiting or printing is not queued twice.

        Cancelling the future withdraws a job that has not begun.
        """
        with self._lock:
            for waiting in self._jobs:
                if waiting.job_id == job_id and not waiting.future.cancelled():
                    return waiting.future
            job = _Job(job_id, document)
            self._jobs.append(job)
        self._wake()
        return job.future

    def kick_drawer(self, valid_until: float) -> "Future[DrawerOutcome]":
        """Open the drawer before the next job, or not at all after `valid_until`."""
        wanted = _Kick(valid_until)
        with self._lock:
            self._kicks.append(wanted)
        left = max(0.0, valid_until - self._clock.monotonic())
        timer = Timer(left, self._expire, (wanted,))
        timer.daemon = True
        timer.start()
        wanted.future.add_done_callback(lambda _: timer.cancel())
        self._wake()
        return wanted.future

    def _wake(self) -> None:
        self._supervisor.wake()
        if self._supervisor.is_stopping:
            self._refuse_waiting()

    def _step(self) -> float:
        with self._lock:
            wanted = self._kicks.popleft() if self._kicks else None
            job = self._jobs[0] if self._jobs and not wanted else None
        if wanted:
            self._open_drawer(wanted)
            return 0.0
        if job:
            self._print(job)
            return 0.0
        return self._idle()

    def _idle(self) -> float:
        now = self._clock.monotonic()
        if now >= self._probe_at:
            self._probe_at = self._clock.monotonic() + self._probe()
            return 0.0
        if self._to_warm:
            self._warm_some()
            return 0.0
        return self._probe_at - now

    def _warm_some(self) -> None:
        text = self._to_warm.popleft()
        self._layout.warm(text[:WARM_CHARS])
        if text[WARM_CHARS:]:
            self._to_warm.appendleft(text[WARM_CHARS:])

    def _probe(self) -> float:
        """Ask after the printer; return the seconds until the next time."""
        link = self._connect()
        if link is None:
            return self._back_off.next()
        try:
            talk = Talk(link, self._clock)
            health = talk.ask(self._settings.answer_s)
        except LinkLost as lost:
            self._board.put(DeviceState.ABSENT, Reason.CUT_OFF, lost.sentence)
            return self._back_off.next()
        finally:
            link.close()
        if health is None:
            self._board.put(DeviceState.FAULT, talk.silence())
            return self._back_off.next()
        self._show(health)
        self._back_off.reset()
        return self._settings.probe_s

    def _connect(self) -> Link | None:
        try:
            return self._open_link(self._settings.connect_s)
        except LinkAbsent as absent:
            self._board.put(DeviceState.ABSENT, absent.reason, absent.sentence)
            return None

    def _show(self, health: Health) -> None:
        self._board.put(*health.state)

    def _print(self, job: _Job) -> None:
        outcome = PrintOutcome(job.job_id, PrintResult.UNKNOWN, Reason.BROKEN)
        begun = job.future.set_running_or_notify_cancel()
        try:
            if begun:
                outcome = self._attempt(job)
        finally:
            with self._lock:
                self._jobs.remove(job)
            if begun:
                job.future.set_result(outcome)

    def _attempt(self, job: _Job) -> PrintOutcome:
        data = self._lay_out(job)
        if data is None:
            return PrintOutcome(job.job_id, PrintResult.NOT_SENT, Reason.BROKEN, "not printable")
        link = self._connect()
        if link is None:
            status = self._board.status()
            return PrintOutcome(job.job_id, PrintResult.NOT_SENT, status.reason, status.detail)
        try:
            talk = Talk(link, self._clock)
            stopping = lambda: self._supervisor.is_stopping
            attempt = Attempt(talk, self._settings, on_health=self._show, is_stopping=stopping)
            outcome = attempt.run(job.job_id, data)
        finally:
            link.close()
        self._note(outcome)
        return outcome

    def _lay_out(self, job: _Job) -> bytes | None:
        try:
            page = self._layout.page(job.document)
            data = job_bytes(page, self._settings)
        except Exception:
            # One document that cannot be set must not stop the printer for all others.
            _logger.exception("%s: job %s cannot be laid out", self._name, job.job_id)
            return None
        if self._must_flush:
            return flush_bytes(self._settings, page.width // 8) + data
        return data

    def _note(self, outcome: PrintOutcome) -> None:
        self._must_flush = outcome.may_be_on_paper or (
            self._must_flush and outcome.result is PrintResult.NOT_SENT
        )
        if outcome.reason is Reason.CUT_OFF:
            self._board.put(DeviceState.ABSENT, Reason.CUT_OFF, outcome.detail)
        if outcome.reason in (Reason.SILENT, Reason.GARBAGE):
            self._board.put(DeviceState.FAULT, outcome.reason, outcome.detail)

    def _open_drawer(self, wanted: _Kick) -> None:
        outcome = not_opened(Reason.BROKEN)
        try:
            outcome = kick(self._open_link, self._settings, self._clock, wanted.valid_until)
        finally:
            wanted.future.set_result(outcome)

    def _expire(self, wanted: _Kick) -> None:
        with self._lock:
            if wanted not in self._kicks:
                return
            self._kicks.remove(wanted)
        status = self._board.status()
        reason = Reason.EXPIRED if status.is_usable else status.reason
        wanted.future.set_result(not_opened(reason or Reason.EXPIRED, status.detail))

    def _refuse_waiting(self) -> None:
        with self._lock:
            jobs, kicks = tuple(self._jobs), tuple(self._kicks)
            self._jobs.clear()
            self._kicks.clear()
        for job in jobs:
            if job.future.set_running_or_notify_cancel():
                job.future.set_result(
                    PrintOutcome(job.job_id, PrintResult.NOT_SENT, Reason.STOPPED)
                )
        for wanted in kicks:
            wanted.future.set_result(not_opened(Reason.STOPPED))
