"""A simulated network receipt printer: a TCP server around a `PrinterEngine`.

It serves one connection after the other, as such printers do. In a process of its own it is run by
`python -m drivers.simulated.printer --port 0 --out FOLDER`, which says where it listens and obeys
one-line commands at a second port: `paper_out`, `paper_out 2000` (after so many bytes), `paper_out
off`, `clear`, `state`; each is answered by one line of JSON.
"""

import argparse
import contextlib
import json
import signal
import socket
import struct
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Condition, Event, Thread
from typing import Any

from drivers.simulated.capture import KickSeen, Receipt
from drivers.simulated.control import ControlServer
from drivers.simulated.engine import PrinterEngine
from drivers.supervisor import Clock, SystemClock

POLL_S = 0.02
SLOW_BYTES = 512
SLOW_S = 0.05
READ_BYTES = 16384
WIRE_BYTES = 4096
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class SimulatedPrinter:
    """A printer on the loopback network, with faults at hand."""

    def __init__(
        self,
        *,
        width_mm: int = 80,
        folder: Path | None = None,
        port: int = 0,
        clock: Clock | None = None,
    ) -> None:
        dots = 576 if width_mm == 80 else 384
        self._engine = PrinterEngine(dots, folder, clock or SystemClock())
        self._port = port
        self._listener: socket.socket | None = None
        self._stopping = Event()
        self._moved = Condition()
        self._thread = Thread(target=self._run, name="simulated-printer", daemon=True)

    @property
    def port(self) -> int:
        """The TCP port, the same through all faults."""
        return self._port

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        """What was printed, oldest first."""
        return tuple(self._engine.capture.receipts)

    @property
    def kicks(self) -> tuple[KickSeen, ...]:
        """Every pulse the drawer got."""
        return tuple(self._engine.capture.kicks)

    @property
    def errors(self) -> tuple[str, ...]:
        """Every byte that was not understood, as sentences."""
        return tuple(self._engine.capture.errors)

    def start(self) -> None:
        """Listen."""
        self._listen()
        self._thread.start()

    def stop(self) -> None:
        """Stop listening and keep what was printed and never cut."""
        self._stopping.set()
        self._thread.join()
        self._shut()
        self._engine.close()

    def put_fault(self, name: str, after: int = 0) -> None:
        """Let something go wrong, after `after` more bytes of receipts; see `PRINTER_FAULTS`."""
        self._engine.faults.put(name, after)

    def clear_faults(self, name: str | None = None) -> None:
        """End one fault, or all; what waited in the buffer is printed."""
        self._engine.faults.clear(name)

    def wait_for(self, is_so: Callable[[], bool], timeout: float = 10.0) -> bool:
        """Wait until something holds about what was printed; False when it never does."""
        with self._moved:
            return self._moved.wait_for(is_so, timeout)

    def state(self) -> dict[str, Any]:
        """Return counts and faults, ready for JSON."""
        receipts = self.receipts
        return {
            "receipts": sum(receipt.is_complete for receipt in receipts),
            "partial": sum(not receipt.is_complete for receipt in receipts),
            "kicks": len(self.kicks),
            "errors": list(self.errors),
            "faults": list(self._engine.faults.names()),
        }

    def _run(self) -> None:
        while not self._stopping.is_set():
            if self._engine.faults.has("absent"):
                self._shut()
                self._stopping.wait(POLL_S)
            elif connection := self._accept():
                with connection, contextlib.suppress(OSError):
                    self._serve(connection)
                self._engine.disconnected()
            else:
                self._engine.resume()

    def _accept(self) -> socket.socket | None:
        listener = self._listener or self._listen()
        try:
            return listener.accept()[0]
        except TimeoutError:
            return None

    def _listen(self) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", self._port))
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, WIRE_BYTES)
        listener.settimeout(POLL_S)
        self._port = listener.getsockname()[1]
        self._listener = listener
        return listener

    def _shut(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(POLL_S)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while not self._stopping.is_set() and not self._engine.faults.has("absent"):
            data = self._receive(connection)
            if data == b"":
                return
            if data is not None and not self._take(connection, data):
                return
            connection.sendall(self._engine.resume())
            with self._moved:
                self._moved.notify_all()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)

    def _receive(self, connection: socket.socket) -> bytes | None:
        """Return bytes, b"" at the end of the connection, None when nothing can be taken."""
        slow = self._engine.faults.has("slow")
        if self._engine.is_full or slow:
            self._stopping.wait(SLOW_S if slow else POLL_S)
        if self._engine.is_full:
            return None
        try:
            return connection.recv(SLOW_BYTES if slow else READ_BYTES)
        except TimeoutError:
            return None

    def _take(self, connection: socket.socket, data: bytes) -> bool:
        """Feed the engine; False when the fault `cut_off` broke the connection on the way."""
        left = self._engine.faults.until("cut_off")
        breaks = left is not None and left < len(data)
        self._engine.faults.count_wire(len(data))
        answer = self._engine.feed(data[:left] if breaks else data)
        if not breaks:
            connection.sendall(answer)
            return True
        self._engine.faults.clear("cut_off")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
        return False


def main(arguments: list[str] | None = None) -> int:
    """Run one printer until the process is told to end."""
    parser = argparse.ArgumentParser(prog="python -m drivers.simulated.printer")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--control-port", type=int, default=0)
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument("--width-mm", type=int, choices=(58, 80), default=80)
    options = parser.parse_args(arguments)
    printer = SimulatedPrinter(width_mm=options.width_mm, folder=options.out, port=options.port)
    control = ControlServer(printer, options.control_port)
    printer.start()
    control.start()
    ended = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    sys.stdout.write(json.dumps({"printer": printer.port, "control": control.port}) + "\n")
    sys.stdout.flush()
    ended.wait()
    control.stop()
    printer.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
