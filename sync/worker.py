"""The thread that keeps a till and its cloud together, and the honest state it shows.

```
wait(timer | new sale | stop) -> state -> engine.run_once() -> state -> wait ...
```
The engine is made inside the thread, so that database connections and sockets belong to it. A
watchdog replaces a thread that has not tried for ten minutes although something waits.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from sync.backoff import Backoff
from sync.engine import SyncEngine
from sync.ports import Clock, Outbox, Pending
from sync.states import Outcome, SyncKind, SyncOutcome, SyncState

log = logging.getLogger("pos.sync")

IDLE_S = 60.0
WOKEN_S = 5.0
STALLED_S = 600.0
_KINDS = {
    Outcome.DONE: SyncKind.ONLINE_CLEAR,
    Outcome.STOPPED: SyncKind.ONLINE_SENDING,
    Outcome.OFFLINE: SyncKind.OFFLINE,
    Outcome.SLOW: SyncKind.SLOW,
    Outcome.BUSY: SyncKind.SLOW,
    Outcome.NOT_ACCEPTED: SyncKind.NOT_ACCEPTED,
    Outcome.NOT_ENROLLED: SyncKind.NOT_ENROLLED,
}


@dataclass(frozen=True, slots=True)
class Session:
    """What one worker thread works with; `close` runs in that thread when it ends."""

    engine: SyncEngine
    outbox: Outbox
    close: Callable[[], None]


class SyncWorker:
    """Start once, `wake()` after each COMMIT, read `state()` from any thread."""

    def __init__(
        self,
        open_session: Callable[[], Session],
        *,
        clock: Clock,
        rng: Random,
        changed: Callable[[SyncState], None],
        idle_s: float = IDLE_S,
    ) -> None:
        """`changed` is called in the worker's thread whenever the state differs."""
        self._open_session = open_session
        self._clock = clock
        self._rng = rng
        self._changed = changed
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._state = SyncState(SyncKind.OFFLINE)
        self._stop = threading.Event()
        self._run: _Run | None = None
        self._watch = threading.Thread(target=self._watching, name="sync-watch", daemon=True)

    def start(self) -> None:
        """Begin; the first attempt follows at once."""
        self._new_run()
        self._watch.start()

    def wake(self) -> None:
        """Something new waits. Never blocks; safe from every thread."""
        run = self._run
        if run is not None:
            run.wake.set()

    def state(self) -> SyncState:
        """Return the newest state."""
        with self._lock:
            return self._state

    def stop(self, deadline_s: float = 5.0) -> bool:
        """Ask the threads to end and wait; False when a request still hangs at the deadline."""
        until = self._clock.monotonic() + deadline_s
        self._stop.set()
        self.wake()
        threads = [self._watch] if self._run is None else [self._watch, self._run.thread]
        for thread in threads:
            if thread.is_alive():
                thread.join(max(0.0, until - self._clock.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def check(self) -> bool:
        """Replace a stalled thread; tell whether that was necessary."""
        run = self._run
        if run is None or self._stop.is_set() or self.state().pending.n == 0:
            return False
        if self._clock.monotonic() - run.tried_at < STALLED_S:
            return False
        log.error("sync.stalled: %d waiting, a new thread starts", self.state().pending.n)
        self._new_run()
        return True

    def _new_run(self) -> None:
        run = _Run(self._clock.monotonic())
        run.thread = threading.Thread(target=self._running, args=(run,), name="sync", daemon=True)
        self._run = run
        run.thread.start()

    def _watching(self) -> None:
        while not self._stop.wait(STALLED_S / 10):
            self.check()

    def _running(self, run: "_Run") -> None:
        backoff = Backoff(self._rng)
        session = self._opened(run, backoff)
        if session is None:
            return
        try:
            while not self._over(run):
                delay = self._round(run, session, backoff)
                if not run.wake.wait(delay):
                    session.engine.greet_next()
                elif backoff.failures:
                    self._stop.wait(min(delay, WOKEN_S))
                run.wake.clear()
        finally:
            session.close()

    def _opened(self, run: "_Run", backoff: Backoff) -> Session | None:
        while not self._over(run):
            try:
                return self._open_session()
            except Exception:
                log.exception("sync.fault")
                self._publish(run, replace(self.state(), kind=SyncKind.NOT_ACCEPTED, code="fault"))
            self._stop.wait(backoff.next_s())
        return None

    def _over(self, run: "_Run") -> bool:
        return self._stop.is_set() or run is not self._run

    def _round(self, run: "_Run", session: Session, backoff: Backoff) -> float:
        run.tried_at = self._clock.monotonic()
        outcome = self._attempt(run, session)
        if self._over(run):
            return 0.0
        if outcome.outcome in (Outcome.DONE, Outcome.NOT_ENROLLED):
            backoff.reset()
            run.refused_since = None
        self._show(run, session, outcome)
        if outcome.outcome in (Outcome.DONE, Outcome.NOT_ENROLLED):
            return self._idle_s
        return max(backoff.next_s(), outcome.retry_after_s)

    def _attempt(self, run: "_Run", session: Session) -> SyncOutcome:
        try:
            self._tell_waiting(run, session)
            return session.engine.run_once(
                stopping=lambda: self._over(run),
                progressed=lambda: self._tell_progress(run, session),
            )
        except Exception as error:
            log.exception("sync.fault")
            session.engine.greet_next()
            return SyncOutcome(Outcome.NOT_ACCEPTED, code="fault", detail=str(error))

    def _tell_progress(self, run: "_Run", session: Session) -> None:
        run.online = True
        run.tried_at = self._clock.monotonic()
        self._tell_waiting(run, session)

    def _tell_waiting(self, run: "_Run", session: Session) -> None:
        pending = session.outbox.pending()
        shown = replace(self.state(), pending=pending)
        if run.online and pending.n > 0:
            kind = SyncKind.SLOW if session.engine.is_slow else SyncKind.ONLINE_SENDING
            shown = replace(shown, kind=kind, code="")
        self._publish(run, shown)

    def _show(self, run: "_Run", session: Session, outcome: SyncOutcome) -> None:
        pending = session.outbox.pending()
        run.online = outcome.outcome in (Outcome.DONE, Outcome.STOPPED)
        kind = self._kind(run, pending, outcome)
        last_ok = self.state().last_ok_at
        if kind is SyncKind.ONLINE_CLEAR:
            last_ok = self._clock.now()
        code = outcome.code if kind is SyncKind.NOT_ACCEPTED else ""
        self._publish(run, SyncState(kind, pending, code, last_ok))

    def _kind(self, run: "_Run", pending: Pending, outcome: SyncOutcome) -> SyncKind:
        if outcome.outcome is Outcome.BUSY:
            now = self._clock.monotonic()
            run.refused_since = now if run.refused_since is None else run.refused_since
            if pending.n and now - run.refused_since >= STALLED_S:
                return SyncKind.NOT_ACCEPTED
        if outcome.outcome is Outcome.DONE and pending.n:
            return SyncKind.ONLINE_SENDING
        return _KINDS[outcome.outcome]

    def _publish(self, run: "_Run", state: SyncState) -> None:
        with self._lock:
            if run is not self._run or state == self._state:
                return
            self._state = state
        self._changed(state)


class _Run:
    """One generation of the worker's thread."""

    thread: threading.Thread

    def __init__(self, now: float) -> None:
        self.wake = threading.Event()
        self.tried_at = now
        self.online = False
        self.refused_since: float | None = None
