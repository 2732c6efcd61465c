"""Small parts of the exchange: waiting, codes, ids, instants."""

from datetime import UTC, datetime, timedelta, timezone
from random import Random
from uuid import RFC_4122, UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.backoff import Backoff
from sync.codes import ALPHABET, shown, tidy
from sync.ids import uuid7
from sync.instants import instant, moment


@given(st.integers(0, 2**32), st.integers(0, 60))
def test_no_wait_is_longer_than_its_ceiling(seed: int, failures: int):
    backoff = Backoff(Random(seed))
    for _ in range(failures):
        backoff.next_s()

    assert 0 <= backoff.next_s() <= min(300.0, 2.0**failures)


def test_waits_are_spread_over_the_whole_span():
    waits = [Backoff(Random(seed)).next_s() for seed in range(200)]

    assert min(waits) < 0.1
    assert max(waits) > 0.9


def test_a_success_starts_the_waits_over():
    backoff = Backoff(Random(1))
    for _ in range(40):
        backoff.next_s()
    backoff.reset()

    assert backoff.next_s() <= 1.0
    assert backoff.failures == 1


@given(st.text(ALPHABET, min_size=10, max_size=10))
def test_a_code_survives_being_shown_and_typed(code: str):
    assert tidy(shown(code).lower().replace("0", "o").replace("1", "l")) == code


@pytest.mark.parametrize("typed", ["", "ABC", "ABCDEFGHJKM", "ABCDE-FGHJU", "ABCDE FGHJ!"])
def test_what_cannot_be_a_code_is_refused(typed: str):
    with pytest.raises(ValueError, match="ten letters or digits"):
        tidy(typed)


@given(st.integers(0, 2**42), st.binary(min_size=10, max_size=10))
def test_ids_are_version_seven_of_their_time(ms: int, noise: bytes):
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)

    made = UUID(uuid7(at, lambda _: noise))

    assert (made.version, made.variant) == (7, RFC_4122)
    assert made.int >> 80 == ms


def test_instants_are_utc_with_milliseconds():
    shanghai = timezone(timedelta(hours=8))
    at = datetime(2026, 11, 21, 22, 3, 5, 123_999, shanghai)

    assert instant(at) == "2026-11-21T14:03:05.123Z"
    assert moment(instant(at)) == at.replace(microsecond=123_000)


def test_a_time_without_zone_is_no_instant():
    with pytest.raises(ValueError, match="names no time zone"):
        moment("2026-11-21T14:03:05")
