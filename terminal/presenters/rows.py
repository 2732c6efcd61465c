"""Rows that several screens list: sales and refunds with the state of their paper."""

from terminal.presenters.paper_words import job_chip
from terminal.presenters.views import ChipView, Tone
from terminal.presenters.views_rows import EntryView
from terminal.services import printing
from terminal.services.till import Till
from terminal.services.words import MINUS, clock, lines_words, money, short_number
from terminal.store import jobs
from terminal.store.sales import SaleHead
from terminal.text import tr


def sale_row(till: Till, head: SaleHead, chosen: str, *, paper: bool = False) -> EntryView:
    """Return a sale or refund as a row; `paper` adds the state of its receipt."""
    back = head.kind == "refund"
    time = clock(head.at, till.settings.zone)
    who = printing.name_of(till.store, head.staff_id)
    return EntryView(
        key=head.subject_id,
        title=short_number(head.receipt_no),
        detail=tr("{time} · {lines} · {who}", time=time, lines=lines_words(head.lines), who=who),
        figure=(MINUS if back else "") + money(head.total_fen),
        tone=Tone.RED if back else Tone.INK,
        chips=(*_refund_chips(head), *(_paper_chips(till, head) if paper else ())),
        bar=Tone.PINE,
        chosen=head.subject_id == chosen,
    )


def _refund_chips(head: SaleHead) -> tuple[ChipView, ...]:
    if head.kind == "refund":
        return (ChipView(tr("Refund"), Tone.RED),)
    if head.refunded_fen == 0:
        return ()
    whole = head.refunded_fen >= head.total_fen
    return (ChipView(tr("given back") if whole else tr("partly given back"), Tone.RED),)


def _paper_chips(till: Till, head: SaleHead) -> tuple[ChipView, ...]:
    found = jobs.of_subject(till.store.db, head.subject_id)
    return (job_chip(found[0]),) if found else ()
