"""Byte pipes to devices: TCP and serial, with a timeout on everything.

A link is opened by a function and never reopened: after an error close it and open another. Writing
is partial (a printer without paper takes nothing), so the caller decides how long to insist.
"""

import contextlib
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from drivers.errors import LinkAbsent, LinkLost
from drivers.interfaces import Reason

if TYPE_CHECKING:
    from serial import Serial

SERIAL_WRITE_BYTES = 256
READ_BYTES = 4096
SEND_BUFFER_BYTES = 16384
"""Small, so that a printer which takes no more is noticed and not hidden by our own system."""


class Link(Protocol):
    """An open byte pipe."""

    def write(self, data: bytes, timeout: float) -> int:
        """Return how many bytes were taken, 0 after `timeout` seconds without room.

        Raises:
            LinkLost: the far end is gone.
        """

    def read(self, timeout: float) -> bytes:
        """Return what arrived, at once when something did, empty after `timeout` seconds.

        Raises:
            LinkLost: the far end is gone.
        """

    def close(self) -> None:
        """Close it; what was taken still goes out. Closing twice is harmless."""

    def abort(self) -> None:
        """Close it and drop what has not gone out yet."""


OpenLink = Callable[[float], Link]
"""Opens a link within so many seconds, or raises LinkAbsent."""


@dataclass(frozen=True, slots=True)
class TcpAddress:
    """Where a network device listens; calling it opens a link."""

    host: str
    port: int

    def __call__(self, timeout: float) -> Link:
        """Connect within `timeout` seconds, or raise LinkAbsent."""
        try:
            connection = socket.create_connection((self.host, self.port), timeout)
        except (ConnectionRefusedError, ConnectionResetError) as error:
            sentence = f"{self.host}:{self.port} refuses connections."
            raise LinkAbsent(sentence, Reason.REFUSED) from error
        except OSError as error:
            raise LinkAbsent(f"{self.host}:{self.port} cannot be reached: {error}.") from error
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)
        return TcpLink(connection)


@dataclass(slots=True)
class TcpLink:
    """A connected socket."""

    connection: socket.socket

    def write(self, data: bytes, timeout: float) -> int:
        """Send what fits; see `Link`."""
        try:
            self.connection.settimeout(timeout)
            return self.connection.send(data)
        except (TimeoutError, BlockingIOError):
            return 0
        except OSError as error:
            raise LinkLost(f"The connection broke while sending: {error}.") from error

    def read(self, timeout: float) -> bytes:
        """Receive what is there; see `Link`."""
        try:
            self.connection.settimeout(timeout)
            data = self.connection.recv(READ_BYTES)
        except (TimeoutError, BlockingIOError):
            return b""
        except OSError as error:
            raise LinkLost(f"The connection broke while reading: {error}.") from error
        if not data:
            raise LinkLost("The far end closed the connection.")
        return data

    def close(self) -> None:
        """Close the socket."""
        self.connection.close()

    def abort(self) -> None:
        """Reset the connection."""
        reset = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, reset)
        self.connection.close()


@dataclass(frozen=True, slots=True)
class SerialAddress:
    """A serial port by a stable path; calling it opens it for us alone."""

    path: str
    baud: int = 9600

    def __call__(self, timeout: float) -> Link:
        """Open the port, or raise LinkAbsent; bytes that waited in it are dropped."""
        import serial

        try:
            port = serial.Serial(
                self.path, self.baud, timeout=0, write_timeout=timeout, exclusive=True
            )
        except OSError as error:
            raise LinkAbsent(f"{self.path} cannot be opened: {error}.") from error
        return SerialLink(port)


@dataclass(slots=True)
class SerialLink:
    """An open serial port."""

    port: "Serial"
    _closed: bool = field(default=False, init=False)

    def write(self, data: bytes, timeout: float) -> int:
        """Write one small piece; see `Link`."""
        import serial

        try:
            self.port.write_timeout = timeout
            return self.port.write(data[:SERIAL_WRITE_BYTES]) or 0
        except serial.SerialTimeoutException as error:
            # pyserial does not say how much went out, so the caller must not go on.
            raise LinkLost("The port took no more bytes.") from error
        except OSError as error:
            raise LinkLost(f"The port broke while writing: {error}.") from error

    def read(self, timeout: float) -> bytes:
        """Read what is there.

        See `Link`. An unplugged adapter shows as OSError, not as an end of file.
        """
        try:
            self.port.timeout = timeout
            first = self.port.read(1)
            return first + self.port.read(self.port.in_waiting) if first else b""
        except (OSError, TypeError) as error:
            raise LinkLost(f"The port broke while reading: {error}.") from error

    def close(self) -> None:
        """Close the port."""
        if self._closed:
            return
        self._closed = True
        with contextlib.suppress(OSError):
            self.port.close()

    def abort(self) -> None:
        """Drop what the port still holds and close it."""
        with contextlib.suppress(OSError):
            self.port.reset_output_buffer()
        self.close()
