"""Open orders as they stand: saved at every tap as lines with ids and tombstones.

`state` is `open` (at the counter now) or `parked`. A closed or voided order leaves these tables;
its facts are in the journal.
"""

import msgspec

from terminal.domain.order import Order, OrderLine
from terminal.store.database import Connection, insert, one, rows

OPEN, PARKED = "open", "parked"


def save(db: Connection, order: Order, *, state: str, at: str, before: Order | None = None) -> None:
    """Write what changed since `before` (everything when None)."""
    row = {
        "order_id": order.order_id,
        "state": state,
        "no": order.no,
        "name": order.name,
        "header": _header(order),
        "updated_at": at,
    }
    insert(db, "open_orders", row, or_replace=True)
    known = set(before.all_lines) if before else set()
    for line in order.all_lines:
        if line not in known:
            _save_line(db, order.order_id, line)


def _header(order: Order) -> str:
    values = {name: getattr(order, name) for name in HEADER}
    return msgspec.json.encode(values).decode()


HEADER = (
    *("order_id", "no", "opened_at", "name", "source", "order_type"),
    *("table", "guests", "note", "discount", "was_parked"),
)


def _save_line(db: Connection, order_id: str, line: OrderLine) -> None:
    row = {
        "line_id": line.line_id,
        "order_id": order_id,
        "body": msgspec.json.encode(line).decode(),
        "removed": int(line.removed),
    }
    insert(db, "open_lines", row, or_replace=True)


def load(db: Connection, order_id: str) -> Order | None:
    """Return an open or parked order with its tombstones, lines by id."""
    found = one(db, "SELECT header FROM open_orders WHERE order_id=?", (order_id,))
    if found is None:
        return None
    bodies = db.execute(
        "SELECT body FROM open_lines WHERE order_id=? ORDER BY line_id", (order_id,)
    )
    values = msgspec.json.decode(found["header"])
    values["all_lines"] = [msgspec.json.decode(body) for (body,) in bodies]
    return msgspec.convert(values, Order)


def current(db: Connection) -> Order | None:
    """Return the order that was at the counter, the newest if a crash left more than one."""
    found = one(db, "SELECT order_id FROM open_orders WHERE state='open' ORDER BY updated_at DESC")
    return load(db, found["order_id"]) if found else None


def parked(db: Connection) -> tuple[Order, ...]:
    """Return the parked orders, the longest parked first."""
    found = rows(db, "SELECT order_id FROM open_orders WHERE state='parked' ORDER BY updated_at")
    orders = (load(db, row["order_id"]) for row in found)
    return tuple(order for order in orders if order is not None)


def count_parked(db: Connection) -> int:
    """Return how many orders are parked."""
    found = db.execute("SELECT count(*) FROM open_orders WHERE state='parked'").fetchone()
    return int(found[0])


def drop(db: Connection, order_id: str) -> None:
    """Take an order off these tables: it was closed or voided."""
    db.execute("DELETE FROM open_lines WHERE order_id=?", (order_id,))
    db.execute("DELETE FROM open_orders WHERE order_id=?", (order_id,))


def peek_number(db: Connection, biz_date: str) -> int:
    """Return the next order label's number of a business day; `take_number` uses it up."""
    found = db.execute("SELECT last FROM order_numbers WHERE biz_date=?", (biz_date,)).fetchone()
    return int(found[0]) + 1 if found else 1


def labels(db: Connection) -> frozenset[str]:
    """Return the labels of all orders that are open or parked, be it since another day."""
    return frozenset(no for (no,) in db.execute("SELECT no FROM open_orders"))


def take_number(db: Connection, biz_date: str, no: str) -> None:
    """Use up the number of an order label such as A-037; it is never given again."""
    db.execute(
        "INSERT INTO order_numbers VALUES (?1, ?2)"
        " ON CONFLICT (biz_date) DO UPDATE SET last=max(last, ?2)",
        (biz_date, int(no.rpartition("-")[2])),
    )
