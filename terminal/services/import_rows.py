"""Turn the rows of a catalogue file into items, remembering what was seen and what is wrong."""

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import TypeVar

from terminal.domain.catalog import Category, Item, ModifierGroup
from terminal.services import import_cells as cells
from terminal.services.import_cells import WrongCell
from terminal.services.import_columns import Columns
from terminal.services.pinyin import initials
from terminal.services.shelf import Shelf
from terminal.text import Text, tr

T = TypeVar("T")
NONE: tuple[str, ...] = ()
FIELD_OF = {"category": "category_id", "price": "price_fen", "tax": "tax_bp"}
KNOWN = {field.name for field in fields(Item)}


class RowReader:
    """Reads one file. `errors` collects every mistake; an item with one is not returned."""

    def __init__(self, columns: Columns, shelf: Shelf) -> None:
        self.errors: list[Text] = []
        self._columns, self._shelf = columns, shelf
        known = shelf.all_categories()
        self._categories = {name: c for c in known for name in (c.name, c.name_en) if name}
        self._groups = {name: g for g in shelf.all_groups() for name in (g.group_id, g.name)}
        self._old = {c.category_id for c in known}, {g.group_id for g in shelf.all_groups()}
        self._after = max((c.sort for c in known), default=0)
        self._skus: dict[str, int] = {}
        self._barcodes: dict[str, int] = {}
        self._codes: dict[str, int] = {}
        self._row, self._wrong = 0, False

    def new_categories(self) -> tuple[Category, ...]:
        """Return the categories that the file adds, in the order of their first items."""
        found = dict.fromkeys(self._categories.values())
        return tuple(c for c in found if c.category_id not in self._old[0])

    def new_groups(self) -> tuple[ModifierGroup, ...]:
        """Return the modifier groups that the file adds."""
        found = dict.fromkeys(self._groups.values())
        return tuple(g for g in found if g.group_id not in self._old[1])

    def read(self, number: int, row: Sequence[str]) -> Item | None:
        """Return the row's item, or None after adding what is wrong to `errors`."""
        self._row, self._wrong = number, False
        item = self._item(row)
        self._claim(item)
        return None if self._wrong else self._merged(item)

    def _item(self, row: Sequence[str]) -> Item:
        cell = self._columns.cell
        name = self._try(cells.name_of, cell(row, "name"), "")
        unit, shown_per = self._try(cells.unit_of, cell(row, "unit"), cells.UNITS[""])
        price_fen = self._try(cells.fen_of, cell(row, "price"), 0)
        barcodes = self._try(cells.barcodes_of, cell(row, "barcodes"), NONE)
        code = self._try(cells.code_of, cell(row, "code"), "")
        sku = self._try(cells.code_of, cell(row, "sku"), "")
        return Item(
            sku=sku or (barcodes[0] if barcodes else code or name),
            name=name,
            name_en=" ".join(cell(row, "name_en").split()),
            category_id=self._category(cell(row, "category"), cell(row, "category_en")),
            price_fen=price_fen * 2 if shown_per == "jin" else price_fen,
            unit=unit,
            shown_per=shown_per,
            tax_bp=self._try(cells.tax_of, cell(row, "tax"), 0),
            code=code,
            barcodes=barcodes,
            groups=self._try(self._group_ids, cell(row, "groups"), NONE),
            station=cell(row, "station"),
            initials=cell(row, "initials").casefold() or (initials(name) if name else ""),
            favourite=self._flag(cell(row, "favourite"), default=False),
            sort=self._try(lambda text: cells.sort_of(text, self._row), cell(row, "sort"), 0),
            active=self._flag(cell(row, "active"), default=True),
        )

    def _flag(self, text: str, *, default: bool) -> bool:
        return self._try(lambda cell: cells.flag_of(cell, default), text, default)

    def _try(self, parse: Callable[[str], T], text: str, otherwise: T) -> T:
        try:
            return parse(text)
        except WrongCell as error:
            self._complain(error.reason)
            return otherwise

    def _complain(self, reason: Text) -> None:
        self._wrong = True
        self.errors.append(tr("Row {row}: {reason}", row=self._row, reason=reason))

    def _category(self, name: str, name_en: str) -> str:
        if not name:
            return ""
        if name not in self._categories:
            self._after += 1
            self._categories[name] = Category(name, name, name_en, self._after)
        return self._categories[name].category_id

    def _group_ids(self, text: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._group(g) for g in cells.groups_of(text)))

    def _group(self, group: ModifierGroup) -> str:
        known = self._groups.get(group.name)
        if known and (not group.modifiers or group.modifiers == known.modifiers):
            return known.group_id
        if known:
            raise WrongCell(
                tr("the choices of {group} differ from those written before.", group=group.name)
            )
        if not group.modifiers:
            raise WrongCell(
                tr("there are no choices for {group}. Write {group}[0-1]:A|B.", group=group.name)
            )
        self._groups[group.name] = group
        return group.group_id

    def _claim(self, item: Item) -> None:
        """Complain of a SKU, barcode or code that another row or another item has."""
        if item.sku:
            self._once(self._skus, item.sku, tr("the SKU {code}", code=item.sku))
        for barcode in item.barcodes:
            what = tr("the barcode {code}", code=barcode)
            self._once(self._barcodes, barcode, what)
            self._free(self._shelf.by_barcode(barcode), item, what)
        if item.code:
            what = tr("the code {code}", code=item.code)
            self._once(self._codes, item.code.lstrip("0").casefold(), what)
            self._free(self._shelf.by_code(item.code), item, what)

    def _once(self, seen: dict[str, int], key: str, what: Text) -> None:
        if key in seen:
            self._complain(tr("{what} stands in row {other} too.", what=what, other=seen[key]))
        seen.setdefault(key, self._row)

    def _free(self, holder: Item | None, item: Item, what: Text) -> None:
        if holder and holder.sku != item.sku:
            self._complain(
                tr("{what} belongs to {name} (SKU {sku}). Write that SKU to change it.",
                   what=what, name=holder.name, sku=holder.sku)
            )  # fmt: skip

    def _merged(self, item: Item) -> Item:
        """Keep the existing item's fields for which the file has no column."""
        have = self._shelf.item(item.sku)
        if have is None:
            return item
        present = {FIELD_OF.get(field, field) for field in self._columns.at}
        if "unit" in present:
            present.add("shown_per")
        if item.name != have.name:
            present.add("initials")
        return replace(have, **{f: getattr(item, f) for f in present & KNOWN})
