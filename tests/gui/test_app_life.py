"""The till's program from its first start to its end, on its own screens, threads and files."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from drivers.interfaces import Scan
from terminal.app.begun import Begun
from terminal.app.player_hands import Hands
from terminal.app.run import make_app, open_till
from terminal.app.till_app import TillApp
from terminal.config import TerminalConfig
from terminal.services import sample
from terminal.store import jobs
from terminal.store.catalogue import open_catalogue
from terminal.store.database import open_database
from terminal.text import set_language, tr

CASHIER = "王小丽"
PIN = "2580"


class Program:
    """One start of the till after the other on the same data."""

    def __init__(self, folder: Path, qt: QApplication) -> None:
        self.folder = folder
        self.qt = qt
        self.config = TerminalConfig()
        self.app: TillApp

    def start(self, *, stocked: bool = False) -> Hands:
        books = open_till(self.folder, self.config, sample=stocked)
        self.app = make_app(books, self.config, Begun(self.qt))
        self.app.start()
        self.hands = Hands(self.app.window)
        self.hands.wait(self.is_complete, "everything started")
        return self.hands

    def is_complete(self) -> bool:
        return self.app.till.store.on_commit == self.app._committed

    def stop(self) -> None:
        self.app.stop()
        self.app.window.hide()
        self.app.window.deleteLater()

    def here(self, name: str) -> None:
        self.hands.wait(lambda: self.app.here == name, f"the screen {name}")

    def sign_in(self, name: str = CASHIER, pin: str = "") -> None:
        self.here("sign_in")
        staff = next(s for s in self.staff() if s[1] == name)
        self.hands.tap(f"signIn.person.{staff[0]}")
        self.hands.type(pin or sample.sample_pins()[staff[0]])
        self.hands.press(Qt.Key.Key_Return)

    def staff(self) -> list[tuple[str, str]]:
        db = self.app.till.store.db
        return [tuple(row) for row in db.execute("SELECT staff_id, name FROM staff")]

    def set_up(self) -> None:
        """Fill the form of the first start: shop, owner, PIN twice, letter B."""
        self.here("first_start")
        for field, text in (("firstStart.shop", "小店"), ("firstStart.owner", "老周")):
            self.hands.tap(field)
            self.hands.compose(text)
        for box in ("firstStart.pin", "firstStart.again"):
            self.hands.tap(box)
            self.hands.pad("firstStart.keypad", PIN)
        self.hands.tap("firstStart.letter.more")
        self.hands.tap("firstStart.go")

    def open_shift(self, amount: str = "200") -> None:
        self.here("open_shift")
        self.hands.pad("openShift.keypad", amount)
        self.hands.tap("openShift.go")
        self.here("sell")

    def sell_open_item(self, name: str, price: str) -> None:
        self.hands.tap("sell.action.open_item")
        self.hands.tap("panel.field")
        self.hands.compose(name)
        self.hands.pad("panel.keypad", price)
        self.hands.tap("panel.confirm")
        self.hands.wait(lambda: len(self.lines()) == 1, "the line")
        self.pay()

    def pay(self) -> None:
        self.hands.tap("sell.pay")
        self.here("pay")
        self.app.routes["pay"].presenter.quick("exact")
        self.app.routes["pay"].presenter.pay()
        self.hands.wait(lambda: self.app.routes["pay"].presenter.closed is not None, "the sale")

    def close_banner(self) -> None:
        """Touch the cross at the banner's right end."""
        banner = self.hands.widget("sell.banner")
        cross = QRect(banner.width() - 48, 0, 48, banner.height())
        self.hands.touch(banner, lambda: cross)

    def close_shift(self, hundreds: int) -> None:
        """Count some hundreds, blind, and close."""
        self.hands.tap("sell.menu")
        self.hands.tap("menu.item.shift_close")
        self.here("shift_close")
        faces = self.app.routes["shift_close"].screen.count.faces  # type: ignore[attr-defined]
        self.hands.pick(faces, lambda: faces.part_rect("10000"))
        self.hands.pad("shiftClose.keypad", str(hundreds))
        self.hands.tap("shiftClose.counted")
        self.hands.tap("shiftClose.close")
        self.hands.wait(
            lambda: self.app.routes["shift_close"].presenter.report is not None, "the report"
        )

    def lines(self) -> tuple[object, ...]:
        found: tuple[object, ...] = self.app.routes["sell"].presenter.order.lines
        return found

    def count(self, sql: str) -> int:
        return int(self.app.till.store.db.execute(sql).fetchone()[0])


@pytest.fixture
def program(tmp_path: Path, qapp: QApplication) -> Iterator[Program]:
    set_language("zh_CN")
    made = Program(tmp_path / "till", qapp)
    yield made


@pytest.fixture
def selling(program: Program) -> Iterator[Program]:
    """The sample shop with its shift open."""
    program.start(stocked=True)
    program.sign_in()
    program.open_shift()
    yield program
    program.stop()


def zhanggui(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "terminal", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_a_shop_without_cloud_and_sample_sets_up_sells_closes_and_comes_back_from_its_backup(
    program: Program,
) -> None:
    hands = program.start()
    program.set_up()
    program.sign_in("老周", PIN)
    program.open_shift()
    program.sell_open_item("临时菜", "18.5")
    states = [str(state.words) for state in program.app.routes["pay"].presenter._done().states]
    program.app.routes["pay"].presenter.next()
    program.here("sell")
    program.close_shift(2)
    hands.wait(lambda: list((program.folder / "backups").glob("*.db")) != [], "the backup")
    program.stop()

    (backup,) = (program.folder / "backups").glob("*.db")
    restored = zhanggui("restore", backup, "--data", program.folder)
    assert restored.returncode == 0, restored.stderr
    hands = program.start()
    assert program.count("SELECT max(epoch) FROM journal") == 2
    program.sign_in("老周", PIN)
    program.open_shift()
    program.close_banner()
    program.sell_open_item("加菜", "7.3")
    found = program.app.till.store.db.execute("SELECT receipt_no FROM sales").fetchall()
    program.stop()

    assert "正在打印" not in "".join(states)
    assert "没打" in states[0]
    numbers = sorted(row[0] for row in found)
    assert [number.split("-")[3:] for number in numbers] == [["01", "0001"], ["02", "0002"]]
    assert all(number.startswith("S1-B-") for number in numbers)
    verified = zhanggui("journal", "verify", "--data", program.folder)
    assert verified.returncode == 0, verified.stderr


def test_a_till_that_is_ended_before_its_first_paint_ends_in_order(program: Program) -> None:
    books = open_till(program.folder, program.config, sample=False)
    before = books.till.store.head()
    program.app = make_app(books, program.config, Begun(program.qt))
    program.app.start()

    program.stop()

    again = open_till(program.folder, program.config, sample=False)
    assert again.till.store.head() == before
    again.close()


def test_a_tap_right_before_the_end_is_not_lost(selling: Program) -> None:
    item = selling.app.catalogue.search("可乐", 1)[0].item
    selling.app.routes["sell"].presenter.tap_item(item.sku)

    selling.app.stop()
    selling.start()

    assert selling.count("SELECT count(*) FROM open_lines") == 1


def barcode(program: Program) -> str:
    db = open_catalogue(program.folder / "catalog.db", read_only=True)
    try:
        found: str = db._db.execute("SELECT code FROM barcode ORDER BY code LIMIT 1").fetchone()[0]
        return found
    finally:
        db.close()


class Windows(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QObject] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_no_screen_flashes_a_window_of_its_own_or_takes_the_keys(selling: Program) -> None:
    windows = Windows()
    selling.qt.installEventFilter(windows)
    selling.app._scanned(Scan(barcode(selling)))
    for screen in ("menu", "receipts", "reports", "cash", "refund", "shift_close", "sign_in"):
        selling.app.go(screen)
        selling.hands.settle()
    selling.app.go("sell")
    selling.pay()
    selling.qt.removeEventFilter(windows)

    assert windows.shown == []
    assert selling.qt.activeWindow() is selling.app.window


@pytest.mark.parametrize(
    "screen", ["menu", "receipts", "reports", "cash", "refund", "shift_close", "sign_in"]
)
def test_a_scan_on_another_screen_adds_nothing_and_breaks_nothing(
    selling: Program, screen: str
) -> None:
    selling.app.go(screen)

    selling.app._scanned(Scan(barcode(selling)))

    assert (selling.app.here, selling.lines()) == (screen, ())


def test_the_next_guest_s_goods_may_be_scanned_while_the_change_is_shown(selling: Program) -> None:
    code = barcode(selling)
    selling.app._scanned(Scan(code))
    selling.pay()

    selling.app._scanned(Scan(code))

    assert (selling.app.here, len(selling.lines())) == ("sell", 1)
    assert selling.count("SELECT count(*) FROM sales") == 1


def test_a_scan_while_a_guest_pays_is_refused_in_sight(selling: Program) -> None:
    code = barcode(selling)
    selling.app._scanned(Scan(code))
    selling.hands.tap("sell.pay")
    selling.here("pay")

    selling.app._scanned(Scan(code))

    presenter = selling.app.routes["pay"].presenter
    assert (selling.app.here, len(presenter.order.lines)) == ("pay", 1)
    assert presenter.banner is not None


def test_scanning_is_work_so_the_till_does_not_lock(selling: Program) -> None:
    timer = selling.app.window._lock
    timer.stop()

    selling.app._scanned(Scan(barcode(selling)))

    assert timer.isActive()


def test_a_damaged_catalogue_is_made_anew_in_sight_of_the_cashier(program: Program) -> None:
    program.start(stocked=True)
    program.stop()
    (program.folder / "catalog.db").write_bytes(b"garbage " * 4096)

    program.start()
    try:
        program.sign_in()
        program.open_shift()
        assert program.app.catalogue.categories()
        assert "catalogue" in program.app.notices
        assert (program.folder / "catalog.db.damaged-1").exists()
    finally:
        program.stop()


def test_the_catalogue_s_thread_outlives_a_row_that_it_cannot_write(selling: Program) -> None:
    catalog = selling.folder / "catalog.db"
    other = open_database(catalog)
    other.execute(
        "CREATE TRIGGER stuck BEFORE UPDATE ON applied BEGIN SELECT RAISE(ABORT, 'stuck'); END"
    )

    def applied() -> int:
        return int(other.execute("SELECT seq FROM applied").fetchone()[0])

    before = applied()
    selling.sell_open_item("临时菜", "18.5")
    selling.app.routes["pay"].presenter.next()
    selling.hands.settle()
    other.execute("DROP TRIGGER stuck")
    assert applied() == before

    selling.sell_open_item("加菜", "7.3")

    selling.hands.wait(lambda: applied() > before, "the catalogue to catch up", 20)
    other.close()


def test_of_a_stick_that_is_not_there_no_look_alike_is_made(
    program: Program, tmp_path: Path
) -> None:
    program.config = replace(TerminalConfig(), backup_folder=str(tmp_path / "stick" / "backups"))
    program.start(stocked=True)
    try:
        program.sign_in()
        program.open_shift()
        program.close_shift(2)
        program.hands.wait(lambda: "backup" in program.app.notices, "the word that there is none")
        assert not (tmp_path / "stick").exists()
    finally:
        program.stop()


def test_a_notice_that_was_closed_leaves_the_bar_free(selling: Program) -> None:
    selling.app.tell("room", tr("Only {n} MB left on the disk. Make room soon.", n=700))
    selling.close_banner()
    selling.app.go("menu")
    selling.app.go("sell")
    selling.hands.tap("sell.action.menu")
    selling.here("menu")

    selling.app.tell("room", tr("Only {n} MB left on the disk. Call a supervisor.", n=200))
    selling.app.go("sell")

    assert selling.hands.widget("sell.banner").isVisible()


def test_without_a_printer_no_receipt_waits_for_the_day_on_which_there_is_one(
    selling: Program,
) -> None:
    selling.sell_open_item("临时菜", "18.5")

    assert jobs.count_unfinished(selling.app.till.store.db) == {}
    assert selling.count("SELECT count(*) FROM print_jobs WHERE state='dropped'") == 1


def test_the_data_of_a_till_are_for_its_user_only(selling: Program) -> None:
    keys = selling.folder / "keys"

    assert oct(keys.stat().st_mode & 0o777) == "0o700"
    assert oct((keys / "device.key").stat().st_mode & 0o777) == "0o600"
