"""The anchor: a small file beside the database that remembers how far the journal had come.

Two slots are written alternately after each commit, each with a checksum, so that one of them is
always whole. A database older than its anchor was put back from a copy: the till then opens a new
epoch instead of using the same numbers twice. Fsync is the maintenance thread's work; a stale
anchor only weakens the detection. An anchor older than the database is normal (a crash between).
"""

import os
import struct
import zlib
from pathlib import Path

from msgspec import Struct

from sync.ids import hyphened, raw

_FORMAT = ">4s16sIQ32s"
_SLOT = 128


class Anchor(Struct, frozen=True):
    """The head of a journal at some commit."""

    terminal_id: str
    epoch: int
    seq: int
    hash: bytes

    def pack(self) -> bytes:
        """Return one slot's bytes with their CRC-32."""
        body = struct.pack(_FORMAT, b"ZGA1", raw(self.terminal_id), self.epoch, self.seq, self.hash)
        return (body + zlib.crc32(body).to_bytes(4, "big")).ljust(_SLOT, b"\0")


def unpack(slot: bytes) -> Anchor | None:
    """Read one slot; None when it is torn or empty."""
    size = struct.calcsize(_FORMAT)
    body, crc = slot[:size], slot[size : size + 4]
    if len(body) < size or zlib.crc32(body).to_bytes(4, "big") != crc:
        return None
    magic, terminal, epoch, seq, row_hash = struct.unpack(_FORMAT, body)
    if magic != b"ZGA1":
        return None
    return Anchor(hyphened(int.from_bytes(terminal)), epoch, seq, row_hash)


def _place(anchor: Anchor | None) -> tuple[int, int]:
    return (anchor.epoch, anchor.seq) if anchor is not None else (-1, -1)


class AnchorFile:
    """Writes the slots in turn; `sync` makes the last one durable."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self._dirty = False
        self._next = 1 - self._newest()[0]

    def read(self) -> Anchor | None:
        """Return the newest whole slot."""
        return self._newest()[1]

    def _newest(self) -> tuple[int, Anchor | None]:
        slots = [unpack(os.pread(self._file, _SLOT, _SLOT * n)) for n in (0, 1)]
        newest = max((0, 1), key=lambda n: _place(slots[n]))
        return newest, slots[newest]

    def write(self, anchor: Anchor) -> None:
        """Write into the slot that does not hold the newest anchor."""
        os.pwrite(self._file, anchor.pack(), _SLOT * self._next)
        self._next = 1 - self._next
        self._dirty = True

    @property
    def is_dirty(self) -> bool:
        """Whether something was written that a power cut could take away."""
        return self._dirty

    def sync(self) -> None:
        """Make it durable if anything was written since the last time; any thread may.

        Raises:
            OSError: the disk refused; the next call tries again.
        """
        if self._dirty:
            self._dirty = False
            try:
                os.fsync(self._file)
            except OSError:
                self._dirty = True
                raise

    def close(self) -> None:
        """Sync and close."""
        self.sync()
        os.close(self._file)
