"""pos.db of one till, on one connection: one Store per thread.

Everything that must be true together is written in one `write()`: the journal rows with their
projections, and the live rows of the same act. Paper, drawer and the word "paid" come after it
returned. A failed COMMIT has an unknown outcome: the file is closed, opened again and asked.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sync import events as ev
from terminal.errors import NotSaved, StorageFault
from terminal.store import journal, projections, tables
from terminal.store.anchor import Anchor, AnchorFile
from terminal.store.database import Connection, DatabaseError, migrate, open_database
from terminal.store.journal import Recorded, Stamp
from terminal.store.keys import DeviceKey
from terminal.text import tr


@dataclass(slots=True)
class Transaction:
    """One act being written: `db` for live rows, `record` for facts."""

    db: Connection
    key: DeviceKey
    make_id: Callable[[], str]
    recorded: list[Recorded] = field(default_factory=list)

    def record(self, event: ev.Event, stamp: Stamp) -> Recorded:
        """Append an event to the journal and apply its projection, in this transaction."""
        whole = journal.with_running_totals(self.db, event)
        done, envelope = journal.append(self.db, self.key, self.make_id(), stamp, whole)
        projections.apply(self.db, envelope, whole)
        self.recorded.append(done)
        return done


class Store:
    """The till's database; `db` may be read from at any time by the thread that owns it."""

    def __init__(
        self,
        path: Path,
        key: DeviceKey,
        make_id: Callable[[], str],
        anchor: AnchorFile | None = None,
    ) -> None:
        """Open (or create and migrate) the database; `anchor` is written by the selling thread."""
        self.path = path
        self.key = key
        self.make_id = make_id
        self.anchor = anchor
        self.on_commit: Callable[[], None] = lambda: None
        self._failures = 0
        self.db = open_store(path)

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """Run one act; when it returns, all of it is on the disk.

        Raises:
            NotSaved: COMMIT failed and nothing of the act is in the database.
            StorageFault: that happened twice in a row; no further act is taken.
        """
        if self._failures >= 2:
            raise storage_fault()
        act = Transaction(self.db, self.key, self.make_id)
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except DatabaseError as error:
            raise self._not_saved(error) from error
        try:
            yield act
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise
        self._commit(act)

    def _commit(self, act: Transaction) -> None:
        try:
            self.db.execute("COMMIT")
        except DatabaseError as error:
            if not self._is_saved(act):
                raise self._not_saved(error) from error
        self._failures = 0
        if act.recorded:
            last = act.recorded[-1]
            if self.anchor is not None:
                where = Anchor(self.key.terminal_id, last.epoch, last.seq, last.hash)
                self.anchor.write(where)
            self.on_commit()

    def _is_saved(self, act: Transaction) -> bool:
        """Ask the file itself after a failed COMMIT, through a new connection."""
        self.db.close()
        self.db = open_store(self.path)
        return bool(act.recorded) and journal.has_event(self.db, act.recorded[-1].event_id)

    def _not_saved(self, error: Exception) -> NotSaved:
        self._failures += 1
        if self._failures >= 2:
            return storage_fault()
        return NotSaved(
            tr("This was not saved: {why}.", why=str(error)),
            tr("Nothing was printed or booked. Check the disk and do it once more."),
        )

    @property
    def is_faulty(self) -> bool:
        """Whether writing failed twice in a row, so that selling has stopped."""
        return self._failures >= 2

    def head(self) -> journal.Head:
        """Return the journal's head."""
        found = journal.head(self.db)
        assert found is not None, "an epoch is open from the first start on"
        return found

    def close(self) -> None:
        """Close the connection; the anchor belongs to the caller."""
        self.db.close()


def open_store(path: Path) -> Connection:
    """Open pos.db at the newest schema."""
    db = open_database(path)
    if db.execute("PRAGMA user_version").fetchone()[0] != tables.VERSION:
        from terminal.store.migrations import migrations

        migrate(db, path, migrations, tables.VERSION)
    return db


def storage_fault() -> StorageFault:
    """Return the error that stops selling."""
    return StorageFault(
        tr("The disk does not take sales any more. Selling is stopped."),
        tr("What was saved is safe. Export the journal to a stick and call your technician."),
    )
