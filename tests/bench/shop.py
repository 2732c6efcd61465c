"""Shops of any size, made once and kept under out/, copied for each run."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from sync.instants import instant
from terminal.app.shelf import catch_up
from terminal.services import first_start
from terminal.services.opening import Books, open_books
from terminal.services.sample import sample_events
from tests.big_catalogue import big_catalogue
from tests.builders import START, a_sale, a_stamp

DATA = Path("out/bench-data")
A_DAY, AT_ONCE = 1000, 250


def prepared(items: int, sales: int) -> Path:
    """Return the folder of a till with the sample shop, more items, and sales behind it."""
    ready = DATA / f"shop-{items}-{sales}"
    if ready.exists():
        return ready
    DATA.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=DATA))
    print(f"  preparing a shop of {items:,} items with {sales:,} sales behind it, once")
    books = open_books(part, program="bench")
    first_start.write_all(books.till, [*sample_events(), *(big_catalogue(items) if items else ())])
    _sell_long_ago(books, sales)
    books.till.store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    catch_up(books.places.pos, books.places.catalog)
    books.close()
    part.rename(ready)
    return ready


def _sell_long_ago(books: Books, sales: int) -> None:
    """Record sales of the days before, many in one transaction."""
    store = books.till.store
    for first in range(0, sales, AT_ONCE):
        with store.write() as act:
            for n in range(first, min(first + AT_ONCE, sales)):
                at = START - timedelta(days=(sales - n) // A_DAY + 1, seconds=-(n % A_DAY) * 30)
                stamp = a_stamp(at=instant(at), biz_date=f"{at:%Y-%m-%d}", shift="long-ago")
                ids = {"sale_id": books.make_id(), "order_id": books.make_id()}
                act.record(a_sale(n % A_DAY + 1, lines=3, **ids), stamp)
        if first % 10_000 == 0:
            store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def copied(items: int, sales: int = 0) -> Iterator[Path]:
    """Give a copy of the prepared shop that may be sold in."""
    source = prepared(items, sales)
    folder = Path(tempfile.mkdtemp(dir=DATA))
    try:
        shutil.copytree(source, folder, dirs_exist_ok=True)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
