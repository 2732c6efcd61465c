"""Paying, and everything that begins in the menu: a cashier's other acts on the real screens."""

from typing import cast

from terminal.app.player_selling import Selling
from terminal.services.words import short_number
from terminal.ui.screens.refund import RefundScreen
from terminal.ui.screens.reports import ReportsScreen
from terminal.ui.widgets.button import Button

STATES = "pay.done.states"


class Counter(Selling):
    """A cashier who sells, refunds, moves cash and closes."""

    # --- paying

    def pay(self, *amounts: str, rounding: bool = True, shot: str = "") -> None:
        """Pay in cash: `exact`, `note` (the largest ready one), or typed figures like `=50`.

        Several amounts are taken one after another; the last one pays in full.
        """
        hands = self.hands
        sales = self.witness.sales
        hands.tap("sell.pay")
        self.here("pay")
        if not rounding:
            hands.pad_key("pay.keypad", "extra")
        for amount in amounts:
            self._amount(amount)
            if shot and amount == amounts[-1]:
                hands.shot(shot)
            hands.tap("pay.go")
        self.paid()
        self.check(self.witness.sales == sales + 1, "one sale was told at its COMMIT")

    def paid(self) -> None:
        """Wait until the screen says paid, and what the drawer did."""
        self.hands.wait(lambda: self.hands.seen("pay.done.go") is not None, "the word paid")
        self.drawer(STATES)

    def _amount(self, amount: str) -> None:
        if amount.startswith("="):
            self.hands.pad("pay.keypad", amount[1:])
        elif amount == "note":
            ready = self.hands.window.findChildren(Button)
            names = [b.objectName() for b in ready if b.isVisible()]
            self.hands.tap([n for n in names if n.startswith("pay.quick.")][-1])
        else:
            self.hands.tap(f"pay.quick.{amount}")

    def drawer(self, name: str) -> None:
        """Wait until the screen says what the drawer did, and tell it."""
        self.hands.wait(lambda: self._drawer(name) not in ("", "Drawer is being opened"), "drawer")
        if self._drawer(name) == "Drawer opened":
            self.wire.tell(fact="drawer_opened")

    def _drawer(self, name: str) -> str:
        return next((said for said in self.said(name) if said.startswith("Drawer")), "")

    def printed(self, name: str = STATES) -> None:
        """Wait until the screen says that the receipt is printed."""
        self.hands.wait(lambda: "Receipt printed" in self.said(name), "the receipt printed")

    def next(self, name: str = "pay.done.go") -> None:
        """Go on to the next order."""
        self.hands.tap(name)
        self.here("sell")

    # --- elsewhere

    def menu(self, key: str) -> None:
        """Choose something in the menu."""
        self.hands.tap("sell.menu")
        self.here("menu")
        self.hands.tap(f"menu.item.{key}")

    # --- what begins in the menu

    def refund_line(self, receipt_no: str, manager: str, *, by_scan: bool = False) -> None:
        """Give the first line of a sale back, with a manager's consent."""
        hands = self.hands
        self.menu("refund")
        self.here("refund")
        screen = cast(RefundScreen, self.app.routes["refund"].screen)
        hands.shot("refund-find")
        if by_scan:
            self.ask(do="scan_receipt", receipt_no=receipt_no)
        else:
            title = short_number(receipt_no)
            keys = self.rows_called(screen.sales, title)
            hands.pick(screen.sales, lambda: screen.sales.part_rect(keys[0]))
        lines = screen.board.lines
        hands.wait(lambda: bool(lines.entries.rows) and lines.isVisible(), "the sale's lines")
        key = lines.entries.rows[0].key
        hands.pick(lines, lambda: lines.part_rect(key, "plus"))
        hands.tap("refund.reason.1")
        hands.shot("refund-lines")
        refunds = self.witness.refunds
        hands.tap("refund.go")
        self.consent(manager)
        self.drawer("refund.done.states")
        self.check(self.witness.refunds == refunds + 1, "one refund was told at its COMMIT")
        self.printed("refund.done.states")
        hands.shot("refund-done")
        self.next("refund.done.go")

    def cash(self, kind: str, amount: str, reason: str, manager: str = "") -> None:
        """Move cash beside a sale, or open the drawer without one."""
        hands = self.hands
        self.menu("cash")
        self.here("cash")
        hands.tap(f"cash.kind.{kind}")
        if amount:
            hands.pad("cash.keypad", amount)
        hands.tap(f"cash.reason.{reason}")
        hands.shot(f"cash-{kind}")
        hands.tap("cash.go")
        if manager:
            self.consent(manager, shot=f"approval-{kind}")
        self.drawer("cash.done.states")
        hands.shot(f"cash-{kind}-done")
        self.next("cash.done.go")

    def x_report(self, manager: str) -> None:
        """Look at the X with a manager's consent, and print it."""
        hands = self.hands
        self.menu("reports")
        self.here("reports")
        screen = cast(ReportsScreen, self.app.routes["reports"].screen)
        hands.pick(screen.list, lambda: screen.list.part_rect("x"))
        self.consent(manager)
        hands.wait(lambda: hands.seen("reports.action.print") is not None, "the X")
        hands.shot("x-report")
        hands.tap("reports.action.print")
        hands.tap("reports.back")
        self.here("sell")
