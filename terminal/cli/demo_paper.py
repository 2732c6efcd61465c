"""The paper, read back from the bytes that the printers got: sheets, pictures, witness codes.

Nothing here asks the till. A sheet whose code is a journal witness is a sale's or a refund's
receipt; the others are reports.
"""

from dataclasses import dataclass, field
from pathlib import Path

from drivers.printer.readback import Sheet, codes_on, sheets_of

MARK = "ZG1"


@dataclass(frozen=True, slots=True)
class Witness:
    """What a receipt's code says: place in the journal, total, begin of the row's hash."""

    text: str
    terminal: str
    epoch: int
    seq: int
    fen: int
    hash: str


@dataclass(slots=True)
class Paper:
    """Everything printed so far. `faults` are sentences about bytes or sheets."""

    folders: tuple[Path, ...]
    receipts: list[Witness] = field(default_factory=list)
    reports: int = 0
    faults: list[str] = field(default_factory=list)
    _read: set[Path] = field(default_factory=set)

    def read(self) -> None:
        """Read what was printed since the last time; a receipt is whole once its picture is."""
        for folder in self.folders:
            for file in sorted(folder.glob("*.bin")):
                if file not in self._read and file.with_suffix(".png").exists():
                    self._read.add(file)
                    self._take(file)

    def of(self, epoch: int, seq: int) -> Witness | None:
        """Return the receipt of one place in the journal."""
        return next((w for w in self.receipts if (w.epoch, w.seq) == (epoch, seq)), None)

    @property
    def duplicates(self) -> int:
        """How many receipts were printed beside the first of their sale."""
        return len(self.receipts) - len({(w.epoch, w.seq) for w in self.receipts})

    def _take(self, file: Path) -> None:
        sheets = sheets_of(file.read_bytes())
        if len(sheets) != 1 or not sheets[0].is_cut:
            self.faults.append(f"{file.name}: {len(sheets)} sheets, not one that was cut.")
        for sheet in sheets:
            self.faults += [f"{file.name}: {error}" for error in sheet.errors]
            self._look(file, sheet)

    def _look(self, file: Path, sheet: Sheet) -> None:
        found = [code for code in codes_on(sheet.picture) if code.startswith(f"{MARK}/")]
        if len(found) > 1:
            self.faults.append(f"{file.name}: {len(found)} witness codes on one receipt.")
        self.receipts += [witness_of(code) for code in found]
        self.reports += not found


def witness_of(code: str) -> Witness:
    """Read a witness code, `ZG1/TERMINAL/EPOCH/SEQ/FEN/HASH16`.

    Raises:
        ValueError: it is none.
    """
    _mark, terminal, epoch, seq, fen, row_hash = code.split("/")
    return Witness(code, terminal.lower(), int(epoch), int(seq), int(fen), row_hash.lower())
