"""The receipt printer as a device: one thread, waiting jobs in order, kicks before them.

Each act opens its own connection and closes it, so that several tills can share one printer. While
idle it asks after the printer; when the printer is away it asks less and less often, but a new job
or kick always tries at once.
"""

import logging
from collections import deque
from concurrent.futures import Future

from drivers.errors import LinkAbsent, LinkLost
from drivers.interfaces import (
    DeviceState,
    DeviceStatus,
    DrawerOutcome,
    PrintDocument,
    PrintOutcome,
    PrintResult,
    QrCode,
    Reason,
    TextLine,
)
from drivers.printer.attempt import Attempt
from drivers.printer.encode import flush_bytes, job_bytes
from drivers.printer.kick import not_opened, open_drawer
from drivers.printer.layout import LayoutEngine
from drivers.printer.paper import paper_of
from drivers.printer.settings import PrinterSettings
from drivers.printer.status import Health
from drivers.printer.talk import Talk
from drivers.printer.waiting import Job, Kick, Waiting
from drivers.supervisor import BackOff, StatusBoard, Supervisor, Surroundings
from drivers.transport import Link, OpenLink

WARM_TEXT = "0123456789.,:-−+×%¥/ ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz（）·"
WARM_CHARS = 8
WARM_DOCUMENT = PrintDocument((TextLine("0", bold=True), TextLine("0"), QrCode("0")))
"""Loads all that the first receipt would have to load."""

_logger = logging.getLogger("pos.device")


class EscposPrinter:
    """A `ReceiptPrinter` that speaks ESC/POS over any link."""

    def __init__(
        self,
        name: str,
        open_link: OpenLink,
        settings: PrinterSettings,
        around: Surroundings,
    ) -> None:
        self._name = name
        self._open_link = open_link
        self._settings = settings
        self._clock = around.clock
        self._layout = LayoutEngine(paper_of(settings.paper_mm))
        self._board = StatusBoard(name, around)
        self._supervisor = Supervisor(name, self._step, board=self._board, rng=around.rng)
        self._back_off = BackOff(around.rng)
        self._waiting = Waiting()
        self._to_warm: deque[str] = deque((WARM_TEXT,))
        self._is_warm = False
        self._probe_at = 0.0
        self._must_flush = True

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
        self._waiting.refuse_all()

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
        future = self._waiting.add_job(Job(job_id, document))
        self._wake()
        return future

    def kick_drawer(self, valid_until: float) -> "Future[DrawerOutcome]":
        """Open the drawer before the next job, or not at all after `valid_until`."""
        kick = Kick(valid_until)
        left = valid_until - self._clock.monotonic()
        if left <= 0:
            kick.refuse(Reason.EXPIRED)
            return kick.future
        self._waiting.add_kick(kick, left, self._why_late)
        self._wake()
        return kick.future

    def _wake(self) -> None:
        self._supervisor.wake()
        if self._supervisor.is_stopping:
            self._waiting.refuse_all()

    def _step(self) -> float:
        if kick := self._waiting.next_kick():
            self._open_drawer(kick)
            return 0.0
        if job := self._waiting.next_job():
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
        if not self._is_warm:
            self._is_warm = True
            job_bytes(self._layout.page(WARM_DOCUMENT), self._settings)
            return
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

    def _print(self, job: Job) -> None:
        outcome = PrintOutcome(job.job_id, PrintResult.UNKNOWN, Reason.BROKEN)
        try:
            outcome = self._attempt(job)
        finally:
            self._waiting.finish()
            job.future.set_result(outcome)

    def _attempt(self, job: Job) -> PrintOutcome:
        data = self._lay_out(job)
        if data is None:
            return PrintOutcome(job.job_id, PrintResult.NOT_SENT, Reason.BROKEN, "not printable")
        link = self._connect()
        if link is None:
            status = self._board.status()
            return PrintOutcome(job.job_id, PrintResult.NOT_SENT, status.reason, status.detail)
        try:
            talk = Talk(link, self._clock)
            attempt = Attempt(
                talk, self._settings, on_health=self._show, is_stopping=self._is_stopping
            )
            outcome = attempt.run(job.job_id, data)
            if outcome.may_be_on_paper and outcome.reason is not Reason.STOPPED:
                # Whoever repeats it elsewhere must not find the rest here later.
                link.abort()
        finally:
            link.close()
        self._note(outcome)
        return outcome

    def _is_stopping(self) -> bool:
        return self._supervisor.is_stopping

    def _lay_out(self, job: Job) -> bytes | None:
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

    def _open_drawer(self, kick: Kick) -> None:
        outcome = not_opened(Reason.BROKEN)
        try:
            outcome = open_drawer(self._open_link, self._settings, self._clock, kick.valid_until)
        finally:
            kick.future.set_result(outcome)

    def _why_late(self) -> tuple[Reason, str]:
        status = self._board.status()
        reason = None if status.is_usable else status.reason
        return reason or Reason.EXPIRED, status.detail
