"""What is on the paper of an X, a shift report and a Z."""

from collections.abc import Iterator

from drivers.interfaces import Align, Block, PrintDocument, Rule, Size, TextLine
from terminal.domain.reports import Totals
from terminal.services.receipts import tender_word
from terminal.services.settings import Settings
from terminal.services.shifts import Report
from terminal.services.words import MINUS, moment, money, rate
from terminal.text import Text, pick, tr

Figure = tuple[Text, str]


def title(report: Report) -> Text:
    """Return the report's name with its number."""
    names = {
        "x": tr("X report · shift {n} so far", n=report.number),
        "shift": tr("Shift report {n}", n=report.number),
        "z": tr("Z report {n}", n=report.number),
    }
    return names[report.kind]


def sections(report: Report) -> tuple[tuple[Figure, ...], ...]:
    """Return the report's figures in blocks; the screen and the paper show the same."""
    return (
        tuple(_sales(report.totals)),
        tuple(_taxes(report.totals)),
        tuple(_tenders(report.totals)),
        tuple(_control(report.totals)),
        tuple(_cash(report)),
    )


def _sales(sums: Totals) -> Iterator[Figure]:
    yield tr("Sales {n}", n=sums.sales), money(sums.gross_fen)
    yield tr("Refunds {n}", n=sums.refunds), _minus(sums.refunds_fen)
    yield tr("Sales less refunds"), money(sums.net_fen)


def _taxes(sums: Totals) -> Iterator[Figure]:
    for row in sums.tax:
        amount = money(row.amount_fen)
        yield tr("Tax {rate} in {amount}", rate=rate(row.tax_bp), amount=amount), money(row.tax_fen)
    for row in sums.refund_tax:
        yield tr("Tax {rate} given back", rate=rate(row.tax_bp)), _minus(row.tax_fen)


def _tenders(sums: Totals) -> Iterator[Figure]:
    for row in sums.tenders:
        name = tender_word(row.type)
        yield tr("{tender} {n}", tender=name, n=row.count), money(row.amount_fen)
        if row.refunded_fen:
            yield tr("{tender} given back", tender=name), _minus(row.refunded_fen)


def _control(sums: Totals) -> Iterator[Figure]:
    yield tr("Discounts"), _minus(sums.discounts_fen)
    yield tr("Comps"), _minus(sums.comps_fen)
    yield tr("Rounded down in all"), _minus(sums.rounding_fen)
    yield tr("Voids {n}", n=sums.voids), money(sums.voids_fen)
    yield tr("Drawer opened without sale"), str(sums.no_sales)


def _cash(report: Report) -> Iterator[Figure]:
    yield tr("Opening float"), money(report.float_fen)
    yield tr("Paid in"), money(report.totals.paid_in_fen)
    yield tr("Paid out"), _minus(report.totals.paid_out_fen)
    yield tr("Dropped to the safe"), _minus(report.totals.dropped_fen)
    if report.expected_fen is not None:
        yield tr("Cash expected"), money(report.expected_fen)
    if report.counted_fen is not None:
        yield tr("Cash counted"), money(report.counted_fen)
    if report.over_short_fen is not None:
        yield tr("Over or short"), money(report.over_short_fen)
    if report.grand_total_fen is not None:
        yield tr("Grand total of all Zs"), money(report.grand_total_fen)


def _minus(fen: int) -> str:
    return MINUS + money(fen) if fen else money(0)


def report_document(shop: Settings, report: Report, by: str) -> PrintDocument:
    """Return the report's paper."""
    return PrintDocument(tuple(_blocks(shop, report, by)), title=str(title(report)), kind="report")


def _blocks(shop: Settings, report: Report, by: str) -> Iterator[Block]:
    name = pick(shop.shop_name, shop.shop_name_en)
    yield TextLine(name, size=Size.SHOP, bold=True, align=Align.CENTER)
    yield TextLine(str(title(report)), size=Size.LABEL, bold=True, align=Align.CENTER)
    yield Rule("solid")
    yield TextLine(str(tr("Business day")), report.biz_date)
    if report.since:
        yield TextLine(str(tr("Since")), moment(report.since, shop.zone))
    yield TextLine(str(tr("Made")), moment(report.at, shop.zone))
    yield TextLine(str(tr("By")), by)
    if report.shifts:
        yield TextLine(str(tr("Shifts")), ", ".join(map(str, report.shifts)))
    for figures in sections(report):
        if figures:
            yield Rule("dashed")
        for words, figure in figures:
            yield TextLine(str(words), figure)
    yield Rule("solid")
    if report.unclear:
        yield TextLine(str(tr("Not settled yet: {n}", n=report.unclear)), bold=True)
