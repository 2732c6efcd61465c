"""The technician's file as nobody should write it: still one list of mistakes, never a crash."""

from pathlib import Path

import pytest

from drivers.registry import problem
from terminal.config import load, parse
from terminal.errors import ConfigError


def refusals(text: str) -> list[str]:
    with pytest.raises(ConfigError) as refused:
        parse(text, judge=problem)
    return [str(error) for error in refused.value.errors]


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"shop\.toml cannot be read: No such file"):
        load(tmp_path / "shop.toml", must_exist=True)


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        load(tmp_path)


def test_a_file_from_notepad_is_read(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_bytes(b'\xef\xbb\xbfletter = "C"\r\n[window]\r\nwidth = 1024\r\n')

    found = load(file)

    assert (found.letter, found.width) == ("C", 1024)


def test_bytes_that_are_no_text_are_a_mistake(tmp_path: Path) -> None:
    file = tmp_path / "terminal.toml"
    file.write_bytes(b"\x00\xff\xfe\x80 letter")

    with pytest.raises(ConfigError, match=r"terminal\.toml has"):
        load(file)


@pytest.mark.parametrize(
    "text",
    [
        f"[window]\nwidth = {'9' * 5000}\n",
        f"letter = {'[' * 5000}\n",
        'letter = "\\ud800"',
        'letter = "A"\nletter = "B"',
        "x = 2026-13-45",
    ],
)
def test_what_is_no_toml_is_refused_in_one_sentence(text: str) -> None:
    assert len(refusals(text)) == 1


DEVICES = """
[printers.receipt]
kind = "escpos-network"
host = "192.168.1.50"
port = 99999

[printers.kitchen]
kind = "laser"

[printers.bar]
kind = "escpos-network"
host = "192.168.1.51"
paper_mm = 76

[printers.spare]
kind = "escpos-serial"

[printers.old]
host = "192.168.1.52"

[scanners.hand]
kind = "serial-scanner"
path = "/dev/ttyACM0"
buad = 9600
"""


def test_every_device_is_judged_and_each_mistake_has_its_line() -> None:
    found = refusals(DEVICES)

    assert found[:2] == [
        "Line 5: The device receipt has no port. Write port as number.",
        "Line 8: The device kitchen is of no known kind: 'laser'."
        " Write one of escpos-network, escpos-serial.",
    ]
    lines = [error.split(":")[0] for error in found[2:]]
    assert lines == ["Line 13", "Line 15", "Line 18", "Line 24"]
    assert "buad" in found[5]


def test_tables_without_a_name_are_told_how_to_get_one() -> None:
    assert refusals('[printers]\nkind = "escpos-network"\n') == [
        "Line 2: write [printers.NAME] instead."
    ]
    assert refusals("scanners = 3\n") == ["Line 1: write [scanners.NAME] instead."]
    assert refusals("window = 3\n") == ["Line 1: write [window] and its settings below it."]


def test_a_receipt_printer_that_does_not_exist_is_refused() -> None:
    printer = '[printers.front]\nkind = "escpos-network"\nhost = "192.168.1.50"\n'

    assert refusals(printer) == [
        "Line 1: there is no printer receipt. Write receipt_printer = one of front."
    ]
    assert refusals('language = "en"\nreceipt_printer = "fornt"\n' + printer) == [
        "Line 2: there is no printer fornt. Write receipt_printer = one of front."
    ]
    assert parse('receipt_printer = "front"\n' + printer, judge=problem).printers


@pytest.mark.parametrize("setting", ["longest = 0", "retry_longest_s = 0", "half_code_s = -1.0"])
def test_a_scanner_is_never_set_to_spin(setting: str) -> None:
    text = f'[scanners.hand]\nkind = "serial-scanner"\npath = "/dev/ttyACM0"\n{setting}\n'

    assert "Line 4: The settings of the device hand cannot be used" in refusals(text)[0]
