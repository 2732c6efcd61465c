"""Where a till keeps its files: one folder, and another for what must not go with it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """`root` is the data folder; `apart` holds the anchor, on another disk where there is one."""

    root: Path
    apart: Path

    @classmethod
    def of(cls, root: Path) -> "Places":
        """Return the places of a data folder that keeps its anchor in a folder below it."""
        return cls(root, root / "anchor")

    @property
    def pos(self) -> Path:
        """Journal, sales, shifts, open orders: irreplaceable."""
        return self.root / "pos.db"

    @property
    def catalogue(self) -> Path:
        """Items and prices; made again from journal and cloud."""
        return self.root / "catalog.db"

    @property
    def key(self) -> Path:
        """The device's identity; never in a backup."""
        return self.root / "device.key"

    @property
    def anchor(self) -> Path:
        """How far the journal had come, not to be put back with it."""
        return self.apart / "till.anchor"

    @property
    def ballast(self) -> Path:
        """Room that can be freed when the disk runs full."""
        return self.root / "ballast"
