"""What one round of the exchange came to, and what the status strip may claim."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sync.ports import Pending


class Outcome(StrEnum):
    """How a round ended."""

    DONE = "done"
    STOPPED = "stopped"
    OFFLINE = "offline"
    SLOW = "slow"
    BUSY = "busy"
    NOT_ACCEPTED = "not_accepted"
    NOT_ENROLLED = "not_enrolled"


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """Result of one round: `sent` rows acknowledged; `code` names a refusal or fault."""

    outcome: Outcome
    sent: int = 0
    code: str = ""
    detail: str = ""
    retry_after_s: float = 0.0


class SyncKind(StrEnum):
    """The states of the status strip."""

    ONLINE_CLEAR = "online_clear"
    ONLINE_SENDING = "online_sending"
    OFFLINE = "offline"
    SLOW = "slow"
    NOT_ACCEPTED = "not_accepted"
    NOT_ENROLLED = "not_enrolled"


@dataclass(frozen=True, slots=True)
class SyncState:
    """True at the moment it was made; `last_ok_at` = when the cloud last held everything."""

    kind: SyncKind
    pending: Pending = field(default_factory=Pending)
    code: str = ""
    last_ok_at: datetime | None = None
