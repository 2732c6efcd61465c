"""Shifts, the drawer and closed days."""

from msgspec import field

from sync.events.base import Event, Fen, Int, Part
from sync.events.sales import TaxRow


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
    recounts: Int = 0
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
