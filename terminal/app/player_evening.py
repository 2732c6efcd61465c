"""The evening of the demo day: paper runs out, guests speak English, the shift is closed."""

from terminal.app.player_counter import STATES
from terminal.app.player_guests import CASHIER, MANAGER, Guests
from terminal.text import language, tr


class Evening(Guests):
    """The sale before the kill is in the books and prints once; then the day goes to its end."""

    def play(self) -> None:
        """Play the evening."""
        self.sign_in(CASHIER)
        self.here("sell")
        self.check(not self.lines(), "the sale that was closed is no longer on the counter")
        self.sold_before_the_kill()
        self.hands.wait(lambda: self.truth()[0] == "Offline", "the strip to say offline")
        self.truth_is_counted()
        self.ordinary(1)
        self.ask(do="network", up=True)
        self.wire.step(tr("The network is back"))
        self.ordinary(3)
        self.out_of_paper()
        self.in_english()
        self.ordinary(2)
        self.hands.wait(lambda: self.truth() == ("Online", 0), "everything in the cloud", 60)
        self.hands.shot("sell-online")
        self.wire.step(tr("Everything is in the cloud"))
        self.close(MANAGER)

    def sold_before_the_kill(self) -> None:
        """Look for the sale in the list of receipts and wait for its paper."""
        number = self.kept_sales[-1]
        self.look_at_receipt(number)
        self.wire.step(tr("{number} is in the books and is printed now", number=number))

    def out_of_paper(self) -> None:
        """The sale goes on without paper; its receipt waits and is printed after the refill."""
        self.paper_is_out()
        self.wire.step(tr("The printer runs out of paper"))
        self.ask(do="printer", name="receipt", command="paper_out")
        self.hands.wait(lambda: self.device("receipt") == "out of paper", "the strip on paper")
        self.dish("snacks", "D604")
        self.pay("exact")
        self.hands.wait(lambda: any("waits" in said for said in self.said(STATES)), "waits")
        self.hands.shot("paid-without-paper")
        self.next()
        self.send_elsewhere()
        self.dish("snacks", "D605")
        self.pay("exact")
        self.next()
        self.ask(do="printer", name="receipt", command="clear")
        self.paper_is_out()
        self.wire.step(tr("Refilled; what waited is printed"))

    def in_english(self) -> None:
        """Serve two guests in English, in the dark theme for one of them."""
        self.menu("language")
        self.check(language() == "en", "the menu switched to English")
        self.hands.shot("menu-en")
        self.hands.tap("menu.back")
        self.here("sell")
        self.dish("hot", "D101", "spice.not-hot")
        self.dish("rice", "D501")
        self.hands.shot("sell-en")
        self.pay("note", shot="pay-en")
        self.printed()
        self.hands.shot("paid-en")
        self.next()
        self.refund_line(self.witness.last_sale, MANAGER, by_scan=True)
        self.menu("theme")
        self.hands.tap("menu.back")
        self.here("sell")
        self.ordinary(1)
        self.hands.shot("sell-en-dark")
        self.x_report(MANAGER)
        for key in ("theme", "language"):
            self.menu(key)
            self.hands.tap("menu.back")
            self.here("sell")
