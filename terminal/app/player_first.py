"""A shop's first day with neither sample nor cloud: set up, sell, be killed, go on, close."""

from typing import cast

from PySide6.QtWidgets import QWidget

from terminal.app.player_close import Closing
from terminal.services.words import short_number
from terminal.ui.screens.receipts import ReceiptsScreen
from terminal.ui.screens.shift_close import ShiftCloseScreen

SHOP, OWNER, PIN = "小店 1", "老周", "2580"
DONE = "shiftClose.done.states"
OVER_FEN = 50


class Owner(Closing):
    """An owner who does everything alone."""

    def come(self) -> None:
        """Sign in: the only name there is, and the PIN."""
        self.here("sign_in")
        shown = [w.objectName() for w in self.hands.window.findChildren(QWidget) if w.isVisible()]
        names = [name for name in shown if name.startswith("signIn.person.")]
        self.check(len(names) == 1, f"one person can sign in, not {len(names)}")
        staff_id = names[0].removeprefix("signIn.person.")
        self.pins[staff_id] = PIN
        self.sign_in(staff_id)

    def sold(self, name: str, price: str, *, killed: bool = False) -> None:
        """Sell something that is in no catalogue, for cash; ended at its COMMIT where asked."""
        hands = self.hands
        hands.tap("sell.action.open_item")
        self.panel("open_item")
        hands.tap("panel.field")
        hands.compose(name)
        hands.pad("panel.keypad", price)
        hands.tap("panel.confirm")
        hands.wait(lambda: len(self.lines()) == 1, "the line of the open item")
        self.witness.kill_at_sale = killed
        self.pay("=100")
        self.next()


class First(Owner):
    """The first start, the first sale; killed right after the COMMIT of the second one."""

    def play(self) -> None:
        """Play the part."""
        self.set_up()
        self.come()
        self.here("open_shift")
        self.hands.pad("openShift.keypad", "200")
        self.hands.tap("openShift.go")
        self.here("sell")
        self.sold("临时菜", "18.5")
        self.sold("招牌鱼", "66", killed=True)

    def set_up(self) -> None:
        """Fill the form: shop, owner, PIN twice, letter."""
        hands = self.hands
        self.here("first_start")
        for field, text in (("firstStart.shop", SHOP), ("firstStart.owner", OWNER)):
            hands.tap(field)
            hands.compose(text[:2])
            hands.type(text[2:])
        for box in ("firstStart.pin", "firstStart.again"):
            hands.tap(box)
            hands.pad("firstStart.keypad", PIN)
        hands.tap("firstStart.letter.more")
        hands.shot("first-start")
        hands.tap("firstStart.go")


class Again(Owner):
    """After the kill: the shift is open, every sale is there; one more, then the day is closed."""

    def play(self) -> None:
        """Play the part."""
        self.come()
        self.here("sell")
        self.check(not self.lines(), "nothing that was paid is on the counter")
        self.find(self.kept_sales)
        self.sold("加菜", "7.3")
        if self.app.config.cloud_url:
            self.hands.wait(lambda: self.truth() == ("Online", 0), "everything in the cloud", 60)
        self.close_alone()

    def find(self, numbers: list[str]) -> None:
        """Find sales in the day's receipts, and look at the paper of the last one."""
        hands = self.hands
        hands.tap("sell.action.receipts")
        self.here("receipts")
        hands.tap("receipts.tab.day")
        screen = cast(ReceiptsScreen, self.app.routes["receipts"].screen)
        for number in numbers:
            found = self.rows_called(screen.list, short_number(number))
            self.check(len(found) == 1, f"{number} is in the list of receipts once, not {found}")
            hands.pick(screen.list, lambda key=found[0]: screen.list.part_rect(key))  # type: ignore[misc]
        hands.shot("receipts")
        hands.tap("receipts.back")
        self.here("sell")

    def close_alone(self) -> None:
        """Count blind, with half a yuan too much in the drawer, and close shift and day."""
        hands = self.hands
        self.menu("shift_close")
        self.here("shift_close")
        self._count(int(self.ask(do="drawer")["fen"]) + OVER_FEN)
        hands.tap("shiftClose.counted")
        hands.wait(lambda: hands.seen("shiftClose.close") is not None, "the result")
        verdict = cast(ShiftCloseScreen, self.app.routes["shift_close"].screen).result.verdict
        self.check(verdict.over_short == "+0.50", f"0.50 over, not {verdict.over_short}")
        hands.tap("shiftClose.close")
        hands.tap("shiftClose.done.action.z")
        hands.wait(lambda: "Day closed: Z {n}" in self.said(DONE), "the Z")
        hands.shot("z")
        hands.tap("shiftClose.done.go")
        self.here("sign_in")
        self.paper_is_out()
