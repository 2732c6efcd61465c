"""Upkeep in the background: the log, the anchor, room on the disk, damage."""

import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from terminal.store.anchor import AnchorFile
from terminal.store.database import open_database
from terminal.store.health import MB, Ballast, Health, Level, Limits, Room, level_of, words_for
from terminal.store.maintenance import Maintenance, Pace
from terminal.store.store import Store
from terminal.text import Text
from tests.builders import a_sale, open_till_store, record

pytestmark = pytest.mark.usefixtures("english")

SMALL = Limits(warn=1000, supervisor=300, stop=100, ballast=4096)


class Disk:
    """Says how much is free, as the test has set it, and takes the ballast into account."""

    def __init__(self, ballast: Path, left: int) -> None:
        self.ballast = ballast
        self.left = left

    def __call__(self, _folder: Path) -> int:
        return self.left if self.ballast.exists() else self.left + SMALL.ballast


class Mono:
    """Monotonic time that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("left", "level"),
    [
        (5_000 * MB, Level.OK),
        (1_000 * MB, Level.OK),
        (1_000 * MB - 1, Level.LOW),
        (300 * MB, Level.LOW),
        (300 * MB - 1, Level.VERY_LOW),
        (100 * MB, Level.VERY_LOW),
        (100 * MB - 1, Level.FULL),
        (-1, Level.FULL),
    ],
)
def test_room_has_four_levels(left: int, level: Level) -> None:
    assert level_of(left, Limits()) is level


def test_people_are_told_in_words() -> None:
    said = [str(words_for(Room(level, 0, 250 * MB))) for level in Level]

    assert said == [
        "None",
        "Only 250 MB left on the disk. Make room soon.",
        "Only 250 MB left on the disk. Call a supervisor.",
        "The disk is full: close the shift. New sales are stopped.",
    ]


def test_the_ballast_is_made_while_there_is_room_and_takes_it_really(tmp_path: Path) -> None:
    health = Health(tmp_path / "ballast", SMALL, Disk(tmp_path / "ballast", 5000))
    room = health.look()

    assert room.level is Level.OK
    assert (tmp_path / "ballast").stat().st_size == 4096
    assert (tmp_path / "ballast").stat().st_blocks * 512 >= 4096


def test_the_last_room_is_freed_and_selling_stops_until_there_is_really_more(
    tmp_path: Path,
) -> None:
    ballast = tmp_path / "ballast"
    disk = Disk(ballast, 5000)
    health = Health(ballast, SMALL, disk)
    health.look()
    disk.left = 99
    assert not health.look().may_sell
    assert not ballast.exists()

    assert not health.look().may_sell, "freeing the ballast is no improvement"
    disk.left = 150
    assert health.look().level is Level.VERY_LOW
    assert not ballast.exists()
    disk.left = 300
    assert health.look().level is Level.LOW
    assert ballast.exists()


def test_a_disk_without_room_for_the_ballast_is_no_error(tmp_path: Path) -> None:
    assert not Ballast(tmp_path / "nowhere" / "ballast", 4096).make()
    Ballast(tmp_path / "nowhere" / "ballast", 4096).give_up()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_till_store(tmp_path, anchor=AnchorFile(tmp_path / "anchor"))
    yield store
    store.close()


def upkeep(store: Store, mono: Mono, **pace: float) -> Maintenance:
    assert store.anchor is not None
    folder = store.path.parent
    work = Maintenance(
        store.path,
        store.anchor,
        Health(folder / "ballast", SMALL, Disk(folder / "ballast", 5000)),
        pace=Pace(**pace),  # type: ignore[arg-type]
        monotonic=mono,
    )
    store.on_commit = work.committed
    return work


def log_size(store: Store) -> int:
    return store.path.with_name("pos.db-wal").stat().st_size


def copied_alone(store: Store, tmp_path: Path) -> int:
    """Return how many sales are in the main file, without its log."""
    alone = tmp_path / "alone.db"
    alone.write_bytes(store.path.read_bytes())
    found = open_database(alone).execute("SELECT count(*) FROM sales").fetchone()
    return int(found[0])


def test_the_till_itself_never_writes_the_log_back(store: Store) -> None:
    assert store.db.execute("PRAGMA wal_autocheckpoint").fetchone() == (0,)


def test_a_busy_till_s_log_is_written_back_now_and_then(store: Store, tmp_path: Path) -> None:
    mono = Mono()
    work = upkeep(store, mono, checkpoint_s=15)
    work.tick()
    record(store, a_sale(1))
    mono.now += 14
    work.tick()
    size = log_size(store)
    mono.now += 1
    work.tick()

    assert log_size(store) == size > 0
    assert copied_alone(store, tmp_path) == 1


def test_an_idle_till_s_log_is_cut(store: Store) -> None:
    mono = Mono()
    work = upkeep(store, mono, idle_s=20)
    record(store, a_sale(1))
    mono.now += 20
    work.tick()

    assert log_size(store) == 0


def test_a_log_that_has_grown_large_is_cut_at_work_too(store: Store) -> None:
    mono = Mono()
    work = upkeep(store, mono, truncate_at=10_000, checkpoint_s=0)
    record(store, a_sale(1))
    work.tick()

    assert log_size(store) == 0


def test_a_reader_keeps_the_log_and_nobody_waits(store: Store) -> None:
    mono = Mono()
    work = upkeep(store, mono, idle_s=0)
    record(store, a_sale(1))
    reader = open_database(store.path, read_only=True)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM sales").fetchone()
    record(store, a_sale(2))
    work.tick()
    assert log_size(store) > 0

    reader.execute("ROLLBACK")
    work.tick()
    assert log_size(store) == 0


def test_the_anchor_is_made_durable_once_a_beat_and_on_demand(store: Store) -> None:
    mono = Mono()
    work = upkeep(store, mono, beat_s=1)
    assert store.anchor is not None
    work.tick()
    record(store, a_sale(1))
    mono.now += 0.5
    work.tick()
    assert store.anchor.is_dirty

    mono.now += 0.5
    work.tick()
    assert not store.anchor.is_dirty

    record(store, a_sale(2))
    work.make_anchor_durable()
    assert not store.anchor.is_dirty


def test_the_thread_reads_the_database_once_after_the_first_picture(store: Store) -> None:
    record(store, *(a_sale(n, lines=5) for n in range(1, 60)))
    root = store.db.execute("SELECT rootpage FROM sqlite_schema WHERE name='sales'").fetchone()[0]
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with store.path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    found: Queue[Text] = Queue()
    work = upkeep(store, Mono())
    work.on_damage = found.put
    work.start()
    work.first_painted()
    said = found.get(timeout=30)
    work.stop()

    assert str(said).startswith("pos.db is damaged: ")
    assert found.empty()


def test_a_sound_database_gives_no_word_and_stop_joins(store: Store) -> None:
    found: Queue[Text] = Queue()
    rooms: Queue[Room] = Queue()
    work = upkeep(store, Mono())
    work.on_damage = found.put
    work.on_room = rooms.put
    work.check_whole()
    work.start()
    assert rooms.get(timeout=30).level is Level.OK
    work.stop()

    assert found.empty()
    assert not [thread for thread in threading.enumerate() if thread.name == "maintenance"]


def test_a_change_of_room_is_told_once(store: Store) -> None:
    mono = Mono()
    rooms: list[Level] = []
    disk = Disk(store.path.parent / "ballast", 5000)
    assert store.anchor is not None
    health = Health(disk.ballast, SMALL, disk)
    work = Maintenance(store.path, store.anchor, health, monotonic=mono)
    work.on_room = lambda room: rooms.append(room.level)
    for left in (5000, 5000, 500, 400, 50, 5000):
        disk.left = left
        work.tick()
        mono.now += 30

    assert rooms == [Level.OK, Level.LOW, Level.FULL, Level.OK]
