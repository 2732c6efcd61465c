"""Write the journal's items, categories and modifier groups into `catalog.db`."""

import json

import msgspec

from sync.events import ItemPut, ItemsPut, SaleClosed
from terminal.domain.barcode import normal_code
from terminal.store.catalogue_search import fold, spread
from terminal.store.database import Connection

NAMES = (
    "sku", "name", "name_en", "category_id", "price_fen", "unit", "shown_per", "tax_bp", "code",
    "barcodes", "groups", "station", "initials", "favourite", "sort", "active",
)  # fmt: skip
COLUMNS = ", ".join(NAMES)
PUT = f"""INSERT INTO item ({COLUMNS}, code_key) VALUES ({",".join("?" * 17)})
    ON CONFLICT (sku) DO UPDATE SET ({COLUMNS}, code_key)
    = ({", ".join(f"excluded.{name}" for name in (*NAMES, "code_key"))}) RETURNING item_id"""


def put(db: Connection, event: ItemsPut) -> None:
    """Write whole items, categories and groups; how often an item was sold stays."""
    db.executemany(
        "INSERT OR REPLACE INTO category VALUES (?,?,?,?,?)",
        [(c.category_id, c.name, c.name_en, c.sort, c.active) for c in event.categories],
    )
    db.executemany(
        "INSERT OR REPLACE INTO modifier_group VALUES (?,?,?,?,?,?)",
        [
            (g.group_id, g.name, g.name_en, g.min, g.max, msgspec.json.encode(g.modifiers).decode())
            for g in event.groups
        ],
    )
    for item in event.items:
        _put_item(db, item)


def count_sale(db: Connection, event: SaleClosed) -> None:
    """Add a sale's pieces, or one a line of what is weighed, to what its items have sold."""
    for line in event.lines:
        times = max(1, line.qty_milli // 1000) if line.unit == "pc" else 1
        db.execute("UPDATE item SET sold=sold+? WHERE sku=?", (times, line.sku))


def code_key(code: str) -> str:
    """Return a short code as it is compared: `0007` and `7` are one PLU."""
    return fold(code).lstrip("0")


def _put_item(db: Connection, item: ItemPut) -> None:
    codes = tuple(dict.fromkeys(normal_code(code) for code in item.barcodes))
    values = (
        item.sku, item.name, item.name_en, item.category_id, item.price_fen, item.unit,
        item.shown_per, item.tax_bp, item.code, " ".join(codes), json.dumps(item.groups),
        item.station, item.initials, item.favourite, item.sort, item.active, code_key(item.code),
    )  # fmt: skip
    item_id = db.execute(PUT, values).fetchone()[0]
    db.execute("DELETE FROM barcode WHERE item_id=?", (item_id,))
    db.execute("DELETE FROM words WHERE rowid=?", (item_id,))
    db.executemany("INSERT INTO barcode VALUES (?,?)", [(code, item_id) for code in codes])
    if item.active:
        words = (item_id, spread(item.name), fold(item.name_en))
        db.execute("INSERT INTO words (rowid, zh, en) VALUES (?,?,?)", words)
