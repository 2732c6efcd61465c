"""The worker: what it shows is true, it never blocks who calls it, and it ends when told."""

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any

import pytest

from sync.ports import Pending
from sync.states import Outcome, SyncKind, SyncOutcome, SyncState
from sync.worker import STALLED_S, Session, SyncWorker

NOON = datetime(2026, 11, 21, 4, tzinfo=UTC)
OK = SyncOutcome(Outcome.DONE)


class FakeTime:
    """Real monotonic time that can be moved on by hand."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> datetime:
        return NOON

    def monotonic(self) -> float:
        return time.monotonic() + self.ahead


class NoWait(Random):
    """Never waits after a failure."""

    def uniform(self, a: float, b: float) -> float:
        return 0.0


class Wait(Random):
    """Waits as long as it may."""

    def uniform(self, a: float, b: float) -> float:
        return 300.0


class Shop:
    """Engine, outbox and ears in one: outcomes are given, states are collected."""

    def __init__(self) -> None:
        self.waiting = Pending()
        self.outcomes: list[SyncOutcome] = []
        self.last = OK
        self.is_slow = False
        self.states: list[SyncState] = []
        self.attempts = 0
        self.greeted = 0
        self.opened: list[str] = []
        self.closed = 0
        self.news = threading.Condition()
        self.during: Callable[[Callable[[], None]], None] = lambda _: None
        self.broken = 0

    def session(self) -> Session:
        if self.broken:
            self.broken -= 1
            raise RuntimeError("the database cannot be opened")
        self.opened.append(threading.current_thread().name)
        return Session(self, self, self.close)  # type: ignore[arg-type]

    def close(self) -> None:
        with self.news:
            self.closed += 1
            self.news.notify_all()

    def pending(self) -> Pending:
        return self.waiting

    def greet_next(self) -> None:
        self.greeted += 1

    def run_once(self, *, stopping: Any, progressed: Callable[[], None]) -> SyncOutcome:
        with self.news:
            self.attempts += 1
            self.news.notify_all()
        self.during(progressed)
        outcome = self.outcomes.pop(0) if self.outcomes else self.last
        if outcome.outcome is Outcome.DONE:
            self.waiting = Pending()
        return outcome

    def changed(self, state: SyncState) -> None:
        with self.news:
            self.states.append(state)
            self.news.notify_all()

    def wait(self, holds: Callable[[], bool]) -> None:
        with self.news:
            assert self.news.wait_for(holds, 10)

    def wait_for_kind(self, kind: SyncKind) -> SyncState:
        self.wait(lambda: any(state.kind is kind for state in self.states))
        return next(state for state in self.states if state.kind is kind)


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def start(shop: Shop) -> Iterator[Callable[..., SyncWorker]]:
    started: list[SyncWorker] = []

    def begin(**options: Any) -> SyncWorker:
        plain: dict[str, Any] = {"clock": FakeTime(), "rng": NoWait(1), "changed": shop.changed}
        worker = SyncWorker(shop.session, **plain | options)
        started.append(worker)
        worker.start()
        return worker

    yield begin
    for worker in started:
        assert worker.stop()


def test_all_saved_is_shown_with_its_time(shop: Shop, start):
    worker = start()

    shop.wait_for_kind(SyncKind.ONLINE_CLEAR)
    assert worker.state() == SyncState(SyncKind.ONLINE_CLEAR, last_ok_at=NOON)


def test_nothing_is_claimed_before_the_first_answer(shop: Shop):
    worker = SyncWorker(shop.session, clock=FakeTime(), rng=Random(1), changed=shop.changed)

    assert worker.state() == SyncState(SyncKind.OFFLINE)
    assert worker.stop()


@pytest.mark.parametrize(
    ("outcome", "kind", "code"),
    [
        (SyncOutcome(Outcome.OFFLINE, code="offline"), SyncKind.OFFLINE, ""),
        (SyncOutcome(Outcome.SLOW, code="timeout"), SyncKind.SLOW, ""),
        (SyncOutcome(Outcome.BUSY, code="http_503"), SyncKind.SLOW, ""),
        (SyncOutcome(Outcome.NOT_ACCEPTED, code="fork"), SyncKind.NOT_ACCEPTED, "fork"),
        (SyncOutcome(Outcome.NOT_ENROLLED), SyncKind.NOT_ENROLLED, ""),
    ],
)
def test_each_outcome_is_shown_as_it_is(shop: Shop, start, outcome, kind, code):
    shop.waiting = Pending(14, NOON, 124_000)
    shop.last = outcome
    start(rng=Wait(1))

    shop.wait(lambda: any((s.kind, s.code) == (kind, code) for s in shop.states))

    assert shop.states[-1].pending == Pending(14, NOON, 124_000)
    assert shop.states[-1].last_ok_at is None


def test_a_new_sale_wakes_the_thread_at_once(shop: Shop, start):
    worker = start()
    shop.wait_for_kind(SyncKind.ONLINE_CLEAR)
    shop.waiting = Pending(1, NOON, 3800)

    worker.wake()

    shop.wait(lambda: shop.attempts == 2)
    sending = shop.wait_for_kind(SyncKind.ONLINE_SENDING)
    assert sending.pending.n == 1
    shop.wait(lambda: shop.states[-1].kind is SyncKind.ONLINE_CLEAR)


def test_progress_is_counted_down(shop: Shop, start):
    def two_batches(progressed: Callable[[], None]) -> None:
        for left in (70, 20):
            shop.waiting = Pending(left)
            progressed()

    shop.waiting = Pending(120)
    shop.during = two_batches
    start()

    shop.wait(lambda: bool(shop.states) and shop.states[-1].kind is SyncKind.ONLINE_CLEAR)
    sending = [s.pending.n for s in shop.states if s.kind is SyncKind.ONLINE_SENDING]
    assert sending == [70, 20]


def test_a_slow_line_is_called_slow_while_it_sends(shop: Shop, start):
    shop.waiting = Pending(120)
    shop.is_slow = True
    shop.during = lambda progressed: progressed()
    start()

    assert shop.wait_for_kind(SyncKind.SLOW).pending.n == 120


def test_it_tries_again_by_itself_without_a_new_sale(shop: Shop, start):
    shop.waiting = Pending(3)
    shop.outcomes = [SyncOutcome(Outcome.OFFLINE)] * 5
    start()

    shop.wait_for_kind(SyncKind.ONLINE_CLEAR)
    assert shop.attempts == 6


def test_an_idle_till_asks_after_the_cloud_so_that_the_light_stays_true(shop: Shop, start):
    shop.outcomes = [OK, OK]
    shop.last = SyncOutcome(Outcome.OFFLINE)
    start(idle_s=0.01, rng=Wait(1))

    shop.wait(lambda: shop.states[-1:] == [SyncState(SyncKind.OFFLINE, last_ok_at=NOON)])
    assert shop.greeted >= 2


def test_a_fault_of_the_database_is_shown_and_survived(shop: Shop, start):
    def break_once(_progressed: Callable[[], None]) -> None:
        if shop.attempts == 1:
            raise RuntimeError("disk")

    shop.during = break_once
    start()

    shop.wait(lambda: any(s.code == "fault" for s in shop.states))
    shop.wait_for_kind(SyncKind.ONLINE_CLEAR)


def test_a_session_that_cannot_be_opened_is_tried_again(shop: Shop, start):
    shop.broken = 2
    start()

    shop.wait_for_kind(SyncKind.ONLINE_CLEAR)
    assert any(s.kind is SyncKind.NOT_ACCEPTED and s.code == "fault" for s in shop.states)


def test_a_cloud_that_stays_busy_for_ten_minutes_does_not_accept(shop: Shop, start):
    clock = FakeTime()
    shop.waiting = Pending(3)
    shop.last = SyncOutcome(Outcome.BUSY, code="http_503")
    shop.during = lambda _progressed: setattr(clock, "ahead", clock.ahead + 200)
    start(clock=clock)

    shown = shop.wait_for_kind(SyncKind.NOT_ACCEPTED)
    assert (shown.code, shop.attempts >= 3) == ("http_503", True)


def test_the_session_is_opened_and_closed_in_the_thread(shop: Shop, start):
    worker = start()
    shop.wait_for_kind(SyncKind.ONLINE_CLEAR)

    assert worker.stop()
    assert (shop.opened, shop.closed) == (["sync"], 1)


def test_a_hanging_request_does_not_hold_up_the_caller(shop: Shop, start):
    hang = threading.Event()
    shop.during = lambda _progressed: hang.wait(10) and None
    worker = start()
    shop.wait(lambda: shop.attempts == 1)
    began = time.monotonic()

    worker.wake()
    worker.state()
    stopped = worker.stop(deadline_s=0.05)

    assert (stopped, time.monotonic() - began < 2) == (False, True)
    hang.set()


def test_a_stalled_thread_is_replaced_and_its_answer_ignored(shop: Shop, start):
    clock = FakeTime()
    hang = threading.Event()
    shop.waiting = Pending(3)

    def hang_first(_progressed: Callable[[], None]) -> None:
        if shop.attempts == 1:
            hang.wait(10)

    shop.during = hang_first
    worker = start(clock=clock)
    shop.wait(lambda: shop.attempts == 1)
    early = worker.check()
    clock.ahead = STALLED_S + 1
    shop.waiting = Pending(3)

    replaced = worker.check()

    assert (early, replaced) == (False, True)
    shop.wait_for_kind(SyncKind.ONLINE_CLEAR)
    hang.set()
    shop.wait(lambda: shop.closed == 1)
    assert worker.state().kind is SyncKind.ONLINE_CLEAR
