"""The close of the shift without Qt: blind, compared, once."""

import pytest

from terminal.services import selling, shifts
from tests.offices import Office
from tests.tills import consent, rows_of, typed


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
