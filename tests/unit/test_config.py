"""The technician's file: defaults, and every mistake at once with its line and its remedy."""

import pytest

from terminal.app.main import main
from terminal.config import TerminalConfig, config_file, data_folder, language_of, load, parse
from terminal.errors import ConfigError
from terminal.text import language

GOOD = """\
language = "en"
theme = "dark"
letter = "C"
receipt_printer = "front"

[window]
fullscreen = true
width = 1024
height = 600
scale = "1.25"

[cloud]
url = "https://cloud.example/shop"

[backup]
folder = "/media/stick"

[printers.front]
kind = "escpos_network"
host = "192.0.2.7"

[scanners.hand]
kind = "serial"
path = "/dev/ttyACM0"
"""

THREE_MISTAKES = """\
languge = "en"
letter = "ab"

[window]
width = "wide"
"""


def mistakes(text):
    with pytest.raises(ConfigError) as caught:
        parse(text)
    return [str(error) for error in caught.value.errors]


def test_a_till_without_a_file_has_defaults(tmp_path):
    assert load(tmp_path / "terminal.toml") == TerminalConfig()
    assert parse("") == TerminalConfig()


def test_a_good_file_is_read_whole():
    found = parse(GOOD)

    assert (found.language, found.theme, found.letter) == ("en", "dark", "C")
    assert (found.fullscreen, found.width, found.height, found.scale) == (True, 1024, 600, "1.25")
    assert (found.cloud_url, found.backup_folder) == ("https://cloud.example/shop", "/media/stick")
    assert found.printers["front"]["host"] == "192.0.2.7"
    assert found.scanners["hand"]["kind"] == "serial"


def test_three_mistakes_are_told_at_once_each_with_line_and_remedy():
    assert mistakes(THREE_MISTAKES) == [
        "Line 1: languge is not known. Did you mean language?",
        "Line 2: letter = 'ab' cannot be used. Write one capital letter, A to Z.",
        "Line 5: window.width = 'wide' cannot be used. Write a whole number from 320 to 7680.",
    ]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('letter = "ab"', "one capital letter"),
        ("letter = 3", "one capital letter"),
        ('theme = "blue"', "one of light, dark"),
        ("window = 3", "window"),
        ("[window]\nfullscreen = 1", "true or false"),
        ("[window]\nwidth = true", "whole number"),
        ("[window]\nwidth = 99999", "whole number"),
        ('[cloud]\nurl = "ftp://x"', "an address like"),
        ("printers = 3", "[printers.NAME]"),
        ("[somewhere]\nx = 1", "somewhere"),
        ("language en\nx = 1", "line 1"),
    ],
)
def test_each_mistake_is_named(text, part):
    found = mistakes(text)

    assert len(found) == 1
    assert part in found[0]


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "terminal.toml"
    path.write_bytes(b"\xff\xfe\x00language")

    with pytest.raises(ConfigError):
        load(path)


def test_the_start_is_refused_with_all_mistakes_and_nothing_is_made(tmp_path, capsys):
    path = tmp_path / "terminal.toml"
    path.write_text(THREE_MISTAKES, encoding="utf-8")

    code = main(["run", "--data", str(tmp_path / "data"), "--config", str(path)])

    told = capsys.readouterr().err
    assert code == 2
    assert told.count("Line ") == 3
    assert "start again" in told
    assert not (tmp_path / "data").exists()


def test_data_and_configuration_lie_in_the_platforms_own_folders():
    assert data_folder().name == "zhanggui"
    assert config_file().name == "terminal.toml"


def test_a_file_with_mistakes_is_refused_in_the_language_it_asks_for(tmp_path):
    english, broken = tmp_path / "en.toml", tmp_path / "broken.toml"
    english.write_text('letter = "lower"\nlanguage = "en"\n', encoding="utf-8")
    broken.write_text('language = "klingon"\n[', encoding="utf-8")

    assert language_of(english) == "en"
    assert language_of(broken) == language_of(tmp_path / "none.toml") == language()
