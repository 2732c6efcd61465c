"""One-line commands for a simulated device that runs in a process of its own."""

import json
import socket
from threading import Thread
from typing import Any, Protocol


class Controllable(Protocol):
    """A simulated device whose faults can be set from outside."""

    def put_fault(self, name: str, after: int = 0) -> None:
        """Let something go wrong."""

    def clear_faults(self, name: str | None = None) -> None:
        """End one fault, or all."""

    def state(self) -> dict[str, Any]:
        """Return what can be told as JSON."""


class ControlServer:
    """Listens on the loopback network; every line is one command, every answer one line of JSON."""

    def __init__(self, device: Controllable, port: int = 0) -> None:
        self._device = device
        self._listener = socket.create_server(("127.0.0.1", port))
        self._thread = Thread(target=self._run, name="simulated-control", daemon=True)

    @property
    def port(self) -> int:
        """The TCP port."""
        return int(self._listener.getsockname()[1])

    def start(self) -> None:
        """Begin to obey."""
        self._thread.start()

    def stop(self) -> None:
        """Stop listening."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                connection = self._listener.accept()[0]
            except OSError:
                return
            Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rw", encoding="utf-8") as lines:
            for line in lines:
                lines.write(json.dumps(self._obey(line.split())) + "\n")
                lines.flush()

    def _obey(self, words: list[str]) -> dict[str, Any]:
        try:
            match words:
                case ["state"]:
                    pass
                case ["clear"]:
                    self._device.clear_faults()
                case [name, "off"]:
                    self._device.clear_faults(name)
                case [name]:
                    self._device.put_fault(name)
                case [name, after]:
                    self._device.put_fault(name, int(after))
                case _:
                    return {"error": "Write a fault, or clear, or state."}
        except ValueError as error:
            return {"error": str(error)}
        return self._device.state()


def command(port: int, line: str, timeout: float = 5.0) -> dict[str, Any]:
    """Send one command to a control port and return its answer."""
    with (
        socket.create_connection(("127.0.0.1", port), timeout) as connection,
        connection.makefile("rw", encoding="utf-8") as lines,
    ):
        lines.write(line + "\n")
        lines.flush()
        answer: dict[str, Any] = json.loads(lines.readline())
        return answer
