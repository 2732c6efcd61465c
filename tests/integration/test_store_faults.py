"""Disks that fail and programs that are killed: nothing that was promised is ever lost."""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from terminal.errors import NotSaved, StorageFault
from terminal.store.anchor import AnchorFile
from terminal.store.copies import require_sound
from terminal.store.database import OperationalError, open_database, write
from terminal.store.rebuild import compare
from terminal.store.store import Store
from terminal.store.verify import verify
from tests.builders import a_sale, a_shift_opened, a_stamp, open_till_store, record
from tests.integration.selling_child import open_till, sell

pytestmark = pytest.mark.usefixtures("english")

CHILD = [sys.executable, "-m", "tests.integration.selling_child"]
ROOT = Path(__file__).parents[2]


class FailingCommit:
    """A connection whose COMMIT fails, before or after the database has done it."""

    def __init__(self, db: Any, *, after: bool, code: int = 10) -> None:
        self._db = db
        self._after = after
        self._code = code

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)

    def execute(self, sql: str, *values: Any) -> Any:
        if sql != "COMMIT":
            return self._db.execute(sql, *values)
        self._db.execute("COMMIT" if self._after else "ROLLBACK")
        error = OperationalError("disk I/O error")
        error.sqlite_errorcode = self._code
        raise error


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_till_store(tmp_path, anchor=AnchorFile(tmp_path / "anchor"))
    record(store, a_shift_opened())
    yield store
    store.close()


def count_sales(store: Store) -> int:
    return int(store.db.execute("SELECT count(*) FROM sales").fetchone()[0])


def test_a_sale_that_is_on_the_disk_after_all_goes_on(store: Store) -> None:
    heard: list[str] = []
    store.on_commit = lambda: heard.append("commit")
    store.db = FailingCommit(store.db, after=True)
    done = record(store, a_sale(1))

    assert (done[0].seq, count_sales(store), heard) == (3, 1, ["commit"])
    assert store.anchor is not None
    kept = store.anchor.read()
    assert kept is not None
    assert kept.seq == 3
    record(store, a_sale(2))
    assert verify(store.db).rows == 4


@pytest.mark.parametrize("code", [10, 13, 11, 5 << 8 | 10])
def test_a_sale_that_is_not_on_the_disk_is_said_and_nothing_changed(
    store: Store, code: int
) -> None:
    store.db = FailingCommit(store.db, after=False, code=code)
    with pytest.raises(NotSaved) as refused:
        record(store, a_sale(1))

    assert not isinstance(refused.value, StorageFault)
    assert str(refused.value) == (
        "This was not saved: disk I/O error. Nothing was printed or booked. Check the disk and"
        " do it once more."
    )
    assert (store.head().seq, count_sales(store)) == (2, 0)
    record(store, a_sale(1))
    assert (store.head().seq, count_sales(store), store.is_faulty) == (3, 1, False)
    assert verify(store.db).ok
    assert compare(store.db) == []


def test_two_failures_in_a_row_stop_selling(store: Store) -> None:
    for kind in (NotSaved, StorageFault):
        store.db = FailingCommit(store.db, after=False)
        with pytest.raises(kind):
            record(store, a_sale(1))

    assert store.is_faulty
    with pytest.raises(StorageFault, match="The disk does not take sales any more"):
        record(store, a_sale(1))
    assert verify(store.db).rows == 2


def test_a_success_between_two_failures_counts(store: Store) -> None:
    for n in range(1, 4):
        store.db = FailingCommit(store.db, after=False)
        with pytest.raises(NotSaved):
            record(store, a_sale(n))
        record(store, a_sale(n))

    assert not store.is_faulty


def test_a_disk_that_does_not_even_answer_stops_at_once_and_makes_no_new_file(
    store: Store, tmp_path: Path
) -> None:
    away = tmp_path.with_name("away")

    class Unplugged(FailingCommit):
        def execute(self, sql: str, *values: Any) -> Any:
            if sql == "COMMIT":
                tmp_path.rename(away)
                tmp_path.mkdir()
            return super().execute(sql, *values)

    store.db = Unplugged(store.db, after=False)
    with pytest.raises(StorageFault, match="It is not known whether this was saved"):
        record(store, a_sale(1))

    assert store.is_faulty
    assert not (tmp_path / "pos.db").exists()
    assert (away / "pos.db").exists()


def test_another_program_s_lock_is_no_fault_of_the_disk(store: Store) -> None:
    store.db.execute("PRAGMA busy_timeout=1")
    with closing(open_database(store.path)) as other, write(other):
        for _attempt in range(3):
            with pytest.raises(NotSaved, match="another program is writing"):
                record(store, a_sale(1))

    assert not store.is_faulty
    record(store, a_sale(1))
    assert count_sales(store) == 1


def test_an_error_in_the_act_itself_takes_all_of_it_back(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write() as act:
        act.record(a_sale(1), a_stamp())
        act.db.execute("INSERT INTO device_settings VALUES ('a', 'b')")
        raise ZeroDivisionError

    assert (store.head().seq, count_sales(store)) == (2, 0)
    assert store.db.execute("SELECT count(*) FROM device_settings").fetchone() == (0,)


def test_an_anchor_that_cannot_be_written_does_not_undo_a_sale(
    store: Store, tmp_path: Path
) -> None:
    assert store.anchor is not None
    store.anchor.close()
    record(store, a_sale(1))
    store.anchor = AnchorFile(tmp_path / "anchor")

    assert count_sales(store) == 1


# --- a real process, a real file system ---------------------------------------------------------


def run(folder: Path, *words: str, tracer: tuple[str, ...] = ()) -> list[str]:
    """Run the selling child to its end, natural or not, and return what it promised."""
    done = subprocess.run(
        [*tracer, *CHILD, str(folder), *words],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout.splitlines()


def require_kept(folder: Path, said: list[str], *, before: int = 0) -> None:
    """Check what every crash must leave: all that was promised, and sound books."""
    sold = [int(line.split()[1]) for line in said if line.startswith("sold ")]
    books = open_till(folder)
    db = books.store.db
    found = [int(no[2:]) for (no,) in db.execute("SELECT no FROM sales ORDER BY epoch, seq")]
    assert set(sold) <= set(found)
    assert len(found) - before - len(sold) in (0, 1), "at most the one in the making is in doubt"
    assert verify(db).ok
    assert compare(db) == []
    require_sound(db, books.store.path)
    assert books.store.head().epoch == 1, "a crash is no reason for a new epoch"
    assert sell(books, 900)
    books.close()


def test_a_disk_that_is_full_is_said_and_empties_again(tmp_path: Path) -> None:
    said = run(tmp_path, "10", "--limit")
    words = [line.split()[0] for line in said]

    assert words[:6] == ["ready", "sold", "sold", "refused", "sold", "sold"]
    assert words[-2:] == ["fault", "end"]
    require_kept(tmp_path, said)


def _can_trace() -> str:
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed"
    tried = subprocess.run(
        [strace, "-f", "-o", "/dev/null", "true"], capture_output=True, check=False
    )
    return "" if tried.returncode == 0 else "this system lets nobody trace"


traced = pytest.mark.skipif(bool(_can_trace()), reason=_can_trace() or "can trace")


@pytest.fixture(scope="module")
def sold_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A till that has made one sale, to be copied."""
    folder = tmp_path_factory.mktemp("sold") / "till"
    assert run(folder, "1")[-2:] == ["sold 1", "end"]
    return folder


def inject(log: Path, what: str) -> tuple[str, ...]:
    calls = what.partition(":")[0]
    return ("strace", "-f", "-qq", "-o", str(log), "-e", f"trace={calls}", "-e", f"inject={what}")


@traced
@pytest.mark.parametrize(
    "what",
    [
        "fsync,fdatasync:error=EIO:when=3",
        "pwrite64:error=EIO:when=30",
        "pwrite64:error=ENOSPC:when=40..44",
        "pwrite64:error=ENOSPC:when=45+",
        "fsync,fdatasync:error=EIO:when=4+",
    ],
)
def test_a_failing_disk_loses_nothing_that_was_promised(
    tmp_path: Path, sold_once: Path, what: str
) -> None:
    folder = tmp_path / "till"
    shutil.copytree(sold_once, folder)
    said = run(folder, "6", tracer=inject(tmp_path / "log", what))

    assert "(INJECTED)" in (tmp_path / "log").read_text(), "the fault must have happened"
    assert [line for line in said if line.startswith(("refused", "fault"))]
    require_kept(folder, said, before=1)


@traced
@pytest.mark.parametrize("call", ["pwrite64", "fsync,fdatasync"])
def test_a_till_killed_at_any_write_keeps_every_sale(
    tmp_path: Path, sold_once: Path, call: str
) -> None:
    shutil.copytree(sold_once, tmp_path / "whole")
    log = tmp_path / "log"
    run(tmp_path / "whole", "4", tracer=inject(log, f"{call}:delay_exit=0"))
    writes = len(log.read_text().splitlines())
    killed = 0
    for n in sorted({1, 2, *range(3, writes, max(1, writes // 12))}):
        folder = tmp_path / f"till{n}"
        shutil.copytree(sold_once, folder)
        said = run(folder, "4", tracer=inject(log, f"{call}:signal=SIGKILL:when={n}"))
        killed += "end" not in said
        require_kept(folder, said, before=1)

    assert killed >= 5


def test_a_till_killed_at_any_moment_keeps_every_sale(tmp_path: Path, sold_once: Path) -> None:
    chance = random.Random(7)
    folder = tmp_path / "till"
    shutil.copytree(sold_once, folder)
    before = 1
    for _round in range(5):
        with subprocess.Popen(
            [*CHILD, str(folder), "9999"], stdout=subprocess.PIPE, text=True, cwd=ROOT
        ) as till:
            assert till.stdout is not None
            said = [till.stdout.readline() for _ in range(chance.randrange(1, 12))]
            with pytest.raises(subprocess.TimeoutExpired):
                till.wait(timeout=chance.random() / 200)
            till.kill()
            said += till.stdout.readlines()
        require_kept(folder, [line.strip() for line in said if line.endswith("\n")], before=before)
        with closing(open_database(folder / "pos.db", read_only=True)) as db:
            before = db.execute("SELECT count(*) FROM sales").fetchone()[0]

    assert before > 20
