"""The command line as people get it wrong: refused with a sentence and a remedy, unharmed."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from terminal.app.run import open_till
from terminal.config import TerminalConfig
from tests.integration.devices import soon

ITEMS = "name,price\nTea,3.00\n"
READERS = ("journal verify", "journal export {out}", "backup {out}")
WRITERS = ("journal rebuild", "restore {backup}", "import {items}", "enrol ABCDE-FGHJK")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A till's data as they lie there when it is switched off."""
    folder = tmp_path_factory.mktemp("sample")
    open_till(folder, TerminalConfig(), sample=True).close()
    return folder


@pytest.fixture
def till(sample: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample, tmp_path / "till")
    (tmp_path / "terminal.toml").write_text(
        'language = "en"\n[cloud]\nurl = "http://127.0.0.1:9"\n'
    )
    (tmp_path / "items.csv").write_text(ITEMS)
    return tmp_path / "till"


def words(command: str, till: Path) -> list[str]:
    home = till.parent
    filled = command.format(
        out=home / "out.file", backup=home / "backup.db", items=home / "items.csv"
    )
    return [*filled.split(), "--data", str(till), "--config", str(home / "terminal.toml")]


def zhanggui(command: str, till: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "terminal", *words(command, till)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def refused(command: str, till: Path) -> str:
    """Run a command that must be refused in words; return them."""
    done = zhanggui(command, till)
    assert done.returncode == 2, done
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) >= 2, done.stderr
    return done.stderr


@contextmanager
def running(till: Path) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen(
        [sys.executable, "-m", "terminal", *words("run", till)], stderr=subprocess.DEVNULL
    )
    try:
        assert soon((till / "ballast").exists, 30)
        yield child
    finally:
        child.terminate()
        child.wait(30)


def damage(database: Path) -> None:
    """Spoil every third page behind the first ones."""
    whole = bytearray(database.read_bytes())
    for at in range(8192, len(whole) - 4096, 3 * 4096):
        whole[at : at + 4096] = b"\xff" * 4096
    database.write_bytes(whole)


@pytest.mark.parametrize("command", [*READERS, "journal rebuild"])
def test_a_folder_that_is_not_there_is_said_and_not_made(till: Path, command: str) -> None:
    nowhere = till.parent / "nowhere"

    assert "nowhere holds no till's data." in refused(command, nowhere)
    assert not nowhere.exists()


@pytest.mark.parametrize("command", [*READERS, *WRITERS, "run"])
def test_a_file_in_the_place_of_the_folder_is_said(till: Path, command: str) -> None:
    assert zhanggui("backup {backup}", till).returncode == 0
    file = till.parent / "afile"
    file.write_text("not a folder")

    refused(command, file)

    assert file.read_text() == "not a folder"


@pytest.mark.parametrize(
    "own", ["pos.db", "pos.db-wal", "catalog.db", "keys/anchor", "keys/device.key", "till.lock"]
)
@pytest.mark.parametrize("command", ["backup", "journal export"])
def test_a_copy_is_never_written_over_the_till_s_own_files(
    till: Path, command: str, own: str
) -> None:
    before = {p: p.read_bytes() for p in till.rglob("*") if p.is_file()}

    assert "is one of the till's own files." in refused(f"{command} {till}/{own}", till)
    assert {p: p.read_bytes() for p in before} == before


def test_a_way_around_to_the_same_file_is_seen(till: Path) -> None:
    link = till.parent / "link"
    link.symlink_to(till)

    assert "pos.db is one of the till's own files." in refused(f"backup {link}/pos.db", till)


@pytest.mark.parametrize("command", [*READERS, "journal rebuild", "import {items}", "run"])
def test_books_with_damaged_pages_are_refused_and_kept(till: Path, command: str) -> None:
    damage(till / "pos.db")
    before = (till / "pos.db").read_bytes()

    assert "pos.db is damaged" in refused(command, till)
    assert (till / "pos.db").read_bytes() == before


@pytest.mark.parametrize("command", [*READERS, "journal rebuild", "import {items}", "run"])
def test_books_that_are_no_database_are_refused_and_kept(till: Path, command: str) -> None:
    (till / "pos.db").write_bytes(b"garbage " * 1000)

    assert "pos.db is damaged" in refused(command, till)
    assert (till / "pos.db").read_bytes() == b"garbage " * 1000


def test_a_truncated_backup_is_refused_and_nothing_moves(till: Path) -> None:
    assert zhanggui("backup {backup}", till).returncode == 0
    backup = till.parent / "backup.db"
    backup.write_bytes(backup.read_bytes()[:60_000])
    before = sorted(p.name for p in till.rglob("*"))

    assert "backup.db is damaged" in refused("restore {backup}", till)
    assert sorted(p.name for p in till.rglob("*")) == before


def test_another_till_s_backup_does_not_take_the_place_of_unsent_rows(till: Path) -> None:
    other = till.parent / "other"
    open_till(other, TerminalConfig(), sample=True).close()
    done = zhanggui("backup {backup}", other)
    assert done.returncode == 0, done.stderr

    assert "are neither in the backup nor in the cloud" in refused("restore {backup}", till)


def test_beside_a_running_till_the_command_line_only_reads(till: Path) -> None:
    assert zhanggui("backup {backup}", till).returncode == 0
    with running(till) as child:
        for command in READERS:
            done = zhanggui(command, till)
            assert done.returncode == 0, done.stderr
        for command in (*WRITERS, "run"):
            said = refused(command, till)
            assert f"These data are in use by zhanggui run (process {child.pid})." in said
    assert child.returncode == 0
    assert zhanggui("journal verify", till).returncode == 0


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_till_that_is_told_to_end_ends_in_order(till: Path, how: signal.Signals) -> None:
    with running(till) as child:
        child.send_signal(how)
        assert child.wait(30) == 0

    assert not (till / "pos.db-wal").exists()
    assert zhanggui("journal verify", till).returncode == 0


@pytest.mark.parametrize("rubbish", [b"garbage " * 1000, b"SQLite format 3\x00" + b"\x00" * 4096])
def test_a_damaged_catalogue_is_put_aside_and_made_anew(till: Path, rubbish: bytes) -> None:
    (till / "catalog.db").write_bytes(rubbish)

    done = zhanggui("import {items}", till)

    assert done.returncode == 0, done.stderr
    assert (till / "catalog.db.damaged-1").read_bytes() == rubbish
    assert (till / "catalog.db").read_bytes().startswith(b"SQLite format 3\x00")


def test_a_configuration_that_was_named_must_be_there(till: Path) -> None:
    (till.parent / "terminal.toml").unlink()

    for command in ("journal verify", "run"):
        assert "terminal.toml 读不出来：No such file" in refused(command, till)


@pytest.mark.parametrize("command", ["run", "version"])
def test_devices_that_cannot_be_are_mistakes_of_the_file(till: Path, command: str) -> None:
    (till.parent / "terminal.toml").write_text(
        'language = "en"\n[printers.receipt]\nkind = "laser"\n[scanners.hand]\n'
        'kind = "serial-scanner"\nbaud = "fast"\n'
    )

    said = refused(command, till)

    assert "terminal.toml has 2 mistakes." in said
    assert "Line 3: The device receipt is of no known kind: 'laser'." in said
    assert "Line 4: The device hand has no path." in said


def test_enrolment_without_a_cloud_that_answers_says_so(till: Path) -> None:
    assert "The cloud at http://127.0.0.1:9 does not answer" in refused("enrol ABCDE-FGHJK", till)
    assert "This is no enrolment code." in refused("enrol nonsense", till)


@contextmanager
def small_disk(place: Path) -> Iterator[None]:
    place.mkdir()
    if os.geteuid() or shutil.which("mount") is None:
        pytest.skip("only root may mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> None:
    try:
        with (place / "fill").open("wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
    except OSError:
        return


def test_a_full_disk_is_said_and_harms_nothing(till: Path) -> None:
    assert zhanggui("backup {backup}", till).returncode == 0
    disk = till.parent / "disk"
    with small_disk(disk):
        shutil.copytree(till, disk / "till")
        shutil.copy(till.parent / "terminal.toml", disk)
        shutil.copy(till.parent / "items.csv", disk)
        shutil.copy(till.parent / "backup.db", disk)
        before = (disk / "till" / "pos.db").read_bytes()
        fill(disk)

        for command in (*READERS, *WRITERS, "run"):
            refused(command, disk / "till")

        assert (disk / "till" / "pos.db").read_bytes() == before
        (disk / "fill").unlink()
        assert zhanggui("journal verify", disk / "till").returncode == 0


def test_a_disk_that_may_only_be_read_is_said(till: Path) -> None:
    assert zhanggui("backup {backup}", till).returncode == 0
    disk = till.parent / "disk"
    with small_disk(disk):
        shutil.copytree(till, disk / "till")
        for name in ("terminal.toml", "items.csv", "backup.db"):
            shutil.copy(till.parent / name, disk)
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)

        for command in (*READERS, *WRITERS, "run"):
            refused(command, disk / "till")
