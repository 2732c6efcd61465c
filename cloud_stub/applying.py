"""Write what events mean: a batch as bulk statements first, one by one only when that failed."""

import logging
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, insert
from sqlalchemy.dialects.sqlite import insert as insert_or_fill
from sqlalchemy.exc import IntegrityError

from cloud_stub import tables
from cloud_stub.projection import Changes, Source
from cloud_stub.reading import Read, Verdict
from sync.codec import Envelope
from sync.events import Event

log = logging.getLogger("cloud.ingest")

Project = Callable[[Source, Envelope, Event], Changes]
_ORDER = (
    tables.sales,
    tables.sale_lines,
    tables.refunds,
    tables.refund_lines,
    tables.tenders,
    tables.cash_movements,
    tables.days,
)


def apply(
    connection: Connection, source: Source, items: Sequence[Read], project: Project
) -> dict[int, Verdict]:
    """Project all sound items; return the verdicts of those that could not be, by seq."""
    whole = Changes()
    try:
        for item in items:
            whole.merge(_changes(source, item, project))
        with connection.begin_nested():
            _write(connection, whole)
    except Exception:
        log.info("a batch of %d is projected one by one", len(items), exc_info=True)
        return _one_by_one(connection, source, items, project)
    return {}


def _one_by_one(
    connection: Connection, source: Source, items: Sequence[Read], project: Project
) -> dict[int, Verdict]:
    failed: dict[int, Verdict] = {}
    for item in items:
        try:
            changes = _changes(source, item, project)
            with connection.begin_nested():
                _write(connection, changes)
        except IntegrityError as error:
            failed[item.genuine.item.seq] = _kept("bad_reference", error.orig)
        except Exception as error:
            log.exception("an event could not be projected")
            failed[item.genuine.item.seq] = _kept("not_projected", error)
    return failed


def _changes(source: Source, item: Read, project: Project) -> Changes:
    if item.envelope is None or item.event is None:
        return Changes()
    return project(source, item.envelope, item.event)


def _write(connection: Connection, changes: Changes) -> None:
    for table in _ORDER:
        rows = changes.added.get(table)
        if rows:
            connection.execute(insert(table), rows)
    for table, row in changes.completed:
        statement = insert_or_fill(table).values(**row)
        key = [column.name for column in table.primary_key]
        filled = {name: value for name, value in row.items() if name not in key}
        connection.execute(statement.on_conflict_do_update(index_elements=key, set_=filled))


def _kept(code: str, error: object) -> Verdict:
    return Verdict("quarantined", code, str(error)[:200])
