"""Every business fact a terminal can journal, version 1, as flat structs.

Shared by till, cloud, hub, export and recovery; knows no domain. Field names end in their unit:
`_fen` money, `_milli` thousandths of the item's unit, `_bp` basis points, `_ms` milliseconds.
A new fact is a new name; a changed one gets a new `v` and an upcaster here. Unknown fields are
ignored on reading, so that an older program reads what a newer one wrote.
"""

from typing import Annotated

from msgspec import Meta, Struct, field

SAFE = 2**53 - 1
Int = Annotated[int, Meta(ge=-SAFE, le=SAFE)]
Fen = Int
Milli = Int


class Event(Struct, frozen=True, kw_only=True):
    """Base of all event data; subclasses are registered by name in `EVENTS`."""


class Part(Struct, frozen=True, kw_only=True):
    """A value inside an event."""


# --- the books themselves -----------------------------------------------------------------


class EpochOpened(Event, frozen=True, kw_only=True):
    """First row of a journal epoch; names its parent and the totals known of it."""

    reason: str
    pubkey: str
    parent_epoch: Int = 0
    parent_seq: Int = 0
    parent_hash: str = ""
    app_version: str = ""
    cum_gross_fen: Fen = 0
    cum_refund_fen: Fen = 0
    cum_count: Int = 0


class KeyRotated(Event, frozen=True, kw_only=True):
    """A new device key, signed by the old one through the row and by the new one in `proof`."""

    pubkey: str
    proof: str


class ClockJumped(Event, frozen=True, kw_only=True):
    """The wall clock moved by more than ten minutes against the monotonic one."""

    before: str
    after: str
    jump_ms: Int


class EventRejournaled(Event, frozen=True, kw_only=True):
    """An event of a forked epoch, carried over verbatim."""

    orig_epoch: Int
    orig_seq: Int
    orig_body: str
    orig_sig: str


# --- catalogue, staff, settings -----------------------------------------------------------


class ModifierPut(Part, frozen=True, kw_only=True):
    modifier_id: str
    name: str
    name_en: str = ""
    price_fen: Fen = 0


class GroupPut(Part, frozen=True, kw_only=True):
    group_id: str
    name: str
    name_en: str = ""
    min: Int = 0
    max: Int = 1
    modifiers: list[ModifierPut] = field(default_factory=list)


class CategoryPut(Part, frozen=True, kw_only=True):
    category_id: str
    name: str
    name_en: str = ""
    sort: Int = 0
    active: bool = True


class ItemPut(Part, frozen=True, kw_only=True):
    sku: str
    name: str
    name_en: str = ""
    category_id: str = ""
    price_fen: Fen = 0
    unit: str = "pc"
    shown_per: str = ""
    tax_bp: Int = 0
    code: str = ""
    barcodes: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    station: str = ""
    initials: str = ""
    favourite: bool = False
    sort: Int = 0
    active: bool = True


class ItemsPut(Event, frozen=True, kw_only=True):
    """Items, categories and modifier groups written whole; at most 200 items a chunk."""

    import_id: str = ""
    chunk: Int = 1
    chunks: Int = 1
    items: list[ItemPut] = field(default_factory=list)
    categories: list[CategoryPut] = field(default_factory=list)
    groups: list[GroupPut] = field(default_factory=list)


class StaffMember(Part, frozen=True, kw_only=True):
    staff_id: str
    name: str
    role: str
    pin_hash: str
    name_en: str = ""
    active: bool = True


class StaffPut(Event, frozen=True, kw_only=True):
    staff: list[StaffMember]


class Setting(Part, frozen=True, kw_only=True):
    key: str
    value: str


class SettingsPut(Event, frozen=True, kw_only=True):
    settings: list[Setting]


class StockMoved(Event, frozen=True, kw_only=True):
    sku: str
    qty_milli: Milli
    reason: str = ""


class StockCounted(Event, frozen=True, kw_only=True):
    sku: str
    delta_milli: Milli
    counted_milli: Milli
    rev: Int = 0
    applied_seq: Int = 0


class SoldoutSet(Event, frozen=True, kw_only=True):
    """`remaining` -1 = not counted; `until` empty = for sale again or (remaining 0) till undone."""

    sku: str
    remaining: Int = -1
    until: str = ""


# --- orders -------------------------------------------------------------------------------


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


# --- sales, refunds -----------------------------------------------------------------------


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


# --- shifts, drawer, days -----------------------------------------------------------------


class ShiftOpened(Event, frozen=True, kw_only=True):
    shift_id: str
    shift_no: Int
    float_fen: Fen
    drawer: str = "1"
    cum_gross_fen: Fen = 0
    cum_refund_fen: Fen = 0
    cum_count: Int = 0


class TenderTotal(Part, frozen=True, kw_only=True):
    type: str
    count: Int
    amount_fen: Fen
    refunded_fen: Fen = 0


class Denomination(Part, frozen=True, kw_only=True):
    face_fen: Fen
    count: Int


class Totals(Part, frozen=True, kw_only=True):
    """Sums over a shift or a day; gross = Σ sale totals, before refunds."""

    sales: Int = 0
    gross_fen: Fen = 0
    refunds: Int = 0
    refunds_fen: Fen = 0
    discounts_fen: Fen = 0
    rounding_fen: Fen = 0
    voids: Int = 0
    voids_fen: Fen = 0
    comps_fen: Fen = 0
    no_sales: Int = 0
    tax: list[TaxRow] = field(default_factory=list)
    refund_tax: list[TaxRow] = field(default_factory=list)
    tenders: list[TenderTotal] = field(default_factory=list)
    paid_in_fen: Fen = 0
    paid_out_fen: Fen = 0
    dropped_fen: Fen = 0
    coupons: Int = 0
    points: Int = 0


class ShiftClosed(Event, frozen=True, kw_only=True):
    """Blind count: `counted_fen` was entered before `expected_fen` was shown."""

    shift_id: str
    shift_no: Int
    first_seq: Int
    last_seq: Int
    float_fen: Fen
    expected_fen: Fen
    counted_fen: Fen
    over_short_fen: Fen
    denominations: list[Denomination] = field(default_factory=list)
    totals: Totals
    unclear: Int = 0
    cum_gross_fen: Fen = 0
    cum_refund_fen: Fen = 0
    cum_count: Int = 0


class DayClosed(Event, frozen=True, kw_only=True):
    z_no: Int
    shifts: list[str]
    totals: Totals
    float_fen: Fen = 0
    over_short_fen: Fen = 0
    grand_total_fen: Fen = 0
    cum_gross_fen: Fen = 0
    cum_refund_fen: Fen = 0
    cum_count: Int = 0


class CashMoved(Event, frozen=True, kw_only=True):
    """Data of cash.paid_in, cash.paid_out and cash.dropped."""

    movement_id: str
    amount_fen: Fen
    reason: str
    by: str
    approval: str = ""
    cum_gross_fen: Fen = 0
    cum_refund_fen: Fen = 0
    cum_count: Int = 0


class CashPaidIn(CashMoved, frozen=True, kw_only=True):
    pass


class CashPaidOut(CashMoved, frozen=True, kw_only=True):
    pass


class CashDropped(CashMoved, frozen=True, kw_only=True):
    pass


class DrawerOpened(Event, frozen=True, kw_only=True):
    """Recorded before the kick; `why` is no_sale, key or a movement's id."""

    why: str
    reason: str = ""
    by: str = ""
    approval: str = ""


# --- people and permission ----------------------------------------------------------------


class SigninFailed(Event, frozen=True, kw_only=True):
    staff_id: str
    failures: Int
    locked_until: str = ""


class ApprovalGiven(Event, frozen=True, kw_only=True):
    approval_id: str
    act: str
    by: str
    asked_by: str
    subject: str = ""
    detail: str = ""


# --- payments, coupons, members (filled where those parts are in use) ----------------------


class PaymentIntent(Event, frozen=True, kw_only=True):
    payment_id: str
    order_id: str
    channel: str
    amount_fen: Fen


class PaymentMoved(Event, frozen=True, kw_only=True):
    payment_id: str
    before: str
    after: str
    detail: str = ""


class CouponRedeemed(Event, frozen=True, kw_only=True):
    coupon_id: str
    sale_id: str
    amount_fen: Fen


class CouponReturnRequested(Event, frozen=True, kw_only=True):
    coupon_id: str
    refund_id: str


class PointsSpent(Event, frozen=True, kw_only=True):
    member_id: str
    sale_id: str
    points: Int


class MemberJoined(Event, frozen=True, kw_only=True):
    member_id: str


class MemberChanged(Event, frozen=True, kw_only=True):
    member_id: str
    fields: list[str] = field(default_factory=list)


class OutageEnded(Event, frozen=True, kw_only=True):
    since: str
    until: str
    sales: Int = 0
    gross_fen: Fen = 0


EVENTS: dict[str, type[Event]] = {
    "epoch.opened": EpochOpened,
    "key.rotated": KeyRotated,
    "clock.jumped": ClockJumped,
    "event.rejournaled": EventRejournaled,
    "items.put": ItemsPut,
    "staff.put": StaffPut,
    "settings.put": SettingsPut,
    "stock.moved": StockMoved,
    "stock.counted": StockCounted,
    "soldout.set": SoldoutSet,
    "shift.opened": ShiftOpened,
    "shift.closed": ShiftClosed,
    "day.closed": DayClosed,
    "cash.paid_in": CashPaidIn,
    "cash.paid_out": CashPaidOut,
    "cash.dropped": CashDropped,
    "drawer.opened": DrawerOpened,
    "signin.failed": SigninFailed,
    "approval.given": ApprovalGiven,
    "order.saved": OrderSaved,
    "order.moved": OrderMoved,
    "kitchen.sent": KitchenSent,
    "kitchen.changed": KitchenChanged,
    "line.voided": LineVoided,
    "line.comped": LineComped,
    "sale.closed": SaleClosed,
    "refund.closed": RefundClosed,
    "receipt.reprinted": ReceiptReprinted,
    "payment.intent": PaymentIntent,
    "payment.moved": PaymentMoved,
    "coupon.redeemed": CouponRedeemed,
    "coupon.return_requested": CouponReturnRequested,
    "points.spent": PointsSpent,
    "member.joined": MemberJoined,
    "member.changed": MemberChanged,
    "outage.ended": OutageEnded,
}
NAMES: dict[type[Event], str] = {kind: name for name, kind in EVENTS.items()}
