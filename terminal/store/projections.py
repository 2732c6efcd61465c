"""From an event to projected rows: reads the event and projected rows, nothing else.

One function per event name; an event without one changes no table. The same functions run when an
event is recorded and when the journal is replayed.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import msgspec

from sync import events as ev
from sync.codec import Envelope
from terminal.store.database import Connection, Row, insert, insert_all

Projection = Callable[[Connection, Envelope, Any], None]

# Copied by name from an event's parts; fetched at once, because a sale has many of them.
SALE = (
    *("sale_id", "order_id", "receipt_no", "no", "source", "order_type", "guests"),
    *("member_id", "corrects", "gross_fen", "rounding_fen", "total_fen"),
)
LINE = (
    *("line_id", "sku", "name", "name_en", "category_id", "unit", "shown_per", "qty_milli"),
    *("list_fen", "price_fen", "gross_fen", "net_fen", "tax_bp", "tax_fen", "note"),
)
PART = ("line_id", "stage", "kind", "amount_fen", "value", "by", "approval", "reason")
TENDER = ("tender_id", "type", "payment_id", "amount_fen", "change_fen", "ref")
LINE_COLUMNS = ("sale_id", "n", *LINE, "modifiers", "refunded_milli", "refunded_fen")
PART_COLUMNS = ("sale_id", "n", *PART)
TENDER_COLUMNS = ("sale_id", "refund_id", "shift_id", "n", *TENDER)
sale_values = attrgetter(*SALE)
line_values = attrgetter(*LINE)
part_values = attrgetter(*PART)
tender_values = attrgetter(*TENDER)


def apply(db: Connection, envelope: Envelope, event: ev.Event) -> None:
    """Apply one event inside the caller's transaction."""
    project = PROJECTIONS.get(envelope.type)
    if project is not None:
        project(db, envelope, event)
    if hasattr(event, "cum_count"):
        _counters(db, envelope, event)


def dump(value: object) -> str:
    """Return a list or struct as the JSON text kept in a column."""
    return msgspec.json.encode(value).decode()


def _counters(db: Connection, env: Envelope, event: Any) -> None:
    row = {
        "epoch": env.epoch,
        "gross_fen": event.cum_gross_fen,
        "refund_fen": event.cum_refund_fen,
        "count": event.cum_count,
    }
    insert(db, "counters", row, or_replace=True)


def _number(db: Connection, env: Envelope, receipt_no: str) -> None:
    db.execute(
        "INSERT INTO numbers VALUES (?,?) ON CONFLICT (biz_date) DO UPDATE SET"
        " last=max(last, excluded.last)",
        (env.biz_date, int(receipt_no.rpartition("-")[2])),
    )


def _put_staff(db: Connection, _env: Envelope, event: ev.StaffPut) -> None:
    for member in event.staff:
        insert(db, "staff", msgspec.structs.asdict(member), or_replace=True)


def _put_settings(db: Connection, _env: Envelope, event: ev.SettingsPut) -> None:
    for setting in event.settings:
        insert(db, "settings", {"key": setting.key, "value": setting.value}, or_replace=True)


def _set_soldout(db: Connection, _env: Envelope, event: ev.SoldoutSet) -> None:
    if event.remaining < 0 and not event.until:
        db.execute("DELETE FROM soldout WHERE sku=?", (event.sku,))
    else:
        insert(db, "soldout", msgspec.structs.asdict(event), or_replace=True)


def _open_shift(db: Connection, env: Envelope, event: ev.ShiftOpened) -> None:
    row: Row = {
        "shift_id": event.shift_id,
        "shift_no": event.shift_no,
        "epoch": env.epoch,
        "first_seq": env.seq,
        "biz_date": env.biz_date,
        "drawer": event.drawer,
        "opened_at": env.at,
        "opened_by": env.staff,
        "float_fen": event.float_fen,
    }
    empty = dict.fromkeys(("closed_at", "closed_by", "denominations", "totals"), "")
    zero = dict.fromkeys(("last_seq", "expected_fen", "counted_fen", "over_short_fen", "z_no"), 0)
    insert(db, "shifts", row | empty | zero)


def _close_shift(db: Connection, env: Envelope, event: ev.ShiftClosed) -> None:
    db.execute(
        "UPDATE shifts SET closed_at=?, closed_by=?, last_seq=?, expected_fen=?, counted_fen=?,"
        " over_short_fen=?, denominations=?, totals=? WHERE shift_id=?",
        (
            env.at,
            env.staff,
            event.last_seq,
            event.expected_fen,
            event.counted_fen,
            event.over_short_fen,
            dump(event.denominations),
            dump(event.totals),
            event.shift_id,
        ),
    )


def _close_sale(db: Connection, env: Envelope, event: ev.SaleClosed) -> None:
    _number(db, env, event.receipt_no)
    insert(db, "sales", _sale_row(env, event))
    lines = [
        (event.sale_id, n, *line_values(line), dump(line.modifiers), 0, 0)
        for n, line in enumerate(event.lines)
    ]
    insert_all(db, "sale_lines", LINE_COLUMNS, lines)
    parts = [(event.sale_id, n, *part_values(part)) for n, part in enumerate(event.adjustments)]
    insert_all(db, "sale_adjustments", PART_COLUMNS, parts)
    _tenders(db, env, event.tenders, sale_id=event.sale_id)
    _take_stock(db, event)
    _add_day(db, env.biz_date, (1, event.total_fen, 0, 0))


def _sale_row(env: Envelope, event: ev.SaleClosed) -> Row:
    row: Row = dict(zip(SALE, sale_values(event), strict=True))
    row |= {"epoch": env.epoch, "seq": env.seq, "at": env.at, "biz_date": env.biz_date}
    row |= {"shift_id": env.shift, "staff_id": env.staff, "table_name": event.table}
    row["discounts_fen"] = event.gross_fen - event.total_fen - event.rounding_fen
    row["tax_fen"] = sum(tax.tax_fen for tax in event.tax)
    row |= {"refunded_fen": 0, "offline": int(event.offline), "tax": dump(event.tax)}
    return row


def _tenders(
    db: Connection,
    env: Envelope,
    tenders: list[ev.TenderPart],
    *,
    sale_id: str = "",
    refund_id: str = "",
) -> None:
    found = [
        (sale_id, refund_id, env.shift, n, *tender_values(tender))
        for n, tender in enumerate(tenders)
    ]
    insert_all(db, "tenders", TENDER_COLUMNS, found)


def _take_stock(db: Connection, event: ev.SaleClosed) -> None:
    db.executemany(
        "UPDATE soldout SET remaining=max(0, remaining-?) WHERE sku=? AND remaining>0",
        [(line.qty_milli // 1000, line.sku) for line in event.lines],
    )


def _add_day(db: Connection, biz_date: str, sums: tuple[int, int, int, int]) -> None:
    db.execute(
        "INSERT INTO day_totals VALUES (?,?,?,?,?) ON CONFLICT (biz_date) DO UPDATE SET"
        " sales=sales+excluded.sales, gross_fen=gross_fen+excluded.gross_fen,"
        " refunds=refunds+excluded.refunds, refunds_fen=refunds_fen+excluded.refunds_fen",
        (biz_date, *sums),
    )


def _close_refund(db: Connection, env: Envelope, event: ev.RefundClosed) -> None:
    _number(db, env, event.receipt_no)
    same = ("refund_id", "sale_id", "receipt_no", "sale_receipt_no", "reason", "approval")
    row: Row = {name: getattr(event, name) for name in (*same, "total_fen")}
    row |= {"epoch": env.epoch, "seq": env.seq, "at": env.at, "biz_date": env.biz_date}
    row |= {"shift_id": env.shift, "staff_id": env.staff, "tax": dump(event.tax)}
    insert(db, "refunds", row)
    for line in event.lines:
        _refund_line(db, event, line)
    db.execute(
        "UPDATE sales SET refunded_fen=refunded_fen+? WHERE sale_id=?",
        (event.total_fen, event.sale_id),
    )
    _tenders(db, env, event.tenders, refund_id=event.refund_id)
    _add_day(db, env.biz_date, (0, 0, 1, event.total_fen))


def _refund_line(db: Connection, event: ev.RefundClosed, line: ev.RefundLine) -> None:
    insert(db, "refund_lines", {"refund_id": event.refund_id} | msgspec.structs.asdict(line))
    db.execute(
        "UPDATE sale_lines SET refunded_milli=refunded_milli+?, refunded_fen=refunded_fen+?"
        " WHERE sale_id=? AND line_id=?",
        (line.qty_milli, line.amount_fen, event.sale_id, line.line_id),
    )


def _where(env: Envelope) -> Row:
    return {"epoch": env.epoch, "seq": env.seq, "at": env.at, "shift_id": env.shift}


def _void_line(db: Connection, env: Envelope, event: ev.LineVoided) -> None:
    same = ("order_id", "line_id", "name", "qty_milli", "amount_fen", "reason", "by", "approval")
    row = _where(env) | {"biz_date": env.biz_date}
    insert(db, "voids", row | {name: getattr(event, name) for name in same})


def _comp_line(db: Connection, env: Envelope, event: ev.LineComped) -> None:
    same = ("order_id", "line_id", "name", "amount_fen", "reason", "by", "approval")
    row = _where(env) | {"biz_date": env.biz_date}
    insert(db, "comps", row | {name: getattr(event, name) for name in same})


def _move_cash(db: Connection, env: Envelope, event: ev.CashMoved) -> None:
    same = ("movement_id", "amount_fen", "reason", "by", "approval")
    row: Row = {"kind": env.type.partition(".")[2], "at": env.at, "biz_date": env.biz_date}
    row["shift_id"] = env.shift
    insert(db, "cash_movements", row | {name: getattr(event, name) for name in same})


def _open_drawer(db: Connection, env: Envelope, event: ev.DrawerOpened) -> None:
    insert(db, "drawer_openings", _where(env) | msgspec.structs.asdict(event))


def _approve(db: Connection, env: Envelope, event: ev.ApprovalGiven) -> None:
    row = {"at": env.at, "shift_id": env.shift} | msgspec.structs.asdict(event)
    insert(db, "approvals", row)


def _reprint(db: Connection, env: Envelope, event: ev.ReceiptReprinted) -> None:
    insert(db, "reprints", {"at": env.at} | msgspec.structs.asdict(event))


def _close_day(db: Connection, env: Envelope, event: ev.DayClosed) -> None:
    row = {
        "z_no": event.z_no,
        "biz_date": env.biz_date,
        "closed_at": env.at,
        "closed_by": env.staff,
        "shifts": dump(event.shifts),
        "totals": dump(event.totals),
        "over_short_fen": event.over_short_fen,
        "grand_total_fen": event.grand_total_fen,
    }
    insert(db, "days", row)
    for shift_id in event.shifts:
        db.execute("UPDATE shifts SET z_no=? WHERE shift_id=?", (event.z_no, shift_id))


def _end_outage(db: Connection, env: Envelope, event: ev.OutageEnded) -> None:
    insert(db, "outages", {"epoch": env.epoch, "seq": env.seq} | msgspec.structs.asdict(event))


PROJECTIONS: dict[str, Projection] = {
    "staff.put": _put_staff,
    "settings.put": _put_settings,
    "soldout.set": _set_soldout,
    "shift.opened": _open_shift,
    "shift.closed": _close_shift,
    "sale.closed": _close_sale,
    "refund.closed": _close_refund,
    "line.voided": _void_line,
    "line.comped": _comp_line,
    "cash.paid_in": _move_cash,
    "cash.paid_out": _move_cash,
    "cash.dropped": _move_cash,
    "drawer.opened": _open_drawer,
    "approval.given": _approve,
    "receipt.reprinted": _reprint,
    "day.closed": _close_day,
    "outage.ended": _end_outage,
}
