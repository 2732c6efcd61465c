"""What happened in one shift, read from the projected tables as facts for the totals."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from sync import events as ev
from terminal.domain.pricing import TaxSum
from terminal.domain.reports import (
    Fact,
    MovementFacts,
    NoSaleFacts,
    Paid,
    RefundFacts,
    SaleFacts,
    Totals,
    VoidFacts,
)
from terminal.store.database import Connection, rows


def of_shift(db: Connection, shift_id: str) -> Iterator[Fact]:
    """Yield every fact of one shift that a total counts."""
    yield from _sales(db, shift_id)
    yield from _refunds(db, shift_id)
    for (amount,) in db.execute("SELECT amount_fen FROM voids WHERE shift_id=?", (shift_id,)):
        yield VoidFacts(amount)
    moved = "SELECT kind, amount_fen FROM cash_movements WHERE shift_id=?"
    for kind, amount in db.execute(moved, (shift_id,)):
        yield MovementFacts(kind, amount)
    opened = "SELECT 1 FROM drawer_openings WHERE shift_id=? AND why='no_sale'"
    for _ in db.execute(opened, (shift_id,)):
        yield NoSaleFacts()


def _sales(db: Connection, shift_id: str) -> Iterator[SaleFacts]:
    paid = _paid(db, "sale_id", shift_id)
    found = rows(
        db,
        "SELECT sale_id, total_fen, discounts_fen, rounding_fen, tax, (SELECT"
        " coalesce(sum(amount_fen), 0) FROM sale_adjustments a WHERE a.sale_id=s.sale_id"
        " AND a.kind='comp') comps_fen FROM sales s WHERE shift_id=?",
        (shift_id,),
    )
    for row in found:
        yield SaleFacts(
            total_fen=row["total_fen"],
            discounts_fen=row["discounts_fen"] - row["comps_fen"],
            comps_fen=row["comps_fen"],
            rounding_fen=row["rounding_fen"],
            tax=_tax(row["tax"]),
            tenders=tuple(paid[row["sale_id"]]),
        )


def _refunds(db: Connection, shift_id: str) -> Iterator[RefundFacts]:
    paid = _paid(db, "refund_id", shift_id)
    found = rows(db, "SELECT refund_id, total_fen, tax FROM refunds WHERE shift_id=?", (shift_id,))
    for row in found:
        tenders = tuple(paid[row["refund_id"]])
        yield RefundFacts(row["total_fen"], _tax(row["tax"]), tenders)


def _paid(db: Connection, column: str, shift_id: str) -> dict[str, list[Paid]]:
    found: dict[str, list[Paid]] = defaultdict(list)
    query = f"SELECT {column}, type, amount_fen FROM tenders WHERE shift_id=? AND {column}<>''"
    for subject, kind, amount in db.execute(query, (shift_id,)):
        found[subject].append(Paid(kind, amount))
    return found


def _tax(text: str) -> tuple[TaxSum, ...]:
    return msgspec.json.decode(text.encode(), type=tuple[TaxSum, ...])


def to_event(totals: Totals) -> ev.Totals:
    """Return totals as they stand in an event."""
    return msgspec.convert(msgspec.to_builtins(totals), ev.Totals)


def from_event(totals: ev.Totals) -> Totals:
    """Return totals as they were recorded."""
    return msgspec.convert(msgspec.to_builtins(totals), Totals)


def from_column(text: str) -> Totals:
    """Return totals kept in a projected column."""
    return msgspec.json.decode(text.encode(), type=Totals)
