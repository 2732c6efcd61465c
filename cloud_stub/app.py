"""The cloud's HTTP face. `create_app` builds it from a folder; every endpoint is a plain `def`."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

import msgspec
from fastapi import FastAPI, Request, Response

from cloud_stub.applying import Project
from cloud_stub.config import CloudConfig, utc_now
from cloud_stub.database import open_database
from cloud_stub.enrolment import Enrolling
from cloud_stub.errors import RefusedError
from cloud_stub.greeting import Greeting
from cloud_stub.ingest import Ingest
from cloud_stub.keys import read_key
from cloud_stub.login import Login
from cloud_stub.projection import project
from cloud_stub.routes import Desk, add_routes
from cloud_stub.tokens import Tokens
from cloud_stub.upgrading import upgrade
from sync.protocol import Problem


def create_app(
    config: CloudConfig,
    *,
    clock: Callable[[], datetime] = utc_now,
    project: Project = project,
) -> FastAPI:
    """Open the folder and return the application.

    Raises:
        CloudError: no key in the folder (run `init` first), or an SQLite that loses data.
    """
    key = read_key(config.key_file)
    database = open_database(config.database)
    upgrade(database)
    tokens = Tokens(key, config.token_s, config.nonce_s)

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        database.close()

    app = FastAPI(title="Zhanggui cloud", lifespan=lifespan, docs_url=None, redoc_url=None)
    desk = Desk(
        config=config,
        database=database,
        tokens=tokens,
        clock=clock,
        enrolling=Enrolling(database, key.pubkey, clock, config.code_tries),
        login=Login(database, tokens, clock),
        greeting=Greeting(database, tokens, clock),
        ingest=Ingest(database, key, clock, project),
    )
    add_routes(app, desk)
    app.add_exception_handler(RefusedError, _refusals(tokens, clock))
    return app


def _refusals(
    tokens: Tokens, clock: Callable[[], datetime]
) -> Callable[[Request, Exception], Response]:
    def answer(_request: Request, error: Exception) -> Response:
        assert isinstance(error, RefusedError)
        problem = Problem(
            code=error.code,
            detail=error.detail,
            nonce=tokens.nonce(clock()) if error.status == 401 else "",
            expected_seq=error.expected_seq,
        )
        body = msgspec.json.encode(problem)
        return Response(body, error.status, media_type="application/json")

    return answer
