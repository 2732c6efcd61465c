"""Placing of QR codes: whole dots a module, never below the paper's smallest while it fits."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drivers.interfaces import QrCode
from drivers.printer.paper import Paper
from drivers.printer.qr import Modules, modules_of
from drivers.printer.rows import Dots, Row
from drivers.printer.setting import TextSetter

FALLBACK_DOT = 4


@dataclass(frozen=True, slots=True)
class _Placed:
    code: QrCode
    modules: Modules
    centre: int
    room: int
    dot: int

    @property
    def side(self) -> int:
        return self.modules.side * self.dot


class CodeSetter:
    """Sets QR codes with their captions."""

    def __init__(self, paper: Paper, text: TextSetter) -> None:
        self._paper = paper
        self._text = text

    def rows(self, codes: Sequence[QrCode], white_above: int = 0) -> Iterator[Row]:
        """Yield the rows of neighbouring codes, two in a row where both keep their size.

        `white_above` dots of the quiet zone are there already.
        """
        waiting = [(code, modules_of(code.payload)) for code in codes]
        while waiting:
            pair = self._beside(waiting[:2])
            yield from self._band(pair, white_above)
            white_above = 0
            waiting = waiting[len(pair) :]

    def _beside(self, codes: list[tuple[QrCode, Modules]]) -> tuple[_Placed, ...]:
        half = (self._paper.right - self._paper.left) // 2
        centres = (self._paper.left + half // 2, self._paper.right - half // 2)
        dots = [self._dot(modules, half) for _, modules in codes]
        if len(codes) == 2 and min(dots) >= self._paper.smallest_dot:
            both = zip(codes, centres, dots, strict=True)
            return tuple(_Placed(code, mods, at, half, dot) for (code, mods), at, dot in both)
        return (self._alone(*codes[0]),)

    def _alone(self, code: QrCode, modules: Modules) -> _Placed:
        room = self._paper.dots
        dot = max(self._dot(modules, room), min(FALLBACK_DOT, room // modules.side))
        return _Placed(code, modules, room // 2, self._paper.right - self._paper.left, dot)

    def _dot(self, modules: Modules, room: int) -> int:
        """Return dots a module with the quiet zone inside `room`."""
        fits = room // (modules.side + 2 * self._paper.quiet_modules)
        return min(self._paper.largest_dot, fits)

    def _band(self, placed: tuple[_Placed, ...], white_above: int) -> Iterator[Row]:
        quiet = max(p.dot for p in placed) * self._paper.quiet_modules
        top = max(0, quiet - white_above)
        height = max(p.side for p in placed)
        dots = tuple(
            Dots(p.centre - p.side // 2, top, p.modules.side, p.modules.cells, p.dot)
            for p in placed
        )
        yield Row(top + height + quiet, dots=dots)
        for caption, bold in (("caption", True), ("sub_caption", False)):
            columns = [
                list(self._text.centred(getattr(p.code, caption), p.centre, bold, p.room))
                for p in placed
                if getattr(p.code, caption)
            ]
            yield from _side_by_side(columns)


def _side_by_side(columns: list[list[Row]]) -> Iterator[Row]:
    for number in range(max((len(column) for column in columns), default=0)):
        line = [column[number] for column in columns if number < len(column)]
        yield replace(line[0], runs=tuple(run for row in line for run in row.runs))
