"""Editing the order at the counter: lines, discounts, parking, voiding; with undo and consent."""

from collections.abc import Callable
from dataclasses import replace

from terminal.domain.correction import charge_line, comp_line
from terminal.domain.discount import Discount
from terminal.domain.order import Order
from terminal.domain.pricing import price
from terminal.domain.staff import VOID
from terminal.presenters.flows_order import (
    COMP,
    Discounting,
    Note,
    Reason,
    Recall,
    comp_reasons,
    void_reasons,
)
from terminal.presenters.order_keeping import OrderKeeping
from terminal.presenters.views import ToastView, Words
from terminal.services import selling, voiding
from terminal.services.voiding import Why
from terminal.services.words import clock
from terminal.text import Text, pick, tr


class OrderEditing(OrderKeeping):
    """The order panel's part of the sell screen."""

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
        self.attempt(lambda: doings[action](line_id))

    def edit_options(self, line_id: str) -> None:
        """Choose a line's modifiers again; the whole screen knows the catalogue."""

    def _step(self, line_id: str, by_milli: int) -> None:
        self.set_quantity(line_id, self.order.line(line_id).qty_milli + by_milli)

    def set_quantity(self, line_id: str, qty_milli: int) -> None:
        """Change a quantity; less of a line that was parked is a void and needs a reason."""
        fewer = self.order.line(line_id).qty_milli - qty_milli
        if self.order.was_parked and fewer > 0:
            self.order.change(line_id, qty_milli=qty_milli)
            self._ask_void_line(line_id, fewer)
        else:
            self.edit(lambda: self.order.change(line_id, qty_milli=qty_milli))

    def remove(self, line_id: str) -> None:
        """Take a line off, with undo; one that was parked needs a reason."""
        line = self.order.line(line_id)
        if self.order.was_parked:
            self._ask_void_line(line_id, line.qty_milli)
            return

        def removed() -> None:
            self.removed, self.chosen = line_id, ""
            count = line.qty_milli // 1000 if line.unit == "pc" else 1
            name = pick(line.name, line.name_en)
            self.view.show_toast(
                ToastView(tr("Removed {n} x {name}", n=count, name=name), tr("Undo"))
            )
            self.show_order()

        self.edit(lambda: self.order.remove(line_id), removed)

    def undo(self) -> None:
        """Undo the last removal; what was added since stays."""
        line_id, self.removed = self.removed, ""
        if line_id:
            self.edit(lambda: self.order.restore(line_id))

    def ask_note(self, line_id: str) -> None:
        """Ask for a note on a line."""
        line = self.order.line(line_id)

        def keep(text: str) -> None:
            self.close_panel()
            self.edit(lambda: selling.with_note(self.order, line_id, text))

        self.open_panel(Note(pick(line.name, line.name_en), keep, line.note))

    # --- discounts and comps

    def ask_line_discount(self, line_id: str) -> None:
        """Ask for a discount on one line."""
        line = self.order.line(line_id)

        def give(kind: str, value: int) -> None:
            if kind == COMP:
                self._ask_comp(line_id)
            else:
                given = self._discount(kind, value)
                charged = charge_line(self.order, line_id)
                self._close_and_edit(charged.change(line_id, discount=given))

        title = tr("Discount on {name}", name=pick(line.name, line.name_en))
        has_one = bool(line.discount or line.comp)
        self.open_panel(Discounting(title, line.gross_fen, give, has_one))

    def ask_order_discount(self) -> None:
        """Ask for a discount on the whole order."""
        base = price(replace(self.order, discount=None)).total_fen

        def give(kind: str, value: int) -> None:
            self._close_and_edit(self.order.with_discount(self._discount(kind, value)))

        has_one = self.order.discount is not None
        title = tr("Discount on the whole order")
        self.open_panel(Discounting(title, base, give, has_one, may_comp=False))

    def _close_and_edit(self, after: Order) -> None:
        self.close_panel()
        self.change(after)

    def _discount(self, kind: str, value: int) -> Discount | None:
        if kind == "none":
            return None
        by = self.till.on_duty().staff_id
        return Discount(self.till.make_id(), kind, value, by=by)

    def _ask_comp(self, line_id: str) -> None:
        by = self.till.on_duty().staff_id
        line = self.order.line(line_id)

        def give(why: str) -> None:
            self._close_and_edit(comp_line(self.order, line_id, why, by=by))

        name = pick(line.name, line.name_en)
        self.open_panel(Reason("comp", tr("Comp {name}: why?", name=name), comp_reasons(), give))

    # --- the whole order

    def act_on_order(self, action: str) -> None:
        """Park, discount or void was tapped."""
        doings: dict[str, Callable[[], None]] = {
            "park": self.park,
            "discount": self.ask_order_discount,
            "void": self.ask_void,
        }
        self.attempt(doings[action])

    def park(self) -> None:
        """Set the order aside and begin another."""
        if not self.flush():
            return
        parked = selling.park(self.till, self.order)
        self.start()
        self.show_all()
        self.view.show_toast(ToastView(tr("Order {no} is parked.", no=parked.no)))

    def show_parked(self) -> None:
        """List the parked orders."""
        self.open_panel(Recall(selling.parked(self.till), self._since, self.recall))

    def _since(self, order: Order) -> Text:
        return tr("opened {time}", time=clock(order.opened_at, self.till.settings.zone))

    def recall(self, order_id: str) -> None:
        """Take a parked order up; what is at the counter is parked in its place."""
        self.close_panel()
        if self.flush():
            self.put(selling.recall(self.till, order_id, self.order))
            self.show_all()

    def ask_void(self) -> None:
        """Ask why the whole order is taken back."""
        title = tr("Void order {no}: why?", no=self.order.no)
        self._ask_reason(title, self._void_order)

    def _ask_void_line(self, line_id: str, qty_milli: int) -> None:
        line = self.order.line(line_id)
        self._ask_reason(
            tr("Void {name}", name=pick(line.name, line.name_en)),
            lambda why: self._void_line(line_id, qty_milli, why),
        )

    def _ask_reason(self, title: Words, done: Callable[[Why], None]) -> None:
        """Ask for a reason, then for consent where the role may not void alone."""

        def take(why: str) -> None:
            self.close_panel()
            order_id = self.order.order_id
            self.with_consent(VOID, lambda approval: done(Why(why, approval)), order_id)

        self.open_panel(Reason("void", title, void_reasons(), take))

    def _void_line(self, line_id: str, qty_milli: int, why: Why) -> None:
        if not self.flush():
            return
        left = voiding.without(self.order, line_id, why, qty_milli)
        reason = selling.consent_needed(self.till, self.order, left)
        if reason is not None and not why.consent:

            def agreed(consent: str) -> None:
                self._void_line(line_id, qty_milli, Why(why.reason, why.approval, consent))

            self.ask_consent(reason, agreed, self.order.order_id)
            return
        self.put(voiding.void_line(self.till, self.order, line_id, why, qty_milli=qty_milli))
        self.show_all()

    def _void_order(self, why: Why) -> None:
        no = self.order.no
        self.flush()
        voiding.void_order(self.till, self.order, why)
        self.start()
        self.show_all()
        self.view.show_toast(ToastView(tr("Order {no} was voided.", no=no)))
