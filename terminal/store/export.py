"""The journal in a file of its own: every row verbatim, ready to be sent, checked or read.

An open format, one JSON object a line, UTF-8, compressed with zstd where the name ends in `.zst`:

1. `{"format": "zhanggui-journal", "version": 1, "terminal": id, "rows": n}`
2. one line a row in the journal's order: `{"epoch", "seq", "event_id", "type", "v", "body", "sig"}`
   as in the till's uploads; `body` is the stored text verbatim, `sig` base64url without padding
3. `{"heads": [{"epoch", "seq", "hash"}, ...]}`, hashes base64url: a file without it is cut off

Each row's hash follows from the bodies (see `sync.codec`) and is what `sig` signs; the key of an
epoch stands in its first row, `epoch.opened`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import IO

import msgspec

from sync.codec import b64u, decode_body, unb64u
from terminal.errors import Damaged, StoreError
from terminal.store.chain import BrokenChain, Entry, Verdict, Walker, parents_of
from terminal.store.copies import discard, not_copied
from terminal.store.database import Connection, DatabaseError, snapshot
from terminal.store.files import put_in_place
from terminal.store.journal import Head
from terminal.store.verify import Progress, count_rows
from terminal.text import tr

FORMAT, VERSION = "zhanggui-journal", 1
ROWS = "SELECT epoch, seq, body, sig, hash FROM journal ORDER BY epoch, seq"


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """First line of the file."""

    format: str
    version: int
    terminal: str
    rows: int


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the journal."""

    epoch: int
    seq: int
    event_id: str
    type: str
    v: int
    body: str
    sig: str

    @property
    def entry(self) -> Entry:
        """The row as `terminal.store.chain` takes it; raises ValueError on a broken signature."""
        return Entry(self.epoch, self.seq, self.body.encode(), unb64u(self.sig))


class Last(msgspec.Struct, frozen=True, kw_only=True):
    """Where one epoch ends."""

    epoch: int
    seq: int
    hash: str


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """Last line of the file."""

    heads: list[Last]


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: rows, and the head of the newest epoch among them."""

    rows: int
    head: Head | None


def export(db: Connection, target: Path, progress: Progress | None = None) -> Exported:
    """Write the whole journal into a file; the name appears when all of it is on the disk.

    Raises:
        StoreError: the place cannot be written, or the books cannot be read.
    """
    part = target.with_name(target.name + ".part")
    try:
        with snapshot(db), _writing(part) as file:
            done = _write(db, file, progress)
        put_in_place(part, target)
    except OSError as error:
        raise not_copied(target, error) from error
    except DatabaseError as error:
        raise StoreError(
            tr("The journal could not be exported: {why}.", why=str(error)),
            tr("Copy the whole data folder to another disk and call your technician."),
        ) from error
    finally:
        discard(part)
    return done


def _write(db: Connection, file: IO[str], progress: Progress | None) -> Exported:
    in_all = count_rows(db)
    known = db.execute("SELECT terminal_id FROM sync_state ORDER BY epoch DESC").fetchone()
    terminal = known[0] if known else ""
    _put(file, Opening(format=FORMAT, version=VERSION, terminal=terminal, rows=in_all))
    heads: dict[int, tuple[int, bytes]] = {}
    done = 0
    for done, row in enumerate(db.execute(ROWS), 1):
        epoch, seq, body, sig, row_hash = row
        _put(file, line_of(epoch, seq, bytes(body), bytes(sig)))
        heads[epoch] = (seq, bytes(row_hash))
        if progress is not None and (done % 1000 == 0 or done == in_all):
            progress(done, in_all)
    last = [Last(epoch=epoch, seq=seq, hash=b64u(at)) for epoch, (seq, at) in heads.items()]
    _put(file, Closing(heads=last))
    newest = max(heads, default=0)
    head = Head(terminal, newest, *heads[newest]) if newest else None
    return Exported(done, head)


def line_of(epoch: int, seq: int, body: bytes, sig: bytes) -> Line:
    """Return a row as a line of the file."""
    env = decode_body(body)
    return Line(
        epoch=epoch,
        seq=seq,
        event_id=env.id,
        type=env.type,
        v=env.v,
        body=body.decode(),
        sig=b64u(sig),
    )


def _put(file: IO[str], value: msgspec.Struct) -> None:
    file.write(msgspec.json.encode(value).decode() + "\n")


@contextmanager
def _writing(path: Path) -> Iterator[IO[str]]:
    if ".zst" not in path.suffixes:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    import zstandard

    with (
        path.open("wb") as raw,
        zstandard.ZstdCompressor().stream_writer(raw) as packed,
        TextIOWrapper(packed, encoding="utf-8", newline="\n") as file,
    ):
        yield file


@contextmanager
def _reading(path: Path) -> Iterator[IO[str]]:
    with path.open("rb") as raw:
        if raw.read(4) != b"\x28\xb5\x2f\xfd":
            raw.seek(0)
            yield TextIOWrapper(raw, encoding="utf-8", newline="\n")
            return
        import zstandard

        raw.seek(0)
        with zstandard.ZstdDecompressor().stream_reader(raw) as packed:
            yield TextIOWrapper(packed, encoding="utf-8", newline="\n")


def read_export(path: Path) -> Iterator[Entry]:
    """Yield the rows of an exported file, without judging them.

    Raises:
        Damaged: it is no such file, or it is cut off.
    """
    for line in _lines(path):
        if isinstance(line, Line):
            yield line.entry


def verify_export(path: Path) -> Verdict:
    """Prove an exported file alone: chain, signatures, running totals, heads.

    Raises:
        Damaged: it is no such file, or it is cut off.
    """
    walker = Walker()
    walker.parents = parents_of(entry.body for entry in read_export(path) if entry.seq == 1)
    try:
        for line in _lines(path):
            if isinstance(line, Line):
                walker.take(line.entry)
            elif isinstance(line, Closing):
                _check_heads(walker, line)
    except BrokenChain as error:
        return Verdict(False, walker.rows, error.problem, error.at)
    return Verdict(True, walker.rows)


def _check_heads(walker: Walker, told: Closing) -> None:
    found = {epoch: (seq, b64u(row_hash)) for epoch, (seq, row_hash) in walker.heads.items()}
    for head in told.heads:
        if found.get(head.epoch) != (head.seq, head.hash):
            problem = tr("The last row is not the one that was written last.")
            raise BrokenChain(problem, (head.epoch, head.seq))


def _lines(path: Path) -> Iterator[Line | Closing]:
    ended = False
    try:
        with _reading(path) as file:
            opening = msgspec.json.decode(file.readline(), type=Opening)
            if (opening.format, opening.version) != (FORMAT, VERSION):
                raise not_an_export(path)
            for text in file:
                ended = text.startswith('{"heads"')
                kind: type[Line | Closing] = Closing if ended else Line
                yield msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, ValueError, EOFError) as error:
        raise not_an_export(path) from error
    if not ended:
        raise not_an_export(path)


def not_an_export(path: Path) -> Damaged:
    """Return the refusal of a file that is no whole export."""
    return Damaged(
        tr("{file} is no journal export, or it is cut off.", file=path.name),
        tr("Export the journal again: zhanggui journal export FILE"),
    )
