"""POS-SYNC/1 on the wire: enrolment, token, hello, push, day summary.

Binary is base64url without padding, instants are `sync.instants`. Unknown fields are ignored on
reading. `signed_*` return the exact bytes that a signature covers.
"""

import hashlib
from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct, field

PROTOCOL = 1
MAX_ITEMS = 200
MAX_BYTES = 1_048_576
MAX_PUSH_BYTES = 8 * 1024 * 1024

Seq = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Epoch = Annotated[int, Meta(ge=1, le=2**32 - 1)]
Short = Annotated[str, Meta(max_length=200)]
Id = Annotated[str, Meta(min_length=36, max_length=36)]
Action = Literal["ok", "advance", "resend_from", "gap", "fork"]


class Wire(Struct, frozen=True, kw_only=True):
    """Base of everything that goes over the wire."""


class Problem(Wire, frozen=True, kw_only=True):
    """Body of every refusal; `nonce` comes with a 401, `expected_seq` with a 409 gap."""

    code: str
    detail: str = ""
    nonce: str = ""
    expected_seq: int = 0


# --- enrolment and token --------------------------------------------------------------------


class EnrolRequest(Wire, frozen=True, kw_only=True):
    """A till asks for a shop by one-time code; `letter` is the one it wishes to print."""

    code: Short
    terminal_id: Id
    pubkey: Short
    sig: Short
    letter: Annotated[str, Meta(min_length=1, max_length=1)] = "A"
    hw: Short = ""
    app_version: Short = ""


class EnrolReply(Wire, frozen=True, kw_only=True):
    """Where the till now belongs; `letter` differs from the wish when that one was taken."""

    merchant_id: str
    shop_id: str
    shop_code: str
    shop_name: str
    terminal_id: str
    epoch: int
    letter: str
    server_key: str
    server_time: str


class TokenRequest(Wire, frozen=True, kw_only=True):
    """A nonce of the cloud, signed by the device key: wrong clocks still log in."""

    merchant_id: Id
    terminal_id: Id
    nonce: Annotated[str, Meta(max_length=600)]
    sig: Short


class TokenReply(Wire, frozen=True, kw_only=True):
    """A bearer token of the till; renewed before it ends."""

    token: str
    expires_in_s: int
    server_time: str


# --- hello ------------------------------------------------------------------------------------


class Rung(Wire, frozen=True, kw_only=True):
    """One known row of the till's journal."""

    seq: Seq
    hash: Short


class Waiting(Wire, frozen=True, kw_only=True):
    """What waits at the till, for the cloud's eyes."""

    n: int = 0
    oldest_at: str = ""
    gross_fen: int = 0


class HelloRequest(Wire, frozen=True, kw_only=True):
    """Where the till stands in one epoch; the ladder lists hashes at head, head-1, -2, -4 ..."""

    terminal_id: Id
    epoch: Epoch
    head_seq: Seq
    head_hash: Short
    acked_seq: Seq
    acked_hash: Short
    protocols: list[int] = field(default_factory=lambda: [PROTOCOL])
    app_version: Short = ""
    schema_version: int = 0
    hash_ladder: Annotated[list[Rung], Meta(max_length=64)] = field(default_factory=list)
    feed_epoch: Short = ""
    cursor: Short = ""
    anchor_seq: int = 0
    wall: str = ""
    boot_id: str = ""
    mono_ms: int = 0
    free_bytes: int = 0
    pending: Waiting = field(default_factory=Waiting)


class Limits(Wire, frozen=True, kw_only=True):
    """How much the cloud takes at once; `after_ms` asks for a pause."""

    max_items: int = MAX_ITEMS
    max_bytes: int = MAX_BYTES
    after_ms: int = 0


class HelloReply(Wire, frozen=True, kw_only=True):
    """What the cloud holds of that epoch, and what follows from it.

    ok: same place · advance: an answer was lost, the till catches up · resend_from: the cloud
    holds less than it acknowledged · gap: the cloud holds more than the till · fork: both hold
    the same seq with different bytes (`common_seq` is the last equal one).
    """

    server_time: str
    nonce: str
    last_seq: int
    last_hash: str
    action: Action
    protocol: int = PROTOCOL
    applied_seq: int = 0
    durable_seq: int = 0
    resend_from: int = 0
    common_seq: int = 0
    feed_epoch: str = ""
    min_rev: int = 0
    limits: Limits = field(default_factory=Limits)


# --- push -------------------------------------------------------------------------------------


class Clock(Wire, frozen=True, kw_only=True):
    """The till's clocks when it sent; never used for order."""

    wall: str = ""
    boot_id: str = ""
    mono_ms: int = 0


class PushItem(Wire, frozen=True, kw_only=True):
    """One journal row; `body` is the stored text, verbatim."""

    seq: Seq
    event_id: str
    type: str
    v: int
    body: str
    sig: Annotated[str, Meta(max_length=100)]


class PushRequest(Wire, frozen=True, kw_only=True):
    """Consecutive rows of one epoch; the cloud recomputes every hash from `prev_hash` on."""

    batch_id: Short
    terminal_id: Id
    epoch: Epoch
    first_seq: Annotated[int, Meta(ge=1, le=2**53 - 1)]
    prev_hash: Short
    items: list[PushItem]
    protocol: int = PROTOCOL
    head_seq: int = 0
    clock: Clock = field(default_factory=Clock)


class ItemResult(Wire, frozen=True, kw_only=True):
    """What became of one item that is not plain `applied`.

    Status: duplicate, flagged, quarantined (stored all the same), bad_signature, bad_chain (not
    stored).
    """

    seq: int
    event_id: str
    status: str
    code: str = ""
    detail: str = ""


class PushReply(Wire, frozen=True, kw_only=True):
    """Sent after COMMIT: every row up to `acked_seq` is durable at the cloud."""

    batch_id: str
    epoch: int
    acked_seq: int
    acked_hash: str
    applied_seq: int
    server_time: str
    checkpoint_sig: str
    durable_seq: int = 0
    results: list[ItemResult] = field(default_factory=list)
    limits: Limits = field(default_factory=Limits)
    commands: list[dict[str, bool]] = field(default_factory=list)


# --- figures ----------------------------------------------------------------------------------


class TenderSum(Wire, frozen=True, kw_only=True):
    """One tender type of a day."""

    type: str
    count: int
    amount_fen: int
    refunded_fen: int


class TerminalDay(Wire, frozen=True, kw_only=True):
    """One till's share of a day; `z_no` 0 = its day is still open at the cloud."""

    terminal_id: str
    letter: str
    sales: int
    gross_fen: int
    refunds: int
    refunds_fen: int
    z_no: int = 0
    z_gross_fen: int = 0
    z_refunds_fen: int = 0


class DaySummary(Wire, frozen=True, kw_only=True):
    """A shop's business day as far as it has arrived; gross = Σ sale totals, before refunds."""

    shop_id: str
    biz_date: str
    as_of: str
    sales: int
    gross_fen: int
    refunds: int
    refunds_fen: int
    rounding_fen: int = 0
    tenders: list[TenderSum] = field(default_factory=list)
    terminals: list[TerminalDay] = field(default_factory=list)
    late_sales: int = 0
    late_refunds: int = 0
    quarantined: int = 0


# --- what signatures cover --------------------------------------------------------------------


def signed_enrolment(code: str, terminal_id: str, pubkey: bytes) -> bytes:
    """Bytes that the new device key signs, to prove that the till holds it."""
    return b"POSJ1|enrol" + hashlib.sha256(code.encode() + _raw(terminal_id) + pubkey).digest()


def signed_login(terminal_id: str, nonce: str) -> bytes:
    """Bytes that the device key signs for a token."""
    return b"POSJ1|token" + hashlib.sha256(_raw(terminal_id) + nonce.encode()).digest()


def signed_checkpoint(
    terminal_id: str, epoch: int, seq: int, *, row_hash: bytes, server_time: str
) -> bytes:
    """Bytes that the cloud's key signs with each acknowledgement."""
    place = _raw(terminal_id) + epoch.to_bytes(4, "big") + seq.to_bytes(8, "big")
    return b"POSJ1|ack" + hashlib.sha256(place + row_hash + server_time.encode()).digest()


def _raw(terminal_id: str) -> bytes:
    return UUID(terminal_id).bytes
