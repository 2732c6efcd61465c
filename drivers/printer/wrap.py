"""Breaking a text into lines: between Chinese characters anywhere, in Latin text at blanks.

No line begins with closing punctuation or ends with an opening bracket, as far as there is room;
a word longer than a line is broken inside.
"""

import unicodedata
from collections.abc import Callable

NOT_FIRST = frozenset("，。、；：！？）》」』】〉”’…·,.;:!?)%℃")
NOT_LAST = frozenset("（《「『【〈“‘(¥￥")


def wrap(text: str, room: int, width_of: Callable[[str], int]) -> tuple[str, ...]:
    """Return the lines of a text, none wider than `room`; explicit line ends are kept."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if width_of(paragraph) <= room:
            lines.append(paragraph.rstrip())
            continue
        lines.extend(_fill(_units(paragraph), room, width_of))
    return tuple(lines)


def balance(text: str, room: int, width_of: Callable[[str], int]) -> tuple[str, ...]:
    """Wrap to as few lines as `wrap` does, but of even width: no lone last character."""
    lines = wrap(text, room, width_of)
    if len(lines) == 1:
        return lines
    low, high = room // (len(lines) + 1), room
    while high - low > 4:
        middle = (low + high) // 2
        tried = wrap(text, middle, width_of)
        if len(tried) == len(lines) and max(map(width_of, tried)) <= middle:
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _fill(units: list[str], room: int, width_of: Callable[[str], int]) -> list[str]:
    lines = [""]
    for unit in units:
        if width_of((lines[-1] + unit).rstrip()) <= room:
            lines[-1] += unit
        elif width_of(unit.strip()) <= room:
            lines.append(unit.lstrip())
        else:
            _break_inside(lines, unit, room, width_of)
    return [line.rstrip() for line in lines]


def _break_inside(lines: list[str], unit: str, room: int, width_of: Callable[[str], int]) -> None:
    for char in unit:
        if lines[-1] and width_of(lines[-1] + char) > room:
            lines.append("")
        lines[-1] += char


def _units(text: str) -> list[str]:
    """Split a text into pieces that should stay together; blanks stay at the end of a piece."""
    units: list[str] = []
    for char in text:
        if units and _joins(units[-1], char):
            units[-1] += char
        else:
            units.append(char)
    return units


def _joins(before: str, char: str) -> bool:
    if char == " " or char in NOT_FIRST or before[-1] in NOT_LAST:
        return True
    return before[-1] != " " and not _is_wide(before[-1]) and not _is_wide(char)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" or char in NOT_FIRST - frozenset(",.;:!?)%")
