"""The technician's file `terminal.toml`: read whole, every mistake reported at once.

What is not in the file has a default, so that a till sells without one.

    language = "zh_CN"            # or "en"
    theme = "light"               # or "dark"
    letter = "A"                  # this till's letter in receipt numbers
    receipt_printer = "receipt"
    [window]    fullscreen, width, height, scale
    [cloud]     url
    [backup]    folder
    [printers.NAME]   kind, host, port, ... as `drivers.registry` wants them
    [scanners.NAME]   kind, path, baud, ...
"""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

from msgspec import Struct, field

from terminal.errors import ConfigError
from terminal.text import LANGUAGES, Text, language, tr

DeviceSettings = Mapping[str, object]


class Problem(Protocol):
    """What is wrong with the settings of a device; `key` is the setting, where one is named."""

    sentence: str
    remedy: str
    key: str


Judge = Callable[[str, str, DeviceSettings], Problem | None]
"""Judges the settings of one device, given its table and name; the devices' own package knows."""

RECEIPT_PRINTER = "receipt"


class TerminalConfig(Struct, frozen=True):
    """One till's configuration."""

    language: str = "zh_CN"
    theme: str = "light"
    letter: str = "A"
    receipt_printer: str = RECEIPT_PRINTER
    fullscreen: bool = False
    width: int = 1280
    height: int = 800
    scale: str = ""
    cloud_url: str = ""
    backup_folder: str = ""
    printers: Mapping[str, DeviceSettings] = field(default_factory=dict)
    scanners: Mapping[str, DeviceSettings] = field(default_factory=dict)


class _Rule(Struct, frozen=True):
    """Where a key goes, and what it must be: a check and the words for it."""

    name: str
    fits: Callable[[Any], bool]
    wanted: Text


def _one_of(*choices: str) -> tuple[Callable[[Any], bool], Text]:
    return lambda value: value in choices, tr("one of {list}", list=", ".join(choices))


def _whole(low: int, high: int) -> tuple[Callable[[Any], bool], Text]:
    def fits(value: Any) -> bool:
        return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high

    return fits, tr("a whole number from {low} to {high}", low=low, high=high)


def _text(pattern: str, wanted: Text) -> tuple[Callable[[Any], bool], Text]:
    return lambda v: isinstance(v, str) and re.fullmatch(pattern, v) is not None, wanted


_YES_NO = (lambda value: isinstance(value, bool), tr("true or false"))
_URL = _text(r"https?://[^\s/]+.*|", tr("an address like https://cloud.example"))
_ANY = _text(r".*", tr("a text in quotes"))

RULES: Mapping[str, _Rule] = {
    "language": _Rule("language", *_one_of(*LANGUAGES)),
    "theme": _Rule("theme", *_one_of("light", "dark")),
    "letter": _Rule("letter", *_text("[A-Z]", tr("one capital letter, A to Z"))),
    "receipt_printer": _Rule("receipt_printer", *_ANY),
    "window.fullscreen": _Rule("fullscreen", *_YES_NO),
    "window.width": _Rule("width", *_whole(320, 7680)),
    "window.height": _Rule("height", *_whole(320, 4320)),
    "window.scale": _Rule("scale", *_one_of("1.0", "1.25", "1.5", "2.0")),
    "cloud.url": _Rule("cloud_url", *_URL),
    "backup.folder": _Rule("backup_folder", *_ANY),
}
DEVICE_TABLES = ("printers", "scanners")
TABLES = ("window", "cloud", "backup", *DEVICE_TABLES)


def load(path: Path, judge: Judge | None = None, *, must_exist: bool = False) -> TerminalConfig:
    """Read the file; one that is not there means defaults, unless it `must_exist`.

    Raises:
        ConfigError: it cannot be read or has mistakes; `errors` lists each with line and remedy.
    """
    if not path.exists() and not must_exist:
        return TerminalConfig()
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise ConfigError(
            tr("{file} cannot be read: {why}.", file=str(path), why=error.strerror or str(error)),
            (),
            tr("Name a file that is there and that this user may read."),
        ) from error
    return parse(text, path.name, judge)


def language_of(path: Path) -> str:
    """Return the language a file asks for whatever else is wrong with it, else the one in force."""
    try:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return language()
    found = re.search(rf'^\s*language\s*=\s*"({"|".join(LANGUAGES)})"', text, re.MULTILINE)
    return found[1] if found else language()


def parse(text: str, name: str = "terminal.toml", judge: Judge | None = None) -> TerminalConfig:
    """Read the file's text.

    Raises:
        ConfigError: it has mistakes.
    """
    reading = _Reading(text, judge)
    reading.tables(_parsed(text, name))
    if reading.errors:
        raise _refused(name, reading.errors)
    return TerminalConfig(**reading.values)


def _parsed(text: str, name: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # tomllib lets numbers of thousands of digits and endless nesting through as these.
        raise _refused(name, [tr("{why}", why=str(error))]) from error


class _Reading:
    """One pass over the file's tables: the values found, and every mistake."""

    def __init__(self, text: str, judge: Judge | None) -> None:
        self.text = text
        self.judge = judge
        self.values: dict[str, Any] = {}
        self.errors: list[Text] = []

    def tables(self, found: dict[str, Any]) -> None:
        """Take everything."""
        for key, value in found.items():
            if key in DEVICE_TABLES:
                self.values[key] = self._devices(key, value)
            elif key in TABLES and isinstance(value, dict):
                for inner, content in value.items():
                    _take(self.text, f"{key}.{inner}", content, self.values, self.errors)
            elif key in TABLES:
                self._error(key, tr("write [{table}] and its settings below it.", table=key))
            else:
                _take(self.text, key, value, self.values, self.errors)
        self._receipt_printer()

    def _devices(self, table: str, value: object) -> dict[str, DeviceSettings]:
        entries = value if isinstance(value, dict) else {"": value}
        good: dict[str, DeviceSettings] = {}
        for name, entry in entries.items():
            if isinstance(entry, dict):
                good[name] = dict(entry)
                self._device(table, name, entry)
            else:
                key = f"{table}.{name}" if name else table
                self._error(key, tr("write [{table}.NAME] instead.", table=table))
        return good

    def _device(self, table: str, name: str, entry: dict[str, Any]) -> None:
        line = line_of(self.text, f"{table}.{name}")
        if not isinstance(entry.get("kind"), str):
            self.errors.append(
                tr(
                    'Line {line}: the device {name} has no kind. Write kind = "...".',
                    line=line,
                    name=name,
                )
            )
            return
        wrong = self.judge(table, name, entry) if self.judge else None
        if wrong is not None:
            at = line_of(self.text, f"{table}.{name}.{wrong.key}") if wrong.key in entry else line
            self.errors.append(
                tr("Line {line}: {why} {remedy}", line=at, why=wrong.sentence, remedy=wrong.remedy)
            )

    def _receipt_printer(self) -> None:
        """A receipt printer that does not exist would keep every receipt waiting for ever."""
        printers = self.values.get("printers")
        wanted = self.values.get("receipt_printer", RECEIPT_PRINTER)
        if printers and wanted not in printers:
            named = ", ".join(printers)
            self._error(
                "receipt_printer" if "receipt_printer" in self.values else "printers",
                tr(
                    "there is no printer {name}. Write receipt_printer = one of {list}.",
                    name=wanted,
                    list=named,
                ),
            )

    def _error(self, key: str, what: Text) -> None:
        line = line_of(self.text, key)
        self.errors.append(tr("Line {line}: {what}", line=line, what=what))


def _take(text: str, key: str, value: object, values: dict[str, Any], errors: list[Text]) -> None:
    line = line_of(text, key)
    rule = RULES.get(key)
    if rule is None:
        errors.append(_unknown(line, key))
    elif not rule.fits(value):
        errors.append(
            tr(
                "Line {line}: {key} = {value} cannot be used. Write {wanted}.",
                line=line,
                key=key,
                value=repr(value),
                wanted=rule.wanted,
            )
        )
    else:
        values[rule.name] = value


def _unknown(line: int, key: str) -> Text:
    import difflib

    near = difflib.get_close_matches(key, [*RULES, *TABLES], n=1)
    if near:
        return tr(
            "Line {line}: {key} is not known. Did you mean {near}?",
            line=line,
            key=key,
            near=near[0],
        )
    return tr("Line {line}: {key} is not known. Remove it.", line=line, key=key)


def line_of(text: str, key: str) -> int:
    """Return the line on which a dotted key stands, 1 when it cannot be found."""
    *table, last = key.split(".")
    inside = not table
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line)
        if head:
            inside = head[1] == ".".join(table)
            if head[1] == key:
                return number
        elif inside and re.match(rf"\s*\"?{re.escape(last)}\"?\s*[=.]", line):
            return number
    return 1


def _refused(name: str, errors: list[Text]) -> ConfigError:
    return ConfigError(
        tr("{file} has {n} mistakes.", file=name, n=len(errors)),
        tuple(errors),
        tr("Correct them and start again; nothing was changed."),
    )


def data_folder() -> Path:
    """Return the platform's own folder for this program's data."""
    from platformdirs import user_data_path

    return user_data_path("zhanggui", appauthor=False)


def config_file() -> Path:
    """Return the platform's own place for `terminal.toml`."""
    from platformdirs import user_config_path

    return user_config_path("zhanggui", appauthor=False) / "terminal.toml"
