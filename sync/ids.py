"""UUIDv7 from a given time and given random bytes: nothing here reads a clock."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID


def uuid7(at: datetime, random_bytes: Callable[[int], bytes]) -> str:
    """Return a lower-case hyphenated UUIDv7 for `at`, with 74 random bits."""
    milliseconds = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    noise = int.from_bytes(random_bytes(10), "big")
    high, low = noise >> 68, noise & (2**62 - 1)
    return str(UUID(int=milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low))
