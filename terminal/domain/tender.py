"""Paying an order: tenders toward the due, change, and 抹零 when cash comes last.

Cash given in several goes without anything between them is one payment: what is left off is
reckoned once, on what was open before it, however the notes are handed over.
"""

from dataclasses import replace
from itertools import takewhile

from terminal.domain.money import MAX_FEN, round_down
from terminal.domain.value import Value
from terminal.errors import InvalidInput, InvalidOrder
from terminal.text import tr

CASH = "cash"
STEPS = {"none": 1, "jiao": 10, "yuan": 100}
MAX_CHANGE_FEN = 100_000


class Tender(Value):
    """One payment act. `amount_fen` counts toward the due; `change_fen` is given back."""

    tender_id: str
    type: str
    amount_fen: int
    change_fen: int = 0
    payment_id: str = ""
    ref: str = ""

    @property
    def received_fen(self) -> int:
        """What the guest handed over."""
        return self.amount_fen + self.change_fen


class Payment(Value):
    """An order's way to being paid: `total_fen` before rounding, tenders taken so far."""

    total_fen: int
    mode: str = "none"
    round_cash: bool = True
    tenders: tuple[Tender, ...] = ()

    @property
    def taken_fen(self) -> int:
        """What the tenders so far cover."""
        return sum(tender.amount_fen for tender in self.tenders)

    @property
    def open_fen(self) -> int:
        """What is left before rounding."""
        return self.total_fen - self.taken_fen

    @property
    def rounding_fen(self) -> int:
        """What is left off if the rest is paid in cash; 0 once nothing is open."""
        if not self.round_cash or self.open_fen == 0:
            return 0
        last = takewhile(lambda tender: tender.type == CASH, reversed(self.tenders))
        return round_down(self.open_fen + sum(t.amount_fen for t in last), STEPS[self.mode])

    @property
    def due_fen(self) -> int:
        """What is still to be paid in cash."""
        return self.open_fen - self.rounding_fen

    def take_cash(self, tender_id: str, received_fen: int) -> "Payment":
        """Take cash; what is beyond the due is change.

        Raises:
            InvalidInput: nothing was handed over, or more than can be meant.
            InvalidOrder: nothing is left to pay.
        """
        self._check_open(received_fen)
        if received_fen < 0 or (self.due_fen and not received_fen):
            raise InvalidInput(tr("No cash was entered."), tr("Type what the guest hands over."))
        if received_fen > MAX_FEN:
            raise InvalidInput(
                tr("One payment cannot be more than 1,000,000.00."),
                tr("Check the amount and type it again."),
            )
        if received_fen - self.due_fen >= MAX_CHANGE_FEN:
            raise InvalidInput(
                tr("The change would be 1,000.00 or more."),
                tr("Check the amount and type it again."),
            )
        counts = min(received_fen, self.due_fen)
        tender = Tender(tender_id, CASH, counts, received_fen - counts)
        return replace(self, tenders=(*self.tenders, tender))

    def take(self, tender: Tender) -> "Payment":
        """Take a payment that is not cash: never more than is open, no change, no rounding.

        Raises:
            InvalidInput: it is nothing, or more than is open.
            InvalidOrder: nothing is left to pay.
        """
        self._check_open(tender.amount_fen)
        if not 0 < tender.amount_fen <= self.open_fen or tender.change_fen:
            raise InvalidInput(
                tr("A payment without cash must be more than 0 and at most what is due."),
                tr("Type it again."),
            )
        return replace(self, tenders=(*self.tenders, tender))

    def without(self, tender_id: str) -> "Payment":
        """Take a cash tender back before the sale is closed.

        Raises:
            InvalidOrder: it is not cash; such money goes back through a refund.
        """
        if any(t.tender_id == tender_id and t.type != CASH for t in self.tenders):
            raise InvalidOrder(
                tr("Only cash can be taken back here."), tr("Pay the rest, then refund the sale.")
            )
        return replace(self, tenders=tuple(t for t in self.tenders if t.tender_id != tender_id))

    @property
    def is_paid(self) -> bool:
        """Whether nothing is left to pay: the last tender was cash, or it came out exactly."""
        if self.open_fen == 0:
            return True
        return bool(self.tenders) and self.tenders[-1].type == CASH and self.due_fen == 0

    @property
    def change_fen(self) -> int:
        """What to give back in all."""
        return sum(tender.change_fen for tender in self.tenders)

    def _check_open(self, received_fen: int) -> None:
        if self.is_paid and (self.tenders or received_fen):
            raise InvalidOrder(tr("Nothing is left to pay."), tr("Close the sale."))
