"""Taking back and giving away before the sale: always with a reason, never losing a fen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.correction import charge_line, comp_line, void_line, void_order
from terminal.domain.order import Order, OrderLine
from terminal.domain.pricing import price
from terminal.errors import InvalidInput, InvalidOrder
from tests.domain_values import law, line_id, orders

TEA = OrderLine(line_id(1), "tea", "茶", 1800, qty_milli=3000)
ORDER = Order("o", all_lines=(TEA,))


@law
@given(orders(), st.sampled_from(["客人不要", "打错"]))
def test_a_voided_order_is_empty_and_each_line_is_accounted_for(order, reason):
    if not order.lines:
        return
    after, voided = void_order(order, reason)

    assert after.lines == ()
    assert len(after.all_lines) == len(order.all_lines)
    assert sum(part.amount_fen for part in voided) == price(order).gross_fen
    assert {part.reason for part in voided} == {reason}


@law
@given(st.integers(1, 9999), st.integers(2, 999_000), st.data())
def test_a_line_taken_back_in_parts_comes_to_its_whole_amount(list_fen, qty, data):
    order = Order("o", all_lines=(replace(TEA, unit="kg", list_fen=list_fen, qty_milli=qty),))
    amount, voided = order.lines[0].gross_fen, 0
    for _ in range(3):
        if order.lines:
            part = data.draw(st.integers(1, order.lines[0].qty_milli))
            order, back = void_line(order, line_id(1), "x", qty_milli=part)
            voided += back.amount_fen
    if order.lines:
        order, back = void_line(order, line_id(1), "x")
        voided += back.amount_fen

    assert order.lines == ()
    assert voided == amount


def test_one_of_three_is_taken_back():
    after, back = void_line(ORDER, line_id(1), "凉了", qty_milli=1000)

    assert after.lines[0].qty_milli == 2000
    assert (back.qty_milli, back.amount_fen, back.name) == (1000, 1800, "茶")


@pytest.mark.parametrize("qty", [0, -1000, 4000])
def test_no_more_is_taken_back_than_was_ordered(qty):
    with pytest.raises(InvalidInput, match="Of 茶 no more than was ordered"):
        void_line(ORDER, line_id(1), "x", qty_milli=qty)


def test_half_a_piece_is_not_taken_back():
    with pytest.raises(InvalidInput, match="茶 is sold by the piece"):
        void_line(ORDER, line_id(1), "x", qty_milli=500)


def test_a_labelled_package_is_taken_back_whole():
    order = Order("o", all_lines=(replace(TEA, fixed_fen=999, unit="kg"),))

    with pytest.raises(InvalidOrder, match="The label of 茶"):
        void_line(order, line_id(1), "x", qty_milli=1000)
    assert void_line(order, line_id(1), "x")[1].amount_fen == 999


@pytest.mark.parametrize("reason", ["", " "])
def test_nothing_is_taken_back_or_given_away_without_a_reason(reason):
    with pytest.raises(InvalidInput, match="A reason is needed"):
        void_line(ORDER, line_id(1), reason)
    with pytest.raises(InvalidInput, match="A reason is needed"):
        void_order(ORDER, reason)
    with pytest.raises(InvalidInput, match="A reason is needed"):
        comp_line(ORDER, line_id(1), reason, by="li")


def test_an_empty_order_cannot_be_taken_back():
    with pytest.raises(InvalidOrder, match="Nothing is in this order"):
        void_order(Order("o"), "x")


def test_a_line_given_away_costs_nothing_until_it_is_charged_again():
    comped = comp_line(ORDER, line_id(1), "老客 13812345678", by="wang", approval="a")

    assert price(comped).total_fen == 0
    assert comped.lines[0].comp == "老客 138****5678"
    assert (comped.lines[0].comp_by, comped.lines[0].comp_approval) == ("wang", "a")
    assert charge_line(comped, line_id(1)) == ORDER
