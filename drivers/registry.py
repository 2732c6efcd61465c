"""From the settings of a device to the device: the one place that knows all kinds.

kind                  address                 further settings
"escpos-network"      host, port (9100)       `drivers.printer.settings.PrinterSettings`
"escpos-serial"       path, baud (9600)       the same
"serial-scanner"      path, baud (9600)       `drivers.scanner.serial_scanner.ScannerSettings`
"""

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from drivers.errors import SettingsError
from drivers.interfaces import OnScan
from drivers.printer.escpos_printer import EscposPrinter
from drivers.printer.settings import PrinterSettings
from drivers.scanner.serial_scanner import ScannerSettings, SerialScanner
from drivers.supervisor import Surroundings
from drivers.transport import OpenLink, SerialAddress, TcpAddress

PRINTER_KINDS = ("escpos-network", "escpos-serial")
SCANNER_KINDS = ("serial-scanner",)
ADDRESS_KEYS = frozenset({"kind", "host", "port", "path", "baud"})

_Wanted = TypeVar("_Wanted", PrinterSettings, ScannerSettings)


def open_printer(name: str, settings: Mapping[str, object], around: Surroundings) -> EscposPrinter:
    """Return a printer, not started.

    Raises:
        SettingsError: the settings cannot be used.
    """
    return EscposPrinter(
        name,
        _address(name, settings, PRINTER_KINDS),
        _rest(name, settings, PrinterSettings),
        around,
    )


def open_scanner(
    name: str, settings: Mapping[str, object], around: Surroundings, *, on_scan: OnScan
) -> SerialScanner:
    """Return a scanner, not started.

    Raises:
        SettingsError: the settings cannot be used.
    """
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
        raise SettingsError(sentence, f"Write one of {', '.join(kinds)}.")
    keys = ("host", "port") if kind == "escpos-network" else ("path", "baud")
    first = settings.get(keys[0])
    second = settings.get(keys[1], 9100 if kind == "escpos-network" else 9600)
    if not isinstance(first, str) or not first:
        raise SettingsError(f"The device {name} has no {keys[0]}.", f"Write its {keys[0]}.")
    if not isinstance(second, int) or not 0 < second < 4_000_001:
        raise SettingsError(f"The device {name} has no {keys[1]}.", f"Write {keys[1]} as number.")
    return TcpAddress(first, second) if "host" in keys else SerialAddress(first, second)


def _rest(name: str, settings: Mapping[str, object], wanted: type[_Wanted]) -> _Wanted:
    rest = {key: value for key, value in settings.items() if key not in ADDRESS_KEYS}
    try:
        return msgspec.convert(rest, wanted)
    except msgspec.ValidationError as error:
        sentence = f"The settings of the device {name} cannot be used: {error}."
        raise SettingsError(sentence, "Correct this value or leave it out.") from error
