"""A till without a screen, for tests that kill it or its disk: sells, and says what it promised.

    python selling_child.py FOLDER SALES [--limit]

Each line it prints was true when it was printed: `sold N` comes after the commit.
"""

import os
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path

from sync.events import TenderPart
from sync.ids import uuid7
from terminal.errors import NotSaved, StorageFault
from terminal.store.epochs import ensure_epoch
from terminal.store.opening import Books, open_books
from terminal.store.places import Places
from tests.builders import a_sale, a_stamp


def say(text: str) -> None:
    print(text, flush=True)


def make_id() -> str:
    """Return an id that no other run has made."""
    return uuid7(datetime.now(UTC), os.urandom)


def open_till(folder: Path) -> Books:
    """Open the till as its program does."""
    books = open_books(Places.of(folder), ids=lambda _last: make_id, seed=lambda size: b"\7" * size)
    ensure_epoch(books.store, a_stamp(), "0.1.0")
    return books


def sell(books: Books, n: int) -> bool:
    """Try one sale, say what became of it, return whether selling may go on."""
    cash = TenderPart(tender_id=make_id(), type="cash", amount_fen=2400)
    sale = a_sale(n, sale_id=make_id(), tenders=[cash])
    try:
        with books.store.write() as act:
            act.record(sale, a_stamp(n))
    except StorageFault as error:
        say(f"fault {n} {error.sentence}")
        return False
    except NotSaved as error:
        say(f"refused {n} {error.sentence}")
        return True
    say(f"sold {n}")
    return True


def fill_up(books: Books) -> None:
    """Let no file of this process grow beyond what the log is now."""
    size = books.store.path.with_name("pos.db-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def empty_again() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def main(folder: Path, count: int, with_limit: bool) -> None:
    books = open_till(folder)
    first = books.store.db.execute("SELECT count(*) FROM sales").fetchone()[0] + 1
    say("ready")
    for n in range(first, first + count):
        if with_limit and n == first + 2:
            fill_up(books)
        if with_limit and n == first + 3:
            empty_again()
        if with_limit and n == first + 5:
            fill_up(books)
        if not sell(books, n):
            break
    say("end")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), "--limit" in sys.argv)
