"""The drawer's day: open with a float, move cash, count blind, close, X and Z; all offline."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sync import events as ev
from terminal.domain.masking import check_reason
from terminal.domain.reports import Totals, drawer, fold, merge
from terminal.domain.shift import check_cash, check_movement, counted
from terminal.domain.staff import (
    CASH_IN,
    CASH_OUT,
    CLOSE_DAY,
    CLOSE_SHIFT,
    DROP,
    NO_SALE,
    OPEN_SHIFT,
    X_REPORT,
)
from terminal.errors import ShiftError
from terminal.services.till import Act, Till
from terminal.store import facts, jobs, sales
from terminal.store.database import Row
from terminal.store.sales import Shift
from terminal.text import tr

MOVEMENTS: Mapping[str, tuple[str, type[ev.CashMoved]]] = {
    "paid_in": (CASH_IN, ev.CashPaidIn),
    "paid_out": (CASH_OUT, ev.CashPaidOut),
    "dropped": (DROP, ev.CashDropped),
}


class Report(Struct, frozen=True):
    """What an X, a shift report or a Z shows. `kind` is x, shift or z; `number` its number.

    `expected_fen`, `counted_fen` and `over_short_fen` are None where nothing was counted (X).
    """

    kind: str
    number: int
    biz_date: str
    at: str
    by: str
    totals: Totals
    since: str = ""
    float_fen: int = 0
    expected_fen: int | None = None
    counted_fen: int | None = None
    over_short_fen: int | None = None
    grand_total_fen: int | None = None
    unclear: int = 0
    shifts: tuple[int, ...] = ()


def open_shift(till: Till, float_fen: int) -> Shift:
    """Open the shift with its float; its business day is fixed from here on.

    Raises:
        ShiftError: one is open.
        InvalidInput: the float is negative or cannot be meant.
    """
    till.require(OPEN_SHIFT)
    if till.shift is not None:
        raise ShiftError(tr("A shift is already open."), tr("Close it first."))
    check_cash(float_fen)
    with till.act() as act:
        number = sales.next_shift_no(act.writing.db, act.stamp.biz_date)
        shift_id = till.make_id()
        act.stamp = replace(act.stamp, shift=shift_id)
        act.record(ev.ShiftOpened(shift_id=shift_id, shift_no=number, float_fen=float_fen))
    till.reload()
    return till.open_shift()


def move_cash(till: Till, kind: str, amount_fen: int, reason: str, approval: str = "") -> None:
    """Record cash paid in, paid out or dropped, before the drawer is opened for it.

    Raises:
        NotAllowed: the role may not and no approval was given.
        InvalidInput: no amount or no reason.
    """
    permission, event = MOVEMENTS[kind]
    staff = till.require(permission, approval)
    till.open_shift()
    check_movement(amount_fen)
    why = check_reason(reason)
    with till.act() as act:
        act.record(
            event(
                movement_id=till.make_id(),
                amount_fen=amount_fen,
                reason=why,
                by=staff.staff_id,
                approval=approval,
            )
        )


def no_sale(till: Till, reason: str, approval: str = "") -> None:
    """Record that the drawer is opened without a sale, before it is.

    Raises:
        NotAllowed: the role may not and no approval was given.
        InvalidInput: no reason.
    """
    staff = till.require(NO_SALE, approval)
    till.open_shift()
    why = check_reason(reason)
    with till.act() as act:
        act.record(ev.DrawerOpened(why="no_sale", reason=why, by=staff.staff_id, approval=approval))


def totals(till: Till, shift_id: str) -> Totals:
    """Return what happened in a shift so far."""
    return fold(facts.of_shift(till.store.db, shift_id))


def x_report(till: Till, approval: str = "") -> Report:
    """Return the open shift's sums without the cash that should be there (blind count)."""
    till.require(X_REPORT, approval)
    shift = till.open_shift()
    now = till.stamp()
    return Report(
        "x",
        shift.shift_no,
        shift.biz_date,
        now.at,
        now.staff,
        totals(till, shift.shift_id),
        since=shift.opened_at,
        float_fen=shift.float_fen,
    )


def close_shift(
    till: Till,
    pieces: Mapping[int, int],
    *,
    printer: str,
    unclear: int = 0,
    recounts: int = 0,
    approval: str = "",
) -> Report:
    """Close the shift with its blind count, {face in fen: pieces}, and queue its report.

    Raises:
        ShiftError: none is open.
        InvalidInput: the count cannot be right.
    """
    staff = till.require(CLOSE_SHIFT, approval)
    shift = till.open_shift()
    event = msgspec.structs.replace(
        _closing(till, shift, pieces), unclear=unclear, recounts=recounts
    )
    with till.act() as act:
        act.record(msgspec.structs.replace(event, last_seq=till.store.head().seq + 1))
        report = _shift_report(act, shift, event, staff.staff_id)
        _queue(till, act, report, printer)
    till.reload()
    return report


def _closing(till: Till, shift: Shift, pieces: Mapping[int, int]) -> ev.ShiftClosed:
    """Return the shift's sums against what was counted."""
    sums = totals(till, shift.shift_id)
    expected = drawer(sums, shift.float_fen).expected_fen
    found = counted(pieces)
    rows = [ev.Denomination(face_fen=face, count=n) for face, n in sorted(pieces.items()) if n]
    return ev.ShiftClosed(
        shift_id=shift.shift_id,
        shift_no=shift.shift_no,
        first_seq=shift.first_seq,
        last_seq=0,
        float_fen=shift.float_fen,
        expected_fen=expected,
        counted_fen=found,
        over_short_fen=found - expected,
        denominations=rows,
        totals=facts.to_event(sums),
    )


def _shift_report(act: Act, shift: Shift, event: ev.ShiftClosed, by: str) -> Report:
    return Report(
        "shift",
        shift.shift_no,
        shift.biz_date,
        act.stamp.at,
        by,
        facts.from_event(event.totals),
        since=shift.opened_at,
        float_fen=shift.float_fen,
        expected_fen=event.expected_fen,
        counted_fen=event.counted_fen,
        over_short_fen=event.over_short_fen,
        unclear=event.unclear,
    )


def _queue(till: Till, act: Act, report: Report, printer: str) -> None:
    at = act.stamp.at
    payload = msgspec.json.encode(report).decode()
    job = jobs.PrintJob(
        till.make_id(), "report", "", printer, payload=payload, created_at=at, updated_at=at
    )
    jobs.add(act.writing.db, job)


def print_report(till: Till, report: Report, *, printer: str) -> None:
    """Queue a report once more, as it was."""
    with till.act() as act:
        _queue(till, act, report, printer)


def days_to_close(till: Till) -> tuple[str, ...]:
    """Return the business days that have closed shifts and no Z yet, the oldest first."""
    found = till.store.db.execute(
        "SELECT DISTINCT biz_date FROM shifts WHERE closed_at<>'' AND z_no=0 ORDER BY biz_date"
    )
    return tuple(day for (day,) in found)


def close_day(till: Till, biz_date: str, *, printer: str, approval: str = "") -> Report:
    """Close a business day of this till with its Z, numbered without gaps.

    Raises:
        ShiftError: a shift is open, or the day has nothing to close.
    """
    staff = till.require(CLOSE_DAY, approval)
    if till.shift is not None:
        raise ShiftError(tr("A shift is still open."), tr("Close the shift before the day."))
    with till.act() as act:
        shifts = sales.shifts_without_z(act.writing.db, biz_date)
        if not shifts:
            raise ShiftError(tr("This day has nothing to close."))
        act.stamp = replace(act.stamp, biz_date=biz_date)
        event = _z(act, shifts)
        act.record(event)
        report = _z_report(act, shifts, event, staff.staff_id)
        _queue(till, act, report, printer)
    return report


def _z(act: Act, shifts: tuple[Shift, ...]) -> ev.DayClosed:
    db = act.writing.db
    closed = [sales.closing(db, shift.shift_id) for shift in shifts]
    sums = merge(*(facts.from_column(row["totals"]) for row in closed))
    before = db.execute("SELECT coalesce(max(grand_total_fen), 0) FROM days").fetchone()[0]
    return ev.DayClosed(
        z_no=sales.next_z_no(db),
        shifts=[shift.shift_id for shift in shifts],
        totals=facts.to_event(sums),
        float_fen=shifts[0].float_fen,
        over_short_fen=sum(row["over_short_fen"] for row in closed),
        grand_total_fen=before + sums.gross_fen,
    )


def _z_report(act: Act, shifts: tuple[Shift, ...], event: ev.DayClosed, by: str) -> Report:
    return Report(
        "z",
        event.z_no,
        act.stamp.biz_date,
        act.stamp.at,
        by,
        facts.from_event(event.totals),
        since=shifts[0].opened_at,
        float_fen=event.float_fen,
        over_short_fen=event.over_short_fen,
        grand_total_fen=event.grand_total_fen,
        shifts=tuple(shift.shift_no for shift in shifts),
    )


def z_history(till: Till, limit: int = 60) -> tuple[Report, ...]:
    """Return the last Zs as they were closed, newest first."""
    return tuple(_old_z(till, row) for row in sales.days(till.store.db, limit))


def _old_z(till: Till, row: Row) -> Report:
    inside = sales.shifts_of_z(till.store.db, row["z_no"])
    return Report(
        "z",
        row["z_no"],
        row["biz_date"],
        row["closed_at"],
        row["closed_by"],
        facts.from_column(row["totals"]),
        since=inside[0].opened_at,
        float_fen=inside[0].float_fen,
        over_short_fen=row["over_short_fen"],
        grand_total_fen=row["grand_total_fen"],
        shifts=tuple(shift.shift_no for shift in inside),
    )
