"""The morning of the demo day: everything a counter does, online; it ends in a kill."""

from terminal.app.player_goods import APPLES_LABEL, GRAPES_LABEL, PACKAGED, UNKNOWN
from terminal.app.player_guests import CASHIER, MANAGER, Guests
from terminal.text import tr


class Morning(Guests):
    """Open the shift, sell in every way; killed in the middle of an order."""

    def play(self) -> None:
        """Play the morning."""
        self.hands.shot("sign-in")
        self.sign_in(CASHIER, wrong_first=True)
        self.open_shift()
        self.first_sales()
        self.measures()
        self.reductions()
        self.parking()
        self.taken_back()
        self.by_keyboard()
        self.locked()
        self.ordinary(3)
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
        self.scan(APPLES_LABEL)
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

    def locked(self) -> None:
        """Lock the till over an order; whoever unlocks it finds the order as it was."""
        self.dish("rice", "D506")
        before = self.order()
        self.menu("lock")
        self.here("sign_in")
        self.hands.shot("locked")
        self.sign_in(CASHIER)
        self.here("sell")
        self.check(self.order() == before, "the order outlives the lock")
        self.pay("note")
        self.next()

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
