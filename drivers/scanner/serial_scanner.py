"""A serial barcode scanner: its port is kept open, every code goes to the callback at once."""

import logging

from drivers.errors import LinkAbsent, LinkLost
from drivers.interfaces import (
    DeviceState,
    DeviceStatus,
    OnScan,
    Reason,
    ScanResult,
)
from drivers.scanner.framing import Framer
from drivers.scanner.settings import ScannerSettings
from drivers.supervisor import BackOff, StatusBoard, Supervisor, Surroundings
from drivers.transport import Link, OpenLink

_logger = logging.getLogger("pos.device")


class SerialScanner:
    """A `BarcodeScanner` on a serial port. The callback runs on the scanner's thread."""

    def __init__(
        self,
        name: str,
        open_link: OpenLink,
        settings: ScannerSettings,
        around: Surroundings,
        *,
        on_scan: OnScan,
    ) -> None:
        self._name = name
        self._open_link = open_link
        self._settings = settings
        self._on_scan = on_scan
        self._board = StatusBoard(name, around)
        self._supervisor = Supervisor(name, self._step, board=self._board, rng=around.rng)
        self._back_off = BackOff(around.rng, first=0.2, longest=settings.retry_longest_s)
        self._framer = Framer(settings.longest)
        self._link: Link | None = None

    @property
    def name(self) -> str:
        """The name the settings gave it."""
        return self._name

    def start(self) -> None:
        """Begin to look for the scanner."""
        self._supervisor.start()

    def stop(self) -> None:
        """End the thread and close the port."""
        self._supervisor.stop()
        self._hang_up()

    def status(self) -> DeviceStatus:
        """Return the last known status."""
        return self._board.status()

    def _step(self) -> float:
        if self._link is None and not self._connect():
            return self._back_off.next()
        try:
            self._listen()
        except LinkLost as lost:
            self._hang_up()
            self._board.put(DeviceState.ABSENT, Reason.CUT_OFF, lost.sentence)
            return self._back_off.next()
        return 0.0

    def _connect(self) -> bool:
        try:
            self._link = self._open_link(1.0)
        except LinkAbsent as absent:
            self._board.put(DeviceState.ABSENT, absent.reason, absent.sentence)
            return False
        self._back_off.reset()
        self._board.ready()
        return True

    def _listen(self) -> None:
        assert self._link is not None
        data = self._link.read(self._settings.half_code_s)
        results = self._framer.feed(data) if data else self._framer.abandon()
        for result in results:
            self._hand_over(result)

    def _hand_over(self, result: ScanResult) -> None:
        try:
            self._on_scan(result)
        except Exception:
            # The listener's mistake must not cost the shop its scanner.
            _logger.exception("%s: the listener failed on a scan", self._name)

    def _hang_up(self) -> None:
        for half in self._framer.abandon():
            self._hand_over(half)
        if self._link is not None:
            self._link.close()
            self._link = None
