"""Paper from bytes alone: what a printer would have done with a captured stream.

Written against the ESC/POS manual and not against our own encoder, of which it knows nothing, so
that a till's paper can be held against its journal. Strict: a byte that belongs to no command it
knows is an error, never skipped silently.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LINE_DOTS = 34
"""The feed of one line at the default spacing of 1/6 inch, 203 dpi."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command as it stood in the stream; `name` is the manual's, "?" for what is none."""

    name: str
    raw: bytes

    @property
    def is_realtime(self) -> bool:
        """Whether a printer obeys it on arrival, before what it holds in its buffer."""
        return self.raw[:1] == b"\x10"


class CommandReader:
    """Splits a stream into commands; takes bytes in any portions."""

    def __init__(self) -> None:
        self._rest = bytearray()

    @property
    def pending(self) -> bytes:
        """Bytes of a command that is not complete."""
        return bytes(self._rest)

    def drop_pending(self) -> None:
        """Forget an incomplete command."""
        self._rest.clear()

    def feed(self, data: bytes) -> Iterator[Command]:
        """Yield each command that `data` completes."""
        self._rest += data
        while self._rest:
            name, length = _head(self._rest)
            if length > len(self._rest):
                return
            raw = bytes(self._rest[:length])
            del self._rest[:length]
            yield Command(name, raw)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One piece of paper, black on white; `errors` are sentences about its bytes."""

    picture: "Image"
    is_cut: bool
    errors: tuple[str, ...] = ()


@dataclass(slots=True)
class Roll:
    """The paper in a printer: commands move it, cuts end a sheet."""

    dots: int
    rows: bytearray = field(default_factory=bytearray)
    errors: list[str] = field(default_factory=list)

    @property
    def height(self) -> int:
        """Rows since the last cut."""
        return len(self.rows) // (self.dots // 8)

    def apply(self, command: Command) -> None:
        """Print or feed; other commands leave no mark."""
        if command.name == "GS v 0":
            self._raster(command.raw)
        elif command.name == "ESC d":
            self._feed(command.raw[2] * LINE_DOTS)
        elif command.name == "ESC J":
            self._feed(command.raw[2])
        elif command.name == "LF":
            self._feed(LINE_DOTS)
        elif command.name == "?":
            self.errors.append(f"Byte 0x{command.raw[0]:02x} begins no known command.")

    def tear(self, is_cut: bool) -> Sheet:
        """Return the paper since the last cut and begin a new sheet."""
        from PIL import Image

        size = (self.dots, max(1, self.height))
        ink = Image.frombytes("1", size, bytes(self.rows) or bytes(self.dots // 8))
        sheet = Sheet(ink.point([255, *[0] * 255], "1"), is_cut, tuple(self.errors))
        self.rows.clear()
        self.errors.clear()
        return sheet

    def _raster(self, raw: bytes) -> None:
        width = int.from_bytes(raw[4:6], "little")
        line = self.dots // 8
        if width > line:
            self.errors.append(f"A raster {width * 8} dots wide is wider than the paper.")
        for start in range(8, len(raw), width):
            self.rows += raw[start : start + width][:line].ljust(line, b"\0")

    def _feed(self, dots: int) -> None:
        self.rows += bytes(dots * (self.dots // 8))


def sheets_of(data: bytes, dots: int = 576) -> tuple[Sheet, ...]:
    """Return the paper of a whole stream, sheet by sheet; the last may be uncut."""
    reader, roll = CommandReader(), Roll(dots)
    sheets = list(_sheets(reader.feed(data), roll))
    if reader.pending:
        roll.errors.append("The stream ends within a command.")
    if roll.rows or roll.errors:
        sheets.append(roll.tear(is_cut=False))
    return tuple(sheets)


def codes_on(picture: "Image") -> tuple[str, ...]:
    """Return the texts of all QR codes on a picture, from top to bottom."""
    import zxingcpp

    wanted = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(picture.convert("L"), wanted)
    placed = sorted(found, key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    return tuple(code.text for code in placed)


def _sheets(commands: Iterable[Command], roll: Roll) -> Iterator[Sheet]:
    for command in commands:
        roll.apply(command)
        if command.name == "GS V":
            yield roll.tear(is_cut=True)


def _raster_length(head: bytes) -> int:
    if len(head) < 8:
        return 8
    return 8 + int.from_bytes(head[4:6], "little") * int.from_bytes(head[6:8], "little")


def _cut_length(head: bytes) -> int:
    return 4 if len(head) > 2 and head[2] in (65, 66) else 3


def _dle_length(head: bytes) -> int:
    return {1: 5, 2: 5, 8: 10}.get(head[2], 3) if len(head) > 2 else 3


_ONE: dict[int, str] = {0x00: "NUL", 0x0A: "LF", 0x0D: "CR"}
_TWO: dict[bytes, tuple[str, int | Callable[[bytes], int]]] = {
    b"\x10\x04": ("DLE EOT", 3),
    b"\x10\x14": ("DLE DC4", _dle_length),
    b"\x1b@": ("ESC @", 2),
    b"\x1bd": ("ESC d", 3),
    b"\x1bJ": ("ESC J", 3),
    b"\x1ba": ("ESC a", 3),
    b"\x1b2": ("ESC 2", 2),
    b"\x1b3": ("ESC 3", 3),
    b"\x1bp": ("ESC p", 5),
    b"\x1da": ("GS a", 3),
    b"\x1dr": ("GS r", 3),
    b"\x1dV": ("GS V", _cut_length),
    b"\x1dv": ("GS v 0", _raster_length),
}


def _head(rest: bytearray) -> tuple[str, int]:
    """Return the name and length of the command at the front."""
    if rest[0] in _ONE:
        return _ONE[rest[0]], 1
    if rest[0] not in (0x10, 0x1B, 0x1D):
        return "?", 1
    if len(rest) == 1:
        return "", 2
    head = bytes(rest[:8])
    name, length = _TWO.get(head[:2], ("?", 1))
    return name, length if isinstance(length, int) else length(head)
