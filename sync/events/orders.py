"""Open orders and what is taken back or given away before the sale."""

from msgspec import field

from sync.events.base import Event, Fen, Int, Milli, Part


class LineModifier(Part, frozen=True, kw_only=True):
    modifier_id: str
    name: str
    name_en: str = ""
    price_fen: Fen = 0


class DiscountPart(Part, frozen=True, kw_only=True):
    """`kind` amount (fen) or rate (basis points taken off)."""

    discount_id: str
    kind: str
    value: Int
    reason: str = ""
    by: str = ""
    approval: str = ""


class OrderLinePart(Part, frozen=True, kw_only=True):
    line_id: str
    sku: str
    name: str
    name_en: str = ""
    unit: str = "pc"
    shown_per: str = ""
    qty_milli: Milli = 1000
    list_fen: Fen = 0
    tax_bp: Int = 0
    modifiers: list[LineModifier] = field(default_factory=list)
    note: str = ""
    discount: DiscountPart | None = None
    comp: str = ""
    comp_by: str = ""
    comp_approval: str = ""
    fixed_fen: Fen | None = None
    station: str = ""
    sold_by: str = ""
    removed: bool = False


class OrderSaved(Event, frozen=True, kw_only=True):
    """The whole open order, recorded when it is parked, sent, moved or handed over."""

    order_id: str
    no: str = ""
    why: str = "parked"
    opened_at: str = ""
    name: str = ""
    source: str = "counter"
    order_type: str = "takeaway"
    table: str = ""
    guests: Int = 0
    note: str = ""
    lines: list[OrderLinePart] = field(default_factory=list)
    discount: DiscountPart | None = None


class OrderMoved(Event, frozen=True, kw_only=True):
    order_id: str
    from_table: str = ""
    to_table: str = ""


class KitchenSent(Event, frozen=True, kw_only=True):
    order_id: str
    slip_id: str
    lines: list[OrderLinePart] = field(default_factory=list)


class KitchenChanged(Event, frozen=True, kw_only=True):
    order_id: str
    slip_id: str
    kind: str
    lines: list[OrderLinePart] = field(default_factory=list)


class LineVoided(Event, frozen=True, kw_only=True):
    """A line (or, with all its lines, an order) taken back before the sale, with reason."""

    order_id: str
    line_id: str
    sku: str
    name: str
    qty_milli: Milli
    amount_fen: Fen
    reason: str
    by: str
    approval: str = ""
    whole_order: bool = False


class LineComped(Event, frozen=True, kw_only=True):
    order_id: str
    line_id: str
    sku: str
    name: str
    amount_fen: Fen
    reason: str
    by: str
    approval: str = ""
