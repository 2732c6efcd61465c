"""X and Z: sums that do not care for order or splitting, and the drawer they explain."""

from dataclasses import fields
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import events
from terminal.domain.pricing import TaxSum, price
from terminal.domain.refund import refund, sold_lines, whole
from terminal.domain.reports import (
    DROPPED,
    PAID_IN,
    PAID_OUT,
    MovementFacts,
    NoSaleFacts,
    Paid,
    RefundFacts,
    SaleFacts,
    TenderSum,
    Totals,
    VoidFacts,
    drawer,
    fold,
    merge,
    refund_facts,
    sale_facts,
)
from terminal.domain.shift import FACES, DrawerSums, check_cash, check_movement, counted
from terminal.domain.tender import CASH, Tender
from terminal.errors import InvalidInput
from tests.domain_values import fens, law, orders

tax_rows = st.lists(st.builds(TaxSum, st.sampled_from([0, 600, 1300]), fens, fens), max_size=2).map(
    tuple
)
paid = st.lists(st.builds(Paid, st.sampled_from([CASH, "card", "wechat"]), fens), max_size=3)
facts = st.one_of(
    st.builds(SaleFacts, fens, fens, fens, fens, tax_rows, paid.map(tuple)),
    st.builds(RefundFacts, fens, tax_rows, paid.map(tuple)),
    st.builds(VoidFacts, fens),
    st.builds(MovementFacts, st.sampled_from([PAID_IN, PAID_OUT, DROPPED]), fens),
    st.just(NoSaleFacts()),
)
days = st.lists(facts, max_size=12)


@law
@given(days, st.lists(st.integers(0, 12), max_size=4))
def test_a_day_is_its_shifts_however_it_is_split(day, cuts):
    bounds = [0, *sorted(min(cut, len(day)) for cut in cuts), len(day)]
    shifts = [fold(day[start:end]) for start, end in pairwise(bounds)]

    assert merge(*shifts) == fold(day)


@law
@given(days, st.randoms(use_true_random=False))
def test_totals_do_not_depend_on_the_order_of_things(day, random):
    mixed = list(day)
    random.shuffle(mixed)

    assert fold(mixed) == fold(day)


@law
@given(days, days, days)
def test_merging_is_associative_and_nothing_added_changes_nothing(a, b, c):
    x, y, z = fold(a), fold(b), fold(c)

    assert merge(merge(x, y), z) == merge(x, merge(y, z))
    assert merge(x, Totals()) == merge(x) == x


@law
@given(days)
def test_each_sum_is_that_of_its_facts(day):
    totals = fold(day)
    sales = [fact for fact in day if isinstance(fact, SaleFacts)]
    refunds = [fact for fact in day if isinstance(fact, RefundFacts)]

    assert (totals.sales, totals.refunds) == (len(sales), len(refunds))
    assert totals.gross_fen == sum(sale.total_fen for sale in sales)
    assert totals.refunds_fen == sum(back.total_fen for back in refunds)
    assert totals.net_fen == totals.gross_fen - totals.refunds_fen
    assert sum(row.amount_fen for row in totals.tenders) == sum(
        part.amount_fen for sale in sales for part in sale.tenders
    )
    assert sum(row.count for row in totals.tenders) == sum(len(sale.tenders) for sale in sales)
    assert totals.tax_fen == sum(r.tax_fen for s in sales for r in s.tax) - sum(
        r.tax_fen for b in refunds for r in b.tax
    )


@law
@given(st.lists(orders(most=4), max_size=4))
def test_what_was_rung_up_agrees_in_every_way_of_looking_at_it(found):
    sold = [price(order) for order in found]
    day = [sale_facts(priced, [Tender("t", CASH, priced.total_fen, 50)]) for priced in sold]
    lines = [refund(back, whole(back)) for back in map(sold_lines, sold) if back]
    day += [refund_facts(back, [Tender("t", CASH, _sum(back))]) for back in lines]

    totals = fold(day)

    assert totals.net_fen == 0
    assert totals.tax == totals.refund_tax
    assert totals.tax_fen == 0
    listed = sum(priced.gross_fen for priced in sold)
    assert totals.gross_fen == listed - totals.discounts_fen - totals.comps_fen
    assert totals.gross_fen == sum(row.amount_fen for row in totals.tax)
    assert drawer(totals, 50_000).expected_fen == 50_000


def _sum(lines):
    return sum(line.amount_fen for line in lines)


def test_a_small_day():
    day = [
        SaleFacts(1810, 100, 0, 2, (TaxSum(600, 1810, 102),), (Paid(CASH, 1810),)),
        SaleFacts(5000, tax=(TaxSum(0, 5000, 0),), tenders=(Paid(CASH, 2000), Paid("card", 3000))),
        RefundFacts(810, (TaxSum(600, 810, 46),), (Paid(CASH, 810),)),
        VoidFacts(1200),
        MovementFacts(PAID_IN, 10000),
        MovementFacts(PAID_OUT, 1500),
        MovementFacts(DROPPED, 5000),
        NoSaleFacts(),
    ]

    totals = fold(day)

    assert totals == Totals(
        sales=2,
        gross_fen=6810,
        refunds=1,
        refunds_fen=810,
        discounts_fen=100,
        rounding_fen=2,
        voids=1,
        voids_fen=1200,
        no_sales=1,
        tax=(TaxSum(0, 5000, 0), TaxSum(600, 1810, 102)),
        refund_tax=(TaxSum(600, 810, 46),),
        tenders=(TenderSum("card", 1, 3000, 0), TenderSum(CASH, 2, 3810, 810)),
        paid_in_fen=10000,
        paid_out_fen=1500,
        dropped_fen=5000,
    )
    assert totals.tender("wechat") == TenderSum("wechat")
    assert drawer(totals, 20000) == DrawerSums(20000, 3810, 810, 10000, 1500, 5000)


def test_a_movement_of_no_known_kind_is_refused():
    with pytest.raises(KeyError, match="gross"):
        fold([MovementFacts("gross", 100)])


def test_nothing_happened():
    assert fold([]) == merge() == Totals()


def test_the_totals_have_the_fields_of_the_event():
    assert tuple(f.name for f in fields(Totals)) == events.Totals.__struct_fields__
    assert tuple(f.name for f in fields(TenderSum)) == events.TenderTotal.__struct_fields__
    converted = msgspec.convert(
        fold([SaleFacts(5, tax=(TaxSum(0, 5, 0),), tenders=(Paid(CASH, 5),))]),
        events.Totals,
        from_attributes=True,
    )
    assert converted.tenders[0].amount_fen == 5


@law
@given(st.builds(DrawerSums, fens, fens, fens, fens, fens, fens), fens)
def test_over_or_short_is_the_count_less_what_must_be_there(sums, count):
    taken_in = sums.float_fen + sums.cash_sales_fen + sums.paid_in_fen
    given_out = sums.cash_refunds_fen + sums.paid_out_fen + sums.dropped_fen

    assert sums.over_short(count) + taken_in == count + given_out
    assert sums.over_short(sums.expected_fen) == 0


@law
@given(st.dictionaries(st.sampled_from(FACES), st.integers(0, 100)))
def test_a_count_is_the_sum_of_its_pieces(pieces):
    assert counted(pieces) == sum(face * count for face, count in pieces.items())


@pytest.mark.parametrize("pieces", [{100: -1}, {100: 100_001}, {0: 1}, {-100: 1}])
def test_a_count_that_cannot_be_right_is_refused(pieces):
    with pytest.raises(InvalidInput, match="A number of notes or coins cannot be right"):
        counted(pieces)


@pytest.mark.parametrize("amount", [-1, 100_000_001])
def test_a_drawer_holds_nothing_to_a_million(amount):
    assert check_cash(0) == 0
    with pytest.raises(InvalidInput, match="A drawer holds"):
        check_cash(amount)
    with pytest.raises(InvalidInput, match="A drawer holds"):
        counted({10000: 10_001})


def test_a_movement_is_more_than_nothing_and_can_be_meant():
    assert check_movement(1) == 1
    with pytest.raises(InvalidInput, match="must be more than 0"):
        check_movement(0)
    with pytest.raises(InvalidInput, match="A drawer holds"):
        check_movement(100_000_001)
