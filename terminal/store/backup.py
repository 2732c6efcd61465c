"""A copy of the books that opens alone, made while the till sells, proved before it is named.

It holds no key: put back on the same till it goes on with the key there, on another machine a new
key is made; either way a new epoch begins, so that no number is used twice. `catalog.db` is not
in it: that is made again from the journal and the cloud.
"""

import re
from contextlib import closing
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from terminal.errors import Damaged, StoreError
from terminal.store import journal
from terminal.store.copies import copy_into, discard, not_copied, require_sound
from terminal.store.database import Connection, DatabaseError, open_copy
from terminal.store.files import companions, put_in_place
from terminal.store.journal import Head
from terminal.store.tables import VERSION
from terminal.store.verify import Progress, require_ok, verify
from terminal.text import tr

GROWING = ("sales", "refunds", "tenders", "shifts", "cash_movements", "voids", "days")


class BackupReport(Struct, frozen=True):
    """What a backup holds; `rows` are the journal's, `size` is in bytes."""

    path: Path
    rows: int
    head: Head
    size: int


def backup_name(at: datetime, shop_code: str, letter: str) -> str:
    """Return the file name of a till's backup, sorting by time: `S1-A-20261121-223005.db`."""
    return f"{_owner(shop_code, letter)}-{at:%Y%m%d-%H%M%S}.db"


def prune(folder: Path, shop_code: str, letter: str, *, keep: int) -> tuple[Path, ...]:
    """Delete all but the newest `keep` backups of this till, and of no other; return which.

    Raises:
        OSError: a file cannot be deleted.
    """
    own = re.compile(rf"{re.escape(_owner(shop_code, letter))}-\d{{8}}-\d{{6}}\.db")
    found = sorted(path for path in folder.iterdir() if own.fullmatch(path.name))
    old = tuple(found[: max(0, len(found) - keep)])
    for path in old:
        path.unlink()
    return old


def _owner(shop_code: str, letter: str) -> str:
    return f"{re.sub('[^A-Za-z0-9]', '_', shop_code)}-{letter}"


def backup(db: Connection, target: Path, progress: Progress | None = None) -> BackupReport:
    """Copy the open books to `target`; the name appears only when the copy is proved and durable.

    `db` may be any connection, also beside a running till.

    Raises:
        Damaged: the copy is not sound, so the books are not either.
        StoreError: there is no room, or the place cannot be written.
    """
    part = target.with_name(target.name + ".part")
    try:
        before = _counts(db)
        copy_into(db, part)
        with closing(examine(part, progress)) as copy:
            verdict_rows = _require_all(before, copy, part)
            head = journal.head(copy)
        size = part.stat().st_size
        put_in_place(part, target)
    except (OSError, DatabaseError) as error:
        raise not_copied(target, error) from error
    finally:
        discard(part)
    assert head is not None, "an epoch is open from the first start on"
    return BackupReport(target, verdict_rows, head, size)


def examine(path: Path, progress: Progress | None = None) -> Connection:
    """Open a backup for reading after proving it: format, pages, schema, journal.

    Raises:
        Damaged: it is no database, not sound, or its journal is broken.
        StoreError: it was written by a newer program, or it was copied while in use.
    """
    require_alone(path)
    copy = open_copy(path)
    try:
        require_sound(copy, path)
        require_known_schema(copy, path)
        require_ok(
            verify(copy, progress=progress),
            path,
            tr("Use an older backup, or call your technician."),
        )
    except BaseException:
        copy.close()
        raise
    return copy


def require_alone(path: Path) -> None:
    """Refuse a raw copy of a database in use: its newest sales are in the file beside it.

    Raises:
        StoreError: a write-ahead log lies beside the file, or the file is not there.
    """
    wal = companions(path)[1]
    if not path.is_file():
        raise StoreError(
            tr("{file} is not there.", file=path.name),
            tr("Check the name, and that the stick is plugged in."),
        )
    if wal.exists() and wal.stat().st_size > 0:
        raise StoreError(
            tr("{file} was copied while in use; it is no backup.", file=path.name),
            tr("Make one with: zhanggui backup FILE"),
        )


def require_known_schema(copy: Connection, path: Path) -> None:
    """Refuse what is no till's database, or a newer program's.

    Raises:
        Damaged: it holds something else.
        StoreError: it was written by a newer program.
    """
    version = copy.execute("PRAGMA user_version").fetchone()[0]
    found = copy.execute("SELECT count(*) FROM sqlite_schema WHERE name='journal'").fetchone()
    if version == 0 or not found[0]:
        raise Damaged(
            tr("{file} is not a till's database.", file=path.name),
            tr("Choose a file made by: zhanggui backup FILE"),
        )
    if version > VERSION:
        raise StoreError(
            tr("{file} was written by a newer program.", file=path.name),
            tr("Install the newest version of the program on this till."),
        )


def _counts(db: Connection) -> dict[str, int]:
    return {
        table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("journal", *GROWING)
    }


def _require_all(before: dict[str, int], copy: Connection, part: Path) -> int:
    """Compare row counts: the till may sell meanwhile, so the copy may only have more."""
    found = _counts(copy)
    short = [table for table, count in before.items() if found[table] < count]
    if short:
        raise Damaged(
            tr("The copy {file} lacks rows of {table}.", file=part.name, table=short[0]),
            tr("The till's own data were not changed. Prove them: zhanggui journal verify"),
        )
    return found["journal"]
