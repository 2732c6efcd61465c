"""One measured row, and the figures it is made of."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

HEAD = ("value", "unit", "reference", "ratio", "bound", "holds", "size")


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
        row: dict[str, Any] = {"topic": self.topic, "name": self.name}
        row |= {name: getattr(self, name) for name in HEAD}
        return {key: round(v, 4) if isinstance(v, float) else v for key, v in row.items()}

    def cells(self) -> tuple[str, ...]:
        """As the table shows it."""
        verdict = {True: "yes", False: "NO", None: ""}[self.holds]
        figures = (self.value, self.unit, self.reference, self.ratio, self.bound, verdict)
        return (f"{self.topic} {self.name}", *map(_cell, figures), self.size)

    def line(self) -> str:
        """One line of the printed table."""
        name, *figures, size = self.cells()
        return f"{name:<40.40}" + "".join(f"{figure:>10}" for figure in figures) + f"  {size}"


def heading() -> str:
    """The head of the printed table."""
    names = ("value", "", *HEAD[2:6])
    return f"{'':40}" + "".join(f"{name:>10}" for name in names) + "  size"


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.3g}" if value < 10 else f"{value:.1f}"
    return "" if value is None else str(value)


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def p99(values: Sequence[float]) -> float:
    """The value that one in a hundred exceeds."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))]
