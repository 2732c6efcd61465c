"""Hello: compare a till's journal with ours and say who is behind."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from cloud_stub import journals
from cloud_stub.database import Database
from cloud_stub.errors import RefusedError
from cloud_stub.journals import Standing
from cloud_stub.tokens import Caller, Tokens
from sync.codec import b64u
from sync.instants import instant
from sync.protocol import PROTOCOL, Action, HelloReply, HelloRequest


@dataclass(frozen=True, slots=True)
class Greeting:
    """The hello call."""

    database: Database
    tokens: Tokens
    clock: Callable[[], datetime]

    def hello(self, caller: Caller, request: HelloRequest) -> HelloReply:
        """Answer where we stand in the till's epoch.

        Raises:
            RefusedError: 403 wrong_terminal, 426 too_old.
        """
        if caller.terminal_id != request.terminal_id:
            raise RefusedError(403, "wrong_terminal")
        if PROTOCOL not in request.protocols:
            raise RefusedError(426, "too_old", f"this cloud speaks protocol {PROTOCOL}")
        now = self.clock()
        with self.database.write() as connection:
            place = journals.standing(connection, caller, request.epoch)
            action, common = _compare(connection, caller, request, place)
            _note(connection, caller, request, instant(now))
        return HelloReply(
            server_time=instant(now),
            nonce=self.tokens.nonce(now),
            last_seq=place.last_seq,
            last_hash=b64u(place.last_hash),
            applied_seq=place.last_seq,
            action=action,
            resend_from=place.last_seq + 1 if action == "resend_from" else 0,
            common_seq=common,
        )


def _compare(
    connection: Connection, caller: Caller, request: HelloRequest, place: Standing
) -> tuple[Action, int]:
    """Return the action and the largest row known to be equal on both sides."""
    told = {rung.seq: rung.hash for rung in request.hash_ladder}
    told[request.acked_seq] = request.acked_hash
    told[request.head_seq] = request.head_hash
    told.pop(0, None)
    held = journals.hashes(connection, caller, request.epoch, told)
    equal = [seq for seq, kept in held.items() if b64u(kept) == told[seq]]
    common = max(equal, default=0)
    if len(equal) < len(held):
        return "fork", common
    if place.last_seq > request.head_seq:
        return "gap", common
    if place.last_seq == request.acked_seq:
        return "ok", common
    return ("advance" if place.last_seq > request.acked_seq else "resend_from"), common


def _note(connection: Connection, caller: Caller, request: HelloRequest, now: str) -> None:
    journals.seen(
        connection,
        caller,
        last_seen_at=now,
        app_version=request.app_version,
        head_seq=min(request.head_seq, 2**53),
        waiting=max(0, min(request.pending.n, 2**53)),
        waiting_fen=max(-(2**53), min(request.pending.gross_fen, 2**53)),
    )
