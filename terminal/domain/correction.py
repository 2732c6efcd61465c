"""What is taken back (void) or given away (comp) before the sale, always with a reason."""

from terminal.domain.masking import check_reason
from terminal.domain.order import Order
from terminal.domain.value import Value
from terminal.errors import InvalidInput, InvalidOrder
from terminal.text import tr


class VoidedLine(Value):
    """A quantity of a line taken back; `amount_fen` is what it came to before reductions."""

    line_id: str
    sku: str
    name: str
    qty_milli: int
    amount_fen: int
    reason: str


def void_line(
    order: Order, line_id: str, reason: str, *, qty_milli: int | None = None
) -> tuple[Order, VoidedLine]:
    """Take a line back, or `qty_milli` of it; the amounts of its parts sum to the line's.

    Raises:
        InvalidInput: no reason, or a quantity that is not positive or more than there is.
        InvalidOrder: the line is gone, or its quantity is fixed by a label.
    """
    why, line = check_reason(reason), order.line(line_id)
    quantity = line.qty_milli if qty_milli is None else qty_milli
    if not 0 < quantity <= line.qty_milli:
        raise InvalidInput(
            tr("Of {name} no more than was ordered can be taken back.", name=line.name),
            tr("Lower the quantity."),
        )
    left_fen = 0
    if quantity == line.qty_milli:
        order = order.remove(line_id)
    else:
        order = order.change(line_id, qty_milli=line.qty_milli - quantity)
        left_fen = order.line(line_id).gross_fen
    amount = line.gross_fen - left_fen
    return order, VoidedLine(line_id, line.sku, line.name, quantity, amount, why)


def void_order(order: Order, reason: str) -> tuple[Order, tuple[VoidedLine, ...]]:
    """Take a whole order back.

    Raises:
        InvalidInput: no reason.
        InvalidOrder: nothing is in it.
    """
    if not order.lines:
        raise InvalidOrder(tr("Nothing is in this order."))
    voided: list[VoidedLine] = []
    for line in order.lines:
        order, part = void_line(order, line.line_id, reason)
        voided.append(part)
    return order, tuple(voided)


def comp_line(order: Order, line_id: str, reason: str, *, by: str, approval: str = "") -> Order:
    """Give a line away; a discount it had counts no more.

    Raises:
        InvalidInput: no reason.
        InvalidOrder: the line is gone.
    """
    why = check_reason(reason)
    return order.change(line_id, comp=why, comp_by=by, comp_approval=approval)


def charge_line(order: Order, line_id: str) -> Order:
    """Undo `comp_line`."""
    return order.change(line_id, comp="", comp_by="", comp_approval="")
