"""The order at the counter: found, edited, kept, parked, recalled, taken back."""

from dataclasses import replace

import pytest

from sync import events as ev
from terminal.domain.barcode import parse_rules, scale_label
from terminal.domain.correction import comp_line
from terminal.domain.discount import AMOUNT, RATE, Discount
from terminal.domain.order import Order
from terminal.errors import InvalidInput, InvalidOrder, NotAllowed, NotSaved, StorageFault
from terminal.services import selling, voiding
from terminal.services.selling import Found, NotFound
from terminal.services.settings import put
from terminal.services.voiding import Why
from terminal.store import journal
from tests.tills import Shop, a_shelf, an_item, rows_of

RULES = parse_rules(("20 IIIII WWWWW C", "21 IIIII PPPPP C"))


@pytest.fixture
def shop(tmp_path):
    shop = Shop(tmp_path)
    shop.open_shift()
    yield shop
    shop.store.close()


@pytest.fixture
def shelf(tmp_path):
    shelf = a_shelf(tmp_path)
    yield shelf
    shelf.close()


def find(shelf, text):
    return selling.look_up(text, RULES, shelf.by_barcode, shelf.by_code)


def events_of(shop, kind):
    return [event for _, event in journal.events(shop.store.db) if isinstance(event, kind)]


def test_a_barcode_a_short_code_and_a_scale_label_each_find_their_item(shelf):
    by_weight, by_price = (
        find(shelf, scale_label(RULES[0], 201, qty_milli=735)),
        find(shelf, scale_label(RULES[1], 201, price_fen=590)),
    )

    assert find(shelf, "6901234567892").item.sku == "tea"
    assert find(shelf, " 101 ").item.sku == "pork"
    assert (by_weight.item.sku, by_weight.qty_milli, by_weight.fixed_fen) == ("apple", 735, None)
    assert (by_price.item.sku, by_price.qty_milli, by_price.fixed_fen) == ("apple", 500, 590)


def test_an_unknown_code_is_shown_and_a_misread_one_says_so(shelf):
    unknown, misread = find(shelf, "6900000000007"), find(shelf, "6901234567899")

    assert unknown == NotFound("6900000000007")
    assert isinstance(misread, NotFound)
    assert "check digit" in str(misread.reason)


def test_a_scale_label_of_an_item_that_is_not_sold_is_unknown(shelf):
    label = scale_label(RULES[0], 999, qty_milli=500)

    assert find(shelf, label) == NotFound(label)


@pytest.mark.parametrize("text", ["", "\x00\x01", "9" * 500, "\ufffd12"])
def test_garbage_from_a_scanner_is_refused_with_a_reason(shelf, text):
    found = find(shelf, text)

    assert isinstance(found, NotFound)
    assert found.reason is not None
    assert len(found.code) <= 40


def test_nobody_sells_without_signing_in_and_a_technician_never(shop):
    shop.till.staff = None
    with pytest.raises(NotAllowed, match="Nobody is signed in"):
        selling.start(shop.till)
    shop.sign_in("tech")
    with pytest.raises(NotAllowed):
        selling.start(shop.till)


def test_a_full_disk_takes_no_new_order(shop):
    shop.till.may_sell = lambda: False

    with pytest.raises(NotAllowed, match="disk is full"):
        selling.start(shop.till)


def test_orders_are_numbered_by_day_and_a_number_is_given_once(shop):
    first, second = shop.order(), shop.order()
    empty = selling.start(shop.till)

    assert (first.no, second.no, empty.no) == ("A-001", "A-002", "A-003")
    assert selling.start(shop.till).no == "A-003"


def test_a_label_that_is_still_on_an_order_of_yesterday_is_not_given_again(shop):
    yesterday = selling.park(shop.till, shop.order())
    shop.close_shift()
    shop.clock.forward(days=1)
    shop.open_shift()

    assert (yesterday.no, shop.order().no, shop.order().no) == ("A-001", "A-002", "A-003")


@pytest.mark.parametrize(("name", "fen"), [("", 100), ("  ", 100), ("crab", 0), ("crab", -5)])
def test_an_open_item_needs_a_name_and_a_price(shop, name, fen):
    with pytest.raises(InvalidInput, match="name and a price"):
        selling.open_line(shop.till, name, fen)


def test_an_open_item_is_taxed_at_the_rate_the_shop_set(shop):
    with shop.till.act() as act:
        act.record(put({"tax.open_item_bp": "600"}))
    before = selling.open_line(shop.till, "crab", 9900).tax_bp
    shop.till.reload()

    assert (before, selling.open_line(shop.till, "crab", 9900).tax_bp) == (0, 600)


def test_phone_numbers_are_masked_in_names_and_notes(shop):
    line = selling.open_line(shop.till, "for 13812345678", 900)
    order = selling.with_note(
        shop.order(), shop.till.make_id() and shop_line(shop), "ring 13812345678"
    )

    assert line.name == "for 138****5678"
    assert order.lines[0].note == "ring 138****5678"


def shop_line(shop):
    return selling.current(shop.till).lines[0].line_id


def test_a_crash_gives_the_order_back_with_notes_discounts_and_what_was_removed(shop):
    order = shop.order(1200, 900, 700)
    first, second, third = (line.line_id for line in order.lines)
    after = selling.with_note(order, first, "no chili").remove(second)
    after = after.change(third, discount=Discount("d1", RATE, 1000, by="lin"))
    after = after.with_discount(Discount("d2", AMOUNT, 100, by="lin"))
    selling.save(shop.till, after, order)

    again = selling.current(shop.restart())

    assert again == after
    assert [line.removed for line in again.all_lines] == [False, True, False]
    assert again.restore(second).lines[1].list_fen == 900


def test_what_did_not_change_is_not_written(shop):
    order = shop.order()
    before = shop.store.db.total_changes

    selling.save(shop.till, order, order)
    selling.save(shop.till, selling.start(shop.till), None)

    assert shop.store.db.total_changes == before


def test_parking_is_a_fact_and_survives_a_restart(shop):
    order = shop.order(1200, 900)
    parked = selling.park(shop.till, order, "call 13812345678")
    till = shop.restart()
    shop.sign_in()

    assert selling.current(till) is None
    assert selling.parked(till) == (parked,)
    assert selling.parked_count(till) == 1
    saved = events_of(shop, ev.OrderSaved)
    assert [(event.why, event.name) for event in saved] == [("parked", "call 138****5678")]
    assert selling.recall(till, order.order_id) == parked
    assert selling.current(till) == parked


def test_an_empty_order_cannot_be_parked(shop):
    with pytest.raises(InvalidOrder, match="empty"):
        selling.park(shop.till, selling.start(shop.till))


def test_recalling_parks_what_is_at_the_counter_in_the_same_write(shop):
    waiting = selling.park(shop.till, shop.order(1200))
    at_counter = shop.order(900)

    taken = selling.recall(shop.till, waiting.order_id, at_counter)

    assert taken.order_id == waiting.order_id
    assert [order.order_id for order in selling.parked(shop.till)] == [at_counter.order_id]
    assert selling.current(shop.till) == taken


def test_an_order_without_lines_is_forgotten_when_another_is_recalled(shop):
    waiting = selling.park(shop.till, shop.order(1200))
    order = shop.order(900)
    empty = order.remove(order.lines[0].line_id)
    selling.save(shop.till, empty, order)

    selling.recall(shop.till, waiting.order_id, empty)

    assert rows_of(shop.store, "SELECT order_id FROM open_orders") == [(waiting.order_id,)]


def test_an_order_that_is_no_longer_parked_is_said(shop):
    with pytest.raises(InvalidOrder, match="no longer parked"):
        selling.recall(shop.till, "nowhere")


def test_everything_that_is_not_paid_is_listed_but_no_empty_order(shop):
    parked = selling.park(shop.till, shop.order(1200))
    order = shop.order(900)

    assert selling.still_open(shop.till) == (order, parked)
    selling.save(shop.till, order.remove(order.lines[0].line_id), order)
    assert selling.still_open(shop.till) == (parked,)


def test_voiding_an_order_records_every_line_and_takes_it_off(shop):
    order = shop.order(1200, 900)

    voiding.void_order(shop.till, order, Why("guest left 13812345678"))

    voids = events_of(shop, ev.LineVoided)
    assert [(v.amount_fen, v.whole_order, v.by) for v in voids] == [
        (1200, True, "lin"),
        (900, True, "lin"),
    ]
    assert {v.reason for v in voids} == {"guest left 138****5678"}
    assert selling.current(shop.till) is None


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_void_needs_a_reason(shop, reason):
    order = shop.order()

    with pytest.raises(InvalidInput, match="reason"):
        voiding.void_order(shop.till, order, Why(reason))
    with pytest.raises(InvalidInput, match="reason"):
        voiding.void_line(shop.till, order, order.lines[0].line_id, Why(reason))
    assert selling.current(shop.till) == order


def test_an_empty_order_cannot_be_voided(shop):
    with pytest.raises(InvalidOrder, match="Nothing is in this order"):
        voiding.void_order(shop.till, selling.start(shop.till), Why("test"))


def test_a_waiter_voids_only_with_an_approval(shop):
    order = shop.order()
    shop.sign_in("wu")

    with pytest.raises(NotAllowed):
        voiding.void_order(shop.till, order, Why("wrong item"))
    voiding.void_order(shop.till, order, Why("wrong item", "approval-1"))

    assert events_of(shop, ev.LineVoided)[0].approval == "approval-1"


def test_a_part_of_a_line_is_voided_and_the_parts_sum_to_it(shop):
    order = shop.order(1200)
    line = order.lines[0].line_id
    order = order.change(line, qty_milli=3000)
    selling.save(shop.till, order, None)

    left = voiding.void_line(shop.till, order, line, Why("wrong item"), qty_milli=1000)
    gone = voiding.void_line(shop.till, left, line, Why("wrong item"))

    assert left.line(line).qty_milli == 2000
    assert gone.lines == ()
    assert [v.amount_fen for v in events_of(shop, ev.LineVoided)] == [1200, 2400]
    assert selling.current(shop.till) == gone


def test_more_than_was_ordered_is_never_voided(shop):
    order = shop.order(1200)

    with pytest.raises(InvalidInput, match="no more than"):
        voiding.void_line(
            shop.till, order, order.lines[0].line_id, Why("wrong item"), qty_milli=2000
        )


def test_taking_a_line_away_beside_an_amount_off_asks_for_consent(shop):
    order = shop.order(2000, 2000).with_discount(Discount("d", AMOUNT, 700, by="lin"))
    selling.save(shop.till, order, None)
    line = order.lines[0].line_id

    reason = selling.consent_needed(shop.till, order, order.remove(line))
    with pytest.raises(NotAllowed, match="needs approval"):
        voiding.void_line(shop.till, order, line, Why("wrong item"))
    after = voiding.void_line(shop.till, order, line, Why("wrong item", "", "consent-1"))

    assert (reason.rate_bp, reason.limit_bp) == (3500, 2000)
    assert after.discount.approval == "consent-1"
    assert selling.consent_needed(shop.till, after, after) is None


def test_an_order_without_reductions_never_asks(shop):
    order = shop.order(2000, 2000)

    assert selling.consent_needed(shop.till, order, order.remove(order.lines[0].line_id)) is None
    assert selling.agreed(shop.till, order, order) == order


def test_a_comp_needs_consent_of_a_manager_and_not_from_one(shop):
    order = shop.order(2000, 900)
    line = order.lines[0].line_id

    asked = selling.consent_needed(shop.till, order, comp_line(order, line, "apology", by="lin"))
    shop.sign_in("zhao")
    free = selling.consent_needed(shop.till, order, comp_line(order, line, "apology", by="zhao"))

    assert asked.act == "comp"
    assert free is None


def test_comps_of_an_order_are_facts_of_its_closing(shop):
    order = shop.order(2000, 900)
    given = comp_line(order, order.lines[0].line_id, "apology", by="zhao", approval="a1")

    found = selling.comps(given)

    assert [(c.amount_fen, c.reason, c.by, c.approval) for c in found] == [
        (2000, "apology", "zhao", "a1")
    ]


def test_a_write_that_fails_leaves_every_order_where_it_was(shop):
    waiting = selling.park(shop.till, shop.order(1200))
    order = shop.order(900)
    whole = shop.store.db
    shop.fail_commits()

    with pytest.raises(NotSaved):
        selling.recall(shop.till, waiting.order_id, order)

    assert shop.store.db is not whole
    assert selling.current(shop.till) == order
    assert selling.parked(shop.till) == (waiting,)


def test_after_two_failed_writes_no_order_is_begun(shop):
    order = shop.order(900)
    for _ in range(2):
        shop.fail_commits()
        with pytest.raises(NotSaved):
            selling.save(shop.till, replace(order, note="x"), order)

    with pytest.raises(StorageFault, match="Selling is stopped"):
        selling.start(shop.till)


def test_a_line_is_priced_as_the_item_is_now(shop):
    line = selling.line_of(shop.till, an_item(1, 450), qty_milli=2000)

    assert (line.list_fen, line.gross_fen, line.sold_by, line.tax_bp) == (450, 900, "lin", 600)


def test_a_weighed_label_keeps_its_amount(shop, shelf):
    found = find(shelf, scale_label(RULES[1], 201, price_fen=591))
    assert isinstance(found, Found)

    line = selling.line_of(
        shop.till, found.item, qty_milli=found.qty_milli, fixed_fen=found.fixed_fen
    )
    order = Order("o").add(line)

    assert (line.gross_fen, line.qty_milli) == (591, 501)
    with pytest.raises(InvalidOrder, match="label"):
        order.change(line.line_id, qty_milli=700)
