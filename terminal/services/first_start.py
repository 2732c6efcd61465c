"""A till out of the box: shop, owner, PIN, letter, then selling; no cloud, no sample needed."""

import re

from msgspec import Struct

from sync.events import Event, StaffMember, StaffPut
from terminal.domain.staff import OWNER
from terminal.errors import InvalidInput
from terminal.services.settings import put
from terminal.services.signing_in import hash_pin
from terminal.services.till import Till
from terminal.store import sales
from terminal.store.database import Connection
from terminal.text import tr


class NewShop(Struct, frozen=True):
    """What the owner types at the first start."""

    shop_name: str
    owner_name: str
    pin: str
    letter: str = "A"


def is_new(till: Till) -> bool:
    """Return whether nobody can sign in yet."""
    return not sales.staff(till.store.db)


def set_up(till: Till, new: NewShop) -> None:
    """Write the shop and its owner.

    Raises:
        InvalidInput: a name is missing, the PIN is not 4 to 8 digits, the letter is none.
    """
    if not new.shop_name.strip() or not new.owner_name.strip():
        raise InvalidInput(tr("The shop and its owner need a name."), tr("Type both names."))
    if not re.fullmatch(r"[A-Z]", new.letter):
        raise InvalidInput(tr("The till's letter is one of A to Z."), tr("Type another one."))
    owner = StaffMember(
        staff_id=till.make_id(),
        name=new.owner_name.strip()[:40],
        role=OWNER,
        pin_hash=hash_pin(new.pin),
    )
    shop = put({"shop.name": new.shop_name.strip()[:60]})
    with till.act() as act:
        act.record(shop)
        act.record(StaffPut(staff=[owner]))
        _keep_letter(act.writing.db, new.letter)
    till.letter = new.letter
    till.reload()


def write_all(till: Till, events: list[Event]) -> None:
    """Record several facts in one transaction, e.g. the sample shop or an import's chunks."""
    with till.act() as act:
        for event in events:
            act.record(event)
    till.reload()


def _keep_letter(db: Connection, letter: str) -> None:
    db.execute("INSERT OR REPLACE INTO device_settings VALUES ('letter', ?)", (letter,))
