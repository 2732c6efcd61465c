"""Closing a sale: one write, exact money, receipt numbers without gaps, nothing before COMMIT."""

from dataclasses import replace

import pytest

from sync import events as ev
from sync.codec import witness
from terminal.domain.correction import comp_line
from terminal.domain.discount import AMOUNT, Discount
from terminal.domain.tender import Payment, Tender
from terminal.errors import InvalidInput, InvalidOrder, NotAllowed, NotSaved, ShiftError
from terminal.services import enrolling, paying, refunding, selling, shifts
from terminal.services.enrolling import Belonging
from terminal.services.settings import put
from terminal.store import facts, jobs, journal, sales
from terminal.store.rebuild import compare
from terminal.store.verify import verify
from tests.tills import Shop, rows_of


@pytest.fixture
def shop(tmp_path):
    shop = Shop(tmp_path)
    shop.open_shift()
    yield shop
    shop.store.close()


def sale_of(shop, closed):
    return sales.sale_event(shop.store.db, closed.sale_id)[1]


def numbers(shop):
    return [no for (no,) in rows_of(shop.store, "SELECT receipt_no FROM sales ORDER BY at, seq")]


def test_a_sale_is_written_whole_with_its_print_job_and_leaves_the_counter(shop):
    order = shop.order(1200, 950)

    closed = shop.pay(order, 5000)

    sale = sale_of(shop, closed)
    assert (closed.total_fen, closed.received_fen, closed.change_fen) == (2150, 5000, 2850)
    assert closed.receipt_no == "WJL-A-261121-01-0001"
    assert (sale.gross_fen, sale.total_fen, sale.no) == (2150, 2150, "A-001")
    assert [tender.change_fen for tender in sale.tenders] == [2850]
    assert jobs.get(shop.store.db, closed.job_id).state == jobs.WAITING
    assert selling.current(shop.till) is None
    assert compare(shop.store.db) == []


def test_the_witness_proves_the_row_of_the_sale(shop):
    closed = shop.sell(1200)
    row, sale = sales.sale_event(shop.store.db, closed.sale_id)

    expected = witness(
        shop.store.key.terminal_id, row["epoch"], row["seq"], sale.total_fen, row["hash"]
    )

    assert closed.witness == expected
    assert refunding.find(shop.till, closed.witness) == closed.sale_id


def test_jiao_are_rounded_down_and_shared_out(shop):
    closed = shop.sell(1203, 455)
    sale = sale_of(shop, closed)

    assert (sale.total_fen, sale.rounding_fen) == (1650, 8)
    assert sum(line.net_fen for line in sale.lines) == 1650
    assert sum(part.amount_fen for part in sale.adjustments) == 8
    assert sum(tender.amount_fen for tender in sale.tenders) == 1650


def test_a_shop_that_does_not_round_takes_every_fen(shop):
    with shop.till.act() as act:
        act.record(put({"shop.rounding": "none"}))
    shop.till.reload()

    assert shop.sell(1203).total_fen == 1203


def test_an_order_given_away_whole_is_closed_without_money(shop):
    order = shop.order(1200)
    given = comp_line(order, order.lines[0].line_id, "apology", by="zhao", approval="a")
    selling.save(shop.till, given, order)

    closed = shop.pay(given)

    assert (closed.total_fen, sale_of(shop, closed).tenders) == (0, [])
    assert rows_of(shop.store, "SELECT amount_fen, reason FROM comps") == [(1200, "apology")]
    assert shifts.totals(shop.till, shop.till.shift.shift_id).comps_fen == 1200


def test_nothing_is_paid_without_a_shift_a_permission_or_a_line(shop):
    order = shop.order(1200)
    with pytest.raises(InvalidOrder, match="empty"):
        paying.start_payment(shop.till, selling.start(shop.till))
    shop.sign_in("tech")
    with pytest.raises(NotAllowed):
        paying.start_payment(shop.till, order)
    shop.sign_in()
    shop.close_shift()
    with pytest.raises(ShiftError, match="No shift is open"):
        paying.start_payment(shop.till, order)


def test_an_order_that_changed_while_it_was_paid_is_not_closed(shop):
    order = shop.order(1200)
    payment = paying.start_payment(shop.till, order).take_cash("t", 1200)
    dearer = order.change(order.lines[0].line_id, qty_milli=2000)

    with pytest.raises(InvalidOrder, match="changed while"):
        paying.close_sale(shop.till, dearer, payment, printer="receipt")
    assert numbers(shop) == []


def test_a_sale_that_is_not_paid_in_full_is_not_closed(shop):
    order = shop.order(1200)
    payment = paying.start_payment(shop.till, order).take_cash("t", 1000)

    with pytest.raises(InvalidOrder, match="not paid yet"):
        paying.close_sale(shop.till, order, payment, printer="receipt")


@pytest.mark.parametrize("received", [0, -100, 100_000_001, 101_201])
def test_an_absurd_or_empty_tender_is_refused(shop, received):
    payment = paying.start_payment(shop.till, shop.order(1200))

    with pytest.raises(InvalidInput):
        payment.take_cash("t", received)


def test_the_two_takings_of_a_split_payment_are_kept(shop):
    order = shop.order(5000)
    payment = paying.start_payment(shop.till, order)
    payment = payment.take_cash("t1", 2000).take_cash("t2", 5000)

    closed = paying.close_sale(shop.till, order, payment, printer="receipt")

    tenders = rows_of(shop.store, "SELECT amount_fen, change_fen FROM tenders ORDER BY n")
    assert tenders == [(2000, 0), (3000, 2000)]
    assert closed.received_fen - closed.change_fen == closed.total_fen


def test_a_failed_commit_sells_nothing_and_the_order_stays(shop):
    shop.sell(700)
    order = shop.order(1200)
    payment = paying.start_payment(shop.till, order).take_cash("t", 1200)
    shop.fail_commits()

    with pytest.raises(NotSaved, match="not saved"):
        paying.close_sale(shop.till, order, payment, printer="receipt")

    assert numbers(shop) == ["WJL-A-261121-01-0001"]
    assert len(jobs.unfinished(shop.store.db)) == 1
    assert selling.current(shop.till) == order
    again = paying.close_sale(shop.till, order, payment, printer="receipt")
    assert again.receipt_no.endswith("-0002")
    assert verify(shop.store.db).ok


def test_receipt_numbers_of_sales_and_refunds_run_on_without_gaps(shop):
    first = shop.sell(1200)
    shop.sign_in("zhao")
    line = refunding.sold(shop.till, first.sale_id)[0]
    back = refunding.close_refund(
        shop.till, first.sale_id, {line.line_id: 1000}, reason="cold", printer="receipt"
    )
    second = shop.sell(900)

    assert [first.receipt_no, back.receipt_no, second.receipt_no] == [
        f"WJL-A-261121-01-000{n}" for n in (1, 2, 3)
    ]


def test_receipt_numbers_begin_anew_with_each_business_day(shop):
    shop.sell(1200)
    shop.close_shift()
    shop.clock.forward(days=1)
    shop.open_shift()

    assert shop.sell(900).receipt_no == "WJL-A-261122-01-0001"


def test_a_shift_over_midnight_keeps_its_business_day_and_its_numbers(shop):
    shop.sell(1200)
    shop.clock.forward(hours=20)

    late = shop.sell(900)

    assert late.receipt_no == "WJL-A-261121-01-0002"
    assert rows_of(shop.store, "SELECT DISTINCT biz_date FROM sales") == [("2026-11-21",)]


def test_letter_and_shop_code_of_the_cloud_hold_from_the_next_fresh_day(shop):
    found = Belonging("m", "s", "HQ7", "望江楼", "C", "00" * 32)
    shop.sell(1200)
    enrolling.keep(shop.till, found)
    same_day = shop.sell(900)
    shop.close_shift()
    shop.clock.forward(days=1)
    enrolling.apply_identity(shop.till)
    shop.open_shift()
    next_day = shop.sell(900)

    assert same_day.receipt_no == "WJL-A-261121-01-0002"
    assert next_day.receipt_no == "HQ7-C-261122-01-0001"
    assert enrolling.belonging(shop.store.db) == found
    shop.restart()
    assert (shop.till.settings.shop_code, compare(shop.store.db)) == ("HQ7", [])


def test_a_till_without_receipts_today_takes_its_identity_at_once(tmp_path):
    shop = Shop(tmp_path)

    enrolling.keep(shop.till, Belonging("m", "s", "HQ7", "望江楼", "C", "00" * 32))

    shop.open_shift()
    assert shop.sell(900).receipt_no == "HQ7-C-261121-01-0001"
    shop.store.close()


def test_a_receipt_is_marked_offline_only_while_the_cloud_does_not_answer(shop):
    away = sale_of(shop, shop.sell(900)).offline
    shop.till.is_online = lambda: True

    assert (away, sale_of(shop, shop.sell(900)).offline) == (True, False)


def test_a_jump_of_the_clock_is_recorded_with_the_next_act(shop):
    shop.sell(900)
    shop.clock.jump(hours=-3)
    shop.clock.forward(minutes=1)
    shop.sell(900)
    shop.sell(900)

    jumps = [e for _, e in journal.events(shop.store.db) if isinstance(e, ev.ClockJumped)]
    assert [jump.jump_ms for jump in jumps] == [-3 * 3600 * 1000]
    assert jumps[0].before > jumps[0].after


@pytest.mark.parametrize(
    ("same_boot", "hours", "jumps"),
    [
        (True, -3, [-3 * 3600 * 1000]),
        (True, 3, [3 * 3600 * 1000]),
        (True, 0, []),
        (False, -3, [-3 * 3600 * 1000]),
        (False, 3, []),
    ],
)
def test_a_clock_set_while_the_program_was_closed_is_recorded(shop, same_boot, hours, jumps):
    shop.sell(900)
    boot = shop.clock.boot
    shop.clock.jump(hours=hours)
    shop.restart()
    if same_boot:
        shop.clock.boot = boot
        shop.till = type(shop.till)(shop.store, shop.clock, shop.make_id)
    shop.sign_in()
    shop.sell(900)

    found = [e for _, e in journal.events(shop.store.db) if isinstance(e, ev.ClockJumped)]
    assert [jump.jump_ms for jump in found] == jumps


def test_a_jump_is_recorded_though_the_first_write_after_it_failed(shop):
    shop.sell(900)
    shop.clock.jump(hours=2)
    order = shop.order(900)
    payment = paying.start_payment(shop.till, order).take_cash("t", 900)
    shop.fail_commits()
    with pytest.raises(NotSaved):
        paying.close_sale(shop.till, order, payment, printer="receipt")

    paying.close_sale(shop.till, order, payment, printer="receipt")

    kinds = [type(event).__name__ for _, event in journal.events(shop.store.db)]
    assert kinds.count("ClockJumped") == 1


def test_discounts_and_consents_stand_in_the_sale(shop):
    order = shop.order(2000, 2000)
    given = order.with_discount(Discount("d", AMOUNT, 500, by="lin", approval="a1"))
    selling.save(shop.till, given, order)

    sale = sale_of(shop, shop.pay(given))

    assert sale.total_fen == 3500
    assert {(p.stage, p.value, p.by, p.approval) for p in sale.adjustments} == {
        ("order", 500, "lin", "a1")
    }
    sums = shifts.totals(shop.till, shop.till.shift.shift_id)
    assert (sums.discounts_fen, sums.gross_fen) == (500, 3500)


def test_totals_of_the_shift_are_those_of_its_sales(shop):
    for fen in (1203, 2455, 990):
        shop.sell(fen)

    sums = shifts.totals(shop.till, shop.till.shift.shift_id)

    found = rows_of(shop.store, "SELECT count(*), sum(total_fen), sum(rounding_fen) FROM sales")
    assert found == [(sums.sales, sums.gross_fen, sums.rounding_fen)]
    assert facts.from_event(facts.to_event(sums)) == sums


def test_a_card_payment_is_never_rounded(shop):
    order = shop.order(1203)
    payment = paying.start_payment(shop.till, order)
    payment = payment.take(Tender("t", "card", 1203))

    closed = paying.close_sale(shop.till, order, payment, printer="receipt")

    assert closed.total_fen == 1203
    assert payment == replace(payment, tenders=payment.tenders)
    assert isinstance(payment, Payment)
