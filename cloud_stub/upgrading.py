"""Bring the database to the newest form: all migrations in one transaction, without an env.py."""

from collections.abc import Sequence
from importlib.resources import as_file, files
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from cloud_stub.database import Database


def upgrade(database: Database) -> None:
    """Run the migrations that are still missing; nothing is done twice."""
    with as_file(files("cloud_stub.migrations")) as folder:
        script = ScriptDirectory(str(folder), version_locations=[str(folder)])

        def missing(revision: Sequence[str], _context: MigrationContext) -> list[Any]:
            return list(script._upgrade_revs("head", revision))  # type: ignore[arg-type]

        with (
            database.write() as connection,
            EnvironmentContext(Config(), script, fn=missing) as environment,
        ):
            environment.configure(connection=connection)
            environment.run_migrations()
