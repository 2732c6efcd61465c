"""The cloud's calls, typed: what is sent, what comes back, what each refusal means."""

from collections.abc import Mapping
from typing import TypeVar

import msgspec
import zstandard

from sync.codec import b64u
from sync.errors import Busy, Refused, Unreachable
from sync.ports import Clock, DeviceKey, Enrolment, Response, Transport
from sync.protocol import (
    HelloReply,
    HelloRequest,
    Problem,
    PushReply,
    PushRequest,
    TokenReply,
    TokenRequest,
    Wire,
    signed_login,
)

ANSWER_S = 30.0
RENEW_BEFORE_S = 60.0
Reply = TypeVar("Reply", bound=Wire)


class NeedsToken(Refused):
    """401: sign the nonce and ask again."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code, problem.detail, status=401)
        self.nonce = problem.nonce


class Conflict(Refused):
    """409: the cloud stands elsewhere in the journal; say hello."""


class Calls:
    """One till's conversation with its cloud; gets and renews its token by itself."""

    def __init__(
        self,
        *,
        transport: Transport,
        key: DeviceKey,
        clock: Clock,
        terminal_id: str,
        enrolment: Enrolment,
    ) -> None:
        self._transport = transport
        self._key = key
        self._clock = clock
        self._terminal_id = terminal_id
        self._enrolment = enrolment
        self._token = ""
        self._good_until = 0.0

    def hello(self, request: HelloRequest) -> HelloReply:
        """Tell where the till stands and learn where the cloud stands."""
        body = msgspec.json.encode(request)
        return self._authorised("/v1/sync/hello", {}, body, HelloReply)

    def push(self, request: PushRequest) -> PushReply:
        """Send rows; returns after the cloud's COMMIT.

        Raises:
            Conflict: gap or fork, nothing stored; Refused, Busy, Unreachable.
        """
        body = zstandard.ZstdCompressor(level=6).compress(msgspec.json.encode(request))
        return self._authorised("/v1/sync/push", {"content-encoding": "zstd"}, body, PushReply)

    def _authorised(
        self, path: str, headers: Mapping[str, str], body: bytes, kind: type[Reply]
    ) -> Reply:
        if self._clock.monotonic() >= self._good_until:
            self._token = ""
        try:
            return self._post(path, headers, body, kind)
        except NeedsToken as asked:
            if not asked.nonce:
                raise
            self._log_in(asked.nonce)
            return self._post(path, headers, body, kind)

    def _post(self, path: str, headers: Mapping[str, str], body: bytes, kind: type[Reply]) -> Reply:
        sent = {"authorization": f"Bearer {self._token}", **headers} if self._token else headers
        return post(self._transport, path, sent, body, kind)

    def _log_in(self, nonce: str) -> None:
        asked = TokenRequest(
            merchant_id=self._enrolment.merchant_id,
            terminal_id=self._terminal_id,
            nonce=nonce,
            sig=b64u(self._key.sign(signed_login(self._terminal_id, nonce))),
        )
        reply = post(self._transport, "/v1/auth/token", {}, msgspec.json.encode(asked), TokenReply)
        self._token = reply.token
        life = max(0.0, reply.expires_in_s - RENEW_BEFORE_S)
        self._good_until = self._clock.monotonic() + life


def post(
    transport: Transport, path: str, headers: Mapping[str, str], body: bytes, kind: type[Reply]
) -> Reply:
    """Send one request and decode its answer.

    Raises:
        Refused: a definite no; Busy: later; Unreachable: no answer, or not from our cloud.
    """
    sent = {"content-type": "application/json", **headers}
    response = transport.send("POST", path, sent, body, ANSWER_S)
    if response.status != 200:
        raise _refusal(response)
    try:
        return msgspec.json.decode(response.body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreachable("not_our_cloud", str(error)[:200]) from error


def _refusal(response: Response) -> Exception:
    try:
        problem = msgspec.json.decode(response.body, type=Problem)
    except (msgspec.DecodeError, UnicodeDecodeError):
        if 500 <= response.status < 600:
            return Busy(f"http_{response.status}")
        return Unreachable("not_our_cloud", f"HTTP {response.status} without our answer")
    if response.status == 429 or response.status >= 500:
        return Busy(problem.code, problem.detail, retry_after_s=_retry_after(response))
    if response.status == 401:
        return NeedsToken(problem)
    if response.status == 409:
        return Conflict(problem.code, problem.detail, status=409)
    return Refused(problem.code, problem.detail, status=response.status)


def _retry_after(response: Response) -> float:
    text = response.headers.get("retry-after", "")
    return min(float(text), 300.0) if text.isdecimal() else 0.0
