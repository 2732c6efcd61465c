"""Opening the books at start: first start, an ordinary one, or one on a database put back.

A new epoch is opened when there is none, when the anchor knows a later row than the database
(the files were put back from an older copy), when the device key changed, and after a restore.
"""

from sync.codec import NO_PARENT, b64u
from sync.events import EpochOpened
from terminal.store import journal
from terminal.store.anchor import Anchor
from terminal.store.database import Row, one
from terminal.store.journal import Recorded, Stamp
from terminal.store.store import Store


def needed_epoch(store: Store, anchor: Anchor | None) -> str:
    """Return why a new epoch is needed, empty when the current one goes on."""
    head = journal.head(store.db)
    if head is None:
        return "first_start"
    if head.terminal_id != store.key.terminal_id or not _key_is_known(store, head.epoch):
        return "key_lost"
    if anchor is not None and (anchor.epoch, anchor.seq) > (head.epoch, head.seq):
        return "restored"
    return ""


def _key_is_known(store: Store, epoch: int) -> bool:
    found = journal.event_of(store.db, epoch, 1)
    return (
        found is not None
        and isinstance(found[1], EpochOpened)
        and found[1].pubkey == b64u(store.key.public)
    )


def open_epoch(
    store: Store, stamp: Stamp, *, reason: str, app_version: str, beyond: int = 0
) -> Recorded:
    """Open the next epoch, after `beyond` at least, and record it as its first row."""
    with store.write() as act:
        parent = journal.head(act.db)
        epoch = max(parent.epoch if parent else 0, beyond) + 1
        journal.begin_epoch(act.db, store.key, epoch, parent.hash if parent else NO_PARENT)
        totals = _totals(store)
        return act.record(
            EpochOpened(
                reason=reason,
                pubkey=b64u(store.key.public),
                parent_epoch=parent.epoch if parent else 0,
                parent_seq=parent.seq if parent else 0,
                parent_hash=parent.hash.hex() if parent else "",
                app_version=app_version,
                cum_gross_fen=totals["gross_fen"],
                cum_refund_fen=totals["refund_fen"],
                cum_count=totals["count"],
            ),
            stamp,
        )


def _totals(store: Store) -> Row:
    found = one(store.db, "SELECT * FROM counters ORDER BY epoch DESC LIMIT 1")
    return found or {"gross_fen": 0, "refund_fen": 0, "count": 0}
