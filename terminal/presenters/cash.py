"""Cash beside sales: paid in, paid out, dropped to the safe, or the drawer opened without sale."""

from collections.abc import Callable

from drivers.interfaces import DrawerOutcome
from terminal.domain.masking import check_reason
from terminal.domain.shift import check_movement
from terminal.domain.staff import NO_SALE
from terminal.errors import PosError
from terminal.presenters.flow import Digits
from terminal.presenters.panels import PanelOwner
from terminal.presenters.paper_words import drawer_state
from terminal.presenters.ports import Counter
from terminal.presenters.views import ActionView, BannerView, Tone, Words
from terminal.presenters.views_cash import CashScreenView, CashView
from terminal.presenters.views_rows import DoneView, SumView
from terminal.services import shifts
from terminal.services.till import Till
from terminal.services.words import money
from terminal.text import Text, tr


def kinds() -> dict[str, Text]:
    """Return the kinds of movement with their words."""
    return {
        "paid_in": tr("Paid in"),
        "paid_out": tr("Paid out"),
        "dropped": tr("Drop to the safe"),
        "no_sale": tr("No sale"),
    }


def reasons(kind: str) -> tuple[Text, ...]:
    """Return the usual reasons for a kind."""
    return {
        "paid_in": (tr("Change fetched"), tr("Float topped up"), tr("Debt paid back")),
        "paid_out": (tr("Vegetables"), tr("Ice and gas"), tr("Courier"), tr("Cleaning")),
        "dropped": (tr("Too much in the drawer"), tr("Bank run")),
        "no_sale": (tr("Change for a guest"), tr("Check of the drawer"), tr("Jammed note")),
    }[kind]


class CashPresenter(PanelOwner):
    """Fills a `CashScreenView`."""

    def __init__(
        self, view: CashScreenView, till: Till, counter: Counter, leave: Callable[[], None]
    ) -> None:
        super().__init__(view, till)
        self.view = view
        self.counter = counter
        self.leave = leave
        self.kind = "paid_out"
        self.digits = Digits()
        self.reason = ""
        self.note = ""
        self.banner: BannerView | None = None
        self.is_done = False
        self.movement = 0
        self.drawer: DrawerOutcome | None = None

    def enter(self) -> None:
        """Begin a movement."""
        self.kind, self.digits, self.reason, self.note = "paid_out", Digits(), "", ""
        self.banner, self.is_done, self.drawer = None, False, None
        self.close_panel()
        self.show()

    def choose_kind(self, key: str) -> None:
        """Choose what kind it is."""
        self.kind, self.reason, self.banner = key, "", None
        self.show()

    def key(self, code: str) -> None:
        """Type the amount."""
        self.digits, self.banner = self.digits.press(code), None
        self.show()

    def choose_reason(self, key: str) -> None:
        """Take a ready reason."""
        self.reason = str(reasons(self.kind)[int(key)])
        self.show()

    def write_note(self, text: str) -> None:
        """Write a reason, or more about it."""
        self.note = text
        self.show()

    def _why(self) -> str:
        return " · ".join(text for text in (self.reason, self.note.strip()) if text)

    def confirm(self) -> None:
        """Record it, after consent where the role needs it, then open the drawer."""
        permission = NO_SALE if self.kind == "no_sale" else shifts.MOVEMENTS[self.kind][0]
        kind, amount, why = self.kind, self.digits.value, self._why()
        if not self.is_done and self.attempt(self._check):
            self.with_consent(permission, lambda given: self._record(kind, amount, why, given))

    def _check(self) -> None:
        """Refuse before anybody is asked to agree."""
        check_reason(self._why())
        if self.kind != "no_sale":
            check_movement(self.digits.value)

    def say(self, error: PosError) -> None:
        """Say why something was not done."""
        self.banner = BannerView(error.sentence, error.remedy, Tone.RED)
        self.show()

    def _record(self, kind: str, amount_fen: int, why: str, approval: str) -> None:
        if kind == "no_sale":
            shifts.no_sale(self.till, why, approval)
        else:
            shifts.move_cash(self.till, kind, amount_fen, why, approval)
        self.is_done = True
        self.movement += 1
        movement = self.movement
        self.counter.kick(lambda outcome: self._drawer_answered(movement, outcome))
        self.show()

    def _drawer_answered(self, movement: int, outcome: DrawerOutcome) -> None:
        """Show the drawer's answer, unless another movement began meanwhile."""
        if self.is_done and self.movement == movement:
            self.drawer = outcome
            self.show()

    def back(self) -> None:
        """Leave."""
        self.leave()

    def clear_banner(self) -> None:
        """The banner was closed."""
        self.banner = None
        self.show()

    def show(self) -> None:
        """Show the screen as it stands."""
        if self.is_done:
            self.view.show_done(self._done())
            return
        plain = self.kind == "no_sale"
        amount = self.digits.value
        self.view.show_cash(
            CashView(
                kinds=tuple(
                    ActionView(key, words, chosen=key == self.kind)
                    for key, words in kinds().items()
                ),
                caption=kinds()[self.kind],
                figure=self.digits.text or "0.00",
                reasons=tuple(
                    ActionView(str(i), why, chosen=str(why) == self.reason)
                    for i, why in enumerate(reasons(self.kind))
                ),
                go=self._go(amount, plain),
                explanation=tr("The drawer opens once; it is recorded with your name.")
                if plain
                else "",
                note=self.note,
                hint=tr("Every movement is on the shift report."),
                banner=self.banner,
            )
        )

    def _go(self, amount: int, plain: bool) -> ActionView:
        refusal: Words = ""
        if not plain and not amount:
            refusal = tr("Type the amount.")
        elif not self._why():
            refusal = tr("Say why.")
        into = self.kind == "paid_in"
        words = tr("{amount} into the drawer") if into else tr("{amount} out of the drawer")
        detail: Words = Text(words.source, (("amount", money(amount)),))
        return ActionView(
            "confirm",
            tr("Open the drawer") if plain else tr("Record it"),
            detail="" if plain or not amount else detail,
            role="go",
            refusal=refusal,
        )

    def _done(self) -> DoneView:
        amount = 0 if self.kind == "no_sale" else self.digits.value
        return DoneView(
            title=tr("Recorded"),
            caption=kinds()[self.kind],
            figure=money(amount),
            go=ActionView("next", tr("Back to selling"), role="go"),
            sums=(SumView(tr("Reason"), self._why()),),
            states=(drawer_state(self.drawer),),
        )
