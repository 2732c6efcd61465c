"""Start the till on a screen and run it until its window is closed."""

import logging
import signal
import sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from terminal.app import wiring
from terminal.app.shelf import catch_up
from terminal.app.till_app import TillApp
from terminal.config import TerminalConfig
from terminal.services.opening import open_books

log = logging.getLogger("pos")


def make_app(folder: Path, config: TerminalConfig, application: QApplication) -> TillApp:
    """Open a till's data and return its application, not yet shown.

    Raises:
        PosError: the data are in use, damaged, or cannot be opened.
    """
    books = open_books(folder, letter=config.letter)
    if not books.paths.catalog.exists():
        catch_up(books.paths.pos, books.paths.catalog)
    app = TillApp(books, config, application)
    for make in (wiring.sign_in, wiring.open_shift, wiring.sell, wiring.pay, wiring.shift_close):
        app.makers[make.__name__] = partial(make, app)
    return app


def run(folder: Path, config: TerminalConfig) -> int:
    """Run the till until its window is closed; returns the exit code."""
    application = QApplication(sys.argv[:1])
    app = make_app(folder, config, application)
    signal.signal(signal.SIGTERM, lambda *_: application.quit())
    app.start()
    code = application.exec()
    app.stop()
    return code
