"""Shared builders: values and opened books that many tests need; every one is real."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from sync import events as ev
from sync.ids import uuid7
from sync.instants import instant
from terminal.store.anchor import AnchorFile
from terminal.store.epochs import open_epoch
from terminal.store.journal import Recorded, Stamp, head
from terminal.store.keys import DeviceKey
from terminal.store.store import Store

START = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
TERMINAL = "0197a000-0000-7000-8000-000000000001"
BOOT = "0197a000-0000-7000-8000-0000000000b0"
KEY = DeviceKey(TERMINAL, bytes(range(32)))


def id_maker(start: datetime = START, salt: int = 0) -> Callable[[], str]:
    """Return a maker of UUIDv7 texts that never repeats and is the same in every run."""
    numbers = count(1)

    def make() -> str:
        n = next(numbers)
        noise = (salt << 48 | n).to_bytes(10, "big")
        return uuid7(start + timedelta(milliseconds=n), lambda _size: noise)

    return make


new_id = id_maker(salt=7)  # ids of what is sold; events have their store's own maker


def a_stamp(n: int = 0, **changes: Any) -> Stamp:
    """Return the stamp of an act `n` seconds after the start of the day."""
    at = START + timedelta(seconds=n)
    plain = Stamp(instant(at), 480, "2026-11-21", BOOT, 1000 * n, shift="shift-1", staff="lin")
    return replace(plain, **changes)


def a_line(n: int = 1, fen: int = 1200, **changes: Any) -> ev.SaleLine:
    """Return one sold line of one piece."""
    line = ev.SaleLine(
        line_id=new_id(),
        sku=f"sku-{n}",
        name=f"红烧肉{n}",
        name_en=f"Braised pork {n}",
        qty_milli=1000,
        list_fen=fen,
        price_fen=fen,
        gross_fen=fen,
        net_fen=fen,
        tax_bp=600,
        tax_fen=(fen * 600 + 5300) // 10600,
        category_id="hot",
    )
    return msgspec.structs.replace(line, **changes)


def a_sale(n: int = 1, *, lines: int = 2, fen: int = 1200, **changes: Any) -> ev.SaleClosed:
    """Return the `n`-th sale of the day, paid in cash, of `lines` lines of `fen` each."""
    sold = [a_line(k + 1, fen) for k in range(lines)]
    total = sum(line.net_fen for line in sold)
    tax = ev.TaxRow(tax_bp=600, amount_fen=total, tax_fen=sum(line.tax_fen for line in sold))
    sale = ev.SaleClosed(
        sale_id=new_id(),
        order_id=new_id(),
        receipt_no=f"WJL-A-261121-01-{n:04}",
        no=f"A-{n:04}",
        lines=sold,
        gross_fen=total,
        total_fen=total,
        tax=[tax],
        tenders=[ev.TenderPart(tender_id=new_id(), type="cash", amount_fen=total)],
    )
    return msgspec.structs.replace(sale, **changes)


def a_refund(sale: ev.SaleClosed, n: int = 2, **changes: Any) -> ev.RefundClosed:
    """Return the refund of the whole first line of a sale, in cash."""
    line = sale.lines[0]
    back = ev.RefundLine(
        line_id=line.line_id,
        sku=line.sku,
        name=line.name,
        qty_milli=line.qty_milli,
        amount_fen=line.net_fen,
        tax_bp=line.tax_bp,
        tax_fen=line.tax_fen,
    )
    row = ev.TaxRow(tax_bp=line.tax_bp, amount_fen=line.net_fen, tax_fen=line.tax_fen)
    refund = ev.RefundClosed(
        refund_id=new_id(),
        sale_id=sale.sale_id,
        receipt_no=f"WJL-A-261121-01-{n:04}",
        sale_receipt_no=sale.receipt_no,
        reason="cold",
        lines=[back],
        total_fen=line.net_fen,
        tax=[row],
        tenders=[ev.TenderPart(tender_id=new_id(), type="cash", amount_fen=line.net_fen)],
    )
    return msgspec.structs.replace(refund, **changes)


def a_shift_opened(n: int = 1, float_fen: int = 50_000) -> ev.ShiftOpened:
    """Return the opening of shift `n`, id `shift-n`."""
    return ev.ShiftOpened(shift_id=f"shift-{n}", shift_no=n, float_fen=float_fen)


def a_shift_closed(n: int = 1, **changes: Any) -> ev.ShiftClosed:
    """Return the close of shift `n` with nothing in it."""
    closed = ev.ShiftClosed(
        shift_id=f"shift-{n}",
        shift_no=n,
        first_seq=2,
        last_seq=3,
        float_fen=50_000,
        expected_fen=50_000,
        counted_fen=50_000,
        over_short_fen=0,
        denominations=[ev.Denomination(face_fen=10_000, count=5)],
        totals=ev.Totals(),
    )
    return msgspec.structs.replace(closed, **changes)


def open_till_store(
    folder: Path, *, key: DeviceKey = KEY, anchor: AnchorFile | None = None, salt: int = 0
) -> Store:
    """Open (or create) `folder/pos.db` and open its first epoch when there is none."""
    store = Store(folder / "pos.db", key, id_maker(salt=salt), anchor)
    if head(store.db) is None:
        open_epoch(store, a_stamp(), reason="first_start", app_version="0.1.0")
    return store


def record(store: Store, *events: ev.Event, stamp: Stamp | None = None) -> list[Recorded]:
    """Record events in one act each, and return where they went."""
    done: list[Recorded] = []
    for event in events:
        with store.write() as act:
            done.append(act.record(event, stamp or a_stamp()))
    return done
