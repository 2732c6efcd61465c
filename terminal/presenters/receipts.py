"""Receipts of the day and what waits to be printed: look, reprint, retry, send elsewhere."""

from collections.abc import Callable

from drivers.interfaces import PrintDocument
from terminal.domain.staff import REPRINT
from terminal.presenters.panels import PanelOwner
from terminal.presenters.paper_words import job_chip, job_state
from terminal.presenters.ports import Counter
from terminal.presenters.rows import sale_rows
from terminal.presenters.strip import device_name
from terminal.presenters.views import ActionView, ChipView, Tone
from terminal.presenters.views_receipts import ReceiptsScreenView, ReceiptsView
from terminal.presenters.views_rows import EntryView, StateView
from terminal.services import printing
from terminal.services.till import Till
from terminal.services.words import clock, local, moment, short_number
from terminal.store import jobs, sales
from terminal.store.jobs import UNKNOWN, WAITING, PrintJob
from terminal.text import Text, tr

Preview = Callable[[PrintDocument], bytes]


class ReceiptsPresenter(PanelOwner):
    """Fills a `ReceiptsScreenView`; `refund` leads to giving a sale back."""

    def __init__(
        self,
        view: ReceiptsScreenView,
        till: Till,
        counter: Counter,
        preview: Preview,
        exits: tuple[Callable[[], None], Callable[[str], None]],
    ) -> None:
        super().__init__(view, till)
        self.view = view
        self.counter = counter
        self.preview = preview
        self.leave, self.refund = exits
        self.tab = "day"
        self.chosen = ""

    def enter(self) -> None:
        """Show the day's receipts, or what waits if anything does."""
        self.tab = "queue" if jobs.unfinished(self.till.store.db) else "day"
        self.chosen = ""
        self.close_panel()
        self.show()

    def choose_tab(self, key: str) -> None:
        """Turn to the other list."""
        self.tab, self.chosen = key, ""
        self.show()

    def choose(self, key: str) -> None:
        """Choose a row."""
        self.chosen = key
        self.show()

    def paper_changed(self) -> None:
        """Show the states of paper again."""
        self.show()

    def back(self) -> None:
        """Leave."""
        self.leave()

    def clear_banner(self) -> None:
        """The banner was closed."""
        self.show()

    # --- doing

    def act(self, key: str) -> None:
        """Something at the chosen row was tapped."""
        job = self._job()
        if key == "reprint":
            subject = self._subject()
            self.with_consent(REPRINT, lambda given: self._reprint(subject, given), subject)
        elif key == "refund":
            self.refund(self._subject())
        elif job is not None and key == "retry":
            self._do(lambda: printing.retry(self.till, job.job_id))
        elif job is not None and key == "accept":
            self._do(lambda: printing.accept(self.till, job.job_id))
        elif job is not None and key.startswith("to:"):
            self._do(lambda: printing.send_to(self.till, job.job_id, key.removeprefix("to:")))

    def _reprint(self, subject: str, approval: str) -> None:
        printer = self.counter.printer
        self._do(lambda: printing.reprint(self.till, subject, printer=printer, approval=approval))

    def _do(self, what: Callable[[], object]) -> None:
        if self.attempt(what):
            self.counter.wake()
        self.show()

    # --- showing

    def _head(self) -> sales.SaleHead | None:
        found = sales.recent(self.till.store.db, self.till.biz_date())
        return next((head for head in found if head.subject_id == self._subject()), None)

    def _subject(self) -> str:
        job = jobs.get(self.till.store.db, self.chosen) if self.tab == "queue" else None
        return job.subject_id if job else self.chosen

    def _job(self) -> PrintJob | None:
        db = self.till.store.db
        if self.tab == "queue":
            return jobs.get(db, self.chosen) if self.chosen else None
        found = jobs.of_subject(db, self.chosen) if self.chosen else ()
        return found[0] if found else None

    def show(self) -> None:
        """Show the screen as it stands."""
        waiting = jobs.unfinished(self.till.store.db)
        job = self._job()
        subject = self._subject()
        chip = ChipView(str(len(waiting)), Tone.AMBER) if waiting else None
        tabs = (
            ActionView("day", tr("Today"), chosen=self.tab == "day"),
            ActionView("queue", tr("Not printed yet"), chosen=self.tab == "queue", chip=chip),
        )
        number = sales.receipt_number(self.till.store.db, subject) if subject else ""
        self.view.show_receipts(
            ReceiptsView(
                tabs=tabs,
                rows=self._queue(waiting) if self.tab == "queue" else self._day(),
                empty=tr("Everything is printed.")
                if self.tab == "queue"
                else tr("No sale today yet."),
                title=short_number(number) if number else (_job_title(job) if job else ""),
                subtitle=number,
                chip=job_chip(job) if job else None,
                states=self._states(subject),
                actions=self._actions(job, number),
                preview=self._preview(job),
                hint=tr("Choose a receipt to see its paper."),
            )
        )

    def _day(self) -> tuple[EntryView, ...]:
        found = sales.recent(self.till.store.db, self.till.biz_date())
        return sale_rows(self.till, found, self.chosen, paper=True)

    def _queue(self, waiting: tuple[PrintJob, ...]) -> tuple[EntryView, ...]:
        subjects = [job.subject_id for job in waiting]
        numbers = sales.receipt_numbers(self.till.store.db, subjects)
        return tuple(self._queued(job, numbers.get(job.subject_id, "")) for job in waiting)

    def _queued(self, job: PrintJob, number: str) -> EntryView:
        time = clock(job.created_at, self.till.settings.zone)
        return EntryView(
            key=job.job_id,
            title=short_number(number) if number else _job_title(job),
            detail=tr("{time} · {printer}", time=time, printer=device_name(job.printer)),
            chips=(job_chip(job),),
            bar=Tone.AMBER,
            pending=True,
            chosen=job.job_id == self.chosen,
        )

    def _states(self, subject: str) -> tuple[StateView, ...]:
        found = jobs.of_subject(self.till.store.db, subject) if subject else ()
        return tuple(_dated(self.till, job) for job in reversed(found))

    def _actions(self, job: PrintJob | None, number: str) -> tuple[ActionView, ...]:
        actions: list[ActionView] = []
        if job is not None and job.state == UNKNOWN:
            actions += [
                ActionView("accept", tr("The paper is there"), role="go"),
                ActionView("retry", tr("Print it again, marked"), "printer-bold"),
            ]
        if job is not None and job.state in (WAITING, UNKNOWN):
            actions += [
                ActionView(f"to:{name}", tr("Send to {printer}", printer=device_name(name)))
                for name in self.counter.printers
                if name != job.printer
            ]
        if number and (job is None or job.state not in (WAITING, UNKNOWN)):
            actions.append(ActionView("reprint", tr("Reprint, marked"), "printer-bold"))
        if number:
            head = self._head()
            if head is not None and head.kind == "sale" and self.till.shift is not None:
                actions.append(ActionView("refund", tr("Refund"), "arrow-u-up-left-bold"))
        return tuple(actions)

    def _preview(self, job: PrintJob | None) -> bytes:
        if job is None:
            return b""
        return self.preview(printing.document_of(self.till.store, job))


def _job_title(job: PrintJob) -> Text:
    return tr("Report") if job.kind == "report" else tr("Receipt")


def _dated(till: Till, job: PrintJob) -> StateView:
    state = job_state(job)
    zone = till.settings.zone
    today = local(job.updated_at, zone).date() == till.clock.now().astimezone(zone).date()
    at = clock(job.updated_at, zone) if today else moment(job.updated_at, zone)
    return StateView(tr("{time} · {what}", time=at, what=state.words), state.bead, state.tone)
