"""Who may do what alone, and whose consent is enough."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain import staff as roles
from terminal.domain.approval import ApprovalReason, approved, may_approve, needs_approval
from terminal.domain.discount import AMOUNT, RATE, Discount
from terminal.domain.order import Order, OrderLine
from terminal.domain.pricing import price
from terminal.domain.staff import (
    DISCOUNT_LIMITS,
    LOCK_AFTER,
    PERMISSIONS,
    ROLES,
    Staff,
    lock_minutes,
)
from terminal.errors import InvalidInput, InvalidOrder
from tests.domain_values import discounts, law, line_id

CASHIER = Staff("li", "李", roles.CASHIER)
MANAGER = Staff("wang", "王", roles.MANAGER)
OWNER = Staff("chen", "陈", roles.OWNER)
WAITER = Staff("zhou", "周", roles.WAITER)
EMPTY = Order("o")


def order(*prices, discount=None):
    found = (OrderLine(line_id(n), f"s{n}", f"n{n}", fen) for n, fen in enumerate(prices, 1))
    return Order("o", all_lines=tuple(found), discount=discount)


def rate(bp, **values):
    return Discount("d", RATE, bp, **values)


def amount(fen, **values):
    return Discount("d", AMOUNT, fen, **values)


def reduced(base, discount, n=1):
    return base.change(line_id(n), discount=discount)


def test_a_cashier_gives_twenty_percent_alone_and_not_a_point_more():
    base = order(999, 333)

    assert needs_approval(base, base.with_discount(rate(2000)), CASHIER) is None
    assert needs_approval(base, reduced(base, rate(2000)), CASHIER) is None
    assert needs_approval(base, base.with_discount(rate(2001)), CASHIER) == ApprovalReason(
        "discount", "", 2001, 2000, 2001
    )
    assert needs_approval(base, reduced(base, rate(2001)), CASHIER).line_id == line_id(1)


def test_two_stacked_discounts_do_not_pass_the_limit():
    first = reduced(order(10000), rate(2000))

    assert needs_approval(first, first.with_discount(rate(2000)), CASHIER) == ApprovalReason(
        "discount", "", 3600, 2000, 3600
    )


def test_a_line_discount_on_top_of_an_order_discount_is_what_needs_consent():
    first = order(10000, 10000).with_discount(rate(2000))

    assert needs_approval(first, reduced(first, rate(1000), 2), CASHIER) == ApprovalReason(
        "discount", line_id(2), 2800, 2000, 2800
    )


def test_one_consent_covers_everything_that_one_edit_raised():
    base = reduced(order(1000, 1000).with_discount(amount(300)), amount(150))
    base = base.change(line_id(1), qty_milli=3000)
    base = replace(base, discount=amount(700))
    fewer = base.change(line_id(1), qty_milli=1000)

    agreed = approved(base, fewer, CASHIER, approval="a1")

    assert agreed.discount.approval == "a1"
    assert needs_approval(base, fewer, CASHIER)
    assert needs_approval(base, agreed, CASHIER) is None
    assert price(agreed).total_fen == price(fewer).total_fen


def test_a_consent_is_used_once():
    base = order(1000, 1000)
    first = approved(base, base.change(line_id(1), comp="x"), CASHIER, approval="a1")

    with pytest.raises(ValueError, match="Approval a1 was used before"):
        approved(first, first.change(line_id(2), comp="x"), CASHIER, approval="a1")


def test_what_needs_no_consent_gets_none():
    base = order(1000)
    after = base.with_discount(rate(2000))

    assert approved(base, after, CASHIER, approval="a1") == after


def test_an_amount_counts_by_what_it_is_of_the_line_or_the_order():
    base = order(2000, 8000)

    assert needs_approval(base, base.with_discount(amount(2000)), CASHIER) is None
    assert needs_approval(base, reduced(base, amount(2000)), CASHIER).rate_bp == 10000
    assert needs_approval(base, base.with_discount(amount(2001)), CASHIER).rate_bp == 2001


def test_taking_lines_off_beside_an_amount_raises_the_rate():
    base = order(5000, 5000).with_discount(amount(2000))

    assert needs_approval(base, base.remove(line_id(2)), CASHIER).rate_bp == 4000
    assert needs_approval(base, base.change(line_id(2), qty_milli=3000), CASHIER) is None


def test_a_lower_quantity_beside_an_amount_raises_the_rate():
    many = order(1000).change(line_id(1), qty_milli=5000)
    base = reduced(many, amount(1000))

    assert needs_approval(base, base.change(line_id(1), qty_milli=4000), CASHIER).rate_bp == 2500


def test_a_discount_given_on_an_empty_order_is_seen_too():
    assert needs_approval(EMPTY, EMPTY.with_discount(rate(5000)), CASHIER).rate_bp == 5000


def test_an_amount_given_on_an_empty_order_is_seen_when_a_line_comes():
    base = EMPTY.with_discount(amount(5000))
    line = OrderLine(line_id(1), "s", "n", 6000)

    assert needs_approval(base, base.add(line), CASHIER).rate_bp == 8334


def test_what_a_manager_gave_alone_can_be_added_to_by_a_cashier():
    base = order(10000, 333).with_discount(rate(5000, by="wang"))
    line = OrderLine(line_id(9), "s", "n", 777)

    assert needs_approval(order(10000, 333), base, MANAGER) is None
    assert needs_approval(base, base.add(line), CASHIER) is None
    assert needs_approval(base, base.add(replace(line, discount=rate(100))), CASHIER)


def test_an_order_as_it_stands_is_judged_against_an_empty_one():
    standing = order(10000).with_discount(rate(5000))

    assert needs_approval(EMPTY, standing, CASHIER).rate_bp == 5000
    assert needs_approval(EMPTY, standing, MANAGER) is None


def test_what_is_approved_does_not_count_again():
    base = order(10000)
    approved = base.with_discount(rate(5000, approval="a1"))

    assert needs_approval(base, approved, CASHIER) is None
    assert needs_approval(approved, reduced(approved, rate(2000)), CASHIER) is None
    assert needs_approval(approved, reduced(approved, rate(2001)), CASHIER) == ApprovalReason(
        "discount", line_id(1), 2001, 2000, 6001
    )


@pytest.mark.parametrize("changed", [rate(6000, approval="a1"), amount(9000, approval="a1")])
def test_an_approval_covers_only_the_discount_it_was_given_for(changed):
    approved = order(10000, 10000).with_discount(rate(5000, approval="a1"))

    assert needs_approval(approved, approved.with_discount(changed), CASHIER)


def test_an_approval_is_not_carried_to_another_line_nor_off_a_removed_one():
    given = rate(5000, approval="a1")
    approved = reduced(order(10000, 10000), given)
    gone = approved.remove(line_id(1))

    assert needs_approval(approved, reduced(approved, given, 2), CASHIER)
    assert needs_approval(gone, reduced(gone, given, 2), CASHIER)


def test_a_cashier_asks_to_give_away_a_manager_does_not():
    base = order(1000)
    comped = base.change(line_id(1), comp="spilt")

    assert needs_approval(base, comped, CASHIER) == ApprovalReason("comp", line_id(1))
    assert needs_approval(base, comped, MANAGER) is None
    assert needs_approval(comped, comped, CASHIER) is None


def test_an_approval_to_give_away_is_for_that_quantity():
    base = order(1000)
    comped = base.change(line_id(1), comp="spilt", comp_approval="a1")

    assert needs_approval(base, comped, CASHIER) is None
    assert needs_approval(comped, comped.change(line_id(1), qty_milli=2000), CASHIER)


def test_a_comped_line_with_a_discount_is_no_discount_until_it_is_charged_again():
    base = order(1000)
    comped = base.change(line_id(1), comp="spilt", discount=rate(9000), comp_approval="a")

    assert needs_approval(base, comped, CASHIER) is None
    assert needs_approval(comped, comped.change(line_id(1), comp=""), CASHIER).rate_bp == 9000


def test_a_waiter_gives_nothing_off():
    base = order(10000)

    assert needs_approval(base, base.with_discount(rate(1)), WAITER).limit_bp == 0
    assert needs_approval(base, base.with_discount(rate(1)), WAITER, {"waiter": 1}) is None


def test_a_line_that_costs_nothing_has_no_rate():
    base = order(0)

    assert needs_approval(base, reduced(base, amount(5)), CASHIER) is None


@pytest.mark.parametrize(
    ("approver", "reason", "enough"),
    [
        (MANAGER, ApprovalReason("discount", "", 3000, 2000, 5000), True),
        (MANAGER, ApprovalReason("discount", "", 3000, 2000, 5001), False),
        (OWNER, ApprovalReason("discount", "", 10000, 2000, 10000), True),
        (CASHIER, ApprovalReason("discount", "", 100, 0, 100), False),
        (MANAGER, ApprovalReason("comp"), True),
        (MANAGER, ApprovalReason("refund"), True),
        (MANAGER, ApprovalReason("unknown"), False),
        (replace(OWNER, active=False), ApprovalReason("comp"), False),
    ],
)
def test_whose_consent_is_enough(approver, reason, enough):
    assert may_approve(approver, reason) is enough


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        (
            ApprovalReason("discount", "", 3605, 2000, 3605),
            "36.05 % off in all; more than 20 % needs approval.",
        ),
        (
            ApprovalReason("discount", "", 3650, 50, 3650),
            "36.5 % off in all; more than 0.5 % needs approval.",
        ),
        (ApprovalReason("comp"), "Giving something away needs approval."),
        (ApprovalReason("void"), "This needs approval."),
    ],
)
def test_the_reason_is_a_sentence(reason, sentence):
    assert reason.text.render("en") == sentence


edits = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 4), st.none() | discounts(), st.integers(1, 5)),
    max_size=15,
)


@law
@given(st.lists(st.integers(1, 20_000), min_size=1, max_size=4), edits)
def test_no_way_of_editing_alone_takes_more_off_than_the_limit(prices, steps):
    limit = Fraction(DISCOUNT_LIMITS[roles.CASHIER], 10000)
    now = order(*prices)
    for step in steps:
        after = _edited(now, step)
        now = after if needs_approval(now, after, CASHIER) is None else now

    priced = price(now)
    assert priced.comps_fen == 0
    # Half a fen for each discount and less than one for the line's share are rounding.
    for part in priced.lines:
        assert part.line.gross_fen - part.net_fen <= part.line.gross_fen * limit + 2
    assert priced.reduction_fen <= priced.gross_fen * limit + 1 + len(priced.lines)


@law
@given(st.lists(st.integers(1, 20_000), min_size=1, max_size=4), edits)
def test_after_a_consent_nothing_more_is_asked_and_no_money_moves(prices, steps):
    now = order(*prices)
    for n, step in enumerate(steps):
        after = _edited(now, step)
        agreed = approved(now, after, CASHIER, approval=f"a{n}")

        assert needs_approval(now, agreed, CASHIER) is None
        assert price(agreed).total_fen == price(after).total_fen
        now = agreed


def _edited(now, step):
    kind, n, discount, count = step
    line = line_id(n)
    acts = (
        lambda: now.with_discount(discount),
        lambda: now.change(line, discount=discount),
        lambda: now.change(line, qty_milli=count * 1000),
        lambda: now.remove(line),
        lambda: now.restore(line),
        lambda: now.change(line, comp="x" * (count - 1)),
    )
    try:
        return acts[kind]()
    except (InvalidOrder, InvalidInput):
        return now


@pytest.mark.parametrize("role", ROLES)
def test_every_role_has_permissions_and_a_limit(role):
    member = Staff("x", "x", role)

    assert {p for p in PERMISSIONS[role] if member.may(p)} == PERMISSIONS[role]
    assert member.discount_limit() == DISCOUNT_LIMITS[role]


def test_a_role_nobody_knows_and_one_who_left_may_nothing():
    left = replace(OWNER, active=False)

    assert not Staff("x", "x", "chef").may(roles.SELL)
    assert Staff("x", "x", "chef").discount_limit() == 0
    assert not left.may(roles.SELL)
    assert left.discount_limit() == 0


def test_a_technician_touches_devices_and_no_money():
    technician = Staff("t", "t", roles.TECHNICIAN)

    assert technician.may(roles.DEVICES)
    assert not any(technician.may(act) for act in (roles.SELL, roles.REFUND, roles.NO_SALE))


def test_a_pin_hash_is_never_shown():
    assert "argon" not in repr(Staff("x", "x", roles.OWNER, pin_hash="$argon2id$"))


@law
@given(st.integers(0, 1000))
def test_five_wrong_pins_lock_and_each_more_locks_no_shorter_up_to_an_hour(failures):
    minutes = lock_minutes(failures)

    assert (minutes == 0) == (failures < LOCK_AFTER)
    assert minutes <= lock_minutes(failures + 1) <= 60


def test_the_fifth_wrong_pin_locks_for_five_minutes_the_next_for_ten():
    assert [lock_minutes(n) for n in (4, 5, 6, 7, 8, 9)] == [0, 5, 10, 20, 40, 60]
