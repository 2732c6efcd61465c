"""Taking back what was ordered before it is paid: always with a reason, always on record."""

from msgspec import Struct

from sync.events import LineVoided
from terminal.domain import correction
from terminal.domain.correction import VoidedLine
from terminal.domain.order import Order
from terminal.domain.staff import VOID
from terminal.services.selling import agreed
from terminal.services.till import Till
from terminal.store import orders


class Why(Struct, frozen=True):
    """The reason for a void, and who agreed: `approval` to the void itself.

    `consent` is to the discount that weighs more on what is left.
    """

    reason: str
    approval: str = ""
    consent: str = ""


def void_order(till: Till, order: Order, why: Why) -> None:
    """Take a whole order back before it is paid; every line is recorded.

    Raises:
        NotAllowed: the role may not void and no approval was given.
        InvalidInput: no reason was given.
        InvalidOrder: nothing is in it.
    """
    till.require(VOID, why.approval)
    _, parts = correction.void_order(order, why.reason)
    with till.act() as act:
        for part in parts:
            act.record(_voided(till, order, part, why.approval, whole_order=True))
        orders.drop(act.writing.db, order.order_id)


def without(order: Order, line_id: str, why: Why, qty_milli: int) -> Order:
    """Return what a void of a line, or of a part of it, would leave.

    Raises:
        InvalidInput: no reason, or more than there is.
        InvalidOrder: the line is gone.
    """
    return correction.void_line(order, line_id, why.reason, qty_milli=qty_milli)[0]


def void_line(
    till: Till, order: Order, line_id: str, why: Why, *, qty_milli: int | None = None
) -> Order:
    """Take one line, or `qty_milli` of it, back from an order that was already parked.

    Raises:
        NotAllowed: the role may not void, or may not give so much discount.
        InvalidInput: no reason, or more than there is.
        InvalidOrder: the line is gone.
    """
    till.require(VOID, why.approval)
    left, part = correction.void_line(order, line_id, why.reason, qty_milli=qty_milli)
    after = agreed(till, order, left, why.consent)
    with till.act() as act:
        act.record(_voided(till, order, part, why.approval, whole_order=False))
        orders.save(act.writing.db, after, state=orders.OPEN, at=act.stamp.at, before=order)
    return after


def _voided(
    till: Till, order: Order, part: VoidedLine, approval: str, *, whole_order: bool
) -> LineVoided:
    return LineVoided(
        order_id=order.order_id,
        line_id=part.line_id,
        sku=part.sku,
        name=part.name,
        qty_milli=part.qty_milli,
        amount_fen=part.amount_fen,
        reason=part.reason,
        by=till.on_duty().staff_id,
        approval=approval,
        whole_order=whole_order,
    )
