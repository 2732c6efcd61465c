"""X, shift reports and Zs as pages of figures; printing them, closing a day without its Z."""

from collections.abc import Callable

from terminal.domain.staff import CLOSE_DAY, X_REPORT
from terminal.presenters.panels import PanelOwner
from terminal.presenters.ports import Counter
from terminal.presenters.views import ActionView, ChipView, ToastView, Tone
from terminal.presenters.views_reports import (
    FiguresView,
    KpiView,
    ReportsScreenView,
    ReportsView,
)
from terminal.presenters.views_rows import EntryView, SumView
from terminal.services import printing, shifts
from terminal.services.report_paper import sections, title
from terminal.services.shifts import Report
from terminal.services.till import Till
from terminal.services.words import MINUS, clock, local, moment, money
from terminal.text import Text, tr


class ReportsPresenter(PanelOwner):
    """Fills a `ReportsScreenView`."""

    def __init__(
        self, view: ReportsScreenView, till: Till, counter: Counter, leave: Callable[[], None]
    ) -> None:
        super().__init__(view, till)
        self.view = view
        self.counter = counter
        self.leave = leave
        self.report: Report | None = None
        self.key = ""

    def enter(self) -> None:
        """Show the list; figures come when one is chosen."""
        self.report, self.key = None, ""
        self.close_panel()
        self.show()

    def choose(self, key: str) -> None:
        """Choose a report; the X needs consent where the role may not see it."""
        if key == "x":
            self.with_consent(X_REPORT, self._show_x)
            return
        found = (z for z in shifts.z_history(self.till) if f"z:{z.number}" == key)
        self.report = next(found, None)
        self.key = key if self.report else ""
        self.show()

    def _show_x(self, approval: str) -> None:
        self.report, self.key = shifts.x_report(self.till, approval), "x"
        self.show()

    def act(self, key: str) -> None:
        """Print the report, or close a day."""
        if key == "print" and self.report is not None:
            self.attempt(self._print)
        elif key == "close_day":
            self.with_consent(CLOSE_DAY, self._close_days)

    def _print(self) -> None:
        assert self.report is not None, "only a report that is shown has the key"
        shifts.print_report(self.till, self.report, printer=self.counter.printer)
        self.counter.wake()
        self.view.show_toast(ToastView(tr("The report is queued for printing.")))

    def _close_days(self, approval: str) -> None:
        self.attempt(lambda: self._close_each(approval))
        self.counter.wake()
        self.show()

    def _close_each(self, approval: str) -> None:
        for day in shifts.days_to_close(self.till):
            printer = self.counter.printer
            self.report = shifts.close_day(self.till, day, printer=printer, approval=approval)
            self.key = f"z:{self.report.number}"

    def back(self) -> None:
        """Leave."""
        self.leave()

    def clear_banner(self) -> None:
        """The banner was closed."""
        self.show()

    def show(self) -> None:
        """Show the screen as it stands."""
        report = self.report
        self.view.show_reports(
            ReportsView(
                reports=self._list(),
                title=title(report) if report else tr("Reports"),
                subtitle=self._subtitle(report) if report else "",
                chip=ChipView(tr("not closed yet"), Tone.DASHED) if self.key == "x" else None,
                kpis=_kpis(report) if report else (),
                cards=_cards(report) if report else (),
                actions=self._actions(),
                empty=tr("Choose a report."),
            )
        )

    def _list(self) -> tuple[EntryView, ...]:
        rows: list[EntryView] = []
        shift = self.till.shift
        if shift is not None:
            rows.append(
                EntryView(
                    "x",
                    tr("X report"),
                    tr("Shift {n}, still open", n=shift.shift_no),
                    bar=Tone.AMBER,
                    pending=True,
                    chosen=self.key == "x",
                )
            )
        for z in shifts.z_history(self.till):
            key = f"z:{z.number}"
            rows.append(
                EntryView(
                    key,
                    tr("Z {n}", n=z.number),
                    z.biz_date,
                    figure=money(z.totals.gross_fen),
                    bar=Tone.PINE,
                    chosen=self.key == key,
                )
            )
        return tuple(rows)

    def _subtitle(self, report: Report) -> Text:
        zone = self.till.settings.zone
        same = f"{local(report.at, zone):%Y-%m-%d}" == report.biz_date
        at = clock(report.at, zone) if same else moment(report.at, zone)
        who = printing.name_of(self.till.store, report.by)
        return tr("{day} · {at} · {who}", day=report.biz_date, at=at, who=who)

    def _actions(self) -> tuple[ActionView, ...]:
        actions: list[ActionView] = []
        if self.report is not None:
            actions.append(ActionView("print", tr("Print"), "printer-bold"))
        if shifts.days_to_close(self.till) and self.till.shift is None:
            actions.append(ActionView("close_day", tr("Close the day (Z)"), "lock-bold", role="go"))
        return tuple(actions)


def _kpis(report: Report) -> tuple[KpiView, ...]:
    sums = report.totals
    average = sums.gross_fen // sums.sales if sums.sales else 0
    return (
        KpiView(tr("Sales"), money(sums.gross_fen), tr("yuan"), _times(sums.sales)),
        KpiView(tr("Refunds"), money(sums.refunds_fen), tr("yuan"), _times(sums.refunds)),
        KpiView(tr("Average"), money(average), tr("yuan"), tr("per sale")),
    )


def _times(n: int) -> Text:
    return tr("1 receipt") if n == 1 else tr("{n} receipts", n=n)


def _cards(report: Report) -> tuple[FiguresView, ...]:
    names = (
        ("sales", tr("Sales and refunds")),
        ("tax", tr("Tax included")),
        ("tenders", tr("How it was paid")),
        ("control", tr("Reductions and control")),
        ("cash", tr("Drawer")),
    )
    return tuple(
        FiguresView(key, words, tuple(_sum(words, figure) for words, figure in figures))
        for (key, words), figures in zip(names, sections(report), strict=True)
        if figures
    )


def _sum(words: Text, figure: str) -> SumView:
    return SumView(words, figure, Tone.RED if figure.startswith(MINUS) else Tone.INK)
