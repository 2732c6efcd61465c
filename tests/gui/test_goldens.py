"""The sell screen against kept pictures: 1 % of the pixels may differ, and by more than a shade.

`python -m tests.gui.gallery --goldens` makes the pictures anew, to be looked at and committed.
"""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from terminal.text import set_language
from terminal.ui.look import Look
from tests.gui.gallery import GOLDENS, golden_name, render

FOLDER = Path(__file__).parent / "goldens"
TOLERANCE = 0.01
SHADE = 32


def difference(one: QImage, other: QImage) -> float:
    """The share of pixels of which a channel differs by more than a shade."""
    mine, theirs = bytes(one.constBits()), bytes(other.constBits())
    if mine == theirs:
        return 0.0
    far = {
        place // 4
        for place, (left, right) in enumerate(zip(mine, theirs, strict=True))
        if abs(left - right) > SHADE
    }
    return len(far) / (one.width() * one.height())


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda golden: golden_name(*golden))
def test_the_screen_looks_as_it_was_approved(
    golden: tuple[str, str, tuple[int, int], str], look: Look
) -> None:
    theme, language, size, story = golden
    if look.theme.name != theme:
        look.set_theme(theme)
    set_language(language)
    look.retranslate()
    kept = QImage(str(FOLDER / golden_name(*golden)))

    image = render(look, story, size)

    assert image.size() == kept.size()
    assert difference(image, kept.convertToFormat(QImage.Format.Format_RGB32)) <= TOLERANCE


def test_the_comparison_sees_a_tile_that_is_gone(look: Look) -> None:
    image = render(look, "sell", (1280, 800))
    spoiled = QImage(image)
    spoiled.fill(look.theme["paper"])

    assert difference(image, image) == 0.0
    assert difference(image, spoiled) > TOLERANCE
