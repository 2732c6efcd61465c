"""Find items while a name, its pinyin initials, a barcode or a code is being typed.

Each way of matching gives at most `ENOUGH` items from its own index, so a letter that fits half
the shop costs no more than a rare one. Where that many were found, what sells best is looked for
among the sold items in the order of their sales; that scan ends at the first `limit` hits.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from terminal.store.database import Connection

By = Literal["code", "barcode", "initials", "english", "name"]
ENOUGH = 100
SCANNED = 2500
TOKEN = re.compile(r"[0-9a-z]+|[^\W_]")
CHINESE = "\u2e80"  # and everything beyond it
LAST = "\U0010ffff"

BY_CODE = "SELECT item_id FROM item WHERE active AND code_key<>'' AND code_key=?"
BY_CODES = """SELECT item_id FROM item WHERE active AND code_key<>''
    AND code_key>=? AND code_key<? LIMIT ?"""
BY_INITIALS = """SELECT item_id FROM item WHERE active AND initials<>''
    AND initials>=? AND initials<? LIMIT ?"""
BY_BARCODE = """SELECT b.item_id FROM barcode b JOIN item i USING (item_id)
    WHERE b.code>=? AND b.code<? AND i.active LIMIT ?"""
BY_NAME = "SELECT rowid FROM words_zh WHERE words_zh MATCH ? LIMIT ?"
BY_ENGLISH = "SELECT rowid FROM words_en WHERE words_en MATCH ? LIMIT ?"
BEST = """SELECT item_id FROM (
      SELECT item_id, code_key, initials, name_key, words_key, barcodes FROM item
      WHERE active AND sold>0 ORDER BY sold DESC, sort, item_id LIMIT ?)
    WHERE {} LIMIT ?"""
FITS: dict[By, str] = {
    "code": "code_key>=? AND code_key<?",
    "barcode": "instr(' '||barcodes, ?)",
    "initials": "initials>=? AND initials<?",
    "name": "instr(name_key, ?)",
}
HOW = "SELECT code_key, initials, name_key, barcodes FROM item WHERE item_id=?"
RANKED = """SELECT item_id FROM item WHERE item_id IN ({})
    ORDER BY code_key=? DESC, sold DESC, sort, item_id LIMIT ?"""


class Query(Struct, frozen=True):
    """A typed text in the forms in which it is compared."""

    text: str
    tokens: tuple[str, ...]

    @property
    def is_chinese(self) -> bool:
        """Whether it holds a character that only names hold."""
        return any(char >= CHINESE for char in self.text)

    @property
    def is_number(self) -> bool:
        """Whether it can be a code or a barcode and no word."""
        return self.text.isascii() and self.text.isdigit()


def query_of(text: str) -> Query:
    """Return the query for a typed text; one without tokens finds nothing."""
    plain = fold(text)
    return Query(plain.replace(" ", ""), tuple(TOKEN.findall(plain)))


def fold(text: str) -> str:
    """Return a text as it is compared: plain width, lower case, without accents."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    if plain.isascii():
        return plain
    apart = unicodedata.normalize("NFKD", plain)
    kept = "".join(char for char in apart if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFKC", kept)


def packed(text: str) -> str:
    """Return a name as it is looked for among what sells: folded, without blanks."""
    return "".join(fold(text).split())


def spread(text: str) -> str:
    """Return a name as it is indexed: each Chinese character a word of its own."""
    return " ".join(TOKEN.findall(fold(text)))


def find(db: Connection, query: Query, limit: int) -> dict[int, By]:
    """Return the ids of what matches, best first, each with the way in which it matched."""
    if not query.tokens or limit < 1:
        return {}
    found: dict[int, By] = {}
    crowded: list[By] = []
    for by, ids in _ways(db, query):
        if len(ids) >= ENOUGH:
            crowded.append(by)
        for item_id in ids:
            found.setdefault(item_id, by)
    if crowded:
        found = _best(db, query, crowded, limit) | found
    return _ranked(db, query, found, limit)


def _ways(db: Connection, query: Query) -> Iterator[tuple[By, list[int]]]:
    if query.is_number:
        yield "code", _ids(db, BY_CODE, query.text.lstrip("0"))
        yield "code", _ids(db, BY_CODES, *_range(query.text), ENOUGH)
        yield "barcode", _ids(db, BY_BARCODE, *_range(query.text), ENOUGH)
    elif not query.is_chinese:
        yield "initials", _ids(db, BY_INITIALS, *_range(query.text), ENOUGH)
        yield "code", _ids(db, BY_CODES, *_range(query.text), ENOUGH)
        yield "english", _ids(db, BY_ENGLISH, _words(query), ENOUGH)
    yield "name", _ids(db, BY_NAME, _phrase(query), ENOUGH)


def _range(text: str) -> tuple[str, str]:
    return text, text + LAST


def _words(query: Query) -> str:
    return " AND ".join(f'"{token}"*' for token in query.tokens)


def _phrase(query: Query) -> str:
    """Ask for the characters side by side; only a Latin word may still be unfinished."""
    star = "*" if query.tokens[-1].isascii() else ""
    return f'"{" ".join(query.tokens)}"{star}'


def _ids(db: Connection, sql: str, *values: str | int) -> list[int]:
    return [row[0] for row in db.execute(sql, values)]


def _best(db: Connection, query: Query, crowded: list[By], limit: int) -> dict[int, By]:
    """Look among what is sold, best first, for the ways whose matches are not all known yet.

    The order of the inner query is kept by SQLite.
    """
    conditions = [_fits(query, by) for by in crowded]
    where = " OR ".join(f"({sql})" for sql, _ in conditions)
    values = [value for _, some in conditions for value in some]
    ids = _ids(db, BEST.format(where), SCANNED, *values, limit)
    return {item_id: _how(db, query, item_id) for item_id in ids}


def _fits(query: Query, by: By) -> tuple[str, tuple[str, ...]]:
    match by:
        case "code" | "initials":
            return FITS[by], _range(query.text)
        case "barcode":
            return FITS[by], (f" {query.text}",)
        case "name":
            return FITS[by], (query.text,)
    words = " AND ".join("instr(words_key, ?)" for _ in query.tokens)
    return words, tuple(f" {token}" for token in query.tokens)


def _how(db: Connection, query: Query, item_id: int) -> By:
    code_key, initials, name_key, barcodes = db.execute(HOW, (item_id,)).fetchone()
    if not query.is_chinese and not query.is_number and initials.startswith(query.text):
        return "initials"
    if code_key.startswith(query.text):
        return "code"
    if query.text in name_key:
        return "name"
    return "barcode" if f" {query.text}" in f" {barcodes}" else "english"


def _ranked(db: Connection, query: Query, found: dict[int, By], limit: int) -> dict[int, By]:
    """Order by sales; an exact code stays first because it is what was asked for."""
    sql = RANKED.format(",".join(map(str, found)))
    order = db.execute(sql, (query.text.lstrip("0"), limit))
    return {item_id: found[item_id] for (item_id,) in order}
