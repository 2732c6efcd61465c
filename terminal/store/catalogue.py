"""`catalog.db`: what the shop sells, made from the journal's `items.put`, read by tiles and scans.

    journal rows past applied(epoch, seq)  --apply, one transaction-->  tables  -->  GUI reads

One catalogue thread writes; the GUI thread reads through a Catalogue of its own. How often an
item was sold is counted from `sale.closed`, only to put what sells first in the search.
"""

import json
from collections.abc import Iterable
from itertools import chain, dropwhile
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct

from sync.events import Event, ItemsPut, SaleClosed
from terminal.domain.barcode import normal_code
from terminal.domain.catalog import Category, Item, ModifierGroup
from terminal.errors import StoreError
from terminal.store.catalogue_put import COLUMNS, code_key, count_sale, put
from terminal.store.catalogue_schema import prepare
from terminal.store.catalogue_search import ENOUGH, By, find, query_of
from terminal.store.database import Connection, Row, one, open_database, rows, write
from terminal.text import tr

FAVOURITES = "*"
OTHER = Category("", "其他", "Other", 10**6)


class Position(Protocol):
    """Where a row stands in the journal."""

    @property
    def epoch(self) -> int:
        """The row's epoch."""

    @property
    def seq(self) -> int:
        """The row's number in its epoch."""


class Hit(Struct, frozen=True):
    """A found item. `matched` is the folded query, the start of `item.initials` by initials."""

    item: Item
    matched: str
    by: By


def open_catalogue(path: Path, *, read_only: bool = False) -> "Catalogue":
    """Open `catalog.db` on the calling thread; a writer makes missing or outdated tables.

    Raises:
        Damaged: the file is no sound database.
        StoreError: it cannot be opened, or has no tables yet and `read_only` was asked for.
    """
    db = open_database(path, read_only=read_only, checkpoints=0 if read_only else 1000)
    db.execute("PRAGMA cache_size=-8192")
    if not read_only:
        prepare(db)
    elif not rows(db, "SELECT name FROM sqlite_schema WHERE name='applied'"):
        db.close()
        raise StoreError(tr("{file} is not ready yet.", file=path.name))
    return Catalogue(db)


class Catalogue:
    """The items for sale, on one connection of one thread."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def applied(self) -> tuple[int, int]:
        """Return epoch and seq of the last journal row that was applied; (0, 0) = none."""
        found = self._db.execute("SELECT epoch, seq FROM applied").fetchone()
        return found[0], found[1]

    def rev(self) -> int:
        """Return a number that rises whenever an item, category or group has changed."""
        return int(self._db.execute("SELECT rev FROM applied").fetchone()[0])

    def apply(self, journal_rows: Iterable[tuple[Position, Event]]) -> bool:
        """Apply the rows past `applied`, in journal order, in one transaction.

        Rows at or before it are passed over, so that the same rows may be given twice. Returns
        whether something shown has changed.
        """
        after = self.applied()
        fresh = dropwhile(lambda row: (row[0].epoch, row[0].seq) <= after, journal_rows)
        first = next(fresh, None)
        if first is None:
            return False
        at, changed = first[0], False
        with write(self._db):
            for position, event in chain((first,), fresh):
                at, changed = position, self._apply(event) or changed
            moved = (at.epoch, at.seq, int(changed))
            self._db.execute("UPDATE applied SET epoch=?, seq=?, rev=rev+?", moved)
        return changed

    def item(self, sku: str) -> Item | None:
        """Return the item of a SKU, for sale or not."""
        return self._one("sku=?", sku)

    def by_barcode(self, code: str) -> Item | None:
        """Return the item for sale with this barcode; of several the newest."""
        where = "active AND item_id IN (SELECT item_id FROM barcode WHERE code=?)"
        return self._one(f"{where} ORDER BY item_id DESC", normal_code(code))

    def by_code(self, code: str) -> Item | None:
        """Return the item for sale with this short code or PLU, leading zeros left out."""
        key = code_key(code)
        where = "active AND code_key<>'' AND code_key=? ORDER BY item_id DESC"
        return self._one(where, key) if key else None

    def categories(self) -> tuple[Category, ...]:
        """Return the categories that have items for sale; `OTHER` last for items without one."""
        stocked = "EXISTS (SELECT 1 FROM item i WHERE i.active AND i.category_id=c.category_id)"
        found = self._categories(f"active AND {stocked}")
        return (*found, OTHER) if self.count("") else found

    def all_categories(self) -> tuple[Category, ...]:
        """Return every category, empty ones too."""
        return self._categories("1")

    def page(self, category_id: str, offset: int, limit: int) -> tuple[Item, ...]:
        """Return some items of a category, or of `FAVOURITES`, in the order of the tiles."""
        where, values = _in_category(category_id)
        tail = "ORDER BY sort, item_id LIMIT ? OFFSET ?"
        return self._items(f"{where} {tail}", *values, limit, offset)

    def count(self, category_id: str) -> int:
        """Return how many items of a category, or of `FAVOURITES`, are for sale."""
        where, values = _in_category(category_id)
        found = self._db.execute(f"SELECT count(*) FROM item WHERE {where}", values).fetchone()
        return int(found[0])

    def names(self, limit: int) -> tuple[str, ...]:
        """Return the names of what sells best, and of other items up to `limit` of them."""
        best = "active AND sold>0 ORDER BY sold DESC, sort, item_id"
        found = [
            name
            for (name,) in self._db.execute(f"SELECT name FROM item WHERE {best} LIMIT ?", (limit,))
        ]
        others = self._db.execute(
            "SELECT name FROM item WHERE active LIMIT ?", (limit - len(found),)
        )
        return (*found, *(name for (name,) in others))

    def groups(self, ids: Iterable[str]) -> tuple[ModifierGroup, ...]:
        """Return the modifier groups of these ids in that order; unknown ids are left out."""
        sql = "SELECT * FROM modifier_group WHERE group_id=?"
        found = (one(self._db, sql, (group_id,)) for group_id in ids)
        return tuple(_group(row) for row in found if row)

    def all_groups(self) -> tuple[ModifierGroup, ...]:
        """Return every modifier group."""
        return tuple(_group(row) for row in rows(self._db, "SELECT * FROM modifier_group"))

    def search(self, text: str, limit: int = 20) -> list[Hit]:
        """Return what matches while it is typed, most sold first; at most 100.

        By name (any Chinese part of it), pinyin initials, words of the English name, code or
        barcode, each from its beginning. Costs the same at 100,000 items as at 100.
        """
        query = query_of(text)
        found = find(self._db, query, min(limit, ENOUGH))
        marks = ",".join(map(str, found))
        items = {
            row["item_id"]: _item(row)
            for row in rows(self._db, f"SELECT item_id, {COLUMNS} FROM item"
                            f" WHERE item_id IN ({marks})")
        }  # fmt: skip
        return [Hit(items[item_id], query.text, by) for item_id, by in found.items()]

    def _one(self, where: str, *values: str) -> Item | None:
        found = self._items(f"{where} LIMIT 1", *values)
        return found[0] if found else None

    def _items(self, where: str, *values: str | int) -> tuple[Item, ...]:
        sql = f"SELECT {COLUMNS} FROM item WHERE {where}"
        return tuple(_item(row) for row in rows(self._db, sql, values))

    def _categories(self, where: str) -> tuple[Category, ...]:
        sql = f"""SELECT category_id, name, name_en, sort FROM category c
            WHERE {where} ORDER BY sort, category_id"""
        return tuple(Category(**row) for row in rows(self._db, sql))

    def _apply(self, event: Event) -> bool:
        match event:
            case ItemsPut():
                put(self._db, event)
                return True
            case SaleClosed():
                count_sale(self._db, event)
        return False


def _in_category(category_id: str) -> tuple[str, tuple[str, ...]]:
    if category_id == FAVOURITES:
        return "active AND favourite", ()
    return "active AND category_id=?", (category_id,)


def _item(row: Row) -> Item:
    row.pop("item_id", None)
    row["barcodes"] = tuple(row["barcodes"].split())
    row["groups"] = tuple(json.loads(row["groups"]))
    row["favourite"], row["active"] = bool(row["favourite"]), bool(row["active"])
    return Item(**row)


def _group(row: Row) -> ModifierGroup:
    row["modifiers"] = json.loads(row["modifiers"])
    return msgspec.convert(row, ModifierGroup)
