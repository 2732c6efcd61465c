"""The journals as they came: every accepted row verbatim in `ingest`, with what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.sql.elements import ColumnElement

from cloud_stub.projection import Source
from cloud_stub.reading import Read, Verdict
from cloud_stub.tables import ingest

_WIDEST = 2**31


@dataclass(frozen=True, slots=True)
class Stored:
    """A row taken over before."""

    hash: bytes
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Journal:
    """One epoch of one till, and when this batch of it arrived."""

    source: Source
    terminal_id: str
    epoch: int


def stored_between(
    connection: Connection, journal: Journal, first: int, last: int
) -> dict[int, Stored]:
    """Return the rows already there, by seq."""
    columns = (ingest.c.seq, ingest.c.hash, ingest.c.status, ingest.c.code, ingest.c.detail)
    found = connection.execute(
        select(*columns).where(_mine(journal), ingest.c.seq.between(first, last))
    )
    return {row.seq: Stored(row.hash, Verdict(row.status, row.code, row.detail)) for row in found}


def known_ids(connection: Connection, journal: Journal, items: Sequence[Read]) -> dict[str, bytes]:
    """Return the ids among these that the merchant's journals already use, with body hashes."""
    ids = [item.event_id for item in items if item.event_id is not None]
    found = connection.execute(
        select(ingest.c.event_id, ingest.c.body_hash).where(
            ingest.c.merchant_id == journal.source.merchant_id, ingest.c.event_id.in_(ids)
        )
    )
    return {row.event_id: row.body_hash for row in found if row.event_id is not None}


def add(connection: Connection, journal: Journal, items: Sequence[Read]) -> None:
    """Keep rows verbatim."""
    connection.execute(insert(ingest), [_row(journal, item) for item in items])


def judge(connection: Connection, journal: Journal, verdicts: Mapping[int, Verdict]) -> None:
    """Write down what became of single rows."""
    for seq, verdict in verdicts.items():
        connection.execute(
            update(ingest)
            .where(_mine(journal), ingest.c.seq == seq)
            .values(status=verdict.status, code=verdict.code, detail=verdict.detail)
        )


def _row(journal: Journal, item: Read) -> dict[str, object]:
    genuine = item.genuine
    return {
        "merchant_id": journal.source.merchant_id,
        "shop_id": journal.source.shop_id,
        "terminal_id": journal.terminal_id,
        "epoch": journal.epoch,
        "seq": genuine.item.seq,
        "v": genuine.item.v if 0 <= genuine.item.v < _WIDEST else 0,
        "event_id": item.event_id,
        "type": genuine.item.type[:200],
        "biz_date": "" if item.envelope is None else item.envelope.biz_date,
        "status": item.verdict.status,
        "code": item.verdict.code,
        "detail": item.verdict.detail,
        "received_at": journal.source.received_at,
        "body": genuine.body,
        "body_hash": genuine.body_hash,
        "hash": genuine.hash,
        "sig": genuine.sig,
    }


def _mine(journal: Journal) -> ColumnElement[bool]:
    return (
        (ingest.c.merchant_id == journal.source.merchant_id)
        & (ingest.c.terminal_id == journal.terminal_id)
        & (ingest.c.epoch == journal.epoch)
    )
