"""Who is behind the till: PINs, the lock after five wrong ones, a manager's approval."""

import pytest

from sync import events as ev
from terminal.domain.staff import ROLES, Staff
from terminal.errors import InvalidInput, NotAllowed, NotSaved
from terminal.services import first_start, signing_in
from terminal.services.first_start import NewShop
from terminal.store import journal
from tests.builders import open_till_store
from tests.tills import PIN, WRONG, Shop, TestClock, pin_hash, rows_of


@pytest.fixture
def shop(tmp_path):
    shop = Shop(tmp_path)
    yield shop
    shop.store.close()


def try_wrong(shop, times, name="lin"):
    return [signing_in.sign_in(shop.till, name, WRONG) for _ in range(times)]


def test_the_right_pin_signs_in_and_signing_out_keeps_the_shift(shop):
    found = signing_in.sign_in(shop.till, "lin", PIN)

    assert (found.staff.name, shop.till.staff.staff_id) == ("Lin", "lin")
    shop.open_shift()
    signing_in.sign_out(shop.till)
    assert (shop.till.staff, shop.till.shift is not None) == (None, True)
    with pytest.raises(NotAllowed, match="Nobody is signed in"):
        shop.till.on_duty()


def test_everybody_on_the_staff_may_sign_in(shop):
    roles = {member.role for member in signing_in.staff_list(shop.till)}

    assert roles == set(ROLES)
    assert all(
        signing_in.sign_in(shop.till, member.staff_id, PIN).staff == member
        for member in signing_in.staff_list(shop.till)
    )


def test_tries_are_counted_down_and_each_wrong_pin_is_a_fact(shop):
    found = try_wrong(shop, 2)

    assert [answer.tries_left for answer in found] == [4, 3]
    assert "3" in str(found[1].sentence)
    facts = [e for _, e in journal.events(shop.store.db) if isinstance(e, ev.SigninFailed)]
    assert [fact.failures for fact in facts] == [1, 2]


def test_five_wrong_pins_lock_out_also_after_a_restart_and_also_the_right_pin(shop):
    last = try_wrong(shop, 5)[-1]
    till = shop.restart()
    locked = signing_in.sign_in(till, "lin", PIN)

    assert last.locked_until == locked.locked_until == "2026-11-21T03:05:00.000Z"
    assert "11:05" in str(locked.sentence)
    assert (locked.staff, till.staff) == (None, None)
    assert signing_in.sign_in(till, "zhao", PIN).staff is not None


def test_the_lock_opens_after_its_time_and_the_right_pin_forgets_the_failures(shop):
    try_wrong(shop, 5)
    shop.clock.forward(minutes=5, seconds=1)

    assert signing_in.sign_in(shop.till, "lin", PIN).staff is not None
    assert try_wrong(shop, 1)[0].tries_left == 4


def test_a_sixth_wrong_pin_locks_for_longer(shop):
    try_wrong(shop, 5)
    shop.clock.forward(minutes=6)

    assert try_wrong(shop, 1)[0].locked_until == "2026-11-21T03:16:00.000Z"


def test_a_stranger_and_someone_who_has_left_are_refused(shop):
    left = ev.StaffMember(
        staff_id="old", name="Old", role="cashier", pin_hash=pin_hash(), active=False
    )
    signing_in.add_staff(shop.till, left)

    assert signing_in.sign_in(shop.till, "nobody", PIN).staff is None
    assert signing_in.sign_in(shop.till, "old", PIN).staff is None
    assert "old" not in {member.staff_id for member in signing_in.staff_list(shop.till)}


def test_a_wrong_pin_that_cannot_be_counted_is_an_error_not_a_free_try(shop):
    shop.fail_commits()

    with pytest.raises(NotSaved):
        signing_in.sign_in(shop.till, "lin", WRONG)
    assert shop.till.staff is None


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "１２３４", "-123"])
def test_a_pin_has_four_to_eight_plain_digits(pin):
    with pytest.raises(InvalidInput, match="4 to 8 digits"):
        signing_in.hash_pin(pin)


def test_hashes_are_argon2id_and_differ_for_the_same_pin():
    one = signing_in.hash_pin("2468")

    assert one.startswith("$argon2id$")
    assert one != pin_hash() != signing_in.hash_pin("2468")


def test_a_manager_approves_and_it_is_on_record(shop):
    shop.open_shift()

    given = signing_in.approve(
        shop.till, "zhao", PIN, act="refund", subject="sale-1", detail="too salty"
    )

    assert rows_of(shop.store, "SELECT approval_id, act, by, asked_by, subject FROM approvals") == [
        (given.approval_id, "refund", "zhao", "lin", "sale-1")
    ]


def test_who_may_not_approve_and_wrong_pins_approve_nothing(shop):
    shop.open_shift()

    cashier = signing_in.approve(shop.till, "lin", PIN, act="refund")
    wrong = signing_in.approve(shop.till, "zhao", WRONG, act="refund")

    assert (cashier.approval_id, wrong.approval_id) == ("", "")
    assert "may not approve" in str(cashier.sentence)
    assert "Wrong PIN" in str(wrong.sentence)
    assert {member.staff_id for member in signing_in.approvers(shop.till)} == {"zhao", "wang"}


def test_wrong_pins_at_an_approval_lock_the_manager_out_as_well(shop):
    shop.open_shift()
    for _ in range(5):
        signing_in.approve(shop.till, "zhao", WRONG, act="refund")

    assert "Locked until" in str(signing_in.approve(shop.till, "zhao", PIN, act="refund").sentence)


def test_only_who_may_approve_changes_the_staff(shop):
    shop.sign_in()
    member = ev.StaffMember(staff_id="x", name="X", role="cashier", pin_hash=pin_hash())

    with pytest.raises(NotAllowed):
        signing_in.add_staff(shop.till, member)
    shop.sign_in("wang")
    signing_in.add_staff(shop.till, member)
    assert Staff("x", "X", "cashier", pin_hash()) in signing_in.staff_list(shop.till)


# --- the first start


@pytest.fixture
def bare(tmp_path):
    shop = Shop.__new__(Shop)
    shop.folder, shop.clock, shop.starts = tmp_path, TestClock(), 0
    open_till_store(tmp_path).close()
    shop.till = shop._open()
    yield shop
    shop.store.close()


def test_a_new_till_gets_its_shop_its_owner_and_its_letter_in_one_write(bare):
    assert first_start.is_new(bare.till)
    first_start.set_up(bare.till, NewShop("Corner", "Mo", "8642", "D"))
    owner = signing_in.staff_list(bare.till)[0]
    bare.restart()

    assert not first_start.is_new(bare.till)
    assert (bare.till.settings.shop_name, owner.role) == ("Corner", "owner")
    assert signing_in.sign_in(bare.till, owner.staff_id, "8642").staff == owner
    kept = rows_of(bare.store, "SELECT value FROM device_settings WHERE key='letter'")
    assert kept == [("D",)]


def test_a_set_up_that_is_not_saved_leaves_nothing_behind(bare):
    bare.fail_commits()
    with pytest.raises(NotSaved):
        first_start.set_up(bare.till, NewShop("Corner", "Mo", "8642", "D"))

    assert first_start.is_new(bare.till)
    assert (bare.till.letter, rows_of(bare.store, "SELECT * FROM device_settings")) == ("A", [])


@pytest.mark.parametrize(
    "new",
    [
        NewShop(" ", "Mo", "8642"),
        NewShop("Corner", "", "8642"),
        NewShop("Corner", "Mo", "86"),
        NewShop("Corner", "Mo", "8642", "d"),
        NewShop("Corner", "Mo", "8642", "AB"),
    ],
)
def test_a_set_up_with_something_missing_is_refused(bare, new):
    with pytest.raises(InvalidInput):
        first_start.set_up(bare.till, new)
    assert first_start.is_new(bare.till)
