"""What presenters may ask of the program around them: devices and the next turn of the loop."""

from collections.abc import Callable
from typing import Protocol

from drivers.interfaces import DrawerOutcome

Later = Callable[[Callable[[], object]], None]


class Counter(Protocol):
    """The devices at the counter. No call waits for a device."""

    @property
    def printer(self) -> str:
        """The name of the receipt printer."""

    @property
    def printers(self) -> tuple[str, ...]:
        """Every printer's name."""

    def wake(self) -> None:
        """Say that print jobs were queued."""

    def kick(self, done: Callable[[DrawerOutcome], None]) -> None:
        """Open the drawer now or never; `done` runs in this thread."""
