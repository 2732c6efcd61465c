"""The devices of this till: opened from the configuration, watched, stopped."""

import os
import time
from collections.abc import Callable, Iterable, Mapping
from random import Random

from drivers import registry
from drivers.interfaces import (
    KICK_VALID_S,
    BarcodeScanner,
    DeviceStatus,
    DrawerOutcome,
    DrawerResult,
    PrintDocument,
    Reason,
    ReceiptPrinter,
    ScanResult,
)
from drivers.supervisor import Surroundings
from drivers.supervisor import SystemClock as DeviceClock
from terminal.app.spooler import Spooler
from terminal.config import TerminalConfig
from terminal.services.opening import Books
from terminal.store.store import Store

Post = Callable[[Callable[[], object]], None]


class Devices:
    """Fulfils the presenters' `Counter`; `changed` and `scanned` run in the GUI thread."""

    def __init__(
        self,
        config: TerminalConfig,
        books: Books,
        post: Post,
        *,
        changed: Callable[[], None],
        scanned: Callable[[ScanResult], None],
    ) -> None:
        self._books = books
        self._post = post
        self._changed = changed
        self._printer = config.receipt_printer if config.printers else ""
        around = Surroundings(DeviceClock(), Random(os.urandom(8)), self._on_status)
        self._printers: dict[str, ReceiptPrinter] = {
            name: registry.open_printer(name, settings, around)
            for name, settings in config.printers.items()
        }
        self._scanners: dict[str, BarcodeScanner] = {
            name: registry.open_scanner(
                name, settings, around, on_scan=lambda scan: post(lambda: scanned(scan))
            )
            for name, settings in config.scanners.items()
        }
        self._spoolers = {
            name: Spooler(printer, self._open_store, books.clock, self._tell)
            for name, printer in self._printers.items()
        }

    def start(self) -> None:
        """Begin to look for every device; returns at once."""
        for device in (*self._printers.values(), *self._scanners.values()):
            device.start()
        for spooler in self._spoolers.values():
            spooler.start()

    def warm(self, names: Iterable[str]) -> None:
        """Let the printers draw, while they are idle, the characters that receipts will need."""
        text = "".join(dict.fromkeys("".join(names)))
        for printer in self._printers.values():
            printer.warm(text)

    def stop(self) -> None:
        """Stop every thread."""
        for spooler in self._spoolers.values():
            spooler.stop()
        for device in (*self._printers.values(), *self._scanners.values()):
            device.stop()

    def statuses(self) -> Mapping[str, DeviceStatus]:
        """Return how every device is, without asking it."""
        found = {name: device.status() for name, device in self._printers.items()}
        return found | {name: device.status() for name, device in self._scanners.items()}

    @property
    def printer(self) -> str:
        """The receipt printer's name, empty where none is set up."""
        return self._printer

    @property
    def printers(self) -> tuple[str, ...]:
        """Every printer's name."""
        return tuple(self._printers)

    def preview(self, document: PrintDocument) -> bytes:
        """Return the picture of a document's paper as PNG, empty without a printer."""
        printer = self._printers.get(self._printer)
        return printer.preview(document) if printer is not None else b""

    def wake(self) -> None:
        """Say that print jobs were queued."""
        for spooler in self._spoolers.values():
            spooler.wake()

    def kick(self, done: Callable[[DrawerOutcome], None]) -> None:
        """Open the drawer within three seconds or never."""
        printer = self._printers.get(self._printer)
        if printer is None:
            done(DrawerOutcome(DrawerResult.NOT_OPENED, Reason.NOT_FOUND))
            return
        future = printer.kick_drawer(time.monotonic() + KICK_VALID_S)
        future.add_done_callback(lambda answered: self._post(lambda: done(answered.result())))

    def _open_store(self) -> Store:
        return Store(self._books.places.pos, self._books.key, self._books.make_id)

    def _on_status(self, _name: str, _status: DeviceStatus) -> None:
        self.wake()
        self._tell()

    def _tell(self) -> None:
        self._post(self._changed)
