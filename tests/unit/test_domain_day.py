"""The business day in the shop's own zone, and instants on the wire."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.day import biz_date, boundary_minutes, from_wire, offset_minutes, to_wire
from terminal.errors import InvalidInput
from tests.domain_values import law

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
ZONES = (
    *(SHANGHAI, BERLIN, ZoneInfo("America/New_York"), ZoneInfo("America/St_Johns")),
    *(ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Asia/Beirut"), ZoneInfo("America/Sao_Paulo")),
)
instants = st.integers(1_100_000_000_000, 1_920_000_000_000).map(
    lambda ms: datetime.fromtimestamp(ms / 1000, UTC)
)
boundaries = st.integers(0, 24 * 60 - 1)


@law
@given(instants, boundaries)
def test_without_summer_time_a_day_is_24_hours_from_its_boundary(at, boundary):
    day = biz_date(at, SHANGHAI, boundary)
    begins = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI) + timedelta(minutes=boundary)

    assert begins <= at < begins + timedelta(days=1)


@law
@given(instants, st.sampled_from(ZONES), boundaries, st.integers(0, 4 * 3600))
def test_a_later_instant_never_has_an_earlier_day(at, zone, boundary, seconds):
    later = at + timedelta(seconds=seconds)

    assert biz_date(at, zone, boundary) <= biz_date(later, zone, boundary)


@law
@given(instants, st.sampled_from(ZONES), boundaries)
def test_a_day_is_the_date_on_the_wall_or_the_one_before(at, zone, boundary):
    wall = at.astimezone(zone).date()

    assert biz_date(at, zone, boundary) in {
        wall - timedelta(days=1),
        wall,
        wall + timedelta(days=1) if at.astimezone(zone).fold else wall,
    }


@pytest.mark.parametrize(
    ("wall", "day"),
    [
        ("2026-11-21 04:59:59.999", date(2026, 11, 20)),
        ("2026-11-21 05:00", date(2026, 11, 21)),
        ("2026-11-21 23:59:59", date(2026, 11, 21)),
        ("2026-11-22 00:00", date(2026, 11, 21)),
        ("2028-02-29 04:59", date(2028, 2, 28)),
        ("2028-02-29 05:00", date(2028, 2, 29)),
        ("2028-03-01 04:59", date(2028, 2, 29)),
        ("2027-01-01 00:30", date(2026, 12, 31)),
    ],
)
def test_a_chinese_night_belongs_to_the_evening_before(wall, day):
    at = datetime.fromisoformat(wall).replace(tzinfo=SHANGHAI)

    assert biz_date(at, SHANGHAI, 300) == day


def test_a_day_that_began_is_not_taken_back_when_clocks_are_set_back():
    """Berlin shows 02:30 twice on 25 October 2026; the day begins the first time."""
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)

    assert biz_date(first - timedelta(seconds=1), BERLIN, 150) == date(2026, 10, 24)
    assert biz_date(first, BERLIN, 150) == date(2026, 10, 25)
    assert biz_date(first + timedelta(minutes=45), BERLIN, 150) == date(2026, 10, 25)


def test_a_boundary_that_clocks_skip_has_passed_when_they_jumped():
    """Berlin goes from 02:00 to 03:00 on 29 March 2026."""
    jump = datetime(2026, 3, 29, 1, 0, tzinfo=UTC)

    assert biz_date(jump - timedelta(seconds=1), BERLIN, 150) == date(2026, 3, 28)
    assert biz_date(jump, BERLIN, 150) == date(2026, 3, 29)


def test_midnight_as_boundary_is_the_calendar():
    at = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)

    assert biz_date(at, SHANGHAI, 0) == date(2026, 11, 22)
    assert biz_date(at - timedelta(milliseconds=1), SHANGHAI, 0) == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("zone", "month", "minutes"),
    [
        (SHANGHAI, 7, 480),
        (BERLIN, 1, 60),
        (BERLIN, 7, 120),
        (ZoneInfo("America/St_Johns"), 1, -210),
    ],
)
def test_the_offset_is_the_zone_s_at_that_instant(zone, month, minutes):
    assert offset_minutes(datetime(2026, month, 1, tzinfo=UTC), zone) == minutes


@law
@given(instants)
def test_an_instant_comes_back_from_the_wire_to_the_millisecond(at):
    text = to_wire(at)

    assert from_wire(text) == at.replace(microsecond=at.microsecond // 1000 * 1000)
    assert len(text) == 24


def test_the_wire_is_utc_whatever_the_zone():
    at = datetime(2026, 11, 21, 22, 3, 5, 123456, tzinfo=timezone(timedelta(hours=8)))

    assert to_wire(at) == "2026-11-21T14:03:05.123Z"


def test_a_time_without_a_zone_is_refused():
    naive = datetime(2026, 11, 21, tzinfo=UTC).replace(tzinfo=None)

    with pytest.raises(InvalidInput, match="A time without a zone"):
        to_wire(naive)
    with pytest.raises(InvalidInput, match="A time without a zone"):
        biz_date(naive, SHANGHAI, 300)


def test_a_text_that_is_no_instant_is_refused():
    with pytest.raises(ValueError, match="is no instant"):
        from_wire("2026-11-21 14:03")


@pytest.mark.parametrize(("text", "minutes"), [("05:00", 300), ("00:00", 0), ("23:59", 1439)])
def test_a_boundary_is_minutes_after_midnight(text, minutes):
    assert boundary_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "5", "5:00", "24:00", "05:60", "05:00 ", "-1:00", "０５:00"])
def test_a_boundary_that_is_no_time_of_day_is_refused(text):
    with pytest.raises(InvalidInput, match="is not a time of day"):
        boundary_minutes(text)
