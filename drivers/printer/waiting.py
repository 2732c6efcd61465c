"""What waits for a printer: jobs in order, kicks before them and only until their deadline."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Lock, Timer

from drivers.interfaces import (
    DrawerOutcome,
    DrawerResult,
    PrintDocument,
    PrintOutcome,
    PrintResult,
    Reason,
)


@dataclass(slots=True, eq=False)
class Job:
    """One job that waits or is printing."""

    job_id: str
    document: PrintDocument
    future: "Future[PrintOutcome]" = field(default_factory=Future)

    def end(self, result: PrintResult, reason: Reason | None, detail: str = "") -> None:
        """Complete the job's future."""
        self.future.set_result(PrintOutcome(self.job_id, result, reason, detail))


@dataclass(slots=True, eq=False)
class Kick:
    """One kick that waits; nobody can call it back."""

    valid_until: float
    future: "Future[DrawerOutcome]" = field(default_factory=Future)

    def refuse(self, reason: Reason, detail: str = "") -> None:
        """Complete the kick's future: the drawer stays shut."""
        self.future.set_result(DrawerOutcome(DrawerResult.NOT_OPENED, reason, detail))


WhyNot = Callable[[], tuple[Reason, str]]
"""Says, at the deadline, why a kick was not taken."""


class Waiting:
    """The queue of one printer; every method may be called from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._jobs: deque[Job] = deque()
        self._kicks: deque[Kick] = deque()
        self._printing: Job | None = None

    def add_job(self, job: Job) -> "Future[PrintOutcome]":
        """Queue a job; return the future of the same job where it waits or prints already."""
        with self._lock:
            same = (self._printing, *self._jobs)
            for known in same:
                if known and known.job_id == job.job_id and not known.future.done():
                    return known.future
            self._jobs.append(job)
            return job.future

    def add_kick(self, kick: Kick, left: float, why: WhyNot) -> None:
        """Queue a kick that is refused by itself after `left` seconds, whatever the thread does."""
        with self._lock:
            self._kicks.append(kick)
        timer = Timer(left, self._expire, (kick, why))
        timer.daemon = True
        timer.start()
        kick.future.add_done_callback(lambda _: timer.cancel())

    def next_kick(self) -> Kick | None:
        """Take the oldest kick."""
        with self._lock:
            return self._kicks.popleft() if self._kicks else None

    def next_job(self) -> Job | None:
        """Take the oldest job that was not withdrawn; it prints until `finish`."""
        with self._lock:
            while self._jobs:
                job = self._jobs.popleft()
                if job.future.set_running_or_notify_cancel():
                    self._printing = job
                    return job
        return None

    def finish(self) -> None:
        """The job taken last is over."""
        with self._lock:
            self._printing = None

    def refuse_all(self) -> None:
        """End everything that has not begun, because the printer is being stopped."""
        with self._lock:
            jobs, kicks = tuple(self._jobs), tuple(self._kicks)
            self._jobs.clear()
            self._kicks.clear()
        for job in jobs:
            if job.future.set_running_or_notify_cancel():
                job.end(PrintResult.NOT_SENT, Reason.STOPPED)
        for kick in kicks:
            kick.refuse(Reason.STOPPED)

    def _expire(self, kick: Kick, why: WhyNot) -> None:
        with self._lock:
            if kick not in self._kicks:
                return
            self._kicks.remove(kick)
        kick.refuse(*why())
