"""The catalogue's thread: applies the journal's rows to catalog.db, the only writer of it."""

import logging
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from terminal.errors import PosError
from terminal.store import journal
from terminal.store.catalogue import open_catalogue
from terminal.store.database import DatabaseError, open_database

log = logging.getLogger("pos.catalogue")

RETRY_S = 10.0


def catch_up(pos: Path, catalog: Path) -> bool:
    """Apply what the journal has beyond the catalogue; return whether something shown changed."""
    books = open_database(pos, read_only=True)
    catalogue = open_catalogue(catalog)
    try:
        return catalogue.apply(journal.events(books, catalogue.applied()))
    finally:
        catalogue.close()
        books.close()


class CatalogueThread:
    """Catches up whenever it is woken; `changed` is called on its thread."""

    def __init__(self, pos: Path, catalog: Path, changed: Callable[[], None]) -> None:
        self._pos = pos
        self._catalog = catalog
        self._changed = changed
        self._wake = Event()
        self._stop = Event()
        self._thread = Thread(target=self._run, name="catalogue", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Something was committed."""
        self._wake.set()

    def stop(self) -> None:
        """End after the rows at hand."""
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(10)

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                if catch_up(self._pos, self._catalog):
                    self._changed()
                again = None
            except (PosError, DatabaseError) as error:
                log.warning("the catalogue is not up to date: %s", error)
                again = RETRY_S
            self._wake.wait(again)
            self._wake.clear()
