"""Setting of text: single lines with an amount at the right, and rows of the item table."""

from collections.abc import Iterator
from dataclasses import dataclass

from drivers.interfaces import Align, Block, Columns, Size, TextLine
from drivers.printer.glyphs import FontBook, printable
from drivers.printer.paper import Face, Paper
from drivers.printer.rows import Box, Row, Run
from drivers.printer.wrap import wrap

INVERSE_PAD = 10
LEAST_NAME_CHARS = 5


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where the item table's columns end: names, quantities and amounts."""

    name: int
    quantity: int
    amount: int


class TextSetter:
    """Sets the texts of one document; the item table's columns are fitted to all its rows."""

    def __init__(self, paper: Paper, fonts: FontBook, blocks: tuple[Block, ...]) -> None:
        self._paper = paper
        self._fonts = fonts
        self._edges = self._fit(tuple(b for b in blocks if isinstance(b, Columns)))

    def line(self, line: TextLine) -> Iterator[Row]:
        """Yield the rows of one paragraph; the right text stands on the first baseline."""
        left = self._paper.faces[line.size]
        right = self._paper.faces[line.right_size or line.size]
        leading = left if left.px >= right.px or not line.right else right
        text_right = printable(line.right)
        width_right = self._fonts.width(text_right, right.px, line.bold) if text_right else 0
        start = self._paper.left + line.indent * self._body.px
        room = self._paper.right - start - (width_right + self._paper.gap if width_right else 0)
        lines = self._wrap(line.left, room, left, line.bold)
        for number, text in enumerate(lines):
            at_right = (
                ()
                if number or not text_right
                else (
                    Run(
                        self._paper.right - width_right,
                        leading.baseline,
                        text_right,
                        right,
                        line.bold,
                    ),
                )
            )
            yield self._row(line, text, start, leading if number == 0 else left, at_right)

    def columns(self, row: Columns) -> Iterator[Row]:
        """Yield the rows of one item; where names would get no room, figures go below the name."""
        start = self._paper.left + row.indent * self._body.px
        stacked = self._edges.name - start < LEAST_NAME_CHARS * self._body.px
        end = self._paper.right if stacked else self._edges.name
        named = TextLine(row.name, bold=row.bold, strike=row.strike)
        figures = self._figures(row)
        for number, text in enumerate(self._wrap(row.name, end - start, self._body, row.bold)):
            beside = figures if number == 0 and not stacked else ()
            yield self._row(named, text, start, self._body, beside)
        if stacked and figures:
            yield Row(self._body.line, runs=figures)

    def centred(self, text: str, centre: int, bold: bool, room: int) -> Iterator[Row]:
        """Yield body lines centred on a dot, none wider than `room`."""
        for part in self._wrap(text, room, self._body, bold):
            x = centre - self._fonts.width(part, self._body.px, bold) // 2
            yield Row(self._body.line, runs=(Run(x, self._body.baseline, part, self._body, bold),))

    @property
    def _body(self) -> Face:
        return self._paper.faces[Size.BODY]

    def _row(
        self, line: TextLine, text: str, start: int, leading: Face, beside: tuple[Run, ...]
    ) -> Row:
        face = self._paper.faces[line.size]
        width = self._fonts.width(text, face.px, line.bold)
        x = self._pen(line.align, start, width)
        base = leading.baseline
        ink = 0 if line.inverse else 1
        run = Run(x, base, text, face, line.bold, ink)
        boxes = (_plate(x, width, base, face),) if line.inverse and text else ()
        strikes = (_strike(x, width, base, face),) if line.strike and text else ()
        height = leading.line + (INVERSE_PAD if boxes else 0)
        return Row(height, runs=(run, *beside), boxes=boxes, strikes=strikes)

    def _pen(self, align: Align, start: int, width: int) -> int:
        if align is Align.CENTER:
            return (start + self._paper.right - width) // 2
        if align is Align.RIGHT:
            return self._paper.right - width
        return start

    def _figures(self, row: Columns) -> tuple[Run, ...]:
        placed = ((row.quantity, self._edges.quantity), (row.amount, self._edges.amount))
        return tuple(
            Run(end - self._width(text), self._body.baseline, text, self._body, bold=False)
            for text, end in ((printable(text), end) for text, end in placed)
            if text
        )

    def _fit(self, rows: tuple[Columns, ...]) -> _Edges:
        paper = self._paper
        amount = max((self._width(printable(row.amount)) for row in rows), default=0) + paper.gap
        quantity = max((self._width(printable(row.quantity)) for row in rows), default=0)
        quantity_end = paper.right - max(paper.amount, amount)
        name_end = quantity_end - max(paper.quantity, quantity + paper.gap)
        return _Edges(name_end, quantity_end, paper.right)

    def _wrap(self, text: str, room: int, face: Face, bold: bool) -> tuple[str, ...]:
        lines = "\n".join(printable(line) for line in text.split("\n"))
        return wrap(lines, room, lambda part: self._fonts.width(part, face.px, bold))

    def _width(self, text: str) -> int:
        return self._fonts.width(text, self._body.px, bold=False)


def _plate(x: int, width: int, baseline: int, face: Face) -> Box:
    top = baseline - round(face.px * 0.98)
    return Box(x - INVERSE_PAD, max(0, top), x + width + INVERSE_PAD, top + round(face.px * 1.34))


def _strike(x: int, width: int, baseline: int, face: Face) -> Box:
    thickness = 5 if face.px >= 32 else 3
    middle = baseline - round(face.px * 0.36)
    return Box(x, middle - thickness // 2, x + width, middle - thickness // 2 + thickness)
