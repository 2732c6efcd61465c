"""The exact bytes of a journal row: canonical body, hash chain, signature, receipt witness.

Bytes are hashed, never objects. The body is RFC 8785 JSON (keys ASCII, no floats, |int| < 2**53,
NFC, no lone surrogate); it is stored and sent verbatim. See wire.md of the product's documents:
`h0 = SHA256("POSJ1|genesis" ‖ terminal16 ‖ u32 epoch ‖ parent32 ‖ pubkey32)` and
`h_n = SHA256("POSJ1|ev" ‖ terminal16 ‖ u32 epoch ‖ u64 seq ‖ h_(n-1) ‖ SHA256(body))`.
"""

import base64
import hashlib
import unicodedata
from typing import Any

import msgspec
from msgspec import Raw, Struct

from sync.events import EVENTS, NAMES, SAFE, Event, Int
from sync.ids import raw

NO_PARENT = bytes(32)


class Header(Struct, frozen=True, kw_only=True):
    """Who, where and when of one event; instants as `2026-11-21T14:03:05.123Z`."""

    id: str
    terminal: str
    epoch: Int
    seq: Int
    at: str
    tz_off: Int
    biz_date: str
    boot: str
    mono_ms: Int
    clock_off_ms: Int | None = None
    clock_age_s: Int | None = None
    shift: str = ""
    staff: str = ""


class Envelope(Header, frozen=True, kw_only=True):
    """A whole body; `data` stays raw until `data_of` decodes it by `type`."""

    v: Int
    type: str
    data: Raw


_encoder = msgspec.json.Encoder(order="sorted")
_envelopes = msgspec.json.Decoder(Envelope)
_data = {name: msgspec.json.Decoder(kind) for name, kind in EVENTS.items()}


def encode_body(header: Header, event: Event, v: int = 1) -> bytes:
    """Return the canonical body.

    Raises:
        ValueError: a lone surrogate, an int of 2**53 or more, or a float is inside.
    """
    return seal(header, event, v)[0]


def seal(header: Header, event: Event, v: int = 1) -> tuple[bytes, Envelope, Event]:
    """Return the canonical body with its header and event exactly as it will be read again.

    Texts of the returned event are NFC, also where those of the given one were not.

    Raises:
        ValueError: a lone surrogate, an int of 2**53 or more, or a float is inside.
    """
    whole: dict[str, Any] = msgspec.structs.asdict(header)
    whole.update(v=v, type=NAMES[type(event)], data=event)
    try:
        text = _encoder.encode(whole).decode()
    except UnicodeEncodeError as error:
        raise ValueError("a text holds half a character (a lone surrogate)") from error
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    body = text.encode()
    try:
        envelope = _envelopes.decode(body)
        return body, envelope, data_of(envelope)
    except msgspec.ValidationError as error:
        raise ValueError(f"this event cannot be recorded: {error}") from error


def decode_body(body: bytes) -> Envelope:
    """Read a body's header; raises `msgspec.DecodeError` (a ValueError) when it is no body."""
    return _envelopes.decode(body)


def data_of(envelope: Envelope) -> Event:
    """Decode the event itself; raises `msgspec.ValidationError` or KeyError (unknown type)."""
    return _data[envelope.type].decode(envelope.data)


def genesis_hash(terminal: str, epoch: int, parent: bytes, pubkey: bytes) -> bytes:
    """Return h0 of an epoch, 32 bytes."""
    return hashlib.sha256(
        b"POSJ1|genesis" + raw(terminal) + epoch.to_bytes(4, "big") + parent + pubkey
    ).digest()


def next_hash(terminal: str, epoch: int, seq: int, previous: bytes, body: bytes) -> bytes:
    """Return h_n of a row, 32 bytes."""
    return hashlib.sha256(
        b"POSJ1|ev"
        + raw(terminal)
        + epoch.to_bytes(4, "big")
        + seq.to_bytes(8, "big")
        + previous
        + hashlib.sha256(body).digest()
    ).digest()


def witness(terminal: str, epoch: int, seq: int, total_fen: int, row_hash: bytes) -> str:
    """Return the receipt's QR text, upper case for the alphanumeric mode."""
    parts = ("ZG1", raw(terminal).hex(), str(epoch), str(seq), str(total_fen), row_hash[:16].hex())
    return "/".join(parts).upper()


def b64u(data: bytes) -> str:
    """Return base64url without padding, the form of binary in JSON."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64u(text: str) -> bytes:
    """Read base64url without padding; raises ValueError on anything else."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


__all__ = [
    "NO_PARENT",
    "SAFE",
    "Envelope",
    "Header",
    "b64u",
    "data_of",
    "decode_body",
    "encode_body",
    "genesis_hash",
    "next_hash",
    "seal",
    "unb64u",
    "witness",
]
