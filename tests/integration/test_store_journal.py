"""The journal: exact bytes, append-only, and every kind of tampering is found."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import rfc8785

from sync import events as ev
from sync.codec import b64u, decode_body
from terminal.store.database import Connection, DatabaseError, IntegrityError, open_database
from terminal.store.epochs import open_epoch
from terminal.store.journal import known_hash
from terminal.store.keys import DeviceKey
from terminal.store.store import Store
from terminal.store.verify import check_recent, verify
from tests.builders import (
    a_refund,
    a_sale,
    a_shift_opened,
    a_stamp,
    open_till_store,
    record,
)

pytestmark = pytest.mark.usefixtures("english")

OTHER_KEY = DeviceKey("0197a000-0000-7000-8000-000000000002", bytes(range(1, 33)))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Books with a shift, three sales and a refund: six rows."""
    store = open_till_store(tmp_path)
    first = a_sale(1)
    record(store, a_shift_opened(), first, a_sale(2), a_sale(3), a_refund(first, 4))
    return store


def without_guards(db: Connection, *statements: tuple[str, tuple[object, ...]]) -> None:
    """Do what only somebody with the file in hand can do, and put the guards back."""
    guards = db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type='trigger' AND tbl_name='journal'"
    ).fetchall()
    for name, _sql in guards:
        db.execute(f"DROP TRIGGER {name}")
    for statement, values in statements:
        db.execute(statement, values)
    for _name, sql in guards:
        db.execute(sql)


@pytest.mark.parametrize(
    "statement", ["UPDATE journal SET body=x'00' WHERE seq=2", "DELETE FROM journal WHERE seq=2"]
)
def test_the_journal_can_only_be_appended_to(store: Store, statement: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        store.db.execute(statement)


def test_replacing_a_row_is_refused_too(store: Store) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        store.db.execute("INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq=2")


def test_bodies_are_canonical_json_as_the_standard_writes_it(store: Store) -> None:
    record(store, ev.SettingsPut(settings=[ev.Setting(key="x", value='\x1f\x7f\u2028"\\/é漢\b𝄞')]))

    for (body,) in store.db.execute("SELECT body FROM journal"):
        assert rfc8785.dumps(msgspec.json.decode(body)) == body


def test_a_decomposed_name_is_journaled_and_projected_composed(store: Store) -> None:
    member = ev.StaffMember(staff_id="jo", name="Jose\u0301", role="cashier", pin_hash="x")
    record(store, ev.StaffPut(staff=[member]))

    assert store.db.execute("SELECT name FROM staff").fetchone()[0] == "Jos\u00e9"


def test_half_a_character_is_refused_before_anything_is_written(store: Store) -> None:
    with pytest.raises(ValueError, match="surrogate"):
        record(store, ev.SettingsPut(settings=[ev.Setting(key="x", value="\ud800")]))

    assert store.head().seq == 6


def test_a_sound_journal_is_proved(store: Store) -> None:
    told: list[tuple[int, int]] = []
    verdict = verify(store.db, progress=lambda done, in_all: told.append((done, in_all)))

    assert (verdict.ok, verdict.rows, verdict.problem) == (True, 6, None)
    assert told == [(6, 6)]


def test_the_newest_rows_can_be_proved_alone(store: Store) -> None:
    assert verify(store.db, last=2).rows == 2
    assert verify(store.db, last=100).rows == 6
    assert check_recent(store.db).rows == 6
    assert check_recent(store.db, rows=4).rows == 4


def test_the_check_at_start_ends_when_its_time_is_over(store: Store) -> None:
    record(store, *(a_sale(n) for n in range(5, 85)))
    verdict = check_recent(store.db, budget_s=0.0, monotonic=iter([0.0, 1.0, 2.0]).__next__)

    assert (verdict.ok, verdict.rows) == (True, 64)


def changed_body(
    db: Connection, seq: int, old: bytes, new: bytes
) -> tuple[str, tuple[object, ...]]:
    """Return the statement that falsifies a few bytes of one row."""
    body = db.execute("SELECT body FROM journal WHERE seq=?", (seq,)).fetchone()[0]
    assert old in body
    return "UPDATE journal SET body=? WHERE seq=?", (body.replace(old, new), seq)


def resign(store: Store, seq: int, old: bytes, new: bytes) -> None:
    """Falsify a row and rebuild the chain behind it, as somebody with the key could."""
    from sync.codec import next_hash

    found = store.db.execute(
        "SELECT seq, body FROM journal WHERE seq>=? ORDER BY seq", (seq,)
    ).fetchall()
    before = known_hash(store.db, 1, seq - 1)
    assert before is not None
    statements: list[tuple[str, tuple[object, ...]]] = []
    for at, body in found:
        written = body.replace(old, new) if at == seq else body
        before = next_hash(store.key.terminal_id, 1, at, before, written)
        statements.append(
            (
                "UPDATE journal SET body=?, hash=?, sig=? WHERE seq=?",
                (written, before, store.key.sign(before), at),
            )
        )
    statements.append(("UPDATE sync_state SET head_hash=?", (before,)))
    without_guards(store.db, *statements)


Tamper = Callable[[Store], None]


def _cut_the_tail(store: Store) -> None:
    without_guards(store.db, ("DELETE FROM journal WHERE seq=6", ()))


TAMPERINGS: dict[str, tuple[Tamper, str, tuple[int, int]]] = {
    "a changed amount": (
        lambda s: without_guards(s.db, changed_body(s.db, 4, b"1200", b"1100")),
        "It does not continue the chain.",
        (1, 4),
    ),
    "a forged signature": (
        lambda s: without_guards(
            s.db, ("UPDATE journal SET sig=? WHERE seq=4", (OTHER_KEY.sign(b"x" * 32),))
        ),
        "Its signature is not this till's.",
        (1, 4),
    ),
    "a changed hash": (
        lambda s: without_guards(s.db, ("UPDATE journal SET hash=zeroblob(32) WHERE seq=4", ())),
        "It does not continue the chain.",
        (1, 4),
    ),
    "a removed row": (
        lambda s: without_guards(s.db, ("DELETE FROM journal WHERE seq=4", ())),
        "A row before this one is missing.",
        (1, 5),
    ),
    "a row moved to another place": (
        lambda s: without_guards(s.db, ("UPDATE journal SET seq=9 WHERE seq=6", ())),
        "Its bytes belong to another place.",
        (1, 9),
    ),
    "a changed column": (
        lambda s: without_guards(s.db, ("UPDATE journal SET cashier_id='wang' WHERE seq=4", ())),
        "A column differs from its bytes.",
        (1, 4),
    ),
    "bytes that are no body": (
        lambda s: without_guards(s.db, ("UPDATE journal SET body=x'7b' WHERE seq=4", ())),
        "Its bytes cannot be read.",
        (1, 4),
    ),
    "a cut tail": (_cut_the_tail, "The last row is not the one that was written last.", (1, 6)),
    "totals that do not add up, signed again": (
        lambda s: resign(s, 4, b'"cum_gross_fen":4800', b'"cum_gross_fen":4700'),
        "Its running totals do not add up.",
        (1, 4),
    ),
    "a sale made smaller, signed again": (
        lambda s: resign(s, 4, b'"total_fen":2400', b'"total_fen":2300'),
        "Its running totals do not add up.",
        (1, 4),
    ),
    "more marked as sent than written": (
        lambda s: s.db.execute("UPDATE sync_state SET acked_seq=7"),
        "More is marked as sent than was written.",
        (1, 6),
    ),
    "guards taken away": (
        lambda s: s.db.execute("DROP TRIGGER journal_no_delete"),
        "The guards against changes are missing.",
        (0, 0),
    ),
    "an epoch nobody opened": (
        lambda s: s.db.execute("DELETE FROM sync_state"),
        "The books do not know this epoch.",
        (1, 1),
    ),
}


@pytest.mark.parametrize("name", TAMPERINGS)
def test_tampering_is_found_and_its_place_named(store: Store, name: str) -> None:
    tamper, sentence, place = TAMPERINGS[name]
    tamper(store)
    verdict = verify(store.db)

    assert not verdict.ok
    assert (str(verdict.problem), verdict.at) == (sentence, place)
    assert str(verdict.sentence) == f"Row {place[0]}/{place[1]}: {sentence}"


@pytest.mark.parametrize(
    "name", ["a changed amount", "a changed hash", "a removed row", "a cut tail"]
)
def test_the_check_at_start_finds_a_broken_chain(store: Store, name: str) -> None:
    TAMPERINGS[name][0](store)

    assert not check_recent(store.db).ok


def test_a_journal_goes_on_over_epochs_with_its_totals(store: Store) -> None:
    open_epoch(store, a_stamp(), reason="restored", app_version="0.1.0", beyond=4)
    record(store, a_sale(9))
    verdict = verify(store.db)

    assert (verdict.ok, verdict.rows) == (True, 8)
    assert store.head().epoch == 5
    assert store.db.execute("SELECT * FROM counters WHERE epoch=5").fetchone() == (
        *(5, 3 * 2400 + 2400, 1200, 5),
    )
    assert check_recent(store.db, rows=5).rows == 5
    assert verify(store.db, last=3).ok


def test_an_epoch_that_follows_a_missing_row_is_found(store: Store) -> None:
    open_epoch(store, a_stamp(), reason="restored", app_version="0.1.0")
    _cut_the_tail(store)
    verdict = verify(store.db)

    assert str(verdict.problem) == "The row that its epoch follows is missing."
    assert verdict.at == (2, 1)


def test_a_rotated_key_signs_what_follows(store: Store) -> None:
    proof = b64u(OTHER_KEY.sign(store.head().hash))
    record(store, ev.KeyRotated(pubkey=b64u(OTHER_KEY.public), proof=proof))
    store.key = DeviceKey(store.key.terminal_id, OTHER_KEY.seed)
    record(store, a_sale(9), a_sale(10))

    assert verify(store.db).rows == 9
    assert verify(store.db, last=1).ok
    assert verify(store.db, last=2).ok


def test_a_page_that_cannot_be_read_is_a_finding_not_a_crash(tmp_path: Path) -> None:
    store = open_till_store(tmp_path)
    record(store, *(a_sale(n, lines=5) for n in range(1, 60)))
    root = store.db.execute("SELECT rootpage FROM sqlite_schema WHERE name='journal'").fetchone()
    store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    with (tmp_path / "pos.db").open("r+b") as file:
        file.seek((root[0] - 1) * 4096)
        file.write(b"\xff" * 4096)
    db = open_database(tmp_path / "pos.db", read_only=True)
    verdict = verify(db)

    assert not verdict.ok
    assert "malformed" in str(verdict.problem)
    assert not check_recent(db).ok


def test_a_read_only_connection_can_verify_but_not_write(store: Store) -> None:
    db = open_database(store.path, read_only=True)

    assert verify(db).ok
    with pytest.raises(DatabaseError, match="readonly"):
        db.execute("DELETE FROM sync_state")


def test_the_body_says_its_own_place(store: Store) -> None:
    body = store.db.execute("SELECT body FROM journal WHERE seq=3").fetchone()[0]
    header = decode_body(body)

    assert (header.terminal, header.epoch, header.seq) == (store.key.terminal_id, 1, 3)
    assert (header.shift, header.staff, header.type) == ("shift-1", "lin", "sale.closed")
