"""What the exchange needs from the till: its journal's unsent tail, its key, a way to send."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sync.protocol import ItemResult


@dataclass(frozen=True, slots=True)
class Row:
    """One journal row as it is sent; `body` is the stored text, verbatim."""

    epoch: int
    seq: int
    event_id: str
    type: str
    v: int
    body: bytes
    sig: bytes


@dataclass(frozen=True, slots=True)
class Position:
    """The epoch being sent: its newest row and the newest one the cloud has acknowledged."""

    epoch: int
    head_seq: int
    acked_seq: int


@dataclass(frozen=True, slots=True)
class Pending:
    """What waits for the cloud over all epochs; `gross_fen` sums the sales among it."""

    n: int = 0
    oldest_at: datetime | None = None
    gross_fen: int = 0


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP answer; header names are lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Enrolment:
    """Where this till belongs, as answered by the cloud; `server_key` checks its signatures."""

    merchant_id: str
    shop_id: str
    shop_code: str
    shop_name: str
    letter: str
    server_key: bytes


@dataclass(frozen=True, slots=True)
class About:
    """What the till says of itself."""

    terminal_id: str
    app_version: str = ""
    schema_version: int = 0
    boot_id: str = ""


class Outbox(Protocol):
    """The journal past `acked_seq`, and the notes the cloud's answers leave beside it.

    Called from the exchange's own thread only; no call may hold the write lock for long.
    """

    def position(self) -> Position:
        """Return the oldest epoch with anything unsent, or else the newest epoch."""
        ...

    def hash_at(self, epoch: int, seq: int) -> bytes | None:
        """Return a row's hash, `h0` of the epoch for seq 0, None where there is no such row."""
        ...

    def unsent(self, limit: int, max_bytes: int) -> Sequence[Row]:
        """Return the next consecutive rows of `position().epoch`, at least one if any waits."""
        ...

    def acked(self, epoch: int, seq: int, row_hash: bytes, at: datetime) -> None:
        """Note that the cloud holds the epoch through `seq`; it may be less than before."""
        ...

    def pending(self) -> Pending:
        """Count what waits, over all epochs."""
        ...

    def failed(self, results: Sequence[ItemResult], at: datetime) -> None:
        """Keep what the cloud said of single events, by event id; a repetition changes nothing."""
        ...


class DeviceKey(Protocol):
    """The till's Ed25519 key."""

    @property
    def pubkey(self) -> bytes:
        """The 32 raw bytes of the public key."""
        ...

    def sign(self, data: bytes) -> bytes:
        """Return the raw 64-byte signature."""
        ...


class Transport(Protocol):
    """One HTTP exchange."""

    def send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes, timeout: float
    ) -> Response:
        """Send and wait at most `timeout` seconds.

        Raises:
            Unreachable: no answer; TooSlow when the connection stood.
        """
        ...


class Clock(Protocol):
    """Wall and monotonic time."""

    def now(self) -> datetime:
        """Return the aware UTC wall time."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        ...
