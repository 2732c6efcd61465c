"""The tour behind the counter: paper, refunds, cash, reports, the end of the shift."""

from collections.abc import Iterator

from terminal.domain.reports import drawer
from terminal.services import shifts
from terminal.store import jobs, sales
from tests.gui.walker import CASHIER, MANAGER, Walker


class Office(Walker):
    """Everything beside selling; each part yields the names of its states."""

    def paper(self) -> Iterator[str]:
        """Paper out, a job nobody knows of, the queue, the day's receipts."""
        self.printer.put_fault("paper_out")
        self.wait(lambda: not self.app.devices.statuses()["receipt"].is_usable)
        self.sell("王老吉", "王老吉", "花生米", paid="50")
        self.wait(lambda: self.at("pay").drawer is not None)
        self.wait(lambda: bool(jobs.unfinished(self.app.till.store.db)[0].reason))
        self.settle()
        yield "paid_paper_out"
        self.at("pay").next()
        yield "sell_paper_out"
        self.app.go("receipts")
        self.settle()
        self.at("receipts").choose(jobs.unfinished(self.app.till.store.db)[0].job_id)
        yield "receipts_waiting"
        self.app.go("sell")
        self.printer.clear_faults()
        self.wait(self.printed)
        self.printer.put_fault("cut_off", 3000)
        self.sell("王老吉", paid="10")
        self.wait(lambda: any(j.state == jobs.UNKNOWN for j in self._unfinished()))
        self.settle()
        yield "paid_unknown"
        self.at("pay").next()
        yield from self._receipts()

    def _unfinished(self) -> tuple[jobs.PrintJob, ...]:
        return jobs.unfinished(self.app.till.store.db)

    def _receipts(self) -> Iterator[str]:
        self.app.go("receipts")
        yield "receipts_queue"
        receipts = self.at("receipts")
        receipts.choose(self._unfinished()[0].job_id)
        yield "receipts_unknown"
        receipts.act("accept")
        yield "receipts_all_printed"
        receipts.choose_tab("day")
        yield "receipts_day"
        receipts.choose(self._sales()[-1])
        yield "receipts_chosen"
        receipts.back()

    def _sales(self) -> list[str]:
        till = self.app.till
        return [head.subject_id for head in sales.recent(till.store.db, till.biz_date())]

    def refunding(self) -> Iterator[str]:
        """Find a sale, choose lines, hand the money over."""
        self.app.go("refund")
        yield "refund_find"
        self.type("refund", "4711")
        self.at("refund").find()
        yield "refund_not_found"
        self.at("refund").choose(self._sales()[-1])
        yield "refund"
        lines = self.at("refund")._sold()
        self.at("refund").step(lines[0].line_id, 1)
        self.at("refund").choose_reason("1")
        yield "refund_chosen"
        self.at("refund").take_whole()
        yield "refund_whole"
        self.at("refund").refund()
        yield "refund_approval"
        self.consent("refund")
        self.at("refund").panel_confirm()
        self.wait(lambda: self.printed() and self.at("refund").drawer is not None)
        self.settle()
        yield "refund_done"
        self.at("refund").next()

    def cash(self) -> Iterator[str]:
        """Petty cash, a no sale, the menu, the lock."""
        self.app.go("menu")
        yield "menu"
        self.app.go("cash")
        yield "cash"
        self.type("cash", "36.5")
        self.at("cash").choose_reason("0")
        yield "cash_typed"
        self.at("cash").confirm()
        if self.at("cash").flow is not None:
            yield "cash_approval"
            self.consent("cash")
            self.at("cash").panel_confirm()
        self.wait(lambda: self.at("cash").drawer is not None)
        self.settle()
        yield "cash_done"
        self.app.go("cash")
        self.at("cash").choose_kind("no_sale")
        yield "cash_no_sale"
        self.app.lock()
        yield "lock"
        self.sign_in(CASHIER)
        self.at("sign_in").confirm()

    def reports(self) -> Iterator[str]:
        """The X of the open shift."""
        self.app.go("reports")
        yield "reports_none"
        self.at("reports").choose("x")
        if self.at("reports").flow is not None:
            yield "reports_approval"
            self.consent("reports")
            self.at("reports").panel_confirm()
        yield "report_x"
        self.at("reports").act("print")
        yield "report_x_toast"
        self.app.go("sell")

    def closing(self) -> Iterator[str]:
        """The blind count, what it says, the end, the Z."""
        self.app.go("shift_close")
        close = self.at("shift_close")
        yield "shift_count"
        for face, pieces in ((10000, 4), (5000, 3), (2000, 2), (100, 7)):
            close.choose(str(face))
            close.key(str(pieces))
        yield "shift_counted"
        close.compare()
        if close.flow is not None:
            yield "shift_approval"
            self.consent("shift_close")
            close.panel_confirm()
        yield "shift_off"
        close.recount()
        yield from self._even()

    def _even(self) -> Iterator[str]:
        close = self.at("shift_close")
        close.pieces = dict.fromkeys(close.pieces, 0)
        left = self._expected()
        for face in sorted(close.pieces, reverse=True):
            close.pieces[face], left = divmod(left, face)
        close.compare()
        if close.flow is not None:
            self.consent("shift_close")
            close.panel_confirm()
        yield "shift_even"
        close.close()
        self.settle()
        yield "shift_done"
        close.act("z")
        if close.flow is not None:
            yield "shift_z_approval"
            self.consent("shift_close")
            close.panel_confirm()
        self.settle()
        yield "shift_z"
        close.next()
        self.sign_in(MANAGER)
        self.at("sign_in").confirm()
        self.app.go("reports")
        self.at("reports").choose("z:1")
        yield "report_z"

    def _expected(self) -> int:
        shift = self.app.till.open_shift()
        return drawer(shifts.totals(self.app.till, shift.shift_id), shift.float_fen).expected_fen
