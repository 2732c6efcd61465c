"""What an event means for the cloud's tables: pure, from the event alone.

Rows are returned, not written; `cloud_stub.applying` writes them. An event without figures here
(sign-ins, kitchen slips ...) is kept in `ingest` all the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

from sqlalchemy import Table

from cloud_stub import tables
from sync.codec import Envelope
from sync.events import (
    CashMoved,
    DayClosed,
    Event,
    RefundClosed,
    SaleClosed,
    ShiftClosed,
    ShiftOpened,
    TaxRow,
    TenderPart,
)

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """Where an event comes from: whose it is, and when it arrived."""

    merchant_id: str
    shop_id: str
    received_at: str


@dataclass(slots=True)
class Changes:
    """Rows to add, table by table, and rows to add or complete."""

    added: dict[Table, list[Record]] = field(default_factory=dict)
    completed: list[tuple[Table, Record]] = field(default_factory=list)

    def add(self, table: Table, *rows: Record) -> None:
        """Add rows of one table."""
        if rows:
            self.added.setdefault(table, []).extend(rows)

    def complete(self, table: Table, row: Record) -> None:
        """Add a row, or fill in these columns where its key already stands."""
        self.completed.append((table, row))

    def merge(self, other: "Changes") -> None:
        """Take over another event's rows, after these."""
        for table, rows in other.added.items():
            self.add(table, *rows)
        self.completed.extend(other.completed)


def project(source: Source, envelope: Envelope, event: Event) -> Changes:
    """Return the rows that one event brings."""
    changes = Changes()
    act = _ACTS.get(envelope.type)
    if act is not None:
        act(changes, _Place(source, envelope), event)
    return changes


class _Place:
    """The columns that every row of one event shares."""

    def __init__(self, source: Source, envelope: Envelope) -> None:
        self.envelope = envelope
        self.received_at = source.received_at
        self.owner = {
            "merchant_id": source.merchant_id,
            "shop_id": source.shop_id,
            "terminal_id": envelope.terminal,
        }
        self.dated = {**self.owner, "biz_date": envelope.biz_date}
        self.row = {**self.dated, "epoch": envelope.epoch, "seq": envelope.seq}
        self.event = {
            **self.row,
            "event_id": envelope.id,
            "at": envelope.at,
            "shift_id": envelope.shift,
            "staff_id": envelope.staff,
        }


def _sale(changes: Changes, place: _Place, event: Event) -> None:
    sale = cast("SaleClosed", event)
    changes.add(
        tables.sales,
        {
            **place.event,
            **_named(sale, "sale_id order_id receipt_no no corrects source order_type"),
            **_named(sale, "channel_ref member_id currency guests gross_fen rounding_fen"),
            **_named(sale, "total_fen cum_gross_fen cum_refund_fen cum_count"),
            "table_name": sale.table,
            "lines": len(sale.lines),
            "discounts_fen": sum(a.amount_fen for a in sale.adjustments if a.stage != "rounding"),
            "tax_fen": _tax(sale.tax),
            "offline": int(sale.offline),
            "received_at": place.received_at,
        },
    )
    fields = (
        "line_id sku name unit category_id station qty_milli list_fen price_fen "
        "gross_fen net_fen tax_bp tax_fen"
    )
    key = {**place.dated, "sale_id": sale.sale_id}
    rows = [{**key, "n": n, **_named(line, fields)} for n, line in enumerate(sale.lines, 1)]
    changes.add(tables.sale_lines, *rows)
    _tenders(changes, place, sale.tenders, kind="sale", subject_id=sale.sale_id)


def _refund(changes: Changes, place: _Place, event: Event) -> None:
    refund = cast("RefundClosed", event)
    changes.add(
        tables.refunds,
        {
            **place.event,
            **_named(refund, "refund_id sale_id receipt_no sale_receipt_no reason approval"),
            **_named(refund, "total_fen cum_gross_fen cum_refund_fen cum_count"),
            "lines": len(refund.lines),
            "tax_fen": _tax(refund.tax),
            "received_at": place.received_at,
        },
    )
    fields = "line_id sku name unit qty_milli amount_fen tax_bp tax_fen"
    key = {**place.dated, "refund_id": refund.refund_id}
    rows = [{**key, "n": n, **_named(line, fields)} for n, line in enumerate(refund.lines, 1)]
    changes.add(tables.refund_lines, *rows)
    _tenders(changes, place, refund.tenders, kind="refund", subject_id=refund.refund_id)


def _tenders(
    changes: Changes, place: _Place, tenders: list[TenderPart], *, kind: str, subject_id: str
) -> None:
    shared = {
        **place.dated,
        "shift_id": place.envelope.shift,
        "kind": kind,
        "subject_id": subject_id,
    }
    fields = "tender_id type payment_id ref amount_fen change_fen"
    changes.add(tables.tenders, *({**shared, **_named(tender, fields)} for tender in tenders))


def _cash(changes: Changes, place: _Place, event: Event) -> None:
    moved = cast("CashMoved", event)
    kind = place.envelope.type.removeprefix("cash.")
    fields = "movement_id amount_fen reason by approval"
    changes.add(tables.cash_movements, {**place.event, "kind": kind, **_named(moved, fields)})


def _shift_opened(changes: Changes, place: _Place, event: Event) -> None:
    opened = cast("ShiftOpened", event)
    changes.complete(
        tables.shifts,
        {
            **place.dated,
            **_named(opened, "shift_id shift_no float_fen drawer"),
            "staff_id": place.envelope.staff,
            "epoch": place.envelope.epoch,
            "opened_seq": place.envelope.seq,
            "opened_at": place.envelope.at,
        },
    )


def _shift_closed(changes: Changes, place: _Place, event: Event) -> None:
    closed = cast("ShiftClosed", event)
    changes.complete(
        tables.shifts,
        {
            **place.dated,
            **_named(closed, "shift_id shift_no float_fen expected_fen counted_fen"),
            "over_short_fen": closed.over_short_fen,
            **_named(closed.totals, "sales gross_fen refunds refunds_fen"),
            "staff_id": place.envelope.staff,
            "epoch": place.envelope.epoch,
            "closed_seq": place.envelope.seq,
            "closed_at": place.envelope.at,
        },
    )


def _day_closed(changes: Changes, place: _Place, event: Event) -> None:
    day = cast("DayClosed", event)
    sums = "sales gross_fen refunds refunds_fen discounts_fen rounding_fen voids"
    changes.add(
        tables.days,
        {
            **place.row,
            "at": place.envelope.at,
            "event_id": place.envelope.id,
            "staff_id": place.envelope.staff,
            **_named(day.totals, sums),
            **_named(day, "z_no float_fen over_short_fen grand_total_fen"),
        },
    )


def _named(part: object, names: str) -> Record:
    return {name: getattr(part, name) for name in names.split()}


def _tax(rows: list[TaxRow]) -> int:
    return sum(row.tax_fen for row in rows)


_ACTS: dict[str, Callable[[Changes, _Place, Event], None]] = {
    "sale.closed": _sale,
    "refund.closed": _refund,
    "cash.paid_in": _cash,
    "cash.paid_out": _cash,
    "cash.dropped": _cash,
    "shift.opened": _shift_opened,
    "shift.closed": _shift_closed,
    "day.closed": _day_closed,
}
