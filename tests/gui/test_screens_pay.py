"""Paying in cash and what is shown once it is true."""

from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from terminal.presenters.views import BannerView, Tone
from terminal.ui.look import Look
from tests.gui import panel_stories
from tests.gui import screen_stories as tell
from tests.gui.screen_hands import heard, opened


def test_the_keypad_tells_each_key_and_the_extra_one_is_rounding(look: Look) -> None:
    with opened(look, "pay") as hands:
        keys, rounding = heard(hands.page.key), heard(hands.page.rounding_pressed)

        hands.press("pay.keypad", "5", "00", ".", "extra")

        assert keys == ["5", "00", "."]
        assert len(rounding) == 1


def test_where_cash_is_not_rounded_there_is_no_key_for_it(look: Look) -> None:
    with opened(look, "pay") as hands:
        rounding = heard(hands.page.rounding_pressed)

        hands.page.show_pay(replace(tell.pay(), rounding=""))

        pad = hands.child("pay.keypad")
        assert pad.key_rect("0").width() > 2 * pad.key_rect("1").width()
        assert rounding == []


def test_exact_stands_first_and_a_ready_amount_is_an_intent(look: Look) -> None:
    with opened(look, "pay") as hands:
        chosen = heard(hands.page.quick_chosen)
        exact, fifty = hands.child("pay.quick.exact"), hands.child("pay.quick.5000")

        hands.tap("pay.quick.exact")

        assert exact.x() < fifty.x()
        assert chosen == ["exact"]


def test_a_tender_can_be_taken_back_but_not_the_one_being_typed(look: Look) -> None:
    with opened(look, "pay") as hands:
        back = heard(hands.page.taken_back)

        hands.tap_row("pay.taken", "t2", "remove")

        assert back == ["t2"]
        assert hands.child("pay.taken").part_rect("typing", "remove").isEmpty()


def test_paying_by_keyboard_alone(look: Look) -> None:
    with opened(look, "pay") as hands:
        keys, paid, left = (
            heard(hands.page.key),
            heard(hands.page.pay_pressed),
            heard(hands.page.back_pressed),
        )

        hands.keys("50,", Qt.Key.Key_Return, Qt.Key.Key_Escape)

        assert keys == ["5", "0", "."]
        assert (len(paid), len(left)) == (1, 1)


def test_enter_presses_the_button_that_the_keyboard_reached(look: Look) -> None:
    with opened(look, "pay") as hands:
        paid, left = heard(hands.page.pay_pressed), heard(hands.page.back_pressed)

        hands.tab_to("pay.back")
        hands.keys(Qt.Key.Key_Return)

        assert (paid, len(left)) == ([], 1)


def test_pay_without_cash_explains_itself_by_finger_and_by_enter(look: Look) -> None:
    with opened(look, "pay_first") as hands:
        paid = heard(hands.page.pay_pressed)

        hands.tap("pay.go")
        said = hands.page.toast.words
        hands.page.toast.hide()
        hands.keys(Qt.Key.Key_Return)

        assert paid == []
        assert said == "先输收到的现金"
        assert hands.page.toast.isVisible()


def test_with_one_tender_type_there_is_no_column_of_them(look: Look) -> None:
    with opened(look, "pay_first") as hands:
        assert not hands.shown("pay.tender")
        wide = hands.child("pay.keypad").width()

        hands.page.show_pay(tell.pay_tenders())

        chosen = heard(hands.page.tender_chosen)
        hands.tap("pay.tender.card")
        assert hands.child("pay.keypad").width() < wide
        assert chosen == ["card"]


def test_figures_are_shown_as_they_came(look: Look) -> None:
    with opened(look, "pay") as hands:
        assert hands.child("pay.due").figure == "31.00"
        assert hands.child("pay.received").figure == "50.00"
        assert hands.child("pay.change").figure == "19.00"
        assert [each.figure for each in hands.child("pay.sums").sums] == ["181.20", "−0.20"]


def test_after_commit_the_change_is_the_leading_figure_and_one_key_goes_on(look: Look) -> None:
    with opened(look, "paid") as hands:
        following, actions = heard(hands.page.next_pressed), heard(hands.page.action_pressed)

        hands.tap("pay.done.action.reprint")
        hands.keys(Qt.Key.Key_Return)
        hands.tap("pay.done.go")

        assert hands.child("pay.done.figure").figure == "19.00"
        assert not hands.shown("pay.keypad")
        assert not hands.shown("pay.back")
        assert (actions, len(following)) == (["reprint"], 2)


def test_digits_typed_after_commit_go_nowhere(look: Look) -> None:
    with opened(look, "paid") as hands:
        keys = heard(hands.page.key)

        hands.keys("7")

        assert keys == []


def test_paper_and_drawer_are_told_as_they_are(look: Look) -> None:
    with opened(look, "paid_waiting") as hands:
        states = [str(state.words) for state in hands.child("pay.done.states").states]

        assert "装纸后自动补打" in states[0]
        assert "钥匙" in states[1]

        hands.page.show_pay(tell.paid())

        assert str(hands.child("pay.done.states").states[0].words) == "小票打好了"


def test_the_next_order_begins_with_the_keypad_again(look: Look) -> None:
    with opened(look, "paid") as hands:
        hands.page.show_pay(tell.pay())

        assert hands.shown("pay.keypad")
        assert not hands.shown("pay.done.go")


def test_a_consent_lies_beside_the_due_and_takes_the_keys(look: Look) -> None:
    with opened(look, "pay") as hands:
        page = hands.page
        cash, typed = heard(page.key), heard(page.panel_key)
        chosen, agreed, closed = (
            heard(page.panel_chosen),
            heard(page.panel_confirmed),
            heard(page.panel_closed),
        )

        page.show_panel(panel_stories.approval())
        hands.keys("1")
        hands.press("panel.keypad", "2")
        staff = panel_stories.approval().staff[0].key
        hands.tap(f"panel.choice.staff.{staff}")
        hands.keys(Qt.Key.Key_Return, Qt.Key.Key_Escape)

        assert (cash, typed) == ([], ["1", "2"])
        assert chosen == [("staff", staff)]
        assert (len(agreed), len(closed)) == (1, 1)
        assert page.panel.widget.x() >= hands.child("pay.due").parentWidget().width()

        page.show_panel(None)
        hands.keys("5")

        assert cash == ["5"]


def test_a_banner_wraps_in_the_narrow_column_and_closes(look: Look) -> None:
    with opened(look, "pay_first", (1024, 600)) as hands:
        closed = heard(hands.page.banner_closed)
        banner = hands.child("pay.banner")
        short = banner.height()

        long = BannerView(
            "已经收了 50.00 元。", "先把钱退给客人，再从左边列表里拿掉这一笔", Tone.RED
        )
        hands.page.show_pay(replace(tell.pay_first(), banner=long))
        place = QPoint(banner.width() - 20, 20)
        QTest.mouseClick(banner, Qt.MouseButton.LeftButton, pos=place)

        assert banner.height() > short
        assert len(closed) == 1


def test_the_last_sale_shows_its_change_and_goes_away(look: Look) -> None:
    with opened(look, "last_sale") as hands:
        last = hands.page.last

        assert hands.child("lastSale.change").figure == "19.00"
        assert len(last.states.states) == 2

        last.show_last(None)

        assert not last.isVisible()
