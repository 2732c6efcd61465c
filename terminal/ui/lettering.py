"""The type scale and everything measured about text: fonts, widths, elision, wrapping.

The bundled font's natural line is taller than our lines, so text is set on baselines: the middle
of its row plus 0.36 of the pixel size. Measures are cached; a repaint allocates no font.
"""

from importlib.resources import as_file, files
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

BASELINE = 0.36
_CACHE_LIMIT = 8192


class Face(NamedTuple):
    """A size in logical pixels and one of the two weights."""

    px: int
    bold: bool = False


FIGURE_HUGE = Face(120, True)
FIGURE_XL = Face(56, True)
FIGURE_L = Face(40, True)
TITLE_L = Face(32, True)
TITLE = Face(24, True)
LABEL_L = Face(20, True)
LABEL_L_PLAIN = Face(20)
LABEL = Face(18, True)
LABEL_PLAIN = Face(18)
BODY = Face(16)
BODY_BOLD = Face(16, True)
META = Face(14)
META_BOLD = Face(14, True)
STRIP_META = Face(13)


def load_family() -> str:
    """Load the bundled font once a process and return its family name; "" when there is none."""
    family = ""
    for entry in sorted(files("assets").joinpath("fonts").iterdir(), key=lambda item: item.name):
        if entry.name.endswith((".otf", ".ttf")):
            with as_file(entry) as path:
                number = QFontDatabase.addApplicationFont(str(path))
            names = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
            family = family or (names[0] if names else "")
    return family


class Lettering:
    """Fonts of one family by face, and cached measures of text set in them.

    `shortened` keeps every text that had to be elided, so that a test can find it.
    """

    def __init__(self, family: str) -> None:
        self.family = family
        self._fonts: dict[Face, QFont] = {}
        self._metrics: dict[Face, QFontMetricsF] = {}
        self.shortened: set[str] = set()
        self._advances: dict[tuple[Face, str], float] = {}
        self._lines: dict[tuple[Face, str, float, int], tuple[str, ...]] = {}

    def font(self, face: Face) -> QFont:
        """The font of a face, the same object each time."""
        font = self._fonts.get(face)
        if font is None:
            font = self._fonts[face] = _made(self.family, face)
        return font

    def advance(self, face: Face, text: str) -> float:
        """How far `text` reaches, in logical pixels."""
        found = self._advances.get((face, text))
        if found is None:
            if len(self._advances) > _CACHE_LIMIT:
                self._advances.clear()
            found = self._advances[face, text] = self._metric(face).horizontalAdvance(text)
        return found

    def elided(self, face: Face, text: str, width: float) -> str:
        """`text`, or its beginning and an ellipsis where it is wider than `width`."""
        return self.wrapped(face, text, width, 1)[0]

    def wrapped(self, face: Face, text: str, width: float, lines: int) -> tuple[str, ...]:
        """`text` in at most `lines` lines of `width`; the last one is elided if it must be."""
        key = (face, text, width, lines)
        found = self._lines.get(key)
        if found is None:
            if len(self._lines) > _CACHE_LIMIT:
                self._lines.clear()
            found = self._lines[key] = self._broken(face, text, width, lines)
        return found

    def _metric(self, face: Face) -> QFontMetricsF:
        metric = self._metrics.get(face)
        if metric is None:
            metric = self._metrics[face] = QFontMetricsF(self.font(face))
        return metric

    def _broken(self, face: Face, text: str, width: float, lines: int) -> tuple[str, ...]:
        rows: list[str] = []
        rest = text
        while len(rows) + 1 < lines and self.advance(face, rest) > width:
            cut = self._cut(face, rest, width)
            rows.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        if self.advance(face, rest) > width + 0.5:
            self.shortened.add(text)
            rest = self._metric(face).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        return (*rows, rest)

    def _cut(self, face: Face, text: str, width: float) -> int:
        fits = 1
        while fits < len(text) and self._metric(face).horizontalAdvance(text[: fits + 1]) <= width:
            fits += 1
        return _break_before(text, fits)


def _break_before(text: str, fits: int) -> int:
    """The last place up to `fits` where a line may end: at a space, or beside a Han character."""
    for place in range(fits, 0, -1):
        if text[place - 1] == " " or (place < len(text) and _may_part(text, place)):
            return place
    return fits


def _may_part(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after in "，。、；：！？）”’》%":
        return False
    return after == " " or before in "-/" or ord(before) > 0x2E7F or ord(after) > 0x2E7F


def _made(family: str, face: Face) -> QFont:
    font = QFont(family) if family else QFont()
    font.setPixelSize(face.px)
    font.setWeight(QFont.Weight.Bold if face.bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferDefaultHinting)
    return font
