"""The order at the counter: what a tap, a scan or a typed code adds, and how it is kept.

Editing is done on values (`Order`); `save` keeps them, one tap late at most. Parking records the
whole order as a fact, so that another till, or this one's replacement, can give it back.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from sync.events import LineComped, LineVoided
from terminal.domain.barcode import Embedded, Malformed, ScaleRule, parse_scan
from terminal.domain.catalog import Item, Modifier
from terminal.domain.day import to_wire
from terminal.domain.masking import mask
from terminal.domain.order import ChosenModifier, Order, OrderLine
from terminal.domain.staff import OPEN_ITEM, SELL, VOID
from terminal.errors import InvalidInput, InvalidOrder, NotAllowed
from terminal.services.till import Act, Till
from terminal.store import convert, orders
from terminal.text import Text, tr

OPEN_SKU = "OPEN"


@dataclass(frozen=True, slots=True)
class Found:
    """An item a code stands for, with the weight or the amount its label states."""

    item: Item
    qty_milli: int | None = None
    fixed_fen: int | None = None


@dataclass(frozen=True, slots=True)
class NotFound:
    """No item; `code` is what to show, `reason` why it is no code at all."""

    code: str
    reason: Text | None = None


def look_up(
    text: str,
    rules: Sequence[ScaleRule],
    by_barcode: Callable[[str], Item | None],
    by_code: Callable[[str], Item | None],
) -> Found | NotFound:
    """Say which item a scanned or typed text stands for."""
    scan = parse_scan(text, rules)
    if isinstance(scan, Malformed):
        return NotFound(text[:40], scan.reason)
    if isinstance(scan, Embedded):
        item = by_code(scan.plu)
        if item is None:
            return NotFound(scan.code or text)
        return _labelled(item, scan)
    item = by_barcode(scan.code) or by_code(text.strip())
    return Found(item) if item else NotFound(scan.code)


def _labelled(item: Item, scan: Embedded) -> Found:
    if scan.qty_milli is None and item.price_fen and scan.price_fen is not None and item.measured:
        qty_milli = max(1, (scan.price_fen * 1000 + item.price_fen // 2) // item.price_fen)
        return Found(item, qty_milli, scan.price_fen)
    return Found(item, scan.qty_milli, scan.price_fen)


def start(till: Till) -> Order:
    """Return a new, empty order with its label.

    Raises:
        NotAllowed: nobody is signed in, or the disk has no room for more sales.
    """
    till.require(SELL)
    if not till.may_sell():
        raise NotAllowed(
            tr("The disk is full: no new sale can be kept safely."),
            tr("Close the shift and call your technician."),
        )
    number = orders.peek_number(till.store.db, till.biz_date())
    at = to_wire(till.clock.now())
    return Order(till.make_id(), no=f"{till.letter}-{number:03}", opened_at=at)


def line_of(
    till: Till, item: Item, *, qty_milli: int = 1000, fixed_fen: int | None = None
) -> OrderLine:
    """Return a line for an item as it is priced now."""
    return OrderLine(
        line_id=till.make_id(),
        sku=item.sku,
        name=item.name,
        name_en=item.name_en,
        list_fen=item.price_fen,
        qty_milli=qty_milli,
        unit=item.unit,
        shown_per=item.shown_per,
        tax_bp=item.tax_bp,
        fixed_fen=fixed_fen,
        category_id=item.category_id,
        station=item.station,
        sold_by=till.on_duty().staff_id,
    )


def open_line(till: Till, name: str, price_fen: int, *, tax_bp: int = 0) -> OrderLine:
    """Return a line for something that is not in the catalogue (临时菜).

    Raises:
        InvalidInput: it has no name or no price.
    """
    till.require(OPEN_ITEM)
    clean = mask(name.strip())
    if not clean or price_fen <= 0:
        raise InvalidInput(tr("An open item needs a name and a price."), tr("Type both."))
    return replace(
        line_of(till, Item(OPEN_SKU, clean, price_fen=price_fen, tax_bp=tax_bp)), name_en=""
    )


def chosen(modifiers: Sequence[Modifier]) -> tuple[ChosenModifier, ...]:
    """Return catalogue modifiers as choices on a line."""
    return tuple(ChosenModifier(m.modifier_id, m.name, m.name_en, m.price_fen) for m in modifiers)


def with_note(order: Order, line_id: str, note: str) -> Order:
    """Write a note on a line; phone and card numbers in it are masked first."""
    return order.change(line_id, note=mask(note.strip())[:120])


def save(till: Till, order: Order, before: Order | None) -> None:
    """Keep the order at the counter as it is now, if anything changed."""
    if order == before or not order.all_lines:
        return
    with till.store.write() as writing:
        if before is None or not before.all_lines:
            orders.take_number(writing.db, till.biz_date(), order.no)
        at = to_wire(till.clock.now())
        orders.save(writing.db, order, state=orders.OPEN, at=at, before=before)


def current(till: Till) -> Order | None:
    """Return the order that was at the counter when the till stopped."""
    return orders.current(till.store.db)


def park(till: Till, order: Order, name: str = "") -> Order:
    """Set an order aside and return it as parked; it is a fact from here on.

    Raises:
        InvalidOrder: it is empty.
    """
    if not order.lines:
        raise InvalidOrder(tr("The order is empty."), tr("Add something first."))
    parked = replace(order, name=mask(name.strip())[:40] or order.name, was_parked=True)
    with till.act() as act:
        act.record(convert.order_saved(parked, "parked"))
        orders.save(act.writing.db, parked, state=orders.PARKED, at=act.stamp.at)
    return parked


def parked(till: Till) -> tuple[Order, ...]:
    """Return the parked orders, the longest parked first."""
    return orders.parked(till.store.db)


def recall(till: Till, order_id: str) -> Order:
    """Take a parked order up again.

    Raises:
        InvalidOrder: it is no longer parked.
    """
    found = next((order for order in parked(till) if order.order_id == order_id), None)
    if found is None:
        raise InvalidOrder(tr("This order is no longer parked."))
    with till.store.write() as writing:
        at = to_wire(till.clock.now())
        orders.save(writing.db, found, state=orders.OPEN, at=at, before=found)
    return found


def void_order(till: Till, order: Order, reason: str, approval: str = "") -> None:
    """Take a whole order back before it is paid, with a reason; every line is recorded.

    Raises:
        NotAllowed: the role may not void and no approval was given.
        InvalidInput: no reason was given.
    """
    staff = till.require(VOID, approval)
    _need_reason(reason)
    with till.act() as act:
        for line in order.lines:
            _record_void(act, order, line, (reason, staff.staff_id, approval, True))
        orders.drop(act.writing.db, order.order_id)


def void_line(till: Till, order: Order, line_id: str, reason: str, approval: str = "") -> Order:
    """Take one line back, with a reason, from an order that was already parked."""
    staff = till.require(VOID, approval)
    _need_reason(reason)
    line = order.line(line_id)
    after = order.remove(line_id)
    with till.act() as act:
        _record_void(act, after, line, (reason, staff.staff_id, approval, False))
        orders.save(act.writing.db, after, state=orders.OPEN, at=act.stamp.at, before=order)
    return after


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise InvalidInput(tr("A void needs a reason."), tr("Choose one or write one."))


def _record_void(act: Act, order: Order, line: OrderLine, why: tuple[str, str, str, bool]) -> None:
    reason, by, approval, whole_order = why
    act.record(
        LineVoided(
            order_id=order.order_id,
            line_id=line.line_id,
            sku=line.sku,
            name=line.name,
            qty_milli=line.qty_milli,
            amount_fen=line.gross_fen,
            reason=mask(reason.strip()),
            by=by,
            approval=approval,
            whole_order=whole_order,
        )
    )


def comps(order: Order) -> list[LineComped]:
    """Return the facts of what the house gives away with this order, for its closing."""
    return [
        LineComped(
            order_id=order.order_id,
            line_id=line.line_id,
            sku=line.sku,
            name=line.name,
            amount_fen=line.gross_fen,
            reason=line.comp,
            by=line.comp_by,
            approval=line.comp_approval,
        )
        for line in order.lines
        if line.comp
    ]
