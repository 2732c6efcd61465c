"""A till without a database: a signed journal in memory that fulfils the outbox."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from sync.codec import Header, b64u, encode_body, genesis_hash, next_hash
from sync.events import NAMES as EVENT_NAMES
from sync.events import (
    CashPaidOut,
    DayClosed,
    EpochOpened,
    Event,
    RefundClosed,
    RefundLine,
    SaleClosed,
    SaleLine,
    ShiftClosed,
    ShiftOpened,
    TenderPart,
    Totals,
)
from sync.instants import instant
from sync.ports import Enrolment, Pending, Position, Row
from sync.protocol import ItemResult
from sync.signing import SigningKey

START = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
DAY = "2026-11-21"


def made_id(*parts: object) -> str:
    """Return a well-formed UUIDv7 text that depends on the parts alone."""
    digest = hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()
    return f"0197a000-{digest[:4]}-7{digest[4:7]}-8{digest[7:10]}-{digest[10:22]}"


class TestClock:
    """Wall and monotonic time, moved by hand; also the cloud's clock when called."""

    __test__ = False

    def __init__(self) -> None:
        self.at = START
        self.mono = 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.mono

    def __call__(self) -> datetime:
        return self.at

    def forward(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.mono += seconds


@dataclass
class Till:
    """One till: its key, its rows of all epochs, how far the cloud has them."""

    name: str = "till"
    rows: dict[int, list[Row]] = field(default_factory=dict)
    hashes: dict[int, list[bytes]] = field(default_factory=dict)
    saved: dict[int, int] = field(default_factory=dict)
    results: dict[str, ItemResult] = field(default_factory=dict)
    enrolment: Enrolment | None = None
    amounts: dict[str, int] = field(default_factory=dict)
    shift: str = ""

    def __post_init__(self) -> None:
        self.terminal_id = made_id(self.name)
        self.key = SigningKey(hashlib.sha256(self.name.encode()).digest())
        self.open_epoch(1)

    # --- writing ------------------------------------------------------------------------------

    def open_epoch(self, epoch: int, reason: str = "first_start") -> None:
        old = max(self.hashes, default=0)
        parent = self.hashes[old][-1] if old else bytes(32)
        self.rows[epoch] = []
        self.saved[epoch] = 0
        genesis = genesis_hash(self.terminal_id, epoch, parent, self.key.pubkey)
        self.hashes[epoch] = [genesis]
        self.record(
            EpochOpened(
                reason=reason,
                pubkey=b64u(self.key.pubkey),
                parent_epoch=old,
                parent_hash=b64u(parent) if old else "",
            )
        )

    def header(self, **changes: object) -> Header:
        epoch = max(self.rows)
        seq = len(self.rows[epoch]) + 1
        plain = Header(
            id=made_id(self.name, epoch, seq),
            terminal=self.terminal_id,
            epoch=epoch,
            seq=seq,
            at=instant(START + timedelta(seconds=seq)),
            tz_off=480,
            biz_date=DAY,
            boot=made_id(self.name, "boot"),
            mono_ms=seq * 1000,
            shift=self.shift,
            staff="zhang",
        )
        return Header(**{name: getattr(plain, name) for name in plain.__struct_fields__} | changes)

    def record(self, event: Event, **changes: object) -> Row:
        header = self.header(**changes)
        body = encode_body(header, event)
        if isinstance(event, SaleClosed):
            self.amounts[header.id] = event.total_fen
        return self.record_bytes(body, header.id, EVENT_NAMES[type(event)], 1)

    def record_bytes(self, body: bytes, event_id: str, kind: str, v: int) -> Row:
        """Chain and sign any bytes: the till's own faults must not hold up the rest."""
        epoch = max(self.rows)
        seq = len(self.rows[epoch]) + 1
        row_hash = next_hash(self.terminal_id, epoch, seq, self.hashes[epoch][-1], body)
        row = Row(epoch, seq, event_id, kind, v, body, self.key.sign(row_hash))
        self.rows[epoch].append(row)
        self.hashes[epoch].append(row_hash)
        return row

    # --- a shop's day -------------------------------------------------------------------------

    def open_shift(self, number: int = 1) -> str:
        self.shift = made_id(self.name, "shift", number)
        self.record(ShiftOpened(shift_id=self.shift, shift_no=number, float_fen=20_000))
        return self.shift

    def sell(self, number: int, total_fen: int = 3800, **changes: object) -> SaleClosed:
        sale = a_sale(self.name, number, total_fen)
        sale = SaleClosed(
            **{name: getattr(sale, name) for name in sale.__struct_fields__} | changes
        )
        self.record(sale)
        return sale

    def refund(self, number: int, sale: SaleClosed, amount_fen: int) -> RefundClosed:
        line = sale.lines[0]
        refund = RefundClosed(
            refund_id=made_id(self.name, "refund", number),
            sale_id=sale.sale_id,
            receipt_no=f"WJL-A-261121-01-{5000 + number}",
            sale_receipt_no=sale.receipt_no,
            reason="cold",
            lines=[
                RefundLine(
                    line_id=line.line_id,
                    sku=line.sku,
                    name=line.name,
                    qty_milli=1000,
                    amount_fen=amount_fen,
                )
            ],
            total_fen=amount_fen,
            tenders=[
                TenderPart(
                    tender_id=made_id(self.name, "back", number), type="cash", amount_fen=amount_fen
                )
            ],
        )
        self.record(refund)
        return refund

    def pay_out(self, amount_fen: int) -> None:
        self.record(
            CashPaidOut(
                movement_id=made_id(self.name, "out", amount_fen),
                amount_fen=amount_fen,
                reason="ice",
                by="zhang",
            )
        )

    def close_shift(self, **totals: int) -> None:
        epoch = max(self.rows)
        self.record(
            ShiftClosed(
                shift_id=self.shift,
                shift_no=1,
                first_seq=2,
                last_seq=len(self.rows[epoch]),
                float_fen=20_000,
                expected_fen=30_000,
                counted_fen=29_990,
                over_short_fen=-10,
                totals=Totals(**totals),
            )
        )

    def close_day(self, z_no: int = 1, **totals: int) -> None:
        self.record(DayClosed(z_no=z_no, shifts=[self.shift], totals=Totals(**totals)))

    # --- the outbox ---------------------------------------------------------------------------

    def position(self) -> Position:
        waiting = [epoch for epoch in sorted(self.rows) if self.saved[epoch] < self.head(epoch)]
        epoch = waiting[0] if waiting else max(self.rows)
        return Position(epoch, self.head(epoch), self.saved[epoch])

    def head(self, epoch: int) -> int:
        return len(self.rows[epoch])

    def hash_at(self, epoch: int, seq: int) -> bytes | None:
        known = self.hashes.get(epoch, [])
        return known[seq] if 0 <= seq < len(known) else None

    def unsent(self, limit: int, max_bytes: int) -> Sequence[Row]:
        place = self.position()
        rows = self.rows[place.epoch][place.acked_seq : place.acked_seq + limit]
        taken: list[Row] = []
        for row in rows:
            if taken and sum(len(other.body) for other in taken) + len(row.body) > max_bytes:
                break
            taken.append(row)
        return taken

    def acked(self, epoch: int, seq: int, row_hash: bytes, at: datetime) -> None:
        assert self.hash_at(epoch, seq) == row_hash
        self.saved[epoch] = seq

    def pending(self) -> Pending:
        rows = [row for epoch in self.rows for row in self.rows[epoch][self.saved[epoch] :]]
        gross = sum(self.amounts.get(row.event_id, 0) for row in rows)
        return Pending(len(rows), START if rows else None, gross)

    def failed(self, results: Sequence[ItemResult], at: datetime) -> None:
        self.results.update({result.event_id: result for result in results})

    # --- mischief -----------------------------------------------------------------------------

    def spoil(self, seq: int, **changes: object) -> None:
        """Change a stored row without signing it again."""
        epoch = max(self.rows)
        self.rows[epoch][seq - 1] = replace(self.rows[epoch][seq - 1], **changes)


def a_sale(till: str, number: int, total_fen: int = 3800) -> SaleClosed:
    """Return a sale of one line, paid in cash."""
    return SaleClosed(
        sale_id=made_id(till, "sale", number),
        order_id=made_id(till, "order", number),
        receipt_no=f"WJL-A-261121-01-{number:04}",
        lines=[
            SaleLine(
                line_id=made_id(till, "line", number),
                sku="HSR",
                name="红烧肉",
                qty_milli=1000,
                list_fen=total_fen,
                price_fen=total_fen,
                gross_fen=total_fen,
                net_fen=total_fen,
                tax_bp=600,
                tax_fen=0,
            )
        ],
        gross_fen=total_fen,
        total_fen=total_fen,
        tenders=[
            TenderPart(
                tender_id=made_id(till, "tender", number),
                type="cash",
                amount_fen=total_fen,
                change_fen=200,
            )
        ],
    )
