"""UUIDv7 ids (RFC 9562) in rising order, also while the wall clock stands still or goes back."""

from collections.abc import Callable
from datetime import datetime

from sync.ids import hyphened


class IdMaker:
    """Makes ids whose order is the order of their making; `last` continues an earlier run.

    The 48 bits of time and the 12 bits after them form one rising number: `max(time, last + 1)`.
    """

    def __init__(
        self, now: Callable[[], datetime], noise: Callable[[int], bytes], last: str = ""
    ) -> None:
        self._now = now
        self._noise = noise
        self._last = 0
        self.continue_after(last)

    def continue_after(self, last: str) -> None:
        """Make only ids beyond `last`, one of an earlier run; empty when there is none."""
        self._last = max(self._last, _rising(last) if last else 0)

    def __call__(self) -> str:
        """Return a lower-case hyphenated UUIDv7."""
        fresh = int(self._now().timestamp() * 1000) << 12 | self._noise(1)[0]
        self._last = max(fresh, self._last + 1)
        tail = int.from_bytes(self._noise(8), "big") & (2**62 - 1)
        high, low = self._last >> 12, self._last & 0xFFF
        return hyphened(high << 80 | 7 << 76 | low << 64 | 2 << 62 | tail)


def _rising(made: str) -> int:
    number = int(made.replace("-", ""), 16)
    return number >> 80 << 12 | number >> 64 & 0xFFF
