"""The business day: the shop's own boundary in the shop's own time zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from terminal.errors import InvalidInput
from terminal.text import tr


def biz_date(at: datetime, zone: ZoneInfo, boundary_min: int) -> date:
    """Return the business day of an instant; it begins `boundary_min` minutes after midnight."""
    return (at.astimezone(zone).replace(tzinfo=None) - timedelta(minutes=boundary_min)).date()


def offset_minutes(at: datetime, zone: ZoneInfo) -> int:
    """Return the zone's offset from UTC at an instant, in minutes."""
    offset = at.astimezone(zone).utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0


def to_wire(at: datetime) -> str:
    """Return an instant as `2026-11-21T14:03:05.123Z`."""
    if at.tzinfo is None:
        raise InvalidInput(tr("A time without a zone."))
    utc = at.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"


def from_wire(text: str) -> datetime:
    """Read an instant from the wire as aware UTC."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def boundary_minutes(text: str) -> int:
    """Read `05:00` as minutes after midnight."""
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)
