"""Devices under test and the status they went through."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random
from threading import Condition

import msgspec

from drivers.interfaces import DeviceState, DeviceStatus, PrintDocument, QrCode, Reason, TextLine
from drivers.printer.escpos_printer import EscposPrinter
from drivers.printer.settings import PrinterSettings
from drivers.supervisor import Surroundings, SystemClock
from drivers.transport import TcpAddress

WITNESS = "ZG1/0197A000000070008000000000000001/1/42/18120/" + "0F" * 16
RECEIPT = PrintDocument(
    (TextLine("望江楼"), *(TextLine(f"第 {n} 行", "1.00") for n in range(30)), QrCode(WITNESS))
)


class StatusLog:
    """Every status a device went through."""

    def __init__(self) -> None:
        self.seen: list[DeviceStatus] = []
        self._moved = Condition()

    def __call__(self, name: str, status: DeviceStatus) -> None:
        with self._moved:
            self.seen.append(status)
            self._moved.notify_all()

    def wait(self, state: DeviceState, reason: Reason | None = None, timeout: float = 10) -> bool:
        """Wait until the newest status is this."""
        with self._moved:
            return self._moved.wait_for(lambda: self._is(state, reason), timeout)

    def _is(self, state: DeviceState, reason: Reason | None) -> bool:
        last = self.seen[-1] if self.seen else None
        return last is not None and (last.state, last.reason) == (state, reason)


def quick(**changes: object) -> PrinterSettings:
    """Settings with short patience."""
    times = {"connect_s": 0.5, "answer_s": 0.3, "silence_s": 0.6, "hold_s": 0.4, "probe_s": 0.05}
    return msgspec.convert({**times, **changes}, PrinterSettings)


@contextmanager
def running_printer(
    port: int, settings: PrinterSettings, log: StatusLog | None = None
) -> Iterator[EscposPrinter]:
    """A started printer driver that is stopped at the end."""
    around = Surroundings(SystemClock(), Random(1), log)
    printer = EscposPrinter("front", TcpAddress("127.0.0.1", port), settings, around)
    printer.start()
    try:
        yield printer
    finally:
        printer.stop()


def soon(is_so: Callable[[], bool], timeout: float = 10) -> bool:
    """Whether something becomes true before the time is over."""
    deadline = time.monotonic() + timeout
    pause = Condition()
    while not is_so() and time.monotonic() < deadline:
        with pause:
            pause.wait(0.01)
    return is_so()
