"""No phone number of a guest is kept in free text: it is masked before it is saved."""

import re

_PHONE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?(1[3-9]\d)[- ]?(\d{4})[- ]?(\d{4})(?!\d)")
_CARD = re.compile(r"(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)")


def mask(text: str) -> str:
    """Return `text` with mobile numbers as 138****1234 and card numbers as ****1234."""
    text = _PHONE.sub(lambda found: f"{found[1]}****{found[3]}", text)
    return _CARD.sub(lambda found: "****" + re.sub(r"\D", "", found[0])[-4:], text)
