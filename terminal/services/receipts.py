"""What is on a sale's or a refund's paper, in the language in force, for any paper width."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from drivers.interfaces import (
    Align,
    Block,
    Columns,
    PrintDocument,
    QrCode,
    Rule,
    Size,
    Space,
    TextLine,
)
from sync import events as ev
from sync.codec import witness
from terminal.services.settings import Settings
from terminal.services.words import (
    MINUS,
    discount_words,
    lines_words,
    moment,
    money,
    pieces_words,
    quantity,
    rate,
    short_number,
)
from terminal.store.database import Row
from terminal.text import pick, tr

SOLID, DASHED = Rule("solid"), Rule("dashed")


class Issuer(Struct, frozen=True):
    """Who prints: the shop's settings, this terminal, and who was at the till."""

    settings: Settings
    terminal_id: str
    cashier: str
    copy_no: int = 0


def sale_receipt(issuer: Issuer, row: Row, sale: ev.SaleClosed) -> PrintDocument:
    """Return a sale's receipt; `row` gives its place and time in the journal."""
    shown = (
        *_head(issuer, row, str(tr("Receipt"))),
        *_items(sale.lines),
        DASHED,
        *_sums(sale),
        SOLID,
        TextLine(
            str(tr("Total paid")),
            money(sale.total_fen),
            size=Size.LABEL,
            bold=True,
            right_size=Size.TOTAL,
        ),
        *_tenders(sale.tenders),
        *_taxes(sale.tax),
        SOLID,
        _witness(issuer, row, sale.total_fen),
        *_foot(issuer, offline=sale.offline),
    )
    return _document(issuer, shown, sale.receipt_no)


def refund_receipt(issuer: Issuer, row: Row, refund: ev.RefundClosed) -> PrintDocument:
    """Return a refund's receipt with the guest's line to sign."""
    lines = [
        Columns(
            pick(line.name, line.name_en),
            quantity(line.qty_milli, line.unit),
            MINUS + money(line.amount_fen),
            bold=True,
        )
        for line in refund.lines
    ]
    shown = (
        *_head(issuer, row, str(tr("Refund"))),
        TextLine(str(tr("For receipt {number}", number=refund.sale_receipt_no)), size=Size.SMALL),
        TextLine(str(tr("Reason: {why}", why=refund.reason)), size=Size.SMALL),
        DASHED,
        *lines,
        SOLID,
        TextLine(
            str(tr("Given back")),
            MINUS + money(refund.total_fen),
            size=Size.LABEL,
            bold=True,
            right_size=Size.TOTAL,
        ),
        *(TextLine(str(tender_word(t.type)), money(t.amount_fen)) for t in refund.tenders),
        Space(48),
        TextLine(str(tr("Guest's signature"))),
        SOLID,
        _witness(issuer, row, refund.total_fen),
        *_foot(issuer, offline=False),
    )
    return _document(issuer, shown, refund.receipt_no)


def tender_word(kind: str) -> object:
    """Return the word for a tender type."""
    return {"cash": tr("Cash"), "card": tr("Bank card")}.get(kind, kind)


def _document(issuer: Issuer, blocks: Iterable[Block], title: str) -> PrintDocument:
    document = PrintDocument(tuple(blocks), title=title)
    if issuer.copy_no:
        return document.marked(str(tr("REPRINT {n}", n=issuer.copy_no)))
    return document


def _head(issuer: Issuer, row: Row, kind: str) -> Iterator[Block]:
    shop = issuer.settings
    address = [text for text in (pick(shop.address, shop.address_en), shop.phone) if text]
    name = pick(shop.shop_name, shop.shop_name_en)
    yield TextLine(name, size=Size.SHOP, bold=True, align=Align.CENTER)
    if address:
        yield TextLine(" · ".join(address), size=Size.SMALL, align=Align.CENTER)
    yield SOLID
    yield TextLine(kind, short_number(row["receipt_no"]), size=Size.LABEL, bold=True)
    who = tr("Cashier {name}", name=issuer.cashier)
    yield TextLine(str(who), moment(row["at"], shop.zone), size=Size.SMALL)
    yield TextLine(str(tr("No. {number}", number=row["receipt_no"])), size=Size.SMALL)
    yield DASHED


def _items(lines: Iterable[ev.SaleLine]) -> Iterator[Block]:
    yield Columns(str(tr("Item")), str(tr("Qty")), str(tr("Amount")))
    for line in lines:
        qty = quantity(line.qty_milli, line.unit, line.shown_per)
        yield Columns(pick(line.name, line.name_en), qty, money(line.gross_fen), bold=True)
        extra = " · ".join(pick(m.name, m.name_en) for m in line.modifiers)
        for text in (extra, line.note):
            if text:
                yield TextLine(text, indent=1)


def _sums(sale: ev.SaleClosed) -> Iterator[Block]:
    pieces = sum(line.qty_milli // 1000 if line.unit == "pc" else 1 for line in sale.lines)
    counts = {"lines": lines_words(len(sale.lines)), "pieces": pieces_words(pieces)}
    left = tr("Subtotal   {lines}, {pieces}", **counts)
    yield TextLine(str(left), money(sale.gross_fen))
    names = {line.line_id: pick(line.name, line.name_en) for line in sale.lines}
    order_stage: defaultdict[tuple[str, str, int], int] = defaultdict(int)
    for part in sale.adjustments:
        if part.stage == "item":
            yield TextLine(_item_words(part, names[part.line_id]), MINUS + money(part.amount_fen))
        else:
            order_stage[part.stage, part.kind, part.value] += part.amount_fen
    for (stage, kind, value), amount in order_stage.items():
        words = tr("Rounded down") if stage == "rounding" else discount_words(kind, value)
        text = words if stage == "rounding" else tr("Whole order {what}", what=words)
        yield TextLine(str(text), MINUS + money(amount))


def _item_words(part: ev.Adjustment, name: str) -> str:
    if part.kind == "comp":
        return str(tr("Comp   {name}", name=name))
    return f"{name} {discount_words(part.kind, part.value)}"


def _tenders(tenders: Iterable[ev.TenderPart]) -> Iterator[Block]:
    for tender in tenders:
        yield TextLine(str(tender_word(tender.type)), money(tender.amount_fen))
        if tender.change_fen:
            received = money(tender.amount_fen + tender.change_fen)
            words = tr("Received {amount}   change", amount=received)
            yield TextLine(str(words), money(tender.change_fen), indent=1)


def _taxes(rows: Iterable[ev.TaxRow]) -> Iterator[Block]:
    taxed = [row for row in rows if row.tax_fen]
    if taxed:
        yield DASHED
    for row in taxed:
        words = tr("Tax {rate} in {amount}", rate=rate(row.tax_bp), amount=money(row.amount_fen))
        yield TextLine(str(words), money(row.tax_fen), size=Size.SMALL)


def _witness(issuer: Issuer, row: Row, total_fen: int) -> Block:
    code = witness(issuer.terminal_id, row["epoch"], row["seq"], total_fen, row["hash"])
    return QrCode(
        code, str(tr("Journal witness")), str(tr("Proves this sale, even if the till dies"))
    )


def _foot(issuer: Issuer, *, offline: bool) -> Iterator[Block]:
    shop = issuer.settings
    yield DASHED
    if offline:
        words = tr("Issued offline · recorded on the till, to be sent")
        yield TextLine(str(words), size=Size.SMALL, align=Align.CENTER)
    thanks = pick(shop.footer, shop.footer_en)
    if thanks:
        yield TextLine(thanks, bold=True, align=Align.CENTER)
