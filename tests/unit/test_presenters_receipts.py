"""Receipts and the print queue without Qt."""

import pytest

from drivers.interfaces import (
    PrintOutcome,
    PrintResult,
    Reason,
)
from terminal.services import printing, refunding
from terminal.store import jobs
from tests.offices import Office
from tests.tills import consent, rows_of


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path, "zhao")
    yield office
    office.shop.store.close()


@pytest.fixture
def cashier(tmp_path):
    office = Office(tmp_path, "lin")
    yield office
    office.shop.store.close()


def failed(office, closed, result, reason=Reason.SILENT):
    job = jobs.get(office.shop.store.db, closed.job_id)
    printing.begin(office.shop.store, office.shop.clock, job)
    outcome = PrintOutcome(job.job_id, result, reason)
    printing.settle(office.shop.store, office.shop.clock, job, outcome)


def keys(office):
    return [action.key for action in office.screen.last("receipts").actions]


def test_the_days_receipts_show_their_paper(office):
    closed = office.shop.sell(4800)
    failed(office, closed, PrintResult.DONE)
    receipts = office.receipts()
    receipts.choose(closed.sale_id)

    view = office.screen.last("receipts")
    assert (view.title, view.subtitle) == ("A-0001", closed.receipt_no)
    assert [str(chip.words) for chip in view.rows[0].chips] == ["printed"]
    assert view.preview == closed.receipt_no.encode()
    assert keys(office) == ["reprint", "refund"]
    receipts.act("refund")
    assert office.left == [closed.sale_id]


def test_what_waits_comes_first_and_goes_to_another_printer(office):
    closed = office.shop.sell(4800)
    receipts = office.receipts()
    assert receipts.tab == "queue"
    receipts.choose(closed.job_id)
    assert keys(office) == ["to:spare", "reprint"] or "to:spare" in keys(office)
    receipts.act("to:spare")

    assert jobs.get(office.shop.store.db, closed.job_id).printer == "spare"
    assert office.counter.woken == 1


@pytest.mark.parametrize(("key", "state"), [("accept", jobs.DONE), ("retry", jobs.WAITING)])
def test_an_unknown_job_waits_for_a_decision(office, key, state):
    closed = office.shop.sell(4800)
    failed(office, closed, PrintResult.UNKNOWN)
    receipts = office.receipts()
    receipts.choose(closed.job_id)
    assert keys(office)[:2] == ["accept", "retry"]
    receipts.act(key)
    receipts.act(key)

    assert jobs.get(office.shop.store.db, closed.job_id).state == state


def test_a_reprint_needs_consent_where_the_role_may_not(cashier):
    closed = cashier.shop.sell(4800)
    cashier.shop.sign_in("wu")
    receipts = cashier.receipts()
    receipts.choose_tab("day")
    receipts.choose(closed.sale_id)
    receipts.act("reprint")
    assert cashier.count("reprints") == 0
    consent(receipts)

    assert rows_of(cashier.shop.store, "SELECT copy_no, by FROM reprints") == [(1, "wu")]


def test_a_refund_of_yesterday_in_the_queue_is_reprinted_as_one(office):
    closed = office.shop.sell(4800)
    chosen = {refunding.sold(office.till, closed.sale_id)[0].line_id: 1000}
    back = refunding.close_refund(
        office.till, closed.sale_id, chosen, reason="cold", printer="receipt"
    )
    office.shop.close_shift()
    office.shop.clock.forward(days=1)
    office.shop.open_shift(name="zhao")
    receipts = office.receipts()
    receipts.choose(back.job_id)
    receipts.act("reprint")

    kinds = [job.kind for job in jobs.unfinished(office.shop.store.db) if job.copy_no]
    assert kinds == ["refund"]


def test_an_act_on_paper_that_is_not_saved_is_a_notice(office):
    closed = office.shop.sell(4800)
    receipts = office.receipts()
    receipts.choose(closed.job_id)
    office.shop.fail_commits()
    receipts.act("to:spare")

    assert "not saved" in office.screen.toast
    receipts.paper_changed()
    receipts.back()
    assert office.left == ["left"]
