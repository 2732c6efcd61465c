"""One kick of the drawer: its own connection, its own deadline, sent once or never."""

from drivers.errors import LinkAbsent, LinkLost
from drivers.interfaces import DrawerOutcome, DrawerResult, Reason
from drivers.printer.encode import ASK_QUEUED, kick_bytes
from drivers.printer.settings import PrinterSettings
from drivers.printer.talk import Talk
from drivers.supervisor import Clock
from drivers.transport import OpenLink


def open_drawer(
    open_link: OpenLink, settings: PrinterSettings, clock: Clock, valid_until: float
) -> DrawerOutcome:
    """Open the drawer before `valid_until` (monotonic seconds), or return why it stays shut.

    The printer is asked first and must be well, so that the pulse cannot lie in its buffer and open
    the drawer minutes later.
    """
    left = valid_until - clock.monotonic()
    if left <= 0:
        return not_opened(Reason.EXPIRED)
    try:
        link = open_link(min(settings.connect_s, left))
    except LinkAbsent as absent:
        return not_opened(absent.reason, absent.sentence)
    try:
        return _kick(Talk(link, clock), settings, valid_until)
    except LinkLost as lost:
        return not_opened(Reason.CUT_OFF, lost.sentence)
    finally:
        link.close()


def not_opened(reason: Reason, detail: str = "") -> DrawerOutcome:
    """Return the outcome of a drawer that stays shut."""
    return DrawerOutcome(DrawerResult.NOT_OPENED, reason, detail)


def _kick(talk: Talk, settings: PrinterSettings, valid_until: float) -> DrawerOutcome:
    health = talk.ask(min(settings.answer_s, valid_until - talk.clock.monotonic()))
    if health is None:
        return not_opened(talk.silence())
    if health.trouble:
        return not_opened(health.trouble)
    left = valid_until - talk.clock.monotonic()
    if left <= 0:
        return not_opened(Reason.EXPIRED)
    talk.reader.queued.clear()
    pulse = kick_bytes(settings)
    if settings.confirm == "realtime":
        taken = talk.put(pulse, left) and talk.ask(left) is not None
    else:
        taken = talk.put(pulse + ASK_QUEUED, left)
        taken = taken and talk.hear(left, lambda: bool(talk.reader.queued))
    if taken:
        return DrawerOutcome(DrawerResult.OPENED)
    return not_opened(talk.silence(), "The pulse was sent and not confirmed.")
