"""The thread that keeps the books fit while the till sells.

It is the only one that checkpoints the write-ahead log, so that no sale ever waits for one. It
makes the anchor durable at most once a second, looks at the room on the disk, and after the
first picture is on the screen reads the whole database once for damage. Its callbacks run on its
own thread.
"""

import logging
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from msgspec import Struct

from terminal.errors import StoreError
from terminal.store.anchor import AnchorFile
from terminal.store.database import Connection, DatabaseError, open_database
from terminal.store.files import companions
from terminal.store.health import Health, Room
from terminal.text import Text, tr

log = logging.getLogger("pos.store")


class Pace(Struct, frozen=True):
    """Seconds between works of each kind; bytes of log beyond which it is cut in any case."""

    beat_s: float = 1.0
    health_s: float = 30.0
    checkpoint_s: float = 15.0
    idle_s: float = 20.0
    truncate_at: int = 64 * 1024 * 1024


class Maintenance:
    """Begins with `start`, ends with `stop`; `committed` is to be called after each commit."""

    def __init__(
        self,
        pos: Path,
        anchor: AnchorFile,
        health: Health,
        *,
        pace: Pace | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.on_room: Callable[[Room], None] = lambda _room: None
        self.on_damage: Callable[[Text], None] = lambda _problem: None
        self._pos = pos
        self._anchor = anchor
        self._health = health
        self._pace = pace or Pace()
        self._monotonic = monotonic
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._painted = threading.Event()
        self._thread: threading.Thread | None = None
        self._db: Connection | None = None
        self._last_commit = monotonic()
        self._next_sync = self._next_health = self._next_checkpoint = monotonic()
        self._seen = 0
        self._room: Room | None = None
        self._is_failing = False

    def start(self) -> None:
        """Begin to work in the background."""
        self._thread = threading.Thread(target=self._run, name="maintenance", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread and wait for it; the anchor is durable afterwards."""
        self._stopping.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def committed(self) -> None:
        """Note that the till has just written; costs nothing."""
        self._last_commit = self._monotonic()

    def first_painted(self) -> None:
        """Let the whole database be read once for damage, from now on."""
        self._painted.set()
        self._wake.set()

    def make_anchor_durable(self) -> None:
        """Return when the anchor is on the disk: at the close of a shift, on any thread."""
        with suppress(OSError):
            self._anchor.sync()

    def _run(self) -> None:
        try:
            while not self._stopping.is_set():
                self.tick()
                if self._painted.is_set() and not self._stopping.is_set():
                    self._painted.clear()
                    self.check_whole()
                self._wake.wait(self._pace.beat_s)
                self._wake.clear()
        finally:
            self.make_anchor_durable()
            if self._db is not None:
                self._db.close()

    def tick(self) -> None:
        """Do what is due now."""
        now = self._monotonic()
        self._sync_anchor(now)
        if now >= self._next_health:
            self._next_health = now + self._pace.health_s
            self._look()
        try:
            self._checkpoint(now)
            self._is_failing = False
        except (DatabaseError, StoreError) as error:
            if not self._is_failing:
                log.warning("the log of %s cannot be written back: %s", self._pos.name, error)
            self._is_failing = True

    def _sync_anchor(self, now: float) -> None:
        if now >= self._next_sync:
            self._next_sync = now + self._pace.beat_s
            self.make_anchor_durable()

    def _look(self) -> None:
        with suppress(OSError):
            room = self._health.look()
            if self._room is None or room.level is not self._room.level:
                self.on_room(room)
            self._room = room

    def _checkpoint(self, now: float) -> None:
        size, changed = self._log()
        is_idle = now - self._last_commit >= self._pace.idle_s
        is_new = changed != self._seen and (is_idle or now >= self._next_checkpoint)
        if not size or not (is_new or is_idle):
            return
        if self._db is None:
            self._db = open_database(self._pos)
            # Nobody is made to wait: a busy log is written back another time.
            self._db.execute("PRAGMA busy_timeout=0")
        self._next_checkpoint = now + self._pace.checkpoint_s
        busy, frames, done = self._db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        if busy or frames != done:
            return
        self._seen = changed
        if is_idle or size >= self._pace.truncate_at:
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _log(self) -> tuple[int, int]:
        """Return the size of the write-ahead log in bytes, and when it was written last."""
        try:
            found = companions(self._pos)[1].stat()
        except OSError:
            return 0, 0
        return found.st_size, found.st_mtime_ns

    def check_whole(self) -> None:
        """Read the whole database for damage; `on_damage` is told what was found."""
        try:
            with closing(open_database(self._pos, read_only=True)) as db:
                db.set_progress_handler(self._breathe, 50_000)
                found = [row[0] for row in db.execute("PRAGMA quick_check(3)")]
        except (DatabaseError, StoreError) as error:
            if not self._stopping.is_set():
                self.on_damage(damage(self._pos, str(error)))
            return
        if found != ["ok"]:
            self.on_damage(damage(self._pos, found[0]))

    def _breathe(self) -> int:
        self._sync_anchor(self._monotonic())
        return int(self._stopping.is_set())


def damage(path: Path, why: str) -> Text:
    """Return the sentence for damage that was found while the till runs."""
    return tr(
        "{file} is damaged: {why}. Close the shift, export the journal, call your technician.",
        file=path.name,
        why=why,
    )
