"""Parking, voiding, saving and coming back at the sell screen without Qt."""

import pytest

from terminal.domain.order import Order
from terminal.services import selling
from terminal.store import journal
from tests.desks import Desk
from tests.tills import consent, rows_of


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.shelf.close()
    desk.shop.store.close()


# --- parking, voiding


def test_parking_right_after_a_tap_loses_nothing_and_numbers_go_on(desk):
    desk.sell.tap_item("pork")
    desk.sell.act_on_order("park")
    desk.sell.tap_item("tea")

    assert [order.no for order in selling.parked(desk.shop.till)] == ["A-001"]
    assert desk.order.no == "A-002"
    assert "A-001 is parked" in desk.screen.toast


def test_recalling_swaps_with_the_counter(desk):
    desk.sell.tap_item("pork")
    desk.sell.act_on_order("park")
    desk.sell.tap_item("tea")
    desk.sell.act("recall")
    row = desk.screen.panel.rows[0]
    desk.choose(("", row.key))

    assert (row.title, row.amount) == ("A-001", "48.00")
    assert desk.lines == [("Braised pork", "1", "48.00")]
    assert [order.no for order in selling.parked(desk.shop.till)] == ["A-002"]
    desk.restart()
    assert desk.lines == [("Braised pork", "1", "48.00")]


def test_an_empty_order_is_neither_parked_nor_voided(desk):
    desk.sell.act_on_order("park")
    assert "empty" in desk.screen.banner
    desk.sell.act_on_order("void")
    desk.choose(("reason", "0"))
    assert "Nothing is in this order" in desk.screen.banner


def recalled(desk):
    desk.sell.tap_item("pork")
    desk.sell.act_on_line(desk.line(), "plus")
    desk.sell.act_on_order("park")
    desk.sell.recall(selling.parked(desk.shop.till)[0].order_id)


def test_less_of_what_was_parked_is_a_void_with_a_reason(desk):
    recalled(desk)
    desk.sell.act_on_line(desk.line(), "minus")
    assert desk.lines == [("Braised pork", "2", "96.00")]
    desk.choose(("reason", "1"))
    desk.sell.act_on_line(desk.line(), "remove")
    desk.choose(("reason", "0"))

    found = rows_of(desk.shop.store, "SELECT qty_milli, amount_fen, reason FROM voids ORDER BY seq")
    assert found == [(1000, 4800, "Wrong item"), (1000, 4800, "Guest changed their mind")]
    assert desk.lines == []


def test_a_void_that_raises_a_discount_asks_for_that_too(desk):
    desk.sell.tap_item("pork")
    desk.sell.tap_item("tea")
    desk.sell.act_on_order("discount")
    desk.choose(("kind", "amount"))
    desk.keys("10")
    desk.sell.panel_confirm()
    desk.sell.act_on_order("park")
    desk.sell.recall(selling.parked(desk.shop.till)[0].order_id)

    desk.sell.act_on_line(desk.line(0), "remove")
    desk.choose(("reason", "0"))
    assert len(desk.lines) == 2
    consent(desk.sell, "wang")

    assert [name for name, _, _ in desk.lines] == ["Herbal tea"]
    assert desk.order.discount.approval
    assert rows_of(desk.shop.store, "SELECT count(*) FROM voids") == [(1,)]


def test_a_waiter_voids_with_a_managers_consent(desk):
    desk.shop.sign_in("wu")
    desk.sell.tap_item("pork")
    desk.sell.act_on_order("void")
    desk.choose(("reason", "4"))
    assert desk.screen.panel.name == "approval"
    consent(desk.sell)

    assert (desk.lines, "was voided" in desk.screen.toast) == ([], True)
    approval, by = rows_of(desk.shop.store, "SELECT approval, by FROM voids")[0]
    assert (bool(approval), by) == (True, "wu")


# --- saving, failing, coming back


def test_after_a_crash_the_order_is_there_with_everything(desk):
    desk.sell.tap_item("pork")
    desk.sell.tap_item("tea")
    desk.sell.act_on_line(desk.line(0), "note")
    desk.sell.panel_text("no chili")
    desk.sell.panel_confirm()
    desk.sell.act_on_line(desk.line(1), "remove")
    desk.sell.act_on_order("discount")
    desk.choose(("quick", "1000"))
    desk.loop.turn()
    before = desk.order

    desk.restart()

    assert desk.order == before
    assert desk.screen.last("order").due == "43.20"
    assert [line.removed for line in desk.order.all_lines] == [False, True]


def test_the_order_survives_another_cashier_and_the_close_of_the_shift(desk):
    desk.sell.tap_item("pork")
    desk.loop.turn()
    desk.shop.close_shift()
    desk.shop.clock.forward(hours=14)
    desk.shop.open_shift(name="zhao")
    desk.sell.enter()

    assert desk.lines == [("Braised pork", "1", "48.00")]
    assert str(desk.screen.last("order").title) == "Order A-001"


def test_a_tap_that_was_not_saved_is_said_and_saved_with_the_next(desk):
    desk.sell.tap_item("pork")
    desk.shop.fail_commits()
    desk.loop.turn()
    assert "not saved" in desk.screen.banner
    desk.sell.enter()
    assert desk.lines == [("Braised pork", "1", "48.00")]

    desk.sell.tap_item("tea")
    desk.loop.turn()
    assert desk.on_disk == desk.order
    assert len(desk.lines) == 2


def test_paying_parking_and_leaving_wait_for_what_is_not_saved(desk):
    desk.sell.tap_item("pork")
    desk.shop.fail_commits()
    desk.sell.pay()

    assert desk.went == []
    assert "not saved" in desk.screen.banner
    desk.sell.pay()
    assert desk.went == [("pay", desk.order)]


def test_after_two_failed_writes_selling_stops_with_the_sentence(desk):
    desk.sell.tap_item("pork")
    for _ in range(2):
        desk.shop.fail_commits()
        desk.sell.flush()
    desk.sell.tap_item("tea")

    assert "Selling is stopped" in desk.screen.banner
    assert [name for name, _, _ in desk.lines] == ["Braised pork"]
    desk.sell.act_on_line(desk.line(), "plus")
    desk.sell.act_on_order("park")
    desk.sell.pay()
    assert desk.lines == [("Braised pork", "1", "48.00")]
    assert desk.went == []


def test_a_full_disk_or_a_technician_opens_the_screen_without_an_order(desk):
    desk.shop.till.may_sell = lambda: False
    desk.sit_down()
    desk.sell.tap_item("pork")
    assert "disk is full" in desk.screen.banner
    assert desk.order == Order("")

    desk.shop.sign_in("tech")
    desk.shop.till.may_sell = lambda: True
    desk.sit_down()
    assert "approval" in desk.screen.banner


def test_the_bar_counts_what_is_parked_and_not_printed(desk):
    desk.sell.tap_item("pork")
    desk.sell.act_on_order("park")
    desk.shop.sell(1200)
    desk.sell.show_bar()

    chips = {action.key: action.chip for action in desk.screen.last("actions")}
    assert (chips["recall"].words, chips["receipts"].words) == ("1", "1")
    desk.sell.act("menu")
    desk.sell.act("receipts")
    assert desk.went == ["menu", "receipts"]


def test_choosing_a_line_shows_what_can_be_done_with_it(desk):
    desk.sell.tap_item("pork")
    line = desk.line()
    assert desk.screen.last("order").chosen == line
    desk.sell.choose_line(line)
    assert desk.screen.last("order").chosen == ""
    desk.sell.choose_line(line)
    assert [a.key for a in desk.screen.last("order").edit][-1] == "remove"


def test_nothing_of_all_this_is_in_the_journal_before_it_is_done(desk):
    before = journal.head(desk.shop.store.db).seq
    desk.sell.tap_item("pork")
    desk.sell.act_on_line(desk.line(), "remove")
    desk.loop.turn()

    assert journal.head(desk.shop.store.db).seq == before
