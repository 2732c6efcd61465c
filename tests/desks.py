"""A cashier at the sell screen without Qt."""

from terminal.presenters.sell import SellExits, SellPresenter
from terminal.services import selling
from tests.tills import Loop, Screen, Shop, a_shelf


class Desk:
    """A cashier at the sell screen."""

    def __init__(self, folder):
        self.shop = Shop(folder)
        self.shop.open_shift()
        self.shelf = a_shelf(folder)
        self.loop = Loop()
        self.went = []
        self.sit_down()

    def sit_down(self):
        """Make the screen anew, as after a start."""
        self.screen = Screen()
        exits = SellExits(
            pay=lambda order: self.went.append(("pay", order)),
            menu=lambda: self.went.append("menu"),
            receipts=lambda: self.went.append("receipts"),
            tick=lambda: self.went.append("tick"),
            thud=lambda: self.went.append("thud"),
        )
        self.sell = SellPresenter(self.screen, self.shop.till, self.shelf, self.loop, exits)
        self.sell.enter()

    def restart(self):
        self.shop.restart()
        self.shop.sign_in()
        self.loop.calls.clear()
        self.sit_down()

    @property
    def order(self):
        return self.sell.order

    @property
    def lines(self):
        """What the order panel shows, as (name, quantity, amount)."""
        found = self.screen.last("order").sections
        return [(str(ln.name), ln.quantity, ln.amount) for sec in found for ln in sec.lines]

    @property
    def on_disk(self):
        return selling.current(self.shop.till)

    def line(self, at=0):
        return self.order.lines[at].line_id

    def keys(self, text):
        for char in text:
            self.sell.panel_key(char)

    def choose(self, *choices):
        for group, key in choices:
            self.sell.panel_choice(group, key)
