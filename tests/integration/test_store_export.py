"""The exported journal: verbatim, whole or refused, and proved without the till."""

from pathlib import Path

import msgspec
import pytest

from terminal.errors import Damaged, StoreError
from terminal.store.epochs import open_epoch
from terminal.store.export import export, read_export, verify_export
from terminal.store.store import Store
from tests.builders import a_refund, a_sale, a_shift_opened, a_stamp, open_till_store, record

pytestmark = pytest.mark.usefixtures("english")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_till_store(tmp_path)
    sale = a_sale(1)
    record(store, a_shift_opened(), sale, a_refund(sale))
    open_epoch(store, a_stamp(), reason="restored", app_version="0.1.0")
    record(store, a_sale(3))
    return store


@pytest.mark.parametrize("name", ["journal.jsonl", "journal.jsonl.zst"])
def test_an_export_holds_every_row_verbatim(store: Store, tmp_path: Path, name: str) -> None:
    told: list[tuple[int, int]] = []
    done = export(store.db, tmp_path / name, lambda *at: told.append(at))
    rows = store.db.execute("SELECT epoch, seq, body, sig FROM journal ORDER BY 1, 2").fetchall()

    assert [(e.epoch, e.seq, e.body, e.sig) for e in read_export(tmp_path / name)] == rows
    assert (done.rows, done.head) == (6, store.head())
    assert told == [(6, 6)]
    assert verify_export(tmp_path / name).rows == 6
    assert not list(tmp_path.glob("*.part"))


def test_a_line_is_what_an_upload_carries(store: Store, tmp_path: Path) -> None:
    export(store.db, tmp_path / "out.jsonl")
    line = msgspec.json.decode((tmp_path / "out.jsonl").read_bytes().splitlines()[2])

    assert list(line) == ["epoch", "seq", "event_id", "type", "v", "body", "sig"]
    assert msgspec.json.decode(line["body"])["id"] == line["event_id"]


def test_a_falsified_line_is_found(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    export(store.db, file)
    file.write_text(file.read_text().replace("1200", "1100"), encoding="utf-8")
    verdict = verify_export(file)

    assert (verdict.ok, verdict.rows, verdict.at) == (False, 2, (1, 3))
    assert str(verdict.problem) == "Its signature is not this till's."


def test_a_left_out_line_is_found(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    export(store.db, file)
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(lines[:-2] + lines[-1:]), encoding="utf-8")

    assert verify_export(file).at == (2, 2)


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.zst"])
def test_a_cut_file_is_refused(store: Store, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    export(store.db, file)
    file.write_bytes(file.read_bytes()[:-40])

    with pytest.raises(Damaged, match="is no journal export, or it is cut off"):
        verify_export(file)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n", b'{"format": "x"}\n', b"\xff\xfe\n"])
def test_any_other_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x").write_bytes(content)

    with pytest.raises(Damaged, match="Export the journal again"):
        list(read_export(tmp_path / "x"))


def test_a_place_that_cannot_be_written_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="Check that the disk or stick is there"):
        export(store.db, tmp_path / "no-stick" / "out.jsonl")
