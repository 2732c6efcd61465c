"""Values of the counter for Hypothesis: lines, discounts and orders as shops have them."""

from collections.abc import Callable
from typing import TypeVar

from hypothesis import settings
from hypothesis import strategies as st

from terminal.domain.discount import AMOUNT, RATE, Discount
from terminal.domain.order import ChosenModifier, Order, OrderLine

T = TypeVar("T")

# A law is about sums, not about how long a busy machine takes to check them.
law = settings(deadline=None, max_examples=60)

_SHAPES = (("pc", False), ("pc", False), ("kg", False), ("hour", False), ("kg", True))
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


_GIVEN = (
    *(None, None, None, Discount("d", RATE, 1), Discount("d", RATE, 3333)),
    *(Discount("d", RATE, 10000), Discount("d", AMOUNT, 7), Discount("d", AMOUNT, 20_000)),
)
_CHOSEN = (
    *((), (), (ChosenModifier("m1", "加蛋", price_fen=200),)),
    (ChosenModifier("m1", "加蛋", price_fen=200), ChosenModifier("m2", "微辣", price_fen=-1)),
)
_FATES = ("", "", "", "", "comp", "removed")


@st.composite
def lines(draw: Callable[..., T], n: int = 0) -> OrderLine:
    """Return a line by the piece, by weight, by the hour or from a price label.

    Few draws, each from values that matter: a law looks at hundreds of orders.
    """
    unit, labelled = draw(st.sampled_from(_SHAPES))
    price, qty = draw(fens), draw(st.integers(1, 20_000))
    fate = draw(st.sampled_from(_FATES))
    return OrderLine(
        line_id(n),
        sku="abc"[qty % 3],
        name="豆腐",
        list_fen=price + 1,
        qty_milli=1000 + qty // 1000 * 1000 if unit == "pc" else qty,
        unit=unit,
        tax_bp=draw(st.sampled_from(RATES)),
        modifiers=draw(st.sampled_from(_CHOSEN)),
        discount=draw(st.sampled_from(_GIVEN)),
        comp="spilt" if fate == "comp" else "",
        fixed_fen=price + 1 if labelled else None,
        removed=fate == "removed",
    )


@st.composite
def orders(draw: Callable[..., T], least: int = 0, most: int = 6) -> Order:
    """Return orders of some lines, some of them removed."""
    found = [draw(lines(n)) for n in range(draw(st.integers(least, most)))]
    return Order("o", all_lines=tuple(found), discount=draw(st.none() | discounts()))
