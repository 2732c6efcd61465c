from datetime import UTC, datetime
from random import Random

import pytest

from drivers.errors import SettingsError
from drivers.interfaces import DeviceState, Reason, ReceiptPrinter
from drivers.registry import open_printer, open_scanner
from drivers.supervisor import Surroundings, SystemClock

AROUND = Surroundings(SystemClock(), Random(1))
NETWORK = {"kind": "escpos-network", "host": "192.168.1.50"}


def test_a_printer_is_opened_without_touching_the_network() -> None:
    printer: ReceiptPrinter = open_printer("front", {**NETWORK, "paper_mm": 58}, AROUND)

    assert printer.name == "front"
    assert (printer.status().state, printer.status().reason) == (
        DeviceState.ABSENT,
        Reason.NOT_TRIED,
    )
    assert printer.status().since <= datetime.now(UTC)


def test_a_scanner_is_opened_by_its_path() -> None:
    settings = {"kind": "serial-scanner", "path": "/dev/serial/by-id/scanner"}
    scanner = open_scanner("hand", settings, AROUND, on_scan=lambda _: None)

    assert scanner.name == "hand"


@pytest.mark.parametrize(
    ("settings", "sentence", "remedy"),
    [
        (
            {"kind": "laser"},
            "The device front is of no known kind: 'laser'.",
            "Write one of escpos-network, escpos-serial.",
        ),
        ({"kind": "escpos-network"}, "The device front has no host.", "Write its host."),
        (
            {**NETWORK, "port": "many"},
            "The device front has no port.",
            "Write port as number.",
        ),
        (
            {"kind": "escpos-serial", "baud": 9600},
            "The device front has no path.",
            "Write its path.",
        ),
    ],
)
def test_wrong_settings_are_refused_with_a_remedy(
    settings: dict[str, object], sentence: str, remedy: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        open_printer("front", settings, AROUND)

    assert (refused.value.sentence, refused.value.remedy) == (sentence, remedy)


@pytest.mark.parametrize("wrong", [{"paper_mm": 76}, {"cut": "often"}, {"colour": "red"}])
def test_a_wrong_value_is_named(wrong: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        open_printer("front", {**NETWORK, **wrong}, AROUND)
