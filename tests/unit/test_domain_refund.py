"""Laws of giving money back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.discount import AMOUNT, Discount
from terminal.domain.order import Order, OrderLine
from terminal.domain.pricing import TaxSum, price
from terminal.domain.refund import (
    SoldLine,
    refund,
    refund_line,
    refunded_tax,
    sold_lines,
    whole,
)
from terminal.errors import InvalidInput, InvalidOrder
from tests.domain_values import law, line_id, orders


@st.composite
def sales(draw):
    order = draw(orders())
    return price(order, draw(st.integers(0, min(99, price(order).total_fen))))


def _after(sold, back):
    return replace(
        sold,
        refunded_milli=sold.refunded_milli + back.qty_milli,
        refunded_fen=sold.refunded_fen + back.amount_fen,
    )


@law
@given(sales(), st.data())
def test_refunds_in_any_order_and_split_give_back_exactly_money_and_tax(priced, data):
    left = {sold.line_id: sold for sold in sold_lines(priced)}
    given_back = []
    while choice := whole(left.values()):
        line = data.draw(st.sampled_from(sorted(choice)))
        step = 1000 if left[line].unit == "pc" else 1
        most = choice[line] // step
        # At most some parts a line, so that the law ends.
        least = max(1, left[line].qty_milli // step // 4)
        back = refund(left.values(), {line: min(most, data.draw(st.integers(least, 99999))) * step})
        left[line] = _after(left[line], back[0])
        given_back += back

    assert sum(part.amount_fen for part in given_back) == priced.total_fen
    assert sum(part.tax_fen for part in given_back) == priced.tax_fen
    assert refunded_tax(given_back) == tuple(r for r in priced.tax if _sold_at(priced, r.tax_bp))
    assert all(sold.refunded_fen == sold.net_fen for sold in left.values())


def _sold_at(priced, rate):
    return any(part.line.tax_bp == rate for part in priced.lines)


@law
@given(sales())
def test_a_whole_refund_is_the_sale_backwards(priced):
    sold = sold_lines(priced)
    if not sold:
        return
    back = refund(sold, whole(sold))

    assert sum(part.amount_fen for part in back) == priced.total_fen
    assert refunded_tax(back) == priced.tax
    assert all(line.left_fen == line.net_fen for line in sold)


def test_a_discounted_line_gives_back_what_was_paid_not_its_price():
    """Refunding the small line keeps the other at its share: nothing is reckoned anew."""
    order = Order(
        "o",
        all_lines=(
            OrderLine(line_id(1), "a", "a", 5000, tax_bp=600),
            OrderLine(line_id(2), "b", "b", 1000, tax_bp=600),
        ),
        discount=Discount("d", AMOUNT, 1000),
    )
    sold = sold_lines(price(order))

    assert [part.amount_fen for part in refund(sold, {line_id(1): 1000})] == [4167]
    assert [part.amount_fen for part in refund(sold, {line_id(2): 1000})] == [833]


def test_three_for_ten_yuan_come_back_one_by_one_as_ten_yuan():
    sold = SoldLine("l", "a", "a", 3000, 1000, tax_bp=1300, tax_fen=115)
    parts = []
    for _ in range(3):
        back = refund_line(sold, 1000)
        parts.append((back.amount_fen, back.tax_fen))
        sold = _after(sold, back)

    assert parts == [(333, 38), (333, 38), (334, 39)]
    assert (sold.left_milli, sold.left_fen) == (0, 0)


def test_lines_come_back_in_the_order_they_were_sold():
    sold = (SoldLine("a", "a", "a", 1000, 1), SoldLine("b", "b", "b", 1000, 1))

    assert [b.sold.line_id for b in refund(sold, {"b": 1000, "a": 1000})] == ["a", "b"]


@pytest.mark.parametrize(("unit", "qty"), [("pc", 0), ("pc", -1000), ("pc", 500), ("kg", -1)])
def test_a_quantity_that_cannot_be_meant_is_refused(unit, qty):
    with pytest.raises(InvalidInput, match="Choose how much of 茶 comes back"):
        refund_line(SoldLine("l", "tea", "茶", 2000, 100, unit=unit), qty)


def test_no_more_comes_back_than_was_sold():
    sold = SoldLine("l", "tea", "茶", 2000, 100, refunded_milli=1000)

    with pytest.raises(InvalidInput, match="Of 茶 no more than was sold"):
        refund_line(sold, 2000)


@pytest.mark.parametrize("chosen", [{}, {"l": 0}])
def test_nothing_chosen_is_no_refund(chosen):
    with pytest.raises(InvalidOrder, match="Nothing was chosen to give back"):
        refund((SoldLine("l", "tea", "茶", 1000, 100),), chosen)


def test_a_line_of_another_sale_is_refused():
    with pytest.raises(InvalidOrder, match="A line is not of this sale"):
        refund((SoldLine("l", "tea", "茶", 1000, 100),), {"l": 1000, "x": 1000})


def test_tax_comes_back_by_rate():
    sold = (
        SoldLine("a", "a", "a", 1000, 1130, tax_bp=1300, tax_fen=130),
        SoldLine("b", "b", "b", 1000, 1060, tax_bp=600, tax_fen=60),
        SoldLine("c", "c", "c", 1000, 113, tax_bp=1300, tax_fen=13),
    )

    assert refunded_tax(refund(sold, whole(sold))) == (
        TaxSum(600, 1060, 60),
        TaxSum(1300, 1243, 143),
    )
