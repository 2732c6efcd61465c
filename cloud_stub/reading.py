"""Genuine items, read: an event to project, or the reason why it can only be kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

import msgspec

from cloud_stub.checking import Genuine
from sync.codec import Envelope, data_of, decode_body
from sync.events import EVENTS, Event
from sync.protocol import PushRequest

KNOWN_VERSION = 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an item; the plain case is `applied`."""

    status: str = "applied"
    code: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """An item with its header, where that could be read, and its event, where it is sound."""

    genuine: Genuine
    verdict: Verdict
    event_id: str | None
    envelope: Envelope | None = None
    event: Event | None = None


def read_item(request: PushRequest, genuine: Genuine) -> Read:
    """Read one item; whatever is wrong with it becomes its verdict, never an exception."""
    item = genuine.item
    event_id = _uuid(item.event_id)
    try:
        envelope = decode_body(genuine.body)
    except (ValueError, RecursionError) as error:
        return Read(genuine, _kept("invalid_body", str(error)), event_id)
    claimed = (item.seq, item.event_id, item.type, item.v, request.terminal_id, request.epoch)
    inside = (envelope.seq, envelope.id, envelope.type, envelope.v)
    if event_id is None or claimed != (*inside, envelope.terminal, envelope.epoch):
        return Read(genuine, _kept("invalid_body", "head and body differ"), event_id)
    if envelope.type not in EVENTS:
        return Read(genuine, _kept("unknown_type", envelope.type), event_id, envelope)
    if envelope.v != KNOWN_VERSION:
        return Read(genuine, _kept("unknown_version", str(envelope.v)), event_id, envelope)
    try:
        event = data_of(envelope)
    except (msgspec.DecodeError, RecursionError) as error:
        return Read(genuine, _kept("invalid_body", str(error)), event_id, envelope)
    return Read(genuine, Verdict(), event_id, envelope, event)


def without_repeats(items: list[Read], known: Mapping[str, bytes]) -> list[Read]:
    """Take the id from items that use one already used; `known` maps ids to body hashes.

    The same bytes again are a duplicate; other bytes under the same id are an id_conflict. Both
    are kept, neither is projected.
    """
    seen = dict(known)
    kept: list[Read] = []
    for item in items:
        body_hash = item.genuine.body_hash
        if item.event_id is None or item.event_id not in seen:
            if item.event_id is not None:
                seen[item.event_id] = body_hash
            kept.append(item)
            continue
        same = seen[item.event_id] == body_hash
        verdict = Verdict("duplicate") if same else _kept("id_conflict", item.event_id)
        kept.append(replace(item, verdict=verdict, event_id=None, event=None))
    return kept


def _kept(code: str, detail: str) -> Verdict:
    return Verdict("quarantined", code, detail[:200])


def _uuid(text: str) -> str | None:
    try:
        return text if str(UUID(text)) == text else None
    except ValueError:
        return None
