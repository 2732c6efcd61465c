"""A till signs a nonce with its device key and gets a token: wrong clocks still log in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from cloud_stub.database import Database
from cloud_stub.errors import RefusedError
from cloud_stub.tables import spent_nonces, terminals
from cloud_stub.tokens import Caller, Nonce, Tokens
from sync.codec import unb64u
from sync.instants import instant
from sync.protocol import TokenReply, TokenRequest, signed_login
from sync.signing import checker


@dataclass(frozen=True, slots=True)
class Login:
    """Exchanges nonces for tokens."""

    database: Database
    tokens: Tokens
    clock: Callable[[], datetime]

    def token(self, request: TokenRequest) -> TokenReply:
        """Return a token for the till that signed a fresh nonce; a nonce is good once.

        Raises:
            RefusedError: 401 bad_nonce; 403 unknown_terminal, bad_signature.
        """
        now = self.clock()
        nonce = self.tokens.fresh(request.nonce, now)
        with self.database.write() as connection:
            till = _till(connection, request)
            _check(till, request)
            _spend(connection, till, nonce, self.tokens.nonce_s)
            same = (terminals.c.merchant_id == till.merchant_id) & (
                terminals.c.terminal_id == till.terminal_id
            )
            connection.execute(update(terminals).where(same).values(last_seen_at=instant(now)))
        caller = Caller(
            kind="terminal",
            merchant_id=till.merchant_id,
            shop_id=till.shop_id,
            terminal_id=till.terminal_id,
        )
        return TokenReply(
            token=self.tokens.token(caller, now),
            expires_in_s=self.tokens.token_s,
            server_time=instant(now),
        )


def _spend(connection: Connection, till: Row[Any], nonce: Nonce, life_s: int) -> None:
    mine = (spent_nonces.c.merchant_id == till.merchant_id) & (
        spent_nonces.c.terminal_id == till.terminal_id
    )
    stale = spent_nonces.c.at_us < nonce.at_us - 2 * life_s * 1_000_000
    connection.execute(delete(spent_nonces).where(mine, stale))
    spent = select(spent_nonces.c.salt).where(mine, spent_nonces.c.salt == nonce.salt)
    if connection.execute(spent).first() is not None:
        raise RefusedError(401, "bad_nonce")
    connection.execute(
        insert(spent_nonces).values(
            merchant_id=till.merchant_id,
            shop_id=till.shop_id,
            terminal_id=till.terminal_id,
            salt=nonce.salt,
            at_us=nonce.at_us,
        )
    )


def _till(connection: Connection, request: TokenRequest) -> Row[Any]:
    wanted = select(terminals).where(
        terminals.c.merchant_id == request.merchant_id,
        terminals.c.terminal_id == request.terminal_id,
    )
    row = connection.execute(wanted).first()
    if row is None:
        raise RefusedError(403, "unknown_terminal")
    return row


def _check(till: Row[Any], request: TokenRequest) -> None:
    try:
        sig = unb64u(request.sig)
    except ValueError as error:
        raise RefusedError(403, "bad_signature") from error
    if not checker(till.pubkey)(sig, signed_login(request.terminal_id, request.nonce)):
        raise RefusedError(403, "bad_signature")
