"""The books themselves: epochs, keys, clocks, carried-over events."""

from sync.events.base import Event, Fen, Int


class EpochOpened(Event, frozen=True, kw_only=True):
    """First row of a journal epoch; names its parent and the totals known of it."""

    reason: str
    pubkey: str
    parent_epoch: Int = 0
    parent_seq: Int = 0
    parent_hash: str = ""
    app_version: str = ""
    cum_gross_fen: Fen = 0
    cum_refund_fen: Fen = 0
    cum_count: Int = 0


class KeyRotated(Event, frozen=True, kw_only=True):
    """A new device key, signed by the old one through the row and by the new one in `proof`."""

    pubkey: str
    proof: str


class ClockJumped(Event, frozen=True, kw_only=True):
    """The wall clock moved by more than ten minutes against the monotonic one."""

    before: str
    after: str
    jump_ms: Int


class EventRejournaled(Event, frozen=True, kw_only=True):
    """An event of a forked epoch, carried over verbatim."""

    orig_epoch: Int
    orig_seq: Int
    orig_body: str
    orig_sig: str
