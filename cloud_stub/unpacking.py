"""Request bodies: unpacked within a limit, decoded by msgspec."""

import zlib
from typing import TypeVar

import msgspec
import zstandard

from cloud_stub.errors import RefusedError
from sync.protocol import Wire

WINDOW = 8 * 1024 * 1024
Asked = TypeVar("Asked", bound=Wire)


def unpack(body: bytes, encoding: str, limit: int) -> bytes:
    """Return the body in the clear, at most `limit` bytes.

    Raises:
        RefusedError: 413 too_large, 400 malformed, 415 unknown_encoding.
    """
    try:
        if encoding in ("", "identity"):
            whole = body
        elif encoding == "zstd":
            whole = _unzstd(body, limit)
        elif encoding == "gzip":
            whole = _gunzip(body, limit)
        else:
            raise RefusedError(415, "unknown_encoding", encoding[:50])
    except (zlib.error, zstandard.ZstdError) as error:
        raise RefusedError(400, "malformed", "the body cannot be unpacked") from error
    if len(whole) > limit:
        raise RefusedError(413, "too_large", f"more than {limit} bytes")
    return whole


def decode(body: bytes, kind: type[Asked]) -> Asked:
    """Decode a request; raises RefusedError 400 malformed."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise RefusedError(400, "malformed", str(error)[:200]) from error


def _unzstd(body: bytes, limit: int) -> bytes:
    reader = zstandard.ZstdDecompressor(max_window_size=WINDOW).stream_reader(body)
    return bytes(reader.read(limit + 1))


def _gunzip(body: bytes, limit: int) -> bytes:
    unzip = zlib.decompressobj(wbits=31)
    whole = unzip.decompress(body, limit + 1)
    if not unzip.eof and len(whole) <= limit:
        raise zlib.error("cut short")
    return whole
