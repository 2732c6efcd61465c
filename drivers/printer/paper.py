"""The two paper widths and the type that fits them (design language, section 13)."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from drivers.interfaces import Size


@dataclass(frozen=True, slots=True)
class Face:
    """One size of type in dots: its body, the height of its line, and the baseline in that line."""

    px: int
    line: int
    baseline: int


@dataclass(frozen=True, slots=True)
class Paper:
    """What the layout must know of a paper; everything in dots (8 dots are 1 mm).

    `amount` is the least width of the right-hand column, `smallest_dot` the
    smallest allowed QR module and `largest_dot` the largest useful one.
    """

    width_mm: int
    dots: int
    faces: Mapping[Size, Face]
    amount: int
    margin: int = 8
    gap: int = 16
    above_rule: int = 12
    below_rule: int = 14
    smallest_dot: int = 5
    largest_dot: int = 6
    quiet_modules: int = 4

    @property
    def left(self) -> int:
        """The first dot of text."""
        return self.margin

    @property
    def right(self) -> int:
        """The dot after the last one of text."""
        return self.dots - self.margin

    @property
    def row_bytes(self) -> int:
        """Bytes of one row of dots."""
        return self.dots // 8


PAPER_80 = Paper(
    width_mm=80,
    dots=576,
    faces=MappingProxyType(
        {
            Size.SMALL: Face(20, 28, 21),
            Size.BODY: Face(24, 34, 26),
            Size.LABEL: Face(32, 44, 33),
            Size.TABLE: Face(44, 54, 44),
            Size.SHOP: Face(48, 58, 46),
            Size.TOTAL: Face(52, 68, 53),
        }
    ),
    amount=136,
)

PAPER_58 = Paper(
    width_mm=58,
    dots=384,
    faces=MappingProxyType(
        {
            Size.SMALL: Face(18, 26, 19),
            Size.BODY: Face(24, 32, 25),
            Size.LABEL: Face(28, 38, 29),
            Size.TABLE: Face(36, 46, 37),
            Size.SHOP: Face(40, 50, 40),
            Size.TOTAL: Face(44, 56, 44),
        }
    ),
    amount=104,
    gap=12,
)


def paper_of(width_mm: int) -> Paper:
    """Return the paper of 58 or 80 mm.

    Raises:
        ValueError: for any other width.
    """
    for paper in (PAPER_80, PAPER_58):
        if paper.width_mm == width_mm:
            return paper
    raise ValueError(f"{width_mm} mm is no paper width; write 58 or 80.")
