"""Tells, in the moment of each COMMIT, what it made true; and can stop the world right there."""

import signal
from typing import Any

from sync import events as ev
from terminal.app.player_wire import Wire
from terminal.app.till_app import TillApp
from terminal.store import journal


class Witness:
    """Told before paper, drawer and screen know: whoever listens can say what a crash lost."""

    def __init__(self, app: TillApp, wire: Wire) -> None:
        self._store, self._wire = app.till.store, wire
        self._after = app.till.store.on_commit
        head = self._store.head()
        self._told = (head.epoch, head.seq)
        self.sales = self.refunds = 0
        self.last_sale = ""
        self.kill_at_sale = False
        self._store.on_commit = self._committed

    def _committed(self) -> None:
        for envelope, event in journal.events(self._store.db, self._told):
            self._told = (envelope.epoch, envelope.seq)
            fact = _fact(event)
            if fact:
                self._wire.tell(**fact, epoch=envelope.epoch, seq=envelope.seq)
            self.refunds += isinstance(event, ev.RefundClosed)
            if isinstance(event, ev.SaleClosed):
                self._sold(event)
        self._after()

    def _sold(self, sale: ev.SaleClosed) -> None:
        self.sales += 1
        self.last_sale = sale.receipt_no
        if self.kill_at_sale:
            self._wire.tell(do="kill")
            _wait_for_the_end()


def _wait_for_the_end() -> None:
    while True:
        signal.pause()


def _fact(event: ev.Event) -> dict[str, Any]:
    found: dict[str, Any] = {}
    match event:
        case ev.SaleClosed():
            found = _money("sale", event.sale_id, event)
        case ev.RefundClosed():
            found = _money("refund", event.refund_id, event)
        case ev.ShiftOpened():
            found = {"fact": "drawer", "fen": event.float_fen}
        case ev.CashPaidIn():
            found = {"fact": "drawer", "fen": event.amount_fen}
        case ev.CashPaidOut() | ev.CashDropped():
            found = {"fact": "drawer", "fen": -event.amount_fen}
        case ev.DayClosed():
            sums = event.totals
            totals = {"sales": sums.sales, "gross": sums.gross_fen, "refunds": sums.refunds}
            found = {"fact": "z", "totals": totals | {"refunds_fen": sums.refunds_fen}}
    return found


def _money(kind: str, key: str, event: ev.SaleClosed | ev.RefundClosed) -> dict[str, Any]:
    return {"fact": kind, "key": key, "receipt_no": event.receipt_no, "fen": event.total_fen}
