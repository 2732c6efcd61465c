"""Phosphor icons from the font that qtawesome ships, tinted and kept as pixmaps.

The font is opened without importing qtawesome: its import brings in all of Qt and would double
the time to the first paint.
"""

import json
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPixmap

_LIMIT = 512
# As qtawesome does: the glyph leaves an eighth of its square free.
_GLYPH = 0.875


class Icons:
    """A cache of pixmaps keyed by name, size, colour and device pixel ratio."""

    def __init__(self) -> None:
        folder = _folder()
        number = QFontDatabase.addApplicationFont(str(folder / "phosphor-1.3.0.ttf"))
        self._family = (QFontDatabase.applicationFontFamilies(number) or [""])[0]
        charmap = (folder / "phosphor-charmap-1.3.0.json").read_text("utf-8")
        self._codes: dict[str, str] = json.loads(charmap)
        self._made: dict[tuple[str, int, int, float], QPixmap] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._codes

    def pixmap(self, name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
        """The icon `size` logical pixels square.

        Raises:
            KeyError: Phosphor 1.3.0 has no icon of that name.
        """
        key = (name, size, colour.rgba(), ratio)
        found = self._made.get(key)
        if found is None:
            if len(self._made) > _LIMIT:
                self._made.clear()
            found = self._made[key] = self._drawn(name, size, colour, ratio)
        return found

    def _drawn(self, name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
        glyph = chr(int(self._codes[name], 16))
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        font = QFont(self._family)
        font.setPixelSize(round(size * _GLYPH))
        painter = QPainter(pixmap)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, glyph)
        painter.end()
        return pixmap


def _folder() -> Path:
    spec = find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("The icon font is missing. Install QtAwesome again.")
    return Path(next(iter(spec.submodule_search_locations))) / "fonts"
