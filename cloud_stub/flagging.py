"""What is taken over but needs a person: shifts that do not add up, receipt numbers used twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select
from sqlalchemy.sql.elements import ColumnElement

from cloud_stub.projection import Source
from cloud_stub.reading import Read, Verdict
from cloud_stub.tables import refunds, sales
from sync.events import RefundClosed, SaleClosed, ShiftClosed


def flags(connection: Connection, source: Source, items: Sequence[Read]) -> dict[int, Verdict]:
    """Return the flags of freshly projected items, by seq."""
    found = _reused_numbers(connection, source, items)
    for item in items:
        if isinstance(item.event, ShiftClosed) and item.envelope is not None:
            mine = _Shift(source.merchant_id, item.envelope.terminal, item.event.shift_id)
            difference = _difference(connection, mine, item.event)
            if difference:
                verdict = Verdict("flagged", "shift_mismatch", difference)
                found[item.genuine.item.seq] = verdict
    return found


@dataclass(frozen=True, slots=True)
class _Shift:
    merchant_id: str
    terminal_id: str
    shift_id: str


def _difference(connection: Connection, shift: _Shift, closed: ShiftClosed) -> str:
    told = closed.totals
    stored = (*_sums(connection, sales, shift), *_sums(connection, refunds, shift))
    named = ("sales", "gross_fen", "refunds", "refunds_fen")
    return " ".join(
        f"{name} {getattr(told, name)}!={value}"
        for name, value in zip(named, stored, strict=True)
        if getattr(told, name) != value
    )


def _sums(connection: Connection, table: Table, shift: _Shift) -> tuple[int, int]:
    row = connection.execute(
        select(func.count(), func.coalesce(func.sum(table.c.total_fen), 0)).where(
            table.c.merchant_id == shift.merchant_id,
            table.c.terminal_id == shift.terminal_id,
            table.c.shift_id == shift.shift_id,
        )
    ).one()
    return row[0], row[1]


def _reused_numbers(
    connection: Connection, source: Source, items: Sequence[Read]
) -> dict[int, Verdict]:
    numbers = {
        item.event.receipt_no: item.genuine.item.seq
        for item in items
        if isinstance(item.event, SaleClosed | RefundClosed)
    }
    if not numbers:
        return {}
    counted = (
        select(sales.c.receipt_no)
        .where(_among(sales, source, numbers))
        .union_all(select(refunds.c.receipt_no).where(_among(refunds, source, numbers)))
        .subquery()
    )
    twice = connection.execute(
        select(counted.c.receipt_no).group_by(counted.c.receipt_no).having(func.count() > 1)
    )
    return {
        numbers[number]: Verdict("flagged", "receipt_no_reused", number)
        for number in twice.scalars()
    }


def _among(table: Table, source: Source, numbers: dict[str, int]) -> ColumnElement[bool]:
    return (table.c.merchant_id == source.merchant_id) & table.c.receipt_no.in_(list(numbers))
