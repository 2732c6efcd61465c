"""Room on the disk: warn early, and keep enough back that a shift can still be closed.

A ballast file holds 64 MB. The room left is counted as if the ballast were always there, so that
giving it up does not look like an improvement:

    room >= 1 GB     ok        room < 300 MB   a supervisor is called
    room < 1 GB      warn      room < 100 MB   the ballast is given up, no new sale is begun
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path

from msgspec import Struct

from terminal.text import Text, tr

MB = 1_000_000


class Level(Enum):
    """How much room there is."""

    OK = "ok"
    LOW = "low"
    VERY_LOW = "very_low"
    FULL = "full"


class Limits(Struct, frozen=True):
    """Bytes of room below which each level begins, and the size of the ballast."""

    warn: int = 1000 * MB
    supervisor: int = 300 * MB
    stop: int = 100 * MB
    ballast: int = 64 * 1024 * 1024


class Room(Struct, frozen=True):
    """What a look at the disk found; `free` and `left` are in bytes, `left` beside the ballast."""

    level: Level
    free: int
    left: int

    @property
    def may_sell(self) -> bool:
        """Whether a new sale may be begun."""
        return self.level is not Level.FULL


def level_of(left: int, limits: Limits) -> Level:
    """Return the level for so many bytes of room."""
    if left < limits.stop:
        return Level.FULL
    if left < limits.supervisor:
        return Level.VERY_LOW
    return Level.LOW if left < limits.warn else Level.OK


def words_for(room: Room) -> Text | None:
    """Return what to tell people, None when all is well."""
    megabytes = max(0, room.left) // MB
    if room.level is Level.FULL:
        return tr("The disk is full: close the shift. New sales are stopped.")
    if room.level is Level.VERY_LOW:
        return tr("Only {n} MB left on the disk. Call a supervisor.", n=megabytes)
    if room.level is Level.LOW:
        return tr("Only {n} MB left on the disk. Make room soon.", n=megabytes)
    return None


def free_bytes(folder: Path) -> int:
    """Return what the system lets this user write."""
    return shutil.disk_usage(folder).free


class Ballast:
    """A file whose only use is to be deleted."""

    def __init__(self, path: Path, size: int) -> None:
        self.path = path
        self.size = size

    @property
    def is_there(self) -> bool:
        """Whether its room is still taken."""
        return self.path.exists() and self.path.stat().st_size == self.size

    def make(self) -> bool:
        """Take the room; return False when the disk has none."""
        part = self.path.with_name(self.path.name + ".part")
        try:
            with part.open("wb") as file:
                os.posix_fallocate(file.fileno(), 0, self.size)
            part.replace(self.path)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            return False
        return True

    def give_up(self) -> None:
        """Free the room."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)


class Health:
    """Looks at the disk and keeps the ballast in step with what it finds."""

    def __init__(
        self,
        ballast: Path,
        limits: Limits | None = None,
        free: Callable[[Path], int] = free_bytes,
    ) -> None:
        self.limits = limits or Limits()
        self.ballast = Ballast(ballast, self.limits.ballast)
        self._free = free

    def look(self) -> Room:
        """Measure, then give up or take the ballast.

        Raises:
            OSError: the disk does not answer.
        """
        free = self._free(self.ballast.path.parent)
        held = self.ballast.is_there
        left = free if held else free - self.ballast.size
        level = level_of(left, self.limits)
        if level is Level.FULL:
            self.ballast.give_up()
        elif not held and level is not Level.VERY_LOW:
            self.ballast.make()
        return Room(level, free, left)
