"""Hello: what the till tells of its journal, and what it does with the cloud's answer."""

from datetime import datetime

from sync.codec import b64u
from sync.errors import Refused
from sync.instants import instant
from sync.ports import About, Outbox, Position
from sync.protocol import Clock, HelloReply, HelloRequest, Rung, Waiting


def greeting(outbox: Outbox, place: Position, about: About, clock: Clock) -> HelloRequest:
    """Return the hello for the epoch being sent."""
    waiting = outbox.pending()
    oldest = "" if waiting.oldest_at is None else instant(waiting.oldest_at)
    return HelloRequest(
        terminal_id=about.terminal_id,
        epoch=place.epoch,
        head_seq=place.head_seq,
        head_hash=hash_text(outbox, place.epoch, place.head_seq),
        acked_seq=place.acked_seq,
        acked_hash=hash_text(outbox, place.epoch, place.acked_seq),
        hash_ladder=_ladder(outbox, place),
        app_version=about.app_version,
        schema_version=about.schema_version,
        wall=clock.wall,
        boot_id=clock.boot_id,
        mono_ms=clock.mono_ms,
        pending=Waiting(n=waiting.n, oldest_at=oldest, gross_fen=waiting.gross_fen),
    )


def follow(outbox: Outbox, place: Position, reply: HelloReply, *, at: datetime) -> None:
    """Move the outbox to where the cloud stands, forwards or back.

    Raises:
        Refused: gap (the cloud holds more than this till) or fork (it holds other rows).
    """
    if reply.action == "gap" or reply.last_seq > place.head_seq:
        raise Refused("gap", f"the cloud holds {reply.last_seq}, this till {place.head_seq}")
    if reply.action == "fork":
        raise Refused("fork", f"equal up to {reply.common_seq} only")
    if reply.last_seq == place.acked_seq and reply.action == "ok":
        return
    own = outbox.hash_at(place.epoch, reply.last_seq)
    if own is None or (reply.last_seq > 0 and b64u(own) != reply.last_hash):
        raise Refused("fork", f"row {reply.last_seq} differs")
    outbox.acked(place.epoch, reply.last_seq, own, at)


def hash_text(outbox: Outbox, epoch: int, seq: int) -> str:
    """Return a row's hash for the wire; raises Refused when our own journal lacks the row."""
    known = outbox.hash_at(epoch, seq)
    if known is None:
        raise Refused("journal_gap", f"row {epoch}/{seq} is missing here")
    return b64u(known)


def _ladder(outbox: Outbox, place: Position) -> list[Rung]:
    seqs = [place.head_seq]
    step = 1
    while place.head_seq - step > 0:
        seqs.append(place.head_seq - step)
        step *= 2
    return [Rung(seq=seq, hash=hash_text(outbox, place.epoch, seq)) for seq in seqs if seq > 0]
