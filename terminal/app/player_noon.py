"""Noon of the demo day: the order that outlived a kill, and a third of the sales offline."""

from terminal.app.player_goods import PACKAGED
from terminal.app.player_guests import CASHIER, MANAGER, Guests
from terminal.text import tr


class Noon(Guests):
    """Go on with the order that stood there, lose the network; killed right after a COMMIT."""

    def play(self) -> None:
        """Play noon."""
        kept = self.kept
        self.sign_in(CASHIER)
        self.here("sell")
        self.hands.wait(lambda: bool(self.lines()), "the order after the restart")
        self.check(self.order() == kept["order"], f"order {self.order()}, was {kept['order']}")
        self.check(self.due() == kept["due"], "the due is the same after the restart")
        self.hands.shot("after-the-kill")
        self.wire.step(tr("The order is still there, line by line"))
        self.pay("note")
        self.next()
        self.ordinary(2)
        self.offline()
        self.killed_after_a_commit()

    def offline(self) -> None:
        """Sell, refund and pay out while nothing can be sent."""
        self.ask(do="network", up=False)
        self.wire.step(tr("The network is cut"))
        self.ordinary(1)
        self.hands.wait(lambda: self.truth()[0] == "Offline", "the strip to say offline")
        self.truth_is_counted()
        self.hands.shot("sell-offline")
        self.ordinary(6)
        self.refund_line(self.kept["discounted"], MANAGER)
        self.menu("theme")
        self.hands.tap("menu.back")
        self.here("sell")
        self.hands.shot("sell-dark")
        self.dish("rice", "D502", "spice.extra")
        self.pay("note", shot="pay-dark")
        self.hands.shot("paid-offline-dark")
        self.next()
        self.cash("paid_out", "36.5", "0", MANAGER)
        self.cash("no_sale", "", "0", MANAGER)
        self.ordinary(4)
        self.truth_is_counted()

    def killed_after_a_commit(self) -> None:
        """The power goes right after a COMMIT: no paper, no drawer, no word on the screen."""
        self.dish("soups", "D305")
        self.scan(PACKAGED[5])
        self.paper_is_out()
        self.wire.step(tr("Killed right after a COMMIT"))
        self.witness.kill_at_sale = True
        self.pay("exact")
