"""Refunds without Qt: found, chosen, agreed to, given back once."""

from types import SimpleNamespace

import pytest

from drivers.interfaces import (
    BadScan,
    BadScanReason,
)
from terminal.services import refunding, selling
from tests.offices import Office
from tests.tills import WRONG, consent, rows_of, typed


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
        "Receipt is in the queue",
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
