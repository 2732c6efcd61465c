"""Ordered schema changes of pos.db, forward only; applied by sqlite-utils, one transaction each."""

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

from terminal.store.tables import JOURNAL, LIVE_SQL, PROJECTED_SQL, statements

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("terminal")


@migrations()
def m001_first_schema(db: "Database") -> None:
    """Create every table of version 1."""
    for script in (JOURNAL, PROJECTED_SQL, LIVE_SQL):
        for statement in statements(script):
            db.execute(statement)
