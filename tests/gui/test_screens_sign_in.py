"""Signing in, the idle lock and the first start by finger and by keyboard."""

from PySide6.QtCore import Qt

from terminal.text import set_language
from terminal.ui.look import Look
from tests.gui import report_stories as papers
from tests.gui import screen_stories as tell
from tests.gui.screen_hands import heard, opened


def test_a_name_then_a_pin_by_finger(look: Look) -> None:
    with opened(look, "sign_in_typing") as hands:
        people, keys = heard(hands.page.person_chosen), heard(hands.page.key)
        confirmed = heard(hands.page.confirmed)

        hands.tap("signIn.person.lin")
        hands.press("signIn.keypad", "1", "0", "backspace", "clear")
        hands.tap("signIn.confirm")

        assert people == ["lin"]
        assert keys == ["1", "0", "backspace", "clear"]
        assert len(confirmed) == 1


def test_a_name_then_a_pin_by_keyboard_alone(look: Look) -> None:
    with opened(look, "sign_in_typing") as hands:
        people, keys = heard(hands.page.person_chosen), heard(hands.page.key)
        confirmed = heard(hands.page.confirmed)

        hands.tab_to("signIn.person.zhou")
        hands.keys(Qt.Key.Key_Space, "12", Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        hands.page.setFocus()
        hands.keys(Qt.Key.Key_Return)

        assert people == ["zhou"]
        assert keys == ["1", "2", "backspace", "clear"]
        assert len(confirmed) == 1


def test_digits_are_dots_and_never_digits(look: Look) -> None:
    with opened(look, "sign_in_typing") as hands:
        dots = hands.child("signIn.dots")

        assert dots.digits == 3
        assert dots.accessibleName() == "已输 3 位"


def test_a_wrong_pin_says_how_many_tries_are_left(look: Look) -> None:
    with opened(look, "sign_in_typing") as hands:
        assert hands.child("signIn.problem").words == "密码不对，还能试 4 次"


def test_confirming_before_a_name_is_chosen_explains_itself(look: Look) -> None:
    with opened(look, "sign_in") as hands:
        confirmed = heard(hands.page.confirmed)

        hands.tap("signIn.confirm")

        assert confirmed == []
        assert hands.page.toast.isVisible()
        assert hands.page.toast.words == "先选名字"


def test_a_lock_out_says_until_when_and_still_lets_others_in(look: Look) -> None:
    with opened(look, "sign_in_locked_out") as hands:
        people = heard(hands.page.person_chosen)

        hands.tap("signIn.person.lin")

        assert "12:51" in hands.child("signIn.problem").words
        assert people == ["lin"]


def test_an_idle_till_says_who_is_on_and_that_the_shift_goes_on(look: Look) -> None:
    with opened(look, "idle_lock") as hands:
        assert hands.shown("signIn.lock")
        assert "早班还开着" in hands.child("signIn.lock").words

        hands.page.show_sign_in(tell.sign_in())

        assert not hands.shown("signIn.lock")


def test_the_language_is_a_choice_and_repaints_the_screen(look: Look) -> None:
    with opened(look, "sign_in") as hands:
        chosen = heard(hands.page.language_chosen)
        before = hands.page.grab().toImage()

        hands.tap("signIn.language.en")
        set_language("en")
        look.retranslate()

        assert chosen == ["en"]
        assert hands.page.grab().toImage() != before
        assert hands.page.name.words == "Choose your name"


def test_the_first_start_takes_names_pins_and_a_letter(look: Look) -> None:
    with opened(look, "first_start") as hands:
        page = hands.page
        shops, owners, pins = heard(page.shop_changed), heard(page.owner_changed), heard(page.key)
        which, steps, done = (
            heard(page.pin_chosen),
            heard(page.letter_stepped),
            heard(page.go_pressed),
        )

        hands.child("firstStart.shop").setFocus()
        hands.keys("2")
        hands.child("firstStart.owner").setFocus()
        hands.keys("Chen")
        hands.tap("firstStart.pin")
        hands.keys("4")
        hands.press("firstStart.keypad", "7")
        hands.tap("firstStart.letter.more")
        hands.tap("firstStart.letter.less")
        hands.tap("firstStart.go")

        assert shops == ["望江楼2"]
        assert owners[-1] == "Chen"
        assert (which, pins, steps, len(done)) == (["pin"], ["4", "7"], [1, -1], 1)


def test_enter_in_a_field_leaves_it_without_pressing_the_button(look: Look) -> None:
    with opened(look, "first_start") as hands:
        done = heard(hands.page.go_pressed)

        hands.child("firstStart.owner").setFocus()
        hands.keys(Qt.Key.Key_Return)

        assert done == []
        assert hands.window.focusWidget() is hands.page


def test_what_is_wrong_stands_under_its_field(look: Look) -> None:
    with opened(look, "first_start") as hands:
        assert hands.child("firstStart.owner.problem").words == "老板的名字还没写"
        assert hands.child("firstStart.pin.problem").words.startswith("两次密码不一样")
        assert hands.child("firstStart.pin").digits == 4
        assert hands.child("firstStart.again").digits == 2
        assert hands.child("firstStart.letter").letter == papers.first_start().letter
