"""The colours of both themes, computed from the theme files themselves."""

import json
from importlib.resources import files

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from terminal.ui.look import Look
from terminal.ui.theme import THEMES, load_theme, style_sheet

# What is written on what, and the least contrast: the table of the design language, section 4.
TEXT = (
    ("ink", "surface", 16.4, 14.1),
    ("ink", "paper", 14.5, 16.1),
    ("ink2", "surface", 8.6, 10.0),
    ("ink3", "surface", 6.1, 6.6),
    ("ink3", "paper", 5.4, 7.5),
    ("ink3", "sunken", 4.8, 8.0),
    ("on_strip", "strip", 14.3, 17.4),
    ("on_strip2", "strip", 8.3, 10.1),
    ("on_pine", "pine", 8.0, 8.1),
    ("pine", "surface", 7.9, 7.6),
    ("pine", "pine_t", 6.4, 6.1),
    ("amber", "amber_t", 6.3, 8.1),
    ("on_amber", "amber_f", 8.9, 8.9),
    ("red", "red_t", 5.4, 6.4),
    ("on_red", "red", 6.6, 8.3),
    ("blue", "blue_t", 7.0, 6.8),
    ("red", "surface", 6.5, 7.2),
    ("plum", "plum_t", 6.9, 6.8),
    ("ink", "amber_t", 14.3, 12.0),
    ("truth_text", "truth_box", 12.0, 12.0),
    ("seal_glyph", "seal", 5.7, 4.6),
    ("on_blue", "blue", 7.6, 8.8),
)
BORDERS = (
    ("ctl", "surface", 4.5, 4.4),
    ("ctl", "paper", 4.0, 5.1),
    ("ctl", "sunken", 3.5, 5.4),
    ("wait", "surface", 4.0, 8.5),
    ("wait", "pine_t", 3.3, 6.8),
)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """WCAG 2.1 contrast of two opaque colours."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("number", range(len(THEMES)))
@pytest.mark.parametrize("pair", TEXT + BORDERS, ids=lambda pair: f"{pair[0]}-{pair[1]}")
def test_every_pair_has_the_contrast_the_design_gives_it(
    number: int, pair: tuple[str, str, float, float]
) -> None:
    theme = load_theme(THEMES[number])
    measured = contrast(theme[pair[0]], theme[pair[1]])

    assert measured == pytest.approx(pair[2 + number], abs=0.16)
    assert measured >= (4.5 if pair in TEXT else 3.0)


@pytest.mark.parametrize("name", THEMES)
def test_every_cord_can_be_seen_on_a_tile(name: str) -> None:
    theme = load_theme(name)

    assert len(theme.cords) == 8
    assert min(contrast(cord, theme["surface"]) for cord in theme.cords) >= 3.0


def test_both_themes_name_the_same_roles() -> None:
    assert set(load_theme("light").colours) == set(load_theme("dark").colours)


def test_the_theme_file_holds_only_opaque_colours_but_the_hatches() -> None:
    for name in THEMES:
        table = json.loads(files("assets").joinpath("themes", f"{name}.json").read_text("utf-8"))

        assert all(len(value) == 7 for value in table["colours"].values())


def test_the_style_sheet_is_filled_completely() -> None:
    sheet = style_sheet(load_theme("dark"))

    assert "$" not in sheet
    assert load_theme("dark")["surface"].name() in sheet


def test_an_unknown_theme_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        load_theme("sepia")


def test_changing_the_theme_reaches_palette_and_widgets(look: Look, qapp: QWidget) -> None:
    heard: list[str] = []
    look.changed.connect(lambda: heard.append(look.theme.name))

    look.set_theme("dark")

    assert heard == ["dark"]
    assert qapp.palette().window().color() == load_theme("dark")["paper"]


def test_digits_are_as_wide_as_each_other(look: Look) -> None:
    from terminal.ui.lettering import FIGURE_XL, LABEL, META

    for face in (META, LABEL, FIGURE_XL):
        assert len({look.letters.advance(face, digit) for digit in "0123456789"}) == 1
