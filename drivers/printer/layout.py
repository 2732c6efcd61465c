"""The one layout engine: a `PrintDocument` becomes a page of dots, for the printer and the screen.

Lines are set on fixed baselines; names wrap, amounts stand right aligned in the columns the whole
document shares; QR codes have whole dots and share a row only where both keep their size.
"""

from collections.abc import Callable, Iterator
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from drivers.interfaces import Block, Columns, PrintDocument, QrCode, Rule, Space, TextLine
from drivers.printer.codes import CodeSetter
from drivers.printer.glyphs import FontBook
from drivers.printer.paper import Paper
from drivers.printer.rows import Box, Row, draw
from drivers.printer.setting import TextSetter

if TYPE_CHECKING:
    from PIL.Image import Image

SOLID_DOTS = 4
DASHED_DOTS = 3
DASH_ON = 6
DASH_OFF = 4
TOP_DOTS = 24
BOTTOM_DOTS = 16


class LayoutEngine:
    """Lays documents out for one paper. Safe to call from several threads; they take turns."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._fonts = FontBook()
        self._lock = Lock()

    def page(self, document: PrintDocument) -> "Image":
        """Return the page as a 1-bit picture in which 1 is ink."""
        with self._lock:
            rows = tuple(_Setting(self.paper, self._fonts, document).rows())
            return draw(rows, self.paper.dots, self._fonts)

    def preview(self, document: PrintDocument) -> bytes:
        """Return the same page as PNG, black on white."""
        from PIL import ImageChops

        png = BytesIO()
        ImageChops.invert(self.page(document)).save(png, "PNG")
        return png.getvalue()

    def warm(self, text: str) -> None:
        """Draw the glyphs of a text for the item rows, so that the first receipt finds them."""
        from drivers.interfaces import Size

        px = self.paper.faces[Size.BODY].px
        with self._lock:
            for bold in (False, True):
                self._fonts.width(text, px, bold)


class _Setting:
    """One document on its way to rows."""

    def __init__(self, paper: Paper, fonts: FontBook, document: PrintDocument) -> None:
        self._paper = paper
        self._document = document
        self._text = TextSetter(paper, fonts, document.blocks)
        self._codes = CodeSetter(paper, self._text)

    def rows(self) -> Iterator[Row]:
        """Yield the rows from the top of the paper."""
        yield Row(TOP_DOTS)
        codes: list[QrCode] = []
        white_above = 0
        for block in self._document.blocks:
            if isinstance(block, QrCode):
                codes.append(block)
                continue
            yield from self._codes.rows(codes, white_above)
            codes = []
            yield from self._block(block)
            white_above = self._paper.below_rule if isinstance(block, Rule) else 0
        yield from self._codes.rows(codes, white_above)
        yield Row(BOTTOM_DOTS)

    def _block(self, block: Block) -> Iterator[Row]:
        match block:
            case TextLine():
                return self._text.line(block)
            case Columns():
                return self._text.columns(block)
            case Rule(kind):
                return iter((_RULES[kind](self._paper),))
            case Space(dots):
                return iter((Row(dots * self._paper.dots // 576),))
            case QrCode():
                return self._codes.rows([block])


def _solid(paper: Paper) -> Row:
    top = paper.above_rule
    line = Box(paper.left, top, paper.right, top + SOLID_DOTS)
    return Row(top + SOLID_DOTS + paper.below_rule, boxes=(line,))


def _dashed(paper: Paper) -> Row:
    top = paper.above_rule
    dashes = tuple(
        Box(x, top, min(x + DASH_ON, paper.right), top + DASHED_DOTS)
        for x in range(paper.left, paper.right, DASH_ON + DASH_OFF)
    )
    return Row(top + DASHED_DOTS + paper.below_rule, boxes=dashes)


_RULES: dict[str, Callable[[Paper], Row]] = {"solid": _solid, "dashed": _dashed}
