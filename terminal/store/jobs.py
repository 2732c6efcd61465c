"""Print jobs as rows: waiting → sending → done, or unknown / failed until somebody decides.

"done" needs the printer's own answer. A job that was being sent when the program died is unknown:
the paper may be there; its repeat carries the duplicate mark.
"""

from collections.abc import Sequence

from msgspec import Struct

from terminal.store.database import Connection, insert, rows

WAITING, SENDING, DONE, UNKNOWN, DROPPED = "waiting", "sending", "done", "unknown", "dropped"
COLUMNS = (
    "job_id, kind, subject_id, payload, printer, state, reason, attempts, copy_no,"
    " created_at, updated_at"
)


class PrintJob(Struct, frozen=True):
    """`kind` and `subject_id` (or `payload`) say what is printed; `copy_no` 0 = the original."""

    job_id: str
    kind: str
    subject_id: str
    printer: str
    state: str = WAITING
    reason: str = ""
    attempts: int = 0
    copy_no: int = 0
    payload: str = ""
    created_at: str = ""
    updated_at: str = ""


def add(db: Connection, job: PrintJob) -> None:
    """Queue a job, in the transaction of the act it belongs to.

    Where no printer is set up it is dropped at once: nobody wants a month of receipts on the day
    on which one is. A reprint is possible at any time.
    """
    values = {name: getattr(job, name) for name in COLUMNS.replace(" ", "").split(",")}
    if not job.printer:
        values.update(state=DROPPED, reason="no_printer")
    insert(db, "print_jobs", values)


def set_state(
    db: Connection, job_id: str, state: str, *, at: str, reason: str = "", attempt: bool = False
) -> None:
    """Move a job; never away from done."""
    db.execute(
        "UPDATE print_jobs SET state=?, reason=?, updated_at=?, attempts=attempts+?"
        " WHERE job_id=? AND state<>'done'",
        (state, reason, at, int(attempt), job_id),
    )


def claim(db: Connection, job: PrintJob, *, at: str) -> bool:
    """Take a job for sending if it is still as it was listed; False when it is not.

    Meanwhile somebody may have given it to another printer, dropped it, or doubted it.
    """
    taken = db.execute(
        "UPDATE print_jobs SET state='sending', reason='', updated_at=?"
        " WHERE job_id=? AND printer=? AND attempts=? AND state='waiting'",
        (at, job.job_id, job.printer, job.attempts),
    )
    return bool(taken.rowcount == 1)


def note(db: Connection, job_id: str, reason: str, *, at: str) -> None:
    """Say why a job waits, if it still does."""
    db.execute(
        "UPDATE print_jobs SET reason=?, updated_at=? WHERE job_id=? AND state='waiting'",
        (reason, at, job_id),
    )


def send_to(db: Connection, job_id: str, printer: str, *, at: str) -> None:
    """Give an unfinished job to another printer; it waits there.

    One that may be on paper already counts as tried, so that its repeat is marked.
    """
    db.execute(
        "UPDATE print_jobs SET attempts=attempts+(state='unknown'), printer=?, state='waiting',"
        " reason='', updated_at=?"
        " WHERE job_id=? AND state NOT IN ('done', 'sending')",
        (printer, at, job_id),
    )


def waiting(db: Connection, printer: str) -> tuple[PrintJob, ...]:
    """Return the jobs waiting for one printer, in the order they were queued."""
    return _jobs(db, "state='waiting' AND printer=? ORDER BY job_id", (printer,))


def unfinished(db: Connection) -> tuple[PrintJob, ...]:
    """Return every job that is not done or dropped, oldest first."""
    return _jobs(db, "state IN ('waiting', 'sending', 'unknown') ORDER BY job_id", ())


def count_unfinished(db: Connection) -> dict[str, int]:
    """Return how many jobs are in each state that is not done or dropped."""
    open_ = "state IN ('waiting', 'sending', 'unknown')"
    found = db.execute(f"SELECT state, count(*) FROM print_jobs WHERE {open_} GROUP BY state")
    return dict(found.fetchall())


def of_subject(db: Connection, subject_id: str) -> tuple[PrintJob, ...]:
    """Return the jobs of one receipt, newest first."""
    return _jobs(db, "subject_id=? ORDER BY job_id DESC", (subject_id,))


def newest_of(db: Connection, subjects: Sequence[str]) -> dict[str, PrintJob]:
    """Return the newest job of each receipt that has one."""
    marks = ",".join("?" * len(subjects))
    found = _jobs(db, f"subject_id IN ({marks}) ORDER BY job_id", tuple(subjects))
    return {job.subject_id: job for job in found}


def get(db: Connection, job_id: str) -> PrintJob | None:
    """Return one job."""
    found = _jobs(db, "job_id=?", (job_id,))
    return found[0] if found else None


def interrupted(db: Connection, *, at: str) -> None:
    """After a crash: what was being sent may be on paper or not."""
    db.execute(
        "UPDATE print_jobs SET state='unknown', reason='crash', updated_at=? WHERE state='sending'",
        (at,),
    )


def _jobs(db: Connection, where: str, values: tuple[str, ...]) -> tuple[PrintJob, ...]:
    found = rows(db, f"SELECT {COLUMNS} FROM print_jobs WHERE {where}", values)
    return tuple(PrintJob(**row) for row in found)
