"""The bundled fonts show every name, and their digits stand in columns."""

from importlib.resources import as_file, files
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from PIL import ImageFont
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QRawFont

from assets.make_fonts import gbk, repertoire

WEIGHTS = ("Regular", "Bold")


def font_bytes(weight: str) -> bytes:
    return files("assets").joinpath("fonts", f"NotoSansSC-{weight}.otf").read_bytes()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_character_of_gbk_has_a_glyph(weight):
    with TTFont(BytesIO(font_bytes(weight)), lazy=True) as font:
        shown = set(font.getBestCmap())

    assert len(gbk()) > 21_000
    assert repertoire() - shown == set()


@pytest.mark.parametrize(("weight", "advance"), [("Regular", 555), ("Bold", 590)])
def test_all_digits_of_a_weight_are_equally_wide(weight, advance):
    with TTFont(BytesIO(font_bytes(weight)), lazy=True) as font:
        cmap, widths = font.getBestCmap(), font["hmtx"]
        digits = {widths[cmap[ord(digit)]][0] for digit in "0123456789"}

    assert digits == {advance}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_the_printer_side_can_draw_with_it(weight):
    font = ImageFont.truetype(BytesIO(font_bytes(weight)), 28)

    assert font.getname() == ("Noto Sans SC", weight)
    assert font.getbbox("鑫") != font.getbbox("一")


def test_qt_knows_both_weights_as_one_family(qapp):
    for weight in WEIGHTS:
        with as_file(files("assets").joinpath("fonts", f"NotoSansSC-{weight}.otf")) as path:
            number = QFontDatabase.addApplicationFont(str(path))
        assert QFontDatabase.applicationFontFamilies(number) == ["Noto Sans SC"]

    regular, bold = QFont("Noto Sans SC"), QFont("Noto Sans SC")
    bold.setBold(True)
    for font in (regular, bold):
        font.setPixelSize(100)
        assert QRawFont.fromFont(font).supportsCharacter(ord("鑫"))
    advances = [QFontMetricsF(font).horizontalAdvance("0") for font in (regular, bold)]
    assert advances == pytest.approx([55.5, 59], abs=1)


def test_the_licence_stands_beside_the_fonts():
    licence = files("assets").joinpath("fonts", "OFL.txt").read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
