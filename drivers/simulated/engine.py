"""The inside of a simulated ESC/POS printer: bytes in, paper and answers out; no sockets.

Like the real thing it obeys questions of status on arrival, everything else in order; without
paper or with the cover open it keeps what it was told in its buffer, and goes on when it can.
"""

from collections import deque
from collections.abc import Callable
from pathlib import Path
from threading import RLock

from drivers.printer.readback import Command, CommandReader
from drivers.simulated.capture import Capture
from drivers.simulated.faults import PRINTER_FAULTS, Faults
from drivers.supervisor import Clock

BUFFER_BYTES = 65536
GARBAGE = b"\xff\x9d\xc3"
STATUS_COMMANDS = ("DLE EOT", "GS r", "NUL")


class PrinterEngine:
    """One printer. All methods may be called from any thread."""

    def __init__(self, dots: int, folder: Path | None, clock: Clock) -> None:
        self.faults = Faults(PRINTER_FAULTS)
        self.capture = Capture(dots, folder, clock)
        self._lock = RLock()
        self._reader = CommandReader()
        self._waiting: deque[Command] = deque()
        self._waiting_bytes = 0
        self._out = bytearray()
        self._pushes = False
        self._pushed = b""
        self._obey: dict[str, Callable[[Command], None]] = {
            "ESC @": self._init,
            "ESC p": self._kick,
            "GS a": self._enable_pushing,
            "GS r": self._answer_queued,
            "GS V": self.capture.cut,
            "DLE EOT": self._answer_now,
            "DLE DC4": self._realtime,
            "NUL": lambda _: None,
            "?": self._refuse,
        }

    @property
    def is_full(self) -> bool:
        """Whether the buffer takes no more, so that the wire stands still."""
        return self._waiting_bytes + len(self._reader.pending) >= BUFFER_BYTES

    def feed(self, data: bytes) -> bytes:
        """Take bytes from the wire; return what goes back."""
        with self._lock:
            for command in self._reader.feed(data):
                self._arrive(command)
            return self._speak()

    def resume(self) -> bytes:
        """Go on with what waits, now that a fault may be over; return what goes back."""
        with self._lock:
            self._work()
            self._push()
            return self._speak()

    def disconnected(self) -> None:
        """The wire broke: a command that was not complete is forgotten."""
        with self._lock:
            self._reader.drop_pending()
            self._pushes = False
            self._out.clear()

    def close(self) -> None:
        """Keep what was printed and never cut."""
        with self._lock:
            self.capture.close()

    def _arrive(self, command: Command) -> None:
        if command.is_realtime:
            self._obey[command.name](command)
            return
        self._waiting.append(command)
        self._waiting_bytes += len(command.raw)
        self._work()

    def _work(self) -> None:
        while self._waiting and not self._is_held():
            command = self._waiting.popleft()
            self._waiting_bytes -= len(command.raw)
            self._obey.get(command.name, self.capture.add)(command)
            if command.name not in STATUS_COMMANDS:
                self.faults.count(len(command.raw))
            self._push()

    def _is_held(self) -> bool:
        return any(map(self.faults.has, ("paper_out", "cover_open", "cutter", "offline")))

    def _init(self, command: Command) -> None:
        self._pushes = False
        self.capture.begin(command)

    def _kick(self, command: Command) -> None:
        self.capture.kick(2 if command.raw[2] in (0, 48) else 5)

    def _enable_pushing(self, command: Command) -> None:
        self.capture.add(command)
        self._pushes = command.raw[2] != 0
        self._pushed = b""
        self._push()

    def _answer_queued(self, command: Command) -> None:
        if command.raw[2] not in (1, 49):
            self.capture.errors.append("GS r asks for a sensor that is not there.")
            return
        self._out.append(self._paper_bits())

    def _answer_now(self, command: Command) -> None:
        answers = {1: self._printer_byte, 2: self._offline_byte, 3: self._error_byte}
        answers[4] = self._paper_byte
        answer = answers.get(command.raw[2])
        if answer is None:
            self.capture.errors.append(f"DLE EOT {command.raw[2]} is not known.")
            return
        self._out.append(answer())

    def _realtime(self, command: Command) -> None:
        if command.raw[2] == 8:
            self._waiting.clear()
            self._waiting_bytes = 0
        elif command.raw[2] == 1:
            self.capture.kick(2 if command.raw[3] == 0 else 5)
        else:
            self._refuse(command)

    def _refuse(self, command: Command) -> None:
        self.capture.errors.append(f"Byte 0x{command.raw[0]:02x} begins no known command.")

    def _push(self) -> None:
        if not self._pushes:
            return
        flags = 0x10 | 0x08 * self._is_held() | 0x20 * self.faults.has("cover_open")
        packet = bytes((flags, 0x08 * self.faults.has("cutter"), self._paper_bits(), 0))
        if packet != self._pushed:
            self._pushed = packet
            self._out += packet

    def _paper_bits(self) -> int:
        low = 0x03 if self.faults.has("paper_low") else 0
        return low | (0x0F if self.faults.has("paper_out") else 0)

    def _printer_byte(self) -> int:
        return 0x12 | 0x08 * self._is_held()

    def _offline_byte(self) -> int:
        cover = 0x04 * self.faults.has("cover_open")
        stopped = 0x20 * self.faults.has("paper_out")
        return 0x12 | cover | stopped | 0x40 * self.faults.has("cutter")

    def _error_byte(self) -> int:
        return 0x12 | 0x08 * self.faults.has("cutter")

    def _paper_byte(self) -> int:
        low = 0x0C if self.faults.has("paper_low") else 0
        return 0x12 | low | (0x6C if self.faults.has("paper_out") else 0)

    def _speak(self) -> bytes:
        out = bytes(self._out)
        self._out.clear()
        if self.faults.has("silent"):
            return b""
        return GARBAGE * len(out) if self.faults.has("garbage") else out
