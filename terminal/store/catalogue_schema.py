"""The tables of `catalog.db`. The file holds nothing that the journal does not: it is rebuildable.

So there are no migrations: a file of another version is emptied, its `applied` with it, and the
catalogue's thread applies the journal again from the first row.

Names are indexed by character, divided by blanks, because two Chinese characters are the usual
query and FTS5's trigrams find nothing below three. Chinese and English have an index each, since
a column filter reads through the words of the other column; `prefix` keeps English quick while it
is typed. `item_id` rises in the order of first appearance and is FTS5's rowid. `item_sold` covers
the search among what sells best.
"""

from terminal.store.database import Connection, write

VERSION = 1

TABLES = """
CREATE TABLE applied (
  id INTEGER PRIMARY KEY CHECK (id = 1), epoch INTEGER NOT NULL, seq INTEGER NOT NULL,
  rev INTEGER NOT NULL
) STRICT;
INSERT INTO applied VALUES (1, 0, 0, 0);

CREATE TABLE category (
  category_id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL, sort INTEGER NOT NULL,
  active INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE modifier_group (
  group_id TEXT PRIMARY KEY, name TEXT NOT NULL, name_en TEXT NOT NULL, min INTEGER NOT NULL,
  max INTEGER NOT NULL, modifiers TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  item_id INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE, name TEXT NOT NULL, name_en TEXT NOT NULL,
  category_id TEXT NOT NULL, price_fen INTEGER NOT NULL, unit TEXT NOT NULL,
  shown_per TEXT NOT NULL, tax_bp INTEGER NOT NULL, code TEXT NOT NULL, barcodes TEXT NOT NULL,
  groups TEXT NOT NULL, station TEXT NOT NULL, initials TEXT NOT NULL, favourite INTEGER NOT NULL,
  sort INTEGER NOT NULL, active INTEGER NOT NULL, code_key TEXT NOT NULL,
  name_key TEXT NOT NULL, words_key TEXT NOT NULL, sold INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX item_page ON item (category_id, sort, item_id) WHERE active;
CREATE INDEX item_favourite ON item (sort, item_id) WHERE active AND favourite;
CREATE INDEX item_code ON item (code_key) WHERE active AND code_key <> '';
CREATE INDEX item_initials ON item (initials) WHERE active AND initials <> '';
CREATE INDEX item_sold ON item (
  sold DESC, sort, item_id, code_key, initials, name_key, words_key, barcodes
) WHERE active AND sold > 0;

CREATE TABLE barcode (
  code TEXT NOT NULL, item_id INTEGER NOT NULL, PRIMARY KEY (code, item_id)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE words_zh USING fts5 (
  name, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='1 2'
);
CREATE VIRTUAL TABLE words_en USING fts5 (
  name, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2',
  prefix='1 2 3 4 5'
);
"""
OWN = ("words_zh", "words_en", "barcode", "item", "modifier_group", "category", "applied")


def prepare(db: Connection) -> bool:
    """Make the tables where they are missing or of another version; tell whether it did."""
    if db.execute("PRAGMA user_version").fetchone()[0] == VERSION:
        return False
    with write(db):
        for table in OWN:
            db.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in TABLES.split(";\n"):
            if statement.strip():
                db.execute(statement)
        db.execute(f"PRAGMA user_version={VERSION}")
    return True
