"""Reductions given by staff: by amount or by rate, on a line or on the whole order."""

from terminal.domain.money import MAX_FEN, percent_of
from terminal.domain.value import Value
from terminal.errors import InvalidInput
from terminal.text import tr

AMOUNT = "amount"
RATE = "rate"


class Discount(Value):
    """`value` is fen off for `amount` and basis points off for `rate` (9 折 = 1000).

    `by` gave it on the own authority; `approval` names the consent of somebody else, for exactly
    this value in this place.
    """

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


def check_discount(discount: Discount) -> Discount:
    """Return `discount` if a person can have meant it.

    Raises:
        InvalidInput: it takes nothing off, more than all, or its kind is unknown.
    """
    most = {AMOUNT: MAX_FEN, RATE: 10000}.get(discount.kind, 0)
    if not 0 < discount.value <= most:
        raise InvalidInput(
            tr("A discount must take off more than nothing and at most everything."),
            tr("Type it again."),
        )
    return discount


def rate_of(off_fen: int, base_fen: int) -> int:
    """Return a reduction as basis points of its base, rounded up; 0 of nothing is 0."""
    return -(-off_fen * 10000 // base_fen) if base_fen else 0
