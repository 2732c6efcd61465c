"""A cashier's seat at one till: who sits there, what panel is up, what the strip says."""

from typing import Any, cast

from terminal.app.player_hands import Hands
from terminal.app.player_wire import DayFailed, Record, Wire
from terminal.app.player_witness import Witness
from terminal.app.till_app import TillApp
from terminal.presenters.views_rows import EntryView
from terminal.presenters.views_strip import StripView
from terminal.text import Text
from terminal.ui.widgets.entries import EntryList
from terminal.ui.widgets.sums import StateLines


class Seat:
    """One cashier at one till."""

    def __init__(self, app: TillApp, hands: Hands, wire: Wire) -> None:
        self.app, self.hands, self.wire = app, hands, wire
        self.witness = Witness(app, wire)
        self.pins: dict[str, str] = {}
        self.kept: Record = {}
        self.kept_sales: list[str] = []

    def play(self) -> None:
        """Play this part of the day.

        Raises:
            DayFailed: something was not as it must be.
        """
        raise NotImplementedError

    def ask(self, **wish: Any) -> Record:
        """Have the director do something."""
        return self.wire.ask(self.hands.wait, **wish)

    def check(self, is_so: bool, what: str) -> None:
        """Insist on something that is on the screen.

        Raises:
            DayFailed: it is not so.
        """
        if not is_so:
            raise DayFailed(what)

    def here(self, name: str) -> None:
        """Wait until a screen is shown."""
        self.hands.wait(lambda: self.app.here == name, f"the screen {name}")

    # --- signing in, consent

    def sign_in(self, staff_id: str, *, wrong_first: bool = False) -> None:
        """Choose the name, type the PIN; a wrong one first where asked for."""
        hands = self.hands
        self.here("sign_in")
        hands.tap(f"signIn.person.{staff_id}")
        if wrong_first:
            hands.pad("signIn.keypad", "9999")
            hands.shot("sign-in-pin")
            hands.tap("signIn.confirm")
            problem = hands.widget("signIn.problem")
            hands.wait(lambda: bool(cast(Any, problem).words), "the refusal of a wrong PIN")
            hands.shot("sign-in-wrong-pin")
        hands.pad("signIn.keypad", self.pins[staff_id])
        hands.tap("signIn.confirm")
        hands.wait(lambda: self.app.here != "sign_in", "the screen after signing in")

    def consent(self, staff_id: str, shot: str = "") -> None:
        """Let a manager agree: name, PIN, confirm."""
        self.panel("approval")
        self.hands.tap(f"panel.choice.staff.{staff_id}")
        self.hands.pad("panel.keypad", self.pins[staff_id])
        if shot:
            self.hands.shot(shot)
        self.hands.tap("panel.confirm")
        self.no_panel()

    def panel(self, name: str) -> None:
        """Wait until the inline panel of this name is up."""
        hands = self.hands
        hands.wait(lambda: self._panel_name() == name, f"the panel {name}")

    def no_panel(self) -> None:
        """Wait until no inline panel is up."""
        self.hands.wait(lambda: self._panel_name() == "", "the panel to go")

    def _panel_name(self) -> str:
        found = self.hands.seen("panel")
        return str(found.property("panelName")) if found is not None else ""

    # --- looking

    def rows_called(self, rows: EntryList, title: str) -> list[str]:
        """Return the keys of the rows with this title."""
        shown = rows.entries.rows
        return [row.key for row in shown if isinstance(row, EntryView) and row.title == title]

    def said(self, name: str) -> list[str]:
        """Return the sentences of a list of states, in English without their data."""
        found = self.hands.seen(name)
        states = found.states if isinstance(found, StateLines) else ()
        return [source(inner(state.words)) for state in states]

    def strip(self) -> StripView:
        """Return what the status strip shows."""
        view = self.app.window.strip.view
        assert view is not None, "the strip is shown from the start"
        return view

    def truth(self) -> tuple[str, int]:
        """Return the strip's fact about the network and the number it names (0: none)."""
        truth = self.strip().truth
        data = dict(truth.rest.data) if isinstance(truth.rest, Text) else {}
        return source(truth.fact), int(cast(int, data.get("n", 0)))

    def device(self, name: str) -> str:
        """Return the word for a device's state, empty when the strip does not show it."""
        found = [each for each in self.strip().devices if each.key == name]
        return source(found[0].state) if found else ""


def source(words: object) -> str:
    """Return the English source of a sentence, without its data."""
    return words.source if isinstance(words, Text) else str(words)


def inner(words: object) -> object:
    """Return what was said, without the time it was said at."""
    data = dict(words.data) if isinstance(words, Text) else {}
    return data.get("what", words)
