"""Ids rise whatever the clock does; settings read from the books have sound defaults."""

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.staff import DISCOUNT_LIMITS
from terminal.services import settings
from terminal.services.ids import IdMaker
from terminal.services.opening import SystemClock
from tests.builders import START


@given(st.lists(st.integers(-86_400_000, 86_400_000), min_size=1, max_size=50))
def test_ids_rise_though_the_clock_jumps(jumps):
    moments = iter([START + timedelta(milliseconds=jump) for jump in jumps])
    make = IdMaker(lambda: next(moments), bytes)

    made = [make() for _ in jumps]

    assert made == sorted(set(made))
    assert all(UUID(text).version == 7 and str(UUID(text)) == text for text in made)


def test_ids_go_on_behind_those_of_an_earlier_run():
    last = IdMaker(lambda: START + timedelta(days=1), lambda size: b"\xff" * size)()
    make = IdMaker(lambda: START, bytes, last)

    assert make() > last


def test_a_till_without_settings_has_defaults():
    found = settings.read({})

    assert (found.shop_code, found.rounding, found.day_boundary) == ("S1", "jiao", "05:00")
    assert (found.zone.key, found.lock_after_s) == ("Asia/Shanghai", 300)
    assert found.discount_limits == dict(DISCOUNT_LIMITS)


def test_settings_are_read_from_their_keys():
    found = settings.read(
        {
            "shop.name": "望江楼",
            "lock.after_s": "60",
            "discount.limits": '{"cashier": 1000}',
            "scale.labels": '["20 IIIII WWWWW C", "21 IIIII PPPPP C"]',
        }
    )

    assert (found.shop_name, found.lock_after_s) == ("望江楼", 60)
    assert (found.discount_limits["cashier"], found.discount_limits["manager"]) == (1000, 5000)
    assert found.scale_labels == ("20 IIIII WWWWW C", "21 IIIII PPPPP C")


def test_the_machines_clock_is_aware_and_one_boot_has_one_id():
    clock = SystemClock()

    assert clock.now().utcoffset() == timedelta(0)
    assert clock.boot == SystemClock().boot
    assert clock.mono_ms() <= clock.mono_ms()
