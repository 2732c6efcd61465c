"""A day with what must not be kept typed into every field: nothing of it on disk, paper or log."""

import logging
from pathlib import Path

import msgspec
import pytest

from terminal.domain.correction import comp_line
from terminal.presenters.sign_in import SignInPresenter
from terminal.services import paying, printing, refunding, selling, shifts, signing_in
from terminal.services.voiding import Why, void_line, void_order
from terminal.store import jobs
from terminal.store.backup import backup
from terminal.store.export import export
from tests.tills import Screen, Shop

PHONES = (
    "13812345678",
    "139 1234 5679",
    "+86-137-1234-5670",
    "１３６１２３４５６７１",
    "01012345672",
)
CARD = "6222 0212 3456 7890 123"
WALLET = "134567890123456789"
WRONG_PIN = "77408813"
SECRET = " ".join((*PHONES, CARD))
FORBIDDEN = (
    "12345678", "1234 5679", "12345679", "1234-5670", "12345670", "３４５", "12345671",
    "12345672", "2345672", "34567890", "3456 7890", "222 0212", "22202123", WRONG_PIN, WALLET,
)  # fmt: skip


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    (tmp_path / "till").mkdir()
    return Shop(tmp_path / "till")


def a_day(shop: Shop) -> None:
    """Type the secret into every field that takes text; nobody means harm."""
    till = shop.open_shift()
    order = shop.order(1200, 2400, 3600)
    order = selling.with_note(order, order.lines[0].line_id, f"送到 {SECRET}")
    order = order.add(selling.open_line(till, PHONES[0], 900))
    order = selling.park(till, order, f"王 {PHONES[0]}")
    order = selling.recall(till, order.order_id)
    shop.sign_in("zhao")
    order = void_line(till, order, order.lines[1].line_id, Why(f"打错 {SECRET}"))
    order = comp_line(order, order.lines[1].line_id, f"送 {SECRET}", by="zhao")
    selling.save(till, order, None)
    closed = shop.pay(order)
    sold = refunding.sold(till, closed.sale_id)
    refunding.close_refund(
        till, closed.sale_id, {sold[0].line_id: 1000}, reason=f"退 {SECRET}", printer="receipt"
    )
    shifts.move_cash(till, "paid_out", 500, f"买菜 {SECRET}")
    shifts.no_sale(till, f"换零 {SECRET}")
    void_order(till, shop.order(700), Why(f"不要了 {SECRET}"))
    paying.start_payment(till, shop.order(800))
    signing_in.check_pin(till, "wang", WRONG_PIN)
    screen = SignInPresenter(Screen(), till, lambda: None, lambda: None)
    screen.choose("wang")
    for digit in WRONG_PIN:
        screen.key(digit)
    screen.confirm()
    found = selling.look_up(WALLET, (), lambda _code: None, lambda _code: None)
    assert isinstance(found, selling.NotFound)
    void_order(till, selling.still_open(till)[0], Why("没付"))
    shop.close_shift()


def leaks(content: bytes) -> list[str]:
    return [text for text in FORBIDDEN if text.encode() in content]


def test_no_phone_card_or_pin_is_on_the_disk_in_a_log_or_in_a_copy(
    shop: Shop, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    a_day(shop)
    backup(shop.store.db, tmp_path / "copy.db")
    export(shop.store.db, tmp_path / "journal.jsonl")

    found = {path.name: leaks(path.read_bytes()) for path in tmp_path.rglob("*") if path.is_file()}

    assert {name: texts for name, texts in found.items() if texts} == {}
    assert {"pos.db", "pos.db-wal", "copy.db", "journal.jsonl"} <= found.keys()
    assert leaks(caplog.text.encode()) == []
    assert b"138****5678" in (tmp_path / "journal.jsonl").read_bytes()


def test_no_key_leaves_its_own_file(shop: Shop, tmp_path: Path) -> None:
    a_day(shop)
    backup(shop.store.db, tmp_path / "copy.db")
    seed = shop.store.key.seed

    holders = [
        path.name
        for path in tmp_path.rglob("*")
        if path.is_file()
        and (seed in path.read_bytes() or seed.hex().encode() in path.read_bytes())
    ]

    assert holders == []
    assert seed.hex() not in repr(shop.store.key)


def test_no_pin_is_kept_but_as_argon2id(shop: Shop) -> None:
    hashes = [row[0] for row in shop.store.db.execute("SELECT pin_hash FROM staff")]

    assert len(hashes) == 5
    assert all(text.startswith("$argon2id$") for text in hashes)


def test_no_phone_or_card_is_on_paper(shop: Shop) -> None:
    a_day(shop)
    waiting = jobs.waiting(shop.store.db, "receipt")
    papers = [msgspec.json.encode(printing.document_of(shop.store, job)) for job in waiting]

    assert [leaks(paper) for paper in papers] == [[], [], []]
    assert any("138****5678" in paper.decode() for paper in papers)


def test_what_was_typed_wrong_at_the_door_is_counted_not_kept(shop: Shop) -> None:
    shop.sign_in("lin")
    for _ in range(5):
        signing_in.check_pin(shop.till, "wang", WRONG_PIN)

    bodies = [bytes(row[0]) for row in shop.store.db.execute("SELECT body FROM journal")]

    assert any(b"signin.failed" in body for body in bodies)
    assert [leaks(body) for body in bodies if leaks(body)] == []
