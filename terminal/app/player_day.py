"""The demo day, in three parts: each of the first two ends in a kill.

Morning: everything a counter does, online. Noon: the network is gone for a third of the sales.
Evening: the printer runs out of paper, the till speaks English, the shift is closed.
"""

from random import Random

from terminal.app.player_close import Closing
from terminal.app.player_counter import STATES
from terminal.app.player_goods import DISHES, GRAPES_LABEL, PACKAGED, REQUIRED, UNKNOWN
from terminal.presenters.views import BannerView
from terminal.text import Text, language, tr

CASHIER = "01939a00-0000-7000-8000-000000000001"
MANAGER = "01939a00-0000-7000-8000-000000000005"
SEED = 20261121


class Day(Closing):
    """Plays one part of the day."""

    def play(self, part: str) -> None:
        """Play a part by its name.

        Raises:
            DayFailed: something was not as it must be.
        """
        self.rng = Random(f"{SEED} {part}")
        {"morning": self.morning, "noon": self.noon, "evening": self.evening}[part]()

    def ordinary(self, count: int) -> None:
        """Ring up so many ordinary orders: some scans, some dishes, cash in some way."""
        for _ in range(count):
            for _ in range(self.rng.choice((1, 1, 2))):
                self.scan(self.rng.choice(PACKAGED))
            if self.rng.random() < 0.7:
                self.dish(*self.rng.choice(DISHES))
            if self.rng.random() < 0.3:
                self.dish(*self.rng.choice(REQUIRED))
            self.pay(self.rng.choice(("exact", "note", "note")))
            self.next()

    # --- the morning

    def morning(self) -> None:
        """Open the shift, sell in every way; killed in the middle of an order."""
        self.hands.shot("sign-in")
        self.sign_in(CASHIER, wrong_first=True)
        self.open_shift()
        self.first_sales()
        self.measures()
        self.reductions()
        self.parking()
        self.taken_back()
        self.ordinary(2)
        self.killed_in_an_order()

    def open_shift(self) -> None:
        """Count 500.00 into the drawer."""
        self.wire.step(tr("王小丽 opens the shift with 500.00"))
        self.here("open_shift")
        self.hands.pad("openShift.keypad", "500")
        self.hands.shot("open-shift")
        self.hands.tap("openShift.go")
        self.here("sell")
        self.hands.shot("sell-empty")

    def first_sales(self) -> None:
        """Scans, dishes with required and optional choices, change and what is left off."""
        self.scan(PACKAGED[0])
        self.scan(PACKAGED[2])
        self.scan(PACKAGED[0])
        self.pay("exact", shot="pay-exact")
        self.printed()
        self.hands.shot("paid")
        self.next()
        self.hands.shot("sell-last-sale")
        self.dish("hot", "D101", "spice.medium", "avoid.no-peanuts", "taste.less-oil")
        self.dish("hot", "D102")
        self.dish("rice", "D501")
        self.dish("rice", "D501")
        self.scan(PACKAGED[2])
        self.hands.shot("sell-order")
        self.pay("note", shot="pay-change")
        self.printed()
        self.next()
        self.dish("drinks", "D707", "ice.less-ice", "sugar.half-sugar", "topping.pearls")
        self.note(0, "3", "2 straws")
        self.dish("snacks", "D608")
        self.edit(1, "plus")
        self.pay("=50")
        self.next()

    def measures(self) -> None:
        """Fruit by typed weight, by a scale's label; search; something not in the catalogue."""
        self.weigh("shop", "G985", "1.26")
        self.scan(GRAPES_LABEL)
        self.hands.shot("sell-weighed")
        self.pay("note")
        self.printed()
        self.next()
        self.search("hgr", "D104")
        self.open_item("0", "66.6")
        self.pay("exact", rounding=False)
        self.next()
        self.banners()
        self.dish("hot", "D106")
        self.pay("=10", "=5", "exact", shot="pay-split")
        self.next()

    def banners(self) -> None:
        """A code that nobody knows, one that was misread; nothing is added by either."""
        for code, shot in ((UNKNOWN, "unknown-code"), (PACKAGED[0][:-1] + "9", "misread-code")):
            before = self.banner()
            self.ask(do="scan", code=code)
            self.hands.wait(lambda was=before: self.banner() not in ("", was), shot)  # type: ignore[misc]
            self.check(not self.lines(), "a code that is none adds nothing")
            self.hands.shot(shot)
        self.scan(PACKAGED[1])
        self.check(self.banner() == "", "the banner is gone after a good scan")

    def banner(self) -> str:
        """Return the source of what the sell screen's banner says, "" without one."""
        banner = self.sell.banner
        view = banner.view if banner.isVisible() else None
        fact = view.fact if isinstance(view, BannerView) else ""
        return fact.source if isinstance(fact, Text) else str(fact)

    def reductions(self) -> None:
        """Discounts on a line and on the order, one that needs consent, something given away."""
        self.dish("cold", "D204")
        self.dish("soups", "D301")
        self.line_discount(0, "1000")
        self.no_panel()
        self.hands.shot("line-discount")
        self.pay("note")
        self.next()
        self.dish("house", "D3")
        self.dish("cold", "D201")
        self.order_discount("12")
        self.no_panel()
        self.hands.shot("order-discount")
        self.pay("exact")
        self.ask(do="keep", what={"discounted": self.witness.last_sale})
        self.next()
        self.dish("house", "D8")
        self.line_discount(0, "3000")
        self.consent(MANAGER, shot="approval-discount")
        self.scan(PACKAGED[3])
        self.line_discount(1, "comp")
        self.panel("comp")
        self.hands.tap("panel.choice.reason.1")
        self.consent(MANAGER)
        self.hands.shot("discount-and-comp")
        self.pay("note")
        self.next()

    def parking(self) -> None:
        """Set one order aside, serve another guest, take the first up again."""
        self.dish("soups", "D302")
        self.dish("rice", "D505")
        parked = self.order()
        self.park()
        self.ordinary(1)
        self.recall()
        self.check(self.order() == parked, "the parked order came back line by line")
        self.pay("exact")
        self.next()

    def taken_back(self) -> None:
        """Something sold out, a line removed and put back, a whole order void."""
        self.category("hot")
        grid = self.sell.grid
        self.hands.pick(grid, lambda: grid.tile_rect("D110"))
        self.hands.shot("sold-out")
        self.check(not self.lines(), "what is sold out is not added")
        self.dish("shop", "G983")
        self.dish("shop", "G984")
        self.edit(0, "remove")
        self.hands.wait(lambda: len(self.lines()) == 1, "one line")
        self.hands.shot("undo")
        toast = self.hands.widget("toast")
        self.hands.touch(toast, lambda: toast.rect().adjusted(toast.width() - 80, 0, 0, 0))
        self.hands.wait(lambda: len(self.lines()) == 2, "the line to come back")
        self.hands.tap("sell.order.void")
        self.panel("void")
        self.hands.shot("void")
        self.hands.tap("panel.choice.reason.0")
        self.hands.wait(lambda: not self.lines(), "an empty order")

    def killed_in_an_order(self) -> None:
        """Half an order stands on the screen; then the power goes."""
        self.dish("hot", "D117")
        self.dish("cold", "D203", "spice.mild")
        self.scan(PACKAGED[4])
        self.note(0, "1")
        self.paper_is_out()
        self.ask(do="keep", what={"order": self.order(), "due": self.due()})
        self.hands.shot("before-the-kill")
        self.wire.step(tr("Killed in the middle of an order"))
        self.wire.tell(do="kill")
        self.hands.wait(lambda: False, "the kill")

    # --- noon

    def noon(self) -> None:
        """Go on with the order that stood there; then a third of the day without network."""
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
        self.ordinary(1)
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

    def truth_is_counted(self) -> None:
        """Hold the strip's number against the rows that wait."""
        self.hands.wait(
            lambda: self.truth()[1] == self.waiting(), "the strip's number of what waits"
        )

    def killed_after_a_commit(self) -> None:
        """The power goes right after a COMMIT: no paper, no drawer, no word on the screen."""
        self.dish("soups", "D305")
        self.scan(PACKAGED[5])
        self.paper_is_out()
        self.wire.step(tr("Killed right after a COMMIT"))
        self.witness.kill_at_sale = True
        self.pay("exact")

    # --- the evening

    def evening(self) -> None:
        """The sale is in the books and prints once; paper, English, the network; the end."""
        self.sign_in(CASHIER)
        self.here("sell")
        self.check(not self.lines(), "the sale that was closed is no longer on the counter")
        self.sold_before_the_kill()
        self.hands.wait(lambda: self.truth()[0] == "Offline", "the strip to say offline")
        self.truth_is_counted()
        self.ordinary(1)
        self.ask(do="network", up=True)
        self.wire.step(tr("The network is back"))
        self.ordinary(2)
        self.out_of_paper()
        self.in_english()
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
