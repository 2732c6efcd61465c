"""Any day at one till, made up by Hypothesis: the books always say what really happened."""

import os
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from terminal.domain.discount import AMOUNT, RATE, Discount
from terminal.domain.reports import drawer, merge
from terminal.errors import NotSaved
from terminal.services import paying, refunding, selling, shifts, voiding
from terminal.services.voiding import Why
from terminal.store import sales
from terminal.store.rebuild import compare
from terminal.store.verify import verify
from terminal.text import set_language
from tests.tills import Shop, an_item, rows_of

PRICES = st.integers(1, 30_000)
MOVES = {"paid_in": 1, "paid_out": -1, "dropped": -1}


class Day(RuleBasedStateMachine):
    """A till, and beside it plain numbers that are kept by hand."""

    @initialize()
    def begin(self):
        set_language("en")
        self.folder = TemporaryDirectory()
        self.shop = Shop(Path(self.folder.name))
        self._hurry()
        self.order = None
        self.parked = set()
        self.paid = {}
        self.back = defaultdict(int)
        self.numbers = defaultdict(list)
        self.in_drawer = 0
        self.counts = self._nothing()
        self.closed = defaultdict(list)
        self.zs = 0
        self.shop.sign_in("wang")

    def _hurry(self):
        self.shop.store.db.execute("PRAGMA synchronous=OFF")

    @staticmethod
    def _nothing():
        return {"sales": 0, "gross": 0, "refunds": 0, "refunded": 0, "voids": 0}

    @property
    def till(self):
        return self.shop.till

    @property
    def has_shift(self):
        return self.till.shift is not None

    # --- the order

    @precondition(lambda self: self.has_shift)
    @rule(fen=PRICES, pieces=st.integers(1, 9), weighed=st.booleans(), n=st.integers(0, 3))
    def tap(self, fen, pieces, weighed, n):
        before = self.order
        order = self.order or selling.start(self.till)
        qty = pieces * 137 if weighed else pieces * 1000
        item = an_item(n, fen, unit="kg" if weighed else "pc")
        self.order = order.add(selling.line_of(self.till, item, qty_milli=qty))
        selling.save(self.till, self.order, before)

    @precondition(lambda self: self.has_shift and self.order and self.order.lines)
    @rule(kind=st.sampled_from([RATE, AMOUNT]), value=st.integers(1, 9999), whole=st.booleans())
    def discount(self, kind, value, whole):
        given = Discount(self.till.make_id(), kind, value, by="wang")
        before = self.order
        if whole:
            after = before.with_discount(given)
        else:
            after = before.change(before.lines[0].line_id, discount=given)
        self.order = selling.agreed(self.till, before, after)
        selling.save(self.till, self.order, before)

    @precondition(lambda self: self.has_shift and self.order and self.order.lines)
    @rule()
    def remove(self):
        before = self.order
        if before.was_parked:
            line = before.lines[-1].line_id
            self.order = voiding.void_line(self.till, before, line, Why("wrong item"))
            self.counts["voids"] += 1
        else:
            self.order = before.remove(before.lines[-1].line_id)
            selling.save(self.till, self.order, before)

    @precondition(lambda self: self.has_shift and self.order and self.order.lines)
    @rule()
    def park(self):
        self.parked.add(selling.park(self.till, self.order).order_id)
        self.order = None

    @precondition(lambda self: self.has_shift and self.parked)
    @rule(data=st.data())
    def recall(self, data):
        wanted = data.draw(st.sampled_from(sorted(self.parked)))
        at_counter = self.order
        self.order = selling.recall(self.till, wanted, at_counter)
        self.parked.discard(wanted)
        if at_counter is not None and at_counter.lines:
            self.parked.add(at_counter.order_id)

    @precondition(lambda self: self.has_shift and self.order and self.order.lines)
    @rule()
    def void(self):
        self.counts["voids"] += len(self.order.lines)
        voiding.void_order(self.till, self.order, Why("guest left"))
        self.order = None

    # --- money

    @rule(
        goods=st.lists(st.tuples(PRICES, st.integers(1, 9)), min_size=1, max_size=4),
        off=st.integers(0, 9999),
        more=st.integers(0, 99_999),
    )
    def sell(self, goods, off, more):
        if not self.has_shift:
            self.open_shift(20_000)
        for n, (fen, pieces) in enumerate(goods):
            self.tap(fen, pieces, weighed=n % 2 == 1, n=n)
        if off:
            self.discount(RATE, off, whole=off % 2 == 0)
        self.pay(more, rounds=off % 3 != 0, fails=False)

    @precondition(lambda self: self.has_shift and self.order and self.order.lines)
    @rule(more=st.integers(0, 99_999), rounds=st.booleans(), fails=st.booleans())
    def pay(self, more, rounds, fails):
        payment = paying.start_payment(self.till, self.order)
        if not rounds:
            payment = type(payment)(payment.total_fen, payment.mode, round_cash=False)
        if not payment.is_paid:
            payment = payment.take_cash(self.till.make_id(), payment.due_fen + more)
        if fails:
            self._fail(lambda: paying.close_sale(self.till, self.order, payment, printer="p"))
        closed = paying.close_sale(self.till, self.order, payment, printer="p")
        self.order = None
        self.paid[closed.sale_id] = closed.total_fen
        self.numbers[self.till.biz_date()].append(closed.receipt_no)
        self.in_drawer += closed.received_fen - closed.change_fen
        self.counts["sales"] += 1
        self.counts["gross"] += closed.total_fen

    def _fail(self, act):
        whole = self.shop.store.db
        self.shop.fail_commits()
        with pytest.raises(NotSaved):
            act()
        assert self.shop.store.db is not whole
        self._hurry()

    @precondition(lambda self: self.has_shift and self.paid)
    @rule(data=st.data())
    def refund(self, data):
        sale_id = data.draw(st.sampled_from(sorted(self.paid)))
        left = [line for line in refunding.sold(self.till, sale_id) if line.left_milli]
        if not left:
            return
        line = data.draw(st.sampled_from(left))
        qty = line.left_milli
        if line.unit == "pc":
            qty = data.draw(st.integers(1, qty // 1000)) * 1000
        back = refunding.close_refund(
            self.till, sale_id, {line.line_id: qty}, reason="cold", printer="p"
        )
        self.back[sale_id] += back.total_fen
        self.numbers[self.till.biz_date()].append(back.receipt_no)
        self.in_drawer -= back.total_fen
        self.counts["refunds"] += 1
        self.counts["refunded"] += back.total_fen

    @precondition(lambda self: self.has_shift)
    @rule(kind=st.sampled_from(sorted(MOVES)), fen=st.integers(1, 50_000))
    def move(self, kind, fen):
        shifts.move_cash(self.till, kind, fen, "ice")
        self.in_drawer += MOVES[kind] * fen

    # --- shifts, days, time

    @precondition(lambda self: not self.has_shift)
    @rule(fen=st.integers(0, 100_000))
    def open_shift(self, fen):
        shifts.open_shift(self.till, fen)
        self.in_drawer, self.counts = fen, self._nothing()

    @precondition(lambda self: self.has_shift and self.in_drawer >= 0)
    @rule(short=st.integers(-500, 500))
    def close_shift(self, short):
        counted = max(0, self.in_drawer - short)
        report = shifts.close_shift(self.till, {1: counted % 100, 100: counted // 100}, printer="p")
        assert (report.expected_fen, report.counted_fen) == (self.in_drawer, counted)
        assert report.over_short_fen == counted - self.in_drawer
        assert report.totals.gross_fen == self.counts["gross"]
        self.closed[report.biz_date].append(report)

    @precondition(lambda self: not self.has_shift and any(self.closed.values()))
    @rule()
    def close_day(self):
        assert shifts.days_to_close(self.till) == tuple(
            sorted(day for day, reports in self.closed.items() if reports)
        )
        day = min(day for day, reports in self.closed.items() if reports)
        reports = self.closed.pop(day)
        z = shifts.close_day(self.till, day, printer="p")
        self.zs += 1
        assert z.number == self.zs
        assert z.totals == merge(*(report.totals for report in reports))
        assert z.over_short_fen == sum(report.over_short_fen for report in reports)
        assert shifts.z_history(self.till, 1) == (z,)

    @rule(minutes=st.integers(0, 60 * 40), hours=st.sampled_from([0, 0, 0, -3, 3]))
    def wait(self, minutes, hours):
        self.shop.clock.forward(minutes=minutes)
        self.shop.clock.jump(hours=hours)

    @rule()
    def restart(self):
        staff, shift = self.till.staff, self.till.shift
        self.shop.restart()
        self._hurry()
        self.till.staff = staff
        assert self.till.shift == shift
        kept = selling.current(self.till)
        if self.order is None:
            assert kept is None
        else:
            assert kept == self.order

    # --- what always holds

    @invariant()
    def the_drawer_holds_what_was_put_in(self):
        if not self.has_shift:
            return
        sums = shifts.totals(self.till, self.till.shift.shift_id)
        assert drawer(sums, self.till.shift.float_fen).expected_fen == self.in_drawer
        assert {
            "sales": sums.sales,
            "gross": sums.gross_fen,
            "refunds": sums.refunds,
            "refunded": sums.refunds_fen,
            "voids": sums.voids,
        } == self.counts

    @invariant()
    def nothing_comes_back_that_was_not_paid(self):
        for sale_id, paid in self.paid.items():
            lines = sales.sold_lines(self.shop.store.db, sale_id)
            assert sum(line.refunded_fen for line in lines) == self.back[sale_id] <= paid
            assert sum(line.left_fen for line in lines) == paid - self.back[sale_id]

    @invariant()
    def receipts_are_numbered_without_gaps(self):
        for day, numbers in self.numbers.items():
            assert [int(no[-4:]) for no in numbers] == list(range(1, len(numbers) + 1)), day

    @invariant()
    def parked_orders_are_those_that_were_parked(self):
        assert {order.order_id for order in selling.parked(self.till)} == self.parked

    def teardown(self):
        if not hasattr(self, "shop"):
            return
        db = self.shop.store.db
        assert verify(db).ok
        assert compare(db) == []
        assert rows_of(self.shop.store, "SELECT count(DISTINCT receipt_no) FROM sales") == [
            (len(self.paid),)
        ]
        self.shop.store.close()
        self.folder.cleanup()


Day.TestCase.settings = settings(
    max_examples=int(os.environ.get("DAYS", "12")),
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestAnyDayAtATill = Day.TestCase
