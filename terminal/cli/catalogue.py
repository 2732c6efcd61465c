"""`zhanggui import`: a catalogue file, whole or not at all."""

import argparse
from contextlib import closing

from terminal.cli.books import say
from terminal.services.first_start import write_all
from terminal.services.importing import import_events, read_catalogue
from terminal.services.opening import open_books
from terminal.store import journal
from terminal.store.catalogue import open_catalogue
from terminal.store.catalogue_health import put_aside_damaged
from terminal.text import tr


def take_in(options: argparse.Namespace) -> int:
    """Read the file against what is for sale, then record all of it in one transaction."""
    books = open_books(options.data, letter=options.settings.letter, program="zhanggui import")
    try:
        put_aside_damaged(books.places.catalog)
        with closing(open_catalogue(books.places.catalog)) as catalogue:
            catalogue.apply(journal.events(books.till.store.db, catalogue.applied()))
            parsed = read_catalogue(options.file, catalogue)
            write_all(books.till, list(import_events(parsed, books.make_id())))
            catalogue.apply(journal.events(books.till.store.db, catalogue.applied()))
    finally:
        books.close()
    for heading in parsed.ignored:
        say(tr("The column {name} is not known and was not read.", name=heading))
    say(tr("{n} items are for sale now.", n=len(parsed.items)))
    return 0
