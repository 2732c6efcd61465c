"""The status strip tells the truth about shift, network, what is not sent, and devices."""

from datetime import UTC, datetime

import pytest

from drivers.interfaces import DeviceState, DeviceStatus, Reason
from sync.states import SyncKind
from terminal.presenters.strip import CloudState, StripPresenter, device_view, truth
from terminal.presenters.views import Bead
from terminal.services.settings import put
from tests.tills import Screen, Shop

NOON = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)


@pytest.fixture
def shop(tmp_path):
    shop = Shop(tmp_path)
    yield shop
    shop.store.close()


def strip(shop, devices=None, cloud=None):
    screen = Screen()
    StripPresenter(screen, shop.till, lambda: devices or {}, lambda: cloud or CloudState()).show()
    return screen.last("strip")


def test_without_a_shift_nothing_is_claimed_of_one(shop):
    view = strip(shop)

    assert (view.shift, view.shift_since, view.cashier) == ("", "", "")
    assert (view.shop, view.clock) == ("River View · Till A", "11:00")


def test_shift_cashier_and_role_are_named(shop):
    with shop.till.act() as act:
        act.record(put({"shift.names": "05:00 早班/Morning, 16:00 晚班/Evening"}))
    shop.till.reload()
    shop.open_shift()

    view = strip(shop)

    assert (str(view.shift), str(view.shift_since)) == ("Morning", "since 11:00")
    assert (view.cashier, str(view.role)) == ("Lin", "Cashier")


def test_after_midnight_it_is_still_the_evening(shop):
    with shop.till.act() as act:
        act.record(put({"shift.names": "16:00 晚班/Evening,05:00 早班/Morning"}))
    shop.till.reload()
    shop.clock.forward(hours=14)
    shop.open_shift()

    assert str(strip(shop).shift) == "Evening"


@pytest.mark.parametrize("kind", [kind.value for kind in SyncKind])
def test_only_when_everything_is_in_the_cloud_is_the_sign_solid(kind):
    view = truth(CloudState(kind, 7, "E12"))

    assert view.solid == (kind == "online_clear")
    if kind not in ("online_clear", "not_enrolled"):
        assert "7" in str(view.rest)
    if kind == "not_accepted":
        assert "E12" in str(view.rest)


@pytest.mark.parametrize(
    ("state", "reason", "bead", "said"),
    [
        (DeviceState.READY, None, Bead.FULL, "ready"),
        (DeviceState.DEGRADED, Reason.PAPER_LOW, Bead.HALF, "paper low"),
        (DeviceState.ABSENT, Reason.NOT_TRIED, Bead.HOLLOW, "looking for it"),
        (DeviceState.ABSENT, Reason.REFUSED, Bead.HOLLOW, "not connected"),
        (DeviceState.FAULT, Reason.PAPER_OUT, Bead.FAULT, "out of paper"),
    ],
)
def test_a_device_is_worded_as_it_is(state, reason, bead, said):
    view = device_view("receipt", DeviceStatus(state, NOON, reason))

    assert (view.bead, str(view.state)) == (bead, said)


def test_the_two_worst_devices_come_first(shop):
    states = {
        "scanner": DeviceState.READY,
        "receipt": DeviceState.FAULT,
        "kitchen": DeviceState.ABSENT,
    }
    devices = {name: DeviceStatus(state, NOON) for name, state in states.items()}

    assert [device.key for device in strip(shop, devices).devices] == ["receipt", "kitchen"]
