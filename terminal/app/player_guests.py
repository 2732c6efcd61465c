"""The people of the demo day, and the ordinary guests between its special ones."""

from random import Random

from PySide6.QtCore import Qt

from terminal.app.player_close import Closing
from terminal.app.player_goods import DISHES, PACKAGED, REQUIRED
from terminal.app.player_hands import Hands
from terminal.app.player_wire import Wire
from terminal.app.till_app import TillApp
from terminal.presenters.views import BannerView
from terminal.text import Text

CASHIER = "01939a00-0000-7000-8000-000000000001"
MANAGER = "01939a00-0000-7000-8000-000000000005"
SEED = 20261121


class Guests(Closing):
    """A cashier with guests; the same ones on each day that is played."""

    def __init__(self, app: TillApp, hands: Hands, wire: Wire) -> None:
        super().__init__(app, hands, wire)
        self.rng = Random(f"{SEED} {type(self).__name__}")

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

    def by_keyboard(self) -> None:
        """Serve a guest without touching the screen: code, F12, figure, Enter."""
        hands = self.hands
        hands.type(PACKAGED[6])
        hands.press(Qt.Key.Key_Return)
        hands.wait(lambda: len(self.lines()) == 1, "the line of a typed code")
        hands.press(Qt.Key.Key_Plus)
        hands.press(Qt.Key.Key_F12)
        self.here("pay")
        hands.type("20")
        hands.press(Qt.Key.Key_Return)
        self.paid()
        hands.press(Qt.Key.Key_Return)
        self.here("sell")

    def banner(self) -> str:
        """Return the source of what the sell screen's banner says, "" without one."""
        banner = self.sell.banner
        view = banner.view if banner.isVisible() else None
        fact = view.fact if isinstance(view, BannerView) else ""
        return fact.source if isinstance(fact, Text) else str(fact)
