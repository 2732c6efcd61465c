"""Giving money back: found by number or code, never more than was sold, exact to the fen."""

import pytest

from terminal.errors import InvalidInput, InvalidOrder, NotAllowed, NotSaved, ShiftError
from terminal.services import refunding, shifts
from terminal.store import jobs, sales
from tests.tills import Shop, rows_of


@pytest.fixture
def shop(tmp_path):
    shop = Shop(tmp_path)
    shop.open_shift(name="zhao")
    yield shop
    shop.store.close()


def give_back(shop, sale_id, chosen, reason="cold", **values):
    return refunding.close_refund(
        shop.till, sale_id, chosen, reason=reason, printer="receipt", **values
    )


def line_ids(shop, sale_id):
    return [line.line_id for line in refunding.sold(shop.till, sale_id)]


@pytest.mark.parametrize("text", ["WJL-A-261121-01-0001", "A-0001", "a-1", "1", " 0001 "])
def test_a_sale_is_found_by_its_number_in_any_length(shop, text):
    closed = shop.sell(1200)

    assert refunding.find(shop.till, text) == closed.sale_id


@pytest.mark.parametrize("text", ["", "9", "B-0001", "%", "_-0001", "ZG1/x", "ZG1/1/2/3/4/5"])
def test_what_this_till_did_not_sell_is_not_found(shop, text):
    shop.sell(1200)

    with pytest.raises(InvalidOrder, match="no sale with"):
        refunding.find(shop.till, text)


def test_a_short_number_finds_the_newest_sale_with_it(shop):
    shop.sell(1200)
    shop.close_shift()
    shop.clock.forward(days=1)
    shop.open_shift(name="zhao")

    newest = shop.sell(900)

    assert refunding.find(shop.till, "1") == newest.sale_id


def test_a_code_of_another_till_or_a_changed_one_finds_nothing(shop):
    code = shop.sell(1200).witness
    parts = code.split("/")
    other_till = "/".join([parts[0], "0" * 32, *parts[2:]])
    dearer = "/".join([*parts[:4], "990000", parts[5]])

    for forged in (other_till, dearer):
        with pytest.raises(InvalidOrder):
            refunding.find(shop.till, forged)
    assert refunding.find(shop.till, code.lower())


def test_parts_of_a_discounted_sale_sum_to_what_was_paid(shop):
    order = shop.order(1003, 777, 555)
    closed = shop.pay(order)
    first, second, third = line_ids(shop, closed.sale_id)

    sums = [
        give_back(shop, closed.sale_id, {first: 1000}).total_fen,
        give_back(shop, closed.sale_id, {second: 1000, third: 1000}).total_fen,
    ]

    assert sum(sums) == closed.total_fen == 2330
    assert [line.left_milli for line in refunding.sold(shop.till, closed.sale_id)] == [0, 0, 0]
    assert rows_of(shop.store, "SELECT refunded_fen FROM sales") == [(2330,)]


def test_what_is_asked_is_what_is_given(shop):
    closed = shop.sell(1003, 777)
    first = line_ids(shop, closed.sale_id)[0]

    worth = refunding.worth(shop.till, closed.sale_id, {first: 1000})
    done = give_back(shop, closed.sale_id, {first: 1000})

    assert sum(line.amount_fen for line in worth) == done.total_fen
    assert jobs.get(shop.store.db, done.job_id).kind == "refund"
    assert sales.is_refund(shop.store.db, done.refund_id)
    assert not sales.is_refund(shop.store.db, closed.sale_id)


def test_more_than_is_left_never_comes_back(shop):
    closed = shop.sell(1200)
    line = line_ids(shop, closed.sale_id)[0]
    give_back(shop, closed.sale_id, {line: 1000})

    with pytest.raises(InvalidInput, match="no more than was sold"):
        give_back(shop, closed.sale_id, {line: 1000})


@pytest.mark.parametrize(
    ("chosen", "error"),
    [({}, InvalidOrder), ({"strange": 1000}, InvalidOrder), ("first:-1000", InvalidInput)],
)
def test_a_choice_that_cannot_be_meant_is_refused(shop, chosen, error):
    closed = shop.sell(1200)
    if isinstance(chosen, str):
        chosen = {line_ids(shop, closed.sale_id)[0]: -1000}

    with pytest.raises(error):
        give_back(shop, closed.sale_id, chosen)
    assert rows_of(shop.store, "SELECT count(*) FROM refunds") == [(0,)]


def test_a_refund_needs_a_reason_a_shift_and_a_consent(shop):
    closed = shop.sell(1200)
    chosen = {line_ids(shop, closed.sale_id)[0]: 1000}

    with pytest.raises(InvalidInput, match="reason"):
        give_back(shop, closed.sale_id, chosen, reason="  ")
    shop.sign_in("lin")
    with pytest.raises(NotAllowed):
        give_back(shop, closed.sale_id, chosen)
    given = give_back(shop, closed.sale_id, chosen, approval="a1", reason="ring 13812345678")
    event = sales.refund_event(shop.store.db, given.refund_id)[1]
    assert (event.approval, event.reason) == ("a1", "ring 138****5678")
    shop.close_shift()
    shop.sign_in("zhao")
    with pytest.raises(ShiftError):
        give_back(shop, closed.sale_id, chosen)


def test_a_refund_leaves_the_drawer_of_the_shift_that_gives_it(shop):
    closed = shop.sell(1200)
    shop.close_shift()
    shop.open_shift(name="zhao")
    give_back(shop, closed.sale_id, {line_ids(shop, closed.sale_id)[0]: 1000})

    sums = shifts.totals(shop.till, shop.till.shift.shift_id)

    assert (sums.sales, sums.refunds, sums.refunds_fen) == (0, 1, 1200)
    assert shop.close_shift().expected_fen == 50_000 - 1200


def test_a_refund_that_is_not_saved_gives_nothing_back(shop):
    closed = shop.sell(1200)
    chosen = {line_ids(shop, closed.sale_id)[0]: 1000}
    shop.fail_commits()

    with pytest.raises(NotSaved):
        give_back(shop, closed.sale_id, chosen)

    assert refunding.sold(shop.till, closed.sale_id)[0].left_milli == 1000
    assert give_back(shop, closed.sale_id, chosen).receipt_no.endswith("0002")
