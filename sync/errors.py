"""What can go wrong between a till and its cloud.

```
SyncError            code names the fact; `detail` is for the log and the support line
├── Unreachable      nobody answered, or somebody who is not our cloud (offline is a state)
│   └── TooSlow      the connection stood, the answer did not come in time
├── Busy             the cloud answers, but not now: 429, 5xx; `retry_after_s` may be named
└── Refused          a definite no: `status` and the cloud's own `code`
    └── EnrolRefused wrong_code, code_expired, code_locked, code_used, terminal_taken ...
```
Sentences for people are made where they are shown: this package knows no language.
"""


class SyncError(Exception):
    """Root of all faults of the exchange."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


class Unreachable(SyncError):
    """No answer from our cloud; nothing is known about what became of the request."""


class TooSlow(Unreachable):
    """Connected, but no answer in time."""


class Busy(SyncError):
    """The cloud asks to come back later."""

    def __init__(self, code: str, detail: str = "", *, retry_after_s: float = 0.0) -> None:
        super().__init__(code, detail)
        self.retry_after_s = retry_after_s


class Refused(SyncError):
    """The cloud will not take this request as it stands."""

    def __init__(self, code: str, detail: str = "", *, status: int = 0) -> None:
        super().__init__(code, detail)
        self.status = status


class EnrolRefused(Refused):
    """The code, or this till, was not accepted."""
