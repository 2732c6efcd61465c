"""A real cloud in a folder, reached in process, and the ways its answers can get lost."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pysqlite3
from fastapi import FastAPI

from cloud_stub.accounts import add_merchant, add_shop, make_code
from cloud_stub.app import create_app
from cloud_stub.cli import main
from cloud_stub.config import CloudConfig
from cloud_stub.database import open_database
from cloud_stub.projection import project
from sync.engine import SyncEngine
from sync.enrol import enrol
from sync.errors import Unreachable
from sync.ports import About, Response
from tests.journals import TestClock, Till


class InProcess:
    """Sends straight into the application."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.sent: list[str] = []

    def send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes, timeout: float
    ) -> Response:
        self.sent.append(path)
        return asyncio.run(self._send(method, path, headers, body))

    async def _send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes
    ) -> Response:
        way = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=way, base_url="http://cloud") as client:
            answer = await client.request(method, path, headers=dict(headers), content=body)
        return Response(answer.status_code, dict(answer.headers), answer.content)


@dataclass
class Losing:
    """Delivers requests; loses the answers (or the requests) of a path while told to."""

    inner: Any
    lose_answers: str = ""
    lose_all: bool = False
    lost: int = field(default=0)

    def send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes, timeout: float
    ) -> Response:
        if self.lose_all:
            self.lost += 1
            raise Unreachable("offline", "cut off")
        response = self.inner.send(method, path, headers, body, timeout)
        if self.lose_answers and path.endswith(self.lose_answers):
            self.lost += 1
            raise Unreachable("offline", "the answer was lost")
        return response


class Cloud:
    """One cloud's folder with a merchant and a shop; `restart` opens it anew."""

    def __init__(self, folder: Path, clock: TestClock, project: Callable[..., Any] = project):
        self.config = CloudConfig(folder)
        self.clock = clock
        self.project = project
        assert main(["--data", str(folder), "init"]) == 0
        database = open_database(self.config.database)
        with database.write() as connection:
            self.merchant_id = add_merchant(connection, "望江楼", clock())
            self.shop_id = self._shop(connection, "WJL")
            self.other_shop_id = self._shop(connection, "XJ2")
        database.close()
        self.restart()

    def _shop(self, connection: Any, code: str) -> str:
        return add_shop(connection, self.merchant_id, code=code, name=code, now=self.clock())

    def restart(self) -> None:
        self.app = create_app(self.config, clock=self.clock, project=self.project)
        self.way = InProcess(self.app)

    def code(self, shop_id: str = "") -> str:
        database = open_database(self.config.database)
        with database.write() as connection:
            code = make_code(
                connection,
                self.merchant_id,
                shop_id or self.shop_id,
                now=self.clock(),
                life_s=self.config.code_s,
            )
        database.close()
        return code

    def enrol(self, till: Till, *, shop_id: str = "", letter: str = "A") -> None:
        till.enrolment = enrol(
            self.way, till.key, self.code(shop_id), terminal_id=till.terminal_id, letter=letter
        )

    def engine(self, till: Till, way: Any = None, clock: Any = None) -> SyncEngine:
        return SyncEngine(
            till,
            way or self.way,
            about=About(till.terminal_id),
            key=till.key,
            clock=clock or self.clock,
            enrolment=lambda: till.enrolment,
        )

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """Read the cloud's own tables, past the program."""
        raw = pysqlite3.connect(self.config.database)
        try:
            return raw.execute(sql).fetchall()
        finally:
            raw.close()
