"""Replaying the journal gives every projected table again, row by row equal."""

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync import events as ev
from terminal.errors import Damaged
from terminal.store.database import write
from terminal.store.epochs import open_epoch
from terminal.store.rebuild import compare, rebuild
from terminal.store.store import Store
from terminal.store.tables import LIVE, PROJECTED
from terminal.store.verify import verify
from tests.builders import (
    a_line,
    a_refund,
    a_sale,
    a_shift_closed,
    a_shift_opened,
    a_stamp,
    new_id,
    open_till_store,
    record,
)

pytestmark = pytest.mark.usefixtures("english")

FEN = st.integers(1, 99_999)
NAMES = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("红烧肉e\u0301"), max_size=8
)


@dataclass
class Day:
    """A till's day as chance has it: enough memory to refer to what happened before."""

    store: Store
    sales: list[ev.SaleClosed] = field(default_factory=list)
    shifts: int = 0
    number: int = 0
    days: int = 0

    def next_number(self) -> int:
        self.number += 1
        return self.number

    def sell(self, draw: st.DrawFn) -> ev.Event:
        lines = [
            a_line(k, draw(FEN), name=draw(NAMES), note=draw(NAMES), qty_milli=draw(FEN))
            for k in range(draw(st.integers(1, 4)))
        ]
        total = sum(line.net_fen for line in lines)
        split = draw(st.integers(0, total))
        sale = a_sale(
            self.next_number(),
            adjustments=[
                ev.Adjustment(
                    line_id=lines[0].line_id, stage="line", kind="rate", amount_fen=draw(FEN)
                )
            ],
            tenders=[
                ev.TenderPart(tender_id=new_id(), type="cash", amount_fen=split, change_fen=5),
                ev.TenderPart(tender_id=new_id(), type="card", amount_fen=total - split, ref="7"),
            ],
            offline=draw(st.booleans()),
        )
        sale = msgspec.structs.replace(sale, lines=lines, gross_fen=total, total_fen=total)
        self.sales.append(sale)
        return sale

    def refund(self, draw: st.DrawFn) -> ev.Event:
        if not self.sales:
            return self.sell(draw)
        return a_refund(draw(st.sampled_from(self.sales)), self.next_number())

    def open_shift(self, draw: st.DrawFn) -> ev.Event:
        self.shifts += 1
        return a_shift_opened(self.shifts, draw(FEN))

    def close_shift(self, draw: st.DrawFn) -> ev.Event:
        return a_shift_closed(max(1, self.shifts), counted_fen=draw(FEN), over_short_fen=-3)

    def close_day(self, _draw: st.DrawFn) -> ev.Event:
        self.days += 1
        return ev.DayClosed(z_no=self.days, shifts=["shift-1"], totals=ev.Totals(sales=3))

    def move_cash(self, draw: st.DrawFn) -> ev.Event:
        kind = draw(st.sampled_from([ev.CashPaidIn, ev.CashPaidOut, ev.CashDropped]))
        return kind(movement_id=new_id(), amount_fen=draw(FEN), reason="ice", by="lin")

    def soldout(self, draw: st.DrawFn) -> ev.Event:
        sku = draw(st.sampled_from(["sku-0", "sku-1", "sku-2"]))
        return ev.SoldoutSet(sku=sku, remaining=draw(st.integers(-1, 9)))

    def people(self, draw: st.DrawFn) -> ev.Event:
        member = ev.StaffMember(
            staff_id=draw(st.sampled_from(["lin", "wang"])),
            name=draw(NAMES),
            role=draw(st.sampled_from(["cashier", "owner"])),
            pin_hash="x",
            active=draw(st.booleans()),
        )
        return ev.StaffPut(staff=[member])

    def shop(self, draw: st.DrawFn) -> ev.Event:
        return ev.SettingsPut(settings=[ev.Setting(key=draw(NAMES), value=draw(NAMES))])

    def small_things(self, draw: st.DrawFn) -> ev.Event:
        ids = {"order_id": new_id(), "line_id": new_id(), "sku": "sku-1", "name": "汤"}
        return draw(
            st.sampled_from(
                [
                    ev.LineVoided(**ids, qty_milli=1000, amount_fen=5, reason="cold", by="lin"),
                    ev.LineComped(**ids, amount_fen=5, reason="birthday", by="lin"),
                    ev.DrawerOpened(why="no_sale", reason="change", by="lin"),
                    ev.ApprovalGiven(approval_id=new_id(), act="x", by="a", asked_by="b"),
                    ev.OutageEnded(since="a", until="b", sales=2, gross_fen=9),
                    ev.ReceiptReprinted(
                        subject_id=new_id(), receipt_no="x-0001", copy_no=1, by="lin"
                    ),
                    ev.SigninFailed(staff_id="lin", failures=2),
                ]
            )
        )

    def new_epoch(self, _draw: st.DrawFn) -> None:
        open_epoch(self.store, a_stamp(), reason="restored", app_version="0.1.0")


KINDS = (
    *("sell", "sell", "refund", "open_shift", "close_shift", "close_day", "move_cash"),
    *("soldout", "people", "shop", "small_things", "new_epoch"),
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_day_is_replayed_row_by_row_equal(data: st.DataObject) -> None:
    with TemporaryDirectory() as folder:
        store = open_till_store(Path(folder))
        day = Day(store)
        for kind in data.draw(st.lists(st.sampled_from(KINDS), max_size=25)):
            event = getattr(day, kind)(data.draw)
            if event is not None:
                record(store, event)
        before = dump(store)

        assert compare(store.db) == []
        assert rebuild(store.db).differences == ()
        assert dump(store) == before
        assert verify(store.db).ok
        store.close()


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table but the journal."""
    tables = (*PROJECTED, *LIVE)
    return {
        name: store.db.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in tables
    }


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = open_till_store(tmp_path)
    sale = a_sale(1)
    record(store, a_shift_opened(), sale, a_sale(2), a_refund(sale, 3))
    return store


def test_each_row_that_differs_is_named_by_its_key(store: Store) -> None:
    sale_id = store.db.execute("SELECT min(sale_id) FROM sales").fetchone()[0]
    with write(store.db) as db:
        db.execute("UPDATE sales SET total_fen=1 WHERE sale_id=?", (sale_id,))
        db.execute("DELETE FROM tenders WHERE sale_id=?", (sale_id,))
        db.execute("INSERT INTO numbers VALUES ('2026-11-22', 7)")
    found = {difference.table: difference for difference in compare(store.db)}

    assert set(found) == {"sales", "tenders", "numbers"}
    assert found["sales"].key == (sale_id,)
    assert found["tenders"].stored is None
    assert found["numbers"].replayed is None
    assert found["numbers"].key == ("2026-11-22",)


def test_a_rebuild_puts_right_what_differs_and_leaves_live_rows(store: Store) -> None:
    good = dump(store)
    with write(store.db) as db:
        db.execute("INSERT INTO device_settings VALUES ('printer', '58')")
        db.execute("UPDATE sale_lines SET net_fen=0")
        db.execute("DELETE FROM shifts")
    report = rebuild(store.db)

    assert (report.events, len(report.differences)) == (5, 5)
    assert dump(store) == good | {"device_settings": [("printer", "58")]}
    assert compare(store.db) == []
    assert not list(store.path.parent.glob("*.part"))


def test_a_rebuilt_database_has_its_indexes_and_goes_on_selling(store: Store) -> None:
    schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
    before = store.db.execute(schema).fetchall()
    rebuild(store.db)
    record(store, a_sale(4))

    assert store.db.execute(schema).fetchall() == before
    assert store.db.execute("SELECT count(*) FROM sales").fetchone() == (3,)
    assert verify(store.db).ok


def test_a_rebuild_that_fails_changes_nothing(store: Store) -> None:
    before = dump(store)

    def stop(_done: int, _in_all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(store.db, progress=stop)

    assert dump(store) == before


def test_nothing_is_rebuilt_from_a_journal_that_is_not_sound(store: Store) -> None:
    store.db.execute("DROP TRIGGER journal_no_update")
    store.db.execute("UPDATE journal SET cashier_id='x' WHERE seq=3")
    before = dump(store)

    with pytest.raises(Damaged, match=r"Row 1/3: A column differs from its bytes\."):
        rebuild(store.db)
    assert dump(store) == before


def test_every_table_is_in_exactly_one_list(store: Store) -> None:
    found = store.db.execute(
        "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE '\\_%' ESCAPE '\\'"
        " AND name NOT LIKE 'sqlite%'"
    ).fetchall()

    assert sorted(name for (name,) in found) == sorted({"journal", *PROJECTED, *LIVE})
    assert not set(PROJECTED) & set(LIVE)
