"""What an order comes to: reductions in their stages, rounding, tax, all allocated to lines.

Stages: item (comp, line discount), order (order discount), rounding (抹零). Each reduction is
computed once on its scope and split by largest remainder over the lines' current net amounts, so
that refunds by line telescope to what was paid. Tax is included in prices and computed per rate on
the sum after all that, then split over the rate's lines.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from terminal.domain.discount import Discount
from terminal.domain.money import allocate, included_tax
from terminal.domain.order import Order, OrderLine
from terminal.domain.value import Value

ENGINE_VER = 1
ITEM, ORDER, ROUNDING = "item", "order", "rounding"
COMP = "comp"


class LineAdjustment(Value):
    """One line's share of one reduction; `amount_fen` >= 0 is what it takes off."""

    line_id: str
    stage: str
    kind: str
    amount_fen: int
    by: str = ""
    approval: str = ""
    reason: str = ""
    value: int = 0


class PricedLine(Value):
    """A line with what is left to pay for it and the tax inside that."""

    line: OrderLine
    net_fen: int
    tax_fen: int = 0


class TaxSum(Value):
    """Amount (tax included) and tax of one rate."""

    tax_bp: int
    amount_fen: int
    tax_fen: int


class Priced(Value):
    """A whole order priced: `total_fen` = Σ net = gross − Σ adjustments."""

    lines: tuple[PricedLine, ...]
    adjustments: tuple[LineAdjustment, ...]
    tax: tuple[TaxSum, ...]

    @property
    def gross_fen(self) -> int:
        """Before any reduction."""
        return sum(priced.line.gross_fen for priced in self.lines)

    @property
    def total_fen(self) -> int:
        """What the guest pays."""
        return sum(priced.net_fen for priced in self.lines)

    @property
    def rounding_fen(self) -> int:
        """What 抹零 left off."""
        return sum(a.amount_fen for a in self.adjustments if a.stage == ROUNDING)

    @property
    def reduction_fen(self) -> int:
        """All reductions but the rounding."""
        return sum(a.amount_fen for a in self.adjustments if a.stage != ROUNDING)

    @property
    def comps_fen(self) -> int:
        """What the house gave away."""
        return sum(a.amount_fen for a in self.adjustments if a.kind == COMP)

    @property
    def tax_fen(self) -> int:
        """The tax inside the total."""
        return sum(row.tax_fen for row in self.tax)

    def net_of(self, line_id: str) -> int:
        """What is left to pay for one line; 0 for one that is not in the order."""
        return sum(p.net_fen for p in self.lines if p.line.line_id == line_id)


def price(order: Order, rounding_fen: int = 0) -> Priced:
    """Price an order; `rounding_fen` is left off the total and allocated last.

    Raises:
        ValueError: the rounding is negative or more than the total.
    """
    lines = order.lines
    adjustments: list[LineAdjustment] = []
    nets = [_item_stage(line, adjustments) for line in lines]
    if order.discount is not None:
        off = order.discount.off(sum(nets))
        _spread(lines, nets, off, _order_share(order.discount), adjustments)
    if rounding_fen:
        if not 0 < rounding_fen <= sum(nets):
            raise ValueError(f"Cannot leave {rounding_fen} off {sum(nets)}.")
        share = LineAdjustment("", ROUNDING, ROUNDING, 0)
        _spread(lines, nets, rounding_fen, share, adjustments)
    taxes, sums = _tax(lines, nets)
    priced = tuple(PricedLine(*row) for row in zip(lines, nets, taxes, strict=True))
    return Priced(priced, tuple(adjustments), sums)


def tax_sums(rows: Iterable[TaxSum]) -> tuple[TaxSum, ...]:
    """Return rows added up, one for each rate, the lowest first."""
    sums: dict[int, tuple[int, int]] = {}
    for row in rows:
        amount, tax = sums.get(row.tax_bp, (0, 0))
        sums[row.tax_bp] = (amount + row.amount_fen, tax + row.tax_fen)
    return tuple(TaxSum(rate, *sums[rate]) for rate in sorted(sums))


def _item_stage(line: OrderLine, adjustments: list[LineAdjustment]) -> int:
    gross = line.gross_fen
    if line.comp:
        adjustments.append(
            LineAdjustment(
                line.line_id, ITEM, COMP, gross, line.comp_by, line.comp_approval, line.comp
            )
        )
        return 0
    if line.discount is None:
        return gross
    given = line.discount
    off = given.off(gross)
    adjustments.append(
        LineAdjustment(
            line.line_id, ITEM, given.kind, off, given.by, given.approval, given.reason, given.value
        )
    )
    return gross - off


def _order_share(given: Discount) -> LineAdjustment:
    return LineAdjustment(
        "", ORDER, given.kind, 0, given.by, given.approval, given.reason, given.value
    )


def _spread(
    lines: Sequence[OrderLine],
    nets: list[int],
    off: int,
    share: LineAdjustment,
    adjustments: list[LineAdjustment],
) -> None:
    for index, part in enumerate(allocate(off, nets)):
        if part:
            nets[index] -= part
            adjustments.append(replace(share, line_id=lines[index].line_id, amount_fen=part))


def _tax(lines: Sequence[OrderLine], nets: Sequence[int]) -> tuple[list[int], tuple[TaxSum, ...]]:
    taxes = [0] * len(lines)
    sums: list[TaxSum] = []
    for rate in sorted({line.tax_bp for line in lines}):
        where = [index for index, line in enumerate(lines) if line.tax_bp == rate]
        amounts = [nets[index] for index in where]
        tax = included_tax(sum(amounts), rate)
        sums.append(TaxSum(rate, sum(amounts), tax))
        for index, part in zip(where, allocate(tax, amounts), strict=True):
            taxes[index] = part
    return taxes, tuple(sums)
