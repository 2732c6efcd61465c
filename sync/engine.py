"""One round of the exchange: hello where due, then push until nothing waits. No thread, no sleep.

The till trusts no answer it can check: a position is taken over only when its hash stands in our
own journal, an acknowledgement only with the cloud's signature.
"""

from collections.abc import Callable, Sequence

from sync.batches import batch_of, check_ack
from sync.calls import Calls, Conflict
from sync.codec import unb64u
from sync.errors import Busy, Refused, TooSlow, Unreachable
from sync.greeting import follow, greeting
from sync.instants import instant
from sync.ports import About, Clock, DeviceKey, Enrolment, Outbox, Position, Row, Transport
from sync.protocol import MAX_BYTES, MAX_ITEMS, PushReply
from sync.protocol import Clock as WireClock
from sync.states import Outcome, SyncOutcome

HELLO_EVERY_S = 900.0
FIRST_BATCH = 50
QUICK_S = 2.0
SLOW_S = 5.0
NOT_STORED = frozenset({"bad_signature", "bad_chain"})


def _never() -> bool:
    return False


def _nothing() -> None:
    return None


class SyncEngine:
    """Belongs to one thread at a time; everything it needs is passed in."""

    def __init__(
        self,
        outbox: Outbox,
        transport: Transport,
        *,
        about: About,
        key: DeviceKey,
        clock: Clock,
        enrolment: Callable[[], Enrolment | None],
    ) -> None:
        self._outbox = outbox
        self._transport = transport
        self._about = about
        self._key = key
        self._clock = clock
        self._enrolment = enrolment
        self._belongs: Enrolment | None = None
        self._calls: Calls | None = None
        self._greeted_epoch = 0
        self._greet_again_at = 0.0
        self._batch = FIRST_BATCH
        self._limit = MAX_ITEMS
        self._sent = 0
        self._slow = False

    @property
    def is_slow(self) -> bool:
        """Whether the last answer took more than five seconds."""
        return self._slow

    def greet_next(self) -> None:
        """Say hello in the next round even when it is not due."""
        self._greeted_epoch = 0

    def run_once(
        self,
        *,
        stopping: Callable[[], bool] = _never,
        progressed: Callable[[], None] = _nothing,
    ) -> SyncOutcome:
        """Send all that waits; `progressed` is called after each acknowledged batch.

        Faults of the network and refusals of the cloud are outcomes; only faults of the outbox
        itself are raised.
        """
        self._sent = 0
        calls = self._known()
        if calls is None:
            return SyncOutcome(Outcome.NOT_ENROLLED)
        try:
            self._exchange(calls, stopping, progressed)
        except TooSlow as error:
            self._batch = max(1, self._batch // 2)
            return self._ended(Outcome.SLOW, error.code, error.detail)
        except Unreachable as error:
            return self._ended(Outcome.OFFLINE, error.code, error.detail)
        except Busy as error:
            return SyncOutcome(
                Outcome.BUSY, self._sent, error.code, error.detail, error.retry_after_s
            )
        except Refused as error:
            return self._ended(Outcome.NOT_ACCEPTED, error.code, error.detail)
        return SyncOutcome(Outcome.STOPPED if stopping() else Outcome.DONE, self._sent)

    def _ended(self, outcome: Outcome, code: str, detail: str) -> SyncOutcome:
        self.greet_next()
        return SyncOutcome(outcome, self._sent, code, detail)

    def _known(self) -> Calls | None:
        belongs = self._enrolment()
        if belongs != self._belongs:
            self._belongs = belongs
            self._calls = None
            self.greet_next()
        if belongs is not None and self._calls is None:
            self._calls = Calls(
                transport=self._transport,
                key=self._key,
                clock=self._clock,
                terminal_id=self._about.terminal_id,
                enrolment=belongs,
            )
        return self._calls

    def _exchange(
        self, calls: Calls, stopping: Callable[[], bool], progressed: Callable[[], None]
    ) -> None:
        conflicts = 0
        while not stopping():
            place = self._outbox.position()
            if self._hello_is_due(place.epoch):
                self._greet(calls, place)
            rows = self._outbox.unsent(min(self._batch, self._limit), MAX_BYTES)
            if not rows:
                return
            try:
                self._push(calls, rows)
            except Conflict:
                conflicts += 1
                self.greet_next()
                if conflicts > 1:
                    raise
            progressed()

    def _hello_is_due(self, epoch: int) -> bool:
        return epoch != self._greeted_epoch or self._clock.monotonic() >= self._greet_again_at

    def _greet(self, calls: Calls, place: Position) -> None:
        reply = calls.hello(greeting(self._outbox, place, self._about, self._wall()))
        follow(self._outbox, place, reply, at=self._clock.now())
        self._limit = max(1, min(MAX_ITEMS, reply.limits.max_items))
        self._greeted_epoch = place.epoch
        self._greet_again_at = self._clock.monotonic() + HELLO_EVERY_S

    def _push(self, calls: Calls, rows: Sequence[Row]) -> None:
        began = self._clock.monotonic()
        try:
            reply = calls.push(batch_of(self._outbox, rows, self._about, self._wall()))
        except Refused as error:
            if error.status != 413 or len(rows) == 1:
                raise
            self._batch = max(1, len(rows) // 2)
            return
        self._take_over(rows, reply)
        took = self._clock.monotonic() - began
        self._slow = took > SLOW_S
        if took < QUICK_S:
            self._batch = min(MAX_ITEMS, self._batch * 2)

    def _take_over(self, rows: Sequence[Row], reply: PushReply) -> None:
        first = rows[0]
        assert self._belongs is not None
        check_ack(self._outbox, rows, reply, about=self._about, belongs=self._belongs)
        now = self._clock.now()
        if reply.results:
            self._outbox.failed(reply.results, now)
        if reply.acked_seq >= first.seq:
            self._outbox.acked(first.epoch, reply.acked_seq, unb64u(reply.acked_hash), now)
            self._sent += reply.acked_seq - first.seq + 1
        refused = [result for result in reply.results if result.status in NOT_STORED]
        if refused:
            raise Refused(refused[0].status, f"row {refused[0].seq}")
        if reply.acked_seq < first.seq:
            raise Refused("bad_ack", "nothing was taken over and nothing refused")

    def _wall(self) -> WireClock:
        return WireClock(
            wall=instant(self._clock.now()),
            boot_id=self._about.boot_id,
            mono_ms=int(self._clock.monotonic() * 1000),
        )
