"""Closing a sale: an order and its payment become one immutable value whose sums agree."""

from terminal.domain.order import Order
from terminal.domain.pricing import Priced, price
from terminal.domain.tender import Payment, Tender
from terminal.domain.value import Value
from terminal.errors import InvalidOrder
from terminal.text import tr


class Sale(Value):
    """A fully tendered order: Σ net of `priced` = Σ `tenders`; 抹零 is in `priced`."""

    order: Order
    priced: Priced
    tenders: tuple[Tender, ...]

    @property
    def total_fen(self) -> int:
        """What the guest paid."""
        return self.priced.total_fen

    @property
    def change_fen(self) -> int:
        """What was given back."""
        return sum(tender.change_fen for tender in self.tenders)


def close(order: Order, payment: Payment) -> Sale:
    """Close a sale.

    Raises:
        InvalidOrder: the order is empty, was changed after the payment began, or is not paid.
    """
    if not order.lines:
        raise InvalidOrder(tr("Nothing is in this order."), tr("Add an item first."))
    if price(order).total_fen != payment.total_fen:
        raise InvalidOrder(
            tr("The order was changed while it was being paid."), tr("Start the payment again.")
        )
    if not payment.is_paid:
        raise InvalidOrder(tr("This order is not paid yet."), tr("Take the rest first."))
    return Sale(order, price(order, payment.rounding_fen), payment.tenders)
