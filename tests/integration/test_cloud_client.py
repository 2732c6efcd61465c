"""The HTTP transport against real sockets that behave badly."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sync.client import MAX_ANSWER, HttpTransport
from sync.errors import TooSlow, Unreachable


class Lines:
    """A server that does what `act` says, and ends when the test ends."""

    def __init__(self, act: Callable[[BaseHTTPRequestHandler, threading.Event], None]) -> None:
        over = self.over = threading.Event()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("content-length", 0)))
                try:
                    act(self, over)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()
        self.way = HttpTransport(f"http://127.0.0.1:{self.server.server_port}")

    def post(self, timeout: float = 0.3):
        return self.way.send("POST", "/x", {"content-type": "application/json"}, b"{}", timeout)

    def close(self) -> None:
        self.over.set()
        self.way.close()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


@pytest.fixture
def serve() -> Iterator[Callable[..., Lines]]:
    opened: list[Lines] = []

    def start(act: Callable[[BaseHTTPRequestHandler, threading.Event], None]) -> Lines:
        opened.append(Lines(act))
        return opened[-1]

    yield start
    for lines in opened:
        lines.close()


def head(handler: BaseHTTPRequestHandler, length: int, status: int = 200) -> None:
    handler.send_response(status)
    handler.send_header("Content-Length", str(length))
    handler.send_header("Location", "http://127.0.0.1:9/portal")
    handler.end_headers()


def test_an_answer_comes_whole(serve):
    def act(handler, _over):
        head(handler, 5)
        handler.wfile.write(b"hello")

    response = serve(act).post()

    assert (response.status, response.body) == (200, b"hello")
    assert response.headers["content-length"] == "5"


def test_silence_is_too_slow(serve):
    lines = serve(lambda _handler, over: over.wait(10) and None)

    with pytest.raises(TooSlow):
        lines.post()


def test_a_trickle_is_too_slow(serve):
    def act(handler, over):
        head(handler, 1_000_000)
        while not over.wait(0.02):
            handler.wfile.write(b".")

    with pytest.raises(TooSlow):
        serve(act).post()


def test_an_endless_answer_is_cut_off(serve):
    def act(handler, _over):
        head(handler, 2 * MAX_ANSWER)
        for _ in range(2 * MAX_ANSWER // 65_536):
            handler.wfile.write(bytes(65_536))

    with pytest.raises(Unreachable) as refused:
        serve(act).post(20)
    assert refused.value.code == "not_our_cloud"


def test_a_connection_that_breaks_is_offline(serve):
    def act(handler, _over):
        head(handler, 100)
        handler.wfile.write(b"half")
        handler.close_connection = True

    with pytest.raises(Unreachable) as refused:
        serve(act).post(5)
    assert (refused.value.code, type(refused.value)) == ("offline", Unreachable)


def test_a_redirect_is_not_followed(serve):
    response = serve(lambda handler, _over: head(handler, 0, 302)).post()

    assert response.status == 302


def test_a_name_that_leads_nowhere_is_offline():
    way = HttpTransport("http://cloud.invalid")

    with pytest.raises(Unreachable) as refused:
        way.send("GET", "/", {}, b"", 5)
    assert refused.value.code == "offline"
