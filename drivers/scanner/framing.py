"""Codes from the bytes of a serial scanner; no I/O here.

Seen in the field: suffix CR, LF or CRLF, `STX ... ETX`, an AIM prefix `]Xn`, QR texts in UTF-8 or
GBK. Bytes that are no code become a `BadScan` with a sentence, never an exception and never a code.
"""

import re
from collections.abc import Iterator

from drivers.interfaces import BadScan, BadScanReason, Scan, ScanResult

LONGEST = 1024
_STX, _ETX = 0x02, 0x03
_ENDS = frozenset({_ETX, 0x0A, 0x0D})
_AIM = re.compile(r"\](\w)(\w)")
_SYMBOLOGIES = {
    "E": "EAN",
    "C": "Code 128",
    "A": "Code 39",
    "Q": "QR",
    "d": "DataMatrix",
    "e": "DataBar",
    "I": "ITF",
    "F": "Codabar",
    "L": "PDF417",
}


class Framer:
    """Collects bytes until a code is complete."""

    def __init__(self, longest: int = LONGEST) -> None:
        self._longest = longest
        self._bytes = bytearray()
        self._is_too_long = False

    @property
    def is_empty(self) -> bool:
        """Whether no half code is waiting."""
        return not self._bytes

    def feed(self, data: bytes) -> Iterator[ScanResult]:
        """Yield every code that `data` completes."""
        for byte in data:
            if byte in _ENDS:
                yield from self._end()
            elif byte == _STX:
                yield from self.abandon()
            else:
                self._add(byte)

    def abandon(self) -> Iterator[BadScan]:
        """Give up a half code, because no more came or a new one began."""
        raw = bytes(self._bytes)
        self._clear()
        if raw:
            sentence = f"The code ended after {len(raw)} characters without its end mark."
            yield BadScan(BadScanReason.CUT_SHORT, sentence, raw)

    def _add(self, byte: int) -> None:
        if len(self._bytes) < self._longest:
            self._bytes.append(byte)
        else:
            self._is_too_long = True

    def _end(self) -> Iterator[ScanResult]:
        raw, is_too_long = bytes(self._bytes), self._is_too_long
        self._clear()
        if is_too_long:
            sentence = f"The code is longer than {self._longest} characters."
            yield BadScan(BadScanReason.TOO_LONG, sentence, raw)
        elif raw:
            yield scan_of(raw)

    def _clear(self) -> None:
        self._bytes.clear()
        self._is_too_long = False


def scan_of(raw: bytes) -> ScanResult:
    """Return the code in one frame."""
    text = _text(raw)
    if text is None:
        sentence = f"The scanner sent {len(raw)} bytes that are no text."
        return BadScan(BadScanReason.NOT_TEXT, sentence, raw)
    prefix = _AIM.match(text)
    if prefix is None:
        return Scan(text)
    rest = text[prefix.end() :]
    if not rest:
        sentence = "The scanner sent only its prefix, without a code."
        return BadScan(BadScanReason.CUT_SHORT, sentence, raw)
    return Scan(rest, _SYMBOLOGIES.get(prefix[1], prefix[0]))


def _text(raw: bytes) -> str | None:
    for encoding in ("utf-8", "gb18030"):
        try:
            text = raw.decode(encoding).strip(" ")
        except UnicodeDecodeError:
            continue
        return text if text and text.isprintable() else None
    return None
