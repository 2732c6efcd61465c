"""Take a shop's list of items from a file: all of it or, with every mistake named, nothing.

    rows -> columns -> cells -> Parsed -> ItemsPut events (at most 200 items each, one import id)

A column that the file does not have leaves that field of an existing item as it is, so a list of
names and prices changes prices and keeps barcodes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sync.events import CategoryPut, GroupPut, ItemPut, ItemsPut
from terminal.domain.catalog import Category, Item, ModifierGroup
from terminal.errors import ImportRejected
from terminal.services.import_columns import SEARCHED_ROWS, Columns, find_columns, missing
from terminal.services.import_files import Row, read_rows, unreadable
from terminal.services.import_rows import RowReader
from terminal.services.shelf import EmptyShelf, Shelf
from terminal.text import Text, tr

CHUNK = 200


@dataclass(frozen=True, slots=True)
class Parsed:
    """A whole file without a mistake. `categories` and `groups` are the new ones only.

    `ignored` are headings that no one knows: say so to the user, they may be misspelt.
    """

    items: tuple[Item, ...]
    categories: tuple[Category, ...] = ()
    groups: tuple[ModifierGroup, ...] = ()
    ignored: tuple[str, ...] = ()


def read_catalogue(path: Path, shelf: Shelf | None = None) -> Parsed:
    """Read a CSV or XLSX file against what is for sale already.

    Raises:
        ImportRejected: with every mistake and its row in `errors`; nothing is taken.
    """
    rows = read_rows(path)
    columns, rest = _columns(path, rows)
    reader = RowReader(columns, shelf or EmptyShelf())
    items = [item for number, row in rest if (item := reader.read(number, row))]
    if reader.errors:
        raise _rejected(path, tuple(reader.errors))
    if not items:
        raise unreadable(path, tr("there is no item under the headings"))
    return Parsed(tuple(items), reader.new_categories(), reader.new_groups(), columns.ignored)


def import_events(parsed: Parsed, import_id: str) -> list[ItemsPut]:
    """Return the events to record in one transaction; all carry `import_id`."""
    chunks = max(1, *(-(-len(part) // CHUNK) for part in _parts(parsed)))
    return [_event(parsed, import_id, chunk, chunks) for chunk in range(chunks)]


def item_put(item: Item) -> ItemPut:
    """Return an item as it is journaled."""
    return msgspec.convert(msgspec.to_builtins(item), ItemPut)


def category_put(category: Category) -> CategoryPut:
    """Return a category as it is journaled."""
    return msgspec.convert(msgspec.to_builtins(category), CategoryPut)


def group_put(group: ModifierGroup) -> GroupPut:
    """Return a modifier group as it is journaled."""
    return msgspec.convert(msgspec.to_builtins(group), GroupPut)


def _parts(parsed: Parsed) -> tuple[tuple[object, ...], ...]:
    return parsed.items, parsed.categories, parsed.groups


def _event(parsed: Parsed, import_id: str, chunk: int, chunks: int) -> ItemsPut:
    part = slice(chunk * CHUNK, (chunk + 1) * CHUNK)
    return ItemsPut(
        import_id=import_id,
        chunk=chunk + 1,
        chunks=chunks,
        items=[item_put(item) for item in parsed.items[part]],
        categories=[category_put(category) for category in parsed.categories[part]],
        groups=[group_put(group) for group in parsed.groups[part]],
    )


def _columns(path: Path, rows: Iterator[Row]) -> tuple[Columns, Iterator[Row]]:
    """Find the headings among the first rows; a title above them is passed over."""
    seen: list[Columns] = []
    for _, row in rows:
        columns = find_columns(row)
        if not missing(columns):
            return columns, rows
        seen.append(columns)
        if len(seen) == SEARCHED_ROWS:
            break
    best = max(seen, key=lambda columns: len(columns.at), default=Columns({}, ()))
    raise _rejected(path, missing(best))


def _rejected(path: Path, errors: tuple[Text, ...]) -> ImportRejected:
    return ImportRejected(
        tr("{file} has {n} mistakes. Nothing was taken.", file=path.name, n=len(errors)),
        errors,
        tr("Correct the rows named and import the file again."),
    )
