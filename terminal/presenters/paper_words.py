"""Honest words for paper and drawer: printed only after the printer said so."""

from drivers.interfaces import DrawerOutcome, DrawerResult
from terminal.presenters.views import Bead, ChipView, Tone
from terminal.presenters.views_rows import StateView
from terminal.store.jobs import DONE, DROPPED, SENDING, UNKNOWN, PrintJob
from terminal.text import Text, tr


def reason_text(reason: str) -> Text:
    """Return what is the matter with a printer, for a job that waits."""
    known = {
        "paper_out": tr("out of paper"),
        "cover_open": tr("cover open"),
        "not_found": tr("not reachable"),
        "refused": tr("not reachable"),
        "offline": tr("offline"),
        "silent": tr("no answer"),
        "cut_off": tr("connection broke"),
        "cutter": tr("cutter jammed"),
        "crash": tr("the till stopped meanwhile"),
        "garbage": tr("answers nonsense"),
    }
    return known.get(reason, tr("not ready"))


def job_state(job: PrintJob) -> StateView:
    """Return one sentence on a receipt's paper."""
    if job.state == DONE:
        return StateView(tr("Receipt printed"), Bead.FULL, Tone.PINE)
    if job.state == UNKNOWN:
        why = reason_text(job.reason)
        return StateView(
            tr("Printed or not? Check the paper ({why})", why=why), Bead.HALF, Tone.AMBER
        )
    if job.state == DROPPED:
        return StateView(tr("Not printed: no printer is set up"), Bead.HOLLOW, Tone.NEUTRAL)
    if job.state == SENDING:
        return StateView(tr("Receipt is printing"), Bead.HOLLOW, Tone.NEUTRAL)
    if not job.reason:
        return StateView(tr("Receipt is in the queue"), Bead.HOLLOW, Tone.NEUTRAL)
    why = reason_text(job.reason)
    words = tr("Receipt waits: {why}. It prints by itself once the printer is ready", why=why)
    return StateView(words, Bead.HALF, Tone.AMBER)


def job_chip(job: PrintJob) -> ChipView:
    """Return the short form of `job_state`."""
    if job.state == DONE:
        return ChipView(tr("printed"), Tone.PINE)
    if job.state == UNKNOWN:
        return ChipView(tr("check paper"), Tone.DASHED)
    if job.state == DROPPED:
        return ChipView(tr("not printed"), Tone.NEUTRAL)
    return ChipView(tr("waiting"), Tone.AMBER)


def drawer_state(outcome: DrawerOutcome | None) -> StateView:
    """Return one sentence on the drawer."""
    if outcome is None:
        return StateView(tr("Drawer is being opened"), Bead.HOLLOW, Tone.NEUTRAL)
    if outcome.result is DrawerResult.OPENED:
        return StateView(tr("Drawer opened"), Bead.FULL, Tone.PINE)
    return StateView(tr("Drawer did not open: use the key"), Bead.FAULT, Tone.RED)
