"""One program a data folder: a lock that the system gives back when its holder dies.

The lock file stays; only the lock on it counts, so that a killed program leaves nothing to clean
up. The text inside says who holds it, for the sentence that refuses a second one.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from terminal.errors import InUse
from terminal.text import tr

LOCK = "till.lock"


class Instance:
    """The right to write a data folder, from `take` to `release` or the end of the process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let another program in; a second call does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def take(folder: Path, program: str = "zhanggui run") -> Instance:
    """Take the folder for this process, and say in the lock file who holds it.

    Raises:
        InUse: another program has it; the sentence names that program and its process.
    """
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = _said_by(descriptor)
        os.close(descriptor)
        raise in_use(holder) from error
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, f"{program} (process {os.getpid()})".encode(), 0)
    return Instance(descriptor)


@contextmanager
def held(folder: Path, program: str) -> Iterator[Instance]:
    """Hold the folder for one command.

    Raises:
        InUse: another program has it.
    """
    instance = take(folder, program)
    try:
        yield instance
    finally:
        instance.release()


def holder(folder: Path) -> str:
    """Return who holds the folder as `program (process n)`, empty when nobody does."""
    path = folder / LOCK
    if not path.exists():
        return ""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return ""
    except BlockingIOError:
        return _said_by(descriptor)
    finally:
        os.close(descriptor)


def in_use(who: str) -> InUse:
    """Return the refusal that names the holder."""
    return InUse(
        tr("These data are in use by {who}.", who=who),
        tr("Use that window, or end that program first."),
    )


def _said_by(descriptor: int) -> str:
    said = os.pread(descriptor, 200, 0).decode(errors="replace").strip()
    return said or "zhanggui"
