"""Refunding: find the sale by list, number or witness code; lines; reason; consent; cash."""

from collections.abc import Callable

from drivers.interfaces import BadScan, DrawerOutcome, ScanResult
from terminal.domain.refund import SoldLine, whole
from terminal.domain.staff import REFUND
from terminal.errors import PosError
from terminal.presenters.flow import Digits
from terminal.presenters.panels import PanelOwner
from terminal.presenters.paper_words import drawer_state, job_state
from terminal.presenters.ports import Counter
from terminal.presenters.rows import sale_rows
from terminal.presenters.views import ActionView, Tone, Words
from terminal.presenters.views_refund import FindSaleView, RefundScreenView, RefundView
from terminal.presenters.views_rows import DoneView, EntryView, StateView, SumView
from terminal.services import refunding
from terminal.services.refunding import Refunded
from terminal.services.till import Till
from terminal.services.words import MINUS, clock, money, quantity, short_number
from terminal.store import jobs, sales
from terminal.text import Text, pick, tr


def reasons() -> tuple[Text, ...]:
    """Return the usual reasons for a refund."""
    return (tr("Guest returned it"), tr("Quality"), tr("Wrong item"), tr("Charged too much"))


class RefundPresenter(PanelOwner):
    """Fills a `RefundScreenView`."""

    def __init__(
        self, view: RefundScreenView, till: Till, counter: Counter, leave: Callable[[], None]
    ) -> None:
        super().__init__(view, till)
        self.view = view
        self.counter = counter
        self.leave = leave
        self.sale_id = ""
        self.digits = Digits("", 0, 8)
        self.problem: Words = ""
        self.chosen: dict[str, int] = {}
        self.reason = ""
        self.note = ""
        self.done: Refunded | None = None
        self.drawer: DrawerOutcome | None = None

    def enter(self, sale_id: str = "") -> None:
        """Begin, with a sale where one is known already."""
        if sale_id:
            self.choose(sale_id)
        else:
            self.leave_sale()

    def _forget(self) -> None:
        self.close_panel()
        self.sale_id, self.digits, self.problem = "", Digits("", 0, 8), ""
        self.chosen, self.reason, self.note, self.done, self.drawer = {}, "", "", None, None

    # --- finding the sale

    def key(self, code: str) -> None:
        """Type the digits of a receipt number."""
        self.digits, self.problem = self.digits.press(code), ""
        self.show()

    def find(self) -> None:
        """Look the typed number up."""
        if self.digits.text:
            self._find(self.digits.text)
        else:
            self.problem = tr("Type the number on the receipt.")
            self.show()

    def scanned(self, result: ScanResult) -> None:
        """A receipt's witness code was scanned."""
        if not isinstance(result, BadScan) and self.done is None:
            self._find(result.text)

    def _find(self, text: str) -> None:
        self.attempt(lambda: self.choose(refunding.find(self.till, text)))

    def say(self, error: PosError) -> None:
        """Say why something was not done."""
        self.problem = error.sentence
        self.show()

    def choose(self, sale_id: str) -> None:
        """Take one sale."""
        self._forget()
        self.sale_id = sale_id
        self.show()

    def leave_sale(self) -> None:
        """Back to finding a sale."""
        self._forget()
        self.show()

    # --- choosing lines

    def step(self, line_id: str, way: int) -> None:
        """One piece more or less comes back; what is measured comes back whole."""
        line = self._line(line_id)
        if line is None:
            return
        size = 1000 if line.unit == "pc" else line.left_milli
        count = self.chosen.get(line_id, 0) + way * size
        self._choose(line_id, max(0, min(count, line.left_milli)))

    def _choose(self, line_id: str, qty_milli: int) -> None:
        self.chosen[line_id], self.problem = qty_milli, ""
        self.show()

    def tap(self, line_id: str) -> None:
        """All of a line, or none of it."""
        line = self._line(line_id)
        if line is not None:
            self._choose(line_id, 0 if self.chosen.get(line_id) else line.left_milli)

    def take_whole(self) -> None:
        """Everything that is left comes back."""
        self.chosen = whole(self._sold())
        self.show()

    def choose_reason(self, key: str) -> None:
        """Take a ready reason."""
        self.reason, self.problem = str(reasons()[int(key)]), ""
        self.show()

    def write_note(self, text: str) -> None:
        """Say more about the reason."""
        self.note = text

    def _sold(self) -> tuple[SoldLine, ...]:
        return refunding.sold(self.till, self.sale_id)

    def _line(self, line_id: str) -> SoldLine | None:
        return next((line for line in self._sold() if line.line_id == line_id), None)

    # --- doing it

    def refund(self) -> None:
        """Give it back, after a manager's consent where the role needs it."""
        if self.done is not None:
            return
        if not self._why():
            self.problem = tr("Say why it comes back.")
            self.show()
            return
        chosen, why = dict(self.chosen), self._why()
        if self.attempt(lambda: refunding.worth(self.till, self.sale_id, chosen)):
            self.with_consent(REFUND, lambda given: self._close(chosen, why, given), self.sale_id)

    def _why(self) -> str:
        return " · ".join(text for text in (self.reason, self.note.strip()) if text)

    def _close(self, chosen: dict[str, int], why: str, approval: str) -> None:
        done = refunding.close_refund(
            self.till,
            self.sale_id,
            chosen,
            reason=why,
            approval=approval,
            printer=self.counter.printer,
        )
        self.done, self.problem = done, ""
        self.counter.wake()
        if done.total_fen:
            self.counter.kick(lambda outcome: self._drawer_answered(done, outcome))
        self.show()

    def _drawer_answered(self, asked_for: Refunded, outcome: DrawerOutcome) -> None:
        """Show the drawer's answer, unless another sale is looked at by now."""
        if self.done is asked_for:
            self.drawer = outcome
            self.show()

    def paper_changed(self) -> None:
        """Show the states of paper and drawer again."""
        if self.done is not None:
            self.show()

    def next(self) -> None:
        """Go on after it is done."""
        self.leave()

    def back(self) -> None:
        """One step back."""
        if self.sale_id and self.done is None:
            self.leave_sale()
        else:
            self.leave()

    # --- showing

    def show(self) -> None:
        """Show the screen as it stands."""
        if self.done is not None:
            self.view.show_done(self._done(self.done))
        elif self.sale_id:
            self.view.show_refund(self._refund())
        else:
            self.view.show_find(self._finding())

    def _recent(self) -> tuple[EntryView, ...]:
        found = sales.recent(self.till.store.db, self.till.biz_date())
        return sale_rows(self.till, [row for row in found if row.kind == "sale"], self.sale_id)

    def _finding(self) -> FindSaleView:
        return FindSaleView(
            sales=self._recent(),
            query=self.digits.text,
            find=ActionView("find", tr("Find the sale"), role="go"),
            hint=tr("Choose a sale, type its number, or scan the code on the receipt."),
            problem=self.problem,
            empty=tr("No sale today yet."),
        )

    def _refund(self) -> RefundView:
        row = sales.sale_event(self.till.store.db, self.sale_id)
        assert row is not None, "a chosen sale is in the books"
        head, sale = row
        total = self._total()
        needs = not self.till.on_duty().may(REFUND)
        refusal: Words = "" if total or self._any() else tr("Choose what comes back first.")
        return RefundView(
            sales=self._recent(),
            title=short_number(sale.receipt_no),
            detail=tr(
                "{time} · paid {amount}",
                time=clock(head["at"], self.till.settings.zone),
                amount=money(sale.total_fen),
            ),
            lines=tuple(self._row(line) for line in self._sold()),
            whole=ActionView("whole", tr("Everything")),
            reasons=tuple(
                ActionView(str(i), why, chosen=str(why) == self.reason)
                for i, why in enumerate(reasons())
            ),
            note=self.note,
            total=MINUS + money(total) if total else money(0),
            go=ActionView(
                "refund", tr("Give back {amount}", amount=money(total)), role="go", refusal=refusal
            ),
            approval=tr("A manager must agree") if needs else "",
            problem=self.problem,
        )

    def _any(self) -> bool:
        return any(self.chosen.values())

    def _total(self) -> int:
        if not self._any():
            return 0
        return sum(
            line.amount_fen for line in refunding.worth(self.till, self.sale_id, self.chosen)
        )

    def _row(self, line: SoldLine) -> EntryView:
        now = self.chosen.get(line.line_id, 0)
        detail = tr("bought {qty}", qty=quantity(line.qty_milli, line.unit, line.shown_per))
        if line.refunded_milli:
            back = quantity(line.refunded_milli, line.unit, line.shown_per)
            detail = tr("{bought} · given back {qty}", bought=detail, qty=back)
        worth = refunding.worth(self.till, self.sale_id, {line.line_id: now}) if now else ()
        return EntryView(
            key=line.line_id,
            title=pick(line.name, line.name_en),
            detail=detail,
            figure=MINUS + money(worth[0].amount_fen) if worth else money(0),
            tone=Tone.RED if now else Tone.INK,
            count=str(now // 1000) if line.unit == "pc" else ("1" if now else "0"),
            less=now > 0,
            more=now < line.left_milli,
            chosen=now > 0,
        )

    def _done(self, done: Refunded) -> DoneView:
        job = jobs.get(self.till.store.db, done.job_id)
        states: list[StateView] = [job_state(job)] if job else []
        return DoneView(
            title=tr("Given back · {number}", number=short_number(done.receipt_no)),
            caption=tr("Hand over"),
            figure=money(done.total_fen),
            go=ActionView("next", tr("Back to selling"), role="go"),
            sums=(SumView(tr("Given back"), MINUS + money(done.total_fen), Tone.RED),),
            states=(*states, drawer_state(self.drawer)) if done.total_fen else tuple(states),
        )

    def clear_banner(self) -> None:
        """The banner was closed."""
        self.show()
