"""Values of the counter for Hypothesis: lines, discounts and orders as shops have them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from terminal.domain.discount import AMOUNT, RATE, Discount
from terminal.domain.order import ChosenModifier, Order, OrderLine

T = TypeVar("T")

# A law is about sums, not about how long a busy machine takes to check them.
law = settings(deadline=None, max_examples=100)

RATES = (0, 100, 300, 600, 900, 1300)
fens = st.integers(0, 60_000)


def line_id(n: int) -> str:
    """Return the n-th of ids that sort in the order of their making."""
    return f"01989f00-0000-7000-8000-{n:012x}"


def discounts(most_bp: int = 10000) -> st.SearchStrategy[Discount]:
    """Return discounts by amount and by rate, without approval."""
    return st.builds(
        Discount,
        st.just("d"),
        st.just(RATE),
        st.integers(1, most_bp),
    ) | st.builds(Discount, st.just("d"), st.just(AMOUNT), st.integers(1, 20_000))


modifiers = st.lists(
    st.builds(
        ChosenModifier,
        st.sampled_from(["m1", "m2"]),
        st.just("加蛋"),
        price_fen=st.integers(0, 500),
    ),
    max_size=2,
).map(tuple)


@st.composite
def lines(draw: Callable[..., T], n: int = 0) -> OrderLine:
    """Return a line by the piece, by weight, by the hour or from a price label."""
    unit = draw(st.sampled_from(["pc", "pc", "kg", "hour"]))
    pieces = st.integers(1, 20).map(lambda count: count * 1000)
    fixed = draw(st.none() | fens)
    return OrderLine(
        line_id(n),
        sku=draw(st.sampled_from(["a", "b", "c"])),
        name="豆腐",
        list_fen=draw(fens),
        qty_milli=draw(pieces if unit == "pc" else st.integers(1, 20_000)),
        unit=unit,
        tax_bp=draw(st.sampled_from(RATES)),
        modifiers=draw(modifiers),
        discount=draw(st.none() | discounts()),
        comp=draw(st.sampled_from(["", "", "", "spilt"])),
        fixed_fen=fixed if draw(st.integers(0, 4)) == 0 else None,
        removed=draw(st.integers(0, 5)) == 0,
    )


@st.composite
def orders(draw: Callable[..., T], least: int = 0, most: int = 6) -> Order:
    """Return orders of some lines, some of them removed."""
    count = draw(st.integers(least, most))
    found: Sequence[OrderLine] = [draw(lines(n)) for n in range(count)]
    return Order("o", all_lines=tuple(found), discount=draw(st.none() | discounts()))
