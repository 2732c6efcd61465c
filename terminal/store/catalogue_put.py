"""Write the journal's items, categories and modifier groups into `catalog.db`."""

import json

import msgspec

from sync.events import ItemPut, ItemsPut, SaleClosed
from terminal.domain.barcode import normal_code
from terminal.store.catalogue_search import fold, packed, spread
from terminal.store.database import Connection

NAMES = (
    "sku", "name", "name_en", "category_id", "price_fen", "unit", "shown_per", "tax_bp", "code",
    "barcodes", "groups", "station", "initials", "favourite", "sort", "active",
)  # fmt: skip
COLUMNS = ", ".join(NAMES)
KEYS = ("code_key", "name_key", "words_key")
ALL = (*NAMES, *KEYS)
PUT = f"""INSERT INTO item ({", ".join(ALL)}) VALUES ({",".join("?" * len(ALL))})
    ON CONFLICT (sku) DO UPDATE SET ({", ".join(ALL)})
    = ({", ".join(f"excluded.{name}" for name in ALL)}) RETURNING item_id"""
BEFORE = "SELECT name_key, words_key, active, barcodes FROM item WHERE sku=?"

Words = tuple[int, str, str]


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
    _put_items(db, event.items)


def count_sale(db: Connection, event: SaleClosed) -> None:
    """Add a sale's pieces, or one a line of what is weighed, to what its items have sold."""
    for line in event.lines:
        times = max(1, line.qty_milli // 1000) if line.unit == "pc" else 1
        db.execute("UPDATE item SET sold=sold+? WHERE sku=?", (times, line.sku))


def code_key(code: str) -> str:
    """Return a short code as it is compared: `0007` and `7` are one PLU."""
    return fold(code).lstrip("0")


def _put_items(db: Connection, items: list[ItemPut]) -> None:
    """Write the items, then their words in rising order: FTS5 flushes at each step back."""
    stale: list[int] = []
    fresh: list[Words] = []
    for item in items:
        name_key, words_key = packed(item.name), " " + spread(item.name_en)
        before = db.execute(BEFORE, (item.sku,)).fetchone()
        item_id = _put_item(db, item, (code_key(item.code), name_key, words_key))
        _put_barcodes(db, item_id, _codes(item), before[3].split() if before else [])
        if before and before[:3] == (name_key, words_key, item.active):
            continue
        if before and before[2]:
            stale.append(item_id)
        if item.active:
            fresh.append((item_id, spread(item.name), words_key))
    _index(db, sorted(stale), sorted(fresh))


def _index(db: Connection, stale: list[int], fresh: list[Words]) -> None:
    for table, at in (("words_zh", 1), ("words_en", 2)):
        db.executemany(f"DELETE FROM {table} WHERE rowid=?", [(item_id,) for item_id in stale])
        rows = [(words[0], words[at]) for words in fresh]
        db.executemany(f"INSERT INTO {table} (rowid, name) VALUES (?,?)", rows)


def _put_item(db: Connection, item: ItemPut, keys: tuple[str, str, str]) -> int:
    values = (
        item.sku, item.name, item.name_en, item.category_id, item.price_fen, item.unit,
        item.shown_per, item.tax_bp, item.code, " ".join(_codes(item)), json.dumps(item.groups),
        item.station, item.initials, item.favourite, item.sort, item.active, *keys,
    )  # fmt: skip
    return int(db.execute(PUT, values).fetchone()[0])


def _codes(item: ItemPut) -> list[str]:
    return list(dict.fromkeys(normal_code(code) for code in item.barcodes))


def _put_barcodes(db: Connection, item_id: int, codes: list[str], before: list[str]) -> None:
    if codes != before:
        gone, new = ([(code, item_id) for code in some] for some in (before, codes))
        db.executemany("DELETE FROM barcode WHERE code=? AND item_id=?", gone)
        db.executemany("INSERT INTO barcode VALUES (?,?)", new)
