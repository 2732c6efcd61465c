"""Pinyin initials of names, as people type them: 红烧肉 hsr, 重庆小面 cqxm, 可乐500ml kl500ml.

They are made once, at import, and are written into the event, so that the catalogue can be
rebuilt anywhere without this library.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import cast

# Readings that kitchens use and a general dictionary misses; longer words first in `_readings`.
WORDS = {
    "重庆": "cq",
    "长沙": "cs",
    "家长": "jz",
    "蛤蜊": "gl",
    "花蛤": "hg",
    "煲仔": "bz",
    "仔姜": "zj",
    "弹牙": "ty",
    "果脯": "gf",
    "朝鲜": "cx",
    "白芍": "bs",
    "盛宴": "sy",
    "叉烧": "cs",
    "什锦": "sj",
    "石斛": "sh",
    "人参": "rs",
    "海参": "hs",
    "调料": "tl",
    "调味": "tw",
    "和面": "hm",
    "豆腐脑": "dfn",
    "便利": "bl",
}
LETTERS = {
    "长": "c",
    "重": "c",
    "参": "s",
    "乐": "l",
    "蛤": "g",
    "脯": "p",
    "薄": "b",
    "柏": "b",
    "藏": "z",
    "盛": "s",
    "尾": "w",
    "茄": "q",
    "炮": "p",
    "仔": "z",
    "血": "x",
    "核": "h",
    "壳": "k",
    "咖": "k",
    "嘢": "y",
    "鲃": "b",
    "粿": "g",
    "豉": "c",
    "荸": "b",
}
LONGEST_PHRASE = 4
KEPT = re.compile(r"[0-9a-z]")


def initials(name: str) -> str:
    """Return the first letter of every syllable, with digits and Latin letters, lower case.

    Everything else (blanks, brackets, signs) is left out.
    """
    text = unicodedata.normalize("NFKC", name)
    return "".join(_letter(part) for part in _syllables(text))


def _letter(syllable: str) -> str:
    return "".join(KEPT.findall(syllable.lower()))


def _syllables(text: str) -> list[str]:
    parts: list[str] = []
    for piece in _own_words().split(text):
        if piece in WORDS:
            parts.append(WORDS[piece])
        else:
            parts.extend(_read(piece))
    return parts


def _read(piece: str) -> Iterator[str]:
    """Read the longest phrase that the dictionary has at each place, else the character."""
    at = 0
    while at < len(piece):
        size = 1 if piece[at].isascii() else _phrase_at(piece, at)
        for char, said in zip(piece[at : at + size], _said(piece[at : at + size]), strict=True):
            yield LETTERS.get(char, said)
        at += size


def _phrase_at(piece: str, at: int) -> int:
    phrases = _phrases()
    for size in range(min(LONGEST_PHRASE, len(piece) - at), 1, -1):
        if piece[at : at + size] in phrases:
            return size
    return 1


@cache
def _phrases() -> Mapping[str, object]:
    from pypinyin.constants import PHRASES_DICT

    return cast(Mapping[str, object], PHRASES_DICT)


@lru_cache(maxsize=20_000)
def _said(word: str) -> tuple[str, ...]:
    """Return one letter a character; what cannot be read gives an empty one."""
    if word.isascii():
        return tuple(word)
    from pypinyin import Style, pinyin

    read = pinyin(word, style=Style.FIRST_LETTER, errors=lambda unknown: " " * len(unknown))
    return tuple(syllable[0][:1].strip() for syllable in read)


@cache
def _own_words() -> re.Pattern[str]:
    longest_first = sorted(WORDS, key=len, reverse=True)
    return re.compile(f"({'|'.join(longest_first)})")
