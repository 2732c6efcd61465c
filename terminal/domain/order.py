"""The open order: an editable list of lines, every change a new value.

Lines have UUIDv7 ids and are never addressed by position; a removed line stays as a tombstone, so
that two copies of an order can be merged later. Quantities are thousandths of the item's unit.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from terminal.domain.discount import Discount, check_discount
from terminal.domain.money import MAX_FEN, line_amount
from terminal.domain.value import Value
from terminal.errors import InvalidInput, InvalidOrder
from terminal.text import tr

MAX_QTY_MILLI = 999_000
PIECE = "pc"

_FIXED = frozenset({"sku", "unit", "list_fen", "fixed_fen", "tax_bp"})


class ChosenModifier(Value):
    """A choice on a line with its surcharge for one unit."""

    modifier_id: str
    name: str
    name_en: str = ""
    price_fen: int = 0


class OrderLine(Value):
    """One item times a quantity, priced when it was added.

    `fixed_fen` is the amount a price-embedded label states; it replaces price times quantity, only
    the modifiers' surcharges for the one package come on top.
    `comp` is the reason why the house gives it away; empty when it does not.
    """

    line_id: str
    sku: str
    name: str
    list_fen: int
    qty_milli: int = 1000
    name_en: str = ""
    unit: str = PIECE
    shown_per: str = ""
    tax_bp: int = 0
    modifiers: tuple[ChosenModifier, ...] = ()
    note: str = ""
    discount: Discount | None = None
    comp: str = ""
    comp_by: str = ""
    comp_approval: str = ""
    fixed_fen: int | None = None
    category_id: str = ""
    station: str = ""
    sold_by: str = ""
    removed: bool = False

    @property
    def surcharge_fen(self) -> int:
        """What the modifiers add to one unit."""
        return sum(modifier.price_fen for modifier in self.modifiers)

    @property
    def price_fen(self) -> int:
        """Price of one unit with its modifiers."""
        return self.list_fen + self.surcharge_fen

    @property
    def gross_fen(self) -> int:
        """Amount before any reduction."""
        if self.fixed_fen is not None:
            return self.fixed_fen + self.surcharge_fen
        return line_amount(self.price_fen, self.qty_milli)

    def merges_with(self, other: "OrderLine") -> bool:
        """Return whether adding `other` is the same as raising this line's quantity."""
        plain = self.unit == PIECE and self.fixed_fen is None and not self.removed
        if not plain or self.discount or self.comp or self.note:
            return False
        return self == replace(other, line_id=self.line_id, qty_milli=self.qty_milli)


class Order(Value):
    """An open basket or check; `no` is its label for people (A-037), `order_id` its identity.

    Once it `was_parked` its lines are known elsewhere: they are voided with a reason, not removed.
    """

    order_id: str
    no: str = ""
    opened_at: str = ""
    name: str = ""
    source: str = "counter"
    order_type: str = "takeaway"
    table: str = ""
    guests: int = 0
    note: str = ""
    all_lines: tuple[OrderLine, ...] = ()
    discount: Discount | None = None
    was_parked: bool = False

    @property
    def lines(self) -> tuple[OrderLine, ...]:
        """The lines that count, in the order of their ids."""
        count = (line for line in self.all_lines if not line.removed)
        return tuple(sorted(count, key=lambda line: line.line_id))

    def line(self, line_id: str) -> OrderLine:
        """Return a line that counts.

        Raises:
            InvalidOrder: there is none with this id.
        """
        for line in self.all_lines:
            if line.line_id == line_id and not line.removed:
                return line
        raise InvalidOrder(tr("This line is no longer in the order."))

    def add(self, line: OrderLine) -> "Order":
        """Add a line, or raise the quantity of an equal one.

        Raises:
            InvalidInput: nobody can have meant it (`check_line`).
            InvalidOrder: its id was used before, be it for a removed line.
        """
        check_line(line)
        if any(old.line_id == line.line_id for old in self.all_lines):
            raise InvalidOrder(tr("This line is already in the order."))
        for old in reversed(self.lines):
            if old.merges_with(line):
                return self.change(old.line_id, qty_milli=old.qty_milli + line.qty_milli)
        return replace(self, all_lines=(*self.all_lines, line))

    def change(self, line_id: str, **values: Any) -> "Order":
        """Change one line's fields; what it is and what it costs stays, as does its id.

        Raises:
            InvalidInput: nobody can have meant it (`check_line`).
            InvalidOrder: the line is gone, or its quantity is fixed by a label.
        """
        if frozen := _FIXED & values.keys():
            raise TypeError(f"A line never changes its {', '.join(sorted(frozen))}.")
        old = self.line(line_id)
        new = check_line(replace(old, **values))
        if old.fixed_fen is not None and new.qty_milli != old.qty_milli:
            raise InvalidOrder(
                tr("The label of {name} states price and quantity.", name=old.name),
                tr("Scan another package, or remove this one."),
            )
        return self._put(new)

    def remove(self, line_id: str) -> "Order":
        """Take a line off; it stays as a tombstone."""
        return self._put(replace(self.line(line_id), removed=True))

    def restore(self, line_id: str) -> "Order":
        """Undo `remove`; the only way back for a tombstone."""
        return self._map(lambda ln: replace(ln, removed=False) if ln.line_id == line_id else ln)

    def with_discount(self, discount: Discount | None) -> "Order":
        """Give a discount on the whole order, instead of the one it had; None takes it back.

        Raises:
            InvalidInput: nobody can have meant it (`check_discount`).
        """
        return replace(self, discount=discount and check_discount(discount))

    def _put(self, new: OrderLine) -> "Order":
        return self._map(lambda line: new if line.line_id == new.line_id else line)

    def _map(self, change: Callable[[OrderLine], OrderLine]) -> "Order":
        return replace(self, all_lines=tuple(change(line) for line in self.all_lines))


def check_line(line: OrderLine) -> OrderLine:
    """Return `line` if a person can have meant it.

    Raises:
        InvalidInput: the quantity is not positive or beyond 999, a part of a piece, the price is
            negative, the amount beyond a million, or its discount cannot be meant.
    """
    if not 0 < line.qty_milli <= MAX_QTY_MILLI:
        raise InvalidInput(
            tr("A quantity must be more than 0 and at most 999."), tr("Type it again.")
        )
    if line.unit == PIECE and line.qty_milli % 1000:
        raise InvalidInput(tr("{name} is sold by the piece.", name=line.name), tr("Type it again."))
    if line.list_fen < 0 or line.price_fen < 0 or line.gross_fen < 0:
        raise InvalidInput(
            tr("A price cannot be less than 0.00."), tr("Check price and modifiers.")
        )
    if line.gross_fen > MAX_FEN:
        raise InvalidInput(
            tr("One line cannot be more than 1,000,000.00."), tr("Check price and quantity.")
        )
    if line.discount:
        check_discount(line.discount)
    return line
