"""The drawer's sums over a shift, the blind count and what is over or short."""

from collections.abc import Mapping

from terminal.domain.money import MAX_FEN
from terminal.domain.value import Value
from terminal.errors import InvalidInput
from terminal.text import tr

# Faces of the yuan in circulation, in fen, from the largest.
FACES = (10000, 5000, 2000, 1000, 500, 200, 100, 50, 10)


class DrawerSums(Value):
    """What moved through one drawer in one shift, in fen."""

    float_fen: int = 0
    cash_sales_fen: int = 0
    cash_refunds_fen: int = 0
    paid_in_fen: int = 0
    paid_out_fen: int = 0
    dropped_fen: int = 0

    @property
    def expected_fen(self) -> int:
        """What must be in the drawer."""
        return (
            self.float_fen
            + self.cash_sales_fen
            - self.cash_refunds_fen
            + self.paid_in_fen
            - self.paid_out_fen
            - self.dropped_fen
        )

    def over_short(self, counted_fen: int) -> int:
        """Return what a count is over (> 0) or short (< 0) of what must be there."""
        return counted_fen - self.expected_fen


def counted(pieces: Mapping[int, int]) -> int:
    """Return the sum of a count by denomination, {face in fen: pieces}.

    Raises:
        InvalidInput: a face or a number of pieces is negative or cannot be meant.
    """
    if any(face <= 0 or not 0 <= count <= 100_000 for face, count in pieces.items()):
        raise InvalidInput(tr("A number of notes or coins cannot be right."), tr("Count again."))
    return check_cash(sum(face * count for face, count in pieces.items()))


def check_cash(amount_fen: int) -> int:
    """Return an opening float or a counted sum if it can be meant; an empty drawer can.

    Raises:
        InvalidInput: it is negative, or more than a million yuan.
    """
    if not 0 <= amount_fen <= MAX_FEN:
        raise InvalidInput(
            tr("A drawer holds 0.00 to 1,000,000.00."), tr("Check the amount and type it again.")
        )
    return amount_fen


def check_movement(amount_fen: int) -> int:
    """Return a cash movement's amount if it can be meant.

    Raises:
        InvalidInput: it is not positive, or more than a million yuan.
    """
    if amount_fen <= 0:
        raise InvalidInput(tr("The amount must be more than 0."), tr("Type it again."))
    return check_cash(amount_fen)
