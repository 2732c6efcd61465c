"""The open order: an editable list of lines, every change a new value.

Lines have UUIDv7 ids and are never addressed by position; a removed line stays as a tombstone, so
that two copies of an order can be merged later. Quantities are thousandths of the item's unit.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from terminal.domain.discount import Discount
from terminal.domain.money import MAX_FEN, line_amount
from terminal.errors import InvalidInput, InvalidOrder
from terminal.text import tr

MAX_QTY_MILLI = 999_000
PIECE = "pc"


@dataclass(frozen=True, slots=True)
class ChosenModifier:
    """A choice on a line with its surcharge for one unit."""

    modifier_id: str
    name: str
    name_en: str = ""
    price_fen: int = 0


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One item times a quantity, priced when it was added.

    `fixed_fen` is the amount a price-embedded label states; it replaces price times quantity.
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
    def price_fen(self) -> int:
        """Price of one unit with its modifiers."""
        return self.list_fen + sum(m.price_fen for m in self.modifiers)

    @property
    def gross_fen(self) -> int:
        """Amount before any reduction."""
        if self.fixed_fen is not None:
            return self.fixed_fen
        return line_amount(self.price_fen, self.qty_milli)

    def merges_with(self, other: "OrderLine") -> bool:
        """Return whether adding `other` is the same as raising this line's quantity."""
        plain = (self, other)
        return (
            all(line.unit == PIECE and line.fixed_fen is None for line in plain)
            and not any(line.discount or line.comp or line.note or line.removed for line in plain)
            and self.sku == other.sku
            and self.list_fen == other.list_fen
            and self.name == other.name
            and self.modifiers == other.modifiers
        )


@dataclass(frozen=True, slots=True)
class Order:
    """An open basket or check; `no` is its label for people (A-037), `order_id` its identity."""

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

    @property
    def lines(self) -> tuple[OrderLine, ...]:
        """The lines that count, in the order of their ids."""
        return tuple(line for line in self.all_lines if not line.removed)

    def line(self, line_id: str) -> OrderLine:
        """Return a line that counts.

        Raises:
            InvalidOrder: there is none with this id.
        """
        for line in self.lines:
            if line.line_id == line_id:
                return line
        raise InvalidOrder(tr("This line is no longer in the order."))

    def add(self, line: OrderLine) -> "Order":
        """Add a line, or raise the quantity of an equal one."""
        check_line(line)
        for old in reversed(self.lines):
            if old.merges_with(line):
                return self.change(old.line_id, qty_milli=old.qty_milli + line.qty_milli)
        return replace(self, all_lines=(*self.all_lines, line))

    def change(self, line_id: str, **values: Any) -> "Order":
        """Change one line's fields."""
        self.line(line_id)

        def changed(line: OrderLine) -> OrderLine:
            return check_line(replace(line, **values)) if line.line_id == line_id else line

        return self._map(changed)

    def remove(self, line_id: str) -> "Order":
        """Take a line off; it stays as a tombstone."""
        return self.change(line_id, removed=True)

    def restore(self, line_id: str) -> "Order":
        """Undo `remove`."""
        return self._map(lambda ln: replace(ln, removed=False) if ln.line_id == line_id else ln)

    def _map(self, change: Callable[[OrderLine], OrderLine]) -> "Order":
        return replace(self, all_lines=tuple(change(line) for line in self.all_lines))


def check_line(line: OrderLine) -> OrderLine:
    """Return `line` if a person can have meant it.

    Raises:
        InvalidInput: the quantity is not positive or beyond 999, or the amount beyond a million.
    """
    if not 0 < line.qty_milli <= MAX_QTY_MILLI:
        raise InvalidInput(
            tr("A quantity must be more than 0 and at most 999."), tr("Type it again.")
        )
    if line.unit == PIECE and line.qty_milli % 1000:
        raise InvalidInput(tr("{name} is sold by the piece.", name=line.name), tr("Type it again."))
    if not 0 <= line.gross_fen <= MAX_FEN or line.list_fen < 0:
        raise InvalidInput(
            tr("One line cannot be more than 1,000,000.00."), tr("Check price and quantity.")
        )
    return line
