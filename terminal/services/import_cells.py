"""Read one cell of a catalogue file: money, unit, tax, codes, choices. Nothing is guessed.

Each function returns the value or raises `WrongCell` with a sentence that says what to write.
"""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from terminal.domain.barcode import check_digit_holds, is_digits, normal_code
from terminal.domain.catalog import Modifier, ModifierGroup, ShownPer, Unit
from terminal.domain.money import MAX_FEN
from terminal.text import Text, tr

LONGEST_NAME = 80
LONGEST_BARCODE = 64
PIECE = tuple("份个件瓶包袋盒罐听杯碗盘只条根块张套打支串位例壶锅双盅桶箱")
UNITS: dict[str, tuple[Unit, ShownPer]] = {
    "": ("pc", ""),
    "pc": ("pc", ""),
    "pcs": ("pc", ""),
    "piece": ("pc", ""),
    "each": ("pc", ""),
    **dict.fromkeys(PIECE, ("pc", "")),
    "kg": ("kg", ""),
    "公斤": ("kg", ""),
    "千克": ("kg", ""),
    "斤": ("kg", "jin"),
    "市斤": ("kg", "jin"),
    "jin": ("kg", "jin"),
    "500g": ("kg", "jin"),
    "hour": ("hour", ""),
    "小时": ("hour", ""),
    "时": ("hour", ""),
}
YES = {"是", "yes", "y", "true", "1", "√", "on", "在售", "上架"}
NO = {"否", "no", "n", "false", "0", "", "x", "off", "停售", "下架"}
GROUP = re.compile(r"([^\[\]:]+?)(?:\[(\d+)-(\d+)\])?(?::(.*))?")
SPLIT = re.compile(r"[;；\n]+")
BARCODE_SPLIT = re.compile(r"[\s,;/|，；、]+")
SCIENTIFIC = re.compile(r"\d(\.\d+)?[eE]\+\d+")


class WrongCell(ValueError):
    """A cell that cannot be taken; `reason` says what is wrong and what to write."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


def name_of(text: str) -> str:
    """Return a printable name of 1 to 80 characters."""
    name = unicodedata.normalize("NFC", " ".join(text.split()))
    if not name:
        raise WrongCell(tr("the name is missing. Every item needs one."))
    if len(name) > LONGEST_NAME:
        raise WrongCell(tr("the name has {n} characters. At most 80 fit.", n=len(name)))
    if any(unicodedata.category(char)[0] == "C" for char in name):
        raise WrongCell(tr("the name holds unprintable characters. Type it again."))
    return name


def fen_of(text: str) -> int:
    """Return money in fen from yuan with at most two decimals."""
    plain = unicodedata.normalize("NFKC", text).replace(",", "").strip("¥￥元 ")
    if not plain:
        raise WrongCell(tr("the price is missing. Write it in yuan, such as 38 or 38.50."))
    try:
        yuan = Decimal(plain)
    except InvalidOperation:
        raise WrongCell(tr("“{text}” is no price. Write it in yuan: 38.50.", text=text)) from None
    if not yuan.is_finite() or not 0 <= yuan <= MAX_FEN // 100:
        raise WrongCell(tr("the price {text} is not possible.", text=text))
    fen = yuan * 100
    if fen != fen.to_integral_value():
        raise WrongCell(tr("the price {text} has more than two decimals.", text=text))
    return int(fen)


def unit_of(text: str) -> tuple[Unit, ShownPer]:
    """Return what one unit is, and whether its price is spoken of per 500 g."""
    found = UNITS.get(unicodedata.normalize("NFKC", text).casefold().replace(" ", ""))
    if found is None:
        raise WrongCell(tr("the unit “{text}” is not known. Use 份, 斤, kg or hour.", text=text))
    return found


def tax_of(text: str) -> int:
    """Return basis points from `13%`, `13` or `0.13`; empty is 0."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain in ("", "免税"):
        return 0
    try:
        rate = Decimal(plain.rstrip("% "))
    except InvalidOperation:
        raise WrongCell(tr("the tax rate “{text}” is no rate. Write 13%.", text=text)) from None
    if rate.is_finite() and 0 <= rate < 100:
        bp = rate * (10000 if rate < 1 and not plain.endswith("%") else 100)
        if bp == bp.to_integral_value():
            return int(bp)
    raise WrongCell(tr("the tax rate {text} is not possible. Write 13%.", text=text))


def code_of(text: str) -> str:
    """Return a short code or SKU in its one form."""
    code = normal_code(text)
    if len(code) > LONGEST_BARCODE or SCIENTIFIC.fullmatch(code):
        raise WrongCell(_lost_digits(text))
    return code


def barcodes_of(text: str) -> tuple[str, ...]:
    """Return the item's barcodes; numbers of retail lengths must have their right check digit."""
    found = [normal_code(part) for part in BARCODE_SPLIT.split(text) if part]
    for code in found:
        if SCIENTIFIC.fullmatch(code) or len(code) > LONGEST_BARCODE:
            raise WrongCell(_lost_digits(code))
        if is_digits(code) and len(code) in (8, 12, 13, 14) and not check_digit_holds(code):
            raise WrongCell(
                tr("the barcode {code} is wrong: its last digit does not fit.", code=code)
            )
    return tuple(dict.fromkeys(found))


def _lost_digits(text: str) -> Text:
    return tr("the code {text} lost its digits. Format the column as text first.", text=text)


def flag_of(text: str, default: bool) -> bool:
    """Return yes or no; empty is the default."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    if not plain:
        return default
    if plain in YES or plain in NO:
        return plain in YES
    raise WrongCell(tr("“{text}” is neither yes nor no.", text=text))


def sort_of(text: str, default: int) -> int:
    """Return a position among the tiles."""
    if not text:
        return default
    if not is_digits(text) or len(text) > 9:
        raise WrongCell(tr("the position “{text}” is no whole number.", text=text))
    return int(text)


def groups_of(text: str) -> tuple[ModifierGroup, ...]:
    """Return groups such as `辣度[1-1]:微辣|中辣; 份量[0-1]:大份+20`; a bare name refers to one.

    A group that is only named has no modifiers here. `/` divides the Chinese from the English
    name, `+` begins the surcharge in yuan.
    """
    plain = unicodedata.normalize("NFKC", text)
    return tuple(_group(part.strip()) for part in SPLIT.split(plain) if part.strip())


def _group(text: str) -> ModifierGroup:
    match = GROUP.fullmatch(text)
    if not match:
        raise WrongCell(
            tr("“{text}” is no choice. Write 辣度[1-1]:微辣|中辣 or the name alone.", text=text)
        )
    named, least, most, listed = match.groups()
    name, _, name_en = (part.strip() for part in named.partition("/"))
    modifiers = tuple(_modifier(name, part) for part in (listed or "").split("|") if part.strip())
    low, high = int(least or 0), int(most or max(1, len(modifiers)))
    if modifiers and not (low <= high <= len(modifiers)):
        raise WrongCell(
            tr("“{text}”: {n} choices cannot give {low} to {high}.",
               text=name, n=len(modifiers), low=low, high=high)
        )  # fmt: skip
    return ModifierGroup(name, name, name_en, low, high, modifiers)


def _modifier(group: str, text: str) -> Modifier:
    named, _, more = text.partition("+")
    name, _, name_en = (part.strip() for part in named.partition("/"))
    return Modifier(f"{group}:{name}", name, name_en, fen_of(more) if more.strip() else 0)
