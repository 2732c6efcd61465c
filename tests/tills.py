"""One till on real files for tests of services and presenters: clock, staff, goods, screens."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from drivers.interfaces import DrawerOutcome, DrawerResult
from sync.events import CategoryPut, GroupPut, ItemPut, ItemsPut, ModifierPut, StaffMember, StaffPut
from terminal.domain.catalog import Item
from terminal.domain.order import Order
from terminal.domain.reports import drawer
from terminal.services import paying, selling, shifts, signing_in
from terminal.services.paying import Closed
from terminal.services.settings import put
from terminal.services.till import Till
from terminal.store.catalogue import Catalogue, open_catalogue
from terminal.store.database import OperationalError
from terminal.store.store import Store
from tests.builders import START, id_maker, open_till_store
from tests.catalogues import numbered

PIN = "1357"
WRONG = "0000"
ROLES = {
    "lin": "cashier",
    "wu": "waiter",
    "zhao": "manager",
    "wang": "owner",
    "tech": "technician",
}


class TestClock:
    """Wall and monotonic clock of one boot, moved by hand."""

    __test__ = False

    def __init__(self, now: datetime = START) -> None:
        self.at = now
        self.mono = 0
        self.boot = "0197a000-0000-7000-8000-0000000000b0"

    def now(self) -> datetime:
        return self.at

    def mono_ms(self) -> int:
        return self.mono

    def forward(self, **span: float) -> None:
        """Let time pass on both clocks."""
        step = timedelta(**span)
        self.at += step
        self.mono += step // timedelta(milliseconds=1)

    def jump(self, **span: float) -> None:
        """Set the wall clock alone."""
        self.at += timedelta(**span)


@cache
def pin_hash() -> str:
    return signing_in.hash_pin(PIN)


def shop_events() -> list[Any]:
    """Return the shop and its staff, everybody with the same PIN."""
    people = [
        StaffMember(staff_id=name, name=name.title(), role=role, pin_hash=pin_hash())
        for name, role in ROLES.items()
    ]
    names = {"shop.name": "望江楼", "shop.name_en": "River View", "shop.code": "WJL"}
    return [put(names), StaffPut(staff=people)]


@cache
def fresh_books() -> bytes:
    """Return the pos.db of a shop that was just set up, made once for all tests."""
    with TemporaryDirectory() as folder:
        store = open_till_store(Path(folder))
        till = Till(store, TestClock(), id_maker())
        with till.act() as act:
            for event in shop_events():
                act.record(event)
        store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        store.close()
        return (Path(folder) / "pos.db").read_bytes()


class Shop:
    """A till of one shop in a folder; `restart` opens its files again as a new process would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = TestClock()
        self.starts = 0
        (folder / "pos.db").write_bytes(fresh_books())
        self.till = self._open()

    def _open(self) -> Till:
        self.starts += 1
        self.make_id = id_maker(START + timedelta(days=self.starts), salt=self.starts)
        store = open_till_store(self.folder, salt=100 + self.starts)
        return Till(store, self.clock, self.make_id)

    @property
    def store(self) -> Store:
        return self.till.store

    def restart(self) -> Till:
        """Forget everything that is not on the disk."""
        self.store.close()
        self.clock.boot = f"0197a000-0000-7000-8000-{self.starts:012}"
        self.till = self._open()
        return self.till

    def sign_in(self, name: str = "lin") -> Till:
        """Put somebody behind the till without a PIN."""
        found = {member.staff_id: member for member in signing_in.staff_list(self.till)}
        self.till.staff = found[name]
        return self.till

    def open_shift(self, float_fen: int = 50_000, name: str = "lin") -> Till:
        """Sign in and open the shift."""
        self.sign_in(name)
        shifts.open_shift(self.till, float_fen)
        return self.till

    def order(self, *amounts: int, **values: Any) -> Order:
        """Return a saved order at the counter, one line for each amount."""
        order = selling.start(self.till)
        for n, fen in enumerate(amounts or (1200,)):
            order = order.add(selling.line_of(self.till, an_item(n, fen, **values)))
        selling.save(self.till, order, None)
        return order

    def sell(self, *amounts: int, received: int | None = None, **values: Any) -> Closed:
        """Ring up a sale in cash."""
        return self.pay(self.order(*amounts, **values), received)

    def pay(self, order: Order, received: int | None = None) -> Closed:
        """Pay an order in cash, exactly if nothing else is said."""
        payment = paying.start_payment(self.till, order)
        if not payment.is_paid:
            given = payment.due_fen if received is None else received
            payment = payment.take_cash(self.make_id(), given)
        return paying.close_sale(self.till, order, payment, printer="receipt")

    def close_shift(self, *, short_fen: int = 0) -> shifts.Report:
        """Count exactly what must be there, less what is said, and close."""
        shift = self.till.open_shift()
        expected = drawer(shifts.totals(self.till, shift.shift_id), shift.float_fen).expected_fen
        pieces = {1: expected - short_fen}
        return shifts.close_shift(self.till, pieces, printer="receipt")

    def fail_commits(self) -> None:
        """Let every COMMIT from now on fail with a full disk."""
        self.store.db = FailingCommit(self.store.db)


class FailingCommit:
    """A connection to a disk that is full whenever something is committed."""

    def __init__(self, db: Any) -> None:
        self._db = db

    def __getattr__(self, name: str) -> Any:
        return getattr(self._db, name)

    def execute(self, sql: str, *values: Any) -> Any:
        if sql != "COMMIT":
            return self._db.execute(sql, *values)
        self._db.execute("ROLLBACK")
        error = OperationalError("database or disk is full")
        error.sqlite_errorcode = 13
        raise error


def an_item(n: int = 0, fen: int = 1200, **values: Any) -> Item:
    """Return the n-th item of a shop, taxed at 6 %."""
    plain: dict[str, Any] = {"name_en": f"Dish {n}", "tax_bp": 600, "category_id": "hot"}
    return Item(f"sku-{n}", f"菜{n}", price_fen=fen, **(plain | values))


def goods() -> ItemsPut:
    """Return what the shop's catalogue holds."""
    return ItemsPut(
        categories=[
            CategoryPut(category_id="hot", name="热菜", name_en="Hot", sort=1),
            CategoryPut(category_id="fruit", name="水果", name_en="Fruit", sort=2),
        ],
        groups=[
            GroupPut(
                group_id="spice",
                name="辣度",
                name_en="Spice",
                min=1,
                max=1,
                modifiers=[
                    ModifierPut(modifier_id="mild", name="微辣", name_en="Mild"),
                    ModifierPut(modifier_id="hot", name="特辣", name_en="Hot", price_fen=200),
                ],
            )
        ],
        items=[
            _put("pork", "红烧肉", "Braised pork", 4800, code="101"),
            _put("tofu", "麻婆豆腐", "Mapo tofu", 2600, code="102", groups=["spice"]),
            _put("tea", "凉茶", "Herbal tea", 600, code="103", barcodes=["6901234567892"]),
            _put("apple", "苹果", "Apple", 1180, unit="kg", code="201", category_id="fruit"),
        ],
    )


def _put(sku: str, name: str, name_en: str, fen: int, **values: Any) -> ItemPut:
    plain: dict[str, Any] = {"category_id": "hot", "unit": "pc", "tax_bp": 600, "initials": ""}
    return ItemPut(sku=sku, name=name, name_en=name_en, price_fen=fen, **(plain | values))


def a_shelf(folder: Path) -> Catalogue:
    """Return the shop's catalogue, open."""
    catalogue = open_catalogue(folder / "catalog.db")
    catalogue.apply(numbered([goods()]))
    return catalogue


@dataclass
class Screen:
    """Any screen: keeps everything it is asked to show, by the method's name."""

    shown: dict[str, list[Any]] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Callable[..., None]:
        if not name.startswith(("show_", "close_")):
            raise AttributeError(name)

        def show(*values: Any) -> None:
            self.shown.setdefault(name, []).append(values[0] if len(values) == 1 else values)

        return show

    def tiles_per_page(self) -> int:
        return 12

    def last(self, name: str) -> Any:
        """Return what was shown last by `show_<name>`, None before that."""
        return self.shown.get(f"show_{name}", [None])[-1]

    @property
    def panel(self) -> Any:
        return self.last("panel")

    @property
    def toast(self) -> str:
        return str(self.last("toast").words) if self.last("toast") else ""

    @property
    def banner(self) -> str:
        found = self.last("banner")
        return str(found.fact) if found else ""


@dataclass
class CounterStub:
    """A counter whose devices answer when the test says so."""

    printer: str = "receipt"
    printers: tuple[str, ...] = ("receipt", "spare")
    woken: int = 0
    kicks: list[Callable[[DrawerOutcome], None]] = field(default_factory=list)

    def wake(self) -> None:
        self.woken += 1

    def kick(self, done: Callable[[DrawerOutcome], None]) -> None:
        self.kicks.append(done)

    def answer(self, result: DrawerResult = DrawerResult.OPENED) -> None:
        """Let the printer answer the last kick."""
        self.kicks[-1](DrawerOutcome(result))


@dataclass
class Loop:
    """The next turn of the event loop, run by hand."""

    calls: list[Callable[[], object]] = field(default_factory=list)

    def __call__(self, call: Callable[[], object]) -> None:
        self.calls.append(call)

    def turn(self) -> None:
        """Run what was put off."""
        calls, self.calls = self.calls, []
        for call in calls:
            call()


def typed(presenter: Any, text: str) -> None:
    """Press the keys of a screen's keypad."""
    for char in text:
        presenter.key(char)


def consent(presenter: Any, name: str = "zhao", pin: str = PIN) -> None:
    """Answer the consent panel that is open."""
    presenter.panel_choice("staff", name)
    for char in pin:
        presenter.panel_key(char)
    presenter.panel_confirm()


def rows_of(store: Store, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query."""
    return store.db.execute(sql).fetchall()
