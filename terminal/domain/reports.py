"""X and Z: one fold over what happened, whatever its order and however it is split into shifts.

    facts of a shift --fold--> Totals (X, shift report)     Totals of shifts --merge--> Totals (Z)

Each sum is of sums, so a day is exactly its shifts. Sales and refunds are never netted.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from terminal.domain.pricing import Priced, TaxSum, tax_sums
from terminal.domain.refund import RefundedLine, refunded_tax
from terminal.domain.shift import DrawerSums
from terminal.domain.tender import CASH, Tender
from terminal.domain.value import Value

PAID_IN, PAID_OUT, DROPPED = "paid_in", "paid_out", "dropped"
_MOVED = {PAID_IN: "paid_in_fen", PAID_OUT: "paid_out_fen", DROPPED: "dropped_fen"}


class Paid(Value):
    """Money of one tender: its type and what counts, without change."""

    type: str
    amount_fen: int


class SaleFacts(Value):
    """A closed sale. `discounts_fen` is without comps and 抹零."""

    total_fen: int
    discounts_fen: int = 0
    comps_fen: int = 0
    rounding_fen: int = 0
    tax: tuple[TaxSum, ...] = ()
    tenders: tuple[Paid, ...] = ()


class RefundFacts(Value):
    """Money given back for a closed sale; amounts are positive."""

    total_fen: int
    tax: tuple[TaxSum, ...] = ()
    tenders: tuple[Paid, ...] = ()


class VoidFacts(Value):
    """A line, or a part of it, taken back before its sale."""

    amount_fen: int


class MovementFacts(Value):
    """Cash paid in, paid out or dropped."""

    kind: str
    amount_fen: int


class NoSaleFacts(Value):
    """The drawer opened without a sale."""


Fact = SaleFacts | RefundFacts | VoidFacts | MovementFacts | NoSaleFacts


class TenderSum(Value):
    """One tender type: payments taken, their sum, and what was given back by it."""

    type: str
    count: int = 0
    amount_fen: int = 0
    refunded_fen: int = 0


class Totals(Value):
    """Sums over a shift or a day; gross is after discounts and rounding, before refunds."""

    sales: int = 0
    gross_fen: int = 0
    refunds: int = 0
    refunds_fen: int = 0
    discounts_fen: int = 0
    rounding_fen: int = 0
    voids: int = 0
    voids_fen: int = 0
    comps_fen: int = 0
    no_sales: int = 0
    tax: tuple[TaxSum, ...] = ()
    refund_tax: tuple[TaxSum, ...] = ()
    tenders: tuple[TenderSum, ...] = ()
    paid_in_fen: int = 0
    paid_out_fen: int = 0
    dropped_fen: int = 0
    coupons: int = 0
    points: int = 0

    @property
    def net_fen(self) -> int:
        """What the shop took: gross less refunds."""
        return self.gross_fen - self.refunds_fen

    @property
    def tax_fen(self) -> int:
        """Tax in the gross less tax given back."""
        given_back = sum(row.tax_fen for row in self.refund_tax)
        return sum(row.tax_fen for row in self.tax) - given_back

    def tender(self, kind: str) -> TenderSum:
        """The sums of one tender type, zero when it was not used."""
        return next((row for row in self.tenders if row.type == kind), TenderSum(kind))


_ROWS = ("tax", "refund_tax", "tenders")
_NUMBERS = tuple(field.name for field in fields(Totals) if field.name not in _ROWS)


def sale_facts(priced: Priced, tenders: Iterable[Tender]) -> SaleFacts:
    """Return what a closed sale adds to the totals."""
    return SaleFacts(
        total_fen=priced.total_fen,
        discounts_fen=priced.reduction_fen - priced.comps_fen,
        comps_fen=priced.comps_fen,
        rounding_fen=priced.rounding_fen,
        tax=priced.tax,
        tenders=tuple(Paid(tender.type, tender.amount_fen) for tender in tenders),
    )


def refund_facts(lines: Iterable[RefundedLine], tenders: Iterable[Tender]) -> RefundFacts:
    """Return what a refund adds to the totals."""
    lines = tuple(lines)
    return RefundFacts(
        total_fen=sum(line.amount_fen for line in lines),
        tax=refunded_tax(lines),
        tenders=tuple(Paid(tender.type, tender.amount_fen) for tender in tenders),
    )


def fold(facts: Iterable[Fact]) -> Totals:
    """Return the totals of facts in any order."""
    return merge(*map(_single, facts))


def merge(*parts: Totals) -> Totals:
    """Return the totals of parts, a day's of its shifts'; rows by rate and by tender type."""
    numbers: dict[str, Any] = {
        name: sum(getattr(part, name) for part in parts) for name in _NUMBERS
    }
    return Totals(
        **numbers,
        tax=tax_sums(row for part in parts for row in part.tax),
        refund_tax=tax_sums(row for part in parts for row in part.refund_tax),
        tenders=_tenders(row for part in parts for row in part.tenders),
    )


def drawer(totals: Totals, float_fen: int) -> DrawerSums:
    """Return what moved through the drawer of a shift."""
    cash = totals.tender(CASH)
    return DrawerSums(
        float_fen=float_fen,
        cash_sales_fen=cash.amount_fen,
        cash_refunds_fen=cash.refunded_fen,
        paid_in_fen=totals.paid_in_fen,
        paid_out_fen=totals.paid_out_fen,
        dropped_fen=totals.dropped_fen,
    )


def _single(fact: Fact) -> Totals:
    match fact:
        case SaleFacts():
            return _sale(fact)
        case RefundFacts():
            return _refund(fact)
        case VoidFacts():
            return Totals(voids=1, voids_fen=fact.amount_fen)
        case MovementFacts():
            return _movement(fact)
        case _:
            return Totals(no_sales=1)


def _movement(fact: MovementFacts) -> Totals:
    moved: dict[str, Any] = {_MOVED[fact.kind]: fact.amount_fen}
    return Totals(**moved)


def _sale(fact: SaleFacts) -> Totals:
    return Totals(
        sales=1,
        gross_fen=fact.total_fen,
        discounts_fen=fact.discounts_fen,
        comps_fen=fact.comps_fen,
        rounding_fen=fact.rounding_fen,
        tax=fact.tax,
        tenders=tuple(TenderSum(paid.type, 1, paid.amount_fen) for paid in fact.tenders),
    )


def _refund(fact: RefundFacts) -> Totals:
    return Totals(
        refunds=1,
        refunds_fen=fact.total_fen,
        refund_tax=fact.tax,
        tenders=tuple(TenderSum(paid.type, refunded_fen=paid.amount_fen) for paid in fact.tenders),
    )


def _tenders(rows: Iterable[TenderSum]) -> tuple[TenderSum, ...]:
    sums: defaultdict[str, tuple[int, int, int]] = defaultdict(lambda: (0, 0, 0))
    for row in rows:
        count, amount, refunded = sums[row.type]
        sums[row.type] = (
            count + row.count,
            amount + row.amount_fen,
            refunded + row.refunded_fen,
        )
    return tuple(TenderSum(kind, *sums[kind]) for kind in sorted(sums))
