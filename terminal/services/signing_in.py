"""Signing in by name and PIN, locking out after five wrong ones, and a manager's approval."""

from datetime import timedelta

from msgspec import Struct

from sync.events import ApprovalGiven, SigninFailed, StaffMember, StaffPut
from terminal.domain.day import from_wire, to_wire
from terminal.domain.staff import APPROVE, LOCK_AFTER, Staff, lock_minutes
from terminal.errors import InvalidInput, NotAllowed
from terminal.services.till import Till
from terminal.store import sales
from terminal.store.database import Connection
from terminal.text import Text, tr


class SignIn(Struct, frozen=True):
    """What a PIN led to: `staff` when it was right, else why not and until when it is locked."""

    staff: Staff | None
    sentence: Text | None = None
    tries_left: int = LOCK_AFTER
    locked_until: str = ""


def hash_pin(pin: str) -> str:
    """Return the argon2id hash of a PIN.

    Raises:
        InvalidInput: it is not 4 to 8 digits.
    """
    if not (pin.isascii() and pin.isdigit() and 4 <= len(pin) <= 8):
        raise InvalidInput(tr("A PIN has 4 to 8 digits."), tr("Type another one."))
    from argon2 import PasswordHasher

    # OWASP's second choice: 19 MiB, two passes; a cheap till checks it in about 50 ms.
    return PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1).hash(pin)


def _matches(pin_hash: str, pin: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return PasswordHasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError):
        return False


def staff_list(till: Till) -> tuple[Staff, ...]:
    """Return everybody who may sign in."""
    return sales.staff(till.store.db)


def check_pin(till: Till, staff_id: str, pin: str) -> SignIn:
    """Check a PIN and count wrong ones; the count outlives a restart."""
    failures, until = sales.lockout(till.store.db, staff_id)
    if until and from_wire(until) > till.clock.now():
        return SignIn(None, _locked(till, until), 0, until)
    member = sales.staff_member(till.store.db, staff_id)
    if member is not None and member.active and _matches(member.pin_hash, pin):
        if failures:
            _count(till, staff_id, 0, "")
        return SignIn(member)
    return _wrong(till, staff_id, failures + 1)


def _wrong(till: Till, staff_id: str, failures: int) -> SignIn:
    minutes = lock_minutes(failures)
    until = to_wire(till.clock.now() + timedelta(minutes=minutes)) if minutes else ""
    with till.act() as act:
        _set_count(act.writing.db, staff_id, failures, until)
        act.record(SigninFailed(staff_id=staff_id, failures=failures, locked_until=until))
    if until:
        return SignIn(None, _locked(till, until), 0, until)
    left = LOCK_AFTER - failures
    return SignIn(None, tr("Wrong PIN. Tries left: {n}.", n=left), left)


def _count(till: Till, staff_id: str, failures: int, until: str) -> None:
    with till.act() as act:
        _set_count(act.writing.db, staff_id, failures, until)


def _set_count(db: Connection, staff_id: str, failures: int, until: str) -> None:
    db.execute("INSERT OR REPLACE INTO lockouts VALUES (?,?,?)", (staff_id, failures, until))


def _locked(till: Till, until: str) -> Text:
    local = from_wire(until).astimezone(till.settings.zone)
    return tr("Too many wrong PINs. Locked until {time}.", time=f"{local:%H:%M}")


def sign_in(till: Till, staff_id: str, pin: str) -> SignIn:
    """Sign a member in if the PIN is right."""
    found = check_pin(till, staff_id, pin)
    if found.staff is not None:
        till.staff = found.staff
    return found


def sign_out(till: Till) -> None:
    """Sign out; the shift and every open order stay as they are."""
    till.staff = None


def approvers(till: Till) -> tuple[Staff, ...]:
    """Return who may approve."""
    return tuple(member for member in staff_list(till) if member.may(APPROVE))


class Approved(Struct, frozen=True):
    """An approval's id, or why there is none."""

    approval_id: str = ""
    by: str = ""
    sentence: Text | None = None


def approve(
    till: Till, staff_id: str, pin: str, *, act: str, subject: str = "", detail: str = ""
) -> Approved:
    """Let a manager agree to one act, by PIN; it is recorded."""
    found = check_pin(till, staff_id, pin)
    if found.staff is None:
        return Approved(sentence=found.sentence)
    if not found.staff.may(APPROVE) or not found.staff.may(act):
        return Approved(sentence=tr("{name} may not approve this.", name=found.staff.name))
    given = ApprovalGiven(
        approval_id=till.make_id(),
        act=act,
        by=staff_id,
        asked_by=till.on_duty().staff_id,
        subject=subject,
        detail=detail,
    )
    with till.act() as writing:
        writing.record(given)
    return Approved(given.approval_id, staff_id)


def add_staff(till: Till, member: StaffMember) -> None:
    """Write one member of the staff; the PIN is already a hash.

    Raises:
        NotAllowed: somebody is signed in who is neither owner nor manager.
    """
    if till.staff is not None and not till.staff.may(APPROVE):
        raise NotAllowed(tr("Only a manager may change the staff."))
    with till.act() as act:
        act.record(StaffPut(staff=[member]))
