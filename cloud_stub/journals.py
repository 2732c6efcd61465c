"""How far each till's journal has come: one row an epoch, locked while a push is taken over."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from cloud_stub.tables import epochs, ingest, terminals
from cloud_stub.tokens import Caller


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest stored row of one epoch; `last_seq` 0 with empty hashes = an unknown epoch."""

    epoch: int
    last_seq: int = 0
    last_hash: bytes = b""
    genesis: bytes = b""
    pubkey: bytes = b""


def standing(connection: Connection, caller: Caller, epoch: int) -> Standing:
    """Return where the cloud stands in one epoch of the caller."""
    row = connection.execute(select(epochs).where(_same_epoch(caller, epoch))).first()
    if row is None:
        return Standing(epoch)
    return Standing(epoch, row.last_seq, row.last_hash, row.genesis, row.pubkey)


def device_key(connection: Connection, caller: Caller) -> bytes:
    """Return the key the till enrolled with; empty when the cloud knows it no longer."""
    found = connection.execute(select(terminals.c.pubkey).where(_same_terminal(caller))).scalar()
    return b"" if found is None else found


def hashes(
    connection: Connection, caller: Caller, epoch: int, seqs: Iterable[int]
) -> dict[int, bytes]:
    """Return the stored hashes of these rows, as far as they are stored."""
    found = connection.execute(
        select(ingest.c.seq, ingest.c.hash).where(
            ingest.c.merchant_id == caller.merchant_id,
            ingest.c.terminal_id == caller.terminal_id,
            ingest.c.epoch == epoch,
            ingest.c.seq.in_(list(seqs)),
        )
    )
    return {row.seq: row.hash for row in found}


def advance(connection: Connection, caller: Caller, place: Standing, now: str) -> None:
    """Note the newest row of an epoch; the first time, open the epoch."""
    moved = {"last_seq": place.last_seq, "last_hash": place.last_hash, "changed_at": now}
    same = _same_epoch(caller, place.epoch)
    if connection.execute(update(epochs).where(same).values(**moved)).rowcount:
        return
    connection.execute(
        insert(epochs).values(
            merchant_id=caller.merchant_id,
            shop_id=caller.shop_id,
            terminal_id=caller.terminal_id,
            epoch=place.epoch,
            pubkey=place.pubkey,
            genesis=place.genesis,
            opened_at=now,
            **moved,
        )
    )
    newer = _same_terminal(caller) & (terminals.c.epoch < place.epoch)
    connection.execute(update(terminals).where(newer).values(epoch=place.epoch))


def seen(connection: Connection, caller: Caller, **values: object) -> None:
    """Note what a till told of itself."""
    connection.execute(update(terminals).where(_same_terminal(caller)).values(**values))


def _same_epoch(caller: Caller, epoch: int) -> ColumnElement[bool]:
    return (
        (epochs.c.merchant_id == caller.merchant_id)
        & (epochs.c.terminal_id == caller.terminal_id)
        & (epochs.c.epoch == epoch)
    )


def _same_terminal(caller: Caller) -> ColumnElement[bool]:
    return (terminals.c.merchant_id == caller.merchant_id) & (
        terminals.c.terminal_id == caller.terminal_id
    )
