"""One supervised thread per device, and the one place that knows how the device is.

    ABSENT(not tried) --found--> READY <--> DEGRADED
          ^                        |
          '------ lost ------------'--refuses--> FAULT

"lost" is logged once when a device stops being usable and "back" once when it returns, however
often it is tried between.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from threading import Event, Lock, Thread
from typing import Protocol

from drivers.interfaces import DeviceState, DeviceStatus, OnStatus, Reason

_logger = logging.getLogger("pos.device")


class Clock(Protocol):
    """Both clocks of the machine."""

    def monotonic(self) -> float:
        """Return seconds that never jump."""

    def now(self) -> datetime:
        """Return aware UTC."""


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's own clocks."""

    def monotonic(self) -> float:
        """Return `time.monotonic()`."""
        return time.monotonic()

    def now(self) -> datetime:
        """Return the wall clock in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every device gets from the till; `on_status` hears of all of them."""

    clock: Clock
    rng: Random
    on_status: OnStatus | None = None


@dataclass(slots=True)
class BackOff:
    """Seconds to wait before the next try.

    Doubling, with jitter so that tills do not knock together.
    """

    rng: Random
    first: float = 0.5
    longest: float = 30.0
    _tries: int = field(default=0, init=False)

    def next(self) -> float:
        """Return the next wait, between half of and the whole step."""
        step = min(self.longest, self.first * 2.0 ** min(self._tries, 16))
        self._tries += 1
        return step * self.rng.uniform(0.5, 1.0)

    def reset(self) -> None:
        """Start over after a success."""
        self._tries = 0


class StatusBoard:
    """The last known status of one device.

    Tells a listener about changes, on the thread that made them.
    """

    def __init__(self, name: str, around: Surroundings) -> None:
        self._name = name
        self._clock = around.clock
        self._on_status = around.on_status
        self._lock = Lock()
        self._lost_logged = False
        self._status = DeviceStatus(DeviceState.ABSENT, around.clock.now(), Reason.NOT_TRIED)

    def status(self) -> DeviceStatus:
        """Return the status in force."""
        return self._status

    def ready(self) -> None:
        """The device works."""
        self._put(DeviceState.READY, None, "")

    def put(self, state: DeviceState, reason: Reason | None, detail: str = "") -> None:
        """Set a status; nothing happens when state and reason are as before."""
        self._put(state, reason, detail)

    def _put(self, state: DeviceState, reason: Reason | None, detail: str) -> None:
        with self._lock:
            if (state, reason) == (self._status.state, self._status.reason):
                return
            self._status = DeviceStatus(state, self._clock.now(), reason, detail)
            self._log_once(self._status)
            status = self._status
        if self._on_status:
            self._on_status(self._name, status)

    def _log_once(self, status: DeviceStatus) -> None:
        if status.is_usable and self._lost_logged:
            _logger.info("%s back", self._name)
        if not status.is_usable and not self._lost_logged:
            _logger.warning("%s lost: %s %s", self._name, status.reason, status.detail)
        self._lost_logged = not status.is_usable


class Supervisor:
    """Runs `step` again and again in its own thread; a step returns the seconds until the next one.

    A step that raises marks the device FAULT (broken) and is tried again after a back-off: a fault
    in a driver never ends its thread and never reaches the till.
    """

    def __init__(
        self, name: str, step: Callable[[], float], *, board: StatusBoard, rng: Random
    ) -> None:
        self._name = name
        self._step = step
        self._board = board
        self._back_off = BackOff(rng)
        self._wake = Event()
        self._stopping = Event()
        self._thread: Thread | None = None

    @property
    def is_stopping(self) -> bool:
        """Whether `stop` was called."""
        return self._stopping.is_set()

    def start(self) -> None:
        """Start the thread once."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name=f"device-{self._name}", daemon=True)
            self._thread.start()

    def wake(self) -> None:
        """Let the next step begin now."""
        self._wake.set()

    def stop(self, timeout: float = 5.0) -> None:
        """End the thread, waiting at most `timeout` seconds for its step to return."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._wake.clear()
            delay = self._guarded_step()
            if delay > 0:
                self._wake.wait(delay)

    def _guarded_step(self) -> float:
        try:
            delay = self._step()
        except Exception as error:
            _logger.exception("%s: the driver failed", self._name)
            self._board.put(DeviceState.FAULT, Reason.BROKEN, str(error))
            return self._back_off.next()
        self._back_off.reset()
        return delay
