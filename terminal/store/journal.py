"""The journal: append a row, walk its chain, find what is not what it should be.

A row holds the exact bytes that go to the cloud; the outbox is the journal past `acked_seq`.
"""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from sync import events as ev
from sync.codec import (
    NO_PARENT,
    Envelope,
    Header,
    data_of,
    decode_body,
    genesis_hash,
    next_hash,
    seal,
    unb64u,
)
from sync.ids import hyphened, raw
from terminal.store.database import Connection, Row, insert, one
from terminal.store.keys import DeviceKey

INSERT_ROW = f"INSERT INTO journal VALUES ({','.join('?' * 17)})"
MOVE_HEAD = "UPDATE sync_state SET head_seq=?, head_hash=? WHERE peer='cloud' AND epoch=?"
HEAD = (
    "SELECT terminal_id, epoch, head_seq, head_hash FROM sync_state WHERE peer='cloud'"
    " ORDER BY epoch DESC LIMIT 1"
)


class Head(Struct, frozen=True):
    """The last row of an epoch; seq 0 and the genesis hash before the first."""

    terminal_id: str
    epoch: int
    seq: int
    hash: bytes


class Stamp(Struct, frozen=True):
    """When, where and by whom: what every event's header says besides its place in the chain.

    `at` is the wire form of an instant; `clock_*` tell what the cloud last said of our clock.
    """

    at: str
    tz_off: int
    biz_date: str
    boot: str
    mono_ms: int
    shift: str = ""
    staff: str = ""
    clock_off_ms: int | None = None
    clock_age_s: int | None = None


class Recorded(Struct, frozen=True):
    """Where an event went."""

    event_id: str
    epoch: int
    seq: int
    hash: bytes


def head(db: Connection) -> Head | None:
    """Return the head of the current epoch, None before the first."""
    row = db.execute(HEAD).fetchone()
    return Head(*row) if row is not None else None


def begin_epoch(db: Connection, key: DeviceKey, epoch: int, parent: bytes = NO_PARENT) -> Head:
    """Start the sync state of an epoch; its `epoch.opened` is to be appended as seq 1."""
    genesis = genesis_hash(key.terminal_id, epoch, parent, key.public)
    text = dict.fromkeys(("feed_epoch", "cursor", "last_ok_at", "last_error"), "")
    zero = dict.fromkeys(("acked_seq", "applied_seq", "durable_seq", "attempt_no"), 0)
    row: Row = {"peer": "cloud", "epoch": epoch, "terminal_id": key.terminal_id, "protocol": 1}
    row |= {"head_seq": 0, "head_hash": genesis, "next_try_mono": 0}
    insert(db, "sync_state", row | text | zero)
    return Head(key.terminal_id, epoch, 0, genesis)


def append(
    db: Connection, key: DeviceKey, event_id: str, stamp: Stamp, event: ev.Event
) -> tuple[Recorded, Envelope, ev.Event]:
    """Append one event inside the caller's transaction and move the head.

    Returns where it went, and header and event exactly as the journal gives them back.

    Raises:
        ValueError: the event cannot be written canonically.
    """
    before = head(db)
    assert before is not None, "an epoch is open from the first start on"
    seq = before.seq + 1
    body, envelope, written = seal(_header(before, event_id, stamp), event)
    row_hash = next_hash(before.terminal_id, before.epoch, seq, before.hash, body)
    _insert(db, envelope, body, row_hash, key.sign(row_hash))
    db.execute(MOVE_HEAD, (seq, row_hash, before.epoch))
    return Recorded(event_id, before.epoch, seq, row_hash), envelope, written


def _header(before: Head, event_id: str, stamp: Stamp) -> Header:
    return Header(
        id=event_id,
        terminal=before.terminal_id,
        epoch=before.epoch,
        seq=before.seq + 1,
        at=stamp.at,
        tz_off=stamp.tz_off,
        biz_date=stamp.biz_date,
        boot=stamp.boot,
        mono_ms=stamp.mono_ms,
        clock_off_ms=stamp.clock_off_ms,
        clock_age_s=stamp.clock_age_s,
        shift=stamp.shift,
        staff=stamp.staff,
    )


def _insert(db: Connection, env: Envelope, body: bytes, row_hash: bytes, sig: bytes) -> None:
    values = (
        *(env.epoch, env.seq, raw(env.id), env.type, env.v, env.at, env.tz_off),
        *(env.biz_date, raw(env.boot), env.mono_ms, env.clock_off_ms, env.clock_age_s),
        *(env.staff, env.shift, body, row_hash, sig),
    )
    db.execute(INSERT_ROW, values)


def with_running_totals(db: Connection, event: ev.Event) -> ev.Event:
    """Fill `cum_*` of an event that carries the terminal's running totals of this epoch."""
    if not hasattr(event, "cum_count") or isinstance(event, ev.EpochOpened):
        return event
    last = one(db, "SELECT * FROM counters ORDER BY epoch DESC LIMIT 1")
    last = last or {"gross_fen": 0, "refund_fen": 0, "count": 0}
    gross, refund, count = last["gross_fen"], last["refund_fen"], last["count"]
    if isinstance(event, ev.SaleClosed):
        gross, count = gross + event.total_fen, count + 1
    if isinstance(event, ev.RefundClosed):
        refund, count = refund + event.total_fen, count + 1
    return msgspec.structs.replace(
        event, cum_gross_fen=gross, cum_refund_fen=refund, cum_count=count
    )


def events(db: Connection, after: tuple[int, int] = (0, 0)) -> Iterator[tuple[Envelope, ev.Event]]:
    """Yield the events after (epoch, seq), in the journal's order."""
    found = db.execute(
        "SELECT body FROM journal WHERE (epoch, seq) > (?, ?) ORDER BY epoch, seq", after
    )
    for (body,) in found:
        envelope = decode_body(body)
        yield envelope, data_of(envelope)


def event_of(db: Connection, epoch: int, seq: int) -> tuple[Envelope, ev.Event] | None:
    """Return one event by its place."""
    row = db.execute("SELECT body FROM journal WHERE epoch=? AND seq=?", (epoch, seq)).fetchone()
    if row is None:
        return None
    envelope = decode_body(row[0])
    return envelope, data_of(envelope)


def last_moment(db: Connection) -> tuple[str, str, int] | None:
    """Return wall clock, boot and monotonic clock of the last row, None before the first."""
    row = db.execute(
        "SELECT occurred_at, boot_id, mono_ms FROM journal ORDER BY epoch DESC, seq DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    return row[0], hyphened(int.from_bytes(row[1], "big")), row[2]


def has_event(db: Connection, event_id: str) -> bool:
    """Return whether an event is in the journal."""
    found = db.execute("SELECT 1 FROM journal WHERE event_id=?", (raw(event_id),))
    return found.fetchone() is not None


def row_hash(db: Connection, epoch: int, seq: int) -> bytes:
    """Return the chain hash of one row."""
    found = db.execute("SELECT hash FROM journal WHERE epoch=? AND seq=?", (epoch, seq)).fetchone()
    return bytes(found[0])


def known_hash(db: Connection, epoch: int, seq: int) -> bytes | None:
    """Return the chain hash of a row, the epoch's h0 for seq 0, None where there is no such row."""
    if seq == 0:
        return genesis_of(db, epoch)
    found = db.execute("SELECT hash FROM journal WHERE epoch=? AND seq=?", (epoch, seq)).fetchone()
    return bytes(found[0]) if found is not None else None


def genesis_of(db: Connection, epoch: int) -> bytes | None:
    """Return h0 of an epoch as its first row tells it, None when that row is missing."""
    found = event_of(db, epoch, 1)
    if found is None or not isinstance(found[1], ev.EpochOpened):
        return None
    return opening_hash(found[0], found[1])


def opening_hash(envelope: Envelope, opened: ev.EpochOpened) -> bytes:
    """Return the hash that an epoch's first row chains on.

    Raises:
        ValueError: key or parent are no base64url of 32 bytes.
    """
    parent = unb64u(opened.parent_hash) if opened.parent_hash else NO_PARENT
    pubkey = unb64u(opened.pubkey)
    if len(parent) != 32 or len(pubkey) != 32:
        raise ValueError("a key and a parent's hash have 32 bytes")
    return genesis_hash(envelope.terminal, envelope.epoch, parent, pubkey)
