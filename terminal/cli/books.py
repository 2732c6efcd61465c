"""Commands about the books: verify, rebuild, export, backup, restore, enrol, version."""

import argparse
import sys
from contextlib import closing

from sync.client import HttpTransport
from sync.enrol import enrol as ask_cloud
from sync.errors import SyncError
from terminal.errors import ConfigError, StoreError
from terminal.services import enrolling
from terminal.services.enrolling import Belonging
from terminal.services.opening import VERSION, Books, open_books
from terminal.store import backup as backups
from terminal.store import export as exports
from terminal.store import rebuild as rebuilding
from terminal.store import restore as restoring
from terminal.store.database import sqlite_version
from terminal.store.opening import open_alone, open_for_reading
from terminal.store.places import Places
from terminal.store.verify import verify as verify_journal
from terminal.text import Text, tr


def say(text: Text) -> None:
    """Print a sentence."""
    print(text)


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
    with closing(open_for_reading(Places.of(options.data))) as db:
        done = exports.export(db, options.file)
    verdict = exports.verify_export(options.file)
    if verdict.sentence is not None:
        raise StoreError(verdict.sentence)
    say(tr("{n} rows written and checked.", n=done.rows))
    return 0


def backup(options: argparse.Namespace) -> int:
    """Copy the books to a file and prove the copy, also beside a running till."""
    with closing(open_for_reading(Places.of(options.data))) as db:
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
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        books.close()
    shop, letter = found.shop_name, found.letter
    say(tr("This till belongs to {shop} now, letter {letter}.", shop=shop, letter=letter))
    return 0


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
