"""Giving money back for a closed sale: whole, by line, by part quantity; exact by telescoping.

What a line's `now` units are worth after `done` units were already refunded is
`paid*(done+now)//sold − paid*done//sold`, so the parts of a line always sum to what was paid for
it, and the same rule gives back its tax.
"""

from collections.abc import Iterable, Mapping

from terminal.domain.money import share
from terminal.domain.pricing import Priced, TaxSum, tax_sums
from terminal.domain.value import Value
from terminal.errors import InvalidInput, InvalidOrder
from terminal.text import tr


class SoldLine(Value):
    """A line of a closed sale with what was refunded of it so far."""

    line_id: str
    sku: str
    name: str
    qty_milli: int
    net_fen: int
    tax_bp: int = 0
    tax_fen: int = 0
    name_en: str = ""
    unit: str = "pc"
    shown_per: str = ""
    refunded_milli: int = 0
    refunded_fen: int = 0

    @property
    def left_milli(self) -> int:
        """What can still be refunded."""
        return self.qty_milli - self.refunded_milli

    @property
    def left_fen(self) -> int:
        """What refunding all of that gives back."""
        return share(self.net_fen, self.qty_milli, self.refunded_milli, self.left_milli)


class RefundedLine(Value):
    """A quantity of a line given back, with money and tax."""

    sold: SoldLine
    qty_milli: int
    amount_fen: int
    tax_fen: int


def sold_lines(priced: Priced) -> tuple[SoldLine, ...]:
    """Return the lines of a sale that was just closed, nothing refunded yet."""
    return tuple(
        SoldLine(
            line_id=part.line.line_id,
            sku=part.line.sku,
            name=part.line.name,
            qty_milli=part.line.qty_milli,
            net_fen=part.net_fen,
            tax_bp=part.line.tax_bp,
            tax_fen=part.tax_fen,
            name_en=part.line.name_en,
            unit=part.line.unit,
            shown_per=part.line.shown_per,
        )
        for part in priced.lines
    )


def refund_line(sold: SoldLine, qty_milli: int) -> RefundedLine:
    """Return what `qty_milli` of a line gives back.

    Raises:
        InvalidInput: the quantity is not positive, or more than is left.
    """
    if qty_milli <= 0 or (sold.unit == "pc" and qty_milli % 1000):
        raise InvalidInput(tr("Choose how much of {name} comes back.", name=sold.name))
    if qty_milli > sold.left_milli:
        raise InvalidInput(
            tr("Of {name} no more than was sold can come back.", name=sold.name),
            tr("Lower the quantity."),
        )
    whole, done = sold.qty_milli, sold.refunded_milli
    return RefundedLine(
        sold,
        qty_milli,
        share(sold.net_fen, whole, done, qty_milli),
        share(sold.tax_fen, whole, done, qty_milli),
    )


def refund(sold: Iterable[SoldLine], chosen: Mapping[str, int]) -> tuple[RefundedLine, ...]:
    """Return the lines given back for `chosen` quantities by line id; a quantity of 0 is none.

    Raises:
        InvalidInput: a quantity is negative, or more than is left.
        InvalidOrder: nothing was chosen, or a line that is not of this sale.
    """
    by_id = {line.line_id: line for line in sold}
    if not chosen.keys() <= by_id.keys():
        raise InvalidOrder(tr("A line is not of this sale."), tr("Open the sale again."))
    lines = tuple(
        refund_line(line, chosen[line_id]) for line_id, line in by_id.items() if chosen.get(line_id)
    )
    if not lines:
        raise InvalidOrder(tr("Nothing was chosen to give back."), tr("Choose a line first."))
    return lines


def whole(sold: Iterable[SoldLine]) -> dict[str, int]:
    """Return the choice of everything that is left of a sale."""
    return {line.line_id: line.left_milli for line in sold if line.left_milli}


def refunded_tax(lines: Iterable[RefundedLine]) -> tuple[TaxSum, ...]:
    """Return amount and tax given back by rate, the lowest rate first."""
    return tax_sums(TaxSum(ln.sold.tax_bp, ln.amount_fen, ln.tax_fen) for ln in lines)
