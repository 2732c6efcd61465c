"""Print jobs: they wait, are tried again, may be on paper, go elsewhere; nothing is claimed."""

import pytest

from drivers.interfaces import PrintOutcome, PrintResult, Reason, Size, TextLine
from terminal.errors import InvalidOrder, NotAllowed, NotSaved
from terminal.services import printing, refunding, shifts
from terminal.services.opening import open_books
from terminal.services.printing import Queue
from terminal.store import jobs
from tests.tills import Shop, TestClock, rows_of, shop_events


@pytest.fixture
def shop(tmp_path):
    shop = Shop(tmp_path)
    shop.open_shift()
    yield shop
    shop.store.close()


def the_job(shop, closed):
    return jobs.get(shop.store.db, closed.job_id)


def attempt(shop, closed, result, reason=None):
    printing.begin(shop.store, shop.clock, the_job(shop, closed))
    outcome = PrintOutcome(closed.job_id, result, reason)
    printing.settle(shop.store, shop.clock, the_job(shop, closed), outcome)
    return the_job(shop, closed)


def mark_of(shop, closed):
    first = printing.document_of(shop.store, the_job(shop, closed)).blocks[0]
    return first.left if isinstance(first, TextLine) and first.inverse else ""


def test_a_job_is_done_only_when_the_printer_says_so(shop):
    closed = shop.sell()

    assert attempt(shop, closed, PrintResult.DONE).state == jobs.DONE
    assert printing.queue(shop.store) == Queue(0, 0)


def test_what_was_not_sent_waits_unmarked(shop):
    closed = shop.sell()

    job = attempt(shop, closed, PrintResult.NOT_SENT, Reason.PAPER_OUT)

    assert (job.state, job.reason, job.attempts) == (jobs.WAITING, "paper_out", 0)
    assert mark_of(shop, closed) == ""


def test_half_a_receipt_is_tried_again_with_a_mark(shop):
    closed = shop.sell()

    job = attempt(shop, closed, PrintResult.FAILED, Reason.CUT_OFF)

    assert (job.state, job.attempts) == (jobs.WAITING, 1)
    assert "PRINTED AGAIN" in mark_of(shop, closed)


def test_an_unknown_job_stays_until_somebody_looked_at_the_paper(shop):
    closed = shop.sell()
    job = attempt(shop, closed, PrintResult.UNKNOWN, Reason.SILENT)

    assert job.state == jobs.UNKNOWN
    assert jobs.waiting(shop.store.db, "receipt") == ()
    assert printing.queue(shop.store) == Queue(0, 1)
    printing.retry(shop.till, closed.job_id)
    assert the_job(shop, closed).state == jobs.WAITING
    assert "PRINTED AGAIN" in mark_of(shop, closed)


def test_somebody_who_holds_the_paper_says_so(shop):
    closed = shop.sell()
    attempt(shop, closed, PrintResult.UNKNOWN, Reason.SILENT)

    printing.accept(shop.till, closed.job_id)

    assert the_job(shop, closed).state == jobs.DONE


def test_a_waiting_job_cannot_be_declared_printed(shop):
    closed = shop.sell()

    for decide in (printing.accept, printing.retry):
        with pytest.raises(InvalidOrder, match="no longer in doubt"):
            decide(shop.till, closed.job_id)
    assert the_job(shop, closed).state == jobs.WAITING


def test_a_crash_while_sending_leaves_unknown_and_its_repeat_elsewhere_is_marked(tmp_path):
    clock = TestClock()
    books = open_books(tmp_path, clock=clock)
    with books.till.act() as act:
        for event in shop_events():
            act.record(event)
    shop = Shop.__new__(Shop)
    shop.folder, shop.clock, shop.till, shop.make_id = tmp_path, clock, books.till, books.make_id
    shop.open_shift()
    closed = shop.sell()
    printing.begin(shop.store, clock, the_job(shop, closed))
    books.close()

    books = open_books(tmp_path, clock=clock)
    shop.till = books.till
    job = the_job(shop, closed)
    printing.send_to(shop.till, closed.job_id, "spare")

    assert (job.state, job.reason) == (jobs.UNKNOWN, "crash")
    assert the_job(shop, closed).printer == "spare"
    assert "PRINTED AGAIN" in mark_of(shop, closed)
    books.close()


def test_a_waiting_job_goes_to_another_printer_unmarked(shop):
    closed = shop.sell()

    printing.send_to(shop.till, closed.job_id, "spare")

    assert jobs.waiting(shop.store.db, "receipt") == ()
    assert [job.job_id for job in jobs.waiting(shop.store.db, "spare")] == [closed.job_id]
    assert mark_of(shop, closed) == ""


def test_a_job_being_sent_or_done_does_not_move(shop):
    sending, done = shop.sell(), shop.sell()
    printing.begin(shop.store, shop.clock, the_job(shop, sending))
    attempt(shop, done, PrintResult.DONE)

    for closed in (sending, done):
        printing.send_to(shop.till, closed.job_id, "spare")
        assert the_job(shop, closed).printer == "receipt"


def test_reprints_are_marked_numbered_and_recorded(shop):
    closed = shop.sell()

    copies = [printing.reprint(shop.till, closed.sale_id, printer="receipt") for _ in range(2)]

    banners = []
    for job_id in copies:
        first = printing.document_of(shop.store, jobs.get(shop.store.db, job_id)).blocks[0]
        assert first.size is Size.LABEL
        banners.append(first.left)
    assert banners == ["REPRINT 1", "REPRINT 2"]
    assert rows_of(shop.store, "SELECT copy_no, receipt_no, by FROM reprints ORDER BY copy_no") == [
        (1, closed.receipt_no, "lin"),
        (2, closed.receipt_no, "lin"),
    ]


def test_a_refund_of_any_day_is_reprinted_as_a_refund(shop):
    closed = shop.sell()
    line = refunding.sold(shop.till, closed.sale_id)[0].line_id
    back = refunding.close_refund(
        shop.till, closed.sale_id, {line: 1000}, reason="cold", approval="a", printer="receipt"
    )
    shop.close_shift()
    shop.clock.forward(days=2)
    shop.open_shift()

    job = jobs.get(shop.store.db, printing.reprint(shop.till, back.refund_id, printer="receipt"))

    assert job.kind == "refund"
    texts = [getattr(block, "left", "") for block in printing.document_of(shop.store, job).blocks]
    assert "Refund" in texts


def test_a_receipt_that_is_not_there_and_a_waiter_reprint_nothing(shop):
    with pytest.raises(InvalidOrder, match="no such receipt"):
        printing.reprint(shop.till, "nowhere", printer="receipt")
    closed = shop.sell()
    shop.sign_in("wu")
    with pytest.raises(NotAllowed):
        printing.reprint(shop.till, closed.sale_id, printer="receipt")
    assert len(jobs.unfinished(shop.store.db)) == 1


def test_nothing_is_queued_for_what_is_not_saved(shop):
    closed = shop.sell()
    shop.fail_commits()

    with pytest.raises(NotSaved):
        printing.reprint(shop.till, closed.sale_id, printer="receipt")

    assert printing.queue(shop.store) == Queue(1, 0)


def test_every_shift_report_and_z_is_queued_with_its_act(shop):
    shop.sell()
    shop.close_shift()
    shifts.close_day(shop.till, "2026-11-21", printer="receipt", approval="a")

    found = jobs.unfinished(shop.store.db)

    assert [job.kind for job in found] == ["receipt", "report", "report"]
    titles = [printing.document_of(shop.store, job).title for job in found[1:]]
    assert titles == ["Shift report 1", "Z report 1"]


def test_counting_the_queue_reads_only_open_jobs(shop):
    for _ in range(3):
        attempt(shop, shop.sell(), PrintResult.DONE)
    shop.sell()

    plan = rows_of(
        shop.store,
        "EXPLAIN QUERY PLAN SELECT state, count(*) FROM print_jobs"
        " WHERE state IN ('waiting', 'sending', 'unknown') GROUP BY state",
    )

    assert printing.queue(shop.store) == Queue(1, 0)
    assert all("print_jobs_state" in row[3] for row in plan)
