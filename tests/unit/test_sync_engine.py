"""The engine against peers that are not what they should be."""

from collections.abc import Callable
from random import Random
from typing import Any

import msgspec
import pytest
import zstandard

from sync.codec import b64u
from sync.engine import SyncEngine
from sync.errors import TooSlow, Unreachable
from sync.ports import About, Enrolment, Response
from sync.protocol import (
    HelloReply,
    Limits,
    Problem,
    PushReply,
    PushRequest,
    TokenReply,
    signed_checkpoint,
)
from sync.signing import SigningKey
from sync.states import Outcome
from tests.journals import TestClock, Till

CLOUD_KEY = SigningKey(bytes(range(32)))
TIME = "2026-11-21T02:00:00.000Z"


class Peer:
    """A cloud of a few lines whose answers can be bent, path by path."""

    def __init__(self, till: Till, clock: TestClock) -> None:
        self.till = till
        self.clock = clock
        self.held = 0
        self.sizes: list[int] = []
        self.bend: dict[str, Callable[[Response], Response]] = {}
        self.takes_s = 0.0
        self.max_items = 200

    def send(self, method: str, path: str, headers: Any, body: bytes, timeout: float) -> Response:
        name = path.rsplit("/", 1)[-1]
        if name != "token" and "authorization" not in headers:
            return self.bent("", answer(401, Problem(code="token_needed", nonce="n")))
        self.clock.forward(self.takes_s)
        made = getattr(self, name)(body)
        return self.bent(name, made if isinstance(made, Response) else answer(200, made))

    def bent(self, name: str, response: Response) -> Response:
        return self.bend[name](response) if name in self.bend else response

    def token(self, body: bytes) -> TokenReply:
        return TokenReply(token="t", expires_in_s=900, server_time=TIME)

    def hello(self, body: bytes) -> HelloReply:
        place = self.till.position()
        ahead = self.held - place.acked_seq
        return HelloReply(
            server_time=TIME,
            nonce="n",
            last_seq=self.held,
            last_hash=self.hash(self.held),
            action="ok" if ahead == 0 else "advance" if ahead > 0 else "resend_from",
            limits=Limits(max_items=self.max_items),
        )

    def push(self, body: bytes) -> PushReply | Response:
        raw = zstandard.ZstdDecompressor().decompress(body, 10_000_000)
        request = msgspec.json.decode(raw, type=PushRequest)
        self.sizes.append(len(request.items))
        if request.first_seq > self.held + 1:
            return answer(409, Problem(code="gap", expected_seq=self.held + 1))
        self.held = max(self.held, request.items[-1].seq)
        row_hash = self.till.hashes[1][self.held]
        signed = signed_checkpoint(
            self.till.terminal_id, 1, self.held, row_hash=row_hash, server_time=TIME
        )
        return PushReply(
            batch_id=request.batch_id,
            epoch=1,
            acked_seq=self.held,
            acked_hash=b64u(row_hash),
            applied_seq=self.held,
            server_time=TIME,
            checkpoint_sig=b64u(CLOUD_KEY.sign(signed)),
        )

    def hash(self, seq: int) -> str:
        return b64u(self.till.hashes[1][seq]) if seq else ""


def answer(status: int, body: Any, **headers: str) -> Response:
    return Response(status, headers, msgspec.json.encode(body))


def changed(kind: type[Any], **changes: Any) -> Callable[[Response], Response]:
    def bend(response: Response) -> Response:
        decoded = msgspec.json.decode(response.body, type=kind)
        return answer(200, msgspec.structs.replace(decoded, **changes))

    return bend


@pytest.fixture
def till() -> Till:
    made = Till()
    for n in range(1, 301):
        made.sell(n)
    made.enrolment = Enrolment("m" * 36, "s" * 36, "WJL", "望江楼", "A", CLOUD_KEY.pubkey)
    return made


@pytest.fixture
def peer(till: Till) -> Peer:
    return Peer(till, TestClock())


@pytest.fixture
def engine(till: Till, peer: Peer) -> SyncEngine:
    return SyncEngine(
        till,
        peer,
        about=About(till.terminal_id, "0.1.0", 1, "boot"),
        key=till.key,
        clock=peer.clock,
        enrolment=lambda: till.enrolment,
    )


def test_batches_grow_while_answers_are_quick(engine: SyncEngine, peer: Peer, till: Till):
    outcome = engine.run_once()

    assert (outcome.outcome, outcome.sent, till.pending().n) == (Outcome.DONE, 301, 0)
    assert peer.sizes == [50, 100, 151]


def test_batches_do_not_grow_while_answers_take_long(engine: SyncEngine, peer: Peer):
    peer.takes_s = 6.0

    engine.run_once()

    assert set(peer.sizes[:-1]) == {50}
    assert engine.is_slow


def test_a_timeout_halves_the_batch_down_to_one(engine: SyncEngine, peer: Peer, till: Till):
    def too_slow(_: Response) -> Response:
        raise TooSlow("timeout")

    sizes = []
    peer.bend["push"] = too_slow
    for _ in range(8):
        till.saved[1] = peer.held = 0
        outcome = engine.run_once()
        sizes.append(peer.sizes[-1])

    assert outcome.outcome is Outcome.SLOW
    assert sizes == [50, 25, 12, 6, 3, 1, 1, 1]


def test_the_cloud_may_ask_for_smaller_batches(engine: SyncEngine, peer: Peer):
    peer.max_items = 7

    engine.run_once()

    assert max(peer.sizes) == 7


def test_a_batch_too_large_is_halved(engine: SyncEngine, peer: Peer):
    def refuse_large(response: Response) -> Response:
        if peer.sizes[-1] > 20:
            peer.held = 0 if peer.held <= 50 else peer.held
            return answer(413, Problem(code="too_large"))
        return response

    peer.bend["push"] = refuse_large

    engine.run_once()

    assert peer.sizes[:3] == [50, 25, 12]


def test_a_lost_answer_is_made_good_by_hello(engine: SyncEngine, peer: Peer, till: Till):
    def lose(_: Response) -> Response:
        raise Unreachable("offline")

    peer.bend["push"] = lose
    lost = engine.run_once()
    del peer.bend["push"]

    outcome = engine.run_once()

    assert (lost.outcome, outcome.outcome) == (Outcome.OFFLINE, Outcome.DONE)
    assert (outcome.sent, till.pending().n) == (251, 0)


def test_a_page_of_a_captive_portal_is_offline(engine: SyncEngine, peer: Peer, till: Till):
    page = Response(200, {"content-type": "text/html"}, b"<html>Please pay</html>")
    for path in ("", "token", "hello", "push"):
        peer.bend = {path: lambda _: page}

        outcome = engine.run_once()

        assert (outcome.outcome, outcome.code) == (Outcome.OFFLINE, "not_our_cloud"), path
    assert till.pending().n == 301


@pytest.mark.parametrize(
    "change",
    [
        {"checkpoint_sig": b64u(bytes(64))},
        {"checkpoint_sig": "not base64!"},
        {"server_time": "2026-11-21T02:00:00.001Z"},
        {"acked_seq": 51},
        {"acked_seq": 9_999},
        {"acked_hash": b64u(bytes(32))},
        {"epoch": 2},
    ],
)
def test_no_acknowledgement_is_believed_that_does_not_check(
    engine: SyncEngine, peer: Peer, till: Till, change: dict[str, Any]
):
    peer.bend["push"] = changed(PushReply, **change)

    outcome = engine.run_once()

    assert (outcome.outcome, outcome.code) == (Outcome.NOT_ACCEPTED, "bad_ack")
    assert (till.saved[1], outcome.sent) == (0, 0)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"action": "fork", "common_seq": 3}, "fork"),
        ({"action": "gap"}, "gap"),
        ({"action": "advance", "last_seq": 9_999}, "gap"),
        ({"action": "advance", "last_seq": 5, "last_hash": b64u(bytes(32))}, "fork"),
    ],
)
def test_no_position_is_taken_over_that_our_journal_does_not_show(
    engine: SyncEngine, peer: Peer, till: Till, change: dict[str, Any], code: str
):
    peer.bend["hello"] = changed(HelloReply, **change)

    outcome = engine.run_once()

    assert (outcome.outcome, outcome.code, till.saved[1]) == (Outcome.NOT_ACCEPTED, code, 0)


def test_a_cloud_put_back_is_sent_everything_again(engine: SyncEngine, peer: Peer, till: Till):
    engine.run_once()
    peer.held = 100
    engine.greet_next()

    outcome = engine.run_once()

    assert (outcome.outcome, outcome.sent, peer.held) == (Outcome.DONE, 201, 301)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_cloud_is_asked_again_later(engine: SyncEngine, peer: Peer, status: int):
    problem = Problem(code="later")
    peer.bend["push"] = lambda _: Response(
        status, {"retry-after": "17"}, msgspec.json.encode(problem)
    )

    outcome = engine.run_once()

    assert (outcome.outcome, outcome.code, outcome.retry_after_s) == (Outcome.BUSY, "later", 17.0)


def test_a_gateway_without_a_cloud_behind_it_is_busy(engine: SyncEngine, peer: Peer):
    peer.bend["hello"] = lambda _: Response(502, {}, b"<html>Bad gateway</html>")

    outcome = engine.run_once()

    assert (outcome.outcome, outcome.code) == (Outcome.BUSY, "http_502")


def test_a_definite_no_is_told_with_its_code(engine: SyncEngine, peer: Peer):
    peer.bend["push"] = lambda _: answer(400, Problem(code="malformed"))

    outcome = engine.run_once()

    assert (outcome.outcome, outcome.code) == (Outcome.NOT_ACCEPTED, "malformed")


def test_a_conflict_that_does_not_end_is_told(engine: SyncEngine, peer: Peer):
    peer.bend["push"] = lambda _: answer(409, Problem(code="fork"))

    outcome = engine.run_once()

    assert (outcome.outcome, outcome.code, len(peer.sizes)) == (Outcome.NOT_ACCEPTED, "fork", 2)


def test_hello_is_due_every_quarter_of_an_hour(engine: SyncEngine, peer: Peer):
    heard = []
    peer.bend["hello"] = lambda response: heard.append(peer.clock.mono) or response
    engine.run_once()
    engine.run_once()
    peer.clock.forward(901)

    engine.run_once()

    assert len(heard) == 2


def test_a_stop_is_heeded_between_batches(engine: SyncEngine, peer: Peer):
    progress: list[int] = []

    outcome = engine.run_once(
        stopping=lambda: len(progress) >= 2, progressed=lambda: progress.append(peer.held)
    )

    assert (outcome.outcome, outcome.sent, progress) == (Outcome.STOPPED, 150, [50, 150])


def test_a_till_without_a_shop_is_not_enrolled(engine: SyncEngine, till: Till, peer: Peer):
    belongs, till.enrolment = till.enrolment, None
    alone = engine.run_once()
    till.enrolment = belongs

    assert (alone.outcome, peer.sizes) == (Outcome.NOT_ENROLLED, [])
    assert engine.run_once().outcome is Outcome.DONE


def test_a_hole_in_our_own_journal_is_told(engine: SyncEngine, till: Till):
    del till.hashes[1][100:]

    outcome = engine.run_once()

    assert (outcome.outcome, outcome.code) == (Outcome.NOT_ACCEPTED, "journal_gap")


@pytest.mark.parametrize("seed", range(20))
def test_whatever_gets_lost_everything_arrives_once_in_the_end(
    engine: SyncEngine, peer: Peer, till: Till, seed: int
):
    rng = Random(seed)

    def unreliable(response: Response) -> Response:
        if rng.random() < 0.4:
            raise rng.choice([Unreachable("offline"), TooSlow("timeout")])
        return response

    peer.bend = dict.fromkeys(("", "token", "hello", "push"), unreliable)
    rounds = 0
    while till.pending().n:
        before = peer.held
        engine.run_once()
        rounds += 1
        assert before <= peer.held
        assert till.saved[1] <= peer.held
        assert rounds < 2_000

    assert peer.held == 301
