"""Start the till on a screen and run it until its window is closed."""

import signal
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from terminal.app import faults, wiring, wiring_more
from terminal.app.begun import Begun
from terminal.app.shelf import catch_up
from terminal.app.till_app import TillApp
from terminal.config import TerminalConfig
from terminal.services import first_start
from terminal.services.opening import Books, open_books
from terminal.store.catalogue_health import put_aside_damaged, renewed

MAKERS = (*wiring.ROUTES, *wiring_more.ROUTES)


def make_app(books: Books, config: TerminalConfig, begun: Begun) -> TillApp:
    """Return a till's application, not yet shown."""
    catalog = books.places.catalog
    damaged = put_aside_damaged(catalog)
    if not catalog.exists():
        catch_up(books.places.pos, catalog)
    app = TillApp(books, config, begun)
    if damaged is not None:
        app.tell("catalogue", renewed(catalog, damaged))
    for make in MAKERS:
        app.makers[make.__name__] = partial(make, app)
    return app


def open_till(folder: Path, config: TerminalConfig, *, sample: bool) -> Books:
    """Open the books; an empty till gets the sample shop where that is asked for.

    Raises:
        PosError: the data are in use, damaged, or cannot be opened.
    """
    books = open_books(folder, letter=config.letter)
    if sample and first_start.is_new(books.till):
        from terminal.services.sample import sample_events, sample_soldout

        events = [*sample_events(), *sample_soldout(books.clock.now())]
        first_start.write_all(books.till, events)
        catch_up(books.places.pos, books.places.catalog)
    return books


def run(folder: Path, config: TerminalConfig, begun: Begun, *, sample: bool = False) -> int:
    """Run the till until its window is closed; returns the exit code."""
    books = open_till(folder, config, sample=sample)
    application = begun.application
    app = make_app(books, config, begun)
    faults.watch(app)
    end_on_signals(application)
    app.start()
    code = application.exec()
    app.stop()
    return code


def end_on_signals(application: QApplication) -> None:
    """End in order when the system, a terminal's Ctrl-C or its end asks for it."""
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda *_: application.quit())


def play(folder: Path, config: TerminalConfig, begun: Begun, script: str) -> int:
    """Run the till while a player acts on its widgets as a cashier would."""
    from terminal.app.player import ON_SAMPLE, play_script

    books = open_till(folder, config, sample=script in ON_SAMPLE)
    app = make_app(books, config, begun)
    code = play_script(app, script)
    app.stop()
    return code
