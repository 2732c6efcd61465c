"""The till's real books against the real cloud: byte for byte, kill after kill."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync.engine import SyncEngine
from sync.enrol import enrol
from sync.ports import About, Enrolment
from sync.states import Outcome
from terminal.store.epochs import open_epoch
from terminal.store.outbox import Outbox
from terminal.store.store import Store
from tests.builders import (
    KEY,
    TERMINAL,
    a_refund,
    a_sale,
    a_shift_closed,
    a_shift_opened,
    a_stamp,
    open_till_store,
    record,
)
from tests.clouds import Cloud, Losing
from tests.journals import TestClock


@dataclass
class Shop:
    """A till with real files, its cloud, and the line between them."""

    cloud: Cloud
    store: Store
    outbox: Outbox
    line: Losing
    enrolment: Enrolment

    def engine(self) -> SyncEngine:
        return SyncEngine(
            self.outbox,
            self.line,
            about=About(TERMINAL),
            key=KEY,
            clock=self.cloud.clock,
            enrolment=lambda: self.enrolment,
        )

    def both_journals(self) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
        asked = "SELECT epoch, seq, body, hash, sig FROM {} ORDER BY epoch, seq"
        mine = self.store.db.execute(asked.format("journal")).fetchall()
        return [tuple(row) for row in mine], self.cloud.rows(asked.format("ingest"))


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    cloud = Cloud(tmp_path / "cloud", TestClock())
    (tmp_path / "till").mkdir()
    store = open_till_store(tmp_path / "till")
    belongs = enrol(cloud.way, KEY, cloud.code(), terminal_id=TERMINAL)
    outbox = Outbox(store.path)
    yield Shop(cloud, store, outbox, Losing(cloud.way), belongs)
    outbox.close()
    store.db.close()


def test_the_cloud_holds_the_tills_journal_byte_for_byte(shop: Shop) -> None:
    sales = [a_sale(n) for n in range(1, 80)]
    record(shop.store, a_shift_opened(), *sales, a_refund(sales[0], 90), a_shift_closed())

    outcome = shop.engine().run_once()

    mine, theirs = shop.both_journals()
    assert (outcome.outcome, shop.outbox.pending().n) == (Outcome.DONE, 0)
    assert mine == theirs
    assert shop.cloud.rows("SELECT count(*), sum(total_fen) FROM sales") == [
        (79, sum(sale.total_fen for sale in sales))
    ]


def test_what_was_sold_before_enrolment_goes_up_from_the_first_row(shop: Shop) -> None:
    record(shop.store, a_sale(1))
    belongs = shop.enrolment
    shop.enrolment = None  # type: ignore[assignment]
    before = shop.engine().run_once()
    shop.enrolment = belongs

    after = shop.engine().run_once()

    assert (before.outcome, after.outcome, after.sent) == (
        Outcome.NOT_ENROLLED,
        Outcome.DONE,
        2,
    )


def test_a_new_epoch_follows_the_rest_of_the_old_one(shop: Shop) -> None:
    record(shop.store, a_sale(1), a_sale(2))
    shop.line.lose_all = True
    offline = shop.engine().run_once()
    open_epoch(shop.store, a_stamp(), reason="restored", app_version="0.1.0")
    record(shop.store, a_sale(3))
    shop.line.lose_all = False

    outcome = shop.engine().run_once()

    mine, theirs = shop.both_journals()
    assert (offline.outcome, outcome.outcome) == (Outcome.OFFLINE, Outcome.DONE)
    assert mine == theirs
    assert shop.cloud.rows("SELECT epoch, last_seq FROM epochs ORDER BY epoch") == [(1, 3), (2, 2)]


@pytest.mark.parametrize("path", ["/hello", "/token", "/push"])
def test_a_lost_answer_is_made_good_at_the_next_round(shop: Shop, path: str) -> None:
    record(shop.store, *(a_sale(n) for n in range(1, 60)))
    shop.line.lose_answers = path
    lost = shop.engine().run_once()
    shop.line.lose_answers = ""

    outcome = shop.engine().run_once()

    mine, theirs = shop.both_journals()
    assert (lost.outcome, outcome.outcome) == (Outcome.OFFLINE, Outcome.DONE)
    assert mine == theirs
    assert shop.cloud.rows("SELECT count(*), count(DISTINCT receipt_no) FROM sales") == [(59, 59)]
