"""Opening the books: what is not sound is refused in words, and never made anew."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from sync.events import EpochOpened
from terminal.errors import Damaged, InUse, StoreError, Unsafe
from terminal.store import instance, journal
from terminal.store.anchor import Anchor, AnchorFile
from terminal.store.database import (
    DatabaseError,
    migrate,
    open_copy,
    open_database,
    require_safe_sqlite,
    write,
)
from terminal.store.epochs import ensure_epoch
from terminal.store.opening import Books, open_alone, open_books, open_for_reading
from terminal.store.places import Places
from terminal.store.tables import VERSION
from terminal.store.verify import verify
from tests.builders import TERMINAL, a_sale, a_stamp, id_maker, record

pytestmark = pytest.mark.usefixtures("english")


def open_till(folder: Path, salt: int = 0) -> Books:
    books = open_books(
        Places.of(folder),
        ids=lambda last: id_maker(salt=salt + len(last)),
        seed=lambda n: b"\7" * n,
    )
    ensure_epoch(books.store, a_stamp(), "0.1.0")
    return books


@pytest.fixture
def sold(tmp_path: Path) -> Places:
    """The closed books of a till that has sold three times: four rows."""
    books = open_till(tmp_path)
    for n in range(1, 4):
        record(books.store, a_sale(n), stamp=a_stamp(n))
    books.close()
    return books.places


def reason(books: Books) -> tuple[int, str]:
    """Return the newest epoch and why it was opened."""
    head = books.store.head()
    found = journal.event_of(books.store.db, head.epoch, 1)
    assert found is not None
    assert isinstance(found[1], EpochOpened)
    return head.epoch, found[1].reason


def test_the_first_start_opens_epoch_one(tmp_path: Path) -> None:
    assert reason(open_till(tmp_path)) == (1, "first_start")


def test_an_ordinary_start_goes_on(sold: Places) -> None:
    books = open_till(sold.folder)

    assert (books.store.head().epoch, books.store.head().seq) == (1, 4)
    assert ensure_epoch(books.store, a_stamp(), "0.1.0") is None


def test_ids_go_on_behind_the_last_one(sold: Places) -> None:
    heard: list[str] = []

    def ids(last: str):  # type: ignore[no-untyped-def]
        heard.append(last)
        return id_maker(salt=99)

    books = open_books(sold, ids=ids, seed=os.urandom)
    last = journal.event_of(books.store.db, 1, 4)

    assert last is not None
    assert heard == [last[0].id]


def test_a_database_older_than_its_anchor_opens_a_new_epoch(sold: Places) -> None:
    old = sold.pos.read_bytes()
    books = open_till(sold.folder, salt=40)
    record(books.store, a_sale(4))
    books.close()
    sold.pos.write_bytes(old)
    books = open_till(sold.folder, salt=50)

    assert reason(books) == (2, "restored")
    assert verify(books.store.db).ok


def test_a_lost_log_is_noticed_by_the_anchor(sold: Places) -> None:
    books = open_till(sold.folder, salt=40)
    record(books.store, a_sale(4))
    main = sold.pos.read_bytes()
    books.close()
    sold.pos.write_bytes(main)

    assert reason(open_till(sold.folder, salt=50)) == (2, "restored")


def test_another_history_of_the_same_length_is_noticed_too(sold: Places) -> None:
    with closing(AnchorFile(sold.anchor)) as anchor:
        for _slot in range(2):
            anchor.write(Anchor(open_terminal(sold), 1, 4, bytes(32)))

    assert reason(open_till(sold.folder, salt=50)) == (2, "restored")


def open_terminal(places: Places) -> str:
    with closing(open_for_reading(places)) as db:
        return str(db.execute("SELECT terminal_id FROM sync_state").fetchone()[0])


def test_an_anchor_behind_the_database_is_normal(sold: Places) -> None:
    old = sold.anchor.read_bytes()
    books = open_till(sold.folder, salt=40)
    record(books.store, a_sale(4))
    books.close()
    sold.anchor.write_bytes(old)

    assert reason(open_till(sold.folder, salt=50)) == (1, "first_start")


def test_a_lost_anchor_is_no_reason_to_stop(sold: Places) -> None:
    sold.anchor.unlink()

    assert reason(open_till(sold.folder, salt=50)) == (1, "first_start")


def test_a_lost_key_opens_an_epoch_of_the_same_till(sold: Places) -> None:
    sold.key.unlink()
    terminal = open_terminal(sold)
    books = open_books(sold, ids=lambda _last: id_maker(salt=50), seed=lambda n: b"\5" * n)
    ensure_epoch(books.store, a_stamp(), "0.1.0")

    assert reason(books) == (2, "key_lost")
    assert books.store.key.terminal_id == terminal
    assert verify(books.store.db).ok


def test_a_key_that_cannot_be_read_is_refused(sold: Places) -> None:
    sold.key.write_text('{"terminal_id": "x", "seed": "00"}', encoding="utf-8")

    with pytest.raises(Damaged, match=r"device\.key cannot be read as a device key"):
        open_till(sold.folder)
    assert instance.holder(sold.folder) == ""


def test_the_key_is_for_this_user_only(sold: Places) -> None:
    assert sold.key.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("spoil", ["gone", "empty"])
def test_a_database_that_is_gone_is_never_made_anew(sold: Places, spoil: str) -> None:
    sold.pos.unlink()
    if spoil == "empty":
        sold.pos.touch()

    with pytest.raises(Damaged, match=r"pos\.db is gone or empty, though this till has sold"):
        open_till(sold.folder)
    assert not sold.pos.exists() or sold.pos.stat().st_size == 0


def test_a_file_with_another_header_is_refused_and_kept(sold: Places) -> None:
    content = b"PK\x03\x04" + sold.pos.read_bytes()[4:]
    sold.pos.write_bytes(content)

    with pytest.raises(Damaged, match=r"pos\.db is damaged: the header .* zhanggui restore FILE"):
        open_till(sold.folder)
    assert sold.pos.read_bytes() == content


@pytest.mark.parametrize("table", ["sqlite_schema", "journal", "sync_state"])
def test_a_damaged_page_is_refused_and_kept(sold: Places, table: str) -> None:
    with closing(open_database(sold.pos)) as db:
        for n in range(5, 60):
            db.execute("INSERT INTO device_settings VALUES (?,?)", (f"k{n}", "x" * 100))
        root = db.execute("SELECT rootpage FROM sqlite_schema WHERE name=?", (table,)).fetchone()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with sold.pos.open("r+b") as file:
        at = (root[0] - 1) * 4096 if root else 100
        file.seek(at)
        file.write(b"\xff" * (4096 if root else 500))
    content = sold.pos.read_bytes()

    with pytest.raises(Damaged, match=r"pos\.db is damaged"):
        open_till(sold.folder)
    assert sold.pos.read_bytes() == content


def test_a_truncated_file_is_refused(sold: Places) -> None:
    sold.pos.write_bytes(sold.pos.read_bytes()[: 4096 * 5])

    with pytest.raises(Damaged):
        open_till(sold.folder)


def test_a_broken_chain_is_refused_and_its_row_named(sold: Places) -> None:
    with closing(open_database(sold.pos)) as db:
        db.execute("DROP TRIGGER journal_no_update")
        db.execute(
            "UPDATE journal SET body=CAST(replace(body, '1200', '1100') AS BLOB) WHERE seq=3"
        )

    with pytest.raises(Damaged, match=r"is damaged\. Row 1/3: It does not continue the chain"):
        open_till(sold.folder)


def test_a_newer_program_s_database_is_refused(sold: Places) -> None:
    with closing(open_database(sold.pos)) as db:
        db.execute(f"PRAGMA user_version={VERSION + 1}")

    with pytest.raises(StoreError, match="was written by a newer program"):
        open_till(sold.folder)


def test_an_affected_library_is_refused() -> None:
    with pytest.raises(Unsafe, match=r"SQLite 3\.51\.2 can lose a committed sale"):
        require_safe_sqlite((3, 51, 2))
    require_safe_sqlite((3, 51, 3))
    require_safe_sqlite()


def _two_steps() -> Migrations:
    steps = Migrations("terminal")

    @steps()
    def m001_first_schema(db: Database) -> None:
        db.execute("CREATE TABLE never (x)")

    @steps()
    def m002_a_column_more(db: Database) -> None:
        db.execute("ALTER TABLE device_settings ADD COLUMN note TEXT NOT NULL DEFAULT ''")

    return steps


def test_a_change_of_schema_keeps_a_proved_copy_of_what_was(sold: Places) -> None:
    with closing(open_database(sold.pos)) as db:
        migrate(db, sold.pos, _two_steps(), VERSION + 1)
        columns = [row[1] for row in db.execute("PRAGMA table_info(device_settings)")]
    copy = open_copy(sold.folder / "pos.before-2.db")

    assert columns == ["key", "value", "note"]
    assert copy.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert verify(copy).rows == 4


def test_a_change_of_schema_without_room_for_the_copy_changes_nothing(sold: Places) -> None:
    (sold.folder / "pos.before-2.db.part").mkdir()
    with closing(open_database(sold.pos)) as db:
        with pytest.raises(StoreError, match="could not be written"):
            migrate(db, sold.pos, _two_steps(), VERSION + 1)

        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)


HOLD = """
import sys
from pathlib import Path
from terminal.store import instance
instance.take(Path(sys.argv[1]), "zhanggui import")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_second_program_is_refused_and_told_who_has_it(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        who = f"zhanggui import (process {other.pid})"
        assert instance.holder(tmp_path) == who
        with pytest.raises(InUse) as refused:
            open_till(tmp_path)
        assert str(refused.value.sentence) == f"These data are in use by {who}."

        other.send_signal(signal.SIGKILL)
        other.wait()
    assert instance.holder(tmp_path) == ""
    assert reason(open_till(tmp_path)) == (1, "first_start")


def test_one_program_cannot_open_the_same_data_twice(tmp_path: Path) -> None:
    books = open_till(tmp_path)
    with pytest.raises(InUse, match=f"zhanggui run .process {os.getpid()}"):
        open_till(tmp_path)

    books.close()
    assert reason(open_till(tmp_path)) == (1, "first_start")


def test_the_books_can_be_read_beside_a_running_till(tmp_path: Path) -> None:
    books = open_till(tmp_path)
    record(books.store, a_sale(1))
    with closing(open_for_reading(books.places)) as db:
        assert verify(db).rows == 2
        with pytest.raises(DatabaseError, match="readonly"), write(db):
            db.execute("DELETE FROM settings")


def test_reading_books_that_are_not_there_makes_none(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="holds no till's data"):
        open_for_reading(Places.of(tmp_path))
    assert not list(tmp_path.iterdir())


def test_a_command_that_writes_makes_no_books_and_waits_for_no_till(tmp_path: Path) -> None:
    places = Places.of(tmp_path / "a")
    with pytest.raises(StoreError, match="holds no till's data"), open_alone(places, "zhanggui x"):
        pass
    assert not places.pos.exists()

    books = open_till(places.folder)
    with pytest.raises(InUse, match="in use by zhanggui run"), open_alone(places, "zhanggui x"):
        pass
    books.close()
    with open_alone(places, "zhanggui x") as db:
        assert instance.holder(places.folder).startswith("zhanggui x (process ")
        assert verify(db).ok
    assert instance.holder(places.folder) == ""


def anchors(n: int) -> list[Anchor]:
    return [Anchor(TERMINAL, 1, seq, bytes([seq]) * 32) for seq in range(1, n + 1)]


def test_the_newest_whole_slot_of_an_anchor_counts(tmp_path: Path) -> None:
    file = AnchorFile(tmp_path / "anchor")
    assert file.read() is None
    for anchor in anchors(5):
        file.write(anchor)
        assert file.read() == anchor


def test_a_torn_slot_leaves_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "anchor"
    first, second, third = anchors(3)
    with closing(AnchorFile(path)) as file:
        file.write(first)
        file.write(second)
    whole = path.read_bytes()
    at = whole.rindex(second.hash)
    path.write_bytes(whole[: at + 7] + bytes(25) + whole[at + 32 :])
    with closing(AnchorFile(path)) as file:
        assert file.read() == first
        file.write(third)
        assert file.read() == third


def test_a_new_epoch_never_overwrites_the_newest_slot(tmp_path: Path) -> None:
    with closing(AnchorFile(tmp_path / "anchor")) as file:
        newest = Anchor(TERMINAL, 1, 7, bytes(32))
        file.write(newest)
        file.write(Anchor(TERMINAL, 2, 1, bytes(32)))
    content = (tmp_path / "anchor").read_bytes()

    assert newest.pack() in content


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 256, b"\xff" * 300])
def test_a_file_without_a_whole_slot_is_no_anchor(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "anchor").write_bytes(content)
    with closing(AnchorFile(tmp_path / "anchor")) as file:
        assert file.read() is None
