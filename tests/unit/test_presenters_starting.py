"""First start, sign-in, opening the shift and the menu without Qt."""

import pytest

from terminal.presenters.first_start import FirstStartPresenter
from terminal.presenters.menu import MenuPresenter
from terminal.presenters.open_shift import OpenShiftPresenter
from terminal.presenters.sign_in import SignInPresenter
from terminal.services import enrolling, first_start, signing_in
from terminal.services.enrolling import Belonging
from terminal.text import language
from tests.builders import open_till_store
from tests.tills import PIN, WRONG, Screen, Shop, TestClock, rows_of, typed


@pytest.fixture
def shop(tmp_path):
    shop = Shop(tmp_path)
    yield shop
    shop.store.close()


def sign_in_at(shop):
    screen, entered = Screen(), []
    presenter = SignInPresenter(
        screen, shop.till, lambda: entered.append(shop.till.staff.staff_id), lambda: None
    )
    presenter.enter()
    return presenter, screen, entered


def enter_pin(presenter, name, pin):
    presenter.choose(name)
    typed(presenter, pin)
    presenter.confirm()


# --- signing in


@pytest.mark.parametrize("name", ["lin", "wu", "zhao", "wang", "tech"])
def test_everybody_signs_in_by_name_and_pin(shop, name):
    presenter, screen, entered = sign_in_at(shop)
    assert screen.last("sign_in").confirm.refusal
    enter_pin(presenter, name, PIN)

    assert entered == [name]


def test_the_screen_knows_how_many_digits_were_typed_but_never_which(shop):
    presenter, screen, _ = sign_in_at(shop)
    presenter.choose("lin")
    typed(presenter, "12345678901")
    presenter.key("backspace")

    assert screen.last("sign_in").digits == 7
    assert "1234567" not in str(screen.last("sign_in"))
    presenter.key("clear")
    assert screen.last("sign_in").digits == 0


def test_wrong_pins_count_down_then_lock_and_a_restart_does_not_help(shop):
    presenter, screen, entered = sign_in_at(shop)
    enter_pin(presenter, "lin", WRONG)
    assert "4" in str(screen.last("sign_in").problem)
    for _ in range(4):
        enter_pin(presenter, "lin", WRONG)
    assert "Locked until 11:05" in str(screen.last("sign_in").locked)

    shop.restart()
    presenter, screen, entered = sign_in_at(shop)
    enter_pin(presenter, "lin", PIN)
    assert ("Locked until" in str(screen.last("sign_in").locked), entered) == (True, [])
    shop.clock.forward(minutes=6)
    enter_pin(presenter, "lin", PIN)
    assert entered == ["lin"]


def test_a_pin_that_is_too_short_or_has_no_name_is_not_tried(shop):
    presenter, _, entered = sign_in_at(shop)
    typed(presenter, PIN)
    presenter.confirm()
    enter_pin(presenter, "lin", "13")
    presenter.choose("nobody")
    presenter.confirm()

    assert entered == []
    assert rows_of(shop.store, "SELECT * FROM lockouts") == []


def test_a_disk_that_fails_is_said_at_sign_in(shop):
    presenter, screen, entered = sign_in_at(shop)
    shop.fail_commits()
    enter_pin(presenter, "lin", WRONG)

    assert "not saved" in str(screen.last("sign_in").problem)
    assert entered == []


def test_a_locked_till_says_who_is_signed_in_and_lets_another_take_over(shop):
    shop.open_shift()
    presenter, screen, entered = sign_in_at(shop)
    assert "Lin is signed in, the shift goes on since 11:00" in str(
        screen.last("sign_in").lock_note
    )
    enter_pin(presenter, "zhao", PIN)

    assert (entered, shop.till.shift is not None) == (["zhao"], True)


def test_the_language_is_chosen_on_the_first_screen(shop):
    presenter, screen, _ = sign_in_at(shop)
    presenter.choose_language("zh_CN")

    assert language() == "zh_CN"
    assert [action.chosen for action in screen.last("sign_in").languages] == [True, False]


# --- opening the shift


def opening(shop, name="lin"):
    shop.sign_in(name)
    screen, opened = Screen(), []
    presenter = OpenShiftPresenter(screen, shop.till, lambda: opened.append(1))
    presenter.enter()
    return presenter, screen, opened


def test_a_shift_opens_with_the_float_that_was_typed_and_once(shop):
    presenter, screen, opened = opening(shop)
    presenter.confirm()
    assert ("Type the float" in str(screen.last("open_shift").banner.fact), opened) == (True, [])
    typed(presenter, "300.50")
    presenter.confirm()
    presenter.confirm()

    assert (opened, shop.till.shift.float_fen) == ([1], 30_050)
    assert rows_of(shop.store, "SELECT count(*) FROM shifts") == [(1,)]


def test_a_ready_float_is_taken_and_an_absurd_one_refused(shop):
    presenter, screen, opened = opening(shop)
    typed(presenter, "9999999")
    presenter.confirm()
    assert "0.00 to 1,000,000.00" in str(screen.last("open_shift").banner.fact)
    presenter.clear_banner()
    presenter.preset("50000")
    assert screen.last("open_shift").figure == "500.00"
    presenter.confirm()

    assert (opened, shop.till.shift.float_fen) == ([1], 50_000)


def test_a_waiter_is_told_who_opens_the_shift(shop):
    presenter, screen, opened = opening(shop, "wu")
    presenter.preset("50000")
    assert "manager opens the shift" in str(screen.last("open_shift").go.refusal)
    presenter.confirm()

    assert (opened, shop.till.shift) == ([], None)


def test_a_shift_that_is_not_saved_is_not_open(shop):
    presenter, screen, opened = opening(shop)
    presenter.preset("50000")
    shop.fail_commits()
    presenter.confirm()

    assert "not saved" in str(screen.last("open_shift").banner.fact)
    assert (opened, shop.till.shift) == ([], None)


def test_the_identity_from_the_cloud_is_taken_over_when_a_shift_opens(shop):
    shop.open_shift()
    shop.sell()
    enrolling.keep(shop.till, Belonging("m", "s", "HQ7", "望江楼", "C", "00" * 32))
    shop.close_shift()
    shop.clock.forward(days=1)
    presenter, _, _ = opening(shop)
    presenter.preset("50000")
    presenter.confirm()

    assert shop.sell().receipt_no == "HQ7-C-261122-01-0001"


# --- the menu


def menu(shop, name="lin"):
    shop.sign_in(name)
    screen, done = Screen(), []
    keys = ("refund", "cash", "receipts", "reports", "shift_close", "lock", "sign_out")
    doings = {key: (lambda key=key: done.append(key)) for key in (*keys, "language", "theme")}
    presenter = MenuPresenter(
        screen, shop.till, doings, lambda: done.append("back"), lambda: "dark"
    )
    presenter.enter()
    return presenter, screen, done


def refused(screen):
    return {item.key for item in screen.last("menu").items if item.refusal}


def test_a_cashier_with_a_shift_may_go_everywhere(shop):
    shop.open_shift()
    presenter, screen, done = menu(shop)
    for item in screen.last("menu").items:
        presenter.choose(item.key)
    presenter.back()

    assert refused(screen) == set()
    assert done[:3] == ["refund", "cash", "receipts"]
    assert done[-1] == "back"


def test_without_a_shift_the_menu_says_so_and_does_nothing(shop):
    presenter, screen, done = menu(shop)
    presenter.choose("refund")
    presenter.choose("nonsense")

    assert refused(screen) == {"refund", "cash", "shift_close"}
    assert (str(screen.last("menu").banner.fact), done) == ("No shift is open.", [])


def test_a_technician_finds_what_he_may_do_and_the_way_out(shop):
    shop.open_shift()
    presenter, screen, done = menu(shop, "tech")
    presenter.choose("cash")
    presenter.choose("sign_out")

    assert {"refund", "cash", "shift_close"} <= refused(screen)
    assert done == ["sign_out"]


# --- the first start


@pytest.fixture
def bare(tmp_path):
    shop = Shop.__new__(Shop)
    shop.folder, shop.clock, shop.starts = tmp_path, TestClock(), 0
    open_till_store(tmp_path).close()
    shop.till = shop._open()
    yield shop
    shop.store.close()


def first(bare):
    screen, ready = Screen(), []
    presenter = FirstStartPresenter(screen, bare.till, lambda: ready.append(1), lambda: None)
    presenter.enter()
    return presenter, screen, ready


def fill(presenter, pin="8642", again="8642"):
    presenter.write_shop("Corner")
    presenter.write_owner("Mo")
    presenter.choose_pin("pin")
    typed(presenter, pin)
    presenter.choose_pin("again")
    typed(presenter, again)


def test_what_is_missing_is_said_under_each_field_but_not_before_it_is_confirmed(bare):
    presenter, screen, ready = first(bare)
    assert not screen.last("first_start").shop_problem
    presenter.confirm()

    view = screen.last("first_start")
    assert all((view.shop_problem, view.owner_problem, view.pin_problem))
    fill(presenter, again="8643")
    presenter.confirm()
    assert str(screen.last("first_start").pin_problem) == "The two PINs differ."
    assert (ready, first_start.is_new(bare.till)) == ([], True)


def test_a_shop_is_set_up_once_and_its_owner_signs_in(bare):
    presenter, _, ready = first(bare)
    fill(presenter)
    presenter.step_letter(-1)
    presenter.confirm()
    presenter.confirm()

    staff = signing_in.staff_list(bare.till)
    assert (ready, len(staff), bare.till.letter) == ([1], 1, "Z")
    assert signing_in.sign_in(bare.till, staff[0].staff_id, "8642").staff is not None


def test_a_set_up_that_is_not_saved_can_be_tried_again(bare):
    presenter, screen, ready = first(bare)
    fill(presenter)
    bare.fail_commits()
    presenter.confirm()
    assert "not saved" in str(screen.last("first_start").banner.fact)
    presenter.clear_banner()
    presenter.confirm()

    assert ready == [1]
