"""What a scanned or typed code means, before anyone looks it up.

Scales print labels in the range that GS1 leaves to the shop, prefixes 20 to 29. What stands in
them differs from scale to scale, so it is a pattern, one letter a digit, blanks for reading:

    20 IIIII WWWWW C        I = PLU of the item, W = weight in grams, C = check digit
    21 IIIII PPPPP C        P = price of the label in fen
    28 IIIII WWWWW PPPPP C  eighteen digits with both
    22 IIII X PPPPP C       X = a digit that is not looked at
"""

import re
import unicodedata
from collections.abc import Iterable

from terminal.domain.value import Value
from terminal.errors import InvalidInput
from terminal.text import Text, tr

LONGEST = 128
PATTERN = re.compile(r"(2[0-9])(X*I+X*(?:W+X*)?(?:P+X*)?)C")
DEFAULT_PATTERNS = ("20 IIIII WWWWW C", "21 IIIII PPPPP C", "28 IIIII WWWWW PPPPP C")


class ScaleRule(Value):
    """The layout of one prefix's labels, as `parse_rule` proved it."""

    prefix: str
    pattern: str

    def value(self, code: str, letter: str) -> int | None:
        """Return the number under `letter`, or None when the layout has none."""
        first = self.pattern.find(letter)
        return None if first < 0 else int(code[first : self.pattern.rfind(letter) + 1])


class Plain(Value):
    """A code to look up as it stands; a UPC-A has become its EAN-13."""

    code: str


class Embedded(Value):
    """A scale's label: the item's PLU without leading zeros, and its price, weight or both."""

    plu: str
    price_fen: int | None
    qty_milli: int | None
    code: str = ""


class Malformed(Value):
    """No code at all, or one that was misread."""

    reason: Text


Scan = Plain | Embedded | Malformed


def parse_rule(pattern: str) -> ScaleRule:
    """Read a layout such as `20 IIIII WWWWW C`.

    Raises:
        InvalidInput: it is no layout, or not of 13 or 18 digits, or holds neither W nor P.
    """
    packed = pattern.replace(" ", "").upper()
    if not PATTERN.fullmatch(packed) or not {"W", "P"} & set(packed) or len(packed) not in (13, 18):
        raise InvalidInput(
            tr("{pattern} is no layout of a scale label.", pattern=pattern),
            tr("Write 13 or 18 digits like 20 IIIII WWWWW C: I item, W grams, P fen, C check."),
        )
    return ScaleRule(packed[:2], packed)


def parse_rules(patterns: Iterable[str]) -> tuple[ScaleRule, ...]:
    """Read several layouts; the first that fits a code is used.

    Raises:
        InvalidInput: one of them is no layout.
    """
    return tuple(parse_rule(pattern) for pattern in patterns)


def check_digit(digits: str) -> int:
    """Return the GS1 check digit for the digits before it (EAN-8, UPC-A, EAN-13, GTIN-14)."""
    weighted = sum(
        int(digit) * (3 if at % 2 == 0 else 1) for at, digit in enumerate(reversed(digits))
    )
    return -weighted % 10


def with_check_digit(digits: str) -> str:
    """Complete a code by its check digit."""
    return digits + str(check_digit(digits))


def check_digit_holds(code: str) -> bool:
    """Whether an all-digit code ends in its right check digit."""
    return len(code) > 1 and is_digits(code) and check_digit(code[:-1]) == int(code[-1])


def is_digits(text: str) -> bool:
    """Whether the text is ASCII digits and nothing else."""
    return text.isascii() and text.isdigit()


def normal_code(text: str) -> str:
    """Return the one form in which a code is kept and looked up.

    Full-width characters become plain ones, blanks at the ends go, a valid UPC-A becomes the
    EAN-13 that some scanners send for it.
    """
    code = unicodedata.normalize("NFKC", text).strip()
    if len(code) == 12 and check_digit_holds(code):
        return "0" + code
    return code


def scale_label(rule: ScaleRule, plu: int, *, price_fen: int = 0, qty_milli: int = 0) -> str:
    """Return the label a scale would print; for tests, simulators and the sample shop.

    Raises:
        ValueError: a number does not fit its place.
    """
    body = rule.pattern[:-1].replace("X", "0")
    for letter, number in (("I", plu), ("P", price_fen), ("W", qty_milli)):
        width = body.count(letter)
        if width and not 0 <= number < 10**width:
            raise ValueError(f"{number} does not fit {width} digits")
        if width:
            body = body.replace(letter * width, f"{number:0{width}d}")
    return with_check_digit(body)


def parse_scan(text: str, rules: Iterable[ScaleRule] = ()) -> Scan:
    """Say what a scan or a typed code is. It never raises."""
    code = normal_code(text)
    if reason := _unreadable(code):
        return Malformed(reason)
    for rule in rules:
        if is_digits(code) and code.startswith(rule.prefix) and len(code) == len(rule.pattern):
            return _embedded(code, rule)
    if len(code) in (12, 13) and is_digits(code) and not check_digit_holds(code):
        return Malformed(tr("{code} was misread: its check digit is wrong.", code=code))
    return Plain(code)


def _unreadable(code: str) -> Text | None:
    if not code:
        return tr("Nothing was read.")
    if len(code) > LONGEST:
        return tr("This is no item code: {n} characters.", n=len(code))
    if "\ufffd" in code or any(unicodedata.category(char)[0] == "C" for char in code):
        return tr("The scanner sent characters that are no code.")
    return None


def _embedded(code: str, rule: ScaleRule) -> Scan:
    if not check_digit_holds(code):
        return Malformed(tr("{code} was misread: its check digit is wrong.", code=code))
    plu, price_fen, qty_milli = (rule.value(code, letter) for letter in "IPW")
    if not plu:
        return Malformed(tr("The scale label {code} names no item.", code=code))
    if price_fen == 0 or qty_milli == 0:
        return Malformed(tr("The scale label {code} holds no weight or price.", code=code))
    return Embedded(str(plu), price_fen, qty_milli, code)
