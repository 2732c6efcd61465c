"""What the reports screen shows: X, shift reports and Zs as pages of figures."""

from dataclasses import dataclass
from typing import Protocol

from terminal.presenters.views import ActionView, BannerView, ChipView, Tone, Words
from terminal.presenters.views_page import ScreenView
from terminal.presenters.views_rows import RowsView, StateView, SumView


@dataclass(frozen=True, slots=True)
class KpiView:
    """A leading figure with its caption above and a plain sentence below."""

    caption: Words
    figure: str
    unit: Words = ""
    note: Words = ""
    tone: Tone = Tone.INK


@dataclass(frozen=True, slots=True)
class FiguresView:
    """A card of sums under a title."""

    key: str
    title: Words
    sums: tuple[SumView, ...]
    note: Words = ""


@dataclass(frozen=True, slots=True)
class ReportsView:
    """The list of reports, and the chosen one as a page. `states` tell of its printing."""

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
