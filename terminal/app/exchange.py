"""The exchange with the cloud, on its own thread."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from sync.client import HttpTransport
from sync.engine import SyncEngine
from sync.ports import About, Enrolment
from sync.states import SyncState
from sync.worker import Session, SyncWorker
from terminal.presenters.strip import CloudState
from terminal.services import enrolling
from terminal.services.enrolling import Belonging
from terminal.services.opening import VERSION, Books
from terminal.services.till import Clock
from terminal.store.database import open_database
from terminal.store.outbox import Outbox


@dataclass(frozen=True, slots=True)
class WireClock:
    """The till's clocks as the exchange wants them."""

    clock: Clock

    def now(self) -> datetime:
        """Return aware UTC."""
        return self.clock.now()

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return self.clock.mono_ms() / 1000


class Kept:
    """Where this till belongs, read again until it is known; on the exchange's thread."""

    def __init__(self, pos: Path) -> None:
        self._db = open_database(pos, read_only=True)
        self._found: Enrolment | None = None

    def enrolment(self) -> Enrolment | None:
        """Return it, None before the till was enrolled."""
        if self._found is None:
            self._found = _enrolment(enrolling.belonging(self._db))
        return self._found

    def close(self) -> None:
        """Close its connection."""
        self._db.close()


class Exchange:
    """Sends what the cloud does not have yet; `changed` is called on its thread."""

    def __init__(self, books: Books, url: str, changed: Callable[[SyncState], None]) -> None:
        self._books = books
        self._url = url
        self.worker = SyncWorker(
            self._session, clock=WireClock(books.clock), rng=Random(os.urandom(8)), changed=changed
        )

    def state(self) -> CloudState:
        """Return what the status strip may claim."""
        state = self.worker.state()
        return CloudState(state.kind.value, state.pending.n, state.code)

    def _session(self) -> Session:
        """Open everything the exchange needs; called on its thread."""
        outbox = Outbox(self._books.places.pos)
        kept = Kept(self._books.places.pos)
        transport = HttpTransport(self._url)
        engine = SyncEngine(
            outbox,
            transport,
            about=About(self._books.key.terminal_id, VERSION),
            key=self._books.key,
            clock=WireClock(self._books.clock),
            enrolment=kept.enrolment,
        )

        def close() -> None:
            transport.close()
            outbox.close()
            kept.close()

        return Session(engine, outbox, close)


def _enrolment(found: Belonging | None) -> Enrolment | None:
    if found is None:
        return None
    return Enrolment(
        found.merchant_id,
        found.shop_id,
        found.shop_code,
        found.shop_name,
        found.letter,
        bytes.fromhex(found.server_key),
    )
