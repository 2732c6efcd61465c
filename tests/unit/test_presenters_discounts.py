"""Discounts, comps and consents at the sell screen without Qt."""

import pytest

from terminal.domain.discount import RATE
from tests.desks import Desk
from tests.tills import PIN, WRONG, consent, rows_of


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.shelf.close()
    desk.shop.store.close()


def test_a_discount_within_the_limit_is_given_at_once(desk):
    desk.sell.tap_item("pork")
    desk.sell.act_on_line(desk.line(), "discount")
    desk.choose(("quick", "1000"))

    assert desk.lines == [("Braised pork", "1", "43.20")]
    assert desk.screen.panel is None
    assert (desk.order.lines[0].discount.kind, desk.order.lines[0].discount.by) == (RATE, "lin")


@pytest.mark.parametrize("typed", ["", "0", "0.00", "150"])
def test_a_discount_of_nothing_or_more_than_all_is_not_given(desk, typed):
    desk.sell.tap_item("pork")
    desk.sell.act_on_order("discount")
    desk.keys(typed)
    desk.sell.panel_confirm()

    assert (desk.order.discount, desk.screen.panel.name) == (None, "discount")


def test_a_discount_on_a_line_that_went_meanwhile_is_a_banner(desk):
    desk.sell.tap_item("pork")
    line = desk.line()
    desk.sell.act_on_line(line, "discount")
    desk.sell.edit(lambda: desk.order.remove(line))
    desk.choose(("quick", "1000"))

    assert desk.screen.banner == "This line is no longer in the order."


def ask_for(desk, percent):
    desk.sell.act_on_order("discount")
    desk.keys(percent)
    desk.sell.panel_confirm()


def test_more_than_the_limit_needs_a_manager_whose_limit_is_enough(desk):
    desk.sell.tap_item("pork")
    ask_for(desk, "60")

    panel = desk.screen.panel
    assert [action.key for action in panel.staff] == ["wang"]
    assert desk.order.discount is None
    consent(desk.sell, "wang", WRONG)
    assert "Wrong PIN" in str(desk.screen.panel.problem)
    consent(desk.sell, "wang")
    given = rows_of(desk.shop.store, "SELECT approval_id, by, asked_by, subject FROM approvals")
    assert given == [(desk.order.discount.approval, "wang", "lin", desk.order.order_id)]
    assert desk.screen.last("order").due == "19.20"


def test_a_refused_consent_leaves_the_order_as_it_was(desk):
    desk.sell.tap_item("pork")
    before = desk.order
    ask_for(desk, "30")
    desk.sell.close_panel()

    assert desk.order == before
    assert desk.screen.last("order").due == "48.00"


def test_a_scan_takes_an_open_question_away(desk):
    desk.sell.tap_item("pork")
    ask_for(desk, "30")
    desk.sell.scan("6901234567892")
    consent(desk.sell)

    assert desk.order.discount is None
    assert len(desk.lines) == 2


def test_less_of_a_line_beside_an_amount_off_asks_too(desk):
    desk.sell.tap_item("pork")
    desk.sell.act_on_line(desk.line(), "plus")
    desk.sell.act_on_order("discount")
    desk.choose(("kind", "amount"))
    desk.keys("15")
    desk.sell.panel_confirm()
    assert desk.screen.last("order").due == "81.00"

    desk.sell.act_on_line(desk.line(), "minus")
    assert desk.screen.panel.name == "approval"
    assert desk.lines == [("Braised pork", "2", "96.00")]
    consent(desk.sell)
    assert desk.screen.last("order").due == "33.00"
    assert desk.order.discount.approval


def test_removing_beside_an_amount_off_asks_and_then_offers_undo(desk):
    desk.sell.tap_item("pork")
    desk.sell.tap_item("tea")
    desk.sell.act_on_order("discount")
    desk.choose(("kind", "amount"))
    desk.keys("10")
    desk.sell.panel_confirm()

    desk.sell.act_on_line(desk.line(0), "remove")
    assert len(desk.lines) == 2
    consent(desk.sell, "wang")

    assert [name for name, _, _ in desk.lines] == ["Herbal tea"]
    assert desk.screen.last("toast").undo


def test_a_comp_needs_consent_and_can_be_taken_back(desk):
    desk.sell.tap_item("pork")
    desk.sell.act_on_line(desk.line(), "discount")
    desk.choose(("quick", "comp"), ("reason", "1"))
    assert desk.screen.panel.name == "approval"
    consent(desk.sell)
    assert desk.screen.last("order").due == "0.00"
    assert desk.order.lines[0].comp == "Apology"

    desk.sell.act_on_line(desk.line(), "discount")
    desk.choose(("quick", "none"))
    line = desk.order.lines[0]
    assert (line.comp, line.comp_by, line.comp_approval) == ("", "", "")


def test_five_wrong_pins_at_a_consent_lock_the_manager_out(desk):
    desk.sell.tap_item("pork")
    ask_for(desk, "30")
    for _ in range(5):
        consent(desk.sell, pin=WRONG)
    consent(desk.sell, pin=PIN)

    assert "Locked until" in str(desk.screen.panel.problem)
    assert desk.order.discount is None
