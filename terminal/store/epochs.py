"""Opening the books at start: first start, an ordinary one, or one on a database put back.

A new epoch is opened when there is none, when the anchor knows a row that the database does not
have (the files were put back from an older copy), when the device key is another one, and after a
restore. Its number lies beyond every epoch the till has ever heard of, so that no number is used
twice.
"""

from sync.codec import NO_PARENT, SAFE, b64u
from sync.events import EpochOpened, KeyRotated
from terminal.store import journal
from terminal.store.anchor import Anchor
from terminal.store.database import Connection, Row, one
from terminal.store.journal import Head, Recorded, Stamp
from terminal.store.store import Store

RESTORED_BEYOND = "restored_beyond"


def ensure_epoch(store: Store, stamp: Stamp, app_version: str) -> Recorded | None:
    """Open a new epoch when one is needed; return where its first row went, else None."""
    anchor = store.anchor.read() if store.anchor is not None else None
    reason = needed_epoch(store, anchor)
    if not reason:
        return None
    beyond = anchor.epoch if anchor is not None else 0
    return open_epoch(store, stamp, reason=reason, app_version=app_version, beyond=beyond)


def needed_epoch(store: Store, anchor: Anchor | None) -> str:
    """Return why a new epoch is needed, empty when the current one goes on."""
    head = journal.head(store.db)
    if head is None:
        return "first_start"
    if restored_beyond(store.db) is not None or _is_older(store.db, head, anchor):
        return "restored"
    if head.terminal_id != store.key.terminal_id or not _key_is_known(store, head.epoch):
        return "key_lost"
    return ""


def _is_older(db: Connection, head: Head, anchor: Anchor | None) -> bool:
    if anchor is None:
        return False
    if anchor.terminal_id != head.terminal_id or anchor.epoch > head.epoch:
        return True
    own = journal.known_hash(db, anchor.epoch, anchor.seq)
    return own != anchor.hash


def _key_is_known(store: Store, epoch: int) -> bool:
    return current_pubkey(store.db, epoch) == b64u(store.key.public)


def current_pubkey(db: Connection, epoch: int, *, upto: int = SAFE) -> str:
    """Return the public key (base64url) in force behind row `upto`, empty when unknown."""
    rotated = db.execute(
        "SELECT max(seq) FROM journal WHERE type='key.rotated' AND epoch=? AND seq<=?",
        (epoch, upto),
    ).fetchone()[0]
    found = journal.event_of(db, epoch, rotated or 1)
    event = found[1] if found is not None else None
    return event.pubkey if isinstance(event, EpochOpened | KeyRotated) else ""


def restored_beyond(db: Connection) -> int | None:
    """Return the highest epoch known when a backup was put in place, None when none was."""
    found = one(db, "SELECT value FROM device_settings WHERE key=?", (RESTORED_BEYOND,))
    return int(found["value"]) if found is not None else None


def mark_restored(db: Connection, beyond: int) -> None:
    """Note in a database being put in place that its next start opens an epoch past `beyond`."""
    db.execute(
        "INSERT OR REPLACE INTO device_settings VALUES (?,?)", (RESTORED_BEYOND, str(beyond))
    )


def open_epoch(
    store: Store, stamp: Stamp, *, reason: str, app_version: str, beyond: int = 0
) -> Recorded:
    """Open the next epoch, after `beyond` at least, and record it as its first row."""
    with store.write() as act:
        parent = journal.head(act.db)
        known = max(parent.epoch if parent else 0, beyond, restored_beyond(act.db) or 0)
        act.db.execute("DELETE FROM device_settings WHERE key=?", (RESTORED_BEYOND,))
        before = parent.hash if parent else NO_PARENT
        journal.begin_epoch(act.db, store.key, known + 1, before)
        totals = _totals(act.db)
        return act.record(
            EpochOpened(
                reason=reason,
                pubkey=b64u(store.key.public),
                parent_epoch=parent.epoch if parent else 0,
                parent_seq=parent.seq if parent else 0,
                parent_hash=b64u(parent.hash) if parent else "",
                app_version=app_version,
                cum_gross_fen=totals["gross_fen"],
                cum_refund_fen=totals["refund_fen"],
                cum_count=totals["count"],
            ),
            stamp,
        )


def _totals(db: Connection) -> Row:
    found = one(db, "SELECT * FROM counters ORDER BY epoch DESC LIMIT 1")
    return found or {"gross_fen": 0, "refund_fen": 0, "count": 0}
