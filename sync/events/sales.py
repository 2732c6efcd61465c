"""Closed sales, refunds and reprints."""

from msgspec import field

from sync.events.base import Event, Fen, Int, Milli, Part
from sync.events.orders import LineModifier


class SaleLine(Part, frozen=True, kw_only=True):
    line_id: str
    sku: str
    name: str
    name_en: str = ""
    unit: str = "pc"
    shown_per: str = ""
    qty_milli: Milli
    list_fen: Fen
    price_fen: Fen
    gross_fen: Fen
    net_fen: Fen
    tax_bp: Int
    tax_fen: Fen
    modifiers: list[LineModifier] = field(default_factory=list)
    note: str = ""
    category_id: str = ""
    seat: Int = 0
    course: Int = 0
    station: str = ""
    served_by: str = ""
    sold_by: str = ""
    parent: str = ""


class Adjustment(Part, frozen=True, kw_only=True):
    """One line's share of one reduction; `amount_fen` is what it takes off (positive)."""

    line_id: str
    stage: str
    kind: str
    coupon: str = ""
    template: str = ""
    ver: Int = 0
    amount_fen: Fen
    by: str = ""
    approval: str = ""
    reason: str = ""
    value: Int = 0


class Charge(Part, frozen=True, kw_only=True):
    kind: str
    name: str = ""
    amount_fen: Fen = 0
    tax_bp: Int = 0


class TenderPart(Part, frozen=True, kw_only=True):
    """`amount_fen` counts toward the due; cash handed over = amount_fen + change_fen."""

    tender_id: str
    type: str
    payment_id: str = ""
    amount_fen: Fen
    change_fen: Fen = 0
    ref: str = ""


class TaxRow(Part, frozen=True, kw_only=True):
    """`amount_fen` includes `tax_fen`."""

    tax_bp: Int
    amount_fen: Fen
    tax_fen: Fen


class SaleClosed(Event, frozen=True, kw_only=True):
    sale_id: str
    order_id: str
    receipt_no: str
    no: str = ""
    corrects: str = ""
    source: str = "counter"
    order_type: str = "takeaway"
    channel_ref: str = ""
    table: str = ""
    guests: Int = 0
    member_id: str = ""
    catalog_rev: Int = 0
    engine_ver: Int = 1
    currency: str = "CNY"
    lines: list[SaleLine]
    adjustments: list[Adjustment] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    gross_fen: Fen
    rounding_fen: Fen = 0
    total_fen: Fen
    tax: list[TaxRow] = field(default_factory=list)
    tenders: list[TenderPart]
    offline: bool = False
    cum_gross_fen: Fen = 0
    cum_refund_fen: Fen = 0
    cum_count: Int = 0


class RefundLine(Part, frozen=True, kw_only=True):
    line_id: str
    sku: str
    name: str
    name_en: str = ""
    unit: str = "pc"
    qty_milli: Milli
    amount_fen: Fen
    tax_bp: Int = 0
    tax_fen: Fen = 0


class RefundClosed(Event, frozen=True, kw_only=True):
    refund_id: str
    sale_id: str
    receipt_no: str
    sale_receipt_no: str
    reason: str
    approval: str = ""
    lines: list[RefundLine]
    total_fen: Fen
    tax: list[TaxRow] = field(default_factory=list)
    tenders: list[TenderPart]
    cum_gross_fen: Fen = 0
    cum_refund_fen: Fen = 0
    cum_count: Int = 0


class ReceiptReprinted(Event, frozen=True, kw_only=True):
    subject_id: str
    receipt_no: str
    copy_no: Int
    by: str
