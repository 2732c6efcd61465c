"""Giving money back for a closed sale: by whole, line or part quantity, in cash."""

from collections.abc import Mapping
from dataclasses import dataclass

from sync.codec import witness
from sync.events import RefundClosed, TenderPart
from terminal.domain.masking import check_reason
from terminal.domain.refund import RefundedLine, SoldLine, refund
from terminal.domain.staff import REFUND
from terminal.domain.tender import CASH
from terminal.errors import InvalidOrder
from terminal.services.paying import receipt_no
from terminal.services.till import Act, Till
from terminal.store import convert, jobs, sales
from terminal.text import tr


@dataclass(frozen=True, slots=True)
class Refunded:
    """A refund that is on the disk."""

    refund_id: str
    receipt_no: str
    total_fen: int
    witness: str
    job_id: str


def find(till: Till, text: str) -> str:
    """Return the id of the sale a receipt number or witness code stands for.

    Raises:
        InvalidOrder: this till does not know it.
    """
    found = sales.find_sale(till.store.db, text)
    if found is None:
        raise InvalidOrder(
            tr("This till has no sale with {number}.", number=text.strip()[:40]),
            tr("Check the number, or give it back at the till that sold it."),
        )
    return found


def sold(till: Till, sale_id: str) -> tuple[SoldLine, ...]:
    """Return a sale's lines with what is left to give back."""
    return sales.sold_lines(till.store.db, sale_id)


def worth(till: Till, sale_id: str, chosen: Mapping[str, int]) -> tuple[RefundedLine, ...]:
    """Return what the chosen quantities give back, without doing it."""
    return refund(sold(till, sale_id), chosen)


def close_refund(
    till: Till,
    sale_id: str,
    chosen: Mapping[str, int],
    *,
    reason: str,
    approval: str = "",
    printer: str,
) -> Refunded:
    """Write a refund and its receipt's print job; what is left is read in the same transaction.

    Raises:
        NotAllowed: the role may not refund and no approval was given.
        InvalidInput: no reason, or more than is left.
    """
    till.require(REFUND, approval)
    till.open_shift()
    why = check_reason(reason)
    refund_id, job_id = till.make_id(), till.make_id()
    with till.act() as act:
        lines = refund(sales.sold_lines(act.writing.db, sale_id), chosen)
        event = _event(till, act, (refund_id, sale_id, why, approval), lines)
        done = act.record(event)
        job = jobs.PrintJob(
            job_id, "refund", refund_id, printer, created_at=act.stamp.at, updated_at=act.stamp.at
        )
        jobs.add(act.writing.db, job)
    code = witness(till.store.key.terminal_id, done.epoch, done.seq, event.total_fen, done.hash)
    return Refunded(refund_id, event.receipt_no, event.total_fen, code, job_id)


def _event(
    till: Till, act: Act, names: tuple[str, str, str, str], lines: tuple[RefundedLine, ...]
) -> RefundClosed:
    refund_id, sale_id, reason, approval = names
    total = sum(line.amount_fen for line in lines)
    sale = sales.sale_event(act.writing.db, sale_id)
    assert sale is not None, "its lines were found"
    return RefundClosed(
        refund_id=refund_id,
        sale_id=sale_id,
        receipt_no=receipt_no(till, act, till.store.head().epoch),
        sale_receipt_no=sale[1].receipt_no,
        reason=reason,
        approval=approval,
        lines=convert.refund_lines(lines),
        total_fen=total,
        tax=convert.refund_tax(lines),
        tenders=[TenderPart(tender_id=till.make_id(), type=CASH, amount_fen=total)],
    )
