"""Editing an open order: every change is a new value, nothing removed comes back by itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.discount import AMOUNT, RATE, Discount, check_discount, rate_of
from terminal.domain.order import ChosenModifier, Order, OrderLine, check_line
from terminal.errors import InvalidInput, InvalidOrder
from tests.domain_values import discounts, law, line_id, lines, orders

EGG = ChosenModifier("egg", "加蛋", price_fen=200)


def tofu(n: int = 1, **values):
    return OrderLine(
        **{"line_id": line_id(n), "sku": "tofu", "name": "豆腐", "list_fen": 1800} | values
    )


def order(*found):
    return Order("o", all_lines=found)


def test_the_same_item_tapped_twice_is_one_line_of_two():
    twice = order().add(tofu(1)).add(tofu(2))

    assert [(line.line_id, line.qty_milli) for line in twice.lines] == [(line_id(1), 2000)]


@pytest.mark.parametrize(
    "other",
    [
        {"list_fen": 1900},
        {"modifiers": (EGG,)},
        {"tax_bp": 600},
        {"sold_by": "wang"},
        {"station": "bar"},
        {"note": "少盐"},
        {"discount": Discount("d", RATE, 1000)},
        {"comp": "spilt"},
        {"fixed_fen": 900},
        {"unit": "kg"},
        {"sku": "tofu2"},
    ],
)
def test_lines_that_differ_in_anything_stay_apart(other):
    mixed = order().add(tofu(1)).add(tofu(2, **other))
    back = order().add(tofu(1, **other)).add(tofu(2))

    assert len(mixed.lines) == len(back.lines) == 2


def test_two_removed_lines_do_not_become_one():
    assert not tofu(1, removed=True).merges_with(tofu(2, removed=True))


def test_two_weighed_packets_stay_two_lines():
    weighed = {"unit": "kg", "qty_milli": 500}

    assert len(order().add(tofu(1, **weighed)).add(tofu(2, **weighed)).lines) == 2


def test_a_tap_after_a_removal_makes_a_new_line():
    after = order().add(tofu(1)).remove(line_id(1)).add(tofu(2))

    assert [line.line_id for line in after.lines] == [line_id(2)]
    assert len(after.all_lines) == 2


@pytest.mark.parametrize("removed", [False, True])
def test_an_id_is_used_once_also_by_a_removed_line(removed):
    used = order().add(tofu(1))
    used = used.remove(line_id(1)) if removed else used

    with pytest.raises(InvalidOrder, match="This line is already in the order"):
        used.add(tofu(1))


def test_lines_come_in_the_order_of_their_ids_however_they_were_merged():
    a, b, c = tofu(1), tofu(2, sku="b"), tofu(3, sku="c")

    assert order(c, a, b).lines == (a, b, c)


def test_a_removed_line_can_only_be_restored():
    gone = order().add(tofu(1)).remove(line_id(1))

    with pytest.raises(InvalidOrder, match="This line is no longer in the order"):
        gone.change(line_id(1), qty_milli=2000)
    with pytest.raises(InvalidOrder, match="This line is no longer in the order"):
        gone.remove(line_id(1))
    assert gone.restore(line_id(1)).lines == (tofu(1),)


def test_a_line_that_cannot_be_meant_can_still_be_removed():
    absurd = order(tofu(1, qty_milli=5_000_000))

    assert absurd.remove(line_id(1)).lines == ()


@pytest.mark.parametrize("field", ["sku", "unit", "list_fen", "fixed_fen", "tax_bp"])
def test_what_a_line_is_and_costs_never_changes(field):
    with pytest.raises(TypeError, match=f"A line never changes its {field}"):
        order(tofu(1)).change(line_id(1), **{field: 1})


def test_the_quantity_of_a_price_label_is_fixed():
    labelled = order(tofu(1, fixed_fen=1234, unit="kg", qty_milli=700))

    with pytest.raises(InvalidOrder, match="The label of 豆腐 states price and quantity"):
        labelled.change(line_id(1), qty_milli=1400)
    assert labelled.change(line_id(1), note="切片").line(line_id(1)).note == "切片"


def test_a_modifier_is_charged_on_top_of_a_price_label():
    assert tofu(fixed_fen=1234, modifiers=(EGG,)).gross_fen == 1434
    assert tofu(qty_milli=3000, modifiers=(EGG,)).gross_fen == 6000


@pytest.mark.parametrize("qty", [0, -1000, 999_001, 10**12])
def test_an_absurd_quantity_is_refused(qty):
    with pytest.raises(InvalidInput, match="more than 0 and at most 999"):
        check_line(tofu(unit="kg", list_fen=1, qty_milli=qty))


def test_half_a_piece_is_refused_half_an_hour_is_not():
    with pytest.raises(InvalidInput, match="豆腐 is sold by the piece"):
        check_line(tofu(qty_milli=500))
    assert check_line(tofu(unit="hour", qty_milli=500, list_fen=3000)).gross_fen == 1500


@pytest.mark.parametrize(
    "values",
    [
        {"list_fen": -1},
        {"list_fen": 100, "modifiers": (replace(EGG, price_fen=-200),)},
        {"fixed_fen": -1},
    ],
)
def test_a_negative_price_is_refused(values):
    with pytest.raises(InvalidInput, match="A price cannot be less than"):
        check_line(tofu(**values))


def test_an_absurd_amount_is_refused():
    with pytest.raises(InvalidInput, match="One line cannot be more than 1,000,000"):
        check_line(tofu(list_fen=10_000_000, qty_milli=11_000))


@pytest.mark.parametrize(
    ("kind", "value"), [(RATE, 0), (RATE, 10001), (AMOUNT, -1), (AMOUNT, 10**9), ("gift", 5)]
)
def test_an_absurd_discount_is_refused_on_line_and_order(kind, value):
    absurd = Discount("d", kind, value)

    with pytest.raises(InvalidInput, match="A discount must take off"):
        order(tofu(1)).change(line_id(1), discount=absurd)
    with pytest.raises(InvalidInput, match="A discount must take off"):
        order(tofu(1)).with_discount(absurd)


def test_an_order_discount_replaces_the_one_before_and_can_be_taken_back():
    first, second = Discount("d1", RATE, 1000), Discount("d2", AMOUNT, 500)
    reduced = order(tofu(1)).with_discount(first).with_discount(second)

    assert reduced.discount == second
    assert reduced.with_discount(None).discount is None


@law
@given(discounts(), st.integers(0, 10**7))
def test_a_discount_takes_off_from_nothing_to_everything(discount, base):
    assert 0 <= check_discount(discount).off(base) <= base
    assert 0 <= rate_of(discount.off(base), base) <= 10000


@law
@given(st.lists(lines(), max_size=10))
def test_adding_conserves_quantities_and_amounts(found):
    fresh = [replace(line, line_id=line_id(n), removed=False) for n, line in enumerate(found)]
    whole = order()
    for line in fresh:
        whole = whole.add(line)

    assert sum(ln.qty_milli for ln in whole.lines) == sum(ln.qty_milli for ln in fresh)
    assert sum(ln.gross_fen for ln in whole.lines) == sum(ln.gross_fen for ln in fresh)


@law
@given(orders(least=1), st.lists(st.tuples(st.integers(0, 3), st.integers(0, 8)), max_size=12))
def test_tombstones_never_revive_but_by_restore_and_no_line_is_ever_lost(start, edits):
    now = start
    for kind, n in edits:
        before, restored = now, line_id(n) if kind == 3 else ""
        now = _edit(now, kind, n)
        was = {line.line_id for line in before.all_lines}
        dead = {line.line_id for line in before.all_lines if line.removed} - {restored}

        assert was <= {line.line_id for line in now.all_lines}
        assert not dead & {line.line_id for line in now.lines}


def _edit(now, kind, n):
    edits = (
        lambda: now.add(tofu(100 + len(now.all_lines), sku=f"s{n}")),
        lambda: now.change(line_id(n), note="x"),
        lambda: now.remove(line_id(n)),
        lambda: now.restore(line_id(n)),
    )
    try:
        return edits[kind]()
    except (InvalidOrder, InvalidInput):
        return now
