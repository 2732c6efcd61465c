"""Backups open alone and are proved; putting one back loses nothing silently."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from terminal.errors import Damaged, InUse, StoreError
from terminal.store import instance, journal
from terminal.store.backup import backup, backup_name, prune
from terminal.store.database import open_copy, open_database, write
from terminal.store.epochs import ensure_epoch
from terminal.store.jobs import PrintJob, add, unfinished
from terminal.store.opening import Books, open_books
from terminal.store.places import Places
from terminal.store.rebuild import compare
from terminal.store.restore import restore
from terminal.store.store import Store
from terminal.store.verify import verify
from tests.builders import a_refund, a_sale, a_shift_opened, a_stamp, id_maker, record

pytestmark = pytest.mark.usefixtures("english")

NIGHT = datetime(2026, 11, 21, 22, 30, 5, tzinfo=UTC)


def open_till(root: Path, salt: int = 0) -> Books:
    """Open a till as its program does: lock, key, anchor, books, epoch."""
    books = open_books(
        Places.of(root), ids=lambda last: id_maker(salt=salt + len(last)), seed=lambda n: b"\7" * n
    )
    ensure_epoch(books.store, a_stamp(), "0.1.0")
    return books


def sell(store: Store, *numbers: int) -> None:
    for n in numbers:
        record(store, a_sale(n), stamp=a_stamp(n))


def ack_all(store: Store) -> None:
    with write(store.db) as db:
        db.execute("UPDATE sync_state SET acked_seq=head_seq")


def sales(store: Store) -> list[str]:
    found = store.db.execute("SELECT no FROM sales ORDER BY epoch, seq").fetchall()
    return [no for (no,) in found]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder / "till.db"


def test_a_backup_holds_everything_and_opens_alone(tmp_path: Path, stick: Path) -> None:
    books = open_till(tmp_path / "a")
    sale = a_sale(1)
    record(books.store, a_shift_opened(), sale, a_refund(sale))
    told: list[tuple[int, int]] = []
    report = backup(books.store.db, stick, lambda *at: told.append(at))
    copy = open_copy(stick)

    assert (report.path, report.rows, report.head) == (stick, 4, books.store.head())
    assert report.size == stick.stat().st_size
    assert told == [(4, 4)]
    assert verify(copy).rows == 4
    assert sorted(path.name for path in stick.parent.iterdir()) == ["till.db"]


def test_a_backup_holds_no_key(tmp_path: Path, stick: Path) -> None:
    books = open_till(tmp_path / "a")
    backup(books.store.db, stick)

    assert books.store.key.seed not in stick.read_bytes()
    assert books.store.key.seed.hex().encode() not in stick.read_bytes()


def test_a_backup_is_made_beside_a_till_that_sells(tmp_path: Path, stick: Path) -> None:
    books = open_till(tmp_path / "a")
    sell(books.store, 1)
    reader = open_database(books.store.path, read_only=True)
    backup(reader, stick)
    sell(books.store, 2)

    assert open_copy(stick).execute("SELECT count(*) FROM sales").fetchone() == (1,)


def test_backups_sort_by_their_time() -> None:
    assert backup_name(NIGHT, "S1", "A") == "S1-A-20261121-223005.db"


def test_a_backup_s_name_is_a_file_name_whatever_the_shop_is_called() -> None:
    assert backup_name(NIGHT, "../望/1", "A") == "_____1-A-20261121-223005.db"


def test_old_backups_of_this_till_go_and_no_other_s(tmp_path: Path) -> None:
    own = [tmp_path / f"S1-A-202611{day}-220000.db" for day in range(10, 15)]
    others = [tmp_path / "S1-B-20260101-220000.db", tmp_path / "S1-A-notes.db"]
    for path in (*own, *others):
        path.touch()

    assert prune(tmp_path, "S1", "A", keep=3) == tuple(own[:2])
    assert sorted(tmp_path.iterdir()) == sorted(own[2:] + others)
    assert prune(tmp_path, "S1", "A", keep=3) == ()


def test_a_stick_that_is_not_there_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    books = open_till(tmp_path / "a")
    with pytest.raises(StoreError, match="Check that the disk or stick is there"):
        backup(books.store.db, tmp_path / "nowhere" / "till.db")

    sell(books.store, 1)
    assert sales(books.store) == ["A-0001"]


def test_a_former_backup_stays_when_the_new_one_fails(tmp_path: Path, stick: Path) -> None:
    books = open_till(tmp_path / "a")
    backup(books.store.db, stick)
    before = stick.read_bytes()
    with write(books.store.db) as db:
        db.execute("UPDATE sync_state SET head_hash=zeroblob(32)")

    with pytest.raises(Damaged, match=r"is damaged\. Row 1/1"):
        backup(books.store.db, stick)
    assert stick.read_bytes() == before
    assert sorted(path.name for path in stick.parent.iterdir()) == ["till.db"]


def test_putting_back_on_the_same_till_opens_an_epoch(tmp_path: Path, stick: Path) -> None:
    places = Places.of(tmp_path / "a")
    books = open_till(places.folder)
    key = books.store.key
    sell(books.store, 1, 2)
    backup(books.store.db, stick)
    books.close()
    done = restore(stick, places, at=NIGHT)
    books = open_till(places.folder, salt=50)

    assert (done.missing, done.unsent) == (0, 0)
    assert books.store.head().epoch == 2
    assert books.store.key == key
    opened = journal.event_of(books.store.db, 2, 1)
    assert opened is not None
    assert (opened[1].reason, opened[1].parent_seq) == ("restored", 3)  # type: ignore[attr-defined]
    assert verify(books.store.db).ok
    assert compare(books.store.db) == []

    books.close()
    again = open_till(places.folder, salt=90)
    assert again.store.head().epoch == 2


def test_rows_that_are_nowhere_else_stop_a_restore(tmp_path: Path, stick: Path) -> None:
    places = Places.of(tmp_path / "a")
    books = open_till(places.folder)
    sell(books.store, 1)
    backup(books.store.db, stick)
    sell(books.store, 2, 3)
    books.close()
    before = places.pos.read_bytes()

    with pytest.raises(StoreError, match="2 entries of this till are neither in the backup"):
        restore(stick, places, at=NIGHT)
    assert places.pos.read_bytes() == before
    assert not list(places.folder.glob("before-restore*"))
    assert not list(places.folder.glob("*.part"))


def test_they_may_stay_behind_in_a_folder_when_somebody_says_so(
    tmp_path: Path, stick: Path
) -> None:
    places = Places.of(tmp_path / "a")
    books = open_till(places.folder)
    sell(books.store, 1)
    backup(books.store.db, stick)
    sell(books.store, 2, 3)
    books.close()
    (places.catalog).write_bytes(b"items")
    done = restore(stick, places, at=NIGHT, leave_unsent=True)
    books = open_till(places.folder, salt=50)

    assert (done.missing, done.unsent) == (2, 2)
    assert done.aside == places.folder / "before-restore-20261121-223005"
    assert sales(books.store) == ["A-0001"]
    assert books.store.head().epoch == 2
    assert not places.catalog.exists()
    assert (done.aside / "catalog.db").read_bytes() == b"items"
    former = open_database(done.aside / "pos.db")
    assert former.execute("SELECT count(*) FROM sales").fetchone() == (3,)


def test_rows_that_the_cloud_has_do_not_stop_a_restore(tmp_path: Path, stick: Path) -> None:
    places = Places.of(tmp_path / "a")
    books = open_till(places.folder)
    sell(books.store, 1)
    backup(books.store.db, stick)
    sell(books.store, 2, 3)
    ack_all(books.store)
    books.close()
    done = restore(stick, places, at=NIGHT)

    assert (done.missing, done.unsent) == (2, 0)


def test_the_new_epoch_lies_beyond_every_epoch_ever_heard_of(tmp_path: Path, stick: Path) -> None:
    places = Places.of(tmp_path / "a")
    books = open_till(places.folder)
    backup(books.store.db, stick)
    books.close()
    for salt in (50, 60):
        restore(stick, places, at=NIGHT, leave_unsent=True)
        books = open_till(places.folder, salt=salt)
        sell(books.store, salt)
        books.close()
    for path in places.folder.glob("pos.db*"):
        path.unlink()
    restore(stick, places, at=NIGHT)
    books = open_till(places.folder, salt=70)

    assert books.store.head().epoch == 4
    assert len(list(places.folder.glob("before-restore*"))) == 2


def test_a_new_machine_goes_on_as_the_same_till_with_another_key(
    tmp_path: Path, stick: Path
) -> None:
    books = open_till(tmp_path / "dead")
    old = books.store.key
    sell(books.store, 1)
    backup(books.store.db, stick)
    done = restore(stick, Places.of(tmp_path / "new"), at=NIGHT)
    books = open_books(
        Places.of(tmp_path / "new"), ids=lambda _last: id_maker(salt=50), seed=lambda n: b"\x09" * n
    )
    ensure_epoch(books.store, a_stamp(), "0.1.0")
    sell(books.store, 2)

    assert (done.missing, done.aside) == (0, None)
    assert books.store.key.terminal_id == old.terminal_id
    assert books.store.key.seed != old.seed
    assert (books.store.head().epoch, books.store.head().seq) == (2, 2)
    assert verify(books.store.db).ok


def test_a_machine_that_was_another_till_puts_that_key_aside(tmp_path: Path, stick: Path) -> None:
    dead = open_till(tmp_path / "dead")
    backup(dead.store.db, stick)
    other = open_till(tmp_path / "spare", salt=9)
    key = other.store.key
    other.close()
    done = restore(stick, other.places, at=NIGHT, leave_unsent=True)
    books = open_till(tmp_path / "spare", salt=60)

    assert done.unsent == 1
    assert done.aside is not None
    assert (done.aside / "device.key").exists()
    assert books.store.key.terminal_id == dead.store.key.terminal_id != key.terminal_id
    assert verify(books.store.db).ok


def test_damaged_books_are_kept_and_the_anchor_tells_what_is_missing(
    tmp_path: Path, stick: Path
) -> None:
    places = Places.of(tmp_path / "a")
    books = open_till(places.folder)
    sell(books.store, 1)
    backup(books.store.db, stick)
    sell(books.store, 2, 3)
    books.close()
    places.pos.write_bytes(b"not a database at all")
    done = restore(stick, places, at=NIGHT)

    assert (done.missing, done.unsent) == (2, None)
    assert done.aside is not None
    assert (done.aside / "pos.db").read_bytes() == b"not a database at all"


def test_a_restore_waits_for_no_till(tmp_path: Path, stick: Path) -> None:
    books = open_till(tmp_path / "a")
    backup(books.store.db, stick)

    with pytest.raises(InUse, match="in use by zhanggui run"):
        restore(stick, books.places, at=NIGHT)


def test_paper_that_waited_in_a_backup_does_not_print_by_itself(
    tmp_path: Path, stick: Path
) -> None:
    places = Places.of(tmp_path / "a")
    books = open_till(places.folder)
    with write(books.store.db) as db:
        add(db, PrintJob(job_id="j1", kind="receipt", subject_id="s", printer="1"))
    backup(books.store.db, stick)
    books.close()
    restore(stick, places, at=NIGHT)
    jobs = unfinished(open_till(places.folder, salt=50).store.db)

    assert [(job.state, job.reason) for job in jobs] == [("unknown", "restored")]


def _raw_copy(books: Books, stick: Path) -> None:
    shutil.copy(books.store.path, stick)
    shutil.copy(books.store.path.with_name("pos.db-wal"), stick.with_name("till.db-wal"))


def _flipped(books: Books, stick: Path) -> None:
    sell(books.store, *range(1, 30))
    backup(books.store.db, stick)
    with stick.open("r+b") as file:
        file.seek(9 * 4096)
        file.write(b"\xff" * 4096)


def _newer(books: Books, stick: Path) -> None:
    backup(books.store.db, stick)
    db = open_database(stick)
    db.execute("PRAGMA user_version=99")
    db.execute("PRAGMA journal_mode=DELETE")
    db.close()


def _of_something_else(_books: Books, stick: Path) -> None:
    db = open_database(stick)
    db.execute("CREATE TABLE songs (name TEXT)")
    db.execute("PRAGMA journal_mode=DELETE")
    db.close()


def _tampered(books: Books, stick: Path) -> None:
    sell(books.store, 1)
    backup(books.store.db, stick)
    db = open_database(stick)
    db.execute("DROP TRIGGER journal_no_update")
    db.execute("UPDATE journal SET cashier_id='x' WHERE seq=2")
    db.execute("PRAGMA journal_mode=DELETE")
    db.close()


BAD = {
    "a stick that is not there": (lambda _b, _s: None, "till.db is not there."),
    "any other file": (lambda _b, s: s.write_bytes(b"x" * 99), "till.db is damaged: the header"),
    "a raw copy of a running till": (_raw_copy, "was copied while in use; it is no backup"),
    "a flipped page": (_flipped, "till.db is damaged"),
    "a newer program's": (_newer, "was written by a newer program"),
    "another program's": (_of_something_else, "is not a till's database"),
    "a tampered journal": (_tampered, "is damaged. Row 1/2: A column differs"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_backup_that_is_not_sound_is_refused_and_nothing_moves(
    tmp_path: Path, stick: Path, name: str
) -> None:
    spoil, sentence = BAD[name]
    books = open_till(tmp_path / "a")
    spoil(books, stick)
    books.close()
    before = books.places.pos.read_bytes()

    with pytest.raises(StoreError, match=sentence):
        restore(stick, books.places, at=NIGHT, leave_unsent=True)
    assert books.places.pos.read_bytes() == before
    assert not list(books.places.folder.glob("before-restore*"))


def test_a_move_that_was_cut_off_is_noticed_and_done_again(tmp_path: Path, stick: Path) -> None:
    places = Places.of(tmp_path / "a")
    books = open_till(places.folder)
    sell(books.store, 1)
    backup(books.store.db, stick)
    sell(books.store, 2)
    wal = places.pos.with_name("pos.db-wal")
    kept = wal.read_bytes()
    books.close()
    places.pos.unlink()
    wal.write_bytes(kept)

    with pytest.raises(Damaged, match="is gone or empty, though this till has sold"):
        open_till(places.folder)
    assert instance.holder(places.folder) == ""
    done = restore(stick, places, at=NIGHT)
    books = open_till(places.folder, salt=50)
    assert done.missing == 1
    assert sales(books.store) == ["A-0001"]
    assert verify(books.store.db).ok
