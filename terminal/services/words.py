"""How money, quantities and times are written for people, on paper and on the screen."""

from datetime import datetime
from zoneinfo import ZoneInfo

from terminal.domain.day import from_wire
from terminal.text import Text, tr

MINUS = "−"


def money(fen: int) -> str:
    """Return `1,286.00`, with a real minus sign."""
    sign = MINUS if fen < 0 else ""
    return f"{sign}{abs(fen) // 100:,}.{abs(fen) % 100:02}"


def short_money(fen: int) -> str:
    """Return an amount without decimals where there are none: `38`, `6.50`."""
    return f"{fen // 100:,}" if fen % 100 == 0 else money(fen)


def quantity(qty_milli: int, unit: str, shown_per: str = "") -> str:
    """Return `2`, `0.605 kg` or `1.21 斤`'s figure with its unit."""
    if unit == "pc":
        return str(qty_milli // 1000)
    shown = qty_milli * 2 if shown_per == "jin" else qty_milli
    return f"{_trimmed(shown, 3)} {unit_word(unit, shown_per)}"


def _trimmed(value: int, places: int) -> str:
    """Return `value` / 10**places without needless zeros."""
    whole, part = divmod(value, 10**places)
    return f"{whole}.{part:0{places}}".rstrip("0").rstrip(".") if part else str(whole)


def unit_word(unit: str, shown_per: str = "") -> Text:
    """Return the word for a unit."""
    if shown_per == "jin":
        return tr("jin")
    return tr("h") if unit == "hour" else tr("kg")


def short_number(receipt_no: str) -> str:
    """Return what people see of a receipt number: `A-0042`."""
    parts = receipt_no.split("-")
    return f"{parts[1]}-{parts[-1]}" if len(parts) == 5 else receipt_no


def local(at: str, zone: ZoneInfo) -> datetime:
    """Return an instant from the wire in the shop's zone."""
    return from_wire(at).astimezone(zone)


def clock(at: str, zone: ZoneInfo) -> str:
    """Return `12:53`."""
    return f"{local(at, zone):%H:%M}"


def moment(at: str, zone: ZoneInfo) -> str:
    """Return `2026-11-21 12:53`."""
    return f"{local(at, zone):%Y-%m-%d %H:%M}"


def rate(tax_bp: int) -> str:
    """Return `6%` or `0.5%`."""
    return f"{_trimmed(tax_bp, 2)}%"


def discount_words(kind: str, value: int) -> Text:
    """Return how people say a reduction: `10 % off` (in Chinese `9 折`), `5.00 off`."""
    if kind == "rate":
        zhe = _trimmed(10_000 - value, 3)
        return tr("{percent} % off", percent=_trimmed(value, 2), zhe=zhe)
    return tr("{amount} off", amount=money(value))


def lines_words(n: int) -> Text:
    """Return `1 line`, `5 lines`."""
    return tr("1 line") if n == 1 else tr("{n} lines", n=n)


def pieces_words(n: int) -> Text:
    """Return `1 pc`, `6 pcs`."""
    return tr("1 pc") if n == 1 else tr("{n} pcs", n=n)
