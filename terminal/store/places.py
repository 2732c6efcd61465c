"""Where a till keeps its files: one data folder, and apart from it what must not go with it."""

from pathlib import Path

from msgspec import Struct


class Places(Struct, frozen=True):
    """`folder` holds the data; `keys` (on another disk where there is one) key and anchor."""

    folder: Path
    keys: Path

    @classmethod
    def of(cls, folder: Path) -> "Places":
        """Return the places of a data folder that has its keys in a folder below it."""
        return cls(folder, folder / "keys")

    @property
    def pos(self) -> Path:
        """Journal, sales, shifts, open orders: irreplaceable."""
        return self.folder / "pos.db"

    @property
    def catalog(self) -> Path:
        """Items and prices; made again from journal and cloud."""
        return self.folder / "catalog.db"

    @property
    def ballast(self) -> Path:
        """Room that can be freed when the disk runs full."""
        return self.folder / "ballast"

    @property
    def key(self) -> Path:
        """The device's identity; never in a backup."""
        return self.keys / "device.key"

    @property
    def anchor(self) -> Path:
        """How far the journal had come; never put back with it."""
        return self.keys / "anchor"
