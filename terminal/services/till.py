"""What every use case of one till needs: books, clock, ids, the shop's settings, who is there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Protocol

from msgspec import Struct

from sync import events as ev
from terminal.domain.day import biz_date, boundary_minutes, from_wire, offset_minutes, to_wire
from terminal.domain.staff import Staff
from terminal.errors import NotAllowed, ShiftError
from terminal.services import settings
from terminal.services.settings import Settings
from terminal.store import sales
from terminal.store.journal import Recorded, Stamp, last_moment
from terminal.store.sales import Shift
from terminal.store.store import Store, Transaction, storage_fault
from terminal.text import tr

JUMP_MS = 10 * 60 * 1000


class Clock(Protocol):
    """Time as the machine tells it."""

    @property
    def boot(self) -> str:
        """A UUID for this boot; `mono_ms` compares only within one."""

    def now(self) -> datetime:
        """Return aware UTC."""

    def mono_ms(self) -> int:
        """Return milliseconds that never go back."""


class CloudClock(Struct, frozen=True):
    """What the cloud last said of our clock: its offset, and when (monotonic)."""

    off_ms: int
    heard_mono_ms: int


class Act(Struct):
    """One use case being written: facts by `record`, live rows through `db`."""

    till: "Till"
    writing: Transaction
    stamp: Stamp

    def record(self, event: ev.Event) -> Recorded:
        """Append an event under this act's stamp."""
        return self.writing.record(event, self.stamp)


class Till:
    """One terminal at work, on the thread that owns its store.

    `letter` is in receipt numbers; `is_online` says whether the cloud answers, as far as known.
    """

    def __init__(
        self, store: Store, clock: Clock, make_id: Callable[[], str], *, letter: str = "A"
    ) -> None:
        self.store = store
        self.clock = clock
        self.make_id = make_id
        self.letter = letter
        self.is_online: Callable[[], bool] = lambda: False
        self.may_sell: Callable[[], bool] = lambda: True
        self.cloud_clock: CloudClock | None = None
        self.staff: Staff | None = None
        self.settings: Settings = Settings()
        self.shift: Shift | None = None
        self._last = self._last_seen()
        self.reload()

    def _last_seen(self) -> tuple[datetime, int] | None:
        """Return both clocks at the last fact; of another boot only a wall clock set back tells."""
        found = last_moment(self.store.db)
        if found is None:
            return None
        at, boot, mono_ms = found
        if boot == self.clock.boot:
            return from_wire(at), mono_ms
        is_back = self.clock.now() < from_wire(at)
        return (from_wire(at), self.clock.mono_ms()) if is_back else None

    def reload(self) -> None:
        """Read settings and the open shift again."""
        self.settings = settings.read(sales.settings(self.store.db))
        self.shift = sales.open_shift(self.store.db)

    def stamp(self, at: datetime | None = None) -> Stamp:
        """Return the header of an event that happens now."""
        now = at or self.clock.now()
        zone = self.settings.zone
        return Stamp(
            at=to_wire(now),
            tz_off=offset_minutes(now, zone),
            biz_date=self.biz_date(now),
            boot=self.clock.boot,
            mono_ms=self.clock.mono_ms(),
            shift=self.shift.shift_id if self.shift else "",
            staff=self.staff.staff_id if self.staff else "",
            **self._cloud_clock(),
        )

    def _cloud_clock(self) -> dict[str, int]:
        heard = self.cloud_clock
        if heard is None:
            return {}
        age = (self.clock.mono_ms() - heard.heard_mono_ms) // 1000
        return {"clock_off_ms": heard.off_ms, "clock_age_s": age}

    def biz_date(self, at: datetime | None = None) -> str:
        """Return the shift's business day, or outside a shift the one of `at`."""
        if self.shift is not None:
            return self.shift.biz_date
        boundary = boundary_minutes(self.settings.day_boundary)
        return biz_date(at or self.clock.now(), self.settings.zone, boundary).isoformat()

    @contextmanager
    def act(self) -> Iterator[Act]:
        """Write one use case in one transaction; after it, all of it is on the disk."""
        now = self.clock.now()
        stamp = self.stamp(now)
        seen = (now, stamp.mono_ms)
        with self.store.write() as writing:
            act = Act(self, writing, stamp)
            self._note_clock(act, seen)
            yield act
        self._last = seen

    def _note_clock(self, act: Act, seen: tuple[datetime, int]) -> None:
        """Record a jump of the wall clock against the monotonic one since the last act."""
        if self._last is None:
            return
        was, mono_ms = self._last
        jump = (seen[0] - was) // timedelta(milliseconds=1) - (seen[1] - mono_ms)
        if abs(jump) > JUMP_MS:
            act.record(ev.ClockJumped(before=to_wire(was), after=act.stamp.at, jump_ms=jump))

    def on_duty(self) -> Staff:
        """Return who is signed in.

        Raises:
            NotAllowed: nobody is.
        """
        if self.staff is None:
            raise NotAllowed(tr("Nobody is signed in."), tr("Sign in first."))
        return self.staff

    def open_shift(self) -> Shift:
        """Return the open shift.

        Raises:
            ShiftError: none is open.
        """
        if self.shift is None:
            raise ShiftError(tr("No shift is open."), tr("Open the shift with its float first."))
        return self.shift

    def require_sound_disk(self) -> None:
        """Refuse to go on selling on a disk that has failed.

        Raises:
            StorageFault: writing failed twice in a row.
        """
        if self.store.is_faulty:
            raise storage_fault()

    def require(self, permission: str, approval: str = "") -> Staff:
        """Return who is signed in if the role, or a given approval, allows it.

        Raises:
            NotAllowed: it does not.
        """
        staff = self.on_duty()
        if not staff.may(permission) and not approval:
            raise NotAllowed(tr("This needs a manager's approval."), tr("Ask a manager to agree."))
        return staff
