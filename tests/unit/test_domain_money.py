"""Laws of exact arithmetic."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.money import (
    allocate,
    included_tax,
    line_amount,
    percent_of,
    round_down,
    share,
)
from tests.domain_values import RATES, law

weights = st.lists(st.integers(0, 100_000), min_size=1, max_size=50)


@st.composite
def splits(draw):
    parts = draw(weights)
    return draw(st.integers(0, sum(parts))), parts


@law
@given(splits())
def test_a_split_is_exact_and_no_share_exceeds_its_weight(split):
    amount, parts = split
    shares = allocate(amount, parts)

    assert sum(shares) == amount
    assert all(0 <= got <= weight for got, weight in zip(shares, parts, strict=True))


@law
@given(splits())
def test_a_share_is_less_than_one_fen_from_the_exact_one(split):
    amount, parts = split
    whole = sum(parts) or 1
    exact = [Fraction(amount * weight, whole) for weight in parts]

    assert all(abs(got - at) < 1 for got, at in zip(allocate(amount, parts), exact, strict=True))


def test_a_tie_goes_to_the_earlier_line():
    assert allocate(1000, [100, 100, 100]) == [334, 333, 333]


def test_ten_yuan_off_fifty_and_ten_is_eight_thirty_three_and_one_sixty_seven():
    assert allocate(1000, [5000, 1000]) == [833, 167]


def test_nothing_is_split_over_nothing():
    assert allocate(0, [0, 0]) == [0, 0]
    assert allocate(0, []) == []


@pytest.mark.parametrize(("amount", "parts"), [(-1, [1]), (1, [2, -1]), (1, [0]), (1, [])])
def test_a_split_that_would_lose_money_is_refused(amount, parts):
    with pytest.raises(ValueError, match="Cannot split"):
        allocate(amount, parts)


@law
@given(st.integers(0, 10**8), st.lists(st.integers(1, 5000), min_size=1, max_size=12), st.data())
def test_parts_given_back_in_any_order_sum_to_the_whole(paid, parts, data):
    steps = data.draw(st.permutations(parts))
    done, back = 0, []
    for now in steps:
        back.append(share(paid, sum(parts), done, now))
        done += now

    assert sum(back) == paid
    assert all(part >= 0 for part in back)


@law
@given(st.integers(0, 10**8), st.sampled_from(RATES))
def test_included_tax_is_the_nearest_fen(amount, rate):
    exact = Fraction(amount * rate, 10000 + rate)

    assert abs(included_tax(amount, rate) - exact) <= Fraction(1, 2)
    assert 0 <= included_tax(amount, rate) <= amount


@law
@given(st.integers(0, 10**7), st.integers(0, 999_000))
def test_an_amount_is_the_nearest_fen_and_a_whole_quantity_is_exact(price, qty):
    assert abs(line_amount(price, qty) - Fraction(price * qty, 1000)) <= Fraction(1, 2)
    assert line_amount(price, qty // 1000 * 1000) == price * (qty // 1000)


def test_half_a_fen_is_rounded_up():
    assert line_amount(1, 500) == 1
    assert percent_of(1, 5000) == 1
    assert percent_of(1, 4999) == 0


@law
@given(st.integers(0, 10**8), st.sampled_from([1, 10, 100]))
def test_rounding_leaves_a_multiple_of_the_step_and_takes_less_than_one(amount, step):
    off = round_down(amount, step)

    assert 0 <= off < step
    assert (amount - off) % step == 0
