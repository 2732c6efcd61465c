"""Opening a till's books: the folder's lock, the key, the store, the epoch, what a crash left."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid5

from terminal.domain.day import to_wire
from terminal.services.ids import IdMaker
from terminal.services.till import Clock, Till
from terminal.store import instance, jobs, keys
from terminal.store.anchor import AnchorFile
from terminal.store.database import one
from terminal.store.epochs import ensure_epoch
from terminal.store.instance import Instance
from terminal.store.keys import DeviceKey
from terminal.store.store import Store

VERSION = "0.1.0"
_BOOT_FILE = Path("/proc/sys/kernel/random/boot_id")
_NO_BOOT_FILE = UUID("6f0a2f52-9a3b-4f7d-9a53-0d5a7b3f6f10")


class SystemClock:
    """The machine's clocks; one boot has one id."""

    def __init__(self) -> None:
        self.boot = _boot_id()

    def now(self) -> datetime:
        """Return aware UTC."""
        return datetime.now(UTC)

    def mono_ms(self) -> int:
        """Return milliseconds that never go back within one boot."""
        return time.monotonic_ns() // 1_000_000


def _boot_id() -> str:
    try:
        return str(UUID(_BOOT_FILE.read_text(encoding="ascii").strip()))
    except (OSError, ValueError):
        started = int(time.time() - time.monotonic())
        return str(uuid5(_NO_BOOT_FILE, str(started)))


@dataclass(frozen=True, slots=True)
class Paths:
    """Where a till keeps its data; all in one folder but the anchor and the key."""

    folder: Path

    @property
    def pos(self) -> Path:
        """The books."""
        return self.folder / "pos.db"

    @property
    def catalog(self) -> Path:
        """The catalogue, rebuildable."""
        return self.folder / "catalog.db"

    @property
    def key(self) -> Path:
        """The device key, readable by this user only."""
        return self.folder / "keys" / "device.key"

    @property
    def anchor(self) -> Path:
        """The anchor, apart from the database so that a copy back of one is noticed."""
        return self.folder / "keys" / "anchor"


@dataclass(slots=True)
class Books:
    """An opened till. `reason` says why a new epoch was opened at this start, if one was."""

    paths: Paths
    till: Till
    key: DeviceKey
    anchor: AnchorFile
    lock: Instance
    clock: Clock
    make_id: Callable[[], str]
    reason: str = ""

    def close(self) -> None:
        """Close everything and give the folder back."""
        self.till.store.close()
        self.anchor.close()
        self.lock.release()


def open_books(
    folder: Path, *, letter: str = "A", program: str = "zhanggui run", clock: Clock | None = None
) -> Books:
    """Open the books of one till for writing.

    Raises:
        InUse: another program has the folder.
        Damaged: a file is not sound; nothing was recreated.
        StoreError: it cannot be opened.
    """
    clock = clock or SystemClock()
    lock = instance.take(folder, program)
    try:
        return _open(Paths(folder), letter, clock, lock)
    except BaseException:
        lock.release()
        raise


def _open(paths: Paths, letter: str, clock: Clock, lock: Instance) -> Books:
    paths.key.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    make_id = IdMaker(clock.now, os.urandom)
    key = keys.load_or_make(paths.key, make_id, os.urandom)
    anchor = AnchorFile(paths.anchor)
    store = Store(paths.pos, key, make_id, anchor)
    make_id.continue_after(_last_id(store))
    kept = one(store.db, "SELECT value FROM device_settings WHERE key='letter'")
    till = Till(store, clock, make_id, letter=kept["value"] if kept else letter)
    opened = ensure_epoch(store, till.stamp(), VERSION)
    with store.write() as writing:
        jobs.interrupted(writing.db, at=to_wire(clock.now()))
    reason = ""
    if opened is not None and opened.epoch > 1:
        reason = "restored"
    return Books(paths, till, key, anchor, lock, clock, make_id, reason)


def _last_id(store: Store) -> str:
    """Return the newest id this till has made, so that a clock set back makes no smaller ones."""
    row = store.db.execute(
        "SELECT max(id) FROM (SELECT (SELECT max(line_id) FROM open_lines) id UNION ALL"
        " SELECT (SELECT max(job_id) FROM print_jobs))"
    ).fetchone()
    return str(row[0] or "")
