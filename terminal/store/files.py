"""Files that survive a power cut: written beside their place, made durable, then renamed."""

import os
from pathlib import Path


def make_durable(path: Path) -> None:
    """Return when a file's content is on the disk."""
    _fsync(path, os.O_RDWR)


def make_names_durable(folder: Path) -> None:
    """Return when the names in a folder are on the disk."""
    _fsync(folder, os.O_RDONLY)


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name: after a power cut either the old or the new one is there."""
    make_durable(part)
    part.replace(target)
    make_names_durable(target.parent)


def companions(database: Path) -> tuple[Path, ...]:
    """Return the names of the files that belong to a database in WAL mode, itself first."""
    return (database, *(database.with_name(database.name + end) for end in ("-wal", "-shm")))


def _fsync(path: Path, mode: int) -> None:
    descriptor = os.open(path, mode)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
