"""The chain and the signatures of a push, without a database: what is genuine, up to where."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from cloud_stub.journals import Standing
from sync.codec import NO_PARENT, data_of, decode_body, genesis_hash, next_hash, unb64u
from sync.events import EpochOpened
from sync.protocol import ItemResult, PushItem, PushRequest
from sync.signing import checker


@dataclass(frozen=True, slots=True)
class Genuine:
    """An item whose place in the chain and signature hold."""

    item: PushItem
    body: bytes
    body_hash: bytes
    hash: bytes
    sig: bytes


class ChainError(Exception):
    """The first row of an epoch does not open it."""


def check_items(
    request: PushRequest, previous: bytes, pubkey: bytes
) -> tuple[Sequence[Genuine], ItemResult | None]:
    """Return the genuine items from the first on, and what is wrong with the next one."""
    check = checker(pubkey)
    good: list[Genuine] = []
    for seq, item in enumerate(request.items, request.first_seq):
        if item.seq != seq:
            return good, _bad(item, "bad_chain", f"row {seq} was due")
        body = item.body.encode()
        previous = next_hash(request.terminal_id, request.epoch, seq, previous, body)
        sig = _signature(item)
        if not check(sig, previous):
            return good, _bad(item, "bad_signature", "the chain or the signature does not hold")
        good.append(Genuine(item, body, hashlib.sha256(body).digest(), previous, sig))
    return good, None


def opening(request: PushRequest, pubkey: bytes) -> Standing:
    """Return the standing before the first row of a new epoch.

    Raises:
        ChainError: row 1 is no `epoch.opened` of this till's key.
    """
    try:
        event = data_of(decode_body(request.items[0].body.encode()))
        if not isinstance(event, EpochOpened) or unb64u(event.pubkey) != pubkey:
            raise ChainError("row 1 does not open the epoch with this till's key")
        parent = unb64u(event.parent_hash) if event.parent_hash else NO_PARENT
        genesis = genesis_hash(request.terminal_id, request.epoch, parent, pubkey)
    except (ValueError, KeyError, msgspec.DecodeError) as error:
        raise ChainError("row 1 cannot be read") from error
    return Standing(request.epoch, 0, genesis, genesis, pubkey)


def _signature(item: PushItem) -> bytes:
    try:
        return unb64u(item.sig)
    except ValueError:
        return b""


def _bad(item: PushItem, status: str, detail: str) -> ItemResult:
    return ItemResult(seq=item.seq, event_id=item.event_id[:36], status=status, detail=detail)
