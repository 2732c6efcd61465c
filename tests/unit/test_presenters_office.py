"""Refunds, cash, receipts, reports and the close of the shift without Qt."""

from types import SimpleNamespace

import pytest

from drivers.interfaces import (
    BadScan,
    BadScanReason,
    DrawerResult,
    PrintOutcome,
    PrintResult,
    Reason,
)
from terminal.presenters.cash import CashPresenter
from terminal.presenters.receipts import ReceiptsPresenter
from terminal.presenters.refund import RefundPresenter
from terminal.presenters.reports import ReportsPresenter
from terminal.presenters.shift import ShiftClosePresenter
from terminal.services import printing, refunding, selling, shifts
from terminal.store import jobs
from tests.tills import WRONG, CounterStub, Screen, Shop, consent, rows_of, typed


class Office:
    """Somebody beside the counter."""

    def __init__(self, folder, name):
        self.shop = Shop(folder)
        self.shop.open_shift(name=name)
        self.screen, self.counter, self.left = Screen(), CounterStub(), []

    @property
    def till(self):
        return self.shop.till

    def refund(self):
        presenter = RefundPresenter(
            self.screen, self.till, self.counter, lambda: self.left.append("left")
        )
        presenter.enter()
        return presenter

    def cash(self):
        presenter = CashPresenter(
            self.screen, self.till, self.counter, lambda: self.left.append("left")
        )
        presenter.enter()
        return presenter

    def receipts(self):
        exits = (lambda: self.left.append("left"), self.left.append)
        presenter = ReceiptsPresenter(
            self.screen, self.till, self.counter, lambda paper: paper.title.encode(), exits
        )
        presenter.enter()
        return presenter

    def reports(self):
        presenter = ReportsPresenter(
            self.screen, self.till, self.counter, lambda: self.left.append("left")
        )
        presenter.enter()
        return presenter

    def closing(self):
        presenter = ShiftClosePresenter(self.screen, self.till, self.counter, self.left.append)
        presenter.enter()
        return presenter

    def count(self, table):
        return rows_of(self.shop.store, f"SELECT count(*) FROM {table}")[0][0]


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


# --- refunds


def test_a_sale_is_found_by_list_number_or_the_code_on_its_receipt(office):
    closed = office.shop.sell(4800, 1200)
    refund = office.refund()
    assert [row.key for row in office.screen.last("find").sales] == [closed.sale_id]

    for look in (
        lambda: (typed(refund, "1"), refund.find()),
        lambda: refund.scanned(SimpleNamespace(text=closed.witness)),
        lambda: refund.choose(closed.sale_id),
    ):
        refund.leave_sale()
        look()
        assert refund.sale_id == closed.sale_id
    assert [row.title for row in office.screen.last("refund").lines] == ["Dish 0", "Dish 1"]


def test_a_number_nobody_knows_is_said(office):
    refund = office.refund()
    refund.find()
    assert "number" in str(office.screen.last("find").problem)
    typed(refund, "77")
    refund.find()
    assert "no sale with 77" in str(office.screen.last("find").problem)
    refund.scanned(SimpleNamespace(text="6901234567892"))
    assert "no sale with" in str(office.screen.last("find").problem)
    refund.scanned(BadScan(BadScanReason.CUT_SHORT, "half a code", b"1"))
    assert refund.sale_id == ""


def refunded(office, presenter, closed, way):
    presenter.choose(closed.sale_id)
    way(presenter)
    presenter.choose_reason("0")
    presenter.refund()


def test_one_line_comes_back_in_cash_and_twice_pressed_is_once(office):
    closed = office.shop.sell(4800, 1200)
    refund = office.refund()
    line = refunding.sold(office.till, closed.sale_id)[1].line_id
    refunded(office, refund, closed, lambda screen: screen.tap(line))
    refund.refund()

    done = office.screen.last("done")
    assert (done.figure, office.count("refunds")) == ("12.00", 1)
    assert (office.counter.woken, len(office.counter.kicks)) == (1, 1)
    office.counter.answer()
    assert [str(state.words) for state in office.screen.last("done").states] == [
        "Receipt is printing",
        "Drawer opened",
    ]
    refund.next()
    assert office.left == ["left"]


def test_part_of_a_quantity_comes_back_and_never_more_than_is_left(office):
    order = office.shop.order(1200)
    order = order.change(order.lines[0].line_id, qty_milli=3000)
    selling.save(office.till, order, None)
    closed = office.shop.pay(order)
    refund = office.refund()
    refund.choose(closed.sale_id)
    line = order.lines[0].line_id
    for _ in range(5):
        refund.step(line, 1)
    assert office.screen.last("refund").total == "−36.00"
    refund.step(line, -1)
    refund.choose_reason("1")
    refund.refund()
    refund.enter(closed.sale_id)
    refund.take_whole()

    view = office.screen.last("refund")
    assert (view.total, view.lines[0].more) == ("−12.00", False)
    refund.step("strange", 1)
    refund.tap("strange")
    assert office.screen.last("refund").total == "−12.00"


def test_nothing_chosen_and_no_reason_are_said_before_anybody_is_asked(cashier):
    closed = cashier.shop.sell(4800)
    refund = cashier.refund()
    refund.choose(closed.sale_id)
    refund.take_whole()
    refund.refund()
    assert "why" in str(cashier.screen.last("refund").problem)

    refund.tap(refunding.sold(cashier.till, closed.sale_id)[0].line_id)
    refund.choose_reason("0")
    refund.refund()
    assert "Nothing was chosen" in str(cashier.screen.last("refund").problem)
    assert cashier.screen.panel is None


def test_a_cashier_refunds_with_a_managers_consent_to_what_was_asked(cashier):
    closed = cashier.shop.sell(4800, 1200)
    refund = cashier.refund()
    first, second = (line.line_id for line in refunding.sold(cashier.till, closed.sale_id))
    refunded(cashier, refund, closed, lambda screen: screen.tap(second))
    assert cashier.screen.last("refund").approval
    refund.tap(first)
    consent(refund, pin=WRONG)
    assert cashier.count("refunds") == 0
    consent(refund)

    total, approval = rows_of(cashier.shop.store, "SELECT total_fen, approval FROM refunds")[0]
    assert (total, bool(approval)) == (1200, True)


def test_another_sale_takes_the_open_question_away(cashier):
    closed, other = cashier.shop.sell(4800), cashier.shop.sell(900)
    refund = cashier.refund()
    refunded(cashier, refund, closed, lambda screen: screen.take_whole())
    refund.scanned(SimpleNamespace(text=other.witness))
    consent(refund)

    assert (cashier.count("refunds"), cashier.screen.panel) == (0, None)


def test_a_refund_that_is_not_saved_kicks_and_prints_nothing(office):
    closed = office.shop.sell(4800)
    office.shop.sell(100)
    refund = office.refund()
    office.shop.fail_commits()
    refunded(office, refund, closed, lambda screen: screen.take_whole())

    assert "not saved" in str(office.screen.last("refund").problem)
    assert (office.counter.kicks, office.screen.last("done")) == ([], None)
    refund.refund()
    assert office.count("refunds") == 1


def test_a_line_given_away_comes_back_without_the_drawer(office):
    order = office.shop.order(4800, 1200)
    given = order.change(order.lines[0].line_id, comp="apology", comp_by="zhao")
    selling.save(office.till, given, order)
    closed = office.shop.pay(given)
    refund = office.refund()
    refunded(office, refund, closed, lambda screen: screen.tap(order.lines[0].line_id))

    assert (office.screen.last("done").figure, office.counter.kicks) == ("0.00", [])


def test_stepping_back_leaves_the_sale_then_the_screen(office):
    closed = office.shop.sell(4800)
    refund = office.refund()
    refund.choose(closed.sale_id)
    refund.back()
    assert (refund.sale_id, office.left) == ("", [])
    refund.back()
    assert office.left == ["left"]


# --- cash


def move(cash, kind, amount, reason="0"):
    cash.choose_kind(kind)
    typed(cash, amount)
    if reason:
        cash.choose_reason(reason)
    cash.confirm()


@pytest.mark.parametrize("kind", ["paid_in", "paid_out", "dropped"])
def test_cash_is_recorded_before_the_drawer_opens_and_once(office, kind):
    cash = office.cash()
    move(cash, kind, "60")
    cash.confirm()

    assert rows_of(office.shop.store, "SELECT kind, amount_fen FROM cash_movements") == [
        (kind, 6000)
    ]
    assert (len(office.counter.kicks), office.screen.last("done").figure) == (1, "60.00")
    office.counter.answer(DrawerResult.NOT_OPENED)
    assert "use the key" in str(office.screen.last("done").states[0].words)


def test_no_sale_needs_a_reason_and_a_manager(cashier):
    cash = cashier.cash()
    move(cash, "no_sale", "", reason="")
    assert "reason" in str(cashier.screen.last("cash").banner.fact)
    assert cashier.screen.panel is None
    cash.write_note("guest 13812345678 wants change")
    cash.confirm()
    consent(cash)

    row = rows_of(cashier.shop.store, "SELECT reason, by FROM drawer_openings")
    assert row == [("guest 138****5678 wants change", "lin")]


@pytest.mark.parametrize("amount", ["", "0.00", "999999999"])
def test_an_amount_that_cannot_be_meant_is_refused_before_consent(cashier, amount):
    cash = cashier.cash()
    move(cash, "paid_out", amount)

    assert cashier.screen.last("cash").banner is not None
    assert (cashier.screen.panel, cashier.count("cash_movements")) == (None, 0)
    cash.clear_banner()
    assert cashier.screen.last("cash").banner is None


def test_the_consent_is_to_the_amount_that_was_asked(cashier):
    cash = cashier.cash()
    move(cash, "paid_out", "60")
    typed(cash, "00")
    consent(cash)

    assert rows_of(cashier.shop.store, "SELECT amount_fen FROM cash_movements") == [(6000,)]


def test_cash_that_is_not_saved_does_not_open_the_drawer(office):
    cash = office.cash()
    office.shop.fail_commits()
    move(cash, "paid_in", "60")

    assert "not saved" in str(office.screen.last("cash").banner.fact)
    assert office.counter.kicks == []
    cash.confirm()
    assert len(office.counter.kicks) == 1
    cash.back()
    assert office.left == ["left"]


# --- receipts and the print queue


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


# --- reports


def test_an_x_is_for_managers_and_never_shows_what_must_be_in_the_drawer(cashier):
    cashier.shop.sell(4800)
    reports = cashier.reports()
    reports.choose("x")
    assert cashier.screen.last("reports").cards == ()
    consent(reports)

    view = cashier.screen.last("reports")
    assert view.kpis[0].figure == "48.00"
    words = [str(row.words) for card in view.cards for row in card.sums]
    assert "Cash expected" not in words


def test_a_day_is_closed_shown_and_printed_again(office):
    office.shop.sell(4800)
    office.shop.close_shift()
    reports = office.reports()
    assert [a.key for a in office.screen.last("reports").actions] == ["close_day"]
    reports.act("close_day")
    reports.act("print")

    view = office.screen.last("reports")
    assert (reports.key, view.reports[0].figure) == ("z:1", "48.00")
    kinds = [job.kind for job in jobs.unfinished(office.shop.store.db)]
    assert kinds == ["receipt", "report", "report", "report"]
    reports.choose("z:77")
    assert office.screen.last("reports").cards == ()
    reports.choose("z:1")
    assert office.screen.last("reports").cards


def test_reports_that_cannot_be_saved_say_so(office):
    office.shop.close_shift()
    reports = office.reports()
    office.shop.fail_commits()
    reports.act("close_day")
    assert "not saved" in office.screen.toast
    reports.act("close_day")
    office.shop.fail_commits()
    reports.act("print")
    assert "not saved" in office.screen.toast
    assert reports.report.number == 1
    reports.back()
    assert office.left == ["left"]


def test_an_x_without_a_shift_is_refused(office):
    reports = office.reports()
    office.shop.close_shift()
    reports.choose("x")

    assert "No shift is open" in office.screen.toast


# --- closing the shift


def count_cash(presenter, **pieces):
    for face, n in pieces.items():
        presenter.choose(face[1:])
        typed(presenter, str(n))


def test_the_count_is_blind_then_compared_then_closed_once(office):
    office.shop.sell(4800)
    closing = office.closing()
    assert "548" not in str(office.screen.last("count"))
    closing.close()
    assert office.till.shift is not None
    count_cash(closing, f10000=5, f1000=4, f500=1)
    closing.step("100", 1)
    closing.step("100", 1)
    closing.compare()

    result = office.screen.last("result")
    assert (result.expected, result.counted, result.over_short) == ("548.00", "547.00", "−1.00")
    closing.close()
    closing.close()
    assert (office.till.shift, office.counter.woken) == (None, 1)
    assert office.screen.last("done").figure == "547.00"
    closing.act("z")
    closing.act("z")
    assert office.count("days") == 1
    closing.next()
    assert office.left == [True]


def test_a_second_count_is_noted_also_after_leaving_the_screen(office):
    closing = office.closing()
    count_cash(closing, f10000=4)
    closing.compare()
    closing.back()
    closing.enter()
    count_cash(closing, f10000=5)
    closing.compare()
    assert office.screen.last("result").recount.refusal
    closing.recount()
    closing.close()

    assert office.left == [False]
    assert office.till.shift is None
    closed = rows_of(office.shop.store, "SELECT body FROM journal WHERE type='shift.closed'")
    assert b'"recounts":1' in closed[0][0]


def test_an_absurd_count_is_refused(office):
    closing = office.closing()
    count_cash(closing, f10000=99_999)
    closing.compare()

    assert "0.00 to 1,000,000.00" in str(office.screen.last("count").banner.fact)
    assert office.screen.last("result") is None


def test_open_and_parked_orders_are_listed_and_stay(office):
    parked = selling.park(office.till, office.shop.order(4800))
    at_counter = office.shop.order(900)
    closing = office.closing()
    closing.compare()
    assert [(str(row.title), row.figure) for row in office.screen.last("result").unclear] == [
        ("Order A-002 is still open", "9.00"),
        ("Order A-001 is still parked", "48.00"),
    ]
    closing.close()

    assert selling.still_open(office.till) == (at_counter, parked)


def test_a_waiter_closes_the_shift_only_with_consent(cashier):
    cashier.shop.sign_in("wu")
    closing = cashier.closing()
    closing.compare()
    assert cashier.screen.last("result") is None
    consent(closing)
    closing.close()

    assert cashier.till.shift is None


def test_a_close_that_is_not_saved_can_be_done_again(office):
    closing = office.closing()
    closing.compare()
    office.shop.fail_commits()
    closing.close()
    assert "not saved" in office.screen.toast
    assert (office.till.shift is not None, office.screen.last("done")) == (True, None)
    closing.close()

    assert office.till.shift is None


def test_every_day_without_a_z_is_closed_with_one(office):
    office.shop.close_shift()
    office.shop.clock.forward(days=1)
    office.shop.open_shift(name="zhao")
    closing = office.closing()
    closing.compare()
    closing.close()
    closing.act("z")

    words = [str(state.words) for state in office.screen.last("done").states]
    assert words[1:] == ["Day closed: Z 1", "Day closed: Z 2"]
    assert shifts.days_to_close(office.till) == ()
