"""The pay screen without Qt: typed cash, split cash, one press one sale, nothing claimed early."""

import pytest

from drivers.interfaces import DrawerResult, PrintOutcome, PrintResult, Reason
from terminal.domain.correction import comp_line
from terminal.errors import PosError
from terminal.presenters.pay import PayPresenter
from terminal.services import printing, selling
from terminal.store import jobs
from tests.tills import CounterStub, Screen, Shop, rows_of, typed


class Desk:
    """A guest who pays."""

    def __init__(self, folder):
        self.shop = Shop(folder)
        self.shop.open_shift()
        self.screen, self.counter, self.left = Screen(), CounterStub(), []
        self.pay = PayPresenter(self.screen, self.shop.till, self.counter, self.left.append)

    def enter(self, *amounts):
        self.pay.enter(self.shop.order(*amounts))

    @property
    def view(self):
        return self.screen.last("pay")

    @property
    def said(self):
        return str(self.view.banner.fact) if self.view.banner else ""

    @property
    def states(self):
        return [str(state.words) for state in self.view.done.states]

    @property
    def sales(self):
        return rows_of(self.shop.store, "SELECT count(*) FROM sales")[0][0]


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.shop.store.close()


def test_cash_is_typed_the_change_shown_and_the_sale_closed(desk):
    desk.enter(4800, 2333)
    typed(desk.pay, "100")
    assert (desk.view.due, desk.view.change, desk.view.received) == ("71.30", "28.70", "100")
    assert desk.view.taken[0].pending
    assert desk.view.done is None
    desk.pay.pay()

    done = desk.view.done
    assert (str(done.title), done.figure) == ("Paid · A-0001", "28.70")
    assert [row.figure for row in desk.view.sums] == ["71.33", "−0.03"]
    assert (desk.counter.woken, len(desk.counter.kicks)) == (1, 1)


def test_pressing_pay_twice_sells_and_kicks_once(desk):
    desk.enter(1200)
    desk.pay.quick("exact")
    desk.pay.pay()
    desk.pay.pay()

    assert (desk.sales, len(desk.counter.kicks)) == (1, 1)
    for poke in (lambda: desk.pay.key("9"), desk.pay.toggle_rounding, lambda: desk.pay.quick("1")):
        poke()
    desk.pay.take_back(desk.pay.payment.tenders[0].tender_id)
    assert desk.view.done.figure == "0.00"


@pytest.mark.parametrize(("keys", "said"), [("", "No cash"), ("0.00", "No cash")])
def test_an_empty_tender_is_refused(desk, keys, said):
    desk.enter(1200)
    assert desk.view.pay.refusal
    typed(desk.pay, keys)
    desk.pay.pay()

    assert said in desk.said
    assert (desk.sales, desk.counter.kicks) == (0, [])


@pytest.mark.parametrize("keys", ["999999999", "1012.00"])
def test_an_absurd_amount_is_refused_and_stays_typed(desk, keys):
    desk.enter(1200)
    typed(desk.pay, keys)
    desk.pay.pay()

    assert "Check the amount" in str(desk.view.banner.rest)
    assert (desk.sales, desk.view.received) == (0, keys)
    desk.pay.clear_banner()
    assert desk.said == ""


def test_cash_may_come_in_parts_and_be_handed_back(desk):
    desk.enter(10_000)
    typed(desk.pay, "30")
    assert (desk.view.short, str(desk.view.pay.words)) == (True, "Take this part")
    desk.pay.pay()
    assert (desk.view.due, desk.view.taken_total) == ("70.00", "30.00")
    assert desk.pay.is_under_way
    desk.pay.back()
    assert ("was taken already" in desk.said, desk.left) == (True, [])

    desk.pay.take_back(desk.view.taken[0].key)
    assert desk.view.due == "100.00"
    typed(desk.pay, "100")
    desk.pay.pay()
    assert (desk.sales, desk.pay.is_under_way) == (1, False)


def test_rounding_can_be_left_out_for_one_guest(desk):
    desk.enter(1203)
    assert (desk.view.due, str(desk.view.rounding)) == ("12.00", "No rounding")
    desk.pay.toggle_rounding()
    assert (desk.view.due, str(desk.view.rounding)) == ("12.03", "Round down")
    desk.pay.quick("exact")
    desk.pay.pay()

    assert rows_of(desk.shop.store, "SELECT total_fen, rounding_fen FROM sales") == [(1203, 0)]


def test_ready_amounts_begin_with_the_exact_one(desk):
    desk.enter(1250)
    keys = [action.key for action in desk.view.quick]
    assert keys == ["exact", "2000", "5000", "10000"]
    desk.pay.quick("2000")

    assert desk.view.change == "7.50"
    assert [action.chosen for action in desk.view.quick] == [False, True, False, False]


def test_an_order_given_away_is_closed_without_cash_or_drawer(desk):
    order = desk.shop.order(1200)
    given = comp_line(order, order.lines[0].line_id, "apology", by="zhao", approval="a")
    selling.save(desk.shop.till, given, order)
    desk.pay.enter(given)
    desk.pay.pay()

    assert (desk.sales, desk.counter.kicks) == (1, [])
    assert desk.states == ["Receipt is in the queue"]


def test_a_commit_that_fails_is_said_and_nothing_is_paid_printed_or_kicked(desk):
    desk.enter(1200)
    typed(desk.pay, "20")
    desk.shop.fail_commits()
    desk.pay.pay()

    assert "not saved" in desk.said
    assert (desk.view.done, desk.view.received, desk.view.taken_total) == (None, "20", "0.00")
    assert (desk.counter.kicks, desk.counter.woken) == ([], 0)
    assert jobs.unfinished(desk.shop.store.db) == ()
    desk.pay.pay()
    assert (desk.sales, len(desk.counter.kicks), desk.view.done.figure) == (1, 1, "8.00")


def test_a_failed_commit_without_cash_is_said_too(desk):
    order = desk.shop.order(1200)
    given = comp_line(order, order.lines[0].line_id, "apology", by="zhao", approval="a")
    desk.pay.enter(given)
    desk.shop.fail_commits()
    desk.pay.pay()

    assert "not saved" in desk.said
    assert desk.sales == 0


def test_after_two_failed_commits_selling_is_stopped(desk):
    desk.enter(1200)
    desk.pay.quick("exact")
    for _ in range(2):
        desk.shop.fail_commits()
        desk.pay.pay()

    assert "Selling is stopped" in desk.said
    with pytest.raises(PosError, match="Selling is stopped"):
        desk.pay.enter(desk.pay.order)
    assert desk.sales == 0


def test_the_states_of_paper_and_drawer_follow_their_devices(desk):
    desk.enter(1200)
    desk.pay.quick("exact")
    desk.pay.pay()
    assert desk.states == ["Receipt is in the queue", "Drawer is being opened"]

    job = jobs.get(desk.shop.store.db, desk.pay.closed.job_id)
    outcome = PrintOutcome(job.job_id, PrintResult.NOT_SENT, Reason.PAPER_OUT)
    printing.settle(desk.shop.store, desk.shop.clock, job, outcome)
    desk.counter.answer(DrawerResult.NOT_OPENED)
    assert "out of paper" in desk.states[0]
    assert "use the key" in desk.states[1]

    printing.settle(
        desk.shop.store, desk.shop.clock, job, PrintOutcome(job.job_id, PrintResult.DONE)
    )
    desk.pay.refresh_done()
    assert desk.states[0] == "Receipt printed"


def test_a_late_answer_of_the_drawer_is_not_shown_for_the_next_guest(desk):
    desk.enter(1200)
    desk.pay.quick("exact")
    desk.pay.pay()
    late = desk.counter.kicks[-1]
    desk.enter(900)
    desk.pay.quick("exact")
    desk.pay.pay()
    desk.counter.kicks.append(late)
    desk.counter.answer()

    assert desk.states[1] == "Drawer is being opened"


def test_a_marked_copy_and_the_next_order(desk):
    desk.enter(1200)
    desk.pay.quick("exact")
    desk.pay.pay()
    desk.pay.act("reprint")
    desk.pay.next()

    copies = [job.copy_no for job in jobs.unfinished(desk.shop.store.db)]
    assert (copies, desk.counter.woken) == ([0, 1], 2)
    last = desk.left[0]
    assert (str(last.receipt_no), last.total, last.change) == ("A-0001", "12.00", "0.00")


def test_who_may_not_reprint_is_told_so(desk):
    desk.shop.sign_in("wu")
    desk.enter(1200)
    desk.pay.quick("exact")
    desk.pay.pay()
    desk.pay.act("reprint")

    assert "approval" in desk.said


def test_going_back_before_anything_was_taken_keeps_the_order(desk):
    desk.enter(1200)
    desk.pay.next()
    desk.pay.back()

    assert desk.left == [None]
    assert selling.current(desk.shop.till) == desk.pay.order
    desk.enter(900)
    desk.pay.quick("exact")
    desk.pay.pay()
    desk.pay.back()
    assert desk.left[-1].total == "9.00"


def test_without_a_shift_nothing_is_paid(desk):
    order = desk.shop.order(1200)
    desk.shop.close_shift()

    with pytest.raises(PosError, match="No shift is open"):
        desk.pay.enter(order)
