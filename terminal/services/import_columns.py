"""The columns of a catalogue file, by the Chinese and English names that shops give them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from terminal.text import Text, tr

NAMES: dict[str, tuple[str, ...]] = {
    "sku": ("sku", "货号", "商品编码", "菜品编码", "item number", "item no", "商品货号"),
    "name": ("名称", "品名", "菜名", "商品名称", "菜品名称", "name", "item", "item name"),
    "name_en": ("英文名", "英文名称", "english", "name en", "english name"),
    "category": ("分类", "类别", "商品分类", "菜品分类", "category", "department"),
    "category_en": ("分类英文", "category en", "english category"),
    "price": ("价格", "售价", "单价", "零售价", "price", "unit price", "retail price"),
    "unit": ("单位", "计价单位", "unit", "sold by"),
    "tax": ("税率", "tax", "tax rate", "vat"),
    "code": ("编号", "助记码", "快捷码", "plu", "plu码", "code", "short code"),
    "barcodes": ("条码", "条形码", "商品条码", "barcode", "barcodes", "ean", "gtin", "upc"),
    "groups": ("做法", "口味", "加料", "选项", "modifiers", "modifier groups", "options"),
    "station": ("档口", "出品部门", "厨打", "station", "kitchen", "prepared at"),
    "initials": ("首字母", "拼音码", "拼音首字母", "initials", "pinyin"),
    "favourite": ("收藏", "常用", "favourite", "favorite"),
    "sort": ("排序", "顺序", "序号", "sort", "position"),
    "active": ("在售", "上架", "启用", "active", "for sale", "enabled"),
}
NEEDED = ("name", "price")
SEARCHED_ROWS = 10


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each field stands in a row; `ignored` are headings nobody knows."""

    at: dict[str, int]
    ignored: tuple[str, ...]

    def cell(self, row: Sequence[str], field: str) -> str:
        """Return the field's text, empty where the row or the column ends early."""
        index = self.at.get(field, -1)
        return row[index].strip() if 0 <= index < len(row) else ""


def heading(text: str) -> str:
    """Return a heading in the form in which headings are compared."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = plain.partition("(")[0].replace("_", " ").replace("-", " ")
    return " ".join(plain.replace("*", "").split())


def find_columns(row: Sequence[str]) -> Columns:
    """Match a row of headings; the first of two equal ones counts."""
    fields = {alias: field for field, aliases in NAMES.items() for alias in aliases}
    at: dict[str, int] = {}
    ignored = []
    for index, text in enumerate(row):
        field = fields.get(heading(text))
        if field and field not in at:
            at[field] = index
        elif text.strip():
            ignored.append(text.strip())
    return Columns(at, tuple(ignored))


def missing(columns: Columns) -> tuple[Text, ...]:
    """Name each needed column that is not there."""
    words = {"name": "名称 / name", "price": "价格 / price"}
    return tuple(
        tr("There is no column {column}. Write the headings into the first row.", column=words[f])
        for f in NEEDED
        if f not in columns.at
    )
