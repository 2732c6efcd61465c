"""The business day: the shop's own boundary in the shop's own time zone."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from terminal.errors import InvalidInput
from terminal.text import tr


def biz_date(at: datetime, zone: ZoneInfo, boundary_min: int) -> date:
    """Return the business day of an instant; it begins `boundary_min` minutes after midnight.

    A later instant never has an earlier day: where clocks are set back over the boundary, the day
    begins when the boundary is shown first; where they skip it, when they have passed it.
    """
    boundary = timedelta(minutes=boundary_min)
    day = (_aware(at).astimezone(zone).replace(tzinfo=None) - boundary).date()
    tomorrow = day + timedelta(days=1)
    begins = (datetime.combine(tomorrow, time()) + boundary).replace(tzinfo=zone)
    return tomorrow if at >= begins.astimezone(UTC) else day


def offset_minutes(at: datetime, zone: ZoneInfo) -> int:
    """Return the zone's offset from UTC at an instant, in minutes."""
    offset = _aware(at).astimezone(zone).utcoffset() or timedelta()
    return int(offset.total_seconds() // 60)


def to_wire(at: datetime) -> str:
    """Return an instant as `2026-11-21T14:03:05.123Z`."""
    utc = _aware(at).astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def from_wire(text: str) -> datetime:
    """Read an instant from the wire as aware UTC.

    Raises:
        ValueError: it is not one.
    """
    if len(text) != 24 or text[10] != "T" or text[23] != "Z":
        raise ValueError(f"{text!r} is no instant")
    return datetime.fromisoformat(text)


def boundary_minutes(text: str) -> int:
    """Read `05:00` as minutes after midnight.

    Raises:
        InvalidInput: it is not a time of day.
    """
    found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", text, re.ASCII)
    if not found:
        raise InvalidInput(
            tr("{text} is not a time of day.", text=text), tr("Write it like 05:00.")
        )
    return int(found[1]) * 60 + int(found[2])


def _aware(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise InvalidInput(tr("A time without a zone."))
    return at
