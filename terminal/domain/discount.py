"""Reductions given by staff: by amount or by rate, on a line or on the whole order."""

from dataclasses import dataclass

from terminal.domain.money import percent_of

AMOUNT = "amount"
RATE = "rate"


@dataclass(frozen=True, slots=True)
class Discount:
    """`value` is fen off for `amount` and basis points off for `rate` (9 折 = 1000)."""

    discount_id: str
    kind: str
    value: int
    reason: str = ""
    by: str = ""
    approval: str = ""

    def off(self, base_fen: int) -> int:
        """Return what it takes off `base_fen`, never more than that."""
        taken = self.value if self.kind == AMOUNT else percent_of(base_fen, self.value)
        return min(taken, base_fen)


def rate_of(off_fen: int, base_fen: int) -> int:
    """Return a reduction as basis points of its base, rounded up; it is what limits look at."""
    return -(-off_fen * 10000 // base_fen) if base_fen else 0
