"""The real till for tests that look at it: sample shop, simulated printers, the story's clock."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QLayout

from drivers.simulated.printer import SimulatedPrinter
from terminal.app.begun import Begun
from terminal.app.run import make_app
from terminal.app.shelf import catch_up
from terminal.app.till_app import TillApp
from terminal.config import TerminalConfig
from terminal.services import first_start, sample
from terminal.services.opening import Books, open_books

LUNCH = datetime(2026, 11, 21, 4, 46, tzinfo=UTC)


class StoryClock:
    """Stands still on the Saturday of the pictures until it is moved."""

    boot = "01939a00-0000-7000-8000-00000000b001"

    def __init__(self) -> None:
        self.at = LUNCH

    def now(self) -> datetime:
        """Return the story's time."""
        return self.at

    def mono_ms(self) -> int:
        """Return milliseconds that move with the story."""
        return int((self.at - LUNCH).total_seconds() * 1000)

    def forward(self, minutes: int) -> None:
        """Let time pass."""
        self.at += timedelta(minutes=minutes)


def _books(folder: Path, clock: StoryClock, *, stocked: bool) -> Books:
    books = open_books(folder, clock=clock)
    if stocked:
        events = [*sample.sample_events(), *sample.sample_soldout(clock.now())]
        first_start.write_all(books.till, events)
        catch_up(books.places.pos, books.places.catalog)
    return books


def _printer(printer: SimulatedPrinter) -> dict[str, object]:
    patience = {"connect_s": 0.5, "answer_s": 0.3, "silence_s": 0.6, "hold_s": 0.4, "probe_s": 0.05}
    return {"kind": "escpos-network", "host": "127.0.0.1", "port": printer.port, **patience}


@contextmanager
def printers() -> Iterator[tuple[SimulatedPrinter, SimulatedPrinter]]:
    """Two simulated printers, listening."""
    front, spare = SimulatedPrinter(), SimulatedPrinter()
    front.start()
    spare.start()
    yield front, spare
    front.stop()
    spare.stop()


@contextmanager
def running(
    folder: Path, qt: QApplication, config: TerminalConfig, *, stocked: bool = True
) -> Iterator[TillApp]:
    """The till, shown, with the story's clock; stopped at the end."""
    app = make_app(_books(folder, StoryClock(), stocked=stocked), config, Begun(qt))
    app.window.idle.disconnect()
    app.window.layout().setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    app.start()
    until(lambda: "devices" in app.__dict__)
    settle()
    try:
        yield app
    finally:
        app.stop()
        app.window.hide()
        app.window.deleteLater()


def with_printers(front: SimulatedPrinter, spare: SimulatedPrinter) -> TerminalConfig:
    """The configuration of a till with a receipt printer and a spare one."""
    return replace(
        TerminalConfig(), printers={"receipt": _printer(front), "kitchen": _printer(spare)}
    )


def until(is_so: Callable[[], bool], most_ms: int = 8000) -> bool:
    """Let the loop run until something holds; say whether it came to hold."""
    loop, tick, end = QEventLoop(), QTimer(), QTimer()
    tick.timeout.connect(lambda: loop.quit() if is_so() else None)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    tick.start(5)
    end.start(most_ms)
    loop.exec()
    return is_so()


def settle() -> None:
    """Let everything run that was posted, and what that posts."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
