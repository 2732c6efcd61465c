"""Where this till belongs: kept after enrolment, put into receipt numbers from a fresh day on."""

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta

from terminal.services.settings import put
from terminal.services.till import Till
from terminal.store.database import Connection, one


@dataclass(frozen=True, slots=True)
class Belonging:
    """The cloud's answer as it is kept; `server_key` in hex checks its signatures."""

    merchant_id: str
    shop_id: str
    shop_code: str
    shop_name: str
    letter: str
    server_key: str


def belonging(db: Connection) -> Belonging | None:
    """Return where this till belongs, None before enrolment."""
    row = one(db, "SELECT value FROM device_settings WHERE key='enrolment'")
    return Belonging(**json.loads(row["value"])) if row else None


def keep(till: Till, found: Belonging) -> None:
    """Keep the cloud's answer; letter and shop code hold from the next day without receipts."""
    today = till.biz_date()
    used = one(till.store.db, "SELECT last FROM numbers WHERE biz_date=?", (today,))
    tomorrow = (date.fromisoformat(today) + timedelta(days=1)).isoformat()
    with till.store.write() as writing:
        for key, value in (
            ("enrolment", json.dumps(asdict(found))),
            ("identity_from", tomorrow if used else today),
        ):
            writing.db.execute("INSERT OR REPLACE INTO device_settings VALUES (?,?)", (key, value))
    apply_identity(till)


def apply_identity(till: Till) -> None:
    """Take over letter and shop code once their day has come; called before a shift opens."""
    found = belonging(till.store.db)
    since = one(till.store.db, "SELECT value FROM device_settings WHERE key='identity_from'")
    if found is None or since is None or till.biz_date() < since["value"]:
        return
    with till.act() as act:
        db = act.writing.db
        db.execute("INSERT OR REPLACE INTO device_settings VALUES ('letter', ?)", (found.letter,))
        db.execute("DELETE FROM device_settings WHERE key='identity_from'")
        if found.shop_code != till.settings.shop_code:
            act.record(put({"shop.code": found.shop_code}))
    till.letter = found.letter
    till.reload()
