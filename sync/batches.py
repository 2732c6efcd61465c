"""One push: the rows in their wire form, and whether the acknowledgement can be believed."""

from collections.abc import Sequence

from sync.codec import b64u, unb64u
from sync.errors import Refused
from sync.greeting import hash_text
from sync.ports import About, Enrolment, Outbox, Row
from sync.protocol import Clock, PushItem, PushReply, PushRequest, signed_checkpoint
from sync.signing import checker


def batch_of(outbox: Outbox, rows: Sequence[Row], about: About, clock: Clock) -> PushRequest:
    """Return the push of consecutive rows; it is named by its first event."""
    first = rows[0]
    return PushRequest(
        batch_id=first.event_id,
        terminal_id=about.terminal_id,
        epoch=first.epoch,
        first_seq=first.seq,
        prev_hash=hash_text(outbox, first.epoch, first.seq - 1),
        head_seq=outbox.position().head_seq,
        clock=clock,
        items=[_item(row) for row in rows],
    )


def check_ack(
    outbox: Outbox, rows: Sequence[Row], reply: PushReply, *, about: About, belongs: Enrolment
) -> None:
    """Believe an acknowledgement only of our own row, signed by the cloud's key.

    Raises:
        Refused: bad_ack.
    """
    own = outbox.hash_at(rows[0].epoch, reply.acked_seq)
    if own is None or b64u(own) != reply.acked_hash or reply.epoch != rows[0].epoch:
        raise Refused("bad_ack", f"row {reply.acked_seq} is not ours")
    signed = signed_checkpoint(
        about.terminal_id,
        reply.epoch,
        reply.acked_seq,
        row_hash=own,
        server_time=reply.server_time,
    )
    try:
        genuine = checker(belongs.server_key)(unb64u(reply.checkpoint_sig), signed)
    except ValueError:
        genuine = False
    if not genuine:
        raise Refused("bad_ack", "the acknowledgement does not carry the cloud's signature")


def _item(row: Row) -> PushItem:
    return PushItem(
        seq=row.seq,
        event_id=row.event_id,
        type=row.type,
        v=row.v,
        body=row.body.decode(),
        sig=b64u(row.sig),
    )
