"""Settings of one receipt printer, as the registry reads them from the file."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

Cut = Literal["partial", "full", "none"]
TRAP_ROWS = 48
"""Strip heights that are multiples of this make some printers print garbage."""

Seconds = Annotated[float, Meta(gt=0, le=600)]


class PrinterSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What differs between printers and shops.

    `confirm` is how a printed job is proved: `queued` (GS r, answered only after everything before
    it) or `realtime` (DLE EOT) for printers that do not know GS r. `hold_s` is how long a job that
    ran out of paper half way stays with the printer, which goes on by itself once refilled.
    """

    paper_mm: Literal[58, 80] = 80
    cut: Cut = "partial"
    strip_rows: Annotated[int, Meta(ge=8, le=128)] = 120
    kick_pin: Literal[2, 5] = 2
    kick_on_ms: Annotated[int, Meta(ge=2, le=510)] = 100
    kick_off_ms: Annotated[int, Meta(ge=2, le=510)] = 100
    confirm: Literal["queued", "realtime"] = "queued"
    connect_s: Seconds = 1.5
    answer_s: Seconds = 1.0
    silence_s: Seconds = 6.0
    hold_s: Seconds = 20.0
    job_s: Seconds = 60.0
    probe_s: Seconds = 5.0

    @property
    def safe_strip_rows(self) -> int:
        """Rows a strip, never a height at which some printers fail."""
        return self.strip_rows - 8 if self.strip_rows % TRAP_ROWS == 0 else self.strip_rows
