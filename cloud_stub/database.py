"""The cloud's SQLite file: WAL, FULL, one writer at a time by BEGIN IMMEDIATE."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pysqlite3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from cloud_stub.errors import CloudError

OLDEST_SQLITE = (3, 51, 3)
_BEGIN = "zhanggui_begin"
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
)


class Database:
    """Opens transactions; nothing else does."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that may write; committed at the end, rolled back on any exception."""
        writing = self._engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        with writing.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state throughout."""
        with self._engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()


def open_database(path: Path) -> Database:
    """Open (or create) the file.

    Raises:
        CloudError: the SQLite in use has the WAL-reset fault.
    """
    refuse_old(pysqlite3.sqlite_version_info)
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite+pysqlite:///{path}", module=pysqlite3)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return Database(engine)


def sqlite_version() -> str:
    """Return the version of the SQLite in use."""
    return str(pysqlite3.sqlite_version)


def refuse_old(version: tuple[int, ...]) -> None:
    """Raise CloudError for an SQLite below 3.51.3."""
    if version < OLDEST_SQLITE:
        shown = ".".join(map(str, version))
        raise CloudError(
            f"SQLite {shown} can lose committed data. Install pysqlite3 0.6.1 or newer."
        )


def _on_connect(raw: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    raw.isolation_level = None
    cursor = raw.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
