"""Commands about the books: verify, rebuild, export, backup, restore, enrol, version."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from sync.client import HttpTransport
from sync.enrol import enrol as ask_cloud
from sync.errors import Busy, SyncError, Unreachable
from terminal.errors import ConfigError, StoreError
from terminal.services import enrolling
from terminal.services.enrolling import Belonging
from terminal.services.opening import VERSION, Books, open_books
from terminal.store import backup as backups
from terminal.store import export as exports
from terminal.store import rebuild as rebuilding
from terminal.store import restore as restoring
from terminal.store.database import sqlite_version
from terminal.store.files import companions
from terminal.store.instance import LOCK
from terminal.store.opening import open_alone, open_for_reading
from terminal.store.places import Places
from terminal.store.verify import verify as verify_journal
from terminal.text import Text, tr


def say(text: Text) -> None:
    """Print a sentence."""
    print(text)


def require_foreign(target: Path, places: Places) -> None:
    """Refuse to write a copy over the till's own files.

    Raises:
        StoreError: the file is one of them.
    """
    own = {*companions(places.pos), *companions(places.catalog), places.folder / LOCK}
    own |= {places.ballast, places.key, places.anchor}
    if target.resolve() in {path.resolve() for path in own}:
        raise StoreError(
            tr("{file} is one of the till's own files.", file=target.name),
            tr("Nothing was overwritten. Choose another name, best on a stick."),
        )


def verify(options: argparse.Namespace) -> int:
    """Walk the whole journal; exit 1 when something is wrong."""
    with closing(open_for_reading(Places.of(options.data))) as db:
        verdict = verify_journal(db)
        found = rebuilding.compare(db) if verdict.ok else []
    if verdict.sentence is not None:
        sys.stderr.write(f"{verdict.sentence}\n")
        return 1
    if found:
        sys.stderr.write(f"{tr('{n} projected rows differ from the journal.', n=len(found))}\n")
        return 1
    say(tr("The journal is whole: {n} rows, chain, signatures and totals.", n=verdict.rows))
    return 0


def rebuild(options: argparse.Namespace) -> int:
    """Recreate the projected tables; refused beside a running till."""
    with open_alone(Places.of(options.data), "zhanggui journal rebuild") as db:
        done = rebuilding.rebuild(db)
    say(
        tr(
            "Rebuilt from {n} rows; {different} rows were different before.",
            n=done.events,
            different=len(done.differences),
        )
    )
    return 0


def export(options: argparse.Namespace) -> int:
    """Write the journal verbatim to a file."""
    places = Places.of(options.data)
    require_foreign(options.file, places)
    with closing(open_for_reading(places)) as db:
        done = exports.export(db, options.file)
    verdict = exports.verify_export(options.file)
    if verdict.sentence is not None:
        raise StoreError(verdict.sentence)
    say(tr("{n} rows written and checked.", n=done.rows))
    return 0


def backup(options: argparse.Namespace) -> int:
    """Copy the books to a file and prove the copy, also beside a running till."""
    places = Places.of(options.data)
    require_foreign(options.file, places)
    with closing(open_for_reading(places)) as db:
        done = backups.backup(db, options.file)
    say(tr("Backup of {n} rows, {kb} kB, opened and checked.", n=done.rows, kb=done.size // 1024))
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put a backup in place; the next start opens a new epoch."""
    from datetime import UTC, datetime

    places = Places.of(options.data)
    done = restoring.restore(
        options.file, places, at=datetime.now(UTC), leave_unsent=options.leave_unsent
    )
    say(tr("Restored up to row {n}. The next start opens a new epoch.", n=done.head.seq))
    if done.aside is not None:
        say(tr("The files that were there are kept in {folder}.", folder=done.aside.name))
    return 0


def enrol(options: argparse.Namespace) -> int:
    """Bind this till to the shop a one-time code was made for."""
    url = options.settings.cloud_url
    if not url:
        raise ConfigError(
            tr("The configuration names no cloud."),
            (),
            tr('Write url = "https://..." under [cloud].'),
        )
    books = open_books(options.data, letter=options.settings.letter, program="zhanggui enrol")
    try:
        found = _belonging(books, url, options.code)
        enrolling.keep(books.till, found)
    except SyncError as error:
        raise not_enrolled(error, url) from error
    finally:
        books.close()
    shop, letter = found.shop_name, found.letter
    say(tr("This till belongs to {shop} now, letter {letter}.", shop=shop, letter=letter))
    return 0


def not_enrolled(error: SyncError, url: str) -> StoreError:
    """Say why the cloud did not take this till."""
    if isinstance(error, Unreachable | Busy):
        return StoreError(
            tr("The cloud at {url} does not answer ({code}).", url=url, code=error.code),
            tr("Check the address under [cloud] and the network, then try the same code again."),
        )
    wrong_code = {
        "malformed_code": tr("This is no enrolment code."),
        "wrong_code": tr("The cloud does not know this code."),
        "code_expired": tr("This code is too old."),
        "code_locked": tr("This code was tried wrongly too often."),
        "code_used": tr("This code was used by another till."),
    }
    if error.code in wrong_code:
        return StoreError(wrong_code[error.code], tr("Have a new code made, and type it as it is."))
    return StoreError(
        tr("The cloud does not take this till ({code}).", code=error.code),
        tr("Tell the code to whoever runs the cloud."),
    )


def _belonging(books: Books, url: str, code: str) -> Belonging:
    """Ask the cloud where this till belongs."""
    transport = HttpTransport(url)
    try:
        answer = ask_cloud(
            transport,
            books.key,
            code,
            terminal_id=books.key.terminal_id,
            letter=books.till.letter,
            app_version=VERSION,
        )
    finally:
        transport.close()
    return Belonging(
        answer.merchant_id,
        answer.shop_id,
        answer.shop_code,
        answer.shop_name,
        answer.letter,
        answer.server_key.hex(),
    )


def version(_options: argparse.Namespace) -> int:
    """Print the versions in use."""
    print(f"zhanggui {VERSION}")
    print(f"SQLite {sqlite_version()}")
    print(f"Python {sys.version.split()[0]}")
    return 0
