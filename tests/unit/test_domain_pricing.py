"""Laws of what an order comes to."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.discount import AMOUNT, RATE, Discount
from terminal.domain.money import included_tax
from terminal.domain.order import Order, OrderLine
from terminal.domain.pricing import ITEM, ORDER, ROUNDING, TaxSum, price, tax_sums
from tests.domain_values import law, line_id, orders


@st.composite
def rounded_orders(draw):
    order = draw(orders())
    return order, draw(st.integers(0, min(99, price(order).total_fen)))


def line(n: int, list_fen: int, **values):
    return OrderLine(line_id(n), f"s{n}", f"n{n}", list_fen, **values)


def order_of(*found, discount=None):
    return Order("o", all_lines=found, discount=discount)


@law
@given(rounded_orders())
def test_gross_less_all_adjustments_is_the_total_is_the_sum_of_lines(case):
    order, rounding = case
    priced = price(order, rounding)

    assert priced.gross_fen == sum(ln.gross_fen for ln in order.lines)
    assert priced.gross_fen - sum(a.amount_fen for a in priced.adjustments) == priced.total_fen
    assert priced.total_fen == sum(priced.net_of(ln.line_id) for ln in order.lines)
    assert priced.total_fen == priced.gross_fen - priced.reduction_fen - priced.rounding_fen


@law
@given(rounded_orders())
def test_each_line_is_its_gross_less_its_own_adjustments_and_never_below_nothing(case):
    priced = price(*case)
    off = Counter()
    for adjustment in priced.adjustments:
        off[adjustment.line_id] += adjustment.amount_fen

    for part in priced.lines:
        assert part.net_fen == part.line.gross_fen - off[part.line.line_id]
        assert 0 <= part.net_fen <= part.line.gross_fen


@law
@given(rounded_orders())
def test_tax_is_the_inclusive_formula_by_rate_and_the_lines_sum_to_it(case):
    priced = price(*case)

    assert sum(row.amount_fen for row in priced.tax) == priced.total_fen
    assert priced.tax_fen == sum(part.tax_fen for part in priced.lines)
    for row in priced.tax:
        parts = [part for part in priced.lines if part.line.tax_bp == row.tax_bp]
        assert row.amount_fen == sum(part.net_fen for part in parts)
        assert row.tax_fen == included_tax(row.amount_fen, row.tax_bp)
        assert row.tax_fen == sum(part.tax_fen for part in parts)
    assert all(0 <= part.tax_fen <= part.net_fen for part in priced.lines)


@law
@given(rounded_orders())
def test_rounding_is_left_off_exactly_and_last(case):
    order, rounding = case
    priced = price(order, rounding)

    assert priced.rounding_fen == rounding
    assert price(order).total_fen - rounding == priced.total_fen
    stages = [a.stage for a in priced.adjustments]
    assert stages == sorted(stages, key=[ITEM, ORDER, ROUNDING].index)


@law
@given(orders())
def test_a_copy_merged_in_another_order_of_lines_prices_the_same(order):
    turned = replace(order, all_lines=tuple(reversed(order.all_lines)))

    assert price(turned) == price(order)


@law
@given(orders())
def test_comps_are_all_that_their_lines_came_to(order):
    priced = price(order)

    assert priced.comps_fen == sum(ln.gross_fen for ln in order.lines if ln.comp)
    assert all(priced.net_of(ln.line_id) == 0 for ln in order.lines if ln.comp)


def test_an_order_discount_reaches_mixed_rates_in_proportion():
    order = order_of(
        line(1, 5000, tax_bp=1300), line(2, 1000, tax_bp=0), discount=Discount("d", AMOUNT, 1000)
    )

    priced = price(order)

    assert [part.net_fen for part in priced.lines] == [4167, 833]
    assert priced.tax == (TaxSum(0, 833, 0), TaxSum(1300, 4167, 479))


def test_a_rate_is_taken_once_on_the_sum():
    order = order_of(line(1, 333), line(2, 333), line(3, 333), discount=Discount("d", RATE, 1000))

    assert price(order).total_fen == 999 - 100


def test_stages_follow_each_other():
    own = Discount("d1", RATE, 2000, by="li", approval="a", reason="regular")
    order = order_of(line(1, 10000, discount=own), discount=Discount("d2", RATE, 2000))

    priced = price(order, 10)

    assert [(a.stage, a.kind, a.amount_fen, a.value) for a in priced.adjustments] == [
        (ITEM, RATE, 2000, 2000),
        (ORDER, RATE, 1600, 2000),
        (ROUNDING, ROUNDING, 10, 0),
    ]
    assert priced.adjustments[0].by == "li"
    assert priced.adjustments[0].approval == "a"
    assert priced.adjustments[0].reason == "regular"
    assert priced.total_fen == 6390


def test_a_hundred_percent_off_is_exactly_nothing():
    order = order_of(line(1, 3333), line(2, 1), discount=Discount("d", RATE, 10000))

    assert price(order).total_fen == 0


def test_an_empty_order_comes_to_nothing():
    priced = price(order_of())

    assert (priced.total_fen, priced.tax, priced.adjustments) == (0, (), ())
    assert priced.net_of(line_id(1)) == 0


@pytest.mark.parametrize("rounding", [-1, 101])
def test_a_rounding_that_is_negative_or_beyond_the_total_is_refused(rounding):
    with pytest.raises(ValueError, match="Cannot leave"):
        price(order_of(line(1, 100)), rounding)


@law
@given(st.lists(st.builds(TaxSum, st.sampled_from([0, 600, 1300]), st.integers(0, 99), st.just(1))))
def test_tax_rows_add_up_by_rate(rows):
    sums = tax_sums(rows)

    assert sum(row.amount_fen for row in sums) == sum(row.amount_fen for row in rows)
    assert [row.tax_bp for row in sums] == sorted({row.tax_bp for row in rows})


@law
@given(orders(least=1), st.integers(1, 10000))
def test_taking_a_line_off_never_makes_the_others_cheaper_by_rate(order, rate):
    order = order.with_discount(Discount("d", RATE, rate))
    if order.lines:
        gone = order.lines[0].line_id
        kept, whole = price(order.remove(gone)), price(order)

        assert abs(kept.total_fen + whole.net_of(gone) - whole.total_fen) <= 1
