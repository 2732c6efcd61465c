"""Exact arithmetic on fen (int), thousandths of a unit and basis points. No floats anywhere.

Rounding is half up; every split is by largest remainder and sums exactly; every part of a whole
that is given back in steps telescopes to the whole (`share`).
"""

from collections.abc import Sequence

MAX_FEN = 100_000_000  # one million yuan: no line, tender or movement of a shop is larger


def line_amount(price_fen: int, qty_milli: int) -> int:
    """Return the amount of `qty_milli` thousandths of a unit at `price_fen` a unit."""
    return (price_fen * qty_milli + 500) // 1000


def percent_of(base_fen: int, rate_bp: int) -> int:
    """Return `rate_bp` basis points of `base_fen`, half up."""
    return (base_fen * rate_bp + 5000) // 10000


def included_tax(amount_fen: int, tax_bp: int) -> int:
    """Return the tax inside an amount that includes it, half up."""
    whole = 10000 + tax_bp
    return (amount_fen * tax_bp + whole // 2) // whole


def allocate(amount: int, weights: Sequence[int]) -> list[int]:
    """Split `amount` by `weights` so that the shares sum exactly; ties go to the earlier one.

    With `amount` <= sum(weights) no share exceeds its weight.

    Raises:
        ValueError: a negative amount or weight, or an amount and nothing to carry it.
    """
    whole = sum(weights)
    if amount < 0 or any(weight < 0 for weight in weights) or (amount and not whole):
        raise ValueError(f"Cannot split {amount} over {list(weights)}.")
    if whole == 0:
        return [0] * len(weights)
    parts = [divmod(amount * weight, whole) for weight in weights]
    shares = [quotient for quotient, _ in parts]
    left = amount - sum(shares)
    for index in sorted(range(len(parts)), key=lambda i: (-parts[i][1], i))[:left]:
        shares[index] += 1
    return shares


def share(paid: int, whole: int, done: int, now: int) -> int:
    """Return what `now` of `whole` is worth after `done`, of `paid` in all; sums to `paid`."""
    return paid * (done + now) // whole - paid * done // whole


def round_down(amount_fen: int, step_fen: int) -> int:
    """Return how much to leave off (抹零) so that `amount_fen` is a multiple of `step_fen`."""
    return amount_fen % step_fen if step_fen > 1 else 0
