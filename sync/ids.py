"""UUIDv7 from a given time and given random bytes, and a UUID as text, number and bytes.

Nothing here reads a clock.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def uuid7(at: datetime, random_bytes: Callable[[int], bytes]) -> str:
    """Return a lower-case hyphenated UUIDv7 for `at`, with 74 random bits."""
    milliseconds = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    noise = int.from_bytes(random_bytes(10), "big")
    high, low = noise >> 68, noise & (2**62 - 1)
    return hyphened(milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low)


def hyphened(number: int) -> str:
    """Return 128 bits as the text of a UUID, lower case."""
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def raw(text: str) -> bytes:
    """Return the 16 bytes of a UUID's text; raises ValueError when it is none."""
    found = bytes.fromhex(text.replace("-", ""))
    if len(found) != 16:
        raise ValueError(f"{text!r} is no UUID")
    return found
