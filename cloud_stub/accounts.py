"""Merchants, shops and the one-time codes that bind tills to them."""

import hashlib
import os
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from cloud_stub.errors import CloudError
from cloud_stub.tables import enrol_codes, merchants, shops
from sync.codes import ALPHABET, LENGTH
from sync.ids import uuid7
from sync.instants import instant

PREFIX = 5
KEPT = timedelta(days=30)


def add_merchant(connection: Connection, name: str, now: datetime) -> str:
    """Add a merchant and return its id."""
    merchant_id = uuid7(now, os.urandom)
    row = {"merchant_id": merchant_id, "shop_id": "", "terminal_id": ""}
    connection.execute(insert(merchants).values(**row, name=name, created_at=instant(now)))
    return merchant_id


def add_shop(
    connection: Connection, merchant_id: str, *, code: str, name: str, now: datetime
) -> str:
    """Add a shop under its short code (printed in receipt numbers) and return its id.

    Raises:
        CloudError: unknown merchant, or a code that is malformed or taken.
    """
    if not (1 <= len(code) <= 8 and code.isascii() and code.isalnum()):
        raise CloudError("A shop's code has 1 to 8 letters or digits, like WJL. Choose another.")
    known = select(merchants.c.merchant_id).where(merchants.c.merchant_id == merchant_id)
    if connection.execute(known).first() is None:
        raise CloudError(f"No merchant {merchant_id}. Add it with `zhanggui-cloud merchant add`.")
    taken = select(shops.c.shop_id).where(
        shops.c.merchant_id == merchant_id, shops.c.code == code.upper()
    )
    if connection.execute(taken).first() is not None:
        raise CloudError(f"The shop code {code.upper()} is taken. Choose another.")
    shop_id = uuid7(now, os.urandom)
    row = {"merchant_id": merchant_id, "shop_id": shop_id, "terminal_id": ""}
    made = instant(now)
    connection.execute(insert(shops).values(**row, code=code.upper(), name=name, created_at=made))
    return shop_id


def find_shop(connection: Connection, wanted: str) -> tuple[str, str]:
    """Return `(merchant_id, shop_id)` of a shop named by its id or its short code.

    Raises:
        CloudError: no such shop, or the code is used by several merchants.
    """
    found = connection.execute(
        select(shops.c.merchant_id, shops.c.shop_id).where(
            (shops.c.shop_id == wanted) | (shops.c.code == wanted.upper())
        )
    ).all()
    if len(found) != 1:
        reason = "No shop" if not found else "Several shops are called"
        raise CloudError(f"{reason} {wanted}. Name the shop by its id.")
    return found[0].merchant_id, found[0].shop_id


def make_code(
    connection: Connection, merchant_id: str, shop_id: str, *, now: datetime, life_s: int
) -> str:
    """Make a one-time enrolment code of a shop; the cloud keeps only its hash."""
    old = enrol_codes.c.created_at < instant(now - KEPT)
    connection.execute(delete(enrol_codes).where(old))
    code = _random_code()
    while _is_known(connection, code[:PREFIX]):
        code = _random_code()
    connection.execute(
        insert(enrol_codes).values(
            merchant_id=merchant_id,
            shop_id=shop_id,
            terminal_id="",
            code_id=code[:PREFIX],
            secret_hash=code_hash(code),
            created_at=instant(now),
            expires_at=instant(now + timedelta(seconds=life_s)),
        )
    )
    return code


def code_hash(code: str) -> str:
    """Return what is kept of a code."""
    return hashlib.sha256(b"POSJ1|code" + code.encode()).hexdigest()


def _is_known(connection: Connection, code_id: str) -> bool:
    found = select(enrol_codes.c.code_id).where(enrol_codes.c.code_id == code_id)
    return connection.execute(found).first() is not None


def _random_code() -> str:
    return "".join(ALPHABET[byte & 31] for byte in os.urandom(LENGTH))
