"""Follow journal rows in order and stop at the first that is not what it should be.

Serves the database and an exported file alike: it sees places, bytes and signatures only.
"""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from sync import events as ev
from sync.codec import Envelope, data_of, decode_body, next_hash, unb64u
from terminal.store.journal import opening_hash
from terminal.text import Text, tr

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Place = tuple[int, int]
Sums = tuple[int, int, int]


class Verdict(Struct, frozen=True):
    """What a walk found; `at` is the (epoch, seq) of the first row that is wrong."""

    ok: bool
    rows: int
    problem: Text | None = None
    at: Place | None = None

    @property
    def sentence(self) -> Text | None:
        """The problem with its place, for people; None when all is well."""
        if self.problem is None or self.at is None:
            return self.problem
        epoch, seq = self.at
        return tr("Row {epoch}/{seq}: {problem}", epoch=epoch, seq=seq, problem=self.problem)


class BrokenChain(Exception):
    """The row at `at` is not what it should be."""

    def __init__(self, problem: Text, at: Place) -> None:
        super().__init__(problem, at)
        self.problem = problem
        self.at = at


class Entry(Struct, frozen=True):
    """One row; `hash` is None where only bytes and signature are kept."""

    epoch: int
    seq: int
    body: bytes
    sig: bytes
    hash: bytes | None = None

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return self.epoch, self.seq


class Walker:
    """Takes rows in the journal's order, from an epoch's first row or from `resume` on.

    `parents` are the places that later epochs name; set them before the first row is taken.
    """

    def __init__(self) -> None:
        self.rows = 0
        self.parents: Collection[Place] = frozenset()
        self.heads: dict[int, tuple[int, bytes]] = {}
        self._known: dict[Place, tuple[bytes, Sums | None]] = {}
        self._terminal = ""
        self._pubkey: Ed25519PublicKey | None = None
        self._sums: Sums | None = None

    def resume(self, base: Entry, pubkey: str) -> None:
        """Trust one row of the middle as the base of what follows; sums start where next told."""
        self.heads[base.epoch] = (base.seq, base.hash or b"")
        self._terminal = decode_body(base.body).terminal
        self._pubkey = public_key(pubkey)

    def trust(self, place: Place, row_hash: bytes) -> None:
        """Take a parent's hash from the books, where the walk begins behind it."""
        self._known[place] = (row_hash, None)

    def take(self, entry: Entry) -> tuple[Envelope, ev.Event | None]:
        """Check one row and remember it as the head; the event is None where its type is new.

        Raises:
            BrokenChain: the row is not the one that belongs here.
        """
        try:
            envelope = decode_body(entry.body)
            event = data_of(envelope) if envelope.type in ev.EVENTS else None
            self._check_place(entry, envelope, event)
            row_hash = self._check_bytes(entry, envelope, event)
            self._add_up(entry, event)
        except (msgspec.MsgspecError, ValueError) as error:
            raise BrokenChain(tr("Its bytes cannot be read."), entry.place) from error
        self.rows += 1
        self.heads[entry.epoch] = (entry.seq, row_hash)
        if entry.place in self.parents:
            self._known[entry.place] = (row_hash, self._sums)
        if isinstance(event, ev.KeyRotated):
            self._pubkey = public_key(event.pubkey)
        return envelope, event

    def _check_place(self, entry: Entry, env: Envelope, event: ev.Event | None) -> None:
        if (env.epoch, env.seq) != entry.place:
            raise BrokenChain(tr("Its bytes belong to another place."), entry.place)
        if entry.seq != self.heads.get(entry.epoch, (0, b""))[0] + 1:
            raise BrokenChain(tr("A row before this one is missing."), entry.place)
        if entry.seq > 1:
            if env.terminal != self._terminal:
                raise BrokenChain(tr("It belongs to another terminal."), entry.place)
            return
        if not isinstance(event, ev.EpochOpened):
            raise BrokenChain(tr("An epoch does not begin with its opening."), entry.place)
        self._terminal = env.terminal
        self._pubkey = public_key(event.pubkey)
        self._sums = (event.cum_gross_fen, event.cum_refund_fen, event.cum_count)
        self._check_parent(entry, event)

    def _check_parent(self, entry: Entry, opened: ev.EpochOpened) -> None:
        place = (opened.parent_epoch, opened.parent_seq)
        if place == (0, 0):
            known: tuple[bytes, Sums | None] | None = (b"", (0, 0, 0))
        else:
            known = self._known.get(place)
        if known is None:
            raise BrokenChain(tr("The row that its epoch follows is missing."), entry.place)
        if unb64u(opened.parent_hash) != known[0]:
            raise BrokenChain(tr("Its epoch follows a row with other content."), entry.place)
        if known[1] is not None and known[1] != self._sums:
            raise BrokenChain(tr("Its running totals do not add up."), entry.place)

    def _check_bytes(self, entry: Entry, env: Envelope, event: ev.Event | None) -> bytes:
        if entry.seq > 1:
            before = self.heads[entry.epoch][1]
        else:
            assert isinstance(event, ev.EpochOpened)
            before = opening_hash(env, event)
        row_hash = next_hash(env.terminal, entry.epoch, entry.seq, before, entry.body)
        if entry.hash is not None and entry.hash != row_hash:
            raise BrokenChain(tr("It does not continue the chain."), entry.place)
        if not is_signed(self._pubkey, row_hash, entry.sig):
            raise BrokenChain(tr("Its signature is not this till's."), entry.place)
        return row_hash

    def _add_up(self, entry: Entry, event: Any) -> None:
        """Sums are unknown behind a type that only a newer program knows."""
        if event is None:
            self._sums = None
        if isinstance(event, ev.EpochOpened) or not hasattr(event, "cum_count"):
            return
        told: Sums = (event.cum_gross_fen, event.cum_refund_fen, event.cum_count)
        if self._sums is not None and told != _after(self._sums, event):
            raise BrokenChain(tr("Its running totals do not add up."), entry.place)
        self._sums = told


def _after(sums: Sums, event: object) -> Sums:
    gross, refund, count = sums
    if isinstance(event, ev.SaleClosed):
        return gross + event.total_fen, refund, count + 1
    if isinstance(event, ev.RefundClosed):
        return gross, refund + event.total_fen, count + 1
    return sums


def public_key(text: str) -> "Ed25519PublicKey":
    """Read a key as it stands in events; raises ValueError when it is none."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    return Ed25519PublicKey.from_public_bytes(unb64u(text))


def is_signed(key: "Ed25519PublicKey | None", row_hash: bytes, sig: bytes) -> bool:
    """Return whether a signature over a row's hash is the key's."""
    from cryptography.exceptions import InvalidSignature

    if key is None:
        return False
    try:
        key.verify(sig, row_hash)
    except InvalidSignature:
        return False
    return True


def parents_of(bodies: Iterable[bytes]) -> set[Place]:
    """Return the places that the epochs' first rows name as their parents."""
    found: set[Place] = set()
    for body in bodies:
        opened = data_of(decode_body(body))
        if isinstance(opened, ev.EpochOpened):
            found.add((opened.parent_epoch, opened.parent_seq))
    return found
