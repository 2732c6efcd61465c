"""Recreate every projected table from the journal, under the newest schema.

`compare` replays into a database of its own beside the books and reports each row that differs;
`rebuild` replaces the tables of the books in one transaction. Live tables are left alone.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from terminal.errors import StoreError
from terminal.store import journal, projections
from terminal.store.database import (
    Connection,
    DatabaseError,
    open_scratch,
    snapshot,
    write,
)
from terminal.store.tables import PROJECTED
from terminal.store.verify import count_rows, require_ok, verify
from terminal.text import tr

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of a projected table; None where it is missing. `key` is its primary key."""

    table: str
    key: tuple[Any, ...]
    stored: tuple[Any, ...] | None
    replayed: tuple[Any, ...] | None


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild did: events replayed, what had been different before."""

    events: int
    differences: tuple[Difference, ...]


def compare(db: Connection, progress: Progress | None = None) -> list[Difference]:
    """Replay the journal into a scratch database and list every row that is not equal.

    Raises:
        StoreError: there is no room for it, or the books cannot be read.
    """
    with snapshot(db), scratch(db) as other:
        replay(db, other, progress)
        return list(differences(db, other))


def rebuild(db: Connection, progress: Progress | None = None) -> Rebuilt:
    """Put freshly replayed tables in the place of all projected ones, or change nothing.

    The caller holds the data folder: no till runs beside this.

    Raises:
        Damaged: the journal itself is not sound; nothing can be made from it.
        StoreError: there is no room for it, or the books cannot be read.
    """
    require_ok(verify(db), place_of(db))
    found = compare(db)
    with write(db):
        schema = schema_of(db)
        for table in PROJECTED:
            db.execute(f"DROP TABLE {table}")
        for statement in schema:
            db.execute(statement)
        events = replay(db, db, progress)
    return Rebuilt(events, tuple(found))


def schema_of(db: Connection) -> list[str]:
    """Return the statements that make the projected tables and indexes as they are now."""
    marks = ",".join("?" * len(PROJECTED))
    found = db.execute(
        f"SELECT sql FROM sqlite_schema WHERE tbl_name IN ({marks}) AND sql IS NOT NULL"
        " ORDER BY type DESC, rowid",
        PROJECTED,
    )
    return [sql for (sql,) in found]


def replay(source: Connection, target: Connection, progress: Progress | None = None) -> int:
    """Apply every event of one connection's journal to the empty tables of another."""
    done = 0
    in_all = count_rows(source)
    for envelope, event in journal.events(source):
        projections.apply(target, envelope, event)
        done += 1
        if progress is not None and (done % 1000 == 0 or done == in_all):
            progress(done, in_all)
    return done


@contextmanager
def scratch(db: Connection) -> Iterator[Connection]:
    """Make an empty database of projected tables beside the books, gone afterwards.

    Raises:
        StoreError: there is no room for it, or the books cannot be read.
    """
    path = place_of(db)
    place = path.with_name(f"{path.stem}.replay.part")
    place.unlink(missing_ok=True)
    try:
        with closing(open_scratch(place)) as other:
            for statement in schema_of(db):
                other.execute(statement)
            other.execute("BEGIN")
            yield other
    except DatabaseError as error:
        raise not_replayed(error) from error
    finally:
        place.unlink(missing_ok=True)


def place_of(db: Connection) -> Path:
    """Return the file of an open database."""
    return Path(db.execute("PRAGMA database_list").fetchone()[2])


def not_replayed(error: Exception) -> StoreError:
    """Say why the journal and its tables could not be compared."""
    return StoreError(
        tr("The journal could not be replayed: {why}.", why=str(error)),
        tr("Nothing was changed. Check the disk, then prove the file: zhanggui journal verify"),
    )


def differences(db: Connection, other: Connection) -> Iterator[Difference]:
    """Yield the rows of projected tables that two databases do not have alike, by primary key."""
    for table in PROJECTED:
        columns, keys = _shape(other, table)
        order = ",".join(columns[at] for at in keys)
        query = f"SELECT {','.join(columns)} FROM {table} ORDER BY {order}"
        yield from _unequal(table, keys, db.execute(query), other.execute(query))


def _shape(db: Connection, table: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return a table's columns and where those of its primary key stand."""
    found = db.execute(f"PRAGMA table_info({table})").fetchall()
    keys = sorted((pk, at) for at, _name, _type, _not_null, _default, pk in found if pk)
    return tuple(column[1] for column in found), tuple(at for _pk, at in keys)


def _unequal(
    table: str, keys: tuple[int, ...], stored: Iterator[Any], replayed: Iterator[Any]
) -> Iterator[Difference]:
    left, right = next(stored, None), next(replayed, None)
    while left is not None or right is not None:
        here = _key(left, keys)
        there = _key(right, keys)
        if left is not None and right is not None and here == there:
            if left != right:
                yield Difference(table, here, left, right)
            left, right = next(stored, None), next(replayed, None)
        elif right is None or (left is not None and here < there):
            yield Difference(table, here, left, None)
            left = next(stored, None)
        else:
            yield Difference(table, there, None, right)
            right = next(replayed, None)


def _key(row: tuple[Any, ...] | None, keys: tuple[int, ...]) -> tuple[Any, ...]:
    return tuple(row[at] for at in keys) if row is not None else ()
