"""The line between till and cloud that the demo cuts."""

import socket
from collections.abc import Iterator
from threading import Thread

import pytest

from terminal.cli.demo_line import Line


@pytest.fixture
def cloud() -> Iterator[tuple[str, int]]:
    """A far end that sends back what it is sent."""
    listener = socket.create_server(("127.0.0.1", 0))
    Thread(target=_echo, args=(listener,), daemon=True).start()
    yield listener.getsockname()[:2]
    listener.close()


def _echo(listener: socket.socket) -> None:
    while True:
        try:
            end = listener.accept()[0]
        except OSError:
            return
        with end:
            while data := end.recv(100):
                end.sendall(data)


def _said(end: socket.socket, words: bytes) -> bytes:
    end.sendall(words)
    return end.recv(100)


def test_a_whole_line_carries_both_ways(cloud: tuple[str, int]) -> None:
    line = Line(cloud)
    with socket.create_connection(("127.0.0.1", line.port), 5) as end:
        assert _said(end, b"hello") == b"hello"
    line.cut()


def test_a_cut_breaks_what_is_open_and_refuses_what_comes(cloud: tuple[str, int]) -> None:
    line = Line(cloud)
    with socket.create_connection(("127.0.0.1", line.port), 5) as end:
        _said(end, b"hello")
        line.cut()
        assert end.recv(100) == b""
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", line.port), 5)


def test_a_mended_line_carries_again_on_the_same_port(cloud: tuple[str, int]) -> None:
    line = Line(cloud)
    port = line.port
    line.cut()
    line.mend()
    with socket.create_connection(("127.0.0.1", port), 5) as end:
        assert _said(end, b"again") == b"again"
    line.cut()


def test_a_cloud_that_is_not_there_ends_the_connection(cloud: tuple[str, int]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        address = gone.getsockname()[:2]
    line = Line(address)
    with socket.create_connection(("127.0.0.1", line.port), 5) as end:
        assert end.recv(100) == b""
    line.cut()
