import logging
from datetime import UTC, datetime, timedelta
from random import Random
from threading import Event

import pytest

from drivers.interfaces import DeviceState, DeviceStatus, Reason
from drivers.supervisor import BackOff, StatusBoard, Supervisor, Surroundings


class SetClock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return datetime(2026, 11, 21, 2, tzinfo=UTC) + timedelta(seconds=self.seconds)


def test_waits_double_with_jitter_up_to_the_longest() -> None:
    back_off = BackOff(Random(7), first=0.5, longest=30)
    steps = [0.5, 1, 2, 4, 8, 16, 30, 30]

    waits = [back_off.next() for _ in steps]

    assert all(step / 2 <= wait <= step for step, wait in zip(steps, waits, strict=True))
    back_off.reset()
    assert back_off.next() <= 0.5


def test_two_tills_do_not_knock_together() -> None:
    assert BackOff(Random(1)).next() != BackOff(Random(2)).next()


def test_lost_is_logged_once_and_back_once(caplog: pytest.LogCaptureFixture) -> None:
    board = StatusBoard("front", Surroundings(SetClock(), Random(1)))
    with caplog.at_level(logging.INFO, "pos.device"):
        board.ready()
        for reason in (Reason.REFUSED, Reason.CUT_OFF, Reason.REFUSED):
            board.put(DeviceState.ABSENT, reason)
        board.ready()
        board.put(DeviceState.DEGRADED, Reason.PAPER_LOW)

    assert [record.message.split()[:2] for record in caplog.records] == [
        ["front", "lost:"],
        ["front", "back"],
    ]


def test_since_is_when_it_began_and_not_when_it_was_seen_again() -> None:
    clock = SetClock()
    board = StatusBoard("front", Surroundings(clock, Random(1)))
    board.ready()
    began = clock.now()
    clock.seconds = 60
    board.ready()

    assert board.status() == DeviceStatus(DeviceState.READY, began)


def test_the_listener_hears_each_change_once() -> None:
    heard: list[tuple[str, DeviceState]] = []
    around = Surroundings(SetClock(), Random(1), lambda name, s: heard.append((name, s.state)))
    board = StatusBoard("front", around)
    board.ready()
    board.ready()

    assert heard == [("front", DeviceState.READY)]


def test_a_driver_that_raises_is_a_fault_and_is_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tried_again = Event()
    tries: list[DeviceStatus] = []
    board = StatusBoard("front", Surroundings(SetClock(), Random(1)))

    def step() -> float:
        tries.append(board.status())
        if len(tries) == 1:
            raise RuntimeError("loose screw")
        tried_again.set()
        return 60.0

    supervisor = Supervisor("front", step, board=board, rng=Random(1))
    supervisor.start()
    came = tried_again.wait(5)
    supervisor.stop()

    assert came
    assert (tries[1].state, tries[1].reason) == (DeviceState.FAULT, Reason.BROKEN)
    assert tries[1].detail == "loose screw"
    assert "the driver failed" in caplog.text
