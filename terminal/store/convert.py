"""From domain values to events: the only place that knows both shapes."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from sync import events as ev
from terminal.domain.discount import Discount
from terminal.domain.order import Order, OrderLine
from terminal.domain.pricing import Priced, PricedLine

if TYPE_CHECKING:
    from terminal.domain.refund import RefundedLine
    from terminal.domain.tender import Tender


def order_saved(order: Order, why: str) -> ev.OrderSaved:
    """Return the whole open order as an event."""
    return ev.OrderSaved(
        order_id=order.order_id,
        no=order.no,
        why=why,
        opened_at=order.opened_at,
        name=order.name,
        source=order.source,
        order_type=order.order_type,
        table=order.table,
        guests=order.guests,
        note=order.note,
        lines=[_order_line(line) for line in order.all_lines],
        discount=_discount(order.discount),
    )


def _order_line(line: OrderLine) -> ev.OrderLinePart:
    return msgspec.convert(msgspec.to_builtins(line), ev.OrderLinePart)


def _discount(given: Discount | None) -> ev.DiscountPart | None:
    return msgspec.convert(msgspec.to_builtins(given), ev.DiscountPart) if given else None


def sale_lines(priced: Priced) -> list[ev.SaleLine]:
    """Return the lines of a sale with what was paid for each."""
    return [_sale_line(line) for line in priced.lines]


def _sale_line(priced: PricedLine) -> ev.SaleLine:
    line = priced.line
    return ev.SaleLine(
        line_id=line.line_id,
        sku=line.sku,
        name=line.name,
        name_en=line.name_en,
        unit=line.unit,
        shown_per=line.shown_per,
        qty_milli=line.qty_milli,
        list_fen=line.list_fen,
        price_fen=line.price_fen,
        gross_fen=line.gross_fen,
        net_fen=priced.net_fen,
        tax_bp=line.tax_bp,
        tax_fen=priced.tax_fen,
        modifiers=[
            ev.LineModifier(
                modifier_id=m.modifier_id, name=m.name, name_en=m.name_en, price_fen=m.price_fen
            )
            for m in line.modifiers
        ],
        note=line.note,
        category_id=line.category_id,
        station=line.station,
        sold_by=line.sold_by,
    )


def adjustments(priced: Priced) -> list[ev.Adjustment]:
    """Return every line's share of every reduction."""
    return [
        ev.Adjustment(
            line_id=part.line_id,
            stage=part.stage,
            kind=part.kind,
            amount_fen=part.amount_fen,
            by=part.by,
            approval=part.approval,
            reason=part.reason,
            value=part.value,
        )
        for part in priced.adjustments
    ]


def tax_rows(priced: Priced) -> list[ev.TaxRow]:
    """Return the tax summary by rate."""
    return [
        ev.TaxRow(tax_bp=row.tax_bp, amount_fen=row.amount_fen, tax_fen=row.tax_fen)
        for row in priced.tax
    ]


def tenders(taken: "Iterable[Tender]") -> list[ev.TenderPart]:
    """Return the tenders of a sale."""
    return [
        ev.TenderPart(
            tender_id=tender.tender_id,
            type=tender.type,
            payment_id=tender.payment_id,
            amount_fen=tender.amount_fen,
            change_fen=tender.change_fen,
            ref=tender.ref,
        )
        for tender in taken
    ]


def refund_lines(lines: "Iterable[RefundedLine]") -> list[ev.RefundLine]:
    """Return the lines of a refund."""
    return [
        ev.RefundLine(
            line_id=line.sold.line_id,
            sku=line.sold.sku,
            name=line.sold.name,
            name_en=line.sold.name_en,
            unit=line.sold.unit,
            qty_milli=line.qty_milli,
            amount_fen=line.amount_fen,
            tax_bp=line.sold.tax_bp,
            tax_fen=line.tax_fen,
        )
        for line in lines
    ]


def refund_tax(lines: "Iterable[RefundedLine]") -> list[ev.TaxRow]:
    """Return the tax given back, by rate."""
    sums: dict[int, tuple[int, int]] = {}
    for line in lines:
        amount, tax = sums.get(line.sold.tax_bp, (0, 0))
        sums[line.sold.tax_bp] = (amount + line.amount_fen, tax + line.tax_fen)
    return [
        ev.TaxRow(tax_bp=rate, amount_fen=amount, tax_fen=tax)
        for rate, (amount, tax) in sorted(sums.items())
    ]
