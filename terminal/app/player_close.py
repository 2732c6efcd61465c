"""The end of the day: receipts that wait, the blind count, shift report and Z."""

from functools import partial
from typing import cast

from terminal.app.player_counter import Counter
from terminal.domain.shift import FACES
from terminal.services import printing
from terminal.services.words import money, short_number
from terminal.store.outbox import pending
from terminal.text import tr
from terminal.ui.screens.receipts import ReceiptsScreen
from terminal.ui.screens.shift_close import ShiftCloseScreen


class Closing(Counter):
    """A cashier who knows what is still to be done before going home."""

    def waiting(self) -> int:
        """Return how many journal rows the cloud does not have."""
        return pending(self.app.till.store.db).n

    def truth_is_counted(self) -> None:
        """Hold the strip's number against the rows that wait."""
        self.hands.wait(
            lambda: self.truth()[1] == self.waiting(), "the strip's number of what waits"
        )

    def paper_is_out(self) -> None:
        """Wait until every receipt is on paper."""
        store = self.app.till.store

        def is_out() -> bool:
            queue = printing.queue(store)
            return not queue.waiting and not queue.unknown

        self.hands.wait(is_out, "every receipt on paper", 60)

    def look_at_receipt(self, receipt_no: str) -> None:
        """Find a receipt in the day's list and wait until its row says it is printed."""
        self.paper_is_out()
        screen = self._receipts("day")
        title = short_number(receipt_no)
        keys = self.rows_called(screen.list, title)
        self.check(len(keys) == 1, f"{title} stands in the list of receipts once")
        self.hands.pick(screen.list, lambda: screen.list.part_rect(keys[0]))
        self.printed("receipts.states")
        self.hands.shot("receipts")
        self.hands.tap("receipts.back")
        self.here("sell")

    def send_elsewhere(self) -> None:
        """Give the receipt that waits to the spare printer."""
        screen = self._receipts("queue")
        key = screen.list.entries.rows[0].key
        self.hands.pick(screen.list, lambda: screen.list.part_rect(key))
        self.hands.wait(lambda: self.hands.seen("receipts.action.to:spare") is not None, "spare")
        self.hands.shot("receipts-queue")
        self.hands.tap("receipts.action.to:spare")
        self.paper_is_out()
        self.hands.tap("receipts.back")
        self.here("sell")

    def _receipts(self, tab: str) -> ReceiptsScreen:
        self.hands.tap("sell.action.receipts")
        self.here("receipts")
        self.hands.tap(f"receipts.tab.{tab}")
        screen = cast(ReceiptsScreen, self.app.routes["receipts"].screen)
        self.hands.wait(lambda: bool(screen.list.entries.rows), "receipts")
        return screen

    def close(self, manager: str) -> None:
        """Count blind, close the shift, close the day with its Z, and sign out."""
        hands = self.hands
        self.wire.step(tr("The drawer is counted, blind"))
        self.menu("shift_close")
        self.here("shift_close")
        drawer = int(self.ask(do="drawer")["fen"])
        self._count(drawer)
        hands.shot("shift-count")
        hands.tap("shiftClose.counted")
        verdict = cast(ShiftCloseScreen, self.app.routes["shift_close"].screen).result.verdict
        hands.wait(lambda: hands.seen("shiftClose.close") is not None, "the result")
        hands.shot("shift-result")
        self.check(verdict.over_short == _signed(-(drawer % FACES[-1])), verdict.over_short)
        hands.tap("shiftClose.close")
        hands.tap("shiftClose.done.action.z")
        self.consent(manager)
        hands.wait(lambda: "Day closed: Z {n}" in self.said("shiftClose.done.states"), "the Z")
        hands.shot("z")
        self.wire.step(tr("Shift closed, Z printed"))
        hands.tap("shiftClose.done.go")
        self.here("sign_in")
        self.paper_is_out()
        hands.wait(lambda: self.truth() == ("Online", 0), "everything in the cloud", 60)

    def _count(self, drawer: int) -> None:
        """Count the drawer's notes and coins, largest first."""
        screen = cast(ShiftCloseScreen, self.app.routes["shift_close"].screen)
        faces = screen.count.faces
        for face in FACES:
            pieces, drawer = divmod(drawer, face)
            if pieces:
                self.hands.pick(faces, partial(faces.part_rect, str(face)))
                self.hands.pad("shiftClose.keypad", str(pieces))


def _signed(fen: int) -> str:
    return ("+" if fen > 0 else "") + money(fen)
