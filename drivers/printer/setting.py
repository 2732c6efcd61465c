"""Setting of text: single lines with an amount at the right, and rows of the item table."""

from collections.abc import Iterator
from dataclasses import replace

from drivers.interfaces import Align, Block, Columns, Size, TextLine
from drivers.printer.glyphs import FontBook, printable
from drivers.printer.paper import Face, Paper
from drivers.printer.rows import Box, Row, Run
from drivers.printer.wrap import balance, wrap

INVERSE_PAD = 10
LEAST_NAME_CHARS = 5


class TextSetter:
    """Sets the texts of one document; the item table's columns are fitted to all its rows."""

    def __init__(self, paper: Paper, fonts: FontBook, blocks: tuple[Block, ...]) -> None:
        self._paper = paper
        self._fonts = fonts
        table = tuple(block for block in blocks if isinstance(block, Columns))
        self._quantity_right = self._quantity_end(table)

    def line(self, line: TextLine) -> Iterator[Row]:
        """Yield the rows of one paragraph; the right text stands on the first baseline.

        Where the left text fits a line of its own but not beside the right one, they go below
        each other.
        """
        left = self._paper.faces[line.size]
        start = self._paper.left + line.indent * self._body.px
        right = self._right(line)
        room = self._paper.right - start
        beside = room - (self._paper.right - right[0].x + self._paper.gap if right else 0)
        lines = self._wrap(line, beside)
        if right and len(lines) > 1 and len(self._wrap(line, room)) == 1:
            yield self._row(line, self._wrap(line, room)[0], start, left)
            yield Row(right[0].face.line, runs=right)
            return
        leading = max((left, *(run.face for run in right)), key=lambda face: face.px)
        right = tuple(replace(run, y=leading.baseline) for run in right)
        for number, text in enumerate(lines):
            first = number == 0
            yield self._row(line, text, start, leading if first else left, right if first else ())

    def columns(self, row: Columns) -> Iterator[Row]:
        """Yield the rows of one item; where the name would get no room, figures go below it."""
        start = self._paper.left + row.indent * self._body.px
        figures = self._figures(row)
        end = min((run.x - self._paper.gap for run in figures), default=self._paper.right)
        stacked = end - start < LEAST_NAME_CHARS * self._body.px
        named = TextLine(row.name, bold=row.bold, strike=row.strike)
        room = (self._paper.right if stacked else end) - start
        for number, text in enumerate(self._wrap(named, room)):
            beside = figures if number == 0 and not stacked else ()
            yield self._row(named, text, start, self._body, beside)
        if stacked:
            yield Row(self._body.line, runs=figures)

    def centred(self, text: str, centre: int, bold: bool, room: int) -> Iterator[Row]:
        """Yield body lines centred on a dot, none wider than `room`."""
        for part in self._wrap(TextLine(text, bold=bold, align=Align.CENTER), room):
            x = centre - self._fonts.width(part, self._body.px, bold) // 2
            yield Row(self._body.line, runs=(Run(x, self._body.baseline, part, self._body, bold),))

    @property
    def _body(self) -> Face:
        return self._paper.faces[Size.BODY]

    def _row(
        self, line: TextLine, text: str, start: int, leading: Face, beside: tuple[Run, ...] = ()
    ) -> Row:
        face = self._paper.faces[line.size]
        width = self._fonts.width(text, face.px, line.bold)
        x = self._pen(line.align, start, width)
        base = leading.baseline
        run = Run(x, base, text, face, line.bold, is_ink=not line.inverse)
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
        placed = ((row.quantity, self._quantity_right), (row.amount, self._paper.right))
        return tuple(
            Run(end - self._width(text), self._body.baseline, text, self._body, bold=False)
            for text, end in ((printable(text), end) for text, end in placed)
            if text
        )

    def _right(self, line: TextLine) -> tuple[Run, ...]:
        text = printable(line.right)
        if not text:
            return ()
        face = self._paper.faces[line.right_size or line.size]
        x = self._paper.right - self._fonts.width(text, face.px, line.bold)
        return (Run(x, face.baseline, text, face, line.bold),)

    def _quantity_end(self, rows: tuple[Columns, ...]) -> int:
        widest = max((self._width(printable(row.amount)) for row in rows), default=0)
        return self._paper.right - max(self._paper.amount, widest + self._paper.gap)

    def _wrap(self, line: TextLine, room: int) -> tuple[str, ...]:
        text = "\n".join(printable(part) for part in line.left.split("\n"))
        px = self._paper.faces[line.size].px
        split = balance if line.align is Align.CENTER else wrap
        return split(text, room, lambda part: self._fonts.width(part, px, line.bold))

    def _width(self, text: str) -> int:
        return self._fonts.width(text, self._body.px, bold=False)


def _plate(x: int, width: int, baseline: int, face: Face) -> Box:
    top = baseline - round(face.px * 0.98)
    return Box(x - INVERSE_PAD, max(0, top), x + width + INVERSE_PAD, top + round(face.px * 1.34))


def _strike(x: int, width: int, baseline: int, face: Face) -> Box:
    thickness = 5 if face.px >= 32 else 3
    middle = baseline - round(face.px * 0.36)
    return Box(x, middle - thickness // 2, x + width, middle - thickness // 2 + thickness)
