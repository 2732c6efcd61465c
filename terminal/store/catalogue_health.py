"""A damaged `catalog.db` is no disaster: it is put aside and made anew from the journal."""

import logging
from contextlib import closing
from pathlib import Path

from terminal.errors import Damaged
from terminal.store.copies import require_sound
from terminal.store.database import open_database
from terminal.store.files import companions
from terminal.text import Text, tr

log = logging.getLogger("pos.catalogue")


def put_aside_damaged(path: Path, *, whole: bool = False) -> Path | None:
    """Put a catalogue that cannot be read aside; return where it is now, None when it is sound.

    Reads the header and the schema only, or the `whole` file. Nothing is deleted.

    Raises:
        StoreError, OSError: it cannot be opened, or not be moved.
    """
    if not path.exists():
        return None
    try:
        with closing(open_database(path)) as db:
            if whole:
                require_sound(db, path)
        return None
    except Damaged as error:
        aside = _free_name(path)
        for file in companions(path):
            if file.exists():
                file.rename(aside.with_name(file.name.replace(path.name, aside.name, 1)))
        log.warning("%s; kept as %s and made anew from the journal", error.sentence, aside.name)
        return aside


def renewed(path: Path, aside: Path) -> Text:
    """Return the sentence that tells people of it."""
    return tr(
        "{file} was damaged and was made anew from the journal; the old one is kept as {aside}.",
        file=path.name,
        aside=aside.name,
    )


def _free_name(path: Path) -> Path:
    n = 1
    while (found := path.with_name(f"{path.name}.damaged-{n}")).exists():
        n += 1
    return found
