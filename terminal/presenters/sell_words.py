"""From an order and items to what the sell screen shows: words and figures, nothing else."""

from collections.abc import Mapping

from drivers.interfaces import BadScanReason
from terminal.domain.catalog import Item, Unit
from terminal.domain.discount import Discount
from terminal.domain.order import Order, OrderLine
from terminal.domain.pricing import Priced, price
from terminal.presenters.views import ActionView, ChipView, Tone, Words
from terminal.presenters.views_rows import LastSaleView
from terminal.presenters.views_sell import LineState, LineView, OrderView, SectionView, TileView
from terminal.services.words import (
    MINUS,
    discount_words,
    lines_words,
    money,
    pieces_words,
    quantity,
    short_money,
    unit_word,
)
from terminal.text import Text, pick, tr

LOW = 10
UNITS: Mapping[str, Unit] = {"pc": "pc", "kg": "kg", "hour": "hour"}


def tile(
    item: Item,
    cord: int,
    in_order: int,
    soldout: tuple[int, str] | None,
    *,
    until: str = "",
    matched: str = "",
) -> TileView:
    """Return an item's plaque; `in_order` is its quantity in the order, `until` a local time."""
    gone = soldout is not None and soldout[0] == 0
    return TileView(
        key=item.sku,
        name=pick(item.name, item.name_en),
        price=short_money(item.shown_fen),
        cord=cord,
        unit=tr("/{unit}", unit=unit_word(item.unit, item.shown_per)) if item.measured else "",
        quantity=_corner(in_order, item.unit),
        chip=_chip(item, soldout),
        favourite=item.favourite,
        sold_out=gone,
        until=_until(until) if gone else "",
        matched=matched if item.initials.startswith(matched) else "",
        initials=item.initials if matched and item.initials.startswith(matched) else "",
    )


def _corner(in_order: int, unit: str) -> str:
    if not in_order:
        return ""
    return str(in_order // 1000) if unit == "pc" else "●"


def _chip(item: Item, soldout: tuple[int, str] | None) -> ChipView | None:
    if soldout is not None and 0 < soldout[0] <= LOW:
        return ChipView(tr("{n} left", n=soldout[0]), Tone.AMBER)
    return ChipView(tr("Weigh")) if item.weighed else None


def _until(until: str) -> Text:
    return tr("to {time}", time=until) if until else tr("today")


def sold_out(item: Item, until: str) -> Text:
    """Return why a turned plaque adds nothing; `until` is a local time or empty."""
    name = pick(item.name, item.name_en)
    if until:
        return tr("{name} is sold out until {time}.", name=name, time=until)
    return tr("{name} is sold out.", name=name)


def bad_scan(reason: BadScanReason) -> Text:
    """Return what was wrong with a scanner's bytes."""
    return {
        BadScanReason.TOO_LONG: tr("The scanner sent too much at once."),
        BadScanReason.NOT_TEXT: tr("The scanner sent characters that are no code."),
        BadScanReason.CUT_SHORT: tr("Only a part of the code came in."),
    }[reason]


def item_of(line: OrderLine) -> Item:
    """Return what a line sells as it was priced, also where the catalogue no longer has it."""
    return Item(
        line.sku,
        line.name,
        line.name_en,
        price_fen=line.price_fen,
        unit=UNITS.get(line.unit, "pc"),
        shown_per="jin" if line.shown_per == "jin" else "",
    )


def in_order(order: Order) -> Mapping[str, int]:
    """Return the quantity of each SKU in the order, in thousandths."""
    counts: dict[str, int] = {}
    for line in order.lines:
        counts[line.sku] = counts.get(line.sku, 0) + line.qty_milli
    return counts


def order_view(
    order: Order,
    chosen: str,
    *,
    title: Words,
    meta: Words = "",
    last: LastSaleView | None = None,
) -> OrderView:
    """Return the order panel."""
    priced = price(order)
    pieces = sum(ln.qty_milli // 1000 if ln.unit == "pc" else 1 for ln in order.lines)
    summary = tr(
        "{lines}, {pieces} · subtotal {amount}",
        lines=lines_words(len(order.lines)),
        pieces=pieces_words(pieces),
        amount=money(priced.gross_fen),
    )
    off = priced.reduction_fen
    line = next((ln for ln in order.lines if ln.line_id == chosen), None)
    return OrderView(
        title=title,
        due=money(priced.total_fen),
        pay=_pay(order),
        meta=meta,
        sections=_sections(order, priced),
        chosen=chosen if line else "",
        edit=_edit(line) if line else (),
        summary=summary if order.lines else "",
        savings=tr("Savings {amount}", amount=MINUS + money(off)) if off else "",
        actions=_actions(order),
        empty=tr("Tap an item or scan it."),
        last=None if order.lines else last,
    )


def _pay(order: Order) -> ActionView:
    refusal: Words = "" if order.lines else tr("The order is empty. Add something first.")
    return ActionView("pay", tr("Pay"), role="go", refusal=refusal)


def _sections(order: Order, priced: Priced) -> tuple[SectionView, ...]:
    if not order.lines:
        return ()
    lines = tuple(line_view(part.line) for part in priced.lines)
    if order.discount is None:
        return (SectionView("lines", lines),)
    fact = tr("Whole order {what}", what=discount_words(order.discount.kind, order.discount.value))
    return (SectionView("lines", lines, fact=fact),)


def line_view(line: OrderLine) -> LineView:
    """Return one line; what the whole order's discount took off it is not struck here."""
    own = line.discount.off(line.gross_fen) if line.discount else 0
    amount = 0 if line.comp else line.gross_fen - own
    details = [" · ".join(pick(m.name, m.name_en) for m in line.modifiers)]
    if line.unit != "pc":
        details.append(_measured(line))
    return LineView(
        line_id=line.line_id,
        quantity=str(line.qty_milli // 1000) if line.unit == "pc" else "1",
        name=pick(line.name, line.name_en),
        amount=money(amount),
        details=tuple(text for text in (*details, _off(line)) if text),
        note=line.note,
        struck=money(line.gross_fen) if amount != line.gross_fen else "",
        chip=ChipView(tr("Comp"), Tone.PLUM) if line.comp else None,
        state=LineState.PENDING,
    )


def _measured(line: OrderLine) -> str:
    shown = line.list_fen // 2 if line.shown_per == "jin" else line.list_fen
    return f"{quantity(line.qty_milli, line.unit, line.shown_per)} × {money(shown)}"


def _off(line: OrderLine) -> Words:
    given: Discount | None = line.discount
    if line.comp:
        return tr("Comp: {why}", why=line.comp)
    return tr("Item {what}", what=discount_words(given.kind, given.value)) if given else ""


def _edit(line: OrderLine) -> tuple[ActionView, ...]:
    fixed = tr("The label states price and quantity.") if line.fixed_fen is not None else ""
    least = tr("One is the least. Use the bin to remove it.") if line.qty_milli <= 1000 else ""
    piece = line.unit == "pc"
    return (
        ActionView(
            "minus", tr("One less"), "minus-bold", refusal=fixed or (least if piece else "")
        ),
        ActionView("plus", tr("One more"), "plus-bold", refusal=fixed),
        ActionView("options", tr("Options")),
        ActionView("note", tr("Note")),
        ActionView("discount", tr("Price")),
        ActionView("remove", tr("Remove"), "trash-bold", role="warn"),
    )


def _actions(order: Order) -> tuple[ActionView, ...]:
    empty: Words = "" if order.lines else tr("The order is empty. Add something first.")
    return (
        ActionView("park", tr("Park"), "pause-fill", refusal=empty),
        ActionView("discount", tr("Discount"), "percent-bold", refusal=empty),
        ActionView("void", tr("Void"), "x-bold", role="warn", refusal=empty),
    )


def bar(parked: int, unprinted: int) -> tuple[ActionView, ...]:
    """Return the bar below the tiles."""
    return (
        ActionView(
            "recall",
            tr("Parked"),
            "tray-bold",
            chip=ChipView(str(parked), Tone.AMBER) if parked else None,
        ),
        ActionView("open_item", tr("Open item"), "plus-bold"),
        ActionView(
            "receipts",
            tr("Receipts"),
            "receipt-bold",
            chip=ChipView(str(unprinted), Tone.AMBER) if unprinted else None,
        ),
        ActionView("menu", tr("More"), "dots-three-bold"),
    )
