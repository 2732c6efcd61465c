"""Free text that people type: no phone or card number of a guest is kept, it is masked first."""

import re
from unicodedata import decimal

from terminal.errors import InvalidInput
from terminal.text import tr

MAX_TEXT = 200

_GAP = r"[\s._()\u00b7\u2010-\u2015\uff08\uff09-]{0,2}"
_DIGIT = rf"(?:{_GAP}\d)"
_MOBILE = rf"(?<!\d)(?:(?:\+|00)?86{_GAP}|0{_GAP})?(1{_GAP}[3-9]{_DIGIT}{{9}})(?!\d)"
_LANDLINE = r"(?<!\d)(?:(?:\+|00)86[ -]?)?(0\d{2,3})[ )\uff09-]{0,2}\d{3,4} ?(\d{4})(?!\d)"
_CARD = r"(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)"


def mask(text: str) -> str:
    """Return `text` with phone numbers as 138****1234 and card numbers as ****1234.

    Digits of other scripts (１３８, ١٣٨) count too and come back as 0 to 9.
    """
    text = "".join(str(decimal(char)) if char.isdecimal() else char for char in text)
    text = re.sub(_MOBILE, _mobile, text)
    text = re.sub(_CARD, lambda found: "****" + _digits(found[0])[-4:], text)
    return re.sub(_LANDLINE, lambda found: f"{found[1]}****{found[2]}", text)


def free_text(text: str) -> str:
    """Return a note as it may be kept: masked, on one line, at most 200 characters."""
    return mask(" ".join(text.split()))[:MAX_TEXT]


def check_reason(text: str) -> str:
    """Return a reason as it may be kept.

    Raises:
        InvalidInput: there is none.
    """
    reason = free_text(text)
    if not reason:
        raise InvalidInput(tr("A reason is needed."), tr("Choose one or type it."))
    return reason


def _mobile(found: re.Match[str]) -> str:
    digits = _digits(found[1])
    return f"{digits[:3]}****{digits[-4:]}"


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
