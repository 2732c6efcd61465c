"""Shifts, the drawer, X and Z: sums of sums, the shop's own days, numbers without gaps."""

from datetime import UTC, datetime

import pytest

from terminal.domain.reports import merge
from terminal.errors import InvalidInput, NotAllowed, NotSaved, ShiftError
from terminal.services import printing, refunding, shifts
from terminal.store import jobs
from terminal.store.rebuild import compare
from tests.tills import Shop, rows_of


@pytest.fixture
def shop(tmp_path):
    shop = Shop(tmp_path)
    yield shop
    shop.store.close()


def day_of(shop, *, at, boundary=None):
    shop.clock.at = at
    return shop.open_shift().shift.biz_date


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 11, 21, 20, 59, tzinfo=UTC), "2026-11-21"),
        (datetime(2026, 11, 21, 21, 0, tzinfo=UTC), "2026-11-22"),
        (datetime(2026, 11, 21, 16, 30, tzinfo=UTC), "2026-11-21"),
    ],
)
def test_the_business_day_begins_at_five_in_shanghai(shop, at, day):
    assert day_of(shop, at=at) == day


def test_a_shift_keeps_its_business_day_however_long_it_lasts(shop):
    day_of(shop, at=datetime(2026, 11, 21, 15, 0, tzinfo=UTC))
    shop.clock.forward(hours=28)

    assert (shop.till.biz_date(), shop.till.stamp().biz_date) == ("2026-11-21", "2026-11-21")
    assert shop.close_shift().biz_date == "2026-11-21"
    assert shop.till.biz_date() == "2026-11-22"


def test_one_shift_at_a_time_with_a_float_that_can_be_meant(shop):
    shop.sign_in()
    for amount in (-1, 100_000_001):
        with pytest.raises(InvalidInput):
            shifts.open_shift(shop.till, amount)
    shifts.open_shift(shop.till, 0)
    with pytest.raises(ShiftError, match="already open"):
        shifts.open_shift(shop.till, 0)


def test_a_waiter_opens_no_shift(shop):
    shop.sign_in("wu")

    with pytest.raises(NotAllowed):
        shifts.open_shift(shop.till, 0)


def test_an_open_shift_survives_a_restart(shop):
    shop.open_shift(30_000)
    shift = shop.till.shift

    assert shop.restart().shift == shift
    assert shop.sign_in().stamp().shift == shift.shift_id


def test_cash_moves_only_with_amount_reason_and_permission(shop):
    shop.open_shift()
    with pytest.raises(InvalidInput, match="more than 0"):
        shifts.move_cash(shop.till, "paid_in", 0, "change")
    with pytest.raises(InvalidInput):
        shifts.move_cash(shop.till, "paid_in", 100_000_001, "change")
    with pytest.raises(InvalidInput, match="reason"):
        shifts.move_cash(shop.till, "paid_in", 100, " ")
    with pytest.raises(NotAllowed):
        shifts.move_cash(shop.till, "paid_out", 100, "ice")
    with pytest.raises(NotAllowed):
        shifts.no_sale(shop.till, "change")
    with pytest.raises(InvalidInput, match="reason"):
        shifts.no_sale(shop.till, "", "a1")
    shifts.move_cash(shop.till, "paid_out", 6000, "courier 13812345678", "a1")
    assert rows_of(shop.store, "SELECT kind, amount_fen, reason, approval FROM cash_movements") == [
        ("paid_out", 6000, "courier 138****5678", "a1")
    ]


def test_the_drawer_holds_what_moved_through_it(shop):
    till = shop.open_shift(50_000, "zhao")
    sale = shop.sell(4800, 1200, received=10_000)
    line = refunding.sold(till, sale.sale_id)[1].line_id
    refunding.close_refund(till, sale.sale_id, {line: 1000}, reason="cold", printer="receipt")
    shifts.move_cash(till, "paid_in", 10_000, "change")
    shifts.move_cash(till, "paid_out", 6000, "ice")
    shifts.move_cash(till, "dropped", 20_000, "bank")
    shifts.no_sale(till, "change for a guest")

    report = shop.close_shift(short_fen=150)

    assert report.expected_fen == 50_000 + 6000 - 1200 + 10_000 - 6000 - 20_000
    assert (report.counted_fen, report.over_short_fen) == (report.expected_fen - 150, -150)
    assert (report.totals.no_sales, report.totals.dropped_fen) == (1, 20_000)


def test_an_x_shows_what_happened_but_not_what_must_be_in_the_drawer(shop):
    shop.open_shift(50_000, "zhao")
    shop.sell(1200)

    report = shifts.x_report(shop.till)

    assert (report.kind, report.totals.gross_fen, report.float_fen) == ("x", 1200, 50_000)
    assert (report.expected_fen, report.counted_fen, report.over_short_fen) == (None, None, None)


def test_an_x_needs_a_manager_and_an_open_shift(shop):
    shop.open_shift()
    with pytest.raises(NotAllowed):
        shifts.x_report(shop.till)
    assert shifts.x_report(shop.till, "a1").number == 1
    shop.close_shift()
    with pytest.raises(ShiftError):
        shifts.x_report(shop.till, "a1")


@pytest.mark.parametrize("pieces", [{-100: 1}, {100: -1}, {100: 100_001}, {10_000: 100_000}])
def test_a_count_that_cannot_be_right_closes_nothing(shop, pieces):
    shop.open_shift()

    with pytest.raises(InvalidInput):
        shifts.close_shift(shop.till, pieces, printer="receipt")
    assert shop.till.shift is not None


def test_a_close_that_is_not_saved_leaves_the_shift_open(shop):
    shop.open_shift()
    shop.fail_commits()

    with pytest.raises(NotSaved):
        shop.close_shift()

    assert shop.till.shift is not None
    assert shop.restart().shift is not None


def test_the_day_is_the_sum_of_its_shifts_and_z_numbers_have_no_gaps(shop):
    reports = []
    for fen in (1200, 900):
        shop.open_shift(name="zhao")
        shop.sell(fen)
        reports.append(shop.close_shift(short_fen=10))
        shop.clock.forward(hours=1)
    z = shifts.close_day(shop.till, "2026-11-21", printer="receipt")
    shop.clock.forward(days=1)
    shop.open_shift(name="zhao")
    shop.sell(700)
    shop.close_shift()
    next_z = shifts.close_day(shop.till, "2026-11-22", printer="receipt")

    assert z.totals == merge(*(report.totals for report in reports))
    assert (z.number, z.shifts, z.over_short_fen, z.grand_total_fen) == (1, (1, 2), -20, 2100)
    assert (next_z.number, next_z.grand_total_fen) == (2, 2800)
    assert compare(shop.store.db) == []


def test_a_day_needs_its_shifts_closed_and_a_manager(shop):
    shop.open_shift()
    with pytest.raises(NotAllowed):
        shifts.close_day(shop.till, "2026-11-21", printer="receipt")
    with pytest.raises(ShiftError, match="still open"):
        shifts.close_day(shop.till, "2026-11-21", printer="receipt", approval="a1")
    shop.close_shift()
    with pytest.raises(ShiftError, match="nothing to close"):
        shifts.close_day(shop.till, "2026-11-20", printer="receipt", approval="a1")
    shifts.close_day(shop.till, "2026-11-21", printer="receipt", approval="a1")
    with pytest.raises(ShiftError, match="nothing to close"):
        shifts.close_day(shop.till, "2026-11-21", printer="receipt", approval="a1")


def test_two_days_left_open_are_closed_each_by_its_own_z(shop):
    for _ in range(2):
        shop.open_shift(name="zhao")
        shop.sell(1200)
        shop.close_shift()
        shop.clock.forward(days=1)

    days = shifts.days_to_close(shop.till)
    zs = [shifts.close_day(shop.till, day, printer="receipt") for day in days]

    assert days == ("2026-11-21", "2026-11-22")
    assert [(z.number, z.biz_date, z.totals.sales) for z in zs] == [
        (1, "2026-11-21", 1),
        (2, "2026-11-22", 1),
    ]
    assert shifts.days_to_close(shop.till) == ()


def test_a_shift_after_the_z_of_its_day_has_a_z_of_its_own(shop):
    for expected in (1, 2):
        shop.open_shift(name="zhao")
        shop.sell(1200)
        shop.close_shift()
        z = shifts.close_day(shop.till, "2026-11-21", printer="receipt")
        assert (z.number, z.shifts) == (expected, (expected,))


def test_old_zs_are_shown_as_they_were_closed(shop):
    shop.open_shift(30_000, "zhao")
    shop.sell(1200)
    shop.close_shift(short_fen=50)
    z = shifts.close_day(shop.till, "2026-11-21", printer="receipt")

    assert shifts.z_history(shop.till) == (z,)


def test_reports_are_printed_as_they_were_though_more_was_sold(shop):
    shop.open_shift(name="zhao")
    report = shifts.x_report(shop.till)
    shifts.print_report(shop.till, report, printer="receipt")
    shop.sell(1200)

    job = jobs.unfinished(shop.store.db)[0]
    lines = printing.document_of(shop.store, job).blocks

    assert any(getattr(line, "left", "") == "Sales 0" for line in lines)
    assert not any(getattr(line, "right", "") == "12.00" for line in lines)
