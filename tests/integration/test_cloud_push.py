"""Journals on their way to the cloud: nothing lost, nothing doubled, nothing in the way."""

from pathlib import Path

import pytest

from sync.states import Outcome
from tests.clouds import Cloud, Losing
from tests.journals import TestClock, Till, made_id


@pytest.fixture
def cloud(tmp_path: Path) -> Cloud:
    return Cloud(tmp_path / "cloud", TestClock())


@pytest.fixture
def till(cloud: Cloud) -> Till:
    made = Till()
    cloud.enrol(made)
    return made


def sales_at(cloud: Cloud) -> list[tuple[str, int]]:
    return cloud.rows("SELECT receipt_no, total_fen FROM sales ORDER BY receipt_no")


def test_a_day_of_sales_arrives_byte_for_byte(cloud: Cloud, till: Till):
    till.open_shift()
    sales = [till.sell(n, 1000 + n) for n in range(1, 121)]
    till.refund(1, sales[0], 500)
    till.pay_out(1200)

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, outcome.sent, till.pending().n) == (Outcome.DONE, 124, 0)
    assert sales_at(cloud) == [(sale.receipt_no, sale.total_fen) for sale in sales]
    stored = cloud.rows("SELECT body, hash, sig, status FROM ingest ORDER BY epoch, seq")
    assert [row[0] for row in stored] == [row.body for row in till.rows[1]]
    assert [row[1] for row in stored] == till.hashes[1][1:]
    assert {row[3] for row in stored} == {"applied"}


def test_a_lost_answer_doubles_nothing(cloud: Cloud, till: Till):
    for n in range(1, 6):
        till.sell(n)
    way = Losing(cloud.way, lose_answers="/push")
    engine = cloud.engine(till, way)
    lost = engine.run_once()
    way.lose_answers = ""

    outcome = engine.run_once()

    assert (lost.outcome, way.lost) == (Outcome.OFFLINE, 1)
    assert (outcome.outcome, outcome.sent, till.pending().n) == (Outcome.DONE, 0, 0)
    assert len(sales_at(cloud)) == 5
    assert cloud.rows("SELECT count(*) FROM tenders") == [(5,)]


def test_the_same_push_again_is_answered_as_duplicate(cloud: Cloud, till: Till):
    till.sell(1)
    engine = cloud.engine(till)
    engine.run_once()
    till.saved[1] = 0
    cloud.way.sent.clear()

    outcome = engine.run_once()

    assert outcome.outcome is Outcome.DONE
    assert {result.status for result in till.results.values()} == {"duplicate"}
    assert len(sales_at(cloud)) == 1


def test_a_gap_is_refused_and_hello_brings_the_till_back(cloud: Cloud, till: Till):
    for n in range(1, 4):
        till.sell(n)
    till.saved[1] = 3
    engine = cloud.engine(till)

    outcome = engine.run_once()

    assert (outcome.outcome, outcome.sent) == (Outcome.DONE, 4)
    assert len(sales_at(cloud)) == 3


def test_a_gap_within_a_session_is_a_conflict_first(cloud: Cloud, till: Till):
    engine = cloud.engine(till)
    engine.run_once()
    for n in range(1, 4):
        till.sell(n)
    till.saved[1] = 3
    cloud.way.sent.clear()

    outcome = engine.run_once()

    assert outcome.outcome is Outcome.DONE
    assert [path.rsplit("/")[-1] for path in cloud.way.sent] == ["push", "hello", "push"]
    assert len(sales_at(cloud)) == 3


def test_a_bad_signature_stops_there_and_keeps_what_came_before(cloud: Cloud, till: Till):
    for n in range(1, 6):
        till.sell(n)
    till.spoil(4, sig=bytes(64))

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, outcome.code, outcome.sent) == (
        Outcome.NOT_ACCEPTED,
        "bad_signature",
        3,
    )
    assert till.saved[1] == 3
    assert len(sales_at(cloud)) == 2
    assert till.results[till.rows[1][3].event_id].status == "bad_signature"


def test_a_changed_amount_breaks_the_chain(cloud: Cloud, till: Till):
    till.sell(1, 3800)
    till.spoil(2, body=till.rows[1][1].body.replace(b"3800", b"1800"))

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, outcome.code) == (Outcome.NOT_ACCEPTED, "bad_signature")
    assert sales_at(cloud) == []


def poisons(till: Till) -> list[str]:
    """Record four faulty rows and return their ids."""
    ids = [made_id("poison", n) for n in range(4)]
    till.record_bytes(b"no json \x00 at all", ids[0], "sale.closed", 1)
    plain = till.rows[1][0].body.decode()
    for event_id, kind, v in ((ids[1], "gift.given", 1), (ids[2], "shift.opened", 9)):
        seq = len(till.rows[1]) + 1
        body = (
            plain.replace(till.rows[1][0].event_id, event_id)
            .replace('"seq":1,', f'"seq":{seq},')
            .replace('"epoch.opened"', f'"{kind}"')
            .replace('"v":1', f'"v":{v}')
        )
        till.record_bytes(body.encode(), event_id, kind, v)
    till.record_bytes(plain.encode(), ids[3], "epoch.opened", 1)
    return ids


def test_poison_is_kept_aside_and_the_rest_arrives(cloud: Cloud, till: Till):
    till.sell(1)
    ids = poisons(till)
    till.sell(2)

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, till.pending().n) == (Outcome.DONE, 0)
    assert len(sales_at(cloud)) == 2
    assert [(till.results[i].status, till.results[i].code) for i in ids] == [
        ("quarantined", "invalid_body"),
        ("quarantined", "unknown_type"),
        ("quarantined", "unknown_version"),
        ("quarantined", "invalid_body"),
    ]
    kept = cloud.rows("SELECT body FROM ingest WHERE status='quarantined' ORDER BY seq")
    assert [row[0] for row in kept] == [row.body for row in till.rows[1][2:6]]


def test_a_sale_id_used_twice_holds_up_nobody(cloud: Cloud, till: Till):
    first = till.sell(1)
    till.sell(2, sale_id=first.sale_id)
    till.sell(3)

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, len(sales_at(cloud))) == (Outcome.DONE, 2)
    second = till.results[till.rows[1][2].event_id]
    assert (second.status, second.code) == ("quarantined", "bad_reference")


def test_an_id_used_for_other_bytes_is_kept_as_a_conflict(cloud: Cloud, till: Till):
    till.sell(1)
    used = till.rows[1][1].event_id
    engine = cloud.engine(till)
    engine.run_once()
    till.record(till_sale(9), id=used)
    till.sell(2)

    outcome = engine.run_once()

    assert (outcome.outcome, len(sales_at(cloud))) == (Outcome.DONE, 2)
    assert (till.results[used].status, till.results[used].code) == ("quarantined", "id_conflict")
    assert cloud.rows("SELECT seq FROM ingest WHERE code='id_conflict'") == [(3,)]


def till_sale(number: int):
    return Till("another").sell(number)


def test_a_projection_that_raises_is_told_and_kept(tmp_path: Path):
    def raising(source, envelope, event):
        if envelope.type == "sale.closed" and event.total_fen == 666:
            raise RuntimeError("a fault of ours")
        return real(source, envelope, event)

    from cloud_stub.projection import project as real

    cloud = Cloud(tmp_path / "cloud", TestClock(), raising)
    till = Till()
    cloud.enrol(till)
    till.sell(1)
    till.sell(2, 666)
    till.sell(3)

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, len(sales_at(cloud))) == (Outcome.DONE, 2)
    assert till.results[till.rows[1][2].event_id].code == "not_projected"


def test_a_new_epoch_goes_on_after_the_old_one(cloud: Cloud, till: Till):
    till.sell(1)
    till.open_epoch(2, "restored")
    till.sell(2, receipt_no="WJL-A-261121-02-0001")

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, till.pending().n) == (Outcome.DONE, 0)
    assert cloud.rows("SELECT epoch, last_seq FROM epochs ORDER BY epoch") == [(1, 2), (2, 2)]
    assert cloud.rows("SELECT epoch FROM terminals") == [(2,)]
    assert len(sales_at(cloud)) == 2


def test_an_epoch_not_opened_by_the_tills_key_is_not_taken(cloud: Cloud, till: Till):
    forged = Till("forged")
    forged.terminal_id = till.terminal_id
    forged.enrolment = till.enrolment
    forged.rows.clear(), forged.hashes.clear(), forged.saved.clear()
    forged.open_epoch(1)
    forged.key, own = till.key, forged.key

    outcome = cloud.engine(forged).run_once()

    assert own is not till.key
    assert (outcome.outcome, outcome.code) == (Outcome.NOT_ACCEPTED, "bad_chain")
    assert cloud.rows("SELECT count(*) FROM ingest") == [(0,)]


def test_a_restart_of_the_cloud_forgets_nothing(cloud: Cloud, till: Till):
    till.sell(1)
    engine = cloud.engine(till)
    engine.run_once()
    cloud.restart()
    till.sell(2)

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, outcome.sent) == (Outcome.DONE, 1)
    assert len(sales_at(cloud)) == 2


def test_a_cloud_put_back_gets_everything_again(cloud: Cloud, till: Till, tmp_path: Path):
    till.sell(1)
    engine = cloud.engine(till)
    engine.run_once()
    copy = tmp_path / "copy.db"
    cloud.rows(f"VACUUM INTO '{copy}'")
    for n in range(2, 6):
        till.sell(n)
    engine.run_once()
    for leftover in cloud.config.folder.glob("cloud.db*"):
        leftover.unlink()
    copy.rename(cloud.config.database)
    cloud.restart()

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, outcome.sent) == (Outcome.DONE, 4)
    assert len(sales_at(cloud)) == 5


def test_a_till_put_back_is_told_that_the_cloud_knows_more(cloud: Cloud, till: Till):
    for n in range(1, 4):
        till.sell(n)
    cloud.engine(till).run_once()
    del till.rows[1][2:], till.hashes[1][3:]
    till.saved[1] = 2

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, outcome.code) == (Outcome.NOT_ACCEPTED, "gap")


def test_a_forked_till_is_told_so_and_overwrites_nothing(cloud: Cloud, till: Till):
    for n in range(1, 4):
        till.sell(n)
    cloud.engine(till).run_once()
    del till.rows[1][2:], till.hashes[1][3:]
    till.saved[1] = 2
    for n in range(7, 12):
        till.sell(n)

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, outcome.code) == (Outcome.NOT_ACCEPTED, "fork")
    assert [number for number, _ in sales_at(cloud)] == [
        f"WJL-A-261121-01-{n:04}" for n in (1, 2, 3)
    ]


def test_a_shift_that_does_not_add_up_is_flagged(cloud: Cloud, till: Till):
    till.open_shift()
    sale = till.sell(1, 3800)
    till.refund(1, sale, 800)
    till.close_shift(sales=1, gross_fen=3900, refunds=1, refunds_fen=800)

    outcome = cloud.engine(till).run_once()

    flagged = till.results[till.rows[1][-1].event_id]
    assert outcome.outcome is Outcome.DONE
    assert (flagged.status, flagged.code) == ("flagged", "shift_mismatch")
    assert flagged.detail == "gross_fen 3900!=3800"


def test_a_shift_that_adds_up_is_not_flagged(cloud: Cloud, till: Till):
    till.open_shift()
    sale = till.sell(1, 3800)
    till.refund(1, sale, 800)
    till.close_shift(sales=1, gross_fen=3800, refunds=1, refunds_fen=800)

    cloud.engine(till).run_once()

    assert till.results == {}
    assert cloud.rows("SELECT gross_fen, over_short_fen, closed_seq FROM shifts") == [
        (3800, -10, 5)
    ]


def test_a_receipt_number_used_twice_is_flagged_and_both_sales_count(cloud: Cloud, till: Till):
    till.sell(1)
    till.sell(2, receipt_no="WJL-A-261121-01-0001")

    cloud.engine(till).run_once()

    flagged = till.results[till.rows[1][2].event_id]
    assert (flagged.status, flagged.code) == ("flagged", "receipt_no_reused")
    assert len(sales_at(cloud)) == 2
