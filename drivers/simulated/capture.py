"""What a simulated printer printed: each receipt as its bytes and as a picture, each kick."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from drivers.printer.readback import Command, Roll, Sheet
from drivers.supervisor import Clock

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Receipt:
    """One receipt: its bytes from initialise to cut, and the paper; without a cut it is partial.

    `begun` is when its first byte was obeyed, in monotonic seconds of the machine.
    """

    number: int
    data: bytes
    picture: "Image"
    is_complete: bool
    begun: float


@dataclass(frozen=True, slots=True)
class KickSeen:
    """One pulse at the drawer's plug."""

    pin: int
    at: datetime
    mono: float


class Capture:
    """Collects receipts and kicks, and writes them into a folder where there is one.

    Files: `0001.bin`, `0001.png`, `0002-partial.bin` ..., and `kicks.jsonl`.
    """

    def __init__(self, dots: int, folder: Path | None, clock: Clock) -> None:
        self.receipts: list[Receipt] = []
        self.kicks: list[KickSeen] = []
        self.errors: list[str] = []
        self._roll = Roll(dots)
        self._data: bytearray | None = None
        self._folder = folder
        self._clock = clock
        self._begun = 0.0
        self._number = _last_number(folder)

    def begin(self, command: Command) -> None:
        """A receipt begins; one that was never cut ends as partial."""
        if self._data is not None and self._roll.rows:
            self._end(is_cut=False)
        self._roll.tear(is_cut=False)
        self._data = bytearray(command.raw)
        self._begun = self._clock.monotonic()

    def add(self, command: Command) -> None:
        """Print one command of the receipt."""
        if self._data is None:
            self.errors.append(f"{command.name} outside a receipt.")
            return
        self._data += command.raw
        self._roll.apply(command)

    def cut(self, command: Command) -> None:
        """Cut: the receipt is complete."""
        self.add(command)
        if self._data is not None:
            self._end(is_cut=True)

    def kick(self, pin: int) -> None:
        """Note a pulse."""
        at = self._clock.now()
        self.kicks.append(KickSeen(pin, at, self._clock.monotonic()))
        if self._folder:
            line = json.dumps({"at": at.isoformat(), "pin": pin})
            with (self._folder / "kicks.jsonl").open("a", encoding="utf-8") as file:
                file.write(line + "\n")

    def close(self) -> None:
        """Keep what was printed and never cut."""
        if self._data is not None and self._roll.rows:
            self._end(is_cut=False)

    def _end(self, is_cut: bool) -> None:
        sheet = self._roll.tear(is_cut)
        self.errors.extend(sheet.errors)
        self._number += 1
        self._write(sheet)
        data = bytes(self._data or b"")
        receipt = Receipt(self._number, data, sheet.picture, is_cut, self._begun)
        self.receipts.append(receipt)
        self._data = None

    def _write(self, sheet: Sheet) -> None:
        if self._folder is None:
            return
        stem = f"{self._number:04}" + ("" if sheet.is_cut else "-partial")
        (self._folder / f"{stem}.bin").write_bytes(bytes(self._data or b""))
        sheet.picture.save(self._folder / f"{stem}.png")


def _last_number(folder: Path | None) -> int:
    if folder is None:
        return 0
    folder.mkdir(parents=True, exist_ok=True)
    return max((int(path.name[:4]) for path in folder.glob("[0-9][0-9][0-9][0-9]*.bin")), default=0)
