"""The order at the counter: what a tap, a scan or a typed code adds, and how it is kept.

Editing is done on values (`Order`); `save` keeps them, one tap late at most. Parking records the
whole order as a fact, so that another till, or this one's replacement, can give it back.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from msgspec import Struct

from sync.events import LineComped
from terminal.domain.barcode import Embedded, Malformed, ScaleRule, parse_scan
from terminal.domain.catalog import Item, Modifier
from terminal.domain.day import to_wire
from terminal.domain.masking import free_text
from terminal.domain.order import ChosenModifier, Order, OrderLine
from terminal.domain.staff import OPEN_ITEM, SELL
from terminal.errors import InvalidInput, InvalidOrder, NotAllowed
from terminal.services.till import Act, Till
from terminal.store import convert, orders
from terminal.text import Text, tr

if TYPE_CHECKING:
    from terminal.domain.approval import ApprovalReason

OPEN_SKU = "OPEN"
NAME_LENGTH = 40


class Found(Struct, frozen=True):
    """An item a code stands for, with the weight or the amount its label states."""

    item: Item
    qty_milli: int | None = None
    fixed_fen: int | None = None


class NotFound(Struct, frozen=True):
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
        StorageFault: the disk has failed; selling is stopped.
    """
    till.require(SELL)
    till.require_sound_disk()
    if not till.may_sell():
        raise NotAllowed(
            tr("The disk is full: no new sale can be kept safely."),
            tr("Close the shift and call your technician."),
        )
    return Order(till.make_id(), no=_label(till), opened_at=to_wire(till.clock.now()))


def _label(till: Till) -> str:
    """Return the next label of the day that no order of an earlier day still has."""
    db = till.store.db
    used = orders.labels(db)
    numbers = count(orders.peek_number(db, till.biz_date()))
    return next(no for no in (f"{till.letter}-{n:03}" for n in numbers) if no not in used)


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


def open_line(till: Till, name: str, price_fen: int) -> OrderLine:
    """Return a line for something that is not in the catalogue (临时菜), at the shop's own rate.

    Raises:
        InvalidInput: it has no name or no price.
    """
    till.require(OPEN_ITEM)
    clean = free_text(name)[:NAME_LENGTH]
    if not clean or price_fen <= 0:
        raise InvalidInput(tr("An open item needs a name and a price."), tr("Type both."))
    tax_bp = till.settings.open_item_tax_bp
    return line_of(till, Item(OPEN_SKU, clean, price_fen=price_fen, tax_bp=tax_bp))


def chosen(modifiers: Sequence[Modifier]) -> tuple[ChosenModifier, ...]:
    """Return catalogue modifiers as choices on a line."""
    return tuple(ChosenModifier(m.modifier_id, m.name, m.name_en, m.price_fen) for m in modifiers)


def with_note(order: Order, line_id: str, note: str) -> Order:
    """Write a note on a line; phone and card numbers in it are masked first."""
    return order.change(line_id, note=free_text(note))


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
        NotSaved: the disk did not take it; it is still at the counter.
    """
    parked = _as_parked(order, name)
    with till.act() as act:
        _park(act, parked)
    return parked


def _as_parked(order: Order, name: str = "") -> Order:
    if not order.lines:
        raise InvalidOrder(tr("The order is empty."), tr("Add something first."))
    return replace(order, name=free_text(name)[:40] or order.name, was_parked=True)


def _park(act: Act, order: Order) -> None:
    act.record(convert.order_saved(order, "parked"))
    orders.save(act.writing.db, order, state=orders.PARKED, at=act.stamp.at)


def parked(till: Till) -> tuple[Order, ...]:
    """Return the parked orders, the longest parked first."""
    return orders.parked(till.store.db)


def parked_count(till: Till) -> int:
    """Return how many orders are parked, without reading them."""
    return orders.count_parked(till.store.db)


def still_open(till: Till) -> tuple[Order, ...]:
    """Return every order with something in it that is not paid yet: the counter's, the parked."""
    counter = orders.current(till.store.db)
    at_counter = (counter,) if counter is not None and counter.lines else ()
    return (*at_counter, *parked(till))


def recall(till: Till, order_id: str, counter: Order | None = None) -> Order:
    """Take a parked order up again; what is at the counter is parked in the same transaction.

    Raises:
        InvalidOrder: it is no longer parked.
        NotSaved: the disk did not take it; both orders are where they were.
    """
    found = next((order for order in parked(till) if order.order_id == order_id), None)
    if found is None:
        raise InvalidOrder(tr("This order is no longer parked."))
    with till.act() as act:
        if counter is not None and counter.lines:
            _park(act, _as_parked(counter))
        elif counter is not None:
            orders.drop(act.writing.db, counter.order_id)
        orders.save(act.writing.db, found, state=orders.OPEN, at=act.stamp.at, before=found)
    return found


def consent_needed(till: Till, before: Order, after: Order) -> "ApprovalReason | None":
    """Return why whoever is signed in may not turn one order into the other alone, or None.

    Raises:
        NotAllowed: nobody is signed in.
    """
    staff = till.on_duty()
    if not _is_reduced(after):
        return None
    from terminal.domain.approval import needs_approval

    return needs_approval(before, after, staff, till.settings.discount_limits)


def _is_reduced(order: Order) -> bool:
    return order.discount is not None or any(line.discount or line.comp for line in order.lines)


def agreed(till: Till, before: Order, after: Order, consent: str = "") -> Order:
    """Return the changed order, with the consent's id on everything it was given for.

    Raises:
        NotAllowed: it takes a consent and there is none.
    """
    reason = consent_needed(till, before, after)
    if reason is None:
        return after
    if not consent:
        raise NotAllowed(reason.text, tr("Ask a manager to agree."))
    from terminal.domain.approval import approved

    limits = till.settings.discount_limits
    return approved(before, after, till.on_duty(), approval=consent, limits=limits)


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
