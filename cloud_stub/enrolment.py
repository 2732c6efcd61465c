"""A till shows a one-time code and becomes a shop's.

The first half of a code finds it, the second proves it: after five wrong halves it is dead, and
nobody can tell a wrong half from an unknown code. The same till asking again gets the same answer.
"""

import hmac
import string
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Row, insert, select, update

from cloud_stub.accounts import PREFIX, code_hash
from cloud_stub.database import Database
from cloud_stub.errors import RefusedError
from cloud_stub.tables import enrol_codes, shops, terminals
from sync.codec import b64u, unb64u
from sync.codes import tidy
from sync.instants import instant
from sync.protocol import EnrolReply, EnrolRequest, signed_enrolment
from sync.signing import checker


@dataclass(frozen=True, slots=True)
class Enrolling:
    """The first call of a till."""

    database: Database
    server_key: bytes
    clock: Callable[[], datetime]
    code_tries: int

    def enrol(self, request: EnrolRequest) -> EnrolReply:
        """Bind the till's own id and key to the code's shop.

        Raises:
            RefusedError: 403 wrong_code, code_expired, code_locked, bad_signature;
                409 code_used, terminal_taken, no_letter_free; 400 malformed.
        """
        pubkey, code = _proved(request)
        now = instant(self.clock())
        with self.database.write() as connection:
            row = _find(connection, code)
            refused = self._refused(connection, row, code, now)
            if refused is None and row is not None:
                _check_use(row, request.terminal_id, pubkey)
                return self._bind(connection, row, request, now)
        raise refused or RefusedError(403, "wrong_code")

    def _refused(
        self, connection: Connection, row: Row[Any] | None, code: str, now: str
    ) -> RefusedError | None:
        """Judge the code alone; a wrong try is counted, and stays counted."""
        if row is None:
            return RefusedError(403, "wrong_code")
        if row.tries >= self.code_tries:
            return RefusedError(403, "code_locked")
        if not hmac.compare_digest(row.secret_hash, code_hash(code)):
            _change_code(connection, row, tries=row.tries + 1)
            return RefusedError(403, "wrong_code")
        if row.used_pubkey is None and row.expires_at <= now:
            return RefusedError(403, "code_expired")
        return None

    def _bind(
        self, connection: Connection, code: Row[Any], request: EnrolRequest, now: str
    ) -> EnrolReply:
        pubkey = unb64u(request.pubkey)
        till = _terminal(connection, request.terminal_id)
        if till is None:
            _add_terminal(connection, code, request, now)
            till = _terminal(connection, request.terminal_id)
        if till is None or (till.shop_id, till.pubkey) != (code.shop_id, pubkey):
            raise RefusedError(409, "terminal_taken")
        _change_code(
            connection, code, used_pubkey=pubkey, used_at=now, terminal_id=till.terminal_id
        )
        shop = _shop(connection, till)
        return EnrolReply(
            merchant_id=till.merchant_id,
            shop_id=till.shop_id,
            shop_code=shop.code,
            shop_name=shop.name,
            terminal_id=till.terminal_id,
            epoch=max(1, till.epoch),
            letter=till.letter,
            server_key=b64u(self.server_key),
            server_time=now,
        )


def _proved(request: EnrolRequest) -> tuple[bytes, str]:
    try:
        UUID(request.terminal_id)
        pubkey, sig, code = unb64u(request.pubkey), unb64u(request.sig), tidy(request.code)
        check = checker(pubkey)
    except ValueError as error:
        raise RefusedError(400, "malformed", str(error)) from error
    if request.letter not in string.ascii_uppercase:
        raise RefusedError(400, "malformed", "a till's letter is one of A to Z")
    if not check(sig, signed_enrolment(code, request.terminal_id, pubkey)):
        raise RefusedError(403, "bad_signature")
    return pubkey, code


def _check_use(row: Row[Any], terminal_id: str, pubkey: bytes) -> None:
    if row.used_pubkey is not None and (row.used_pubkey, row.terminal_id) != (pubkey, terminal_id):
        raise RefusedError(409, "code_used")


def _find(connection: Connection, code: str) -> Row[Any] | None:
    wanted = select(enrol_codes).where(enrol_codes.c.code_id == code[:PREFIX])
    return connection.execute(wanted).first()


def _terminal(connection: Connection, terminal_id: str) -> Row[Any] | None:
    wanted = select(terminals).where(terminals.c.terminal_id == terminal_id)
    return connection.execute(wanted).first()


def _shop(connection: Connection, till: Row[Any]) -> Row[Any]:
    wanted = select(shops).where(
        shops.c.merchant_id == till.merchant_id, shops.c.shop_id == till.shop_id
    )
    return connection.execute(wanted).one()


def _change_code(connection: Connection, row: Row[Any], **values: object) -> None:
    same = (enrol_codes.c.merchant_id == row.merchant_id) & (enrol_codes.c.code_id == row.code_id)
    connection.execute(update(enrol_codes).where(same).values(**values))


def _add_terminal(connection: Connection, code: Row[Any], request: EnrolRequest, now: str) -> None:
    connection.execute(
        insert(terminals).values(
            merchant_id=code.merchant_id,
            shop_id=code.shop_id,
            terminal_id=request.terminal_id,
            pubkey=unb64u(request.pubkey),
            letter=_free_letter(connection, code, request.letter),
            hw=request.hw,
            app_version=request.app_version,
            enrolled_at=now,
            last_seen_at=now,
        )
    )


def _free_letter(connection: Connection, code: Row[Any], wished: str) -> str:
    taken = set(
        connection.execute(
            select(terminals.c.letter).where(
                terminals.c.merchant_id == code.merchant_id, terminals.c.shop_id == code.shop_id
            )
        ).scalars()
    )
    for letter in wished + string.ascii_uppercase:
        if letter not in taken:
            return letter
    raise RefusedError(409, "no_letter_free")
