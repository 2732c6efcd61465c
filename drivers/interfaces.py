"""What the till may ask of its devices: values and protocols, no bytes and no threads.

Everything here is immutable and safe to hand between threads. Expected trouble (no paper, no
answer) is a value with a `Reason`, never an exception; the till turns reasons into sentences.
Nothing in a document is translated here: the caller passes display-ready text.

    job:    print_job() -> DONE      the printer answered a question queued behind the cut
                        -> NOT_SENT  not one byte of the receipt left; send it again as it is
                        -> FAILED    it stopped half way; part of it may be on paper
                        -> UNKNOWN   bytes left, no answer came back; look at the paper
"""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from concurrent.futures import Future

KICK_VALID_S = 3.0
"""How long after the act a drawer may still be opened."""


class Size(StrEnum):
    """Type sizes of paper; the layout engine knows their dots for each paper width."""

    SMALL = "small"
    BODY = "body"
    LABEL = "label"
    TABLE = "table"
    SHOP = "shop"
    TOTAL = "total"


class Align(StrEnum):
    """Where a line without a right-hand text stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class TextLine(Struct, frozen=True):
    """One paragraph at the left, optionally an amount at the right of its first line.

    Long left texts wrap; the right text never does. `right_size` is `size` unless given. `indent`
    counts steps of one body character. `strike` and `inverse` (white on black) apply to the left
    text.
    """

    left: str
    right: str = ""
    size: Size = Size.BODY
    bold: bool = False
    align: Align = Align.LEFT
    indent: int = 0
    strike: bool = False
    inverse: bool = False
    right_size: Size | None = None


class Columns(Struct, frozen=True):
    """One row of the item table.

    Name wraps, quantity and amount are right aligned and never Bold.
    """

    name: str
    quantity: str = ""
    amount: str = ""
    bold: bool = False
    strike: bool = False
    indent: int = 0


class Rule(Struct, frozen=True):
    """A line across the paper: solid between facts and money, dashed between blocks."""

    kind: Literal["solid", "dashed"] = "solid"


class QrCode(Struct, frozen=True):
    """A QR code with a bold caption and a plain line under it.

    Neighbours share a row where both fit.
    """

    payload: str
    caption: str = ""
    sub_caption: str = ""


class Space(Struct, frozen=True):
    """White paper, in dots of an 80 mm printer (8 dots are 1 mm)."""

    dots: int


Block = TextLine | Columns | Rule | QrCode | Space


class PrintDocument(Struct, frozen=True):
    """What is to be on paper, independent of printer and paper width."""

    blocks: tuple[Block, ...]
    title: str = ""
    kind: Literal["receipt", "report", "test"] = "receipt"

    def marked(self, banner: str) -> "PrintDocument":
        """Return it under a white-on-black banner: the repeat of a job that may be on paper."""
        mark = TextLine(banner, size=Size.LABEL, bold=True, align=Align.CENTER, inverse=True)
        return replace(self, blocks=(mark, *self.blocks))


class DeviceState(StrEnum):
    """READY works.

    DEGRADED works but wants attention; ABSENT cannot be reached; FAULT is there and refuses.
    """

    READY = "ready"
    DEGRADED = "degraded"
    ABSENT = "absent"
    FAULT = "fault"


class Reason(StrEnum):
    """Why a device is not READY, a job not DONE, or a drawer not opened.

    The till has a sentence for each.
    """

    NOT_TRIED = "not_tried"
    NOT_FOUND = "not_found"
    REFUSED = "refused"
    PAPER_OUT = "paper_out"
    PAPER_LOW = "paper_low"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    OFFLINE = "offline"
    SILENT = "silent"
    CUT_OFF = "cut_off"
    GARBAGE = "garbage"
    BUSY = "busy"
    EXPIRED = "expired"
    STOPPED = "stopped"
    BROKEN = "broken"


class DeviceStatus(Struct, frozen=True):
    """How a device is, why, and since when (aware UTC).

    `detail` is technical text for the technician's page.
    """

    state: DeviceState
    since: datetime
    reason: Reason | None = None
    detail: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether work may be sent to it now."""
        return self.state in (DeviceState.READY, DeviceState.DEGRADED)


class PrintResult(StrEnum):
    """What became of one print job; see the module's drawing."""

    DONE = "done"
    UNKNOWN = "unknown"
    FAILED = "failed"
    NOT_SENT = "not_sent"


class PrintOutcome(Struct, frozen=True):
    """The end of one attempt at one job. `reason` is None only when it is DONE."""

    job_id: str
    result: PrintResult
    reason: Reason | None = None
    detail: str = ""

    @property
    def may_be_on_paper(self) -> bool:
        """Whether a repeat has to carry a duplicate mark."""
        return self.result in (PrintResult.UNKNOWN, PrintResult.FAILED)


class DrawerResult(StrEnum):
    """OPENED.

    The printer took the pulse. NOT_OPENED: it did not in time; nothing is left waiting, use the
    key.
    """

    OPENED = "opened"
    NOT_OPENED = "not_opened"


class DrawerOutcome(Struct, frozen=True):
    """The end of one drawer kick. `reason` is None only when it is OPENED."""

    result: DrawerResult
    reason: Reason | None = None
    detail: str = ""


class BadScanReason(StrEnum):
    """Why bytes from a scanner were not a code."""

    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"
    CUT_SHORT = "cut_short"


class Scan(Struct, frozen=True):
    """One code as read.

    `symbology` only where the scanner sends an AIM prefix ("EAN", "QR", ...).
    """

    text: str
    symbology: str | None = None


class BadScan(Struct, frozen=True):
    """Bytes that are no code: `sentence` says in plain English what was wrong with them."""

    reason: BadScanReason
    sentence: str
    raw: bytes


ScanResult = Scan | BadScan
OnScan = Callable[[ScanResult], None]
OnStatus = Callable[[str, DeviceStatus], None]
"""Hears the name of a device and its new status, on the device's thread."""


class Device(Protocol):
    """What every device does. `start` returns at once; `stop` returns when its thread has ended."""

    @property
    def name(self) -> str:
        """The name the settings gave it."""

    def start(self) -> None:
        """Begin to look for the device."""

    def stop(self) -> None:
        """End the thread; waiting work ends as NOT_SENT or NOT_OPENED with reason STOPPED."""

    def status(self) -> DeviceStatus:
        """Return the last known status without asking the device."""


class ReceiptPrinter(Device, Protocol):
    """A printer with a drawer at it. Futures are completed on the device's thread."""

    def print_job(self, job_id: str, document: PrintDocument) -> "Future[PrintOutcome]":
        """Try once to print the document; the same waiting `job_id` is printed once."""

    def kick_drawer(self, valid_until: float) -> "Future[DrawerOutcome]":
        """Open the drawer before the next waiting job, or never.

        `valid_until` is monotonic seconds, the act plus `KICK_VALID_S`; after it nothing is sent.
        """

    def preview(self, document: PrintDocument) -> bytes:
        """Return the picture of the paper as PNG, dot for dot."""

    def warm(self, text: str) -> None:
        """Prepare characters that receipts will need, such as item names, while it is idle."""


class BarcodeScanner(Device, Protocol):
    """A scanner; it gives its codes to the `OnScan` callback, on its own thread."""
