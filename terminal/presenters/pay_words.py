"""From a payment to what the pay screen shows: words and figures, nothing else."""

from terminal.domain.tender import Payment, Tender
from terminal.presenters.views import ActionView, Tone
from terminal.presenters.views_rows import EntryView, SumView
from terminal.services.words import MINUS, money, short_money
from terminal.text import Text, tr

NOTES = (1000, 2000, 5000, 10000, 20000, 50000)
ROUND = (5000, 10000, 50000)


def sums(payment: Payment, *, is_closed: bool) -> tuple[SumView, ...]:
    """Return what is to pay and what 抹零 leaves off."""
    rows = [SumView(tr("To pay"), money(payment.total_fen))]
    left_off = payment.total_fen - payment.taken_fen
    rounding = left_off if is_closed else payment.rounding_fen
    if rounding:
        words = _rounding_words(payment.mode)
        rows.append(SumView(words, MINUS + money(rounding), Tone.RED))
    return tuple(rows)


def taken(payment: Payment, received: int, *, is_closed: bool) -> tuple[EntryView, ...]:
    """Return the tenders so far, and what is being typed."""
    rows = [_tender(tender, is_closed=is_closed) for tender in payment.tenders]
    if received and not is_closed:
        typed = min(received, payment.due_fen)
        words = tr("typed; it counts once you press Pay")
        rows.append(
            EntryView("typed", tr("Cash"), words, figure=money(typed), bar=Tone.AMBER, pending=True)
        )
    return tuple(rows)


def _tender(tender: Tender, *, is_closed: bool) -> EntryView:
    detail = tr("received {amount}", amount=money(tender.received_fen))
    return EntryView(
        tender.tender_id,
        tr("Cash"),
        detail,
        figure=money(tender.amount_fen),
        bar=Tone.PINE if is_closed else Tone.AMBER,
        pending=not is_closed,
        removable=not is_closed,
    )


def ready(due: int, received: int) -> tuple[ActionView, ...]:
    """Return ready amounts in cash, the exact one first."""
    exact = ActionView(
        "exact", tr("Exact {amount}", amount=short_money(due)), chosen=received == due
    )
    rounds = {-(-due // step) * step for step in ROUND}
    handed = sorted(amount for amount in rounds.union(NOTES) if amount > due)[:3]
    more = (ActionView(str(n), short_money(n), chosen=received == n) for n in handed)
    return (exact, *more)


def pay_key(due: int, received: int) -> ActionView:
    """Return the big key: what it does with the amount that is typed."""
    change = max(0, received - due)
    words: Text = tr("Pay and close")
    detail = tr("Cash {received}   Change {change}", received=money(received), change=money(change))
    if received and received < due:
        words = tr("Take this part")
        left = money(due - received)
        detail = tr("Cash {received}   Short {left}", received=money(received), left=left)
    empty = not received and due > 0
    return ActionView(
        "pay",
        words,
        detail=detail if received else "",
        role="go",
        refusal=tr("Type what the guest hands over.") if empty else "",
    )


def rounding_key(payment: Payment) -> Text | str:
    """Return the words of the key for 抹零, empty where the shop does not round."""
    if payment.mode == "none":
        return ""
    return tr("No rounding") if payment.round_cash else tr("Round down")


def _rounding_words(mode: str) -> Text:
    return tr("Cash rounding (yuan)") if mode == "yuan" else tr("Cash rounding (jiao)")
