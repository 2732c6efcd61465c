"""Opening a till: its books, the epoch it needs, its clock and ids, and what a crash left."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from sync.ids import hyphened, raw
from terminal.domain.day import to_wire
from terminal.services.ids import IdMaker
from terminal.services.till import Clock, Till
from terminal.store import jobs, opening
from terminal.store.database import one
from terminal.store.epochs import ensure_epoch
from terminal.store.keys import DeviceKey
from terminal.store.places import Places
from terminal.store.store import Store

VERSION = "0.1.0"
_BOOT_FILE = Path("/proc/sys/kernel/random/boot_id")
_NO_BOOT_FILE = "6f0a2f52-9a3b-4f7d-9a53-0d5a7b3f6f10"


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
        said = _BOOT_FILE.read_text(encoding="ascii").strip()
        return hyphened(int.from_bytes(raw(said)))
    except (OSError, ValueError):
        from uuid import UUID, uuid5

        started = int(time.time() - time.monotonic())
        return str(uuid5(UUID(_NO_BOOT_FILE), str(started)))


class Books(Struct):
    """An opened till. `restored` says whether this start found the books put back."""

    places: Places
    till: Till
    opened: opening.Books
    clock: Clock
    make_id: IdMaker
    restored: bool = False

    @property
    def key(self) -> DeviceKey:
        """The device key."""
        return self.opened.store.key

    def close(self) -> None:
        """Close everything and give the folder back."""
        self.opened.close()


def open_books(
    folder: Path, *, letter: str = "A", program: str = "zhanggui run", clock: Clock | None = None
) -> Books:
    """Open the books of one till for writing, the epoch it needs, and settle what a crash left.

    Raises:
        InUse: another program has the folder.
        Damaged: a file is not sound; nothing was recreated.
        StoreError: it cannot be opened.
    """
    clock = clock or SystemClock()
    make_id = IdMaker(clock.now, os.urandom)

    def ids(last: str) -> IdMaker:
        make_id.continue_after(last)
        return make_id

    opened = opening.open_books(Places.of(folder), ids=ids, seed=os.urandom, program=program)
    try:
        return _begin(opened, letter, clock, make_id)
    except BaseException:
        opened.close()
        raise


def _begin(opened: opening.Books, letter: str, clock: Clock, make_id: IdMaker) -> Books:
    store = opened.store
    make_id.continue_after(_last_live_id(store))
    kept = one(store.db, "SELECT value FROM device_settings WHERE key='letter'")
    till = Till(store, clock, make_id, letter=kept["value"] if kept else letter)
    began = ensure_epoch(store, till.stamp(), VERSION)
    with store.write() as writing:
        jobs.interrupted(writing.db, at=to_wire(clock.now()))
    restored = began is not None and began.epoch > 1
    return Books(opened.places, till, opened, clock, make_id, restored)


def _last_live_id(store: Store) -> str:
    """Return the newest id among live rows, so that a clock set back makes no smaller ones."""
    row = store.db.execute(
        "SELECT max(id) FROM (SELECT max(line_id) id FROM open_lines"
        " UNION ALL SELECT max(job_id) FROM print_jobs)"
    ).fetchone()
    return str(row[0] or "")
