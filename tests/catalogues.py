"""Catalogues for tests: journal rows without a journal, and the tables as plain rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sync.events import Event, ItemPut, ItemsPut, SaleClosed, SaleLine
from terminal.store.catalogue import Catalogue, open_catalogue
from terminal.store.database import open_database

TABLES = ("applied", "category", "modifier_group", "item", "barcode")


@dataclass(frozen=True)
class At:
    """Where a row stands in a journal."""

    epoch: int
    seq: int


def numbered(events: Iterable[Event], first: int = 1, epoch: int = 1) -> list[tuple[At, Event]]:
    return [(At(epoch, seq), event) for seq, event in enumerate(events, first)]


def a_catalogue(folder: Path, *items: ItemPut) -> Catalogue:
    """Return an open catalogue with these items."""
    catalogue = open_catalogue(folder / "catalog.db")
    catalogue.apply(numbered([ItemsPut(items=list(items))]))
    return catalogue


def a_sale(**pieces: int) -> SaleClosed:
    """Return a sale of so many pieces of each SKU."""
    lines = [
        SaleLine(
            line_id=sku,
            sku=sku,
            name=sku,
            qty_milli=n * 1000,
            list_fen=100,
            price_fen=100,
            gross_fen=100 * n,
            net_fen=100 * n,
            tax_bp=0,
            tax_fen=0,
        )
        for sku, n in pieces.items()
    ]
    return SaleClosed(
        sale_id="s", order_id="o", receipt_no="r", lines=lines, gross_fen=0, total_fen=0, tenders=[]
    )


def tables(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all plain tables of `catalog.db`."""
    db = open_database(folder / "catalog.db", read_only=True)
    try:
        return {name: sorted(db.execute(f"SELECT * FROM {name}").fetchall()) for name in TABLES}
    finally:
        db.close()
