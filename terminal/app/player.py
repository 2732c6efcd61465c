"""Plays a part of a day in the till's own process, on its real widgets.

The demo day's parts are played on the sample shop, the others on what the till finds.
"""

import sys
import traceback
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtTest import QTest

from terminal.app.player_evening import Evening
from terminal.app.player_first import Again, First
from terminal.app.player_hands import Hands
from terminal.app.player_morning import Morning
from terminal.app.player_noon import Noon
from terminal.app.player_seat import Seat
from terminal.app.player_wire import DayFailed, Wire
from terminal.app.till_app import TillApp
from terminal.services.sample import sample_pins

ON_SAMPLE: dict[str, type[Seat]] = {"morning": Morning, "noon": Noon, "evening": Evening}
ON_BOOKS: dict[str, type[Seat]] = {"first": First, "again": Again}


def play_script(app: TillApp, script: str) -> int:
    """Show the till and play the part named `script`; returns the exit code."""
    wire, hands = Wire(), Hands(app.window)
    sys.excepthook = partial(_fault, hands)
    app.start()
    app.window.activateWindow()
    hands.wait(lambda: app.is_complete, "devices and exchange")
    parts = ON_SAMPLE | ON_BOOKS
    try:
        _play(parts[script](app, hands, wire))
    except DayFailed as failed:
        hands.shot("failed")
        wire.tell(failed=str(failed))
        return 1
    QTest.qWait(0)
    return 0


def _fault(
    hands: Hands, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Let an error that nobody caught, in whatever slot, end the day."""
    traceback.print_exception(kind, error, trace)
    hands.faults.append(f"{kind.__name__}: {error}")


def _play(day: Seat) -> None:
    day.pins = sample_pins()
    begun = day.ask(do="begin")
    day.hands.shots = Path(begun["screens"])
    day.kept, day.kept_sales = begun["kept"], begun["sales"]
    day.play()
