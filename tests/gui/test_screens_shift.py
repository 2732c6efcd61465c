"""Opening and closing a shift, cash movements, refunds."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from terminal.presenters.views_rows import EntryView
from terminal.ui.look import Look
from tests.gui import office_stories as office
from tests.gui import screen_stories as tell
from tests.gui.screen_hands import Hands, heard, opened


def test_a_shift_opens_with_a_typed_or_a_ready_float(look: Look) -> None:
    with opened(look, "open_shift") as hands:
        page = hands.page
        keys, presets = heard(page.key), heard(page.preset_chosen)
        opening, left = heard(page.open_pressed), heard(page.back_pressed)

        hands.press("openShift.keypad", "3", "00")
        hands.tap("openShift.preset.last")
        hands.keys("5", Qt.Key.Key_Return)
        hands.tap("openShift.go")
        hands.tap("openShift.back")

        assert (keys, presets) == (["3", "00", "5"], ["last"])
        assert (len(opening), len(left)) == (2, 1)
        assert hands.child("openShift.amount").figure == "500.00"


def test_a_count_goes_by_denomination_with_steppers_and_keypad(look: Look) -> None:
    with opened(look, "shift_count") as hands:
        page = hands.page
        faces, steps, keys = heard(page.face_chosen), heard(page.stepped), heard(page.key)
        counted = heard(page.counted_pressed)

        hands.tap_row("shiftClose.faces", "5000", "plus")
        hands.tap_row("shiftClose.faces", "5000", "minus")
        hands.tap_row("shiftClose.faces", "2000")
        hands.press("shiftClose.keypad", "4")
        hands.tap("shiftClose.counted")

        assert steps == [("5000", 1), ("5000", -1)]
        assert (faces, keys, len(counted)) == (["2000"], ["4"], 1)


def test_nothing_counted_cannot_go_below_nought(look: Look) -> None:
    with opened(look, "shift_count") as hands:
        steps = heard(hands.page.stepped)

        hands.tap_row("shiftClose.faces", "10", "minus")

        assert steps == []


def test_a_count_by_keyboard_alone(look: Look) -> None:
    with opened(look, "shift_count") as hands:
        faces, steps, keys = (
            heard(hands.page.face_chosen),
            heard(hands.page.stepped),
            heard(hands.page.key),
        )

        hands.tab_to("shiftClose.faces")
        hands.keys(Qt.Key.Key_Down, "+", "-", Qt.Key.Key_Return, "7")

        assert steps == [("5000", 1), ("5000", -1)]
        assert (faces, keys) == (["5000"], ["7"])


def test_the_expected_sum_is_nowhere_while_counting(look: Look) -> None:
    with opened(look, "shift_count") as hands:
        assert not hands.shown("shiftClose.verdict")
        assert not hands.shown("shiftClose.sums")


def test_counted_against_expected_then_recount_or_close(look: Look) -> None:
    with opened(look, "shift_short") as hands:
        again, closing = heard(hands.page.recount_pressed), heard(hands.page.close_pressed)

        hands.tap("shiftClose.recount")
        hands.keys(Qt.Key.Key_Return)

        assert hands.child("shiftClose.verdict").over_short == "−2.00"
        assert (len(again), len(closing)) == (1, 1)


def test_a_second_recount_is_refused_with_its_reason(look: Look) -> None:
    with opened(look, "shift_short") as hands:
        again = heard(hands.page.recount_pressed)
        view = tell.result()

        hands.page.show_result(
            replace(view, recount=replace(view.recount, refusal="已经重点过一次"))
        )
        hands.tap("shiftClose.recount")

        assert again == []
        assert hands.page.toast.words == "已经重点过一次"


def test_the_last_shift_of_the_day_offers_the_z(look: Look) -> None:
    with opened(look, "shift_closed") as hands:
        following, actions = heard(hands.page.next_pressed), heard(hands.page.action_pressed)

        hands.tap("shiftClose.done.action.report")
        hands.tap("shiftClose.done.go")

        assert (len(following), actions) == (1, ["report"])
        assert not hands.shown("shiftClose.back")


def test_cash_leaves_the_drawer_with_amount_and_reason(look: Look) -> None:
    with opened(look, "cash") as hands:
        page = hands.page
        kinds, keys, reasons = heard(page.kind_chosen), heard(page.key), heard(page.reason_chosen)
        notes, confirmed = heard(page.note_changed), heard(page.confirmed)

        hands.tap("cash.kind.drop")
        hands.press("cash.keypad", "6", "0")
        hands.tap("cash.reason.courier")
        hands.child("cash.note").setFocus()
        hands.keys("12", Qt.Key.Key_Return)
        hands.keys("9", Qt.Key.Key_Return)

        assert (kinds, keys, reasons) == (["drop"], ["6", "0", "9"], ["courier"])
        assert notes == ["1", "12"]
        assert len(confirmed) == 1


def test_no_sale_asks_for_no_amount(look: Look) -> None:
    with opened(look, "no_sale") as hands:
        keys, confirmed = heard(hands.page.key), heard(hands.page.confirmed)

        hands.keys("5")
        hands.tap("cash.go")

        assert not hands.shown("cash.keypad")
        assert (keys, len(confirmed)) == ([], 1)


def test_a_movement_on_the_books_is_shown_and_left(look: Look) -> None:
    with opened(look, "cash") as hands:
        following = heard(hands.page.next_pressed)

        hands.page.show_done(office.refunded())
        hands.tap("cash.done.go")
        hands.page.show_cash(office.cash())

        assert len(following) == 1
        assert hands.shown("cash.keypad")


def test_a_sale_is_found_by_tap_or_by_the_digits_of_its_number(look: Look) -> None:
    with opened(look, "refund_find") as hands:
        page = hands.page
        sales, keys, finding = heard(page.sale_chosen), heard(page.key), heard(page.find_pressed)

        hands.tap_row("refund.sales", "0040")
        hands.press("refund.keypad", "4")
        hands.keys("2", Qt.Key.Key_Return)

        assert (sales, keys, len(finding)) == (["0040"], ["4", "2"], 1)
        assert hands.child("refund.problem").words == "没有尾号 0099 的小票"


def test_lines_come_back_by_quantity_with_a_reason(look: Look) -> None:
    with opened(look, "refund") as hands:
        page = hands.page
        steps, lines, whole = (
            heard(page.stepped),
            heard(page.line_tapped),
            heard(page.whole_pressed),
        )
        reasons, notes, going = (
            heard(page.reason_chosen),
            heard(page.note_changed),
            heard(page.refund_pressed),
        )

        hands.tap_row("refund.lines", "l2", "plus")
        hands.tap_row("refund.lines", "l1")
        hands.tap("refund.whole")
        hands.tap("refund.reason.late")
        hands.child("refund.note").setFocus()
        hands.keys("x")
        hands.tap("refund.go")

        assert (steps, lines, len(whole)) == ([("l2", 1)], ["l1"], 1)
        assert (reasons, notes, len(going)) == (["late"], ["x"], 1)
        assert hands.child("refund.total").figure == "−82.80"
        assert "店长" in hands.child("refund.approval").words


def test_a_line_that_is_all_back_has_no_stepper(look: Look) -> None:
    with opened(look, "refund") as hands:
        lines = hands.child("refund.lines")

        assert lines.part_rect("l4", "plus").isEmpty()
        assert not lines.part_rect("l5", "plus").isEmpty()


def test_another_sale_and_the_way_back_are_two_things(look: Look) -> None:
    with opened(look, "refund") as hands:
        other, back = heard(hands.page.sale_left), heard(hands.page.back_pressed)

        hands.tap("refund.other")
        hands.keys(Qt.Key.Key_Escape)

        assert (len(other), len(back)) == (1, 1)


def test_a_refund_on_the_books_shows_what_to_hand_over(look: Look) -> None:
    with opened(look, "refunded") as hands:
        following, actions = heard(hands.page.next_pressed), heard(hands.page.action_pressed)

        hands.tap("refund.done.action.more")
        hands.keys(Qt.Key.Key_Return)

        assert hands.child("refund.done.figure").figure == "82.80"
        assert (len(following), actions) == (1, ["more"])


def test_a_long_list_scrolls_under_the_finger_without_choosing(look: Look) -> None:
    with opened(look, "refund_find", (1024, 600)) as hands:
        chosen = heard(hands.page.sale_chosen)
        _fill(hands, 40)
        rows = hands.child("refund.sales")
        view, start = rows.viewport(), rows.viewport().rect().center()

        QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
        for step in (30, 60, 120):
            QTest.mouseMove(view, start.__class__(start.x(), start.y() - step))
        end = start.__class__(start.x(), start.y() - 120)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)

        assert rows.verticalScrollBar().value() > 60
        assert chosen == []


def test_the_chosen_row_is_brought_into_sight(look: Look) -> None:
    with opened(look, "refund_find", (1024, 600)) as hands:
        _fill(hands, 40, chosen=39)
        rows = hands.child("refund.sales")

        assert rows.viewport().rect().contains(rows.part_rect("s39"))


def _fill(hands: Hands, count: int, chosen: int = -1) -> None:
    rows = tuple(
        EntryView(f"s{number}", f"A-{number:04}", figure="1.00", chosen=number == chosen)
        for number in range(count)
    )
    hands.page.show_find(replace(office.find_sale(), sales=rows))
