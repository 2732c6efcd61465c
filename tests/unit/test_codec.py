"""The exact bytes of the journal: published vectors, canonical form, every event by name."""

from hashlib import sha256
from typing import Any

import msgspec
import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from sync.codec import (
    NO_PARENT,
    Header,
    b64u,
    data_of,
    decode_body,
    encode_body,
    genesis_hash,
    next_hash,
    unb64u,
    witness,
)
from sync.events import EVENTS, NAMES, LineVoided, SaleClosed, SigninFailed
from sync.signing import SigningKey, checker
from tests.journals import START, Till, a_sale, made_id

TERMINAL = "0197a000-0000-7000-8000-000000000001"
BODY = '{"data":{"name":"红烧肉","total_fen":3800},"seq":1,"type":"demo.happened","v":1}'
NAMED = """
epoch.opened key.rotated clock.jumped event.rejournaled items.put staff.put settings.put
stock.moved stock.counted soldout.set shift.opened shift.closed day.closed cash.paid_in
cash.paid_out cash.dropped drawer.opened signin.failed approval.given order.saved order.moved
kitchen.sent kitchen.changed line.voided line.comped sale.closed refund.closed receipt.reprinted
payment.intent payment.moved coupon.redeemed coupon.return_requested points.spent member.joined
member.changed outage.ended
"""


def header(**changes: Any) -> Header:
    plain = {
        "id": made_id("event"),
        "terminal": TERMINAL,
        "epoch": 1,
        "seq": 1,
        "at": "2026-11-21T14:03:05.123Z",
        "tz_off": 480,
        "biz_date": "2026-11-21",
        "boot": made_id("boot"),
        "mono_ms": 5,
    }
    return Header(**plain | changes)


def test_the_published_vector_holds():
    key = SigningKey(bytes(range(32)))
    genesis = genesis_hash(TERMINAL, 1, NO_PARENT, key.pubkey)
    first = next_hash(TERMINAL, 1, 1, genesis, BODY.encode())

    assert genesis.hex() == "a08f3dd0a8cd5309f35b699a1700f7250f14f0cb354e32dd48f97eba7390f8e7"
    assert first.hex() == "000be9e936719b1e3b588d2446e5b96ec2c7b63ec4f237f418dc39d2740d98d6"
    assert key.sign(first).hex() == (
        "0fba4d6efd00f20580c67205bfa3d001b009467fd39dbe80e49a3717d5a3c863"
        "8f74577974d241eba890b99bc277455aa8db41c70542a6de2c2842ce125cc306"
    )


def test_a_signature_fails_on_any_other_bytes():
    key = SigningKey(bytes(range(32)))
    check = checker(key.pubkey)
    sig = key.sign(b"hash")

    assert (check(sig, b"hash"), check(sig, b"hush"), check(b"short", b"hash")) == (
        True,
        False,
        False,
    )


def test_every_event_of_the_list_is_registered_and_no_other():
    assert sorted(EVENTS) == sorted(NAMED.split())
    assert {NAMES[kind] for kind in EVENTS.values()} == set(EVENTS)


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_money_in_events_is_named_by_its_unit(name: str):
    fields = msgspec.structs.fields(EVENTS[name])
    suspicious = [
        field.name
        for field in fields
        if any(word in field.name for word in ("amount", "total", "price", "gross"))
    ]

    assert all(field.endswith(("_fen", "totals", "_milli")) for field in suspicious)


texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
whole = st.integers(-(2**53) + 1, 2**53 - 1)


@given(name=texts, reason=texts, amount=whole, by=texts)
def test_a_body_is_canonical_json(name: str, reason: str, amount: int, by: str):
    event = LineVoided(
        order_id=made_id(1),
        line_id=made_id(2),
        sku="HSR",
        name=name,
        qty_milli=1000,
        amount_fen=amount,
        reason=reason,
        by=by,
    )

    body = encode_body(header(), event)

    assert body == rfc8785.dumps(msgspec.json.decode(body))


def test_a_sale_is_canonical_json_too():
    body = encode_body(header(), a_sale("till", 1))

    assert body == rfc8785.dumps(msgspec.json.decode(body))
    assert data_of(decode_body(body)) == a_sale("till", 1)


def test_text_is_recorded_composed():
    body = encode_body(header(), SigninFailed(staff_id="e\u0301", failures=1))

    assert "\u00e9".encode() in body


@pytest.mark.parametrize("amount", [2**53, -(2**53), 1.5])
def test_a_number_that_json_cannot_carry_is_refused(amount: Any):
    with pytest.raises(ValueError, match="cannot be recorded"):
        encode_body(header(), SigninFailed(staff_id="zhang", failures=amount))


def test_half_a_character_is_refused():
    with pytest.raises(ValueError, match="half a character"):
        encode_body(header(), SigninFailed(staff_id="\ud83d", failures=1))


def test_an_older_program_reads_past_fields_it_does_not_know():
    body = encode_body(header(), SigninFailed(staff_id="zhang", failures=1))
    newer = body.replace(b'"failures":1', b'"camera":"3","failures":1')

    assert data_of(decode_body(newer)) == SigninFailed(staff_id="zhang", failures=1)


def test_the_hash_depends_on_every_part_of_the_place():
    body = BODY.encode()
    other = "0197a000-0000-7000-8000-000000000002"
    made = {
        next_hash(terminal, epoch, seq, previous, text)
        for terminal in (TERMINAL, other)
        for epoch in (1, 2)
        for seq in (1, 2)
        for previous in (NO_PARENT, sha256(b"").digest())
        for text in (body, body + b" ")
    }

    assert len(made) == 32


def test_the_witness_fits_the_alphanumeric_mode_of_a_qr_code():
    text = witness(TERMINAL, 1, 7, 3800, bytes(range(32)))

    assert text == (
        "ZG1/0197A000000070008000000000000001/1/7/3800/000102030405060708090A0B0C0D0E0F"
    )


@given(st.binary(max_size=70))
def test_binary_survives_the_wire(data: bytes):
    assert unb64u(b64u(data)) == data
    assert "=" not in b64u(data)


def test_a_journal_of_a_day_chains_from_its_genesis():
    till = Till()
    till.open_shift()
    till.sell(1)
    check = checker(till.key.pubkey)

    previous = till.hashes[1][0]
    for row, kept in zip(till.rows[1], till.hashes[1][1:], strict=True):
        previous = next_hash(till.terminal_id, 1, row.seq, previous, row.body)
        assert previous == kept
        assert check(row.sig, kept)
    assert isinstance(data_of(decode_body(till.rows[1][-1].body)), SaleClosed)
    assert START.tzinfo is not None
