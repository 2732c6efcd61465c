"""What the reports screen shows: X, shift reports and Zs as pages of figures."""

from typing import Protocol

from msgspec import Struct

from terminal.presenters.views import ActionView, BannerView, ChipView, Tone, Words
from terminal.presenters.views_page import ScreenView
from terminal.presenters.views_rows import RowsView, StateView, SumView


class KpiView(Struct, frozen=True):
    """A leading figure with its caption above and a plain sentence below."""

    caption: Words
    figure: str
    unit: Words = ""
    note: Words = ""
    tone: Tone = Tone.INK


class FiguresView(Struct, frozen=True):
    """A card of sums under a title."""

    key: str
    title: Words
    sums: tuple[SumView, ...]
    note: Words = ""


class ReportsView(Struct, frozen=True):
    """The list of reports, and the chosen one as a page.

    `states` tell of its printing; `empty` is said while there are no cards.
    """

    reports: RowsView
    title: Words
    subtitle: Words = ""
    chip: ChipView | None = None
    kpis: tuple[KpiView, ...] = ()
    cards: tuple[FiguresView, ...] = ()
    actions: tuple[ActionView, ...] = ()
    states: tuple[StateView, ...] = ()
    empty: Words = ""
    banner: BannerView | None = None


class ReportsScreenView(ScreenView, Protocol):
    """The reports screen as its presenter knows it."""

    def show_reports(self, view: ReportsView) -> None:
        """Show another snapshot."""
