"""What somebody beside the till wrote down: each sale in the moment its COMMIT was told.

Kept in another process than the till's, so that it outlives a kill and can say what was lost.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Told:
    """One sale or refund as it was told; `key` is its id, `fen` its total."""

    key: str
    receipt_no: str
    fen: int
    epoch: int
    seq: int


@dataclass(slots=True)
class Ledger:
    """Facts in the order in which they were told; `drawer_fen` is what must lie in the drawer."""

    sales: dict[str, Told] = field(default_factory=dict)
    refunds: dict[str, Told] = field(default_factory=dict)
    drawer_fen: int = 0
    drawer_openings: int = 0
    z: dict[str, int] = field(default_factory=dict)

    def write(self, fact: dict[str, Any]) -> Told | None:
        """Take a fact down; returns it when it is a sale or a refund."""
        kind, fen = fact["fact"], int(fact.get("fen", 0))
        if kind in ("sale", "refund"):
            told = Told(fact["key"], fact["receipt_no"], fen, fact["epoch"], fact["seq"])
            (self.sales if kind == "sale" else self.refunds)[told.key] = told
            self.drawer_fen += fen if kind == "sale" else -fen
            return told
        if kind == "drawer":
            self.drawer_fen += fen
        if kind == "drawer_opened":
            self.drawer_openings += 1
        if kind == "z":
            self.z = dict(fact["totals"])
        return None

    @property
    def gross_fen(self) -> int:
        """The sum of all sales."""
        return sum(told.fen for told in self.sales.values())

    @property
    def refunds_fen(self) -> int:
        """The sum of all refunds."""
        return sum(told.fen for told in self.refunds.values())
