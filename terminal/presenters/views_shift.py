"""What the screens that open and close a shift show."""

from typing import Protocol

from msgspec import Struct

from terminal.presenters.views import ActionView, BannerView, Words
from terminal.presenters.views_page import ScreenView
from terminal.presenters.views_rows import DoneView, RowsView, StateView, SumView


class OpenShiftView(Struct, frozen=True):
    """The opening float: who, which business day, what is typed, ready amounts."""

    who: Words
    role: Words
    facts: tuple[SumView, ...]
    caption: Words
    figure: str
    presets: tuple[ActionView, ...]
    go: ActionView
    note: Words = ""
    banner: BannerView | None = None


class CountView(Struct, frozen=True):
    """The blind count: a row by denomination with its stepper; nothing expected is shown.

    `caption` and `pieces` belong to the chosen row and the keypad.
    """

    rows: RowsView
    caption: Words
    pieces: str
    total_caption: Words
    total: str
    go: ActionView
    subtitle: Words = ""
    banner: BannerView | None = None


class ResultView(Struct, frozen=True):
    """Counted against expected. `verdict` says in words what is over, short or right.

    `over_short` carries its sign; `even` when nothing is. `unclear` are payments not clear yet.
    """

    expected: str
    counted: str
    over_short: str
    verdict: StateView
    sums: tuple[SumView, ...]
    recount: ActionView
    go: ActionView
    even: bool = False
    unclear: RowsView = ()
    unclear_empty: Words = ""
    subtitle: Words = ""
    banner: BannerView | None = None


class OpenShiftScreenView(ScreenView, Protocol):
    """The screen that opens a shift as its presenter knows it."""

    def show_open_shift(self, view: OpenShiftView) -> None:
        """Show another snapshot."""


class ShiftCloseScreenView(ScreenView, Protocol):
    """The screen that closes a shift as its presenter knows it."""

    def show_count(self, view: CountView) -> None:
        """Show the blind count."""

    def show_result(self, view: ResultView) -> None:
        """Show what was counted against what was expected."""

    def show_done(self, view: DoneView) -> None:
        """Show that the shift is closed, and what comes next."""
