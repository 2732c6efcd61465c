"""Open a till's books: lock, key, anchor, file, newest rows; refuse what is not sound.

Nothing is ever recreated over something that was there: a till that has sold and finds its
database gone or damaged says so and stops.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager

from msgspec import Struct

from terminal.errors import Damaged, StoreError
from terminal.store import instance, journal, keys
from terminal.store.anchor import Anchor, AnchorFile
from terminal.store.database import Connection, DatabaseError, check_header, damaged, open_database
from terminal.store.files import companions
from terminal.store.instance import Instance
from terminal.store.keys import DeviceKey
from terminal.store.places import Places
from terminal.store.store import Store
from terminal.store.verify import check_recent, require_ok
from terminal.text import tr

IdMakers = Callable[[str], Callable[[], str]]


class Books(Struct, frozen=True):
    """Everything that writes, held by one program; `epochs.ensure_epoch` comes next."""

    places: Places
    instance: Instance
    store: Store
    anchor: AnchorFile

    def close(self) -> None:
        """Close the files and let another program in."""
        self.store.close()
        self.anchor.close()
        self.instance.release()


def open_books(
    places: Places,
    *,
    ids: IdMakers,
    seed: Callable[[int], bytes],
    program: str = "zhanggui run",
) -> Books:
    """Open or, at the very first start, create the books of this till.

    `ids` makes an id maker that goes on behind the last id given; `seed` gives random bytes.

    Raises:
        InUse: another program holds the folder.
        Damaged: database, journal or key are not what they were; nothing was changed.
        Unsafe, StoreError: see `open_database` and `migrate`.
    """
    with ExitStack() as undo:
        held = instance.take(places.folder, program)
        undo.callback(held.release)
        places.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
        anchor = AnchorFile(places.anchor)
        undo.callback(anchor.close)
        require_present(places, anchor.read())
        terminal, last_id = known(places)
        make_id = ids(last_id)
        key = _key(places, terminal, make_id, seed)
        store = Store(places.pos, key, make_id, anchor)
        undo.callback(store.close)
        require_ok(check_recent(store.db), places.pos)
        undo.pop_all()
    return Books(places, held, store, anchor)


def open_for_reading(places: Places) -> Connection:
    """Open the books beside a running till: reads only.

    Raises:
        Damaged, Unsafe, StoreError: they are not there or not sound.
    """
    require_present(places, None)
    if not places.pos.exists():
        raise no_books(places)
    return open_database(places.pos, read_only=True)


@contextmanager
def open_alone(places: Places, program: str) -> Iterator[Connection]:
    """Open existing books for one command that writes, while no till runs.

    Raises:
        InUse: another program holds the folder.
        Damaged, Unsafe, StoreError: they are not there or not sound.
    """
    if not places.folder.is_dir():
        raise no_books(places)
    with instance.held(places.folder, program):
        require_present(places, None)
        with closing(open_database(places.pos, create=False)) as db:
            yield db


def no_books(places: Places) -> StoreError:
    """Return the refusal of a folder in which no till has ever been."""
    return StoreError(
        tr("{folder} holds no till's data.", folder=str(places.folder)),
        tr("Name the till's data folder with --data."),
    )


def require_present(places: Places, anchor: Anchor | None) -> None:
    """Refuse to begin anew where there were books.

    Raises:
        Damaged: the database is gone or empty, but not what was beside it.
    """
    if places.pos.exists() and places.pos.stat().st_size > 0:
        return
    wal = companions(places.pos)[1]
    if anchor is not None or (wal.exists() and wal.stat().st_size > 0):
        raise Damaged(
            tr("{file} is gone or empty, though this till has sold.", file=places.pos.name),
            tr("Nothing was made anew. Restore the last backup: zhanggui restore FILE"),
        )


def known(places: Places) -> tuple[str, str]:
    """Return terminal and last event id of the books, both empty where there are none yet.

    Raises:
        Damaged: the file cannot be read.
    """
    check_header(places.pos)
    if not places.pos.exists():
        return "", ""
    try:
        with closing(open_database(places.pos)) as db:
            if not db.execute("PRAGMA user_version").fetchone()[0]:
                return "", ""
            head = journal.head(db)
            last = journal.event_of(db, head.epoch, head.seq) if head else None
            return (head.terminal_id if head else ""), (last[0].id if last else "")
    except (DatabaseError, ValueError, KeyError) as error:
        raise damaged(places.pos, str(error)) from error


def _key(
    places: Places, terminal: str, make_id: Callable[[], str], seed: Callable[[int], bytes]
) -> DeviceKey:
    """Load the key or make one; the books say whose they are, a foreign key is put aside."""
    key = keys.load_or_make(places.key, lambda: terminal or make_id(), seed)
    if terminal and key.terminal_id != terminal:
        places.key.rename(places.key.with_suffix(f".{key.terminal_id}"))
        key = DeviceKey(terminal, seed(32))
        keys.save(places.key, key)
    return key
