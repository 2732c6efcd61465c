"""From the settings of a device to the device: the one place that knows all kinds.

`problem` judges settings without loading a driver, so that a till can refuse them before it opens.

kind                  address                 further settings
"escpos-network"      host, port (9100)       `drivers.printer.settings.PrinterSettings`
"escpos-serial"       path, baud (9600)       the same
"serial-scanner"      path, baud (9600)       `drivers.scanner.settings.ScannerSettings`
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

import msgspec

from drivers.errors import SettingsError
from drivers.interfaces import OnScan
from drivers.printer.settings import PrinterSettings
from drivers.scanner.settings import ScannerSettings
from drivers.transport import OpenLink, SerialAddress, TcpAddress

if TYPE_CHECKING:
    from drivers.printer.escpos_printer import EscposPrinter
    from drivers.scanner.serial_scanner import SerialScanner
    from drivers.supervisor import Surroundings

PRINTER_KINDS = ("escpos-network", "escpos-serial")
SCANNER_KINDS = ("serial-scanner",)
ADDRESS_KEYS = frozenset({"kind", "host", "port", "path", "baud"})

_Wanted = TypeVar("_Wanted", PrinterSettings, ScannerSettings)


def problem(table: str, name: str, settings: Mapping[str, object]) -> SettingsError | None:
    """Return what is wrong with the settings of a device in `printers` or `scanners`, or None."""
    try:
        if table == "printers":
            _address(name, settings, PRINTER_KINDS)
            _rest(name, settings, PrinterSettings)
        else:
            _address(name, settings, SCANNER_KINDS)
            _rest(name, settings, ScannerSettings)
    except SettingsError as error:
        return error
    return None


def open_printer(
    name: str, settings: Mapping[str, object], around: "Surroundings"
) -> "EscposPrinter":
    """Return a printer, not started.

    Raises:
        SettingsError: the settings cannot be used.
    """
    from drivers.printer.escpos_printer import EscposPrinter

    return EscposPrinter(
        name,
        _address(name, settings, PRINTER_KINDS),
        _rest(name, settings, PrinterSettings),
        around,
    )


def open_scanner(
    name: str, settings: Mapping[str, object], around: "Surroundings", *, on_scan: OnScan
) -> "SerialScanner":
    """Return a scanner, not started.

    Raises:
        SettingsError: the settings cannot be used.
    """
    from drivers.scanner.serial_scanner import SerialScanner

    return SerialScanner(
        name,
        _address(name, settings, SCANNER_KINDS),
        _rest(name, settings, ScannerSettings),
        around,
        on_scan=on_scan,
    )


def _address(name: str, settings: Mapping[str, object], kinds: tuple[str, ...]) -> OpenLink:
    kind = settings.get("kind")
    if kind not in kinds:
        sentence = f"The device {name} is of no known kind: {kind!r}."
        raise SettingsError(sentence, f"Write one of {', '.join(kinds)}.", "kind")
    if kind == "escpos-network":
        host = _words(name, settings, "host")
        return TcpAddress(host, _number(name, settings, "port", (9100, 65_535)))
    path = _words(name, settings, "path")
    return SerialAddress(path, _number(name, settings, "baud", (9600, 4_000_000)))


def _words(name: str, settings: Mapping[str, object], key: str) -> str:
    found = settings.get(key)
    if not isinstance(found, str) or not found.strip():
        raise SettingsError(f"The device {name} has no {key}.", f"Write its {key}.", key)
    return found


def _number(
    name: str, settings: Mapping[str, object], key: str, usual_and_highest: tuple[int, int]
) -> int:
    usual, highest = usual_and_highest
    found = settings.get(key, usual)
    if not isinstance(found, int) or isinstance(found, bool) or not 0 < found <= highest:
        raise SettingsError(f"The device {name} has no {key}.", f"Write {key} as number.", key)
    return found


def _rest(name: str, settings: Mapping[str, object], wanted: type[_Wanted]) -> _Wanted:
    rest = {key: value for key, value in settings.items() if key not in ADDRESS_KEYS}
    try:
        return msgspec.convert(rest, wanted)
    except msgspec.ValidationError as error:
        sentence = f"The settings of the device {name} cannot be used: {error}."
        key = re.search(r"`\$\.(\w+)|unknown field `([^`]*)`", str(error))
        found = (key[1] or key[2]) if key else ""
        raise SettingsError(sentence, "Correct this value or leave it out.", found) from error
