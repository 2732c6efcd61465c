"""Print jobs: from a row to a document, and from a printer's answer back to the row.

Called from the printing thread with a store of its own. A dead printer never holds up a sale: its
job waits, is tried again, and can be given to another printer. What words a document is loaded with
the first one: the sell screen only asks how many jobs wait.
"""

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from drivers.interfaces import PrintDocument, PrintOutcome, PrintResult
from sync.events import ReceiptReprinted
from terminal.domain.day import to_wire
from terminal.domain.staff import REPRINT
from terminal.errors import InvalidOrder
from terminal.services.settings import read
from terminal.services.till import Clock, Till
from terminal.store import jobs, sales
from terminal.store.database import Row
from terminal.store.jobs import PrintJob
from terminal.store.store import Store
from terminal.text import pick, tr

if TYPE_CHECKING:
    from terminal.services.receipts import Issuer


def document_of(store: Store, job: PrintJob) -> PrintDocument:
    """Return what a job prints, worded in the language in force.

    A job whose earlier attempt may be on paper is marked, so that nobody takes it for a second
    sale.
    """
    document = _plain(store, job)
    if job.attempts and not job.copy_no:
        return document.marked(str(tr("PRINTED AGAIN · check for a first copy")))
    return document


def _plain(store: Store, job: PrintJob) -> PrintDocument:
    from terminal.services.receipts import refund_receipt, sale_receipt

    if job.kind == "report":
        return _report(store, job)
    if job.kind == "receipt":
        sale = sales.sale_event(store.db, job.subject_id)
        assert sale is not None, "a job is queued in the transaction of its sale"
        return sale_receipt(_issuer(store, job, sale[0]), *sale)
    refund = sales.refund_event(store.db, job.subject_id)
    assert refund is not None, "a job is queued in the transaction of its refund"
    return refund_receipt(_issuer(store, job, refund[0]), *refund)


def _report(store: Store, job: PrintJob) -> PrintDocument:
    from terminal.services.report_paper import report_document
    from terminal.services.shifts import Report

    report = msgspec.json.decode(job.payload.encode(), type=Report)
    return report_document(read(sales.settings(store.db)), report, name_of(store, report.by))


def _issuer(store: Store, job: PrintJob, row: Row) -> "Issuer":
    from terminal.services.receipts import Issuer

    shop = read(sales.settings(store.db))
    return Issuer(shop, store.key.terminal_id, name_of(store, row["staff_id"]), job.copy_no)


def name_of(store: Store, staff_id: str) -> str:
    """Return a member's name, empty when unknown."""
    member = sales.staff_member(store.db, staff_id)
    return pick(member.name, member.name_en) if member else ""


def begin(store: Store, clock: Clock, job: PrintJob) -> bool:
    """Note that a job is about to be sent, before its first byte leaves.

    False when it is no longer as it was listed: then nothing may be sent.
    """
    with store.write() as writing:
        return jobs.claim(writing.db, job, at=to_wire(clock.now()))


def settle(store: Store, clock: Clock, job: PrintJob, outcome: PrintOutcome) -> None:
    """Note what became of an attempt.

    NOT_SENT waits as it was. FAILED (half a receipt, no cut) waits and will be marked; UNKNOWN
    stays for somebody to look at the paper.
    """
    reason = outcome.reason.value if outcome.reason else ""
    state = {
        PrintResult.DONE: jobs.DONE,
        PrintResult.UNKNOWN: jobs.UNKNOWN,
        PrintResult.FAILED: jobs.WAITING,
        PrintResult.NOT_SENT: jobs.WAITING,
    }[outcome.result]
    _move(store, clock, job, state, reason, attempt=outcome.may_be_on_paper)


def _move(
    store: Store, clock: Clock, job: PrintJob, state: str, reason: str, *, attempt: bool = False
) -> None:
    at = to_wire(clock.now())
    with store.write() as writing:
        jobs.set_state(writing.db, job.job_id, state, at=at, reason=reason, attempt=attempt)


def _doubtful(till: Till, job_id: str) -> None:
    job = jobs.get(till.store.db, job_id)
    if job is None or job.state != jobs.UNKNOWN:
        raise InvalidOrder(
            tr("This print job is no longer in doubt."), tr("Look at the list again.")
        )


def retry(till: Till, job_id: str) -> None:
    """Print an unknown job again, marked; only a person who looked at the paper decides this.

    Raises:
        InvalidOrder: nothing is unknown about it.
    """
    _doubtful(till, job_id)
    at = to_wire(till.clock.now())
    with till.store.write() as writing:
        jobs.set_state(writing.db, job_id, jobs.WAITING, at=at, attempt=True)


def accept(till: Till, job_id: str) -> None:
    """Take an unknown job as printed: somebody holds the paper.

    Raises:
        InvalidOrder: nothing is unknown about it.
    """
    _doubtful(till, job_id)
    at = to_wire(till.clock.now())
    with till.store.write() as writing:
        jobs.set_state(writing.db, job_id, jobs.DONE, at=at, reason="seen")


def send_to(till: Till, job_id: str, printer: str) -> None:
    """Give an unfinished job to another printer."""
    at = to_wire(till.clock.now())
    with till.store.write() as writing:
        jobs.send_to(writing.db, job_id, printer, at=at)


def reprint(till: Till, subject_id: str, *, printer: str, approval: str = "") -> str:
    """Queue a marked copy of a receipt and record it; returns the job's id.

    Raises:
        NotAllowed: the role may not and no approval was given.
        InvalidOrder: this till has no such receipt.
    """
    staff = till.require(REPRINT, approval)
    number = sales.receipt_number(till.store.db, subject_id)
    kind = "refund" if sales.is_refund(till.store.db, subject_id) else "receipt"
    if not number:
        raise InvalidOrder(tr("This till has no such receipt."), tr("Choose one from the list."))
    job_id = till.make_id()
    with till.act() as act:
        db = act.writing.db
        copy_no = sales.copies(db, subject_id) + 1
        act.record(
            ReceiptReprinted(
                subject_id=subject_id, receipt_no=number, copy_no=copy_no, by=staff.staff_id
            )
        )
        at = act.stamp.at
        job = PrintJob(
            job_id, kind, subject_id, printer, copy_no=copy_no, created_at=at, updated_at=at
        )
        jobs.add(db, job)
    return job_id


class Queue(Struct, frozen=True):
    """What is not printed yet: jobs waiting, and jobs somebody must look at the paper for."""

    waiting: int
    unknown: int


def queue(store: Store) -> Queue:
    """Return how much is not printed yet."""
    found = jobs.count_unfinished(store.db)
    unknown = found.pop(jobs.UNKNOWN, 0)
    return Queue(sum(found.values()), unknown)
