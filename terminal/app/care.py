"""What keeps the till's data safe while it sells: maintenance, room on the disk, backups."""

import logging
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Thread

from terminal.errors import PosError, StoreError
from terminal.services.opening import Books
from terminal.store.backup import backup, backup_name, prune
from terminal.store.health import Health, Room, words_for
from terminal.store.maintenance import Maintenance
from terminal.store.opening import open_for_reading
from terminal.text import Text, tr

log = logging.getLogger("pos.store")

KEEP = 30
Tell = Callable[[str, Text | None], None]


class Care:
    """Runs beside selling; `tell(key, sentence)` is called on its threads, None when it is over."""

    def __init__(self, books: Books, backup_folder: str, tell: Tell) -> None:
        self._books = books
        self._is_own = not backup_folder
        self._folder = books.places.folder / "backups" if self._is_own else Path(backup_folder)
        self._tell = tell
        self._may_sell = True
        self._copying: Thread | None = None
        self.maintenance = Maintenance(
            books.places.pos, books.opened.anchor, Health(books.places.ballast)
        )
        self.maintenance.on_room = self._room
        self.maintenance.on_damage = lambda problem: tell("damage", problem)

    def start(self) -> None:
        """Begin, after the first paint."""
        self.maintenance.start()
        self.maintenance.first_painted()

    def stop(self) -> None:
        """End; a backup under way is finished first."""
        if self._copying is not None:
            self._copying.join(60)
        self.maintenance.stop()

    def may_sell(self) -> bool:
        """Whether there is room for another sale."""
        return self._may_sell

    def shift_closed(self) -> None:
        """Make the anchor durable and copy the books to the folder or stick of the file."""
        self.maintenance.make_anchor_durable()
        till = self._books.till
        name = backup_name(self._books.clock.now(), till.settings.shop_code, till.letter)
        self._copying = Thread(target=self._copy, args=(name,), name="backup", daemon=True)
        self._copying.start()

    def _copy(self, name: str) -> None:
        try:
            # Of a stick that is not plugged in no look-alike is made on the till's own disk.
            self._folder.mkdir(parents=self._is_own, exist_ok=True)
            with closing(open_for_reading(self._books.places)) as db:
                done = backup(db, self._folder / name)
            log.info("backup of %d rows: %s", done.rows, name)
            self._prune()
            self._tell("backup", None)
        except (PosError, OSError) as error:
            why = str(error.sentence) if isinstance(error, StoreError) else str(error)
            self._tell("backup", tr("The backup at shift close failed: {why}", why=why))

    def _prune(self) -> None:
        till = self._books.till
        prune(self._folder, till.settings.shop_code, till.letter, keep=KEEP)

    def _room(self, room: Room) -> None:
        self._may_sell = room.may_sell
        self._tell("room", words_for(room))
