"""Sales, refunds, shifts and staff as recorded: named queries on projected rows."""

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from sync import events as ev
from sync.codec import witness
from terminal.domain.staff import Staff
from terminal.store import journal
from terminal.store.database import Connection, Row, one, rows

if TYPE_CHECKING:
    from terminal.domain.refund import SoldLine


class Shift(Struct, frozen=True):
    """A shift as opened; `closed_at` is empty while it is open."""

    shift_id: str
    shift_no: int
    biz_date: str
    opened_at: str
    opened_by: str
    float_fen: int
    epoch: int
    first_seq: int
    drawer: str = "1"
    closed_at: str = ""


class SaleHead(Struct, frozen=True):
    """One row of a list of sales and refunds; `kind` is sale or refund."""

    kind: str
    subject_id: str
    receipt_no: str
    at: str
    total_fen: int
    staff_id: str
    refunded_fen: int = 0
    lines: int = 0


SHIFT = (
    "shift_id, shift_no, biz_date, opened_at, opened_by, float_fen, epoch, first_seq, drawer,"
    " closed_at"
)


def staff(db: Connection) -> tuple[Staff, ...]:
    """Return everybody who may sign in, in the order they were written."""
    found = rows(db, "SELECT * FROM staff WHERE active ORDER BY rowid")
    return tuple(_staff(row) for row in found)


def staff_member(db: Connection, staff_id: str) -> Staff | None:
    """Return one member, also one that is no longer active."""
    row = one(db, "SELECT * FROM staff WHERE staff_id=?", (staff_id,))
    return _staff(row) if row else None


def _staff(row: Row) -> Staff:
    return Staff(**(row | {"active": bool(row["active"])}))


def settings(db: Connection) -> dict[str, str]:
    """Return the shop's settings by key."""
    return dict(db.execute("SELECT key, value FROM settings").fetchall())


def open_shift(db: Connection) -> Shift | None:
    """Return the shift that is open on this till."""
    row = one(db, f"SELECT {SHIFT} FROM shifts WHERE closed_at='' ORDER BY opened_at DESC")
    return Shift(**row) if row else None


def shift(db: Connection, shift_id: str) -> Shift | None:
    """Return one shift."""
    row = one(db, f"SELECT {SHIFT} FROM shifts WHERE shift_id=?", (shift_id,))
    return Shift(**row) if row else None


def shifts_without_z(db: Connection, biz_date: str) -> tuple[Shift, ...]:
    """Return the closed shifts of a business day that no Z contains yet."""
    found = rows(
        db,
        f"SELECT {SHIFT} FROM shifts WHERE closed_at<>'' AND z_no=0 AND biz_date=?"
        " ORDER BY opened_at",
        (biz_date,),
    )
    return tuple(Shift(**row) for row in found)


def shifts_of_z(db: Connection, z_no: int) -> tuple[Shift, ...]:
    """Return the shifts that a Z contains, the first opened first."""
    found = rows(db, f"SELECT {SHIFT} FROM shifts WHERE z_no=? ORDER BY opened_at", (z_no,))
    return tuple(Shift(**row) for row in found)


def next_shift_no(db: Connection, biz_date: str) -> int:
    """Return the number of the next shift of a business day."""
    found = db.execute("SELECT count(*) FROM shifts WHERE biz_date=?", (biz_date,)).fetchone()
    return int(found[0]) + 1


def next_z_no(db: Connection) -> int:
    """Return the next Z number; without gaps."""
    return int(db.execute("SELECT coalesce(max(z_no), 0) + 1 FROM days").fetchone()[0])


def next_receipt(db: Connection, biz_date: str) -> int:
    """Return the next receipt number of a business day, sales and refunds together."""
    found = db.execute("SELECT last FROM numbers WHERE biz_date=?", (biz_date,)).fetchone()
    return int(found[0]) + 1 if found else 1


def sale_event(db: Connection, sale_id: str) -> tuple[Row, ev.SaleClosed] | None:
    """Return a sale's header row (epoch, seq, at, hash, …) and the event as recorded."""
    row = one(db, "SELECT * FROM sales WHERE sale_id=?", (sale_id,))
    if row is None:
        return None
    found = journal.event_of(db, row["epoch"], row["seq"])
    assert found is not None, "a projected sale has its journal row"
    assert isinstance(found[1], ev.SaleClosed)
    return row | {"hash": journal.row_hash(db, row["epoch"], row["seq"])}, found[1]


def refund_event(db: Connection, refund_id: str) -> tuple[Row, ev.RefundClosed] | None:
    """Return a refund's header row and the event as recorded."""
    row = one(db, "SELECT * FROM refunds WHERE refund_id=?", (refund_id,))
    if row is None:
        return None
    found = journal.event_of(db, row["epoch"], row["seq"])
    assert found is not None, "a projected refund has its journal row"
    assert isinstance(found[1], ev.RefundClosed)
    return row | {"hash": journal.row_hash(db, row["epoch"], row["seq"])}, found[1]


def sold_lines(db: Connection, sale_id: str) -> "tuple[SoldLine, ...]":
    """Return a sale's lines with what was refunded of them."""
    from terminal.domain.refund import SoldLine

    names = "line_id, sku, name, name_en, unit, shown_per, qty_milli, net_fen, tax_bp, tax_fen"
    found = rows(
        db,
        f"SELECT {names}, refunded_milli, refunded_fen FROM sale_lines WHERE sale_id=? ORDER BY n",
        (sale_id,),
    )
    return tuple(SoldLine(**row) for row in found)


def find_sale(db: Connection, text: str) -> str | None:
    """Return a sale's id by its receipt number, whole or short (A-0042), or witness code."""
    text = text.strip()
    if text.upper().startswith("ZG1/"):
        return _by_witness(db, text.upper())
    row = one(db, "SELECT sale_id FROM sales WHERE receipt_no IN (?, ?)", (text, text.upper()))
    short = re.fullmatch(r"(?:([A-Z])-)?(\d{1,9})", text.upper(), re.ASCII)
    if row is None and short:
        like = f"%-{short[1] or '_'}-%-{short[2].zfill(4)}"
        newest = "ORDER BY biz_date DESC, at DESC LIMIT 1"
        row = one(db, f"SELECT sale_id FROM sales WHERE receipt_no LIKE ? {newest}", (like,))
    return row["sale_id"] if row else None


def _by_witness(db: Connection, text: str) -> str | None:
    """Return the sale whose own code this is; one of another till or a changed one is none."""
    parts = text.split("/")
    if len(parts) != 6:
        return None
    row = one(
        db,
        "SELECT sale_id, epoch, seq, total_fen, terminal_id FROM sales JOIN sync_state"
        " USING (epoch) WHERE peer='cloud' AND epoch=? AND seq=?",
        (parts[2], parts[3]),
    )
    if row is None:
        return None
    proof = journal.row_hash(db, row["epoch"], row["seq"])
    code = witness(row["terminal_id"], row["epoch"], row["seq"], row["total_fen"], proof)
    return row["sale_id"] if code == text else None


def recent(db: Connection, biz_date: str, limit: int = 200) -> tuple[SaleHead, ...]:
    """Return the sales and refunds of a business day, newest first."""
    found = rows(
        db,
        "SELECT 'sale' kind, sale_id subject_id, receipt_no, at, total_fen, staff_id, refunded_fen,"
        " (SELECT count(*) FROM sale_lines l WHERE l.sale_id=s.sale_id) lines"
        " FROM sales s WHERE biz_date=?1 UNION ALL "
        "SELECT 'refund', refund_id, receipt_no, at, total_fen, staff_id, 0,"
        " (SELECT count(*) FROM refund_lines l WHERE l.refund_id=r.refund_id)"
        " FROM refunds r WHERE biz_date=?1 ORDER BY at DESC LIMIT ?2",
        (biz_date, limit),
    )
    return tuple(SaleHead(**row) for row in found)


def soldout(db: Connection) -> dict[str, tuple[int, str]]:
    """Return (remaining, until) of every item that is counted or sold out."""
    return {sku: (n, until) for sku, n, until in db.execute("SELECT * FROM soldout")}


def lockout(db: Connection, staff_id: str) -> tuple[int, str]:
    """Return (wrong PINs in a row, locked until)."""
    found = db.execute("SELECT failures, locked_until FROM lockouts WHERE staff_id=?", (staff_id,))
    row = found.fetchone()
    return (row[0], row[1]) if row else (0, "")


def copies(db: Connection, subject_id: str) -> int:
    """Return how many marked reprints a receipt has."""
    found = db.execute("SELECT count(*) FROM reprints WHERE subject_id=?", (subject_id,))
    return int(found.fetchone()[0])


def json_list(text: str) -> list[Row]:
    """Read a column that holds a JSON list."""
    return list(json.loads(text)) if text else []


def closing(db: Connection, shift_id: str) -> Row:
    """Return how a shift was closed: totals, expected, counted, over or short."""
    row = one(db, "SELECT * FROM shifts WHERE shift_id=?", (shift_id,))
    assert row is not None, "asked for a shift that was just found"
    return row


def days(db: Connection, limit: int) -> list[Row]:
    """Return the last Zs, newest first."""
    return rows(db, "SELECT * FROM days ORDER BY z_no DESC LIMIT ?", (limit,))


def receipt_numbers(db: Connection, subjects: Sequence[str]) -> dict[str, str]:
    """Return the receipt numbers of many sales and refunds by their ids."""
    marks = ",".join("?" * len(subjects))
    found = db.execute(
        f"SELECT sale_id, receipt_no FROM sales WHERE sale_id IN ({marks})"
        f" UNION ALL SELECT refund_id, receipt_no FROM refunds WHERE refund_id IN ({marks})",
        (*subjects, *subjects),
    )
    return dict(found.fetchall())


def is_refund(db: Connection, subject_id: str) -> bool:
    """Return whether this is a refund's id."""
    found = db.execute("SELECT 1 FROM refunds WHERE refund_id=?", (subject_id,))
    return found.fetchone() is not None


def receipt_number(db: Connection, subject_id: str) -> str:
    """Return the receipt number of a sale or refund, empty when there is none."""
    row = one(
        db,
        "SELECT receipt_no FROM sales WHERE sale_id=?1"
        " UNION ALL SELECT receipt_no FROM refunds WHERE refund_id=?1",
        (subject_id,),
    )
    return row["receipt_no"] if row else ""
