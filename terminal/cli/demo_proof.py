"""The proof of the demo day: till, paper, cloud and ledger, held against each other.

The till's numbers come from pos.db, the paper's from the captured bytes, the cloud's from its own
tables; every sale is compared one by one, and every difference is one sentence.
"""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass, field

from terminal.cli.demo_ledger import Ledger, Told
from terminal.cli.demo_paper import Paper
from terminal.cli.demo_stage import Folders
from terminal.store import rebuild
from terminal.store.database import Connection, open_database
from terminal.store.verify import verify

SALES = "SELECT sale_id, receipt_no, total_fen, epoch, seq FROM sales"
REFUNDS = "SELECT refund_id, receipt_no, total_fen, epoch, seq FROM refunds"
PLACES = "SELECT epoch, seq, hash FROM journal"
WAITING = "SELECT coalesce(sum(head_seq - acked_seq), 0) FROM sync_state WHERE peer='cloud'"
UNPRINTED = "SELECT count(*) FROM print_jobs WHERE state<>'done'"
REPORTS = "SELECT count(*) FROM print_jobs WHERE kind='report'"
TERMINAL = "SELECT terminal_id FROM sync_state WHERE peer='cloud'"
TILL_Z = "SELECT z_no, biz_date, over_short_fen, grand_total_fen FROM days ORDER BY z_no"
CLOUD_Z = (
    "SELECT z_no, biz_date, over_short_fen, grand_total_fen, sales, gross_fen, refunds,"
    " refunds_fen FROM days ORDER BY z_no"
)
CLOUD_DAY = (
    "SELECT (SELECT count(*) FROM sales), (SELECT coalesce(sum(total_fen), 0) FROM sales),"
    " (SELECT count(*) FROM refunds), (SELECT coalesce(sum(total_fen), 0) FROM refunds)"
)


@dataclass(frozen=True, slots=True)
class Books:
    """Sales and refunds as one side has them, by their ids."""

    sales: Mapping[str, Told]
    refunds: Mapping[str, Told]

    @classmethod
    def of(cls, db: Connection) -> "Books":
        """Read them; till and cloud keep them in tables of the same names."""
        sales = {row[0]: Told(*row) for row in db.execute(SALES)}
        return cls(sales, {row[0]: Told(*row) for row in db.execute(REFUNDS)})

    @property
    def gross_fen(self) -> int:
        """The sum of all sales."""
        return sum(told.fen for told in self.sales.values())

    @property
    def refunds_fen(self) -> int:
        """The sum of all refunds."""
        return sum(told.fen for told in self.refunds.values())


@dataclass(slots=True)
class Summary:
    """What stands in summary.json. Sums in fen; `gross_fen` is before refunds."""

    sales: int = 0
    refunds: int = 0
    gross_fen: int = 0
    refunds_fen: int = 0
    cloud_sales: int = 0
    cloud_gross_fen: int = 0
    receipts_printed: int = 0
    duplicates_printed: int = 0
    unsent: int = 0
    kills: int = 0
    lost_sales: int = 0
    journal_ok: bool = False
    z_matches_cloud: bool = False
    cloud_refunds: int = 0
    cloud_refunds_fen: int = 0
    reports_printed: int = 0
    drawer_openings: int = 0
    offline_sales: int = 0
    seconds: float = 0.0
    differences: list[str] = field(default_factory=list)

    def values(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return asdict(self)


class Proof:
    """Compares, and fills a `Summary`; every process has ended before."""

    def __init__(self, folders: Folders, ledger: Ledger, paper: Paper) -> None:
        self.folders, self.ledger, self.paper = folders, ledger, paper
        self.summary = Summary()

    def run(self, kills: int) -> Summary:
        """Compare everything and return what came of it."""
        self.summary.kills = kills
        till = open_database(self.folders.till / "pos.db", create=False)
        cloud = open_database(self.folders.cloud / "cloud.db", create=False)
        with closing(till), closing(cloud):
            mine, theirs = Books.of(till), Books.of(cloud)
            self._count(mine, theirs)
            self._journal(till)
            self._books(mine, theirs)
            self._lost(mine)
            self._cloud(till, cloud, mine)
            self._z(till, cloud, mine)
            self._paper(till, mine)
        self._drawer()
        return self.summary

    def keep_databases(self) -> None:
        """Write each database as one file that opens alone."""
        for source, name in (
            (self.folders.till / "pos.db", "till.db"),
            (self.folders.till / "catalog.db", "catalog.db"),
            (self.folders.cloud / "cloud.db", "cloud.db"),
        ):
            target = self.folders.out / name
            with closing(open_database(source, create=False)) as db:
                db.execute("VACUUM INTO ?", (str(target),))
            with closing(open_database(target, read_only=True)) as db:
                self.differ(name, db.execute("PRAGMA integrity_check").fetchone()[0], "ok")

    def differ(self, what: str, one: object, other: object) -> None:
        """Note a difference where there is one."""
        if one != other:
            self.summary.differences.append(f"{what}: {one} and {other}")

    def _count(self, mine: Books, theirs: Books) -> None:
        summary = self.summary
        summary.sales, summary.refunds = len(mine.sales), len(mine.refunds)
        summary.gross_fen, summary.refunds_fen = mine.gross_fen, mine.refunds_fen
        summary.cloud_sales, summary.cloud_gross_fen = len(theirs.sales), theirs.gross_fen
        summary.cloud_refunds = len(theirs.refunds)
        summary.cloud_refunds_fen = theirs.refunds_fen

    def _journal(self, till: Connection) -> None:
        verdict = verify(till)
        found = rebuild.compare(till) if verdict.ok else []
        self.summary.journal_ok = verdict.ok and not found
        if verdict.problem is not None:
            self.summary.differences.append(f"journal at {verdict.at}: {verdict.problem}")
        for row in found:
            self.differ(f"rebuilt {row.table} {row.key}", row.stored, row.replayed)

    def _books(self, mine: Books, theirs: Books) -> None:
        """Hold every sale and refund of the till against the cloud's and the ledger's."""
        sides = (("cloud", theirs), ("ledger", Books(self.ledger.sales, self.ledger.refunds)))
        for name, other in sides:
            for kind in ("sales", "refunds"):
                ours, rows = getattr(mine, kind), getattr(other, kind)
                for key in sorted({*ours, *rows}):
                    self.differ(f"{kind} {key}, till and {name}", ours.get(key), rows.get(key))

    def _lost(self, mine: Books) -> None:
        told = {*self.ledger.sales, *self.ledger.refunds}
        self.summary.lost_sales = len(told - {*mine.sales, *mine.refunds})

    def _cloud(self, till: Connection, cloud: Connection, mine: Books) -> None:
        self.summary.unsent = till.execute(WAITING).fetchone()[0]
        self.differ("rows that wait for the cloud", self.summary.unsent, 0)
        ours = {row[:2]: bytes(row[2]) for row in till.execute(PLACES)}
        rows = cloud.execute("SELECT epoch, seq, hash FROM ingest")
        self.differ("journal rows in the cloud", ours, {row[:2]: bytes(row[2]) for row in rows})
        day = (len(mine.sales), mine.gross_fen, len(mine.refunds), mine.refunds_fen)
        self.differ("sums of the cloud", day, tuple(cloud.execute(CLOUD_DAY).fetchone()))
        offline = cloud.execute("SELECT count(*) FROM sales WHERE offline=1")
        self.summary.offline_sales = offline.fetchone()[0]

    def _z(self, till: Connection, cloud: Connection, mine: Books) -> None:
        """Hold the Z of the till against the cloud's row of it and against the cloud's sales."""
        before = len(self.summary.differences)
        ours = [tuple(row) for row in till.execute(TILL_Z)]
        theirs = [tuple(row) for row in cloud.execute(CLOUD_Z)]
        self.differ("Z in till and cloud", ours, [row[:4] for row in theirs])
        counted = tuple(cloud.execute(CLOUD_DAY).fetchone())
        for row in theirs[-1:]:
            self.differ("figures of the Z and the cloud's own sums", row[4:], counted)
        said = tuple(self.ledger.z.get(n, -1) for n in ("sales", "gross", "refunds", "refunds_fen"))
        self.differ("figures of the Z as it was told and the cloud's own sums", said, counted)
        self.differ("number of Zs", len(ours), 1)
        self.summary.z_matches_cloud = before == len(self.summary.differences)
        self.differ("sales of the Z and the till", said[0], len(mine.sales))

    def _paper(self, till: Connection, mine: Books) -> None:
        paper, summary = self.paper, self.summary
        paper.read()
        summary.receipts_printed = len({(w.epoch, w.seq) for w in paper.receipts})
        summary.duplicates_printed = paper.duplicates
        summary.reports_printed = paper.reports
        summary.differences += paper.faults
        self._witnesses(till, mine)
        self.differ("receipts printed twice", paper.duplicates, 0)
        self.differ("reports on paper", paper.reports, till.execute(REPORTS).fetchone()[0])
        self.differ("receipts not printed", till.execute(UNPRINTED).fetchone()[0], 0)

    def _witnesses(self, till: Connection, mine: Books) -> None:
        terminal = till.execute(TERMINAL).fetchone()[0].replace("-", "")
        hashes = {row[:2]: bytes(row[2])[:16].hex() for row in till.execute(PLACES)}
        wanted = {
            (told.epoch, told.seq): (terminal, told.fen, hashes[told.epoch, told.seq])
            for told in (*mine.sales.values(), *mine.refunds.values())
        }
        printed = {(w.epoch, w.seq): (w.terminal, w.fen, w.hash) for w in self.paper.receipts}
        for place in sorted({*wanted, *printed}):
            what = f"row {place}, till and paper"
            self.differ(what, wanted.get(place), printed.get(place))

    def _drawer(self) -> None:
        kicks = self.folders.receipts / "kicks.jsonl"
        seen = len(kicks.read_text(encoding="utf-8").splitlines()) if kicks.exists() else 0
        self.summary.drawer_openings = seen
        self.differ("drawer openings, screen and printer", self.ledger.drawer_openings, seen)
