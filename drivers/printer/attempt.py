r"""One attempt at one print job: ask, send, prove.

ask ----no answer, no paper----------------> NOT_SENT
 |
send ---link breaks, no room, no word------> UNKNOWN
 |  \\---no paper, cover open past hold_s---> FAILED   (its buffer is told to forget)
 |
prove --answered, paper had ended----------> UNKNOWN
    \\--answered--------------------------->  DONE
"""

from collections.abc import Callable

from drivers.errors import LinkLost
from drivers.interfaces import PrintOutcome, PrintResult, Reason
from drivers.printer.encode import ASK_NOW, ASK_QUEUED, CLEAR_BUFFERS
from drivers.printer.settings import PrinterSettings
from drivers.printer.status import Health, is_paper_out
from drivers.printer.talk import CHUNK_BYTES, SLICE_S, Talk

POLL_S = 0.5


class _EndedError(Exception):
    """The attempt is over; ends the loops from within."""

    def __init__(self, result: PrintResult, reason: Reason) -> None:
        super().__init__(result, reason)
        self.result = result
        self.reason = reason


class Attempt:
    """Tries once; `on_health` hears of every status on the way."""

    def __init__(
        self,
        talk: Talk,
        settings: PrinterSettings,
        *,
        on_health: Callable[[Health], None],
        is_stopping: Callable[[], bool],
    ) -> None:
        self._talk = talk
        self._settings = settings
        self._on_health = on_health
        self._is_stopping = is_stopping
        self._trouble: Reason | None = None
        self._answered_well = False
        self._started = self._progress = self._polled = talk.clock.monotonic()

    def run(self, job_id: str, data: bytes) -> PrintOutcome:
        """Print `data`, never raising: whatever happens is an outcome."""
        sent = False
        try:
            self._check()
            sent = True
            self._send(data)
            self._prove()
        except _EndedError as end:
            return PrintOutcome(job_id, end.result, end.reason)
        except LinkLost as lost:
            result = PrintResult.UNKNOWN if sent else PrintResult.NOT_SENT
            return PrintOutcome(job_id, result, Reason.CUT_OFF, lost.sentence)
        return PrintOutcome(job_id, PrintResult.DONE)

    def _check(self) -> None:
        health = self._talk.ask(self._settings.answer_s)
        if health is None:
            raise _EndedError(PrintResult.NOT_SENT, self._talk.silence())
        self._on_health(health)
        if health.trouble:
            raise _EndedError(PrintResult.NOT_SENT, health.trouble)
        self._talk.reader.forget()
        self._talk.reader.queued.clear()

    def _send(self, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            taken = self._talk.link.write(bytes(rest[:CHUNK_BYTES]), SLICE_S)
            rest = rest[taken:]
            self._listen(0.0)
            if taken:
                self._progress = self._talk.clock.monotonic()
            else:
                self._go_on_or_end()

    def _prove(self) -> None:
        reader = self._talk.reader
        queued = self._settings.confirm == "queued"
        reader.forget()
        self._answered_well = False
        self._send(ASK_QUEUED if queued else ASK_NOW)
        self._progress = self._polled = self._talk.clock.monotonic()
        while not (reader.queued if queued else self._answered_well):
            self._listen(SLICE_S)
            self._poll()
            self._go_on_or_end()
        if queued and is_paper_out(reader.queued[-1]):
            raise _EndedError(PrintResult.UNKNOWN, Reason.PAPER_OUT)

    def _listen(self, timeout: float) -> None:
        reader = self._talk.reader
        reader.feed(self._talk.link.read(timeout))
        if reader.pushed:
            self._hear(reader.pushed)
            reader.pushed = None
        if asked := reader.asked():
            self._answered_well = asked.trouble is None
            self._hear(asked)
            reader.forget()

    def _hear(self, health: Health) -> None:
        self._progress = self._talk.clock.monotonic()
        if health.trouble and not self._trouble:
            self._started = self._talk.clock.monotonic()
        self._trouble = health.trouble
        self._on_health(health)

    def _poll(self) -> None:
        """Ask how it is while the proof is outstanding; answers come even while it prints."""
        now = self._talk.clock.monotonic()
        if now - self._polled >= POLL_S:
            self._polled = now
            self._talk.reader.forget()
            self._talk.put(ASK_NOW, SLICE_S)

    def _go_on_or_end(self) -> None:
        now = self._talk.clock.monotonic()
        if self._is_stopping():
            raise _EndedError(PrintResult.UNKNOWN, Reason.STOPPED)
        if self._trouble:
            if now - self._started > self._settings.hold_s:
                self._make_it_forget()
                raise _EndedError(PrintResult.FAILED, self._trouble)
        elif now - self._progress > self._settings.silence_s:
            raise _EndedError(PrintResult.UNKNOWN, self._talk.silence())
        elif now - self._started > self._settings.job_s:
            raise _EndedError(PrintResult.UNKNOWN, Reason.BUSY)

    def _make_it_forget(self) -> None:
        """Clear its buffer, so that a refill does not print the rest beside the repeat.

        The answer is awaited, because closing with unread answers resets a TCP connection and the
        command with it.
        """
        self._talk.put(CLEAR_BUFFERS, SLICE_S)
        self._talk.ask(self._settings.answer_s)
