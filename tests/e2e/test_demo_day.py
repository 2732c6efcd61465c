"""A cashier's whole day on the real screens, killed twice, a third of it without network.

The day is played once a run, in whatever worker comes first; the tests look at what it left.
"""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psutil
import pytest
from PIL import Image

from drivers.printer.readback import codes_on, sheets_of
from terminal.cli.demo_ledger import Ledger
from terminal.cli.demo_paper import Paper, witness_of
from terminal.cli.demo_proof import Books, Proof, Summary
from terminal.cli.demo_stage import Folders
from terminal.store.database import open_database

pytestmark = pytest.mark.timeout(600)
ROOT = Path(__file__).parents[2]
DAY_S = 400


@dataclass(frozen=True)
class Day:
    """What the demo left: its folder, what it said, how it ended."""

    folder: Path
    said: str
    code: int

    @property
    def summary(self) -> dict[str, Any]:
        return json.loads((self.folder / "summary.json").read_text(encoding="utf-8"))


def _start(out: Path) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "terminal", "demo", "--out", str(out)]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        words, cwd=ROOT, env=dict(os.environ), stdout=pipe, stderr=subprocess.STDOUT, text=True
    )


def _end(process: subprocess.Popen[str]) -> None:
    """Ask it to end, so that it can end its children."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        process.wait(60)
    assert process.stdout is not None
    process.stdout.close()


def _play(out: Path) -> None:
    process = _start(out)
    try:
        said, _ = process.communicate(timeout=DAY_S)
    finally:
        _end(process)
    (out / "said.txt").write_text(said, encoding="utf-8")
    (out / "code.txt").write_text(str(process.returncode), encoding="utf-8")


@pytest.fixture(scope="session")
def day(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Day:
    """Play the day, or wait until another worker has played it."""
    base = tmp_path_factory.getbasetemp()
    shared = (base if worker_id == "master" else base.parent) / "demo"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        out = shared / "out"
        if not (out / "code.txt").exists():
            _play(out)
    said = (out / "said.txt").read_text(encoding="utf-8")
    return Day(out, said, int((out / "code.txt").read_text(encoding="utf-8")))


def _living(folder: Path) -> list[str]:
    """The processes whose command names a folder."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        words = " ".join(process.info["cmdline"] or ())
        if str(folder) in words and process.pid != os.getpid():
            found.append(words)
    return found


def test_till_paper_and_cloud_are_equal_after_the_day(day: Day) -> None:
    assert day.code == 0, day.said
    summary = day.summary

    assert summary["differences"] == []
    assert summary["sales"] >= 40
    assert summary["refunds"] >= 2
    assert (summary["cloud_sales"], summary["cloud_gross_fen"]) == (
        summary["sales"],
        summary["gross_fen"],
    )
    assert summary["receipts_printed"] == summary["sales"] + summary["refunds"]
    assert (summary["duplicates_printed"], summary["unsent"], summary["lost_sales"]) == (0, 0, 0)
    assert summary["kills"] == 2
    assert summary["journal_ok"] is True
    assert summary["z_matches_cloud"] is True


def test_a_third_of_the_sales_happened_without_network(day: Day) -> None:
    summary = day.summary

    # A quick till sells once or twice after a start before the cloud has answered it.
    assert 0.3 <= summary["offline_sales"] / summary["sales"] <= 0.55


def test_the_day_ends_in_time_and_names_each_sale(day: Day) -> None:
    numbered = [line for line in day.said.splitlines() if "WJL-A-" in line]

    assert day.summary["seconds"] < 180
    assert len(numbered) >= day.summary["sales"] + day.summary["refunds"]


def test_the_databases_open_alone(day: Day, tmp_path: Path) -> None:
    sums = {}
    for name in ("till", "catalog", "cloud"):
        copy = tmp_path / f"{name}.db"
        shutil.copyfile(day.folder / f"{name}.db", copy)
        copy.chmod(0o400)
        with closing(open_database(copy, read_only=True)) as db:
            if name == "catalog":
                sums[name] = db.execute("SELECT count(*) FROM item").fetchone()[0]
            else:
                sums[name] = db.execute("SELECT count(*), sum(total_fen) FROM sales").fetchone()

    assert sums["till"] == sums["cloud"] == (day.summary["sales"], day.summary["gross_fen"])
    assert sums["catalog"] >= 150


def test_each_receipt_is_one_cut_and_proves_its_row_of_the_journal(day: Day) -> None:
    with closing(open_database(day.folder / "till.db", read_only=True)) as db:
        hashes = dict(db.execute("SELECT seq, lower(hex(substr(hash, 1, 16))) FROM journal"))
        wanted = dict(db.execute("SELECT seq, total_fen FROM sales"))
        wanted |= dict(db.execute("SELECT seq, total_fen FROM refunds"))
    read = []
    for file in sorted((day.folder / "receipts").glob("*.bin")):
        (sheet,) = sheets_of(file.read_bytes())
        assert sheet.is_cut
        assert sheet.errors == ()
        assert file.with_suffix(".png").exists()
        read += [witness_of(code) for code in codes_on(sheet.picture)]

    assert len(read) == len(wanted)
    assert {witness.seq: witness.fen for witness in read} == wanted
    assert all(hashes[witness.seq] == witness.hash for witness in read)


def test_every_screen_of_the_day_is_kept(day: Day) -> None:
    files = sorted((day.folder / "screens").glob("*.png"))
    names = {file.stem.split("-", 1)[1] for file in files}

    for file in files:
        with Image.open(file) as picture:
            assert picture.size == (1280, 800)
    assert {"sign-in", "open-shift", "sell-order", "pay-change", "paid", "sell-offline"} <= names
    assert {"after-the-kill", "refund-lines", "shift-count", "z", "sell-en", "sell-dark"} <= names


def test_nothing_of_the_day_still_runs(day: Day) -> None:
    assert _living(day.folder) == []


@pytest.fixture
def copied(day: Day, tmp_path: Path) -> Iterator[Proof]:
    """The day's proof over copies of its files, to be spoilt."""
    folders = Folders(tmp_path / "copy")
    shutil.copytree(day.folder, folders.out, symlinks=True)
    folders.spare.mkdir()
    with closing(open_database(folders.till / "pos.db", create=False)) as db:
        books = Books.of(db)
    ledger = Ledger(dict(books.sales), dict(books.refunds))
    ledger.drawer_openings = day.summary["drawer_openings"]
    totals = (day.summary[name] for name in ("sales", "gross_fen", "refunds", "refunds_fen"))
    ledger.z = dict(zip(("sales", "gross", "refunds", "refunds_fen"), totals, strict=True))
    yield Proof(folders, ledger, Paper((folders.receipts, folders.spare)))


def _spoil_cloud(proof: Proof, statement: str) -> None:
    with closing(open_database(proof.folders.cloud / "cloud.db", create=False)) as db:
        db.execute("PRAGMA foreign_keys=0")
        db.execute(statement)


def test_untouched_copies_of_the_day_prove_it_again(copied: Proof, day: Day) -> None:
    summary = copied.run(2)

    assert summary.differences == []
    assert (summary.sales, summary.gross_fen) == (day.summary["sales"], day.summary["gross_fen"])


def test_a_sale_that_the_cloud_lacks_is_named(copied: Proof) -> None:
    _spoil_cloud(copied, "DELETE FROM sales WHERE receipt_no LIKE '%-0003'")

    summary = copied.run(2)

    assert any("sales" in line and "-0003" in line for line in summary.differences)
    assert not summary.z_matches_cloud


def test_one_fen_more_in_the_cloud_is_named(copied: Proof) -> None:
    _spoil_cloud(copied, "UPDATE sales SET total_fen=total_fen+1 WHERE receipt_no LIKE '%-0005'")

    summary = copied.run(2)

    assert any("till and cloud" in line and "-0005" in line for line in summary.differences)


def test_a_receipt_that_is_missing_or_printed_twice_is_named(copied: Proof) -> None:
    receipts = copied.folders.receipts
    (receipts / "0002.bin").unlink()
    for suffix in (".bin", ".png"):
        shutil.copyfile(receipts / f"0004{suffix}", receipts / f"0999{suffix}")

    summary = copied.run(2)

    assert summary.duplicates_printed == 1
    assert "receipts printed twice: 1 and 0" in summary.differences
    assert any("till and paper" in line and line.endswith("None") for line in summary.differences)


def test_a_sale_that_was_told_and_is_not_in_the_books_is_lost(copied: Proof) -> None:
    told = next(iter(copied.ledger.sales.values()))
    copied.ledger.sales["gone"] = replace(told, key="gone")

    summary = copied.run(2)

    assert summary.lost_sales == 1
    assert any("gone" in line for line in summary.differences)


def test_the_summary_has_every_figure_that_was_promised() -> None:
    promised = (
        "sales refunds gross_fen refunds_fen cloud_sales cloud_gross_fen receipts_printed"
        " duplicates_printed unsent kills lost_sales journal_ok z_matches_cloud"
    )

    assert set(promised.split()) <= set(Summary().values())


def test_a_day_that_is_broken_off_leaves_no_process(tmp_path: Path) -> None:
    process = _start(tmp_path / "out")
    try:
        assert process.stdout is not None
        first = [process.stdout.readline() for _ in range(2)]
        running = _living(tmp_path)
        process.send_signal(signal.SIGTERM)
        process.wait(60)
    finally:
        _end(process)

    assert all(first)
    assert running != []
    assert process.returncode == 143
    assert _living(tmp_path) == []
