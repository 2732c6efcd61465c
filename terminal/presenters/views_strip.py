"""What the status strip says: shop, shift, cashier, the truth about the network, devices, time."""

from typing import Protocol

from msgspec import Struct

from terminal.presenters.views import Bead, Words


class TruthView(Struct, frozen=True):
    """One sentence with a number about what is in the cloud. `solid` only when all of it is.

    `short` replaces `rest` where the strip is narrow. Icon: `cloud-check-bold`,
    `cloud-arrow-up-bold`, `cloud-slash-bold`, `wifi-low-bold`.
    """

    fact: Words
    rest: Words
    short: Words
    icon: str
    solid: bool


class DeviceView(Struct, frozen=True):
    """A device worth seeing and the words for its state."""

    key: str
    name: Words
    state: Words
    bead: Bead


class StripView(Struct, frozen=True):
    """The whole strip; `shift` and `cashier` are empty while nobody is signed in."""

    shop: Words
    date: Words
    truth: TruthView
    clock: str
    shift: Words = ""
    shift_since: Words = ""
    cashier: Words = ""
    role: Words = ""
    devices: tuple[DeviceView, ...] = ()


class StripWidget(Protocol):
    """Shows the strip; it changes at most once a second and never flashes."""

    def show_strip(self, strip: StripView) -> None:
        """Show another snapshot."""
