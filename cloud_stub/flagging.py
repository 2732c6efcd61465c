"""What is taken over but needs a person: shifts that do not add up, receipt numbers used twice."""

from collections.abc import Sequence

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
        if isinstance(item.event, ShiftClosed):
            difference = _difference(connection, source, item.event)
            if difference:
                verdict = Verdict("flagged", "shift_mismatch", difference)
                found[item.genuine.item.seq] = verdict
    return found


def _difference(connection: Connection, source: Source, closed: ShiftClosed) -> str:
    told = closed.totals
    stored = (
        *_sums(connection, sales, source, closed.shift_id),
        *_sums(connection, refunds, source, closed.shift_id),
    )
    named = ("sales", "gross_fen", "refunds", "refunds_fen")
    return " ".join(
        f"{name} {getattr(told, name)}!={value}"
        for name, value in zip(named, stored, strict=True)
        if getattr(told, name) != value
    )


def _sums(connection: Connection, table: Table, source: Source, shift_id: str) -> tuple[int, int]:
    row = connection.execute(
        select(func.count(), func.coalesce(func.sum(table.c.total_fen), 0)).where(
            table.c.merchant_id == source.merchant_id, table.c.shift_id == shift_id
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
