"""Requests of a till that was taken over: well signed in, and still never a fault of the cloud."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
import zstandard

from cloud_stub.config import utc_now
from sync.client import HttpTransport
from sync.enrol import enrol
from sync.errors import Unreachable
from sync.ports import Response
from sync.states import Outcome
from tests.clouds import Cloud
from tests.integration.devices import soon
from tests.journals import TestClock, Till

HUGE = 10**30
NUMBERS: tuple[object, ...] = (
    -1,
    0,
    2**31,
    2**32,
    2**53,
    2**63 - 1,
    2**63,
    2**64,
    HUGE,
    1.5,
    True,
    None,
    "1",
)
TEXTS: tuple[object, ...] = (
    "",
    "x" * 100_000,
    "\x00",
    "\u202e",
    "' OR 1=1 --",
    "../../etc/passwd",
    7,
    None,
    [],
    {},
)


class Recording:
    """Keeps every request with its answer."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner
        self.kept: list[tuple[str, Mapping[str, str], bytes, Response]] = []

    def send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes, timeout: float
    ) -> Response:
        answer: Response = self.inner.send(method, path, headers, body, timeout)
        self.kept.append((path, dict(headers), body, answer))
        return answer

    def last(self, path: str) -> tuple[dict[str, str], dict[str, Any]]:
        """Return head and plain body of the last accepted request to a path."""
        headers, body = next(
            (head, body)
            for at, head, body, answer in reversed(self.kept)
            if at.endswith(path) and answer.status == 200
        )
        plain = {name: text for name, text in headers.items() if name != "content-encoding"}
        if "content-encoding" in headers:
            body = zstandard.ZstdDecompressor().decompress(body, 10_000_000)
        return plain, json.loads(body)


@pytest.fixture
def cloud(tmp_path: Path) -> Cloud:
    return Cloud(tmp_path / "cloud", TestClock())


@pytest.fixture
def line(cloud: Cloud) -> Recording:
    """A till's line after a good exchange of a few sales."""
    till = Till()
    cloud.enrol(till)
    for number in range(1, 4):
        till.sell(number)
    recording = Recording(cloud.way)
    assert cloud.engine(till, recording).run_once().outcome is Outcome.DONE
    return recording


def answer_to(line: Recording, path: str, head: dict[str, str], body: object) -> int:
    sent = json.dumps(body).encode() if not isinstance(body, bytes) else body
    answer = line.inner.send("POST", f"/v1/sync{path}", head, sent, 30)
    return int(answer.status)


@pytest.mark.parametrize("path", ["/hello", "/push"])
def test_no_value_of_any_field_is_a_fault_of_the_cloud(
    cloud: Cloud, line: Recording, path: str
) -> None:
    head, good = line.last(path)
    before = cloud.rows("SELECT count(*) FROM ingest")
    faults = []

    for wrong in (*NUMBERS, *TEXTS):
        for name, body in spoilt(good, wrong):
            status = answer_to(line, path, head, body)
            if status >= 500:
                faults.append((name, str(wrong)[:40], status))

    assert faults == []
    assert cloud.rows("SELECT count(*) FROM ingest") == before


def spoilt(good: dict[str, Any], wrong: object) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give a request with one field after the other replaced."""
    for key in good:
        yield key, {**good, key: wrong}
    if "items" in good:
        first, *rest = good["items"]
        for key in first:
            yield f"items.{key}", {**good, "items": [{**first, key: wrong}, *rest]}


@pytest.mark.parametrize(
    "raw",
    [
        b'{"first_seq":1,"first_seq":9,%s',
        b'{"head_seq":NaN,%s',
        b'{"head_seq":1e400,%s',
        b'{"device":"\\ud800",%s',
        b"\xef\xbb\xbf{%s",
    ],
    ids=["twice", "nan", "infinite", "half a character", "byte order mark"],
)
@pytest.mark.parametrize("path", ["/hello", "/push"])
def test_no_json_that_others_take_is_a_fault_of_the_cloud(
    line: Recording, path: str, raw: bytes
) -> None:
    head, good = line.last(path)
    rest = json.dumps(good).encode()[1:]

    assert answer_to(line, path, head, raw.replace(b"%s", rest)) < 500


@pytest.mark.parametrize("biz_date", ["2026-99-99", "x" * 10_000, "", "0000-00-00", "\x00"])
@pytest.mark.parametrize("total_fen", [-(2**53) + 1, 0, 2**53 - 1])
def test_a_well_signed_row_of_nonsense_is_kept_and_holds_up_nobody(
    cloud: Cloud, line: Recording, biz_date: str, total_fen: int
) -> None:
    till = Till("second")
    cloud.enrol(till, letter="B")
    sale = till.sell(1, total_fen)
    assert sale.total_fen == total_fen
    good = till.sell(2, 1200)
    till.record(good, biz_date=biz_date)
    till.sell(3, 1300)

    outcome = cloud.engine(till).run_once()

    assert outcome.outcome is Outcome.DONE
    assert cloud.rows(f"SELECT count(*) FROM ingest WHERE terminal_id='{till.terminal_id}'") == [
        (len(till.rows[1]),)
    ]
    head, _ = line.last("/hello")
    path = f"/v1/shops/{cloud.shop_id}/days/2026-11-21"
    assert line.inner.send("GET", path, head, b"", 30).status == 200


DAYS = ("2026-11-21%00", "2026-02-30", "20261121", "２０２６-11-21", "2026-W47-6", "..%2F..")
TOKENS = ("", "x", "a.b.c", "Bearer", ".." * 5000, "e30.e30.", "\x7f", "eyJhbGciOiJub25lIn0.e30.")


def test_a_day_that_is_none_is_refused_not_all_zeros(cloud: Cloud, line: Recording) -> None:
    head, _ = line.last("/hello")

    answers = {
        day: line.inner.send("GET", f"/v1/shops/{cloud.shop_id}/days/{day}", head, b"", 30).status
        for day in DAYS
    }

    assert {day for day, status in answers.items() if status not in (400, 404)} == set()


def test_a_made_up_token_is_refused(line: Recording) -> None:
    head, good = line.last("/push")

    answers = [
        answer_to(line, "/push", {**head, "authorization": f"Bearer {token}"}, good)
        for token in TOKENS
    ]

    assert answers == [401] * len(TOKENS)


class Served:
    """The real program on a folder and a free port; several may serve one folder."""

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
def two(cloud: Cloud) -> Iterator[tuple[Served, Served]]:
    servers = Served(cloud.config.folder), Served(cloud.config.folder)
    yield servers
    for server in servers:
        server.kill()


def test_two_processes_take_the_same_pushes_at_once_and_keep_each_row_once(
    cloud: Cloud, two: tuple[Served, Served]
) -> None:
    cloud.clock.at = utc_now()
    till = Till()
    way = HttpTransport(two[0].url)
    till.enrolment = enrol(way, till.key, cloud.code(), terminal_id=till.terminal_id)
    for number in range(1, 401):
        till.sell(number)
    recording = Recording(way)
    assert cloud.engine(till, recording).run_once().outcome is Outcome.DONE
    for number in range(401, 801):
        till.sell(number)
    rows = till.rows[1]
    together = Barrier(6)

    def push(n: int) -> Outcome:
        own = Till()
        own.enrolment, own.rows, own.hashes = till.enrolment, till.rows, till.hashes
        own.saved = dict(till.saved)
        mine = HttpTransport(two[n % 2].url)
        together.wait()
        outcome = Outcome.OFFLINE
        for _ in range(5):
            outcome = cloud.engine(own, mine).run_once().outcome
            if outcome is Outcome.DONE:
                break
        mine.close()
        return outcome

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(push, range(6)))
    way.close()

    assert outcomes == [Outcome.DONE] * 6
    assert cloud.rows("SELECT count(*), max(seq) FROM ingest") == [(len(rows), len(rows))]
    assert cloud.rows("SELECT count(*), count(DISTINCT sale_id) FROM sales") == [(800, 800)]


def test_a_cloud_killed_in_the_middle_of_pushes_keeps_what_it_acknowledged(
    cloud: Cloud, two: tuple[Served, Served]
) -> None:
    cloud.clock.at = utc_now()
    till = Till()
    way = HttpTransport(two[0].url)
    till.enrolment = enrol(way, till.key, cloud.code(), terminal_id=till.terminal_id)
    for number in range(1, 1501):
        till.sell(number)
    with ThreadPoolExecutor(1) as pool:
        pushing = pool.submit(lambda: cloud.engine(till, way).run_once())
        assert soon(lambda: pushing.done() or till.saved[1] > 0, 60)
        two[0].kill()
        with suppress(Unreachable):
            pushing.result(60)
    acknowledged = till.saved[1]
    kept = cloud.rows("SELECT count(*), max(seq) FROM ingest")[0]
    way.close()

    other = HttpTransport(two[1].url)
    outcome = cloud.engine(till, other).run_once()
    other.close()

    assert kept[0] == kept[1] >= acknowledged > 0
    assert outcome.outcome is Outcome.DONE
    assert cloud.rows("SELECT count(DISTINCT sale_id) FROM sales") == [(1500,)]
