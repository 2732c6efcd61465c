"""Somebody at the real till: names, keys, taps, a manager's consent."""

from collections.abc import Callable
from typing import Any

from drivers.simulated.printer import SimulatedPrinter
from terminal.app.till_app import TillApp
from terminal.services import sample, signing_in
from terminal.store import jobs
from tests.gui.till import settle, until

CASHIER, MANAGER = "王小丽", "林芳"
HOT = "hot"


class Walker:
    """Acts at one till through its presenters."""

    def __init__(self, app: TillApp, printer: SimulatedPrinter) -> None:
        self.app = app
        self.printer = printer
        self.clock: Any = app.books.clock
        self.pins = sample.sample_pins()
        self.staff = {s.name: s.staff_id for s in signing_in.staff_list(app.till)}

    # --- acting

    def at(self, name: str) -> Any:
        """The presenter of a screen."""
        return self.app.routes[name].presenter

    def screen(self, name: str) -> Any:
        """A screen."""
        return self.app.routes[name].screen

    def wait(self, is_so: Callable[[], bool], most_ms: int = 8000) -> None:
        """Let the loop run until something holds."""
        if not until(is_so, most_ms):
            raise TimeoutError(f"Nothing came of it on {self.app.here}.")

    def settle(self) -> None:
        """Let what was posted run."""
        settle()

    def type(self, name: str, keys: str) -> None:
        """Press keys of a screen's keypad."""
        for key in keys:
            self.at(name).key(key)

    def tap(self, *skus: str) -> None:
        """Tap items on the sell screen."""
        for sku in skus:
            self.at("sell").tap_item(sku)
        self.settle()

    def sku(self, name: str) -> str:
        """The SKU of an item by its Chinese name."""
        hit = next(h for h in self.app.catalogue.search(name, 5) if h.item.name == name)
        return hit.item.sku

    def panel(self, keys: str = "", *choices: tuple[str, str]) -> None:
        """Press keys and choices of the open panel."""
        for group, key in choices:
            self.at("sell").panel_choice(group, key)
        for key in keys:
            self.at("sell").panel_key(key)

    def consent(self, name: str) -> None:
        """Let the manager agree in the panel of a screen."""
        self.at(name).panel_choice("staff", self.staff[MANAGER])
        for key in self.pins[self.staff[MANAGER]]:
            self.at(name).panel_key(key)

    def sign_in(self, name: str) -> None:
        """Choose a name, type the PIN."""
        self.at("sign_in").choose(self.staff[name])
        self.type("sign_in", self.pins[self.staff[name]])

    def sell(self, *names: str, paid: str = "") -> None:
        """One plain sale in cash."""
        self.tap(*(self.sku(name) for name in names))
        self.at("sell").pay()
        self.type("pay", paid)
        if not paid:
            self.at("pay").quick("exact")
        self.at("pay").pay()

    def printed(self) -> bool:
        """Whether nothing waits for paper."""
        return not jobs.unfinished(self.app.till.store.db)
