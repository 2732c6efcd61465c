"""When an act at the counter needs the consent of somebody else, and whose consent is enough.

A person's limit bounds what a guest gets off any one line by discounts that nobody else consented
to, of the line and of the whole order together: 1 - (1 - line rate)(1 - order rate). It is
reckoned on exact fractions, so that rounding to fen never asks. Asked is only for the edit that
raises a reduction, be it by taking away another line beside a discount by amount; an order that
stands over somebody's limit already can still be added to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from terminal.domain.discount import RATE, Discount
from terminal.domain.order import Order, OrderLine
from terminal.domain.pricing import price
from terminal.domain.staff import APPROVE, COMP, DISCOUNT, DISCOUNT_LIMITS, Staff
from terminal.domain.value import Value
from terminal.text import Text, tr

_Key = tuple[str, str, int]


class ApprovalReason(Value):
    """Why an act needs approval; `act` is the permission that it takes.

    `line_id` is the line whose own discount or comp it is about, empty for the whole order's.
    `rate_bp` is what the guest would get off
    without anybody's consent, `total_bp` all that the guest would get off.
    """

    act: str
    line_id: str = ""
    rate_bp: int = 0
    limit_bp: int = 0
    total_bp: int = 0

    @property
    def text(self) -> Text:
        """The reason as a sentence for the approval panel."""
        if self.act == DISCOUNT:
            return tr(
                "{rate} % off in all; more than {limit} % needs approval.",
                rate=_percent(self.rate_bp),
                limit=_percent(self.limit_bp),
            )
        if self.act == COMP:
            return tr("Giving something away needs approval.")
        return tr("This needs approval.")


def needs_approval(
    before: Order,
    after: Order,
    staff: Staff,
    limits: Mapping[str, int] = DISCOUNT_LIMITS,
) -> ApprovalReason | None:
    """Return why `staff` may not turn `before` into `after` alone, or None.

    An approval covers exactly the discount it was given for: the same kind and value in the same
    place. To judge an order as it stands, give an empty one as `before`.
    """
    return _comp_reason(before, after, staff) or _rate_reason(
        before, after, staff.discount_limit(limits)
    )


def approved(
    before: Order,
    after: Order,
    staff: Staff,
    *,
    approval: str,
    limits: Mapping[str, int] = DISCOUNT_LIMITS,
) -> Order:
    """Return `after` with a new consent written on all that needs it; then nothing more is asked.

    Raises:
        ValueError: this approval was used before.
    """
    while reason := needs_approval(before, after, staff, limits):
        marked = _marked(after, reason, approval)
        if marked == after:
            raise ValueError(f"Approval {approval} was used before.")
        after = marked
    return after


def may_approve(
    approver: Staff, reason: ApprovalReason, limits: Mapping[str, int] = DISCOUNT_LIMITS
) -> bool:
    """Return whether the consent of `approver` is enough; all that comes off counts."""
    if not approver.may(APPROVE) or not approver.may(reason.act):
        return False
    return reason.act != DISCOUNT or reason.total_bp <= approver.discount_limit(limits)


class _Rate(Value):
    """What comes off a line, by its own discount and by the order's."""

    own: Fraction
    order: Fraction

    @property
    def whole(self) -> Fraction:
        return 1 - (1 - self.own) * (1 - self.order)


class _Rates:
    """The rates of one order, by line; `covers` says which approvals count."""

    def __init__(self, order: Order, covers: Mapping[str, set[_Key]]) -> None:
        base = price(replace(order, discount=None)).total_fen
        self._covers = covers
        self.order = self._rate("", order.discount, base)
        own = {ln.line_id: self._own(ln) for ln in order.lines if not ln.comp}
        self.lines = {line_id: _Rate(rate, self.order) for line_id, rate in own.items()}

    def _own(self, line: OrderLine) -> Fraction:
        return self._rate(line.line_id, line.discount, line.gross_fen)

    def _rate(self, scope: str, discount: Discount | None, base_fen: int) -> Fraction:
        if discount is None or _key(scope, discount) in self._covers.get(discount.approval, ()):
            return Fraction()
        if discount.kind == RATE:
            return Fraction(discount.value, 10000)
        return Fraction(discount.off(base_fen), base_fen) if base_fen else Fraction()


def _comp_reason(before: Order, after: Order, staff: Staff) -> ApprovalReason | None:
    if staff.may(COMP):
        return None
    given = {line.line_id: line.gross_fen for line in before.lines if line.comp}
    used = {line.comp_approval for line in before.all_lines}
    for line in after.lines:
        fresh = line.comp_approval and line.comp_approval not in used
        if line.comp and line.gross_fen > given.get(line.line_id, 0) and not fresh:
            return ApprovalReason(COMP, line.line_id)
    return None


def _rate_reason(before: Order, after: Order, limit_bp: int) -> ApprovalReason | None:
    covers = _covers(before, after)
    was, now = _Rates(before, covers), _Rates(after, covers)
    # A line that comes in shares what the order gave before.
    new = _Rate(Fraction(), was.order)
    raised = {
        line_id: rate
        for line_id, rate in {"": _Rate(Fraction(), now.order), **now.lines}.items()
        if rate.whole > was.lines.get(line_id, new).whole
    }
    worst = max(raised, key=lambda line_id: raised[line_id].whole, default="")
    if not raised or raised[worst].whole <= Fraction(limit_bp, 10000):
        return None
    everything = _Rates(after, {})
    alone = _Rate(Fraction(), everything.order)
    total = max(everything.lines.get(line_id, alone).whole for line_id in raised)
    return ApprovalReason(
        DISCOUNT,
        worst if raised[worst].own > was.lines.get(worst, new).own else "",
        rate_bp=_bp(raised[worst].whole),
        limit_bp=limit_bp,
        total_bp=_bp(total),
    )


def _marked(order: Order, reason: ApprovalReason, approval: str) -> Order:
    if reason.act == COMP:
        return order.change(reason.line_id, comp_approval=approval)
    if not reason.line_id:
        return replace(order, discount=_consented(order.discount, approval))
    given = order.line(reason.line_id).discount
    return order.change(reason.line_id, discount=_consented(given, approval))


def _consented(given: Discount | None, approval: str) -> Discount | None:
    return given and replace(given, approval=approval)


def _covers(before: Order, after: Order) -> dict[str, set[_Key]]:
    """Return what each approval is for: one that is new is for all it stands on."""
    covers: dict[str, set[_Key]] = {}
    for order in (after, before):
        found: dict[str, set[_Key]] = {}
        for scope, discount in _discounts(order):
            if discount.approval:
                found.setdefault(discount.approval, set()).add(_key(scope, discount))
        covers |= found
    return covers


def _discounts(order: Order) -> Iterator[tuple[str, Discount]]:
    if order.discount:
        yield "", order.discount
    for line in order.all_lines:
        if line.discount:
            yield line.line_id, line.discount


def _key(scope: str, discount: Discount) -> _Key:
    return scope, discount.kind, discount.value


def _bp(rate: Fraction) -> int:
    return -int(-rate * 10000 // 1)


def _percent(rate_bp: int) -> str:
    whole, rest = divmod(rate_bp, 100)
    return f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)
