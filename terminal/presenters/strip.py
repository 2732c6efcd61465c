"""The status strip: the truth about shift, network, what is not in the cloud yet, and devices."""

from collections.abc import Callable, Mapping
from datetime import datetime

from msgspec import Struct

from drivers.interfaces import DeviceState, DeviceStatus
from terminal.presenters.paper_words import reason_text
from terminal.presenters.sign_in import role_word
from terminal.presenters.views import Bead, Words
from terminal.presenters.views_strip import DeviceView, StripView, StripWidget, TruthView
from terminal.services.till import Till
from terminal.services.words import clock
from terminal.text import Text, pick, tr


class CloudState(Struct, frozen=True):
    """What is known of the exchange; `kind` as in the exchange's own states."""

    kind: str = "not_enrolled"
    waiting: int = 0
    code: str = ""


class StripPresenter:
    """Fills the strip; `show` may be called often, the widget repaints only what differs."""

    def __init__(
        self,
        view: StripWidget,
        till: Till,
        devices: Callable[[], Mapping[str, DeviceStatus]],
        cloud: Callable[[], CloudState],
    ) -> None:
        self.view = view
        self.till = till
        self.devices = devices
        self.cloud = cloud

    def show(self) -> None:
        """Show the strip as it stands."""
        till, shop = self.till, self.till.settings
        now = till.clock.now().astimezone(shop.zone)
        staff, shift = till.staff, till.shift
        since = clock(shift.opened_at, shop.zone) if shift else ""
        self.view.show_strip(
            StripView(
                shop=self._shop(),
                date=_date(now),
                truth=truth(self.cloud()),
                clock=f"{now:%H:%M}",
                shift=shift_name(till, shift.opened_at) if shift else "",
                shift_since=tr("since {time}", time=since) if shift else "",
                cashier=pick(staff.name, staff.name_en) if staff else "",
                role=role_word(staff.role) if staff else "",
                devices=self._devices(),
            )
        )

    def _shop(self) -> str:
        shop = self.till.settings
        name = pick(shop.shop_name, shop.shop_name_en)
        own = pick(shop.till_name, shop.till_name_en)
        till = own or str(tr("Till {letter}", letter=self.till.letter))
        return f"{name} · {till}" if name else till

    def _devices(self) -> tuple[DeviceView, ...]:
        """Return the two worst devices."""
        rank = (DeviceState.FAULT, DeviceState.ABSENT, DeviceState.DEGRADED, DeviceState.READY)
        found = sorted(self.devices().items(), key=lambda row: rank.index(row[1].state))
        return tuple(device_view(name, status) for name, status in found[:2])


def _date(now: datetime) -> Text:
    days = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    months = (
        *(tr("Jan"), tr("Feb"), tr("Mar"), tr("Apr"), tr("May"), tr("Jun")),
        *(tr("Jul"), tr("Aug"), tr("Sep"), tr("Oct"), tr("Nov"), tr("Dec")),
    )
    return tr("{day} {d} {month}", day=days[now.weekday()], d=now.day, month=months[now.month - 1])


def shift_name(till: Till, opened_at: str) -> Words:
    """Return the shop's own name for a shift that opened then, e.g. `Morning`.

    Before the first one of the day the last one of the day before still goes on.
    """
    local = clock(opened_at, till.settings.zone)
    parts = (part.strip().partition(" ") for part in till.settings.shift_names.split(","))
    known = sorted((start, names) for start, _, names in parts if names)
    begun = [row for row in known if row[0] <= local] or known
    if not begun:
        return tr("Shift")
    zh, _, en = begun[-1][1].partition("/")
    return pick(zh, en)


def device_name(name: str) -> Words:
    """Return the word for a device by its name in the configuration."""
    known = {
        "receipt": tr("Receipt printer"),
        "kitchen": tr("Kitchen printer"),
        "scanner": tr("Scanner"),
        "spare": tr("Spare printer"),
    }
    return known.get(name, name)


def device_view(name: str, status: DeviceStatus) -> DeviceView:
    """Return a device with its state in words."""
    reason = status.reason.value if status.reason else ""
    low = reason == "paper_low"
    words = {
        DeviceState.READY: tr("ready"),
        DeviceState.DEGRADED: tr("paper low") if low else reason_text(reason),
        DeviceState.ABSENT: tr("not connected") if reason != "not_tried" else tr("looking for it"),
        DeviceState.FAULT: reason_text(reason),
    }
    beads = {
        DeviceState.READY: Bead.FULL,
        DeviceState.DEGRADED: Bead.HALF,
        DeviceState.ABSENT: Bead.HOLLOW,
        DeviceState.FAULT: Bead.FAULT,
    }
    return DeviceView(name, device_name(name), words[status.state], beads[status.state])


def truth(cloud: CloudState) -> TruthView:
    """Return one sentence with a number; solid only when everything is in the cloud."""
    n = cloud.waiting
    online, offline = tr("Online"), tr("Offline")
    if cloud.kind == "online_clear":
        rest = tr("everything is in the cloud")
        return TruthView(online, rest, tr("all in the cloud"), "cloud-check-bold", solid=True)
    if cloud.kind == "online_sending":
        rest = tr("catching up, {n} to go", n=n)
        return TruthView(online, rest, rest, "cloud-arrow-up-bold", solid=False)
    if cloud.kind == "slow":
        rest = tr("sales kept here, {n} to send", n=n)
        return TruthView(
            tr("Slow network"), rest, tr("{n} to send", n=n), "wifi-low-bold", solid=False
        )
    if cloud.kind == "not_accepted":
        rest = tr("call support, code {code}; {n} kept here", code=cloud.code, n=n)
        fact = tr("Cloud refuses")
        return TruthView(fact, rest, tr("{n} kept here", n=n), "cloud-slash-bold", solid=False)
    if cloud.kind == "not_enrolled":
        rest = tr("every sale is kept on this till")
        return TruthView(
            tr("No cloud"), rest, tr("sales kept here"), "cloud-slash-bold", solid=False
        )
    rest = tr("every sale is safe on this till, {n} to send", n=n)
    return TruthView(offline, rest, tr("{n} kept here", n=n), "cloud-slash-bold", solid=False)
