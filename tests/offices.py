"""Somebody beside the counter: refunds, cash, receipts, reports, the shift's end."""

from terminal.presenters.cash import CashPresenter
from terminal.presenters.receipts import ReceiptsPresenter
from terminal.presenters.refund import RefundPresenter
from terminal.presenters.reports import ReportsPresenter
from terminal.presenters.shift import ShiftClosePresenter
from tests.tills import CounterStub, Screen, Shop, rows_of


class Office:
    """Somebody beside the counter."""

    def __init__(self, folder, name):
        self.shop = Shop(folder)
        self.shop.open_shift(name=name)
        self.screen, self.counter, self.left = Screen(), CounterStub(), []

    @property
    def till(self):
        return self.shop.till

    def refund(self):
        presenter = RefundPresenter(
            self.screen, self.till, self.counter, lambda: self.left.append("left")
        )
        presenter.enter()
        return presenter

    def cash(self):
        presenter = CashPresenter(
            self.screen, self.till, self.counter, lambda: self.left.append("left")
        )
        presenter.enter()
        return presenter

    def receipts(self):
        exits = (lambda: self.left.append("left"), self.left.append)
        presenter = ReceiptsPresenter(
            self.screen, self.till, self.counter, lambda paper: paper.title.encode(), exits
        )
        presenter.enter()
        return presenter

    def reports(self):
        presenter = ReportsPresenter(
            self.screen, self.till, self.counter, lambda: self.left.append("left")
        )
        presenter.enter()
        return presenter

    def closing(self):
        presenter = ShiftClosePresenter(self.screen, self.till, self.counter, self.left.append)
        presenter.enter()
        return presenter

    def count(self, table):
        return rows_of(self.shop.store, f"SELECT count(*) FROM {table}")[0][0]
