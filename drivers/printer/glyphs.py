"""The bundled font as 1-bit glyphs, drawn once each and kept.

A character the font lacks prints as 〓, the sign printers have always set for a missing type.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

MISSING = "〓"
INK_LUMINANCE = 140
"""A dot darker than 55 % of white is ink."""
UNASSIGNED = "\U0010fffd"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn character: `ink` is None for blanks, `dx`, `dy` lead from pen on baseline to it."""

    ink: "Image | None"
    dx: int
    dy: int
    advance: int


class FontBook:
    """Both weights of the bundled font at any size.

    Not for two threads at a time: FreeType faces are not.
    """

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, bool], FreeTypeFont] = {}
        self._glyphs: dict[tuple[str, int, bool], Glyph] = {}
        self._tofu: dict[tuple[int, bool], bytes] = {}

    def glyphs(self, text: str, px: int, bold: bool) -> Iterator[Glyph]:
        """Yield the glyphs of a text in reading order."""
        for char in text:
            key = (char, px, bold)
            glyph = self._glyphs.get(key)
            if glyph is None:
                glyph = self._glyphs[key] = self._draw(char, px, bold)
            yield glyph

    def width(self, text: str, px: int, bold: bool) -> int:
        """Return the advance of a text in dots."""
        return sum(glyph.advance for glyph in self.glyphs(text, px, bold))

    def _draw(self, char: str, px: int, bold: bool) -> Glyph:
        font = self._font(px, bold)
        mask, offset = font.getmask2(char, mode="L", anchor="ls")
        if not char.isspace() and bytes(mask) == self._tofu_mask(px, bold) and char != MISSING:
            return self._draw(MISSING, px, bold)
        return Glyph(_threshold(mask), offset[0], offset[1], round(font.getlength(char)))

    def _tofu_mask(self, px: int, bold: bool) -> bytes:
        key = (px, bold)
        if key not in self._tofu:
            self._tofu[key] = bytes(self._font(px, bold).getmask(UNASSIGNED, mode="L"))
        return self._tofu[key]

    def _font(self, px: int, bold: bool) -> "FreeTypeFont":
        key = (px, bold)
        if key not in self._fonts:
            self._fonts[key] = _load(px, bold)
        return self._fonts[key]


def printable(text: str) -> str:
    """Return a text composed (NFC) and without characters that have no place on paper."""
    composed = unicodedata.normalize("NFC", text).replace("\t", " ")
    return "".join(char for char in composed if unicodedata.category(char) not in _NO_PLACE)


_NO_PLACE = frozenset({"Cc", "Cf", "Cs", "Mn", "Me"})


def _load(px: int, bold: bool) -> "FreeTypeFont":
    from PIL import ImageFont

    weight = "Bold" if bold else "Regular"
    source = resources.files("assets").joinpath("fonts", f"NotoSansSC-{weight}.otf")
    with resources.as_file(source) as path:
        return ImageFont.truetype(str(path), px, layout_engine=ImageFont.Layout.BASIC)


def _threshold(mask: Any) -> "Image | None":
    from PIL import Image

    if not all(mask.size):
        return None
    coverage = Image.frombytes("L", mask.size, bytes(mask))
    return coverage.point(_INK_OF_COVERAGE, "1")


_INK_OF_COVERAGE = [255 if 255 - coverage < INK_LUMINANCE else 0 for coverage in range(256)]
