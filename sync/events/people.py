"""Sign-in, permission, payments, coupons and members."""

from msgspec import field

from sync.events.base import Event, Fen, Int


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
