"""One measured row, and the figures it is made of."""

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Row:
    """`value` in `unit`; with a `reference` the bound is on their ratio, else on the value."""

    topic: str
    name: str
    value: float
    unit: str
    size: str
    reference: float | None = None
    bound: float | None = None

    @property
    def ratio(self) -> float | None:
        """Value against reference."""
        return self.value / self.reference if self.reference else None

    @property
    def holds(self) -> bool | None:
        """Whether the bound holds; None where there is none."""
        if self.bound is None:
            return None
        return (self.ratio if self.ratio is not None else self.value) <= self.bound

    def plain(self) -> dict[str, Any]:
        """As it is kept."""
        row = asdict(self) | {"ratio": self.ratio, "holds": self.holds}
        return {key: round(v, 3) if isinstance(v, float) else v for key, v in row.items()}

    @staticmethod
    def heading() -> str:
        """The table's head."""
        names = ("value", "", "reference", "ratio", "bound", "holds")
        return f"{'':46}" + "".join(f"{name:>10}" for name in names) + "  size"

    def line(self) -> str:
        """One line of the table."""
        verdict = {True: "yes", False: "NO", None: ""}[self.holds]
        cells = (self.value, self.unit, self.reference, self.ratio, self.bound, verdict)
        return f"{self.topic} {self.name:<40.40}" + "".join(map(_cell, cells)) + f"  {self.size}"


def _cell(value: object) -> str:
    if value is None:
        return f"{'':>10}"
    return f"{value:>10.2f}" if isinstance(value, float) else f"{value:>10}"


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def p99(values: Sequence[float]) -> float:
    """The value that one in a hundred exceeds."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))]
