"""What can be made to go wrong with a simulated device, and when."""

from threading import Lock

PRINTER_FAULTS = frozenset(
    {
        "absent",
        "cut_off",
        "silent",
        "garbage",
        "slow",
        "paper_out",
        "paper_low",
        "cover_open",
        "cutter",
        "offline",
    }
)

ON_THE_WIRE = frozenset({"cut_off"})
"""Faults whose delay counts every byte that arrives."""


class Faults:
    """Faults in force, by name. Each has a delay in bytes of receipts that still go well."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self._lock = Lock()
        self._after: dict[str, int] = {}

    def put(self, name: str, after: int = 0) -> None:
        """Let a fault happen after so many more bytes.

        Raises:
            ValueError: no such fault.
        """
        if name not in self._known:
            raise ValueError(f"No fault {name!r}; there are {', '.join(sorted(self._known))}.")
        with self._lock:
            self._after[name] = after

    def clear(self, name: str | None = None) -> None:
        """End one fault, or all."""
        with self._lock:
            if name is None:
                self._after.clear()
            else:
                self._after.pop(name, None)

    def has(self, name: str) -> bool:
        """Whether a fault happens now."""
        with self._lock:
            return self._after.get(name, 1) <= 0

    def count(self, taken: int) -> None:
        """Let `taken` bytes of receipts pass on every fault that waits for them."""
        with self._lock:
            for name in self._after.keys() - ON_THE_WIRE:
                self._after[name] = max(0, self._after[name] - taken)

    def count_wire(self, taken: int) -> None:
        """Let `taken` bytes of any kind pass on the faults of the wire itself."""
        with self._lock:
            for name in self._after.keys() & ON_THE_WIRE:
                self._after[name] = max(0, self._after[name] - taken)

    def until(self, name: str) -> int | None:
        """Return how many bytes are left before a fault, None when it is not set."""
        with self._lock:
            return self._after.get(name)

    def names(self) -> tuple[str, ...]:
        """Return all faults set, also those that still wait."""
        with self._lock:
            return tuple(sorted(self._after))
