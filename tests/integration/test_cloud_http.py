"""The cloud over a real socket, and what a careless or hostile peer may send it."""

import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
import zstandard

from sync.client import HttpTransport
from sync.enrol import enrol
from sync.errors import Unreachable
from sync.states import Outcome
from tests.clouds import Cloud
from tests.journals import TestClock, Till


@pytest.fixture
def cloud(tmp_path: Path) -> Cloud:
    return Cloud(tmp_path / "cloud", TestClock())


class Served:
    """The real program, serving a folder on a free port."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "cloud_stub.cli", "--data", str(folder), "serve"]
        self.process = subprocess.Popen(
            [*command, "--port", "0"], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.url = self.process.stdout.readline().strip()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def served(cloud: Cloud) -> Iterator[Served]:
    server = Served(cloud.config.folder)
    yield server
    server.kill()


def test_a_till_enrols_and_sends_over_a_socket_and_a_kill_loses_nothing(
    cloud: Cloud, served: Served
):
    from cloud_stub.config import utc_now

    cloud.clock.at = utc_now()
    till = Till()
    way = HttpTransport(served.url)
    till.enrolment = enrol(way, till.key, cloud.code(), terminal_id=till.terminal_id)
    for n in range(1, 301):
        till.sell(n)
    first = cloud.engine(till, way).run_once()
    served.kill()
    again = Served(cloud.config.folder)
    other_way = HttpTransport(again.url)
    till.sell(301)

    second = cloud.engine(till, other_way).run_once()

    way.close(), other_way.close(), again.kill()
    assert (first.outcome, first.sent, second.outcome, second.sent) == (
        Outcome.DONE,
        301,
        Outcome.DONE,
        1,
    )
    assert cloud.rows("SELECT count(*), sum(total_fen) FROM sales") == [(301, 301 * 3800)]


def test_a_closed_port_is_offline(served: Served):
    served.kill()
    way = HttpTransport(served.url)

    with pytest.raises(Unreachable) as refused:
        way.send("GET", "/v1/health", {}, b"", 5)
    assert refused.value.code == "offline"


def test_health_is_told_to_anybody(served: Served):
    way = HttpTransport(served.url)
    answer = way.send("GET", "/v1/health", {}, b"", 5)
    way.close()

    assert (answer.status, answer.body) == (200, b'{"ok":true}')


def post(cloud: Cloud, body: bytes, encoding: str = "", path: str = "/v1/enrol"):
    headers = {"content-encoding": encoding} if encoding else {}
    answer = cloud.way.send("POST", path, headers, body, 5)
    return answer.status, msgspec.json.decode(answer.body)["code"]


def test_a_zip_bomb_is_refused(cloud: Cloud):
    bomb = bytes(64 * 1024 * 1024)
    packed = zstandard.ZstdCompressor().compress(bomb)

    assert len(packed) < 10_000
    assert post(cloud, packed, "zstd") == (413, "too_large")
    assert post(cloud, gzip.compress(bomb), "gzip") == (413, "too_large")


def test_a_body_of_three_megabytes_is_refused(cloud: Cloud):
    assert post(cloud, b"x" * 3_000_000) == (413, "too_large")


@pytest.mark.parametrize(
    ("body", "encoding", "answer"),
    [
        (b"", "", (400, "malformed")),
        (b"not json", "", (400, "malformed")),
        (b'{"code":1}', "", (400, "malformed")),
        (b"[" * 100_000, "", (400, "malformed")),
        (b'{"code":"\\ud800"}', "", (400, "malformed")),
        (b'{"code":NaN}', "", (400, "malformed")),
        (b"\xff\xfe", "", (400, "malformed")),
        (b"no zstd", "zstd", (400, "malformed")),
        (b"no gzip", "gzip", (400, "malformed")),
        (gzip.compress(b"{}" * 500, mtime=0)[:-20], "gzip", (400, "malformed")),
        (zstandard.ZstdCompressor().compress(b"{}" * 500)[:-5], "zstd", (400, "malformed")),
        (b"{}", "br", (415, "unknown_encoding")),
    ],
)
def test_a_malformed_body_is_told_as_such(cloud: Cloud, body, encoding, answer):
    assert post(cloud, body, encoding) == answer


def test_a_push_may_come_as_gzip_too(cloud: Cloud):
    till = Till()
    cloud.enrol(till)
    till.sell(1)

    class Gzipping:
        def send(self, method, path, headers, body, timeout):
            if headers.get("content-encoding") == "zstd":
                body = gzip.compress(zstandard.ZstdDecompressor().decompress(body, 10_000_000))
                headers = {**headers, "content-encoding": "gzip"}
            return cloud.way.send(method, path, headers, body, timeout)

    assert cloud.engine(till, Gzipping()).run_once().outcome is Outcome.DONE
    assert cloud.rows("SELECT count(*) FROM sales") == [(1,)]
