"""The network between till and cloud as one line that can be cut and mended."""

import contextlib
import socket
from threading import Lock, Thread

CHUNK = 65536


class Line:
    """Listens on the loopback network and carries every connection to the cloud.

    While it is cut, connections break and new ones are refused; the port stays the same.
    """

    def __init__(self, cloud: tuple[str, int]) -> None:
        self._cloud = cloud
        self._lock = Lock()
        self._open: set[socket.socket] = set()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._listen()

    def cut(self) -> None:
        """Break everything that is open, and refuse what comes."""
        with self._lock:
            ends, self._open = [self._listener, *self._open], set()
        for end in ends:
            _end(end)

    def mend(self) -> None:
        """Carry connections again."""
        self._listener = socket.create_server(("127.0.0.1", self.port))
        self._listen()

    def _listen(self) -> None:
        Thread(target=self._accept, args=(self._listener,), name="line", daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near = listener.accept()[0]
            except OSError:
                return
            self._join(near)

    def _join(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(self._cloud, 10)
        except OSError:
            _end(near)
            return
        far.settimeout(None)
        with self._lock:
            self._open |= {near, far}
        for one, other in ((near, far), (far, near)):
            Thread(target=self._carry, args=(one, other), name="line", daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(CHUNK):
                target.sendall(data)
        with self._lock:
            self._open -= {source, target}
        _end(source)
        _end(target)


def _end(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
