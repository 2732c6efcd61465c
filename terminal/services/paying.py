"""Closing an order into a sale: one transaction, then, and only then, paper, drawer and "paid"."""

from msgspec import Struct

from sync.codec import witness
from sync.events import SaleClosed
from terminal.domain.order import Order
from terminal.domain.pricing import ENGINE_VER, price
from terminal.domain.sale import Sale, close
from terminal.domain.staff import SELL
from terminal.domain.tender import Payment
from terminal.errors import InvalidOrder
from terminal.services.selling import comps
from terminal.services.till import Act, Till
from terminal.store import convert, jobs, orders, sales
from terminal.text import tr


class Closed(Struct, frozen=True):
    """A sale that is on the disk."""

    sale_id: str
    receipt_no: str
    total_fen: int
    received_fen: int
    change_fen: int
    witness: str
    job_id: str


def start_payment(till: Till, order: Order) -> Payment:
    """Return the way to being paid of an order.

    Raises:
        InvalidOrder: it is empty.
        NotAllowed: nobody who may sell is signed in.
        ShiftError: no shift is open.
        StorageFault: the disk has failed; selling is stopped.
    """
    till.require(SELL)
    till.require_sound_disk()
    till.open_shift()
    if not order.lines:
        raise InvalidOrder(tr("The order is empty."), tr("Add something first."))
    return Payment(price(order).total_fen, till.settings.rounding)


def receipt_no(till: Till, act: Act, epoch: int) -> str:
    """Allot the next receipt number inside the act's transaction; it is never given again."""
    day = act.stamp.biz_date
    number = sales.next_receipt(act.writing.db, day)
    short = day.replace("-", "")[2:]
    return f"{till.settings.shop_code}-{till.letter}-{short}-{epoch:02}-{number:04}"


def close_sale(till: Till, order: Order, payment: Payment, *, printer: str) -> Closed:
    """Write the sale, its receipt's print job, and take the order off the counter.

    Raises:
        InvalidOrder: something is still due, or the order is not the one that was being paid.
        NotSaved: the disk did not take it; nothing was sold.
    """
    till.require(SELL)
    till.open_shift()
    done_sale = close(order, payment)
    sale_id, job_id = till.make_id(), till.make_id()
    with till.act() as act:
        sale = _sale(till, act, done_sale, sale_id)
        for comp in comps(order):
            act.record(comp)
        done = act.record(sale)
        orders.drop(act.writing.db, order.order_id)
        job = jobs.PrintJob(
            job_id, "receipt", sale_id, printer, created_at=act.stamp.at, updated_at=act.stamp.at
        )
        jobs.add(act.writing.db, job)
    code = witness(till.store.key.terminal_id, done.epoch, done.seq, sale.total_fen, done.hash)
    received = sum(tender.received_fen for tender in payment.tenders)
    return Closed(
        sale_id, sale.receipt_no, sale.total_fen, received, done_sale.change_fen, code, job_id
    )


def _sale(till: Till, act: Act, sale: Sale, sale_id: str) -> SaleClosed:
    order, priced = sale.order, sale.priced
    return SaleClosed(
        sale_id=sale_id,
        order_id=order.order_id,
        receipt_no=receipt_no(till, act, till.store.head().epoch),
        no=order.no,
        source=order.source,
        order_type=order.order_type,
        table=order.table,
        guests=order.guests,
        engine_ver=ENGINE_VER,
        lines=convert.sale_lines(priced),
        adjustments=convert.adjustments(priced),
        gross_fen=priced.gross_fen,
        rounding_fen=priced.rounding_fen,
        total_fen=priced.total_fen,
        tax=convert.tax_rows(priced),
        tenders=convert.tenders(sale.tenders),
        offline=not till.is_online(),
    )
