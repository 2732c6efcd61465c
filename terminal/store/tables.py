"""Tables of pos.db, all STRICT, and the one list that says which kind each of them is.

PROJECTED tables are recreated from the journal, row by row equal; their projections read only the
event and projected rows. LIVE tables hold what is under way on this device and are not rebuilt.
The journal is append-only: triggers refuse every change.
"""

VERSION = 1

PROJECTED = (
    "counters",
    "numbers",
    "staff",
    "settings",
    "soldout",
    "shifts",
    "sales",
    "sale_lines",
    "sale_adjustments",
    "refunds",
    "refund_lines",
    "tenders",
    "voids",
    "comps",
    "cash_movements",
    "drawer_openings",
    "approvals",
    "reprints",
    "days",
    "day_totals",
    "outages",
)
LIVE = (
    "open_orders",
    "open_lines",
    "order_numbers",
    "print_jobs",
    "sync_state",
    "sync_result",
    "lockouts",
    "device_settings",
)

JOURNAL = """
CREATE TABLE journal (
    epoch INTEGER NOT NULL, seq INTEGER NOT NULL, event_id BLOB NOT NULL UNIQUE,
    type TEXT NOT NULL, ver INTEGER NOT NULL, occurred_at TEXT NOT NULL, tz_off INTEGER NOT NULL,
    biz_date TEXT NOT NULL, boot_id BLOB NOT NULL, mono_ms INTEGER NOT NULL,
    clock_off_ms INTEGER, clock_age_s INTEGER, cashier_id TEXT NOT NULL, shift_id TEXT NOT NULL,
    body BLOB NOT NULL, hash BLOB NOT NULL, sig BLOB NOT NULL,
    PRIMARY KEY (epoch, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX journal_type ON journal (type, epoch, seq);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
"""

PROJECTED_SQL = """
CREATE TABLE counters (epoch INTEGER PRIMARY KEY, gross_fen INTEGER NOT NULL,
    refund_fen INTEGER NOT NULL, count INTEGER NOT NULL) STRICT;
CREATE TABLE numbers (biz_date TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
CREATE TABLE staff (staff_id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL,
    role TEXT NOT NULL, pin_hash TEXT NOT NULL, active INTEGER NOT NULL) STRICT;
CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE soldout (sku TEXT PRIMARY KEY, remaining INTEGER NOT NULL, until TEXT NOT NULL) STRICT;
CREATE TABLE shifts (shift_id TEXT PRIMARY KEY, shift_no INTEGER NOT NULL, epoch INTEGER NOT NULL,
    first_seq INTEGER NOT NULL, biz_date TEXT NOT NULL, drawer TEXT NOT NULL,
    opened_at TEXT NOT NULL, opened_by TEXT NOT NULL, float_fen INTEGER NOT NULL,
    closed_at TEXT NOT NULL, closed_by TEXT NOT NULL, last_seq INTEGER NOT NULL,
    expected_fen INTEGER NOT NULL, counted_fen INTEGER NOT NULL, over_short_fen INTEGER NOT NULL,
    denominations TEXT NOT NULL, totals TEXT NOT NULL, z_no INTEGER NOT NULL) STRICT;
CREATE INDEX shifts_open ON shifts (closed_at, opened_at);
CREATE INDEX shifts_z ON shifts (z_no, biz_date);
CREATE TABLE sales (sale_id TEXT PRIMARY KEY, order_id TEXT NOT NULL, receipt_no TEXT NOT NULL,
    no TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
    biz_date TEXT NOT NULL, shift_id TEXT NOT NULL, staff_id TEXT NOT NULL, source TEXT NOT NULL,
    order_type TEXT NOT NULL, table_name TEXT NOT NULL, guests INTEGER NOT NULL,
    member_id TEXT NOT NULL, corrects TEXT NOT NULL, gross_fen INTEGER NOT NULL,
    discounts_fen INTEGER NOT NULL, rounding_fen INTEGER NOT NULL, total_fen INTEGER NOT NULL,
    tax_fen INTEGER NOT NULL, refunded_fen INTEGER NOT NULL, offline INTEGER NOT NULL,
    tax TEXT NOT NULL) STRICT;
CREATE INDEX sales_shift ON sales (shift_id);
CREATE INDEX sales_day ON sales (biz_date, at);
CREATE INDEX sales_receipt ON sales (receipt_no);
CREATE INDEX sales_place ON sales (epoch, seq, total_fen);
CREATE TABLE sale_lines (sale_id TEXT NOT NULL, line_id TEXT NOT NULL, n INTEGER NOT NULL,
    sku TEXT NOT NULL, name TEXT NOT NULL, name_en TEXT NOT NULL, category_id TEXT NOT NULL,
    unit TEXT NOT NULL, shown_per TEXT NOT NULL, qty_milli INTEGER NOT NULL,
    list_fen INTEGER NOT NULL, price_fen INTEGER NOT NULL, gross_fen INTEGER NOT NULL,
    net_fen INTEGER NOT NULL, tax_bp INTEGER NOT NULL, tax_fen INTEGER NOT NULL,
    modifiers TEXT NOT NULL, note TEXT NOT NULL, refunded_milli INTEGER NOT NULL,
    refunded_fen INTEGER NOT NULL, PRIMARY KEY (sale_id, line_id)) STRICT, WITHOUT ROWID;
CREATE TABLE sale_adjustments (sale_id TEXT NOT NULL, n INTEGER NOT NULL, line_id TEXT NOT NULL,
    stage TEXT NOT NULL, kind TEXT NOT NULL, amount_fen INTEGER NOT NULL, value INTEGER NOT NULL,
    by TEXT NOT NULL, approval TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (sale_id, n)) STRICT, WITHOUT ROWID;
CREATE TABLE refunds (refund_id TEXT PRIMARY KEY, sale_id TEXT NOT NULL, receipt_no TEXT NOT NULL,
    sale_receipt_no TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
    biz_date TEXT NOT NULL, shift_id TEXT NOT NULL, staff_id TEXT NOT NULL, reason TEXT NOT NULL,
    approval TEXT NOT NULL, total_fen INTEGER NOT NULL, tax TEXT NOT NULL) STRICT;
CREATE INDEX refunds_shift ON refunds (shift_id);
CREATE INDEX refunds_sale ON refunds (sale_id);
CREATE INDEX refunds_day ON refunds (biz_date, at);
CREATE TABLE refund_lines (refund_id TEXT NOT NULL, line_id TEXT NOT NULL, sku TEXT NOT NULL,
    name TEXT NOT NULL, name_en TEXT NOT NULL, unit TEXT NOT NULL, qty_milli INTEGER NOT NULL,
    amount_fen INTEGER NOT NULL, tax_bp INTEGER NOT NULL, tax_fen INTEGER NOT NULL,
    PRIMARY KEY (refund_id, line_id)) STRICT, WITHOUT ROWID;
CREATE TABLE tenders (tender_id TEXT PRIMARY KEY, sale_id TEXT NOT NULL, refund_id TEXT NOT NULL,
    shift_id TEXT NOT NULL, n INTEGER NOT NULL, type TEXT NOT NULL, amount_fen INTEGER NOT NULL,
    change_fen INTEGER NOT NULL, payment_id TEXT NOT NULL, ref TEXT NOT NULL) STRICT;
CREATE INDEX tenders_sale ON tenders (sale_id);
CREATE INDEX tenders_refund ON tenders (refund_id);
CREATE INDEX tenders_shift ON tenders (shift_id);
CREATE TABLE voids (epoch INTEGER NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
    biz_date TEXT NOT NULL, shift_id TEXT NOT NULL, order_id TEXT NOT NULL, line_id TEXT NOT NULL,
    name TEXT NOT NULL, qty_milli INTEGER NOT NULL, amount_fen INTEGER NOT NULL,
    reason TEXT NOT NULL, by TEXT NOT NULL, approval TEXT NOT NULL,
    PRIMARY KEY (epoch, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX voids_shift ON voids (shift_id);
CREATE TABLE comps (epoch INTEGER NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
    biz_date TEXT NOT NULL, shift_id TEXT NOT NULL, order_id TEXT NOT NULL, line_id TEXT NOT NULL,
    name TEXT NOT NULL, amount_fen INTEGER NOT NULL, reason TEXT NOT NULL, by TEXT NOT NULL,
    approval TEXT NOT NULL, PRIMARY KEY (epoch, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE cash_movements (movement_id TEXT PRIMARY KEY, kind TEXT NOT NULL, at TEXT NOT NULL,
    biz_date TEXT NOT NULL, shift_id TEXT NOT NULL, amount_fen INTEGER NOT NULL,
    reason TEXT NOT NULL, by TEXT NOT NULL, approval TEXT NOT NULL) STRICT;
CREATE INDEX cash_movements_shift ON cash_movements (shift_id);
CREATE TABLE drawer_openings (epoch INTEGER NOT NULL, seq INTEGER NOT NULL, at TEXT NOT NULL,
    shift_id TEXT NOT NULL, why TEXT NOT NULL, reason TEXT NOT NULL, by TEXT NOT NULL,
    approval TEXT NOT NULL, PRIMARY KEY (epoch, seq)) STRICT, WITHOUT ROWID;
CREATE INDEX drawer_openings_shift ON drawer_openings (shift_id);
CREATE TABLE approvals (approval_id TEXT PRIMARY KEY, at TEXT NOT NULL, shift_id TEXT NOT NULL,
    act TEXT NOT NULL, by TEXT NOT NULL, asked_by TEXT NOT NULL, subject TEXT NOT NULL,
    detail TEXT NOT NULL) STRICT;
CREATE TABLE reprints (subject_id TEXT NOT NULL, copy_no INTEGER NOT NULL, at TEXT NOT NULL,
    receipt_no TEXT NOT NULL, by TEXT NOT NULL, PRIMARY KEY (subject_id, copy_no)) STRICT,
    WITHOUT ROWID;
CREATE TABLE days (z_no INTEGER PRIMARY KEY, biz_date TEXT NOT NULL, closed_at TEXT NOT NULL,
    closed_by TEXT NOT NULL, shifts TEXT NOT NULL, totals TEXT NOT NULL,
    over_short_fen INTEGER NOT NULL, grand_total_fen INTEGER NOT NULL) STRICT;
CREATE TABLE day_totals (biz_date TEXT PRIMARY KEY, sales INTEGER NOT NULL,
    gross_fen INTEGER NOT NULL, refunds INTEGER NOT NULL, refunds_fen INTEGER NOT NULL) STRICT;
CREATE TABLE outages (epoch INTEGER NOT NULL, seq INTEGER NOT NULL, since TEXT NOT NULL,
    until TEXT NOT NULL, sales INTEGER NOT NULL, gross_fen INTEGER NOT NULL,
    PRIMARY KEY (epoch, seq)) STRICT, WITHOUT ROWID;
"""

LIVE_SQL = """
CREATE TABLE open_orders (order_id TEXT PRIMARY KEY, state TEXT NOT NULL, no TEXT NOT NULL,
    name TEXT NOT NULL, header TEXT NOT NULL, updated_at TEXT NOT NULL) STRICT;
CREATE TABLE open_lines (line_id TEXT PRIMARY KEY, order_id TEXT NOT NULL, body TEXT NOT NULL,
    removed INTEGER NOT NULL) STRICT;
CREATE INDEX open_lines_order ON open_lines (order_id, line_id);
CREATE TABLE order_numbers (biz_date TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT;
CREATE TABLE print_jobs (job_id TEXT PRIMARY KEY, kind TEXT NOT NULL, subject_id TEXT NOT NULL,
    payload TEXT NOT NULL, printer TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
    attempts INTEGER NOT NULL, copy_no INTEGER NOT NULL, created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL) STRICT;
CREATE INDEX print_jobs_state ON print_jobs (state, job_id);
CREATE INDEX print_jobs_subject ON print_jobs (subject_id);
CREATE TABLE sync_state (peer TEXT NOT NULL, epoch INTEGER NOT NULL, terminal_id TEXT NOT NULL,
    head_seq INTEGER NOT NULL, head_hash BLOB NOT NULL, acked_seq INTEGER NOT NULL,
    applied_seq INTEGER NOT NULL, durable_seq INTEGER NOT NULL, feed_epoch TEXT NOT NULL,
    cursor TEXT NOT NULL, protocol INTEGER NOT NULL, attempt_no INTEGER NOT NULL,
    next_try_mono INTEGER NOT NULL, last_ok_at TEXT NOT NULL, last_error TEXT NOT NULL,
    PRIMARY KEY (peer, epoch)) STRICT, WITHOUT ROWID;
CREATE TABLE sync_result (event_id TEXT PRIMARY KEY, status TEXT NOT NULL, code TEXT NOT NULL,
    detail TEXT NOT NULL, told_at TEXT NOT NULL, shown_at TEXT NOT NULL,
    resolved_at TEXT NOT NULL) STRICT;
CREATE TABLE lockouts (staff_id TEXT PRIMARY KEY, failures INTEGER NOT NULL,
    locked_until TEXT NOT NULL) STRICT;
CREATE TABLE device_settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""


def statements(script: str) -> list[str]:
    """Split a script; a trigger's body keeps its inner semicolon."""
    found: list[str] = []
    held = ""
    for part in script.split(";\n"):
        held += part
        if "BEGIN SELECT" in held and not held.rstrip().endswith("END"):
            held += "; "
            continue
        if held.strip():
            found.append(held.strip())
        held = ""
    return found
