"""Which path does what, and who may ask."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

import msgspec
from fastapi import Depends, FastAPI, Request, Response
from sqlalchemy import Connection, select

from cloud_stub.config import CloudConfig
from cloud_stub.database import Database
from cloud_stub.days import ShopDay, summarise
from cloud_stub.enrolment import Enrolling
from cloud_stub.errors import RefusedError
from cloud_stub.greeting import Greeting
from cloud_stub.ingest import Ingest
from cloud_stub.login import Login
from cloud_stub.tables import shops
from cloud_stub.tokens import Caller, Tokens
from cloud_stub.unpacking import decode, unpack
from sync.instants import instant
from sync.protocol import EnrolRequest, HelloRequest, PushRequest, TokenRequest, Wire


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the endpoints hand on to."""

    config: CloudConfig
    database: Database
    tokens: Tokens
    clock: Callable[[], datetime]
    enrolling: Enrolling
    login: Login
    greeting: Greeting
    ingest: Ingest

    def enrol(self, request: Request, body: bytes) -> Wire:
        """`POST /v1/enrol`: no token yet, the code and the key speak."""
        return self.enrolling.enrol(decode(self._clear(request, body), EnrolRequest))

    def token(self, request: Request, body: bytes) -> Wire:
        """`POST /v1/auth/token`: a signed nonce for a token."""
        return self.login.token(decode(self._clear(request, body), TokenRequest))

    def hello(self, request: Request, body: bytes) -> Wire:
        """`POST /v1/sync/hello`: who is behind."""
        caller = self._caller(request)
        return self.greeting.hello(caller, decode(self._clear(request, body), HelloRequest))

    def push(self, request: Request, body: bytes) -> Wire:
        """`POST /v1/sync/push`: rows of a journal."""
        caller = self._caller(request)
        return self.ingest.push(caller, decode(self._clear(request, body), PushRequest))

    def day(self, request: Request, shop_id: str, biz_date: str) -> Wire:
        """`GET /v1/shops/{shop_id}/days/{biz_date}`: for a till of the shop, or its owner."""
        caller = self._caller(request)
        if caller.shop_id not in ("", shop_id):
            raise RefusedError(403, "wrong_shop")
        if not _is_day(biz_date):
            raise RefusedError(400, "malformed", "a day is written 2026-11-21")
        wanted = ShopDay(caller.merchant_id, shop_id, biz_date)
        with self.database.read() as connection:
            _refuse_unknown(connection, wanted)
            return summarise(connection, wanted, instant(self.clock()))

    def _caller(self, request: Request) -> Caller:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        return self.tokens.caller(token if scheme.lower() == "bearer" else "", self.clock())

    def _clear(self, request: Request, body: bytes) -> bytes:
        encoding = request.headers.get("content-encoding", "").strip().lower()
        return unpack(body, encoding, self.config.max_unpacked)


def add_routes(app: FastAPI, desk: Desk) -> None:
    """Hang the endpoints into the application."""
    posts = {
        "/v1/enrol": desk.enrol,
        "/v1/auth/token": desk.token,
        "/v1/sync/hello": desk.hello,
        "/v1/sync/push": desk.push,
    }
    for path, act in posts.items():
        app.add_api_route(path, _posted(act, desk.config.max_body), methods=["POST"])

    @app.get("/v1/health")
    def health() -> Response:
        return Response(b'{"ok":true}', media_type="application/json")

    @app.get("/v1/shops/{shop_id}/days/{biz_date}")
    def day(request: Request, shop_id: str, biz_date: str) -> Response:
        return _json(desk.day(request, shop_id, biz_date))


def _posted(act: Callable[[Request, bytes], Wire], limit: int) -> Callable[..., Response]:
    async def whole_body(request: Request) -> bytes:
        whole = bytearray()
        async for part in request.stream():
            whole += part
            if len(whole) > limit:
                raise RefusedError(413, "too_large", f"more than {limit} bytes")
        return bytes(whole)

    def endpoint(request: Request, body: Annotated[bytes, Depends(whole_body)]) -> Response:
        return _json(act(request, body))

    return endpoint


def _is_day(text: str) -> bool:
    """Whether a day is written as the tables hold it; ISO's other forms would find nothing."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _refuse_unknown(connection: Connection, day: ShopDay) -> None:
    known = select(shops.c.shop_id).where(
        shops.c.merchant_id == day.merchant_id, shops.c.shop_id == day.shop_id
    )
    if connection.execute(known).first() is None:
        raise RefusedError(404, "unknown_shop")


def _json(answer: Wire) -> Response:
    return Response(msgspec.json.encode(answer), media_type="application/json")
