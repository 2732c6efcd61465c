"""The outbox is the journal past what the cloud has acknowledged, and nothing else."""

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync import ports
from sync.instants import moment
from sync.protocol import ItemResult
from terminal.store.database import open_database, write
from terminal.store.epochs import open_epoch
from terminal.store.journal import known_hash
from terminal.store.outbox import Outbox
from terminal.store.store import Store
from tests.builders import a_sale, a_shift_opened, a_stamp, open_till_store, record

NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
MEGABYTE = 1 << 20


@dataclass(frozen=True)
class Books:
    store: Store
    outbox: Outbox

    def ack(self, epoch: int, seq: int) -> None:
        row_hash = known_hash(self.store.db, epoch, seq)
        assert row_hash is not None
        self.outbox.acked(epoch, seq, row_hash, NOW)


@pytest.fixture
def books(tmp_path: Path) -> Books:
    store = open_till_store(tmp_path)
    record(store, a_shift_opened(), stamp=a_stamp(5))
    record(store, a_sale(1), a_sale(2), stamp=a_stamp(60))
    return Books(store, Outbox(store.path))


def test_the_outbox_is_what_the_exchange_asks_for(books: Books) -> None:
    port: ports.Outbox = books.outbox

    assert port.position() == ports.Position(1, 4, 0)


def test_rows_are_given_verbatim_in_order(books: Books) -> None:
    rows = books.outbox.unsent(10, MEGABYTE)
    stored = books.store.db.execute("SELECT seq, body, sig FROM journal ORDER BY seq").fetchall()

    assert [(row.seq, row.body, row.sig) for row in rows] == stored
    assert rows[1].type == "shift.opened"
    assert rows[1].event_id.encode() in rows[1].body


def test_a_batch_keeps_to_its_number_and_size_but_is_never_empty(books: Books) -> None:
    assert len(books.outbox.unsent(2, MEGABYTE)) == 2
    assert len(books.outbox.unsent(10, 1)) == 1
    size = sum(len(row.body) for row in books.outbox.unsent(3, MEGABYTE))
    assert len(books.outbox.unsent(10, size)) == 3


def test_acknowledged_rows_are_not_sent_again(books: Books) -> None:
    books.ack(1, 3)

    assert [row.seq for row in books.outbox.unsent(10, MEGABYTE)] == [4]
    assert books.outbox.position() == ports.Position(1, 4, 3)


def test_a_cloud_put_back_gets_its_rows_again(books: Books) -> None:
    books.ack(1, 4)
    assert books.outbox.unsent(10, MEGABYTE) == []

    books.ack(1, 2)
    assert [row.seq for row in books.outbox.unsent(10, MEGABYTE)] == [3, 4]

    books.ack(1, 0)
    assert len(books.outbox.unsent(10, MEGABYTE)) == 4


def test_an_acknowledgement_of_other_bytes_is_refused(books: Books) -> None:
    with pytest.raises(ValueError, match="row 1/3 here is not the one"):
        books.outbox.acked(1, 3, bytes(32), NOW)
    with pytest.raises(ValueError, match="row 1/9 here"):
        books.outbox.acked(1, 9, bytes(32), NOW)

    assert books.outbox.position().acked_seq == 0


def test_older_epochs_go_first(books: Books) -> None:
    open_epoch(books.store, a_stamp(), reason="restored", app_version="0.1.0", beyond=4)
    record(books.store, a_sale(3), stamp=a_stamp(90))

    assert books.outbox.position() == ports.Position(1, 4, 0)
    books.ack(1, 4)
    assert books.outbox.position() == ports.Position(5, 2, 0)
    books.ack(5, 2)
    assert books.outbox.position() == ports.Position(5, 2, 2)
    assert books.outbox.hash_at(5, 0) != books.outbox.hash_at(1, 0)
    assert books.outbox.hash_at(7, 0) is None


def test_what_waits_is_counted_over_all_epochs(books: Books) -> None:
    assert books.outbox.pending() == ports.Pending(4, moment(a_stamp(0).at), 4800)

    books.ack(1, 3)
    assert books.outbox.pending() == ports.Pending(1, moment(a_stamp(60).at), 2400)

    open_epoch(books.store, a_stamp(70), reason="restored", app_version="0.1.0")
    record(books.store, a_sale(3), stamp=a_stamp(90))
    assert books.outbox.pending() == ports.Pending(3, moment(a_stamp(60).at), 4800)

    books.ack(1, 4)
    books.ack(2, 2)
    assert books.outbox.pending() == ports.Pending()


def test_a_refused_event_is_kept_once(books: Books) -> None:
    result = ItemResult(seq=3, event_id="e3", status="flagged", code="skew", detail="late")
    again = ItemResult(seq=3, event_id="e3", status="duplicate")
    books.outbox.failed([result, again], NOW)
    books.outbox.failed([result], NOW.replace(hour=9))
    found = books.store.db.execute("SELECT * FROM sync_result").fetchall()

    assert found == [("e3", "flagged", "skew", "late", "2026-11-21T04:00:00.000Z", "", "")]


def test_the_exchange_works_on_its_own_thread_and_says_when_something_changed(books: Books) -> None:
    heard: list[str] = []
    books.outbox.on_change = lambda: heard.append("changed")
    row_hash = known_hash(books.store.db, 1, 2)
    assert row_hash is not None

    def exchange() -> None:
        books.outbox.acked(1, 2, row_hash, NOW)
        books.outbox.close()

    thread = threading.Thread(target=exchange)
    thread.start()
    thread.join()

    assert heard == ["changed"]
    assert books.store.db.execute("SELECT acked_seq FROM sync_state").fetchone() == (2,)


def test_acknowledging_waits_for_the_till_that_is_writing(books: Books) -> None:
    other = open_database(books.store.path)
    started = threading.Event()
    row_hash = known_hash(books.store.db, 1, 2)
    assert row_hash is not None

    def exchange() -> None:
        started.set()
        books.outbox.acked(1, 2, row_hash, NOW)
        books.outbox.close()

    thread = threading.Thread(target=exchange)
    with write(other):
        thread.start()
        started.wait()
    thread.join()

    assert books.store.db.execute("SELECT acked_seq FROM sync_state").fetchone() == (2,)
