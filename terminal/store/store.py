"""pos.db of one till, on one connection: one Store per thread.

Everything that must be true together is written in one `write()`: the journal rows with their
projections, and the live rows of the same act. Paper, drawer and the word "paid" come after it
returned. A failed COMMIT has an unknown outcome: the file is closed, opened again and asked.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct, field

from sync import events as ev
from terminal.errors import NotSaved, StorageFault, StoreError
from terminal.store import journal, projections, tables
from terminal.store.anchor import Anchor, AnchorFile
from terminal.store.database import (
    Connection,
    DatabaseError,
    is_disk_fault,
    is_io_fault,
    migrate,
    open_database,
)
from terminal.store.journal import Recorded, Stamp
from terminal.store.keys import DeviceKey
from terminal.text import tr


class Transaction(Struct):
    """One act being written: `db` for live rows, `record` for facts."""

    db: Connection
    key: DeviceKey
    make_id: Callable[[], str]
    recorded: list[Recorded] = field(default_factory=list)

    def record(self, event: ev.Event, stamp: Stamp) -> Recorded:
        """Append an event to the journal and apply its projection, in this transaction."""
        whole = journal.with_running_totals(self.db, event)
        done, envelope, written = journal.append(self.db, self.key, self.make_id(), stamp, whole)
        projections.apply(self.db, envelope, written)
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
            NotSaved: nothing of the act's facts is in the database.
            StorageFault: that happened twice in a row, or the file cannot even be asked; no
                further act is taken.
        """
        if self._failures >= 2:
            raise storage_fault()
        act = Transaction(self.db, self.key, self.make_id)
        self._begin()
        try:
            yield act
        except DatabaseError as error:
            self._roll_back()
            if is_disk_fault(error):
                raise self._not_saved(error) from error
            raise
        except BaseException:
            self._roll_back()
            raise
        self._commit(act)

    def _begin(self) -> None:
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except DatabaseError as error:
            if is_disk_fault(error):
                raise self._not_saved(error) from error
            raise busy() from error

    def _roll_back(self) -> None:
        if self.db.in_transaction:
            # After a fault of the disk SQLite may have rolled back by itself.
            with suppress(DatabaseError):
                self.db.execute("ROLLBACK")

    def _commit(self, act: Transaction) -> None:
        try:
            self.db.execute("COMMIT")
            self._failures = 0
        except DatabaseError as error:
            if not self._is_saved(act, error):
                raise self._not_saved(error) from error
            self._failures += 1
        if act.recorded:
            self._remember(act.recorded[-1])
            self.on_commit()

    def _remember(self, last: Recorded) -> None:
        if self.anchor is not None:
            # The sale is saved; an anchor left behind only weakens the detection of old copies.
            with suppress(OSError):
                where = Anchor(self.key.terminal_id, last.epoch, last.seq, last.hash)
                self.anchor.write(where)

    def _is_saved(self, act: Transaction, error: Exception) -> bool:
        """Ask the file itself after a failed COMMIT, through a new connection.

        After a failed fsync the system may show what never reaches the disk: only a log that was
        written back into the file proves that a sale stays, or that it does not come back. An act
        without facts counts as not saved: its live rows are written whole the next time.
        """
        try:
            self.db.close()
            self.db = open_database(self.path, create=False)
            found = bool(act.recorded) and journal.has_event(self.db, act.recorded[-1].event_id)
        except (DatabaseError, StoreError) as fault:
            with suppress(StoreError):  # the screens may still read
                self.db = open_database(self.path, read_only=True)
            raise self._stopped(error) from fault
        if not self._is_settled() and (found or is_io_fault(error)):
            raise self._stopped(error) from error
        return found

    def _is_settled(self) -> bool:
        try:
            busy = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except DatabaseError:
            return False
        return not busy

    def _stopped(self, error: Exception) -> StorageFault:
        """A full disk has certainly not taken the act; one that failed may have."""
        self._failures = 2
        return outcome_unknown() if is_io_fault(error) else storage_fault()

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


def busy() -> NotSaved:
    """Return the error for a write lock that another program does not let go."""
    return NotSaved(
        tr("This was not saved: another program is writing to the database."),
        tr("Nothing was printed or booked. Wait a moment and do it once more."),
    )


def outcome_unknown() -> StorageFault:
    """Return the error for an act of which nobody can say whether it is on the disk."""
    return StorageFault(
        tr("It is not known whether this was saved: the disk does not answer."),
        tr("Start again and look for it in the list of receipts before you do it once more."),
    )


def storage_fault() -> StorageFault:
    """Return the error that stops selling."""
    return StorageFault(
        tr("The disk does not take sales any more. Selling is stopped."),
        tr("What was saved is safe. Export the journal to a stick and call your technician."),
    )
