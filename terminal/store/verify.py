"""Prove the journal: chain, signatures, running totals, column copies, numbering, heads.

What this cannot see, and says openly: the last rows before the first upload can be cut off by
someone with the disk in hand. The anchor, the code on the receipts and the counted cash tell.
"""

import time
from collections.abc import Callable, Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from msgspec import Struct

from sync.codec import Envelope, next_hash
from sync.ids import raw
from terminal.errors import Damaged
from terminal.store.chain import BrokenChain, Entry, Place, Verdict, Walker, parents_of
from terminal.store.database import Connection, DatabaseError, snapshot
from terminal.store.epochs import current_pubkey
from terminal.store.journal import genesis_of, known_hash
from terminal.text import Text, tr

Progress = Callable[[int, int], None]
EVERY = 1000

COPIES = (
    "event_id, type, ver, occurred_at, tz_off, biz_date, boot_id, mono_ms, clock_off_ms,"
    " clock_age_s, cashier_id, shift_id"
)
WHOLE = f"SELECT epoch, seq, body, sig, hash, {COPIES} FROM journal ORDER BY epoch, seq"
LATEST = (
    f"SELECT epoch, seq, body, sig, hash, {COPIES} FROM (SELECT * FROM journal"
    " ORDER BY epoch DESC, seq DESC LIMIT ?) ORDER BY epoch, seq"
)


def verify(db: Connection, *, last: int | None = None, progress: Progress | None = None) -> Verdict:
    """Walk the whole journal, or its `last` rows, in one snapshot of the database.

    `progress` is told (rows done, rows in all) every thousand rows and at the end.
    """
    walker = Walker()
    try:
        with snapshot(db):
            _walk(db, walker, last, progress or _unheard)
            _check_heads(db, walker)
            _check_guards(db)
    except BrokenChain as error:
        return Verdict(False, walker.rows, error.problem, error.at)
    except DatabaseError as error:
        return Verdict(False, walker.rows, unreadable(error))
    return Verdict(True, walker.rows)


def _walk(db: Connection, walker: Walker, last: int | None, progress: Progress) -> None:
    openings = (row[0] for row in db.execute("SELECT body FROM journal WHERE type='epoch.opened'"))
    walker.parents = parents_of(openings)
    in_all = count_rows(db)
    found = db.execute(WHOLE)
    if last is not None and last < in_all:
        in_all = last
        found = db.execute(LATEST, (last + 1,))
        _resume(db, walker, next(found))
    for row in found:
        envelope, _event = walker.take(entry_of(row))
        _check_copies(row, envelope)
        if walker.rows % EVERY == 0:
            progress(walker.rows, in_all)
    progress(walker.rows, in_all)


def _resume(db: Connection, walker: Walker, row: Any) -> None:
    base = entry_of(row)
    walker.resume(base, current_pubkey(db, base.epoch, upto=base.seq))
    for place in walker.parents:
        known = known_hash(db, *place) if place <= base.place else None
        if known is not None:
            walker.trust(place, known)


def require_ok(verdict: Verdict, path: Path, remedy: Text | None = None) -> None:
    """Refuse books that did not pass.

    Raises:
        Damaged: naming the row and what is wrong with it.
    """
    if verdict.sentence is not None:
        raise Damaged(
            tr("{file} is damaged. {why}", file=path.name, why=verdict.sentence),
            remedy or tr("Nothing was changed. Restore the last backup: zhanggui restore FILE"),
        )


def _unheard(_done: int, _in_all: int) -> None:
    return None


def unreadable(error: Exception) -> Text:
    """Say that the file itself could not be read."""
    return tr("The file cannot be read: {why}.", why=str(error))


def entry_of(row: Any) -> Entry:
    """Return a row that begins with epoch, seq, body, sig, hash as an entry."""
    return Entry(row[0], row[1], bytes(row[2]), bytes(row[3]), bytes(row[4]))


def _check_copies(row: Any, env: Envelope) -> None:
    said = (
        *(raw(env.id), env.type, env.v, env.at, env.tz_off, env.biz_date),
        *(raw(env.boot), env.mono_ms, env.clock_off_ms, env.clock_age_s),
        *(env.staff, env.shift),
    )
    if tuple(row[5:]) != said:
        raise BrokenChain(tr("A column differs from its bytes."), (row[0], row[1]))


def _check_heads(db: Connection, walker: Walker) -> None:
    heads = db.execute("SELECT epoch, head_seq, head_hash, acked_seq FROM sync_state").fetchall()
    for epoch, seq, row_hash, acked in heads:
        if epoch in walker.heads and walker.heads[epoch] != (seq, bytes(row_hash)):
            raise BrokenChain(
                tr("The last row is not the one that was written last."), (epoch, seq)
            )
        if acked > seq:
            raise BrokenChain(tr("More is marked as sent than was written."), (epoch, seq))
    if set(walker.heads) - {head[0] for head in heads}:
        epoch = min(set(walker.heads) - {head[0] for head in heads})
        raise BrokenChain(tr("The books do not know this epoch."), (epoch, 1))


def _check_guards(db: Connection) -> None:
    found = db.execute(
        "SELECT count(*) FROM sqlite_schema WHERE type='trigger' AND tbl_name='journal'"
        " AND name IN ('journal_no_update', 'journal_no_delete')"
    ).fetchone()
    if found[0] != 2:
        raise BrokenChain(tr("The guards against changes are missing."), (0, 0))


def count_rows(db: Connection) -> int:
    """Return how many rows the journal should have, without counting them."""
    found = db.execute("SELECT coalesce(sum(head_seq), 0) FROM sync_state WHERE peer='cloud'")
    return int(found.fetchone()[0])


def check_recent(
    db: Connection,
    *,
    rows: int = 1000,
    budget_s: float = 0.25,
    monotonic: Callable[[], float] = time.monotonic,
) -> Verdict:
    """Check head and chain of the newest rows, as far as the time reaches: for the start.

    No signatures and totals: `verify` proves those.
    """
    deadline = monotonic() + budget_s
    checked = 0
    try:
        with snapshot(db):
            for link in islice(_links(db), rows):
                link.check()
                checked += 1
                if checked % 64 == 0 and monotonic() > deadline:
                    break
    except BrokenChain as error:
        return Verdict(False, checked, error.problem, error.at)
    except (DatabaseError, ValueError) as error:
        return Verdict(False, checked, unreadable(error))
    return Verdict(True, checked)


class Link(Struct, frozen=True):
    """A row and the hash before it; `hash` is what the books or the next row say of it."""

    terminal: str
    place: Place
    before: bytes
    body: bytes
    hash: bytes

    def check(self) -> None:
        """Raise BrokenChain unless the bytes give the hash."""
        if next_hash(self.terminal, *self.place, self.before, self.body) != self.hash:
            raise BrokenChain(tr("It does not continue the chain."), self.place)


def _links(db: Connection) -> Iterator[Link]:
    heads = db.execute(
        "SELECT terminal_id, epoch, head_seq, head_hash FROM sync_state WHERE peer='cloud'"
        " ORDER BY epoch DESC"
    ).fetchall()
    for terminal, epoch, head_seq, head_hash in heads:
        seq = head_seq
        for row, older in pairwise(_backwards(db, epoch)):
            if row[0] != seq or (seq == head_seq and row[2] != head_hash):
                break
            yield Link(terminal, (epoch, seq), older[2], row[1], row[2])
            seq -= 1
        if seq:
            raise BrokenChain(tr("It is missing, or not the row that was written."), (epoch, seq))


def _backwards(db: Connection, epoch: int) -> Iterator[tuple[int, bytes, bytes]]:
    yield from db.execute(
        "SELECT seq, body, hash FROM journal WHERE epoch=? ORDER BY seq DESC", (epoch,)
    )
    yield 0, b"", genesis_of(db, epoch) or b""
