"""Laws of paying: tenders, due, change and 抹零."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.order import Order, OrderLine
from terminal.domain.pricing import price
from terminal.domain.sale import close
from terminal.domain.tender import CASH, MAX_CHANGE_FEN, STEPS, Payment, Tender
from terminal.errors import InvalidInput, InvalidOrder
from tests.domain_values import law, line_id, orders


@st.composite
def payments(draw, total=None):
    """Pay some total by card and cash in any mixture until nothing is left."""
    total = draw(st.integers(0, 50_000)) if total is None else total
    payment = Payment(total, draw(st.sampled_from(sorted(STEPS))), draw(st.booleans()))
    for n in range(5):
        if payment.is_paid:
            return payment
        if payment.open_fen and draw(st.booleans()):
            part = draw(st.integers(1, payment.open_fen))
            payment = payment.take(Tender(f"t{n}", "card", part))
        elif payment.due_fen:
            payment = payment.take_cash(f"t{n}", draw(st.integers(1, payment.due_fen + 5000)))
    return payment if payment.is_paid else payment.take_cash("last", payment.due_fen)


@law
@given(payments())
def test_tenders_and_rounding_are_the_total(payment):
    assert payment.is_paid
    assert payment.taken_fen + payment.rounding_fen == payment.total_fen
    assert payment.due_fen == 0


@law
@given(payments())
def test_change_is_what_was_received_beyond_the_due_and_only_of_cash(payment):
    received = sum(tender.received_fen for tender in payment.tenders)

    assert received - payment.change_fen == payment.total_fen - payment.rounding_fen
    assert all(tender.change_fen == 0 for tender in payment.tenders if tender.type != CASH)


@law
@given(payments())
def test_rounding_is_less_than_a_step_and_only_where_cash_comes_last(payment):
    assert 0 <= payment.rounding_fen < STEPS[payment.mode]
    if payment.rounding_fen:
        assert payment.tenders[-1].type == CASH
        assert payment.round_cash


@law
@given(st.integers(1, 50_000), st.sampled_from(sorted(STEPS)), st.lists(st.integers(1, 9999)))
def test_cash_in_many_goes_is_rounded_as_cash_in_one(total, mode, goes):
    whole = Payment(total, mode)
    split = whole
    for n, part in enumerate(goes):
        if split.due_fen > part:
            split = split.take_cash(f"t{n}", part)
    split = split.take_cash("last", split.due_fen)

    assert split.rounding_fen == whole.rounding_fen
    assert split.taken_fen == whole.due_fen


def test_a_few_fen_short_of_the_rounded_due_are_still_due():
    payment = Payment(1812, "jiao").take_cash("t", 1805)

    assert not payment.is_paid
    assert payment.due_fen == 5


def test_a_hundred_for_eighteen_twelve_gives_eighty_one_ninety_back():
    payment = Payment(1812, "jiao").take_cash("t", 10000)

    assert payment.tenders == (Tender("t", CASH, 1810, 8190),)
    assert (payment.rounding_fen, payment.change_fen) == (2, 8190)


def test_a_card_pays_to_the_fen():
    payment = Payment(1812, "yuan").take(Tender("t", "card", 1812))

    assert payment.is_paid
    assert payment.rounding_fen == 0


def test_an_order_that_comes_to_nothing_is_paid_without_a_tender():
    assert Payment(0).is_paid


def test_a_few_fen_that_round_away_are_closed_by_cash_of_nothing():
    payment = Payment(7, "jiao")

    assert (payment.due_fen, payment.is_paid) == (0, False)
    assert payment.take_cash("t", 0).is_paid


@pytest.mark.parametrize("received", [0, -1])
def test_an_empty_tender_is_refused(received):
    with pytest.raises(InvalidInput, match="No cash was entered"):
        Payment(1000).take_cash("t", received)


def test_nothing_can_be_minus_cash_also_when_nothing_is_due():
    with pytest.raises(InvalidInput, match="No cash was entered"):
        Payment(7, "jiao").take_cash("t", -5)


def test_an_absurd_change_is_refused():
    with pytest.raises(InvalidInput, match="The change would be 1,000"):
        Payment(1000).take_cash("t", 1000 + MAX_CHANGE_FEN)
    assert Payment(1000).take_cash("t", 999 + MAX_CHANGE_FEN).is_paid


def test_an_absurd_amount_is_refused():
    with pytest.raises(InvalidInput, match="One payment cannot be more than 1,000,000"):
        Payment(200_000_000).take_cash("t", 100_000_001)


def test_what_is_paid_cannot_be_paid_again():
    paid = Payment(1000).take_cash("t", 1000)

    with pytest.raises(InvalidOrder, match="Nothing is left to pay"):
        paid.take_cash("t2", 1000)
    with pytest.raises(InvalidOrder, match="Nothing is left to pay"):
        paid.take(Tender("t2", "card", 1))
    with pytest.raises(InvalidOrder, match="Nothing is left to pay"):
        Payment(0).take_cash("t", 100)


@pytest.mark.parametrize(("amount", "change"), [(0, 0), (-5, 0), (1001, 0), (900, 100)])
def test_a_card_never_pays_nothing_or_too_much_or_gives_change(amount, change):
    with pytest.raises(InvalidInput, match="A payment without cash"):
        Payment(1000).take(Tender("t", "card", amount, change))


def test_cash_can_be_taken_back_a_card_payment_cannot():
    mixed = Payment(1000).take(Tender("card", "card", 400)).take_cash("cash", 100)

    assert mixed.without("cash").open_fen == 600
    with pytest.raises(InvalidOrder, match="Only cash can be taken back"):
        mixed.without("card")


@law
@given(orders(least=1), st.data())
def test_a_closed_sale_has_tenders_of_exactly_its_total(order, data):
    if not order.lines:
        return
    payment = data.draw(payments(price(order).total_fen))
    sale = close(order, payment)

    assert sum(tender.amount_fen for tender in sale.tenders) == sale.total_fen
    assert sale.priced.rounding_fen == payment.rounding_fen
    assert sale.change_fen == payment.change_fen


def test_an_empty_order_is_no_sale():
    with pytest.raises(InvalidOrder, match="Nothing is in this order"):
        close(Order("o"), Payment(0))


def test_an_order_changed_while_being_paid_is_no_sale():
    order = Order("o", all_lines=(OrderLine(line_id(1), "a", "a", 1000),))
    paid = Payment(1000).take_cash("t", 1000)

    with pytest.raises(InvalidOrder, match="The order was changed while it was being paid"):
        close(order.change(line_id(1), qty_milli=2000), paid)


def test_an_unpaid_order_is_no_sale():
    order = Order("o", all_lines=(OrderLine(line_id(1), "a", "a", 1000),))

    with pytest.raises(InvalidOrder, match="This order is not paid yet"):
        close(order, Payment(1000).take_cash("t", 999))
