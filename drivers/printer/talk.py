"""One conversation with a printer over one open link: questions, and sending with an ear open."""

from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.interfaces import Reason
from drivers.printer.encode import ASK_NOW
from drivers.printer.status import Health, StatusReader
from drivers.supervisor import Clock
from drivers.transport import Link

SLICE_S = 0.1
CHUNK_BYTES = 4096


@dataclass(slots=True)
class Talk:
    """Reads and writes one link; raises LinkLost as soon as it breaks."""

    link: Link
    clock: Clock
    reader: StatusReader = field(default_factory=StatusReader)

    def ask(self, timeout: float) -> Health | None:
        """Ask for the state now; None when the answer is not complete within `timeout` seconds."""
        self.reader.forget()
        if not self.put(ASK_NOW, timeout):
            return None
        self.hear(timeout, lambda: self.reader.asked() is not None)
        return self.reader.asked()

    def put(self, data: bytes, timeout: float) -> bool:
        """Send something short; False when it was not taken whole within `timeout` seconds."""
        deadline = self.clock.monotonic() + timeout
        while data and self.clock.monotonic() < deadline:
            data = data[self.link.write(data, SLICE_S) :]
        return not data

    def hear(self, timeout: float, is_enough: Callable[[], bool]) -> bool:
        """Read until `is_enough`; False when it is not after `timeout` seconds."""
        deadline = self.clock.monotonic() + timeout
        while not is_enough():
            left = deadline - self.clock.monotonic()
            if left <= 0:
                return False
            self.reader.feed(self.link.read(min(left, SLICE_S)))
        return True

    def silence(self) -> Reason:
        """Name a missing answer: nothing at all, or bytes that mean nothing."""
        return Reason.GARBAGE if self.reader.garbage else Reason.SILENT
