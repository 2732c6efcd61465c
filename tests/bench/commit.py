"""A sale's commit against one raw transaction of the same rows, each beside the other in turn."""

import time
from collections.abc import Iterator
from pathlib import Path

from terminal.domain.catalog import Item
from terminal.domain.order import Order
from terminal.services import paying, selling, shifts, signing_in
from terminal.services.opening import Books, open_books
from terminal.store import tables
from terminal.store.database import Connection, open_database
from tests.bench.rows import Row, median, p99
from tests.bench.shop import copied

ADDED = {
    "journal": "epoch=? AND seq=?",
    "sales": "sale_id=?",
    "sale_lines": "sale_id=?",
    "sale_adjustments": "sale_id=?",
    "tenders": "sale_id=?",
    "print_jobs": "subject_id=?",
}
KEPT_UP = ("counters", "numbers", "day_totals", "sync_state")
Rows = dict[str, list[tuple[object, ...]]]


def rows(full: bool, *, limits: bool = True) -> Iterator[Row]:
    """Yield the commit's median and its slowest in a hundred, each against the raw one."""
    behind = 1_000_000 if full else 0
    with copied(0, behind) as folder:
        books = open_books(folder, program="bench")
        raw = raw_database(folder / "raw.db")
        begin(books)
        for _ in range(20):
            sell(books)
        ours, theirs = zip(
            *(in_turn(books, raw) for _ in range(2000 if full else 300)), strict=True
        )
        raw.close()
        books.close()
    size = f"{len(ours)} sales of 5 lines" + (f", {behind:,} sales before" if behind else "")
    bound = 4.0 if limits else None
    yield Row("till", "sale commit p50", median(ours), "ms", size, median(theirs), bound)
    yield Row("till", "sale commit p99", p99(ours), "ms", size, p99(theirs))


def begin(books: Books) -> None:
    """Sign the cashier in and open a shift."""
    books.till.staff = next(m for m in signing_in.staff_list(books.till) if m.role == "cashier")
    if books.till.shift is None:
        shifts.open_shift(books.till, 50_000)


def in_turn(books: Books, raw: Connection) -> tuple[float, float]:
    """Return the milliseconds of one sale, then of the raw transaction of its rows."""
    seconds, sale_id = sell(books)
    return seconds * 1000, write_raw(raw, rows_of(books, sale_id)) * 1000


def an_order(books: Books, lines: int = 5) -> Order:
    """Return an order, saved as it is at every tap."""
    order = selling.start(books.till)
    for n in range(lines):
        item = Item(f"sku-{n}", f"红烧肉 {n}", price_fen=1200 + n, tax_bp=600)
        order = order.add(selling.line_of(books.till, item))
    selling.save(books.till, order, None)
    return order


def sell(books: Books, lines: int = 5) -> tuple[float, str]:
    """Return how long the closing of a sale takes, from the cash to after COMMIT, and its id."""
    order = an_order(books, lines)
    payment = paying.start_payment(books.till, order)
    payment = payment.take_cash(books.make_id(), 100_000)
    began = time.perf_counter()
    closed = paying.close_sale(books.till, order, payment, printer="receipt")
    return time.perf_counter() - began, closed.sale_id


def raw_database(path: Path) -> Connection:
    """Return an empty database of the same tables and durability, without our triggers."""
    db = open_database(path)
    for script in (tables.JOURNAL, tables.PROJECTED_SQL, tables.LIVE_SQL):
        for statement in script.split(";\n"):
            if statement.strip().startswith(("CREATE TABLE", "CREATE INDEX")):
                db.execute(statement)
    return db


def rows_of(books: Books, sale_id: str) -> Rows:
    """Return every row that a sale wrote."""
    db = books.till.store.db
    place = db.execute("SELECT epoch, seq FROM sales WHERE sale_id=?", (sale_id,)).fetchone()
    found = {}
    for table, where in ADDED.items():
        values = place if table == "journal" else (sale_id,)
        found[table] = db.execute(f"SELECT * FROM {table} WHERE {where}", values).fetchall()
    for table in KEPT_UP:
        found[table] = db.execute(f"SELECT * FROM {table}").fetchall()[-1:]
    return found


def write_raw(db: Connection, found: Rows) -> float:
    """Return how long the plainest transaction of these rows takes."""
    began = time.perf_counter()
    db.execute("BEGIN IMMEDIATE")
    for table, values in found.items():
        for row in values:
            marks = ",".join("?" * len(row))
            db.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", row)
    db.execute("COMMIT")
    return time.perf_counter() - began
