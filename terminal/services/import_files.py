"""Read the rows of a CSV or XLSX file as texts, whatever program wrote it.

CSV comes as UTF-8 (with or without mark), as GB18030 from Chinese Excel, or as UTF-16 "Unicode
text"; divided by commas, semicolons or tabs. Row numbers are those a spreadsheet shows.
"""

import csv
import io
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile

from terminal.errors import ImportRejected
from terminal.text import Text, tr

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ZIP = b"PK\x03\x04"
ENCODINGS = ("utf-8-sig", "gb18030")
# What openpyxl, zip, zlib and the XML parser (a SyntaxError) say of a damaged workbook.
BROKEN = (
    OSError, LookupError, ValueError, TypeError, AttributeError, EOFError, SyntaxError,
    NotImplementedError, RuntimeError, BadZipFile, zlib.error, csv.Error,
)  # fmt: skip
EXACT = 10**15  # a spreadsheet keeps fifteen digits of a number

Row = tuple[int, list[str]]


def read_rows(path: Path) -> Iterator[Row]:
    """Give each row that is not empty with its number.

    Raises:
        ImportRejected: the file is missing, or is neither CSV nor XLSX.
    """
    try:
        start = _start_of(path)
        rows = _workbook(path) if start == ZIP else _csv(path)
        yield from ((number, row) for number, row in rows if any(cell.strip() for cell in row))
    except BROKEN as error:
        raise unreadable(path, tr("it cannot be read ({why})", why=str(error))) from error


def unreadable(path: Path, why: Text) -> ImportRejected:
    """Return the error for a file that is no catalogue at all."""
    return ImportRejected(
        tr("{file} is no catalogue: {why}.", file=path.name, why=why),
        (),
        tr("Save the list as CSV or as an Excel workbook (.xlsx). Nothing was taken."),
    )


def _start_of(path: Path) -> bytes:
    with path.open("rb") as file:
        start = file.read(4)
    if start == OLD_EXCEL:
        raise unreadable(path, tr("it is an old .xls file"))
    if not start:
        raise unreadable(path, tr("it is empty"))
    return start


def _csv(path: Path) -> Iterator[Row]:
    text = _decode(path)
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    return enumerate(reader, 1)


def _decode(path: Path) -> str:
    data = path.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise unreadable(path, tr("it is neither UTF-8 nor GB18030 text"))


def _workbook(path: Path) -> Iterator[Row]:
    from openpyxl import load_workbook

    with path.open("rb") as file:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # other programs leave out styles
            book = load_workbook(file, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            yield number, [_text(value) for value in row]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float | int):
        return _number(value)
    return str(value)


def _number(value: float) -> str:
    if abs(value) >= EXACT:
        return f"{value:.6E}"
    if value == int(value):
        return str(int(value))
    return f"{value:.6f}".rstrip("0")
