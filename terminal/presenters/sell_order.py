"""Editing the order at the counter: lines, discounts, parking, voiding; with undo and consent."""

from collections.abc import Callable
from dataclasses import replace

from terminal.domain.approval import ApprovalReason, needs_approval
from terminal.domain.correction import comp_line
from terminal.domain.discount import Discount
from terminal.domain.order import Order, OrderLine
from terminal.domain.pricing import price
from terminal.domain.staff import VOID
from terminal.errors import PosError
from terminal.presenters import sell_words as words
from terminal.presenters.flows_order import (
    COMP,
    Discounting,
    Note,
    Reason,
    Recall,
    comp_reasons,
    void_reasons,
)
from terminal.presenters.panels import PanelOwner
from terminal.presenters.views import BannerView, ToastView, Tone, Words
from terminal.presenters.views_rows import LastSaleView
from terminal.presenters.views_sell import SellView
from terminal.services import selling
from terminal.services.till import Till
from terminal.services.words import clock
from terminal.text import Text, pick, tr


class OrderEditing(PanelOwner):
    """The order panel's part of the sell screen."""

    def __init__(
        self, view: SellView, till: Till, later: Callable[[Callable[[], None]], None]
    ) -> None:
        super().__init__(view, till)
        self.view = view
        self._later = later
        self.order = Order("")
        self.saved = self.order
        self.chosen = ""
        self.last: LastSaleView | None = None
        self._undo: Order | None = None
        self._saving = False

    # --- showing and saving

    def show_all(self) -> None:
        """Show everything; the whole screen knows how."""

    def show_tiles(self) -> None:
        """Show the tiles; the whole screen knows how."""

    def show_order(self) -> None:
        """Show the order panel."""
        order = self.order
        title = tr("Order {no}", no=order.no) if order.lines else tr("New order")
        opened = clock(order.opened_at, self.till.settings.zone) if order.opened_at else ""
        meta = tr("opened {time}", time=opened) if order.lines else ""
        self.view.show_order(
            words.order_view(order, self.chosen, title=title, meta=meta, last=self.last)
        )

    def change(self, after: Order) -> None:
        """Take a changed order: paint first, save in the next turn."""
        self.order = after
        self.last = None
        self.show_order()
        self.show_tiles()
        if not self._saving:
            self._saving = True
            self._later(self.flush)

    def flush(self) -> None:
        """Save what was changed since the last save."""
        self._saving = False
        if self.order == self.saved:
            return
        try:
            selling.save(self.till, self.order, self.saved)
        except PosError as error:
            self.say(error)
            return
        self.saved = self.order

    def begin_if_closed(self) -> None:
        """Start a new order where none is at the counter."""
        if not self.order.order_id:
            self.start()

    def start(self) -> None:
        """Put a new, empty order at the counter."""
        self.order = selling.start(self.till)
        self.saved, self.chosen, self._undo = self.order, "", None

    def show_last(self, last: LastSaleView) -> None:
        """Show the sale before until the next tap."""
        self.last = last
        self.show_order()

    def say(self, error: PosError) -> None:
        """Say why something was not done."""
        self.view.show_banner(BannerView(error.sentence, error.remedy, Tone.RED))

    def notice(self, words: Text) -> None:
        """Show a fact about the till's data."""
        self.view.show_banner(BannerView(words, tone=Tone.RED))

    def edit(self, how: Callable[[], Order]) -> bool:
        """Change the order, or say why not."""
        try:
            self.change(how())
        except PosError as error:
            self.say(error)
            return False
        return True

    # --- lines

    def choose_line(self, line_id: str) -> None:
        """Choose a line, or let go of it."""
        self.chosen = "" if line_id == self.chosen else line_id
        self.show_order()

    def act_on_line(self, line_id: str, action: str) -> None:
        """A button of the edit row was tapped."""
        doings: dict[str, Callable[[str], None]] = {
            "minus": lambda key: self._step(key, -1000),
            "plus": lambda key: self._step(key, 1000),
            "options": self.edit_options,
            "note": self.ask_note,
            "discount": self.ask_line_discount,
            "remove": self.remove,
        }
        doings[action](line_id)

    def edit_options(self, line_id: str) -> None:
        """Choose a line's modifiers again; the whole screen knows the catalogue."""

    def _step(self, line_id: str, by_milli: int) -> None:
        def step() -> Order:
            line = self.order.line(line_id)
            return self.order.change(line_id, qty_milli=line.qty_milli + by_milli)

        self.edit(step)

    def remove(self, line_id: str) -> None:
        """Take a line off, with undo; one that was parked needs a reason."""
        line = self.order.line(line_id)
        if self.order.was_parked:
            self.ask_reason(
                tr("Void {name}", name=pick(line.name, line.name_en)),
                lambda why, approval: self._void_line(line_id, why, approval),
            )
            return
        before = self.order
        if self.edit(lambda: self.order.remove(line_id)):
            self._undo = before
            self.chosen = ""
            count = line.qty_milli // 1000 if line.unit == "pc" else 1
            name = pick(line.name, line.name_en)
            self.view.show_toast(
                ToastView(tr("Removed {n} x {name}", n=count, name=name), tr("Undo"))
            )
            self.show_order()

    def undo(self) -> None:
        """Undo the last removal."""
        if self._undo is not None:
            self.change(self._undo)
            self._undo = None

    def ask_note(self, line_id: str) -> None:
        """Ask for a note on a line."""
        line = self.order.line(line_id)

        def keep(text: str) -> None:
            self.close_panel()
            self.edit(lambda: selling.with_note(self.order, line_id, text))

        self.open_panel(Note(pick(line.name, line.name_en), keep, line.note))

    # --- discounts, comps and consent

    def ask_line_discount(self, line_id: str) -> None:
        """Ask for a discount on one line."""
        line = self.order.line(line_id)

        def give(kind: str, value: int) -> None:
            if kind == COMP:
                self._ask_comp(line_id)
                return
            given = self._discount(kind, value)
            self._agreed(self.order.change(line_id, discount=given, comp=""))

        title = tr("Discount on {name}", name=pick(line.name, line.name_en))
        has_one = bool(line.discount or line.comp)
        self.open_panel(Discounting(title, line.gross_fen, give, has_one))

    def ask_order_discount(self) -> None:
        """Ask for a discount on the whole order."""
        base = price(replace(self.order, discount=None)).total_fen

        def give(kind: str, value: int) -> None:
            self._agreed(self.order.with_discount(self._discount(kind, value)))

        has_one = self.order.discount is not None
        title = tr("Discount on the whole order")
        self.open_panel(Discounting(title, base, give, has_one, may_comp=False))

    def _discount(self, kind: str, value: int) -> Discount | None:
        if kind == "none":
            return None
        by = self.till.on_duty().staff_id
        return Discount(self.till.make_id(), kind, value, by=by)

    def _ask_comp(self, line_id: str) -> None:
        by = self.till.on_duty().staff_id

        def give(why: str) -> None:
            self._agreed(comp_line(self.order, line_id, why, by=by))

        name = pick(self.order.line(line_id).name, self.order.line(line_id).name_en)
        self.open_panel(Reason("comp", tr("Comp {name}: why?", name=name), comp_reasons(), give))

    def _agreed(self, after: Order) -> None:
        """Take a reduced order, after a manager's consent where the role's limit asks for it."""
        staff, limits = self.till.on_duty(), self.till.settings.discount_limits
        reason = needs_approval(self.order, after, staff, limits)
        if reason is None:
            self.close_panel()
            self.change(after)
            return

        def take(approval: str) -> None:
            self.change(_approved(after, reason, approval))

        self.ask_consent(reason, take, self.order.order_id)

    # --- the whole order

    def act_on_order(self, action: str) -> None:
        """Park, discount or void was tapped."""
        doings: dict[str, Callable[[], None]] = {
            "park": self.park,
            "discount": self.ask_order_discount,
            "void": self.ask_void,
        }
        doings[action]()

    def park(self) -> None:
        """Set the order aside and begin another."""
        try:
            parked = selling.park(self.till, self.order)
        except PosError as error:
            self.say(error)
            return
        self.start()
        self.show_all()
        self.view.show_toast(ToastView(tr("Order {no} is parked.", no=parked.no)))

    def show_parked(self) -> None:
        """List the parked orders."""
        self.open_panel(Recall(selling.parked(self.till), self._since, self.recall))

    def _since(self, order: Order) -> Text:
        return tr("opened {time}", time=clock(order.opened_at, self.till.settings.zone))

    def recall(self, order_id: str) -> None:
        """Take a parked order up; what is at the counter is parked first."""
        self.close_panel()
        try:
            if self.order.lines:
                selling.park(self.till, self.order)
            self.order = selling.recall(self.till, order_id)
        except PosError as error:
            self.say(error)
            return
        self.saved, self.chosen = self.order, ""
        self.show_all()

    def ask_void(self) -> None:
        """Ask why the whole order is taken back."""
        title = tr("Void order {no}: why?", no=self.order.no)
        self.ask_reason(title, self._void_order)

    def ask_reason(self, title: Words, done: Callable[[str, str], None]) -> None:
        """Ask for a reason, then for consent where the role may not void alone."""

        def take(why: str) -> None:
            self.close_panel()
            order_id = self.order.order_id
            self.with_consent(VOID, lambda approval: done(why, approval), order_id)

        self.open_panel(Reason("void", title, void_reasons(), take))

    def _void_line(self, line_id: str, why: str, approval: str) -> None:
        self.flush()
        try:
            self.order = selling.void_line(self.till, self.order, line_id, why, approval)
        except PosError as error:
            self.say(error)
            return
        self.saved, self.chosen = self.order, ""
        self.show_all()

    def _void_order(self, why: str, approval: str) -> None:
        no = self.order.no
        self.flush()
        try:
            selling.void_order(self.till, self.order, why, approval)
        except PosError as error:
            self.say(error)
            return
        self.start()
        self.show_all()
        self.view.show_toast(ToastView(tr("Order {no} was voided.", no=no)))


def _approved(order: Order, reason: ApprovalReason, approval: str) -> Order:
    """Write the approval's id on what it was given for."""
    if not reason.line_id:
        assert order.discount is not None, "asked for the order's own discount"
        return order.with_discount(replace(order.discount, approval=approval))
    line: OrderLine = order.line(reason.line_id)
    if line.comp:
        return order.change(line.line_id, comp_approval=approval)
    assert line.discount is not None, "asked for the line's own discount"
    return order.change(line.line_id, discount=replace(line.discount, approval=approval))
