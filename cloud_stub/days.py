"""A shop's business day from the cloud's own tables, as far as it has arrived."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select
from sqlalchemy.sql.elements import ColumnElement

from cloud_stub.tables import days, ingest, refunds, sales, tenders, terminals
from sync.protocol import DaySummary, TenderSum, TerminalDay


@dataclass(frozen=True, slots=True)
class ShopDay:
    """Whose day is asked for."""

    merchant_id: str
    shop_id: str
    biz_date: str

    def among(self, table: Table) -> ColumnElement[bool]:
        """Return the condition that picks this day's rows."""
        return (
            (table.c.merchant_id == self.merchant_id)
            & (table.c.shop_id == self.shop_id)
            & (table.c.biz_date == self.biz_date)
        )


@dataclass(slots=True)
class _Share:
    """One till's sums while they are collected."""

    sales: int = 0
    gross_fen: int = 0
    refunds: int = 0
    refunds_fen: int = 0
    z: list[Row[Any]] = field(default_factory=list)


def summarise(connection: Connection, day: ShopDay, as_of: str) -> DaySummary:
    """Add up one day of one shop; an unknown day is all zeros."""
    shares = _shares(connection, day)
    rounding = select(func.coalesce(func.sum(sales.c.rounding_fen), 0)).where(day.among(sales))
    return DaySummary(
        shop_id=day.shop_id,
        biz_date=day.biz_date,
        as_of=as_of,
        sales=sum(share.sales for share in shares.values()),
        gross_fen=sum(share.gross_fen for share in shares.values()),
        refunds=sum(share.refunds for share in shares.values()),
        refunds_fen=sum(share.refunds_fen for share in shares.values()),
        rounding_fen=connection.execute(rounding).scalar_one(),
        tenders=_tenders(connection, day),
        terminals=_terminals(connection, day, shares),
        late_sales=_late(connection, day, sales, shares),
        late_refunds=_late(connection, day, refunds, shares),
        quarantined=_quarantined(connection, day),
    )


def _shares(connection: Connection, day: ShopDay) -> dict[str, _Share]:
    shares: dict[str, _Share] = defaultdict(_Share)
    for row in _sums(connection, day, sales):
        shares[row.terminal_id].sales = row.n
        shares[row.terminal_id].gross_fen = row.fen
    for row in _sums(connection, day, refunds):
        shares[row.terminal_id].refunds = row.n
        shares[row.terminal_id].refunds_fen = row.fen
    closed = select(days).where(day.among(days)).order_by(days.c.epoch, days.c.seq)
    for row in connection.execute(closed):
        shares[row.terminal_id].z.append(row)
    return shares


def _sums(connection: Connection, day: ShopDay, table: Table) -> list[Row[Any]]:
    sums = select(
        table.c.terminal_id, func.count().label("n"), func.sum(table.c.total_fen).label("fen")
    )
    grouped = sums.where(day.among(table)).group_by(table.c.terminal_id)
    return list(connection.execute(grouped))


def _tenders(connection: Connection, day: ShopDay) -> list[TenderSum]:
    found = connection.execute(
        select(tenders.c.type, tenders.c.kind, func.count(), func.sum(tenders.c.amount_fen))
        .where(day.among(tenders))
        .group_by(tenders.c.type, tenders.c.kind)
    )
    sums: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for kind_of_money, kind, count, amount in found:
        sums[kind_of_money][kind] = (count, amount)
    nothing = (0, 0)
    return [
        TenderSum(
            type=name,
            count=kinds.get("sale", nothing)[0],
            amount_fen=kinds.get("sale", nothing)[1],
            refunded_fen=kinds.get("refund", nothing)[1],
        )
        for name, kinds in sorted(sums.items())
    ]


def _terminals(
    connection: Connection, day: ShopDay, shares: dict[str, _Share]
) -> list[TerminalDay]:
    letters = connection.execute(
        select(terminals.c.terminal_id, terminals.c.letter)
        .where(terminals.c.merchant_id == day.merchant_id, terminals.c.shop_id == day.shop_id)
        .order_by(terminals.c.letter)
    )
    return [
        TerminalDay(
            terminal_id=terminal_id,
            letter=letter,
            sales=share.sales,
            gross_fen=share.gross_fen,
            refunds=share.refunds,
            refunds_fen=share.refunds_fen,
            z_no=share.z[-1].z_no if share.z else 0,
            z_gross_fen=sum(z.gross_fen for z in share.z),
            z_refunds_fen=sum(z.refunds_fen for z in share.z),
        )
        for terminal_id, letter in letters
        if (share := shares.get(terminal_id)) is not None
    ]


def _late(connection: Connection, day: ShopDay, table: Table, shares: dict[str, _Share]) -> int:
    """Count what a till booked on this day after its last Z of the day."""
    late = 0
    for terminal_id, share in shares.items():
        if not share.z:
            continue
        last = share.z[-1]
        after = (table.c.epoch > last.epoch) | (
            (table.c.epoch == last.epoch) & (table.c.seq > last.seq)
        )
        counted = select(func.count()).where(
            day.among(table), table.c.terminal_id == terminal_id, after
        )
        late += connection.execute(counted).scalar_one()
    return late


def _quarantined(connection: Connection, day: ShopDay) -> int:
    kept = select(func.count()).where(
        ingest.c.merchant_id == day.merchant_id,
        ingest.c.shop_id == day.shop_id,
        ingest.c.status == "quarantined",
        ingest.c.biz_date == day.biz_date,
    )
    return connection.execute(kept).scalar_one()
