"""What a printer says about itself, read from its bytes; no I/O here.

Three kinds of answer share one wire and are told apart by their fixed bits:

    0b0xx1xx10   one byte, answer to DLE EOT n, sent at once
    0b0xx1xx00   first of four bytes, automatic status (ASB), sent when something changes
    0b0000aabb   one byte, answer to GS r 1, sent when all data before the question is done;
                 aa paper end, bb near end, both bits of a pair equal

Everything else is garbage. No answer is never "all well".
"""

from dataclasses import dataclass, field

from drivers.interfaces import DeviceState, Reason

_OFFLINE = 0x08
_COVER = 0x04
_ERROR = 0x40
_LOW = 0x0C
_END = 0x60
_END_QUEUED = 0x0C
_LOW_QUEUED = 0x03
_QUEUED = frozenset({0x00, 0x03, 0x0C, 0x0F})


@dataclass(frozen=True, slots=True)
class Health:
    """The facts of one complete status."""

    is_offline: bool = False
    is_cover_open: bool = False
    is_paper_out: bool = False
    is_paper_low: bool = False
    has_error: bool = False

    @property
    def trouble(self) -> Reason | None:
        """Why it cannot print, the most useful reason first; None when it can."""
        for applies, reason in (
            (self.is_cover_open, Reason.COVER_OPEN),
            (self.is_paper_out, Reason.PAPER_OUT),
            (self.has_error, Reason.CUTTER),
            (self.is_offline, Reason.OFFLINE),
        ):
            if applies:
                return reason
        return None

    @property
    def state(self) -> tuple[DeviceState, Reason | None]:
        """The device state these facts mean."""
        if self.trouble:
            return DeviceState.FAULT, self.trouble
        if self.is_paper_low:
            return DeviceState.DEGRADED, Reason.PAPER_LOW
        return DeviceState.READY, None


@dataclass(slots=True)
class StatusReader:
    """Sorts the bytes of one connection; `health` is the newest automatic or asked status."""

    realtime: list[int] = field(default_factory=list)
    queued: list[int] = field(default_factory=list)
    pushed: Health | None = None
    garbage: int = 0
    _packet: bytearray = field(default_factory=bytearray)

    def feed(self, data: bytes) -> None:
        """Take what arrived."""
        for byte in data:
            self._take(byte)

    def asked(self) -> Health | None:
        """Return the answer to DLE EOT 1, 2 and 4 asked in this order, None while incomplete."""
        if len(self.realtime) < 3:
            return None
        printer, offline, paper = self.realtime[:3]
        return Health(
            is_offline=bool(printer & _OFFLINE),
            is_cover_open=bool(offline & _COVER),
            is_paper_out=bool(paper & _END),
            is_paper_low=bool(paper & _LOW),
            has_error=bool(offline & _ERROR),
        )

    def forget(self) -> None:
        """Drop earlier answers before a new question."""
        self.realtime.clear()

    def _take(self, byte: int) -> None:
        if self._packet:
            self._continue_packet(byte)
        elif byte & 0x93 == 0x12:
            self.realtime.append(byte)
        elif byte & 0x93 == 0x10:
            self._packet.append(byte)
        elif byte in _QUEUED:
            self.queued.append(byte)
        else:
            self.garbage += 1

    def _continue_packet(self, byte: int) -> None:
        if byte & 0x90:
            self.garbage += len(self._packet)
            self._packet.clear()
            self._take(byte)
            return
        self._packet.append(byte)
        if len(self._packet) == 4:
            self.pushed = _health_of_packet(bytes(self._packet))
            self._packet.clear()


def is_paper_out(queued: int) -> bool:
    """Whether an answer to GS r 1 says that the paper had ended."""
    return bool(queued & _END_QUEUED)


def _health_of_packet(packet: bytes) -> Health:
    printer, error, paper, _ = packet
    return Health(
        is_offline=bool(printer & 0x08),
        is_cover_open=bool(printer & 0x20),
        is_paper_out=bool(paper & _END_QUEUED),
        is_paper_low=bool(paper & _LOW_QUEUED),
        has_error=bool(error & 0x68),
    )
