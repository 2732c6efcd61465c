"""The built programs, not the source tree: they sell in an empty folder, are killed, go on."""

import json
import os
import re
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import openpyxl
import pysqlite3
import pytest
from PyInstaller.archive.readers import CArchiveReader

from tests.e2e.built import CLOUD, PLACE, ROOT, TILL, Machine, Played, play

pytestmark = [
    pytest.mark.built,
    pytest.mark.timeout(300),
    pytest.mark.skipif(
        not TILL.exists() and "CI" not in os.environ, reason="not built: `make build` does it"
    ),
]
QT = {"Core", "DBus", "Gui", "Network", "OpenGL", "Test", "Widgets", "XcbQpa"}
LARGEST_MB = 300
CLOUD_CONFIG = """\
[cloud]
url = "{cloud}"
[printers.receipt]
kind = "escpos-network"
host = "127.0.0.1"
port = {printer}
"""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path / "machine")


@pytest.fixture
def ends() -> Iterator[ExitStack]:
    """Ends what a test started, whatever happens."""
    with ExitStack() as stack:
        yield stack


def first_line(machine: Machine, ends: ExitStack, program: Path, *words: str | Path) -> str:
    """Start a program that goes on and return what it says once it is ready."""
    process = ends.enter_context(machine.start(program, *words))
    ends.callback(process.terminate)
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_till_and_cloud_carry_an_sqlite_without_the_fault(machine: Machine) -> None:
    for program in (TILL, CLOUD):
        found = re.search(r"^SQLite (\d+)\.(\d+)\.(\d+)$", machine.run(program, "version"), re.M)

        assert found is not None
        assert tuple(int(part) for part in found.groups()) >= (3, 51, 3)


def test_only_what_the_till_draws_with_is_shipped_of_qt() -> None:
    inside = PLACE / "_internal"
    files = [path for path in inside.rglob("*") if path.is_file() and not path.is_symlink()]
    found = {re.split(r"libQt6|\.so", path.name)[1] for path in inside.rglob("libQt6*")}
    plugins = {path.parent.name for path in inside.glob("PySide6/Qt/plugins/*/*")}

    assert found == QT
    assert plugins <= {"platforms", "platforminputcontexts", "imageformats", "xcbglintegrations"}
    assert sum(path.stat().st_size for path in files) < LARGEST_MB * 2**20


def test_every_module_of_ours_is_in_the_programs() -> None:
    for program, packages in ((TILL, "terminal drivers"), (CLOUD, "cloud_stub")):
        packed = CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc
        files = (path for name in packages.split() for path in (ROOT / name).rglob("*.py"))
        names = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in files}
        ours = {name.removesuffix(".__init__") for name in names if ".migrations" not in name}

        assert ours - set(packed) - {"terminal.__main__", "cloud_stub.cli"} == set()


def test_an_empty_folder_sells_is_killed_and_goes_on_to_its_z(machine: Machine) -> None:
    told = play(machine, "first", Played())

    assert told.code == -signal.SIGKILL
    assert [sale["fen"] for sale in told.sales] == [1850, 6600]
    machine.run(TILL, "journal", "verify")

    play(machine, "again", told)

    assert told.code == 0
    assert len(set(told.numbers)) == 3
    assert list((machine.folder / "here").iterdir()) == []
    assert told.z == [{"sales": 3, "gross": told.total_fen, "refunds": 0, "refunds_fen": 0}]
    machine.run(TILL, "journal", "verify")
    (backup,) = (machine.data / "backups").iterdir()
    machine.run(TILL, "restore", backup, "--data", machine.folder / "other")
    machine.run(TILL, "journal", "verify", "--data", machine.folder / "other")


def test_a_restored_till_opens_an_epoch_and_the_cloud_gets_every_row(
    machine: Machine, ends: ExitStack
) -> None:
    copy = machine.folder / "stick.db"
    told = play(machine, "first", Played())
    machine.run(TILL, "backup", copy)
    play(machine, "again", Played(list(told.sales), told.drawer_fen))
    machine.run(TILL, "restore", copy, code=2)
    machine.run(TILL, "restore", copy, "--leave-unsent")
    papers = machine.folder / "papers"
    set_up_around(machine, ends, papers)

    play(machine, "again", told)

    assert [sale["epoch"] for sale in told.sales] == [1, 1, 2]
    machine.run(TILL, "journal", "verify")
    assert in_cloud(machine) == sorted((sale["receipt_no"], sale["fen"]) for sale in told.sales)
    assert len(list(papers.glob("*.png"))) >= len(("receipt", "shift report", "Z"))


def set_up_around(machine: Machine, ends: ExitStack, papers: Path) -> None:
    """A cloud with a shop, a printer, a configuration that names both, the till enrolled."""
    said = first_line(machine, ends, TILL, "simulated", "printer", "--out", papers)
    machine.run(CLOUD, "init")
    url = first_line(machine, ends, CLOUD, "serve", "--port", "0")
    merchant = machine.run(CLOUD, "merchant", "add", "小店")
    machine.run(CLOUD, "shop", "add", merchant, "XD", "小店")
    machine.config.parent.mkdir(parents=True)
    text = CLOUD_CONFIG.format(cloud=url, printer=json.loads(said)["printer"])
    machine.config.write_text(text, encoding="utf-8")
    machine.run(TILL, "enrol", machine.run(CLOUD, "code", "XD"))


def in_cloud(machine: Machine) -> list[tuple[str, int]]:
    """The sales of the cloud's own table."""
    db = pysqlite3.connect(machine.cloud / "cloud.db")
    try:
        return sorted(db.execute("SELECT receipt_no, total_fen FROM sales").fetchall())
    finally:
        db.close()


def test_a_workbook_is_imported(machine: Machine) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["name", "price"])
    book.active.append(["桂花糕", 12.5])
    book.save(machine.folder / "items.xlsx")

    said = machine.run(TILL, "import", machine.folder / "items.xlsx")

    assert "1" in said
