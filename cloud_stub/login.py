"""A till signs a nonce with its device key and gets a token: wrong clocks still log in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select, update

from cloud_stub.database import Database
from cloud_stub.errors import RefusedError
from cloud_stub.tables import terminals
from cloud_stub.tokens import Caller, Tokens
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
        at_us = self.tokens.spend(request.nonce, now)
        with self.database.write() as connection:
            till = _till(connection, request)
            _check(till, request)
            if at_us <= till.last_nonce_us:
                raise RefusedError(401, "bad_nonce")
            same = (terminals.c.merchant_id == till.merchant_id) & (
                terminals.c.terminal_id == till.terminal_id
            )
            seen = {"last_nonce_us": at_us, "last_seen_at": instant(now)}
            connection.execute(update(terminals).where(same).values(**seen))
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
