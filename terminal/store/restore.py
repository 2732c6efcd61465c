"""Put a backup in the place of the books, and lose nothing silently.

The files that were there are never deleted: they are moved into a dated folder beside the new
ones. Rows that are in neither the backup nor the cloud stop a restore until somebody says that
they may stay behind. The next start opens an epoch beyond every one known here.
"""

import shutil
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from terminal.errors import Damaged, StoreError
from terminal.store import epochs, instance, journal, keys
from terminal.store.anchor import Anchor, AnchorFile
from terminal.store.backup import examine
from terminal.store.copies import not_copied
from terminal.store.database import Connection, DatabaseError, open_database, open_scratch, write
from terminal.store.files import companions, make_names_durable, put_in_place
from terminal.store.journal import Head
from terminal.store.places import Places
from terminal.store.verify import Progress
from terminal.text import tr


@dataclass(frozen=True, slots=True)
class Left:
    """What the books in place hold and the backup does not; None where they cannot be read."""

    missing: int = 0
    unsent: int | None = 0
    epoch: int = 0


@dataclass(frozen=True, slots=True)
class Restored:
    """What is in place now, and where the former files are.

    `missing` rows are only in `aside` (and in the cloud, but for `unsent` of them; None = nobody
    can tell, because the former books could not be read).
    """

    head: Head
    missing: int
    unsent: int | None
    aside: Path | None


def restore(
    backup: Path,
    places: Places,
    *,
    at: datetime,
    leave_unsent: bool = False,
    progress: Progress | None = None,
) -> Restored:
    """Put `backup` in place while no till runs; the next start opens a new epoch.

    Raises:
        InUse: a till is running on these data.
        Damaged, StoreError: the backup is not sound; or rows would stay behind that neither it
            nor the cloud has, and `leave_unsent` does not say that they may.
    """
    with ExitStack() as stack:
        stack.enter_context(instance.held(places.folder, "zhanggui restore"))
        copy = stack.enter_context(closing(examine(backup, progress)))
        head = journal.head(copy)
        assert head is not None, "a proved journal has a head"
        anchor = read_anchor(places)
        left = left_behind(places, copy, anchor)
        if left.unsent and not leave_unsent:
            raise unsent_rows(left.unsent)
        beyond = max(head.epoch, left.epoch, anchor.epoch if anchor else 0)
        ready = _prepare(backup, places, beyond)
        aside = _move_aside(places, at, head.terminal_id)
        put_in_place(ready, places.pos)
    return Restored(head, left.missing, left.unsent, aside)


def read_anchor(places: Places) -> Anchor | None:
    """Return how far the journal here had come, None where there never was one."""
    if not places.anchor.exists():
        return None
    with closing(AnchorFile(places.anchor)) as file:
        return file.read()


def left_behind(places: Places, copy: Connection, anchor: Anchor | None) -> Left:
    """Say what would stay behind if `copy` took the place of the books."""
    if not places.pos.exists():
        return _beyond_anchor(copy, anchor, unsent=0 if anchor is None else None)
    try:
        with closing(open_database(places.pos)) as db:
            return _compare(db, copy)
    except (DatabaseError, StoreError, ValueError):
        return _beyond_anchor(copy, anchor, unsent=None)


def _compare(db: Connection, copy: Connection) -> Left:
    if not db.execute("PRAGMA user_version").fetchone()[0]:
        return Left()
    missing = unsent = newest = 0
    heads = db.execute("SELECT epoch, head_seq, acked_seq FROM sync_state WHERE peer='cloud'")
    for epoch, head_seq, acked_seq in heads.fetchall():
        common = common_rows(db, copy, epoch, head_seq)
        missing += head_seq - common
        unsent += max(0, head_seq - max(common, acked_seq))
        newest = max(newest, epoch)
    return Left(missing, unsent, newest)


def common_rows(db: Connection, copy: Connection, epoch: int, head_seq: int) -> int:
    """Return up to which seq two journals hold the same epoch, 0 when not even its start."""
    low, high = 0, head_seq
    while low < high:
        middle = (low + high + 1) // 2
        theirs = journal.known_hash(copy, epoch, middle)
        if theirs is not None and theirs == journal.known_hash(db, epoch, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _beyond_anchor(copy: Connection, anchor: Anchor | None, unsent: int | None) -> Left:
    if anchor is None:
        return Left(0, unsent, 0)
    found = copy.execute(
        "SELECT head_seq FROM sync_state WHERE peer='cloud' AND epoch=?", (anchor.epoch,)
    ).fetchone()
    return Left(max(0, anchor.seq - (found[0] if found else 0)), unsent, anchor.epoch)


def unsent_rows(n: int) -> StoreError:
    """Return the refusal to leave rows behind that exist nowhere else."""
    return StoreError(
        tr("{n} entries of this till are neither in the backup nor in the cloud.", n=n),
        tr(
            "Let the till send them first, or export the journal to a stick and restore with"
            " --leave-unsent: the files here are then kept in a folder of their own."
        ),
    )


def _prepare(backup: Path, places: Places, beyond: int) -> Path:
    """Copy the backup beside its place, with the word that it was put back."""
    ready = places.pos.with_name(places.pos.name + ".restored.part")
    try:
        for path in companions(ready):
            path.unlink(missing_ok=True)
        shutil.copyfile(backup, ready)
        with closing(open_scratch(ready)) as db, write(db):
            epochs.mark_restored(db, beyond)
            # Their paper may have come long ago: somebody decides, nothing prints by itself.
            db.execute(
                "UPDATE print_jobs SET state='unknown', reason='restored'"
                " WHERE state IN ('waiting', 'sending')"
            )
    except (OSError, DatabaseError) as error:
        ready.unlink(missing_ok=True)
        raise not_copied(places.pos, error) from error
    return ready


def _move_aside(places: Places, at: datetime, terminal_id: str) -> Path | None:
    """Move the former files into a dated folder, the database first: half a move is noticed."""
    found = [*companions(places.pos), *companions(places.catalog)]
    if not _is_key_of(places.key, terminal_id):
        found.append(places.key)
    found = [path for path in found if path.exists()]
    if not found:
        return None
    aside = _new_folder(places.folder, f"before-restore-{at:%Y%m%d-%H%M%S}")
    if places.anchor.exists():
        shutil.copy2(places.anchor, aside)
    for path in found:
        path.rename(aside / path.name)
    make_names_durable(aside)
    make_names_durable(places.folder)
    return aside


def _is_key_of(path: Path, terminal_id: str) -> bool:
    try:
        return path.exists() and keys.load(path).terminal_id == terminal_id
    except Damaged:
        return False


def _new_folder(root: Path, name: str) -> Path:
    for n in range(1000):
        folder = root / (f"{name}-{n}" if n else name)
        if not folder.exists():
            folder.mkdir()
            return folder
    raise FileExistsError(name)
