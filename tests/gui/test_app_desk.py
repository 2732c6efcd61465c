"""The whole till with its screens: who lands where, what a lock and a hasty end leave standing."""

import sys

import pytest

from terminal.app import faults
from terminal.config import TerminalConfig
from terminal.errors import InUse, InvalidOrder
from terminal.services import selling, signing_in
from terminal.services.opening import open_books
from terminal.services.sample import sample_pins
from terminal.text import tr
from tests.gui.till import running, settle
from tests.tills import FailingCommit


class Desk:
    """Somebody at the running till."""

    def __init__(self, app):
        self.app = app
        self.roles = {s.role: s.staff_id for s in signing_in.staff_list(app.till)}

    def at(self, name):
        """Return the presenter of the screen that is shown."""
        assert self.app.here == name
        return self.app.routes[name].presenter

    def screen(self, name):
        return self.app.routes[name].screen

    def sign_in(self, role):
        staff_id = self.roles[role]
        presenter = self.at("sign_in")
        presenter.choose(staff_id)
        for key in sample_pins()[staff_id]:
            self.screen("sign_in").key.emit(key)
        self.screen("sign_in").confirmed.emit()
        settle()

    def open_shift(self):
        self.screen("open_shift").preset_chosen.emit("50000")
        self.screen("open_shift").open_pressed.emit()
        settle()

    def tap(self, name):
        sku = self.app.catalogue.search(name, 1)[0].item.sku
        self.screen("sell").item_tapped.emit(sku)

    def count(self, table):
        return self.app.till.store.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


@pytest.fixture
def desk(tmp_path, qapp):
    with running(tmp_path, qapp, TerminalConfig()) as app:
        yield Desk(app)


def test_a_technician_lands_in_the_menu_sees_what_is_refused_and_signs_out(desk):
    desk.sign_in("technician")
    items = {item.key: item for item in desk.at("menu")._items()}
    assert items["refund"].refusal
    assert not items["sign_out"].refusal
    for key in ("refund", "cash", "shift_close"):
        desk.screen("menu").chosen.emit(key)
        assert desk.app.here == "menu"
    desk.screen("menu").back_pressed.emit()
    assert desk.app.here == "menu"
    desk.screen("menu").chosen.emit("receipts")
    assert desk.app.here == "receipts"
    desk.screen("receipts").back_pressed.emit()
    desk.screen("menu").chosen.emit("sign_out")

    assert (desk.app.here, desk.app.till.staff) == ("sign_in", None)


def test_a_waiter_opens_no_shift_but_sells_in_one(desk):
    desk.sign_in("waiter")
    desk.open_shift()
    assert (desk.app.here, desk.app.till.shift) == ("open_shift", None)
    desk.screen("open_shift").back_pressed.emit()
    desk.sign_in("cashier")
    desk.open_shift()
    desk.screen("sell").menu_pressed.emit()
    desk.screen("menu").chosen.emit("sign_out")
    desk.sign_in("waiter")

    assert desk.app.here == "sell"


def pay_part(desk, fen="1000"):
    desk.sign_in("cashier")
    desk.open_shift()
    desk.tap("红烧肉")
    desk.screen("sell").pay_pressed.emit()
    desk.screen("pay").quick_chosen.emit(fen)
    desk.screen("pay").pay_pressed.emit()


@pytest.mark.parametrize("role", ["cashier", "manager"])
def test_a_lock_in_the_middle_of_a_payment_forgets_no_cash(desk, role):
    pay_part(desk)
    taken = desk.at("pay").payment.taken_fen
    desk.app.lock()
    desk.sign_in(role)

    assert taken == 1000
    assert desk.at("pay").payment.taken_fen == taken
    desk.screen("pay").quick_chosen.emit("exact")
    desk.screen("pay").pay_pressed.emit()
    assert desk.count("sales") == 1


def test_a_lock_while_selling_keeps_the_order(desk):
    desk.sign_in("cashier")
    desk.open_shift()
    desk.tap("红烧肉")
    desk.app.lock()
    desk.sign_in("cashier")

    assert len(desk.at("sell").order.lines) == 1


def test_two_presses_of_each_big_key_do_it_once(desk):
    desk.sign_in("cashier")
    desk.screen("open_shift").preset_chosen.emit("50000")
    for _ in range(2):
        desk.screen("open_shift").open_pressed.emit()
    desk.tap("红烧肉")
    for _ in range(2):
        desk.screen("sell").pay_pressed.emit()
    desk.screen("pay").quick_chosen.emit("exact")
    for _ in range(2):
        desk.screen("pay").pay_pressed.emit()
    desk.screen("pay").next_pressed.emit()
    desk.screen("sell").menu_pressed.emit()
    desk.screen("menu").chosen.emit("shift_close")
    desk.screen("shift_close").counted_pressed.emit()
    for _ in range(2):
        desk.screen("shift_close").close_pressed.emit()
    desk.app.care.stop()

    assert [desk.count(table) for table in ("shifts", "sales")] == [1, 1]
    assert desk.count("print_jobs") == 2
    assert len(list((desk.app.books.places.folder / "backups").iterdir())) == 1


def test_the_last_tap_before_the_end_is_saved(tmp_path, qapp):
    with running(tmp_path, qapp, TerminalConfig()) as app:
        desk = Desk(app)
        desk.sign_in("cashier")
        desk.open_shift()
        desk.tap("红烧肉")
    books = open_books(tmp_path)

    assert len(selling.current(books.till).lines) == 1
    books.close()


def test_a_second_program_on_the_same_data_is_refused(desk):
    with pytest.raises(InUse):
        open_books(desk.app.books.places.folder)


def test_a_disk_that_fails_is_said_on_every_screen_and_nothing_escapes(desk):
    desk.sign_in("cashier")
    store = desk.app.till.store
    store.db = FailingCommit(store.db)
    desk.open_shift()
    assert desk.app.here == "open_shift"
    desk.open_shift()
    desk.tap("红烧肉")
    for _ in range(3):
        store.db = FailingCommit(store.db)
        settle()
        desk.screen("sell").pay_pressed.emit()
    desk.tap("红烧肉")
    desk.screen("sell").order_action.emit("park")
    desk.screen("sell").menu_pressed.emit()
    desk.screen("menu").back_pressed.emit()

    assert desk.app.here == "sell"
    assert len(desk.at("sell").order.lines) == 1
    assert desk.count("sales") == 0


def test_what_nobody_expected_is_said_and_the_till_goes_on(desk, caplog):
    desk.sign_in("cashier")
    desk.open_shift()
    before = sys.excepthook
    faults.watch(desk.app)
    toast = []
    desk.screen("sell").show_toast = toast.append
    sys.excepthook(ValueError, ValueError("a slip"), None)
    refusal = InvalidOrder(tr("Nothing is in this order."))
    sys.excepthook(InvalidOrder, refusal, None)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    sys.excepthook = before

    assert [view.words for view in toast][1:] == [refusal.sentence]
    assert len(toast) == 2
    assert "a slip" in caplog.text
