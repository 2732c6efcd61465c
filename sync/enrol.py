"""The till's side of enrolment: one code, once; a lost answer is asked for again unchanged."""

import msgspec

from sync.calls import post
from sync.codec import b64u, unb64u
from sync.codes import tidy
from sync.errors import Busy, EnrolRefused, Refused, Unreachable
from sync.ports import DeviceKey, Enrolment, Transport
from sync.protocol import EnrolReply, EnrolRequest, signed_enrolment


def enrol(
    transport: Transport,
    key: DeviceKey,
    code: str,
    *,
    terminal_id: str,
    letter: str = "A",
    app_version: str = "",
) -> Enrolment:
    """Bind this till to the shop that `code` was made for; repeating it is harmless.

    Raises:
        EnrolRefused: malformed_code, wrong_code, code_expired, code_locked, code_used,
            terminal_taken, no_letter_free, bad_signature; Busy, Unreachable: try again.
    """
    try:
        clean = tidy(code)
    except ValueError as error:
        raise EnrolRefused("malformed_code", str(error)) from error
    request = EnrolRequest(
        code=clean,
        terminal_id=terminal_id,
        pubkey=b64u(key.pubkey),
        sig=b64u(key.sign(signed_enrolment(clean, terminal_id, key.pubkey))),
        letter=letter,
        app_version=app_version,
    )
    try:
        reply = post(transport, "/v1/enrol", {}, msgspec.json.encode(request), EnrolReply)
    except (Busy, Unreachable):
        raise
    except Refused as error:
        raise EnrolRefused(error.code, error.detail, status=error.status) from error
    return _belongs(reply)


def _belongs(reply: EnrolReply) -> Enrolment:
    try:
        server_key = unb64u(reply.server_key)
    except ValueError as error:
        raise Unreachable("not_our_cloud", "its key cannot be read") from error
    return Enrolment(
        merchant_id=reply.merchant_id,
        shop_id=reply.shop_id,
        shop_code=reply.shop_code,
        shop_name=reply.shop_name,
        letter=reply.letter,
        server_key=server_key,
    )
