"""The sell screen without Qt: what each tap, scan and key makes of the order, and what it says."""

import pytest

from drivers.interfaces import BadScanReason
from terminal.domain.barcode import DEFAULT_PATTERNS, parse_rules, scale_label
from terminal.domain.discount import RATE
from terminal.domain.order import Order
from terminal.presenters.sell import SellExits, SellPresenter
from terminal.services import selling
from terminal.store import journal
from tests.tills import PIN, WRONG, Loop, Screen, Shop, a_shelf, consent, rows_of


class Desk:
    """A cashier at the sell screen."""

    def __init__(self, folder):
        self.shop = Shop(folder)
        self.shop.open_shift()
        self.shelf = a_shelf(folder)
        self.loop = Loop()
        self.went = []
        self.sit_down()

    def sit_down(self):
        """Make the screen anew, as after a start."""
        self.screen = Screen()
        exits = SellExits(
            pay=lambda order: self.went.append(("pay", order)),
            menu=lambda: self.went.append("menu"),
            receipts=lambda: self.went.append("receipts"),
            tick=lambda: self.went.append("tick"),
            thud=lambda: self.went.append("thud"),
        )
        self.sell = SellPresenter(self.screen, self.shop.till, self.shelf, self.loop, exits)
        self.sell.enter()

    def restart(self):
        self.shop.restart()
        self.shop.sign_in()
        self.loop.calls.clear()
        self.sit_down()

    @property
    def order(self):
        return self.sell.order

    @property
    def lines(self):
        """What the order panel shows, as (name, quantity, amount)."""
        found = self.screen.last("order").sections
        return [(str(ln.name), ln.quantity, ln.amount) for sec in found for ln in sec.lines]

    @property
    def on_disk(self):
        return selling.current(self.shop.till)

    def line(self, at=0):
        return self.order.lines[at].line_id

    def keys(self, text):
        for char in text:
            self.sell.panel_key(char)

    def choose(self, *choices):
        for group, key in choices:
            self.sell.panel_choice(group, key)


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


# --- discounts and consent


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
