"""Take over a push: check, keep the raw rows, project them, commit, and only then acknowledge.

```
chain and signatures (no lock) -> lock -> contiguous? same bytes? -> raw rows -> projections
-> verdicts -> newest row of the epoch -> COMMIT -> answer
```
"Your bytes are durable" is all an acknowledgement says: what cannot be projected is kept and told.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from cloud_stub import journals, rawrows
from cloud_stub.applying import Project, apply
from cloud_stub.checking import ChainError, Genuine, check_items, opening
from cloud_stub.database import Database
from cloud_stub.errors import RefusedError
from cloud_stub.flagging import flags
from cloud_stub.journals import Standing
from cloud_stub.projection import Source, project
from cloud_stub.rawrows import Journal
from cloud_stub.reading import Verdict, read_item, without_repeats
from cloud_stub.tokens import Caller
from sync.codec import b64u, unb64u
from sync.instants import instant
from sync.protocol import (
    MAX_ITEMS,
    PROTOCOL,
    ItemResult,
    PushReply,
    PushRequest,
    signed_checkpoint,
)
from sync.signing import SigningKey


@dataclass(frozen=True, slots=True)
class Ingest:
    """The push call; `project` is what events mean for the tables."""

    database: Database
    key: SigningKey
    clock: Callable[[], datetime]
    project: Project = project

    def push(self, caller: Caller, request: PushRequest) -> PushReply:
        """Take over what is genuine and new; repeating a push changes nothing.

        Raises:
            RefusedError: 400 malformed, 403 wrong_terminal or unknown_terminal, 409 gap or fork,
                413 too_many_items, 426 too_old.
        """
        previous = _check_shape(caller, request)
        try:
            start = self._start(caller, request)
        except ChainError as error:
            nowhere = Standing(request.epoch, 0, previous)
            return self._reply(request, nowhere, [_unopened(request, str(error))])
        genuine, wrong = check_items(request, previous, start.pubkey)
        with self.database.write() as connection:
            place, results = self._take_over(connection, caller, request, start, genuine)
        return self._reply(request, place, [*results, *([wrong] if wrong else [])])

    def _start(self, caller: Caller, request: PushRequest) -> Standing:
        with self.database.read() as connection:
            place = journals.standing(connection, caller, request.epoch)
            pubkey = journals.device_key(connection, caller)
        if not pubkey:
            raise RefusedError(403, "unknown_terminal")
        _refuse_gap(place, request)
        return place if place.pubkey else opening(request, pubkey)

    def _take_over(
        self,
        connection: Connection,
        caller: Caller,
        request: PushRequest,
        start: Standing,
        genuine: Sequence[Genuine],
    ) -> tuple[Standing, list[ItemResult]]:
        place = journals.standing(connection, caller, request.epoch)
        place = place if place.pubkey else start
        _refuse_gap(place, request)
        if _hash_before(connection, caller, place, request) != _binary(request.prev_hash):
            raise RefusedError(409, "fork", f"row {request.first_seq - 1} differs")
        now = instant(self.clock())
        source = Source(caller.merchant_id, caller.shop_id, now)
        journal = Journal(source, caller.terminal_id, request.epoch)
        results = _repeated(connection, journal, genuine, place.last_seq)
        fresh = [item for item in genuine if item.item.seq > place.last_seq]
        if not fresh:
            return place, results
        results += self._keep(connection, journal, request, fresh)
        place = replace(place, last_seq=fresh[-1].item.seq, last_hash=fresh[-1].hash)
        journals.advance(connection, caller, place, now)
        head = max(request.head_seq, place.last_seq)
        journals.seen(connection, caller, last_seen_at=now, head_seq=head)
        return place, results

    def _keep(
        self,
        connection: Connection,
        journal: Journal,
        request: PushRequest,
        fresh: Sequence[Genuine],
    ) -> list[ItemResult]:
        read = [read_item(request, genuine) for genuine in fresh]
        items = without_repeats(read, rawrows.known_ids(connection, journal, read))
        rawrows.add(connection, journal, items)
        failed = apply(connection, journal.source, items, self.project)
        sound = [item for item in items if item.genuine.item.seq not in failed]
        later = flags(connection, journal.source, sound) | failed
        rawrows.judge(connection, journal, later)
        verdicts = {item.genuine.item.seq: item.verdict for item in items} | later
        return [
            _result(genuine, verdicts[genuine.item.seq])
            for genuine in fresh
            if verdicts[genuine.item.seq].status != "applied"
        ]

    def _reply(self, request: PushRequest, place: Standing, results: list[ItemResult]) -> PushReply:
        now = instant(self.clock())
        signed = signed_checkpoint(
            request.terminal_id,
            request.epoch,
            place.last_seq,
            row_hash=place.last_hash,
            server_time=now,
        )
        return PushReply(
            batch_id=request.batch_id,
            epoch=request.epoch,
            acked_seq=place.last_seq,
            acked_hash=b64u(place.last_hash),
            applied_seq=place.last_seq,
            server_time=now,
            checkpoint_sig=b64u(self.key.sign(signed)),
            results=results,
        )


def _check_shape(caller: Caller, request: PushRequest) -> bytes:
    if caller.terminal_id != request.terminal_id:
        raise RefusedError(403, "wrong_terminal")
    if request.protocol != PROTOCOL:
        raise RefusedError(426, "too_old", f"this cloud speaks protocol {PROTOCOL}")
    if not request.items:
        raise RefusedError(400, "malformed", "nothing is in this push")
    if len(request.items) > MAX_ITEMS:
        raise RefusedError(413, "too_many_items", f"at most {MAX_ITEMS}")
    return _binary(request.prev_hash)


def _binary(text: str) -> bytes:
    try:
        return unb64u(text)
    except ValueError as error:
        raise RefusedError(400, "malformed", "binary is base64url without padding") from error


def _refuse_gap(place: Standing, request: PushRequest) -> None:
    due = place.last_seq + 1
    if request.first_seq > due:
        raise RefusedError(409, "gap", f"row {due} is due", expected_seq=due)


def _hash_before(
    connection: Connection, caller: Caller, place: Standing, request: PushRequest
) -> bytes | None:
    before = request.first_seq - 1
    if before == 0:
        return place.genesis
    if before == place.last_seq:
        return place.last_hash
    return journals.hashes(connection, caller, request.epoch, [before]).get(before)


def _repeated(
    connection: Connection, journal: Journal, genuine: Sequence[Genuine], last_seq: int
) -> list[ItemResult]:
    """Tell of rows sent before; a kept verdict is told again. Raises 409 fork on other bytes."""
    again = [item for item in genuine if item.item.seq <= last_seq]
    if not again:
        return []
    first, last = again[0].item.seq, again[-1].item.seq
    stored = rawrows.stored_between(connection, journal, first, last)
    results = []
    for item in again:
        known = stored.get(item.item.seq)
        if known is None or known.hash != item.hash:
            raise RefusedError(409, "fork", f"row {item.item.seq} differs")
        plain = known.verdict.status == "applied"
        results.append(_result(item, Verdict("duplicate") if plain else known.verdict))
    return results


def _result(genuine: Genuine, verdict: Verdict) -> ItemResult:
    return ItemResult(
        seq=genuine.item.seq,
        event_id=genuine.item.event_id[:36],
        status=verdict.status,
        code=verdict.code,
        detail=verdict.detail,
    )


def _unopened(request: PushRequest, detail: str) -> ItemResult:
    first = request.items[0]
    return ItemResult(
        seq=first.seq, event_id=first.event_id[:36], status="bad_chain", detail=detail
    )
