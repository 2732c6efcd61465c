"""Colours of the till: one token table a theme, read from `assets/themes/<name>.json`.

The QSS template fills what the toolkit still draws itself (fields, labels, scroll bars); tiles,
buttons and lists are painted by our own widgets from the same tokens.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from string import Template

from msgspec import Struct
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

THEMES = ("light", "dark")


class Theme(Struct, frozen=True):
    """One theme: a colour for every role, the cords of the categories, the hatches."""

    name: str
    brand: str
    colours: Mapping[str, QColor]
    cords: tuple[QColor, ...]

    def __getitem__(self, role: str) -> QColor:
        return self.colours[role]

    def cord(self, number: int) -> QColor:
        """The cord of the category with this number; the eight are used in turn."""
        return self.cords[number % len(self.cords)]


def load_theme(name: str) -> Theme:
    """Read a theme by name ("light" or "dark").

    Raises:
        FileNotFoundError: no such theme is bundled.
    """
    table = json.loads(files("assets").joinpath("themes", f"{name}.json").read_text("utf-8"))
    colours = {role: QColor(value) for role, value in table["colours"].items()}
    colours |= {role: QColor(table[role]) for role in ("hatch", "hatch_wait")}
    colours["none"] = QColor(0, 0, 0, 0)
    cords = tuple(QColor(value) for value in table["cords"])
    return Theme(name, table["brand"], colours, cords)


def style_sheet(theme: Theme) -> str:
    """The style sheet of the widgets that Qt draws, filled with this theme."""
    template = files("assets").joinpath("themes", "widgets.qss").read_text("utf-8")
    names = {role: colour.name() for role, colour in theme.colours.items()}
    return Template(template).substitute(names)


def arguments(program: str) -> list[str]:
    """The arguments of an application that this theme can dress: Fusion beneath, on each desktop.

    Asking for it here, not by `setStyle`, keeps PySide from building QStyle's 600 constants.
    """
    return [program, "-style", "fusion"]


def dress(application: QApplication, theme: Theme, family: str) -> None:
    """Put the theme on the application: font, palette and style sheet."""
    application.setFont(QFont(family))
    application.setPalette(_palette(theme))
    application.setStyleSheet(style_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, source in (
        (role.Window, "paper"),
        (role.Base, "surface"),
        (role.AlternateBase, "sunken"),
        (role.Button, "surface"),
        (role.Text, "ink"),
        (role.WindowText, "ink"),
        (role.ButtonText, "ink"),
        (role.PlaceholderText, "ink3"),
        (role.Highlight, "pine"),
        (role.HighlightedText, "on_pine"),
        (role.Mid, "line"),
        (role.Dark, "edge"),
    ):
        palette.setColor(target, theme[source])
    return palette
