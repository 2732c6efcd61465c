"""What the cloud has not acknowledged: the journal past `acked_seq`, no table of its own.

Fulfils `sync.ports.Outbox` on a connection of its own, opened by the thread that uses it. Writing
down an acknowledgement does not wait for the disk, so the write lock is held for well under five
milliseconds: one lost in a power cut is heard again at the next hello.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from sync.instants import instant, moment
from sync.ports import Pending, Position, Row
from terminal.store.database import Connection, open_database, write
from terminal.store.journal import known_hash

POSITION = (
    "SELECT epoch, head_seq, acked_seq FROM sync_state WHERE peer='cloud'"
    " ORDER BY head_seq>acked_seq DESC,"
    " CASE WHEN head_seq>acked_seq THEN epoch ELSE -epoch END LIMIT 1"
)
UNSENT = (
    "SELECT epoch, seq, event_id, type, ver, body, sig FROM journal"
    " WHERE epoch=? AND seq>? ORDER BY seq LIMIT ?"
)
ACKED = (
    "UPDATE sync_state SET acked_seq=?, last_ok_at=?, last_error='' WHERE peer='cloud' AND epoch=?"
)
TOLD = (
    "INSERT INTO sync_result VALUES (?,?,?,?,?,'','') ON CONFLICT (event_id) DO UPDATE SET"
    " status=excluded.status, code=excluded.code, detail=excluded.detail,"
    " told_at=excluded.told_at, resolved_at='' WHERE status<>excluded.status"
)


class Told(Protocol):
    """What the cloud said of one event that it did not plainly apply."""

    @property
    def event_id(self) -> str:
        """Which event."""

    @property
    def status(self) -> str:
        """`flagged`, `quarantined`, ..."""

    @property
    def code(self) -> str:
        """Why, for programs."""

    @property
    def detail(self) -> str:
        """Why, for people."""


class Outbox:
    """Belongs to the first thread that asks it anything."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._db: Connection | None = None
        self.on_change: Callable[[], None] = lambda: None

    @property
    def db(self) -> Connection:
        """The connection, opened at the first use."""
        if self._db is None:
            self._db = open_database(self._path)
            self._db.execute("PRAGMA synchronous=NORMAL")
        return self._db

    def close(self) -> None:
        """Close the connection, on the thread that used it; a later call opens a new one."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def position(self) -> Position:
        """Return the oldest epoch with anything unsent, or else the newest epoch."""
        found = self.db.execute(POSITION).fetchone()
        assert found is not None, "an epoch is open from the first start on"
        return Position(*found)

    def hash_at(self, epoch: int, seq: int) -> bytes | None:
        """Return a row's hash, `h0` of the epoch for seq 0, None where there is no such row."""
        return known_hash(self.db, epoch, seq)

    def unsent(self, limit: int, max_bytes: int) -> Sequence[Row]:
        """Return the next consecutive rows of `position().epoch`, at least one if any waits."""
        place = self.position()
        found: list[Row] = []
        size = 0
        for row in self.db.execute(UNSENT, (place.epoch, place.acked_seq, limit)).fetchall():
            epoch, seq, event_id, kind, version, body, sig = row
            size += len(body)
            if found and size > max_bytes:
                break
            found.append(Row(epoch, seq, str(UUID(bytes=event_id)), kind, version, body, sig))
        return found

    def acked(self, epoch: int, seq: int, row_hash: bytes, at: datetime) -> None:
        """Note that the cloud holds the epoch through `seq`; it may be less than before.

        Raises:
            ValueError: our row there is another one, or there is none.
        """
        if self.hash_at(epoch, seq) != row_hash:
            raise ValueError(f"row {epoch}/{seq} here is not the one that was acknowledged")
        with write(self.db) as db:
            db.execute(ACKED, (seq, instant(at), epoch))
        self.on_change()

    def pending(self) -> Pending:
        """Count what waits, over all epochs."""
        return pending(self.db)

    def failed(self, results: Sequence[Told], at: datetime) -> None:
        """Keep what the cloud said of single events, by event id; a repetition changes nothing."""
        told = [
            (result.event_id, result.status, result.code, result.detail, instant(at))
            for result in results
            if result.status != "duplicate"
        ]
        if not told:
            return
        self.db.execute("PRAGMA synchronous=FULL")  # the cloud may not say it twice
        try:
            with write(self.db) as db:
                db.executemany(TOLD, told)
        finally:
            self.db.execute("PRAGMA synchronous=NORMAL")
        self.on_change()


def pending(db: Connection) -> Pending:
    """Count what waits for the cloud, on any connection."""
    waiting = db.execute(
        "SELECT epoch, head_seq, acked_seq FROM sync_state"
        " WHERE peer='cloud' AND head_seq>acked_seq ORDER BY epoch"
    ).fetchall()
    if not waiting:
        return Pending()
    epoch, _head, acked = waiting[0]
    oldest = db.execute(
        "SELECT occurred_at FROM journal WHERE epoch=? AND seq=?", (epoch, acked + 1)
    ).fetchone()
    return Pending(
        n=sum(head - acked for _epoch, head, acked in waiting),
        oldest_at=moment(oldest[0]) if oldest else None,
        gross_fen=sum(_gross(db, epoch, acked) for epoch, _head, acked in waiting),
    )


def _gross(db: Connection, epoch: int, acked: int) -> int:
    found = db.execute(
        "SELECT coalesce(sum(total_fen), 0) FROM sales WHERE epoch=? AND seq>?", (epoch, acked)
    )
    return int(found.fetchone()[0])
