"""Pictures of every screen of the real till: `python -m tests.gui.screens [FOLDER]`.

Each state of the tour is taken in both languages, both themes and both sizes, and all of the
Chinese light ones stand together on `sheet.png`.
"""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from terminal.app.till_app import TillApp
from terminal.config import TerminalConfig
from tests.gui.till import printers, running, settle, with_printers
from tests.gui.tour import Tour, first_start_stops

SIZES = ((1280, 800), (1024, 600))
LANGUAGES = ("zh_CN", "en")
THEMES = ("light", "dark")
COLUMNS = 5
SCALE = 0.35


class Camera:
    """Takes the till's window in every look."""

    def __init__(self, app: TillApp, folder: Path, only: tuple[str, ...] = ()) -> None:
        self.app = app
        self.folder = folder
        self.only = only
        self.count = 0

    def take(self, name: str) -> None:
        """One state in all looks; the till speaks Chinese again afterwards."""
        self.count += 1
        if self.only and name not in self.only:
            return
        for language, theme, size in looks(self.app.look.theme.name):
            self.dress(language, theme, size)
            place = self.folder / f"{language[:2]}_{theme}_{size[0]}"
            place.mkdir(parents=True, exist_ok=True)
            self.app.window.grab().save(str(place / f"{self.count:02}_{name}.png"))
        self.dress(LANGUAGES[0], self.app.look.theme.name, SIZES[0])

    def dress(self, language: str, theme: str, size: tuple[int, int]) -> None:
        """Show the window in one language, theme and size."""
        if self.app.look.theme.name != theme:
            self.app.look.set_theme(theme)
        self.app.set_language(language)
        self.app.window.resize(*size)
        settle()


def looks(first: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Every look, the theme `first` first: to change it takes longest."""
    for theme in sorted(THEMES, key=lambda name: name != first):
        for size in SIZES:
            for language in LANGUAGES:
                yield language, theme, size


def sheet(folder: Path) -> None:
    """Put the Chinese light pictures together."""
    found = sorted((folder / "zh_light_1280").glob("*.png"))
    wide, high = (round(side * SCALE) for side in SIZES[0])
    rows = -(-len(found) // COLUMNS)
    whole = QImage(COLUMNS * (wide + 8), rows * (high + 8), QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.gray)
    painter = QPainter(whole)
    for number, path in enumerate(found):
        row, column = divmod(number, COLUMNS)
        small = QImage(str(path)).scaled(
            wide,
            high,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(column * (wide + 8) + 4, row * (high + 8) + 4, small)
    painter.end()
    whole.save(str(folder / "sheet.png"))


def main() -> None:
    """Take everything, or only the states named after the folder."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/screens")
    only = tuple(sys.argv[2:])
    if not only:
        shutil.rmtree(folder, ignore_errors=True)
    qt = QApplication([])
    with tempfile.TemporaryDirectory() as data, printers() as (front, spare):
        with running(Path(data) / "new", qt, TerminalConfig(), stocked=False) as app:
            camera = Camera(app, folder, only)
            for name in first_start_stops(app):
                camera.take(name)
        with running(Path(data) / "shop", qt, with_printers(front, spare)) as app:
            after = Camera(app, folder, only)
            after.count = camera.count
            for name in Tour(app, front).stops():
                after.take(name)
    sheet(folder)
    sys.stdout.write(f"{after.count} states in {folder}\n")


if __name__ == "__main__":
    main()
