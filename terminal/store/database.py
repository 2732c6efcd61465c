"""Open a database file and write to it: the only place of this program that imports SQLite.

Every connection belongs to one thread. `write` is the only opener of transactions and takes the
write lock at once (`BEGIN IMMEDIATE`): a deferred transaction that reads first and writes later
fails at once with "database is locked" beside another writer, whatever the busy time-out.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from pysqlite3 import dbapi2

from terminal.errors import Damaged, StoreError, Unsafe
from terminal.text import tr

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

Connection: TypeAlias = Any  # the wheel ships no types
DatabaseError = dbapi2.DatabaseError
OperationalError = dbapi2.OperationalError
IntegrityError = dbapi2.IntegrityError
Row: TypeAlias = dict[str, Any]

OLDEST_SAFE = (3, 51, 3)  # earlier ones can lose a commit when the WAL is reset
MAGIC = b"SQLite format 3\x00"
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=1",
    "checkpoint_fullfsync=1",
    "foreign_keys=1",
    "recursive_triggers=1",
    "trusted_schema=0",
    "busy_timeout=5000",
)


# Primary result codes that speak of the disk or the file, never of the statement.
DISK_FAULTS = frozenset(
    (
        dbapi2.SQLITE_IOERR,
        dbapi2.SQLITE_FULL,
        dbapi2.SQLITE_CORRUPT,
        dbapi2.SQLITE_NOTADB,
        dbapi2.SQLITE_READONLY,
        dbapi2.SQLITE_CANTOPEN,
    )
)


def is_disk_fault(error: Exception) -> bool:
    """Return whether an error of the library means that the disk or the file has failed."""
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF in DISK_FAULTS


def is_io_fault(error: Exception) -> bool:
    """Return whether the disk itself failed, perhaps while making durable what it had taken.

    The wheel tells primary codes only, so a failed write and a failed fsync look alike.
    """
    code = getattr(error, "sqlite_errorcode", None)
    return code is not None and code & 0xFF == int(dbapi2.SQLITE_IOERR)


def sqlite_version() -> str:
    """Return the version of the SQLite library in use."""
    return str(dbapi2.sqlite_version)


def require_safe_sqlite(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Refuse a library that can lose a committed sale.

    Raises:
        Unsafe: the version is older than 3.51.3.
    """
    if version < OLDEST_SAFE:
        raise Unsafe(
            tr("SQLite {version} can lose a committed sale.", version=".".join(map(str, version))),
            tr("Install the program again with its own SQLite (3.51.3 or newer)."),
        )


def open_database(
    path: Path, *, read_only: bool = False, create: bool = True, checkpoints: int = 0
) -> Connection:
    """Open or create `path` in WAL mode with full durability, in autocommit.

    `checkpoints` is the number of WAL pages after which this connection checkpoints by itself;
    0 leaves that to the maintenance thread.

    Raises:
        Unsafe: the SQLite library is affected by the WAL-reset fault.
        Damaged: the file exists and is no database.
        StoreError: the file cannot be opened.
    """
    require_safe_sqlite()
    check_header(path)
    try:
        mode = "ro" if read_only else "rwc" if create else "rw"
        uri = f"{path.absolute().as_uri()}?mode={mode}"
        db = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=True)
        for pragma in PRAGMAS[3:] if read_only else PRAGMAS:
            db.execute(f"PRAGMA {pragma}")
        db.execute(f"PRAGMA wal_autocheckpoint={checkpoints}")
        db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except dbapi2.DatabaseError as error:
        raise opening_error(path, error) from error
    return db


def opening_error(path: Path, error: Exception) -> StoreError:
    """Say in words why `path` could not be opened."""
    if isinstance(error, dbapi2.OperationalError):
        return StoreError(
            tr("{file} cannot be opened: {why}.", file=path.name, why=str(error)),
            tr("Check that the disk is there, not full, and that this user may write to it."),
        )
    return damaged(path, str(error))


def damaged(path: Path, why: str) -> Damaged:
    """Return the error for a file whose content is not sound."""
    return Damaged(
        tr("{file} is damaged: {why}.", file=path.name, why=why),
        tr("Nothing was overwritten. Restore the last backup: zhanggui restore FILE"),
    )


def check_header(path: Path) -> None:
    """Refuse a file that is not an SQLite database; a missing or empty one is fine.

    Raises:
        Damaged: the first 16 bytes are not SQLite's.
    """
    if not path.exists() or path.stat().st_size == 0:
        return
    with path.open("rb") as file:
        if file.read(16) != MAGIC:
            raise damaged(path, "the header is not a database's")


@contextmanager
def write(db: Connection) -> Iterator[Connection]:
    """Run one transaction; it commits when the block ends and rolls back when it raises."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield db
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


@contextmanager
def snapshot(db: Connection) -> Iterator[Connection]:
    """Read several queries from one state of the database, beside whoever writes."""
    if db.in_transaction:
        yield db
        return
    db.execute("BEGIN DEFERRED")
    try:
        yield db
    finally:
        db.execute("ROLLBACK")


def rows(db: Connection, sql: str, values: Sequence[Any] = ()) -> list[Row]:
    """Return all rows of a query as dictionaries."""
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def one(db: Connection, sql: str, values: Sequence[Any] = ()) -> Row | None:
    """Return the first row of a query, or None."""
    found = rows(db, sql, values)
    return found[0] if found else None


def insert(db: Connection, table: str, row: Row, *, or_replace: bool = False) -> None:
    """Insert one row given by column names."""
    db.execute(_insertion(table, tuple(row), or_replace), tuple(row.values()))


def insert_all(
    db: Connection, table: str, columns: tuple[str, ...], values: Sequence[tuple[Any, ...]]
) -> None:
    """Insert rows whose values stand in the order of `columns`."""
    if values:
        db.executemany(_insertion(table, columns, False), values)


@cache
def _insertion(table: str, columns: tuple[str, ...], or_replace: bool) -> str:
    verb = "INSERT OR REPLACE" if or_replace else "INSERT"
    marks = ",".join("?" * len(columns))
    return f"{verb} INTO {table} ({','.join(columns)}) VALUES ({marks})"


def as_library(db: Connection) -> "Database":
    """Return the connection as a sqlite-utils Database (slow to import, so only when needed)."""
    from sqlite_utils import Database

    return Database(db, recursive_triggers=False, execute_plugins=False)


def migrate(db: Connection, path: Path, migrations: "Migrations", version: int) -> None:
    """Bring the schema to `version`, forward only, after a verified copy of existing data.

    `version` counts the migrations; it is kept in `user_version` so that an up-to-date file
    opens without the migration library.
    """
    have = db.execute("PRAGMA user_version").fetchone()[0]
    if have == version:
        return
    if have > version:
        raise StoreError(
            tr("{file} was written by a newer program.", file=path.name),
            tr("Install the newest version of the program on this till."),
        )
    if have:
        from terminal.store.copies import verified_copy

        verified_copy(db, path.with_name(f"{path.stem}.before-{version}.db"))
    migrations.apply(as_library(db))
    db.execute(f"PRAGMA user_version={version}")


def open_scratch(path: Path) -> Connection:
    """Make a throw-away database: quick, and lost in a crash."""
    db = dbapi2.connect(str(path), isolation_level=None)
    db.execute("PRAGMA journal_mode=OFF")
    db.execute("PRAGMA synchronous=OFF")
    return db


def open_copy(path: Path) -> Connection:
    """Open a finished copy for reading, alone and without making files beside it."""
    check_header(path)
    return dbapi2.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)
