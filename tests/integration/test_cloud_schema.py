"""The cloud's tables: whose rows they are stands in each of them, first in each key."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import ForeignKeyConstraint, Table, UniqueConstraint

from cloud_stub.cli import main
from cloud_stub.database import open_database, refuse_old
from cloud_stub.errors import CloudError
from cloud_stub.tables import metadata
from cloud_stub.upgrading import upgrade

TABLES = sorted(metadata.tables.values(), key=lambda table: table.name)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_names_its_merchant_shop_and_terminal(table: Table):
    owner = [table.c[name] for name in ("merchant_id", "shop_id", "terminal_id")]

    assert not any(column.nullable for column in owner)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_merchant_leads_every_key(table: Table):
    unique = [part for part in table.constraints if isinstance(part, UniqueConstraint)]
    indexes = [index for index in table.indexes if index.unique]
    keys = [table.primary_key, *unique, *indexes]

    assert {next(iter(key.columns)).name for key in keys} == {"merchant_id"}


def test_the_merchant_leads_every_foreign_key():
    foreign = [
        part
        for table in TABLES
        for part in table.constraints
        if isinstance(part, ForeignKeyConstraint)
    ]

    assert foreign
    assert {part.elements[0].parent.name for part in foreign} == {"merchant_id"}
    assert {part.elements[0].column.name for part in foreign} == {"merchant_id"}


def test_the_migrations_make_exactly_these_tables(tmp_path: Path):
    database = open_database(tmp_path / "cloud.db")
    upgrade(database)
    upgrade(database)

    with database.read() as connection:
        difference = compare_metadata(MigrationContext.configure(connection), metadata)

    database.close()
    assert difference == []


def test_the_database_is_durable(tmp_path: Path):
    database = open_database(tmp_path / "cloud.db")
    with database.write() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        told = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]

    database.close()
    assert told == ["wal", 2, 1]


def test_a_failed_write_leaves_nothing(tmp_path: Path):
    database = open_database(tmp_path / "cloud.db")
    with pytest.raises(RuntimeError), database.write() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
        raise RuntimeError

    with database.read() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()

    database.close()
    assert found == 0


def test_an_sqlite_that_loses_data_is_refused():
    refuse_old((3, 51, 3))

    with pytest.raises(CloudError, match=r"SQLite 3\.40\.1 can lose committed data\. Install"):
        refuse_old((3, 40, 1))


def test_the_key_is_readable_by_its_owner_only_and_made_once(tmp_path: Path):
    key = tmp_path / "cloud" / "server.key"
    assert main(["--data", str(key.parent), "init"]) == 0
    first = key.read_text()
    assert main(["--data", str(key.parent), "init"]) == 0

    assert key.stat().st_mode & 0o777 == 0o600
    assert key.read_text() == first


@pytest.mark.parametrize(
    "command", [["serve"], ["merchant", "add", "x"], ["code", "WJL"], ["token", "WJL"]]
)
def test_an_empty_folder_is_no_cloud(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
):
    status = main(["--data", str(tmp_path / "none"), *command])

    assert (status, "init` first." in capsys.readouterr().err) == (1, True)


def test_the_command_line_names_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    data = ["--data", str(tmp_path / "cloud")]
    main([*data, "init"])
    capsys.readouterr()
    main([*data, "merchant", "add", "望江楼"])
    merchant = capsys.readouterr().out.strip()
    main([*data, "shop", "add", merchant, "WJL", "望江楼"])
    capsys.readouterr()

    wrong = (
        ["shop", "add", merchant, "wjl", "again"],
        ["shop", "add", merchant, "no code", "x"],
        ["shop", "add", "nobody", "X", "x"],
        ["code", "nowhere"],
    )
    assert [main([*data, *command]) for command in wrong] == [1, 1, 1, 1]
    assert capsys.readouterr().err.splitlines() == [
        "The shop code WJL is taken. Choose another.",
        "A shop's code has 1 to 8 letters or digits, like WJL. Choose another.",
        "No merchant nobody. Add it with `zhanggui-cloud merchant add`.",
        "No shop nowhere. Name the shop by its id.",
    ]
