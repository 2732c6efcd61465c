"""Rows of dots to be drawn, and the drawing of them; the last step before bytes.

Pages are 1-bit pictures in which 1 is ink, so that their bytes are those of an ESC/POS raster.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drivers.printer.glyphs import FontBook
from drivers.printer.paper import Face

if TYPE_CHECKING:
    from PIL.Image import Image

INK = 255


@dataclass(frozen=True, slots=True)
class Run:
    """One piece of text with the pen at `x` and, from the row's top, the baseline at `y`.

    It is white, for a box behind it, unless `is_ink`.
    """

    x: int
    y: int
    text: str
    face: Face
    bold: bool
    is_ink: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle of ink: left, top, right, bottom; the last two lie outside."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Dots:
    """A small picture with 1 byte a cell (0 dark), each cell a square of `scale` dots."""

    x: int
    y: int
    side: int
    cells: bytes
    scale: int


@dataclass(frozen=True, slots=True)
class Row:
    """A band of paper: boxes lie under the text, `strikes` over it."""

    height: int
    runs: tuple[Run, ...] = ()
    boxes: tuple[Box, ...] = ()
    strikes: tuple[Box, ...] = ()
    dots: tuple[Dots, ...] = ()


def draw(rows: tuple[Row, ...], width: int, fonts: FontBook) -> "Image":
    """Return the page of all rows, one under the other."""
    from PIL import Image

    page = Image.new("1", (width, max(1, sum(row.height for row in rows))), 0)
    top = 0
    for row in rows:
        _draw_row(page, top, row, fonts)
        top += row.height
    return page


def _draw_row(page: "Image", top: int, row: Row, fonts: FontBook) -> None:
    for box in row.boxes:
        _fill(page, top, box)
    for run in row.runs:
        _draw_run(page, top, run, fonts)
    for box in row.strikes:
        _fill(page, top, box)
    for dots in row.dots:
        _draw_dots(page, top, dots)


def _fill(page: "Image", top: int, box: Box) -> None:
    page.paste(INK, (box.left, top + box.top, box.right, top + box.bottom))


def _draw_run(page: "Image", top: int, run: Run, fonts: FontBook) -> None:
    pen = run.x
    for glyph in fonts.glyphs(run.text, run.face.px, run.bold):
        if glyph.ink is not None:
            page.paste(
                INK if run.is_ink else 0, (pen + glyph.dx, top + run.y + glyph.dy), glyph.ink
            )
        pen += glyph.advance


def _draw_dots(page: "Image", top: int, dots: Dots) -> None:
    from PIL import Image

    light = Image.frombytes("L", (dots.side, dots.side), dots.cells)
    ink = light.point([255] + [0] * 255, "1")
    size = dots.side * dots.scale
    page.paste(ink.resize((size, size), Image.Resampling.NEAREST), (dots.x, top + dots.y))
