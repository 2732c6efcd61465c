"""What every test may use: an offscreen Qt, a clock that is set by hand, ids in a known order."""

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from terminal.text import set_language

FIRST_MORNING = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def pytest_configure(config: pytest.Config) -> None:
    """Let Qt draw without a display and in an encoding it does not warn about."""
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


@pytest.fixture(autouse=True)
def spoken_language() -> Iterator[None]:
    """Speak English, so that whole sentences can be compared; leave the Chinese of a new till."""
    set_language("en")
    yield
    set_language("zh_CN")


class Clock:
    """Tells the time that a test has set: ten in the morning of a Chinese Saturday at first."""

    def __init__(self, now: datetime = FIRST_MORNING) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **span: float) -> datetime:
        """Move on by a `timedelta(**span)` and tell the new time."""
        self.now += timedelta(**span)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands still until the test moves it."""
    return Clock()


@pytest.fixture
def new_id() -> Callable[[], str]:
    """Makes well-formed UUIDv7 texts that sort in the order of their making, the same each run."""
    made = iter(range(1, 1 << 40))
    milliseconds = int(FIRST_MORNING.timestamp() * 1000)
    return lambda: _uuid7(milliseconds, next(made))


def _uuid7(milliseconds: int, count: int) -> str:
    stamp = f"{milliseconds:012x}"
    return f"{stamp[:8]}-{stamp[8:]}-7000-8000-{count:012x}"
