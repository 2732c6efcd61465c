"""Copies of a database that open alone and are proved sound before they get their name."""

from contextlib import closing, suppress
from pathlib import Path

from terminal.errors import StoreError
from terminal.store.database import Connection, DatabaseError, damaged, open_copy
from terminal.store.files import put_in_place
from terminal.text import tr


def verified_copy(db: Connection, target: Path) -> None:
    """Write a copy that opens alone, and prove it sound and durable before it gets its name.

    Raises:
        Damaged: the copy does not pass SQLite's integrity check.
        StoreError: there is no room for it, or the place cannot be written.
    """
    part = target.with_name(target.name + ".part")
    try:
        copy_into(db, part)
        with closing(open_copy(part)) as copy:
            require_sound(copy, part)
        put_in_place(part, target)
    except OSError as error:
        raise not_copied(target, error) from error
    finally:
        discard(part)


def discard(part: Path) -> None:
    """Take away what is left of an unfinished copy, if that is possible."""
    with suppress(OSError):
        part.unlink(missing_ok=True)


def copy_into(db: Connection, part: Path) -> None:
    """Write a snapshot of the open database into a new file.

    Raises:
        StoreError: there is no room for it, or the place cannot be written.
    """
    part.unlink(missing_ok=True)
    try:
        db.execute("VACUUM INTO ?", (str(part),))
    except DatabaseError as error:
        raise not_copied(part, error) from error


def require_sound(db: Connection, path: Path) -> None:
    """Run SQLite's integrity check.

    Raises:
        Damaged: it found something.
    """
    try:
        found = db.execute("PRAGMA integrity_check").fetchone()[0]
    except DatabaseError as error:
        raise damaged(path, str(error)) from error
    if found != "ok":
        raise damaged(path, str(found))


def not_copied(target: Path, error: Exception) -> StoreError:
    """Say in words why a copy could not be made."""
    return StoreError(
        tr("The copy {file} could not be written: {why}.", file=target.name, why=str(error)),
        tr("Check that the disk or stick is there, not full and not write-protected."),
    )
