"""Paying: what is due, what is typed, what was taken; then, after COMMIT, what is true."""

from collections.abc import Callable
from dataclasses import replace

from drivers.interfaces import DrawerOutcome
from terminal.domain.order import Order
from terminal.domain.tender import Payment
from terminal.errors import PosError
from terminal.presenters import pay_words as words
from terminal.presenters.flow import Digits
from terminal.presenters.paper_words import drawer_state, job_state
from terminal.presenters.ports import Counter
from terminal.presenters.views import ActionView, BannerView, Tone
from terminal.presenters.views_pay import PayScreenView, PayView
from terminal.presenters.views_rows import DoneView, LastSaleView, StateView, SumView
from terminal.services import paying, printing
from terminal.services.paying import Closed
from terminal.services.till import Till
from terminal.services.words import lines_words, money, short_number
from terminal.store import jobs
from terminal.text import tr


class PayPresenter:
    """Fills a `PayScreenView`; `leave(closed)` goes back to selling, None when nothing was sold."""

    def __init__(
        self,
        view: PayScreenView,
        till: Till,
        counter: Counter,
        leave: Callable[[LastSaleView | None], None],
    ) -> None:
        self.view = view
        self.till = till
        self.counter = counter
        self.leave = leave
        self.order = Order("")
        self.payment = Payment(0)
        self.digits = Digits()
        self.closed: Closed | None = None
        self.drawer: DrawerOutcome | None = None
        self.banner: BannerView | None = None

    def enter(self, order: Order) -> None:
        """Begin to pay an order.

        Raises:
            PosError: it cannot be paid now.
        """
        self.payment = paying.start_payment(self.till, order)
        self.order = order
        self.closed, self.drawer, self.banner = None, None, None
        self.digits = Digits()
        self.show()

    # --- typing

    def key(self, code: str) -> None:
        """A key of the keypad."""
        if self.closed is None:
            self.digits = self.digits.press(code)
            self.banner = None
            self.show()

    def quick(self, key: str) -> None:
        """A ready amount, `exact` first."""
        if self.closed is not None:
            return
        amount = self.payment.due_fen if key == "exact" else int(key)
        self.digits = Digits(f"{amount // 100}.{amount % 100:02}")
        self.banner = None
        self.show()

    def toggle_rounding(self) -> None:
        """Round this order's cash, or not."""
        if self.closed is not None:
            return
        self.payment = replace(self.payment, round_cash=not self.payment.round_cash)
        self.show()

    def take_back(self, tender_id: str) -> None:
        """Give a cash tender back before the sale is closed."""
        if self.closed is not None:
            return
        try:
            self.payment = self.payment.without(tender_id)
        except PosError as error:
            self._say(error)
        self.show()

    def clear_banner(self) -> None:
        """The banner was closed."""
        self.banner = None
        self.show()

    # --- closing

    def pay(self) -> None:
        """Take what is typed; close the sale once nothing is due. A second press does nothing."""
        if self.closed is not None:
            return
        before = self.payment, self.digits
        self.banner = None
        try:
            self._take_typed()
            if self.payment.is_paid:
                self._close()
        except PosError as error:
            self.payment, self.digits = before
            self._say(error)
        self.show()

    def _take_typed(self) -> None:
        if not self.payment.is_paid:
            received = self.digits.value
            self.payment = self.payment.take_cash(self.till.make_id(), received)
            self.digits = Digits()

    def _close(self) -> None:
        closed = paying.close_sale(
            self.till, self.order, self.payment, printer=self.counter.printer
        )
        self.closed = closed
        self.counter.wake()
        if self.payment.tenders:
            self.counter.kick(lambda outcome: self._drawer_answered(closed, outcome))

    def _drawer_answered(self, asked_for: Closed, outcome: DrawerOutcome) -> None:
        """Show the drawer's answer, unless the next order is being paid by now."""
        if self.closed is asked_for:
            self.drawer = outcome
            self.show()

    def _say(self, error: PosError) -> None:
        self.banner = BannerView(error.sentence, error.remedy, Tone.RED)

    def refresh_done(self) -> None:
        """Show the states of paper and drawer again; nothing else changes by itself."""
        if self.closed is not None:
            self.show()

    @property
    def is_under_way(self) -> bool:
        """Whether cash was taken for a sale that is not closed yet."""
        return self.closed is None and bool(self.payment.tenders)

    def back(self) -> None:
        """Back to the order; cash that was taken must be given back first."""
        if self.closed is not None:
            self.next()
        elif self.payment.tenders:
            self.banner = BannerView(
                tr("{amount} was taken already.", amount=money(self.payment.taken_fen)),
                tr("Give it back and take it off the list first."),
                Tone.RED,
            )
            self.show()
        else:
            self.leave(None)

    def next(self) -> None:
        """The next order."""
        if self.closed is not None:
            self.leave(self.last())

    def act(self, key: str) -> None:
        """Something beside the next order: a marked copy."""
        if key == "reprint" and self.closed is not None:
            try:
                printing.reprint(self.till, self.closed.sale_id, printer=self.counter.printer)
            except PosError as error:
                self._say(error)
            self.counter.wake()
            self.show()

    # --- showing

    def show(self) -> None:
        """Show the screen as it stands."""
        self.view.show_pay(self._view())

    def _view(self) -> PayView:
        payment, received = self.payment, self.digits.value
        change = max(0, received - payment.due_fen)
        is_closed = self.closed is not None
        short = payment.due_fen - received if 0 < received < payment.due_fen else 0
        return PayView(
            title=tr("Order {no}", no=self.order.no),
            number=lines_words(len(self.order.lines)),
            sums=words.sums(payment, is_closed=is_closed),
            due_caption=tr("Still due"),
            due=money(payment.due_fen),
            taken_total=money(payment.taken_fen),
            taken=words.taken(payment, received, is_closed=is_closed),
            received_caption=tr("Cash received"),
            received=self.digits.text or "0.00",
            change_caption=tr("Short") if short else tr("Change"),
            change=money(short or change),
            quick=words.ready(payment.due_fen, received),
            pay=words.pay_key(payment.due_fen, received),
            rounding=words.rounding_key(payment),
            short=short > 0,
            banner=self.banner,
            done=self._done() if self.closed else None,
        )

    # --- after COMMIT

    def _states(self, closed: Closed) -> tuple[StateView, ...]:
        job = jobs.get(self.till.store.db, closed.job_id)
        states = [job_state(job)] if job else []
        if self.payment.tenders:
            states.append(drawer_state(self.drawer))
        return tuple(states)

    def _done(self) -> DoneView:
        closed = self.closed
        assert closed is not None, "asked for only after the sale was closed"
        return DoneView(
            title=tr("Paid · {number}", number=short_number(closed.receipt_no)),
            caption=tr("Change"),
            figure=money(closed.change_fen),
            go=ActionView("next", tr("Next order"), role="go"),
            sums=(
                SumView(tr("Total paid"), money(closed.total_fen)),
                SumView(tr("Received"), money(closed.received_fen)),
            ),
            states=self._states(closed),
            actions=(ActionView("reprint", tr("Reprint"), "printer-bold"),),
        )

    def last(self) -> LastSaleView | None:
        """Return the sale before, for the empty order panel."""
        closed = self.closed
        if closed is None:
            return None
        return LastSaleView(
            short_number(closed.receipt_no),
            money(closed.total_fen),
            money(closed.received_fen),
            money(closed.change_fen),
            self._states(closed),
        )
