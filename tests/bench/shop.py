"""A shop with a big catalogue, made once and kept under out/, copied for each run."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from terminal.app.shelf import catch_up
from terminal.services import first_start
from terminal.services.opening import open_books
from terminal.services.sample import sample_events
from tests.big_catalogue import big_catalogue

DATA = Path("out/bench-data")


def prepared(items: int) -> Path:
    """Return the folder of a till with the sample shop and `items` more items."""
    ready = DATA / f"shop-{items}"
    if ready.exists():
        return ready
    DATA.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=DATA))
    print(f"  preparing a shop of {items:,} items once")
    books = open_books(part, program="bench")
    events = [*sample_events(), *(big_catalogue(items) if items else ())]
    first_start.write_all(books.till, events)
    catch_up(books.places.pos, books.places.catalog)
    books.till.store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    books.close()
    part.rename(ready)
    return ready


@contextmanager
def copied(items: int) -> Iterator[Path]:
    """Give a copy of the prepared shop that may be sold in."""
    source = prepared(items)
    folder = Path(tempfile.mkdtemp(dir=DATA))
    try:
        shutil.copytree(source, folder, dirs_exist_ok=True)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
