"""Panels about the order: discount, consent, void reason, parked orders, note."""

from collections.abc import Callable

from msgspec import Struct, field

from terminal.domain.discount import AMOUNT, RATE, Discount
from terminal.domain.order import Order
from terminal.domain.pricing import price
from terminal.domain.staff import Staff
from terminal.presenters.flow import Digits, Still
from terminal.presenters.views import ActionView, ChipView, Tone, Words
from terminal.presenters.views_panel import (
    ApprovalPanel,
    ChoiceGroup,
    ChoicesPanel,
    EntryPanel,
    FieldView,
    ListPanel,
    NotePanel,
    RowView,
)
from terminal.services.words import MINUS, discount_words, money
from terminal.text import Text, pick, tr

COMP = "comp"
RATES = (500, 1000, 1200, 1500, 2000, 3000, 5000)


class Discounting(Still, Struct):
    """A discount by rate or by amount, on a line or the whole order; or a line given away."""

    title: Words
    base_fen: int
    done: Callable[[str, int], None]
    has_one: bool = False
    may_comp: bool = True
    kind: str = RATE
    digits: Digits = field(default_factory=Digits)

    def key(self, code: str) -> None:
        """Type percent or yuan off."""
        self.digits = self.digits.press(code)

    def choose(self, group: str, key: str) -> None:
        """Switch between rate and amount, or take a ready one."""
        if group == "kind":
            self.kind, self.digits = key, Digits()
        elif key in (COMP, "none"):
            self.done(key, 0)
        elif group == "quick":
            self.done(RATE, int(key))

    @property
    def value(self) -> int:
        """Basis points for a rate, fen for an amount; both have two decimals."""
        return self.digits.value

    @property
    def _fits(self) -> bool:
        return 0 < self.value <= (10000 if self.kind == RATE else self.base_fen)

    def confirm(self) -> None:
        """Hand the discount over if it can be meant."""
        if self._fits:
            self.done(self.kind, self.value)

    def view(self) -> EntryPanel:
        """Return the panel with what the guest saves."""
        off = Discount("", self.kind, self.value).off(self.base_fen)
        tabs = tuple(
            ActionView(kind, words, chosen=self.kind == kind)
            for kind, words in ((RATE, tr("Percent off")), (AMOUNT, tr("Yuan off")))
        )
        return EntryPanel(
            name="discount",
            title=self.title,
            subtitle=tr("of {amount}", amount=money(self.base_fen)),
            caption=tr("Percent off") if self.kind == RATE else tr("Yuan off"),
            entry=self.digits.text or "0",
            unit="%" if self.kind == RATE else "",
            result=self._result(off),
            confirm=ActionView(
                "confirm",
                tr("Give discount"),
                role="go",
                refusal="" if self._fits else tr("Type how much."),
            ),
            tabs=(ChoiceGroup("kind", "", tabs),),
            quick=self._quick(),
        )

    def _result(self, off: int) -> Words:
        if not off or self.kind == AMOUNT:
            return MINUS + money(off) if off else money(0)
        what = discount_words(RATE, self.value)
        return tr("{what} · {amount}", what=what, amount=MINUS + money(off))

    def _quick(self) -> tuple[ActionView, ...]:
        ready = tuple(ActionView(str(bp), discount_words(RATE, bp)) for bp in RATES)
        comp = (ActionView(COMP, tr("Comp it")),) if self.may_comp else ()
        none = (ActionView("none", tr("No discount")),) if self.has_one else ()
        return (*ready, *comp, *none)


class Consent(Still, Struct):
    """A manager agrees to one act: name, then PIN."""

    reason: Words
    staff: tuple[Staff, ...]
    check: Callable[[str, str], Text | None]
    chosen: str = ""
    pin: str = ""
    problem: Words = ""

    def __post_init__(self) -> None:
        if len(self.staff) == 1:
            self.chosen = self.staff[0].staff_id

    def key(self, code: str) -> None:
        """Type the PIN."""
        if code == "clear":
            self.pin = ""
        elif code == "backspace":
            self.pin = self.pin[:-1]
        elif code.isdigit() and len(self.pin) < 8:
            self.pin += code
            self.problem = ""

    def choose(self, group: str, key: str) -> None:
        """Say who agrees."""
        self.chosen, self.pin, self.problem = key, "", ""

    def confirm(self) -> None:
        """Check the PIN; a wrong one says so and asks again."""
        if self.chosen and len(self.pin) >= 4:
            pin, self.pin = self.pin, ""
            self.problem = self.check(self.chosen, pin) or ""

    def view(self) -> ApprovalPanel:
        """Return the panel; it knows how many digits were typed, never which."""
        ready = bool(self.chosen) and len(self.pin) >= 4
        return ApprovalPanel(
            name="approval",
            title=tr("A manager must agree"),
            reason=self.reason,
            staff=tuple(
                ActionView(s.staff_id, pick(s.name, s.name_en), chosen=s.staff_id == self.chosen)
                for s in self.staff
            ),
            digits=len(self.pin),
            confirm=ActionView(
                "confirm",
                tr("Agree"),
                role="go",
                refusal="" if ready else tr("Choose a name, then the PIN."),
            ),
            problem=self.problem,
        )


class Reason(Still, Struct):
    """Why something is taken back or given away."""

    name: str
    title: Words
    reasons: tuple[Text, ...]
    done: Callable[[str], None]
    subtitle: Words = ""

    def choose(self, group: str, key: str) -> None:
        """A tap on a reason does it."""
        self.done(str(self.reasons[int(key)]))

    def view(self) -> ChoicesPanel:
        """Return the reasons."""
        choices = tuple(ActionView(str(i), why) for i, why in enumerate(self.reasons))
        return ChoicesPanel(
            self.name, self.title, (ChoiceGroup("reason", "", choices),), subtitle=self.subtitle
        )


def void_reasons() -> tuple[Text, ...]:
    """Return the usual reasons for a void."""
    return (
        tr("Guest changed their mind"),
        tr("Wrong item"),
        tr("Waited too long"),
        tr("Not in stock"),
        tr("Guest left"),
        tr("Test"),
    )


def comp_reasons() -> tuple[Text, ...]:
    """Return the usual reasons for a comp."""
    return (tr("Regular guest"), tr("Apology"), tr("Tasting"), tr("Birthday"), tr("Staff meal"))


class Recall(Still, Struct):
    """The parked orders."""

    orders: tuple[Order, ...]
    since: Callable[[Order], Text]
    done: Callable[[str], None]

    def choose(self, group: str, key: str) -> None:
        """Take one up."""
        self.done(key)

    def view(self) -> ListPanel:
        """Return the list, the longest parked first."""
        return ListPanel(
            name="recall",
            title=tr("Parked orders"),
            rows=tuple(self._row(order) for order in self.orders),
            empty=tr("Nothing is parked. Tap Park and an order will wait here."),
        )

    def _row(self, order: Order) -> RowView:
        names = " · ".join(pick(line.name, line.name_en) for line in order.lines[:3])
        more = len(order.lines) - 3
        return RowView(
            order.order_id,
            f"{order.no}  {order.name}".strip(),
            f"{names} …" if more > 0 else names,
            money(price(order).total_fen),
            ChipView(self.since(order), Tone.AMBER),
        )


class Note(Still, Struct):
    """Free words on a line."""

    subtitle: Words
    done: Callable[[str], None]
    text: str = ""

    def type(self, text: str) -> None:
        """Write the note."""
        self.text = text

    def _phrases(self) -> tuple[Text, ...]:
        kitchen = (tr("No coriander"), tr("No spring onion"), tr("Less oil"), tr("Less salt"))
        return (*kitchen, tr("To go"), tr("Pack apart"), tr("Serve first"), tr("Serve later"))

    def choose(self, group: str, key: str) -> None:
        """Append a ready phrase."""
        phrase = str(self._phrases()[int(key)])
        self.text = f"{self.text} {phrase}".strip()

    def confirm(self) -> None:
        """Write it on the line."""
        self.done(self.text)

    def view(self) -> NotePanel:
        """Return the panel."""
        return NotePanel(
            name="note",
            title=tr("Note"),
            subtitle=self.subtitle,
            field=FieldView(tr("Note"), self.text, tr("what the kitchen or the guest should know")),
            quick=tuple(ActionView(str(i), words) for i, words in enumerate(self._phrases())),
            confirm=ActionView("confirm", tr("Keep note"), role="go"),
        )
