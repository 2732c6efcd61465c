"""Instants as they stand on the wire: `2026-11-21T14:03:05.123Z`, always milliseconds, always Z."""

from datetime import UTC, datetime


def instant(at: datetime) -> str:
    """Return the wire form of an aware time, cut to milliseconds."""
    moment = at.astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def moment(text: str) -> datetime:
    """Read the wire form; raises ValueError on anything that names no zone."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text!r} names no time zone")
    return at.astimezone(UTC)
