"""Rows that several screens list: sales and refunds with the state of their paper."""

from collections.abc import Sequence

from terminal.presenters.paper_words import job_chip
from terminal.presenters.views import ChipView, Tone
from terminal.presenters.views_rows import EntryView
from terminal.services import printing
from terminal.services.till import Till
from terminal.services.words import MINUS, clock, lines_words, money, short_number
from terminal.store import jobs
from terminal.store.sales import SaleHead
from terminal.text import tr


def sale_rows(
    till: Till, heads: Sequence[SaleHead], chosen: str, *, paper: bool = False
) -> tuple[EntryView, ...]:
    """Return sales and refunds as rows; `paper` adds the state of their receipts."""
    store = till.store
    names = {who: printing.name_of(store, who) for who in {head.staff_id for head in heads}}
    papers = jobs.newest_of(store.db, [head.subject_id for head in heads]) if paper else {}

    def row(head: SaleHead) -> EntryView:
        job = papers.get(head.subject_id)
        chips = (*_refund_chips(head), *((job_chip(job),) if job else ()))
        return _row(till, head, names[head.staff_id], chips, head.subject_id == chosen)

    return tuple(map(row, heads))


def _row(
    till: Till, head: SaleHead, who: str, chips: tuple[ChipView, ...], is_chosen: bool
) -> EntryView:
    back = head.kind == "refund"
    time = clock(head.at, till.settings.zone)
    return EntryView(
        key=head.subject_id,
        title=short_number(head.receipt_no),
        detail=tr("{time} · {lines} · {who}", time=time, lines=lines_words(head.lines), who=who),
        figure=(MINUS if back else "") + money(head.total_fen),
        tone=Tone.RED if back else Tone.INK,
        chips=chips,
        bar=Tone.PINE,
        chosen=is_chosen,
    )


def _refund_chips(head: SaleHead) -> tuple[ChipView, ...]:
    if head.kind == "refund":
        return (ChipView(tr("Refund"), Tone.RED),)
    if head.refunded_fen == 0:
        return ()
    whole = head.refunded_fen >= head.total_fen
    return (ChipView(tr("given back") if whole else tr("partly given back"), Tone.RED),)
