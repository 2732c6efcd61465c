"""Nonces and tokens, both signed by the cloud's key, so that any process of the cloud checks them.

A token is a JWT with the algorithm pinned to EdDSA. A nonce carries its instant and serves any
till; it is good once a till, because those spent are remembered as long as they are fresh.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

import msgspec

from cloud_stub.errors import RefusedError
from sync.codec import b64u, unb64u
from sync.signing import SigningKey, checker

_HEAD = b64u(b'{"alg":"EdDSA","typ":"JWT"}')
Claims = TypeVar("Claims", bound=msgspec.Struct)


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Who sends a request: a till (`terminal_id`), or an administrator of a merchant."""

    kind: str
    merchant_id: str
    shop_id: str = ""
    terminal_id: str = ""
    exp: int = 0


class Nonce(msgspec.Struct, frozen=True, kw_only=True):
    """What a nonce says: when it was given (microseconds)."""

    at_us: int
    salt: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """Makes and checks both; times are passed in."""

    key: SigningKey
    token_s: int
    nonce_s: int

    def token(self, caller: Caller, now: datetime, life_s: int = 0) -> str:
        """Return a bearer token for `caller`, `token_s` seconds good unless told otherwise."""
        exp = int(now.timestamp()) + (life_s or self.token_s)
        claims = msgspec.json.encode(msgspec.structs.replace(caller, exp=exp))
        return self._sealed(f"{_HEAD}.{b64u(claims)}")

    def caller(self, token: str, now: datetime) -> Caller:
        """Read a token.

        Raises:
            RefusedError: 401 token_needed, bad_token or token_expired.
        """
        if not token:
            raise RefusedError(401, "token_needed")
        caller = self._opened(token, Caller)
        if caller.exp <= now.timestamp():
            raise RefusedError(401, "token_expired")
        return caller

    def nonce(self, now: datetime) -> str:
        """Return a nonce."""
        salt = b64u(os.urandom(9))
        made = Nonce(at_us=_us(now), salt=salt)
        return self._sealed(f"n.{b64u(msgspec.json.encode(made))}")

    def fresh(self, nonce: str, now: datetime) -> Nonce:
        """Read a nonce that is not too old.

        Raises:
            RefusedError: 401 bad_nonce.
        """
        try:
            made = self._opened(nonce, Nonce)
        except RefusedError as error:
            raise RefusedError(401, "bad_nonce") from error
        if abs(_us(now) - made.at_us) > self.nonce_s * 1_000_000:
            raise RefusedError(401, "bad_nonce")
        return made

    def _sealed(self, text: str) -> str:
        return f"{text}.{b64u(self.key.sign(text.encode()))}"

    def _opened(self, sealed: str, kind: type[Claims]) -> Claims:
        text, _, sig = sealed.rpartition(".")
        head, _, claims = text.partition(".")
        try:
            known = head == (_HEAD if kind is Caller else "n")
            if known and checker(self.key.pubkey)(unb64u(sig), text.encode()):
                return msgspec.json.decode(unb64u(claims), type=kind)
        except (ValueError, msgspec.DecodeError) as error:
            raise RefusedError(401, "bad_token") from error
        raise RefusedError(401, "bad_token")


def _us(at: datetime) -> int:
    return int(at.timestamp() * 1_000_000)
