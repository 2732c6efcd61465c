"""Closing a shift with a blind count, once recounted at most; then, if wanted, the day."""

from collections.abc import Callable

from terminal.domain.order import Order
from terminal.domain.pricing import price
from terminal.domain.reports import drawer
from terminal.domain.shift import FACES, counted
from terminal.domain.staff import CLOSE_DAY, CLOSE_SHIFT
from terminal.errors import PosError
from terminal.presenters.flow import Digits
from terminal.presenters.panels import PanelOwner
from terminal.presenters.ports import Counter
from terminal.presenters.views import ActionView, BannerView, Bead, Tone
from terminal.presenters.views_rows import DoneView, EntryView, StateView, SumView
from terminal.presenters.views_shift import (
    CountView,
    ResultView,
    ShiftCloseScreenView,
)
from terminal.services import selling, shifts
from terminal.services.shifts import Report
from terminal.services.till import Till
from terminal.services.words import MINUS, money, short_money
from terminal.text import Text, tr


class ShiftClosePresenter(PanelOwner):
    """Fills a `ShiftCloseScreenView`; `left(closed)` says whether the shift was closed."""

    def __init__(
        self,
        view: ShiftCloseScreenView,
        till: Till,
        counter: Counter,
        left: Callable[[bool], None],
    ) -> None:
        super().__init__(view, till)
        self.view = view
        self.counter = counter
        self.left = left
        self.pieces: dict[int, int] = {}
        self.face = FACES[0]
        self.is_compared = False
        self.report: Report | None = None
        self.zs: tuple[Report, ...] = ()
        self._fresh = True
        self._approval = ""
        self._compared = ("", 0)

    def enter(self) -> None:
        """Begin the blind count."""
        self.pieces = dict.fromkeys(FACES, 0)
        self.face, self.report, self.zs = FACES[0], None, ()
        self._fresh, self.is_compared = True, False
        self.close_panel()
        self.show_count()

    # --- counting

    def choose(self, key: str) -> None:
        """Choose a denomination."""
        self.face, self._fresh = int(key), True
        self.show_count()

    def step(self, key: str, way: int) -> None:
        """One piece more or less."""
        self.face, self._fresh = int(key), True
        self.pieces[self.face] = max(0, self.pieces[self.face] + way)
        self.show_count()

    def key(self, code: str) -> None:
        """Type the pieces of the chosen denomination; the first digit replaces."""
        text = "" if self._fresh else str(self.pieces[self.face] or "")
        digits = Digits(text, 0, 5).press(code)
        self._fresh = False
        self.pieces[self.face] = digits.value
        self.show_count()

    def show_count(self, banner: BannerView | None = None) -> None:
        """Show the count; nothing that is expected is in it."""
        total = sum(face * n for face, n in self.pieces.items())
        self.view.show_count(
            CountView(
                rows=tuple(self._row(face) for face in FACES),
                caption=tr("{face} yuan: pieces", face=short_money(self.face)),
                pieces=str(self.pieces[self.face]),
                total_caption=tr("Counted"),
                total=money(total),
                go=ActionView("counted", tr("Counted, compare"), role="go"),
                subtitle=tr("Count first; the expected sum comes after"),
                banner=banner,
            )
        )

    def _row(self, face: int) -> EntryView:
        pieces = self.pieces[face]
        return EntryView(
            str(face),
            short_money(face),
            figure=money(face * pieces),
            count=str(pieces),
            less=pieces > 0,
            chosen=face == self.face,
        )

    # --- comparing

    def compare(self) -> None:
        """The count is done: now the expected sum is shown, and the count stands."""
        if self.report is None and self.attempt(lambda: counted(self.pieces)):
            self.with_consent(CLOSE_SHIFT, self._agreed)

    def say(self, error: PosError) -> None:
        """Say why something was not done."""
        if self.report is None and not self.is_compared:
            self.show_count(BannerView(error.sentence, error.remedy, Tone.RED))
        else:
            super().say(error)

    @property
    def recounts(self) -> int:
        """How often it was counted again after the expected sum had been seen."""
        return max(0, self._compared[1] - 1)

    def _agreed(self, approval: str) -> None:
        self._approval = approval
        shift = self.till.open_shift()
        before = self._compared[1] if self._compared[0] == shift.shift_id else 0
        self._compared = (shift.shift_id, before + 1)
        self.is_compared = True
        self._show_result()

    def _show_result(self) -> None:
        shift = self.till.open_shift()
        sums = drawer(shifts.totals(self.till, shift.shift_id), shift.float_fen)
        found = counted(self.pieces)
        over = sums.over_short(found)
        refusal = tr("It was recounted once already.") if self.recounts else ""
        self.view.show_result(
            ResultView(
                expected=money(sums.expected_fen),
                counted=money(found),
                over_short=("+" if over > 0 else "") + money(over),
                verdict=_verdict(over),
                sums=(
                    SumView(tr("Opening float"), money(sums.float_fen)),
                    SumView(tr("Cash sales"), money(sums.cash_sales_fen)),
                    _gone(tr("Cash refunds"), sums.cash_refunds_fen),
                    SumView(tr("Paid in"), money(sums.paid_in_fen)),
                    _gone(tr("Paid out"), sums.paid_out_fen),
                    _gone(tr("Dropped to the safe"), sums.dropped_fen),
                ),
                recount=ActionView("recount", tr("Count again"), refusal=refusal),
                go=ActionView("close", tr("Close the shift"), role="go"),
                even=over == 0,
                unclear=tuple(_still_open(order) for order in selling.still_open(self.till)),
                unclear_empty=tr("Nothing is open."),
            )
        )

    def recount(self) -> None:
        """Count again, once; it is noted."""
        if self.report is None and not self.recounts:
            self.is_compared = False
            self.show_count()

    def close(self) -> None:
        """Close the shift; its report is queued. A second press does nothing."""
        if self.report is None and self.is_compared:
            self.attempt(self._close)

    def _close(self) -> None:
        self.report = shifts.close_shift(
            self.till,
            self.pieces,
            printer=self.counter.printer,
            recounts=self.recounts,
            approval=self._approval,
        )
        self.counter.wake()
        self.show_done()

    def show_done(self) -> None:
        """Show that the shift is closed, and offer the Z."""
        assert self.report is not None, "shown only after the shift was closed"
        report = self.report
        queued = StateView(tr("Shift report {n} is queued for printing", n=report.number))
        closed = (StateView(tr("Day closed: Z {n}", n=z.number)) for z in self.zs)
        offer = () if self.zs else (ActionView("z", tr("Close the day (Z)"), "lock-bold"),)
        self.view.show_done(
            DoneView(
                title=tr("Shift {n} is closed", n=report.number),
                caption=tr("Cash counted"),
                figure=money(report.counted_fen or 0),
                go=ActionView("next", tr("Sign out"), role="go"),
                sums=(
                    SumView(tr("Sales {n}", n=report.totals.sales), money(report.totals.gross_fen)),
                    _gone(tr("Refunds {n}", n=report.totals.refunds), report.totals.refunds_fen),
                    _difference(report.over_short_fen or 0),
                ),
                states=(queued, *closed),
                actions=offer,
            )
        )

    def act(self, key: str) -> None:
        """Close the day, too."""
        if key == "z" and not self.zs:
            self.with_consent(CLOSE_DAY, self._close_day)

    def _close_day(self, approval: str) -> None:
        for day in shifts.days_to_close(self.till):
            printer = self.counter.printer
            z = shifts.close_day(self.till, day, printer=printer, approval=approval)
            self.zs = (*self.zs, z)
        self.counter.wake()
        self.show_done()

    def back(self) -> None:
        """Back to selling, as long as the shift is open."""
        self.left(self.report is not None)

    def next(self) -> None:
        """Go on after the shift was closed."""
        self.left(True)


def _still_open(order: Order) -> EntryView:
    parked = tr("Order {no} is still parked", no=order.no)
    words = parked if order.was_parked else tr("Order {no} is still open", no=order.no)
    return EntryView(order.order_id, words, figure=money(price(order).total_fen))


def _gone(words: Text, fen: int) -> SumView:
    """Return a sum that left the drawer; red only where something did."""
    return SumView(words, MINUS + money(fen), Tone.RED) if fen else SumView(words, money(0))


def _difference(over: int) -> SumView:
    plus = "+" if over > 0 else ""
    tone = Tone.INK if over == 0 else Tone.AMBER if over > 0 else Tone.RED
    return SumView(tr("Over or short"), plus + money(over), tone)


def _verdict(over: int) -> StateView:
    if over == 0:
        return StateView(tr("The drawer is right"), Bead.FULL, Tone.PINE)
    if over > 0:
        return StateView(tr("{amount} over", amount=money(over)), Bead.HALF, Tone.AMBER)
    return StateView(tr("{amount} short", amount=money(-over)), Bead.FAULT, Tone.RED)
