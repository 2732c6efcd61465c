"""The sell screen without Qt: what each tap, scan and key makes of the order."""

import pytest

from drivers.interfaces import BadScanReason
from terminal.domain.barcode import DEFAULT_PATTERNS, parse_rules, scale_label
from tests.desks import Desk


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path)
    yield desk
    desk.shelf.close()
    desk.shop.store.close()


# --- adding


def test_a_tap_is_shown_at_once_and_saved_in_the_next_turn(desk):
    desk.sell.tap_item("pork")
    desk.sell.tap_item("pork")

    assert desk.lines == [("Braised pork", "2", "96.00")]
    assert (desk.on_disk, len(desk.loop.calls)) == (None, 1)
    desk.loop.turn()
    assert desk.on_disk == desk.order
    assert (desk.order.no, str(desk.screen.last("order").title)) == ("A-001", "Order A-001")


def test_a_scan_adds_and_ticks_wherever_one_is(desk):
    desk.sell.ask_open_item()
    desk.sell.scan("6901234567892")

    assert desk.lines == [("Herbal tea", "1", "6.00")]
    assert (desk.went, desk.screen.panel) == (["tick"], None)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("6900000000007", "Code 6900000000007 not known."),
        ("6901234567899", "6901234567899 was misread: its check digit is wrong."),
        ("\x00\x01", "The scanner sent characters that are no code."),
        ("", "Nothing was read."),
        ("7" * 300, "This is no item code: 300 characters."),
    ],
)
def test_a_code_nobody_knows_thuds_says_so_and_adds_nothing(desk, code, said):
    desk.sell.scan(code)

    assert (desk.went, desk.screen.banner, desk.lines) == (["thud"], said, [])


def test_bytes_that_are_no_code_say_so(desk):
    desk.sell.bad_scan(BadScanReason.CUT_SHORT)

    assert (desk.went, desk.screen.banner) == (["thud"], "Only a part of the code came in.")
    desk.sell.scan("6901234567892")
    assert desk.screen.last("banner") is None


def test_what_is_weighed_asks_for_its_weight(desk):
    desk.sell.tap_item("apple")
    assert desk.screen.panel.name == "measure"
    desk.sell.panel_confirm()
    assert desk.lines == []
    desk.keys("0.605")
    desk.sell.panel_confirm()

    assert desk.lines[0][2] == "7.14"
    assert desk.screen.panel is None


def test_a_scale_label_brings_its_weight(desk):
    desk.sell.scan(scale_label(parse_rules(DEFAULT_PATTERNS)[0], 201, qty_milli=605))

    assert (desk.order.lines[0].sku, desk.order.lines[0].qty_milli) == ("apple", 605)


def test_what_must_be_chosen_is_asked_first(desk):
    desk.sell.tap_item("tofu")
    desk.sell.panel_confirm()
    assert desk.lines == []
    desk.choose(("spice", "mild"), ("spice", "hot"))
    desk.sell.panel_confirm()

    assert desk.lines == [("Mapo tofu", "1", "28.00")]
    assert [m.modifier_id for m in desk.order.lines[0].modifiers] == ["hot"]


def test_modifiers_can_be_chosen_again(desk):
    desk.sell.tap_item("tofu")
    desk.choose(("spice", "hot"))
    desk.sell.panel_confirm()

    desk.sell.act_on_line(desk.line(), "options")
    desk.choose(("spice", "mild"))
    desk.sell.panel_confirm()

    assert desk.lines == [("Mapo tofu", "1", "26.00")]
    desk.sell.tap_item("tea")
    desk.sell.act_on_line(desk.line(1), "options")
    assert "nothing to choose" in desk.screen.toast


def test_a_typed_code_or_the_only_hit_is_taken_by_enter(desk):
    desk.sell.search("103")
    desk.sell.enter_search("103")
    desk.sell.search("红烧")
    desk.sell.enter_search("红烧")

    assert [name for name, _, _ in desk.lines] == ["Herbal tea", "Braised pork"]
    desk.sell.enter_search("zzz")
    assert "zzz not known" in desk.screen.banner


def test_searching_shows_hits_and_closing_it_the_category_again(desk):
    desk.sell.search("茶")
    hits = desk.screen.shown["show_results"][-1]
    desk.sell.close_search()

    assert [tile.key for tile in hits[0]] == ["tea"]
    assert {tile.key for tile in desk.screen.shown["show_tiles"][-1][0]} == {"pork", "tofu", "tea"}
    desk.sell.choose_category("fruit")
    desk.sell.turn_page(1)
    desk.sell.turn_page(-5)
    assert [tile.key for tile in desk.screen.shown["show_tiles"][-1][0]] == ["apple"]


def test_an_item_that_is_gone_is_not_sold(desk):
    from sync.events import SoldoutSet

    with desk.shop.till.act() as act:
        act.record(SoldoutSet(sku="pork", remaining=0, until=""))
    desk.sell.refresh()
    desk.sell.tap_item("pork")
    desk.sell.tap_item("nowhere")

    assert (desk.lines, desk.went) == ([], ["thud"])
    assert "sold out" in desk.screen.toast


def test_an_open_item_needs_name_and_price_and_is_masked(desk):
    desk.sell.act("open_item")
    desk.sell.panel_confirm()
    desk.sell.panel_text("cake for 13812345678")
    desk.keys("88.50")
    desk.sell.panel_confirm()

    assert desk.lines == [("cake for 138****5678", "1", "88.50")]


def test_absurd_quantities_and_prices_are_refused_and_change_nothing(desk):
    desk.sell.tap_item("pork")
    desk.sell.ask_quantity()
    desk.keys("9999")
    assert desk.sell.flow.digits.text == "999"
    desk.sell.panel_confirm()
    assert desk.lines == [("Braised pork", "999", "47,952.00")]
    desk.sell.act_on_line(desk.line(), "plus")
    assert "at most 999" in desk.screen.banner

    desk.sell.ask_open_item()
    desk.sell.panel_text("gold")
    desk.keys("999999999")
    desk.sell.panel_confirm()
    assert desk.lines == [("Braised pork", "999", "47,952.00")]


def test_a_quantity_needs_a_chosen_line(desk):
    desk.sell.ask_quantity()
    assert "Choose a line first" in desk.screen.toast

    desk.sell.scan(scale_label(parse_rules(DEFAULT_PATTERNS)[1], 201, price_fen=590))
    desk.sell.ask_quantity()
    assert "label states" in desk.screen.toast


# --- lines


def test_less_than_one_is_refused_and_removing_can_be_undone(desk):
    desk.sell.tap_item("pork")
    desk.sell.act_on_line(desk.line(), "plus")
    desk.sell.act_on_line(desk.line(), "minus")
    desk.sell.act_on_line(desk.line(), "minus")
    assert "more than 0" in desk.screen.banner
    assert desk.lines == [("Braised pork", "1", "48.00")]

    desk.sell.act_on_line(desk.line(), "remove")
    assert (desk.lines, desk.screen.toast) == ([], "Removed 1 x Braised pork")
    desk.sell.undo()
    assert desk.lines == [("Braised pork", "1", "48.00")]


def test_undoing_a_removal_keeps_what_was_added_since(desk):
    desk.sell.tap_item("pork")
    desk.sell.act_on_line(desk.line(), "remove")
    desk.sell.tap_item("tea")
    desk.sell.undo()
    desk.sell.undo()
    desk.loop.turn()

    assert [name for name, _, _ in desk.lines] == ["Braised pork", "Herbal tea"]
    assert desk.on_disk == desk.order


def test_a_line_that_is_gone_is_said_not_raised(desk):
    desk.sell.tap_item("pork")
    gone = desk.line()
    desk.sell.act_on_line(gone, "remove")

    for action in ("minus", "plus", "options", "note", "discount", "remove"):
        desk.screen.shown.pop("show_banner", None)
        desk.sell.act_on_line(gone, action)
        assert desk.screen.banner == "This line is no longer in the order."


def test_a_note_is_written_with_phrases_and_masked(desk):
    desk.sell.tap_item("pork")
    desk.sell.act_on_line(desk.line(), "note")
    desk.sell.panel_text("ring 13812345678")
    desk.choose(("quick", "0"))
    desk.sell.panel_confirm()

    assert desk.order.lines[0].note == "ring 138****5678 No coriander"
