"""What every screen's presenter does with an inline panel, and how it asks for consent."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from terminal.domain import staff
from terminal.errors import PosError
from terminal.presenters.flow import Flow
from terminal.presenters.flows_order import Consent
from terminal.presenters.views import ToastView
from terminal.presenters.views_panel import PanelView
from terminal.services import signing_in
from terminal.services.till import Till
from terminal.text import Text, tr

if TYPE_CHECKING:
    from terminal.domain.approval import ApprovalReason


class PanelScreen(Protocol):
    """A screen that can lay one inline panel over itself."""

    def show_panel(self, panel: PanelView | None) -> None:
        """Show a panel, bring it up to date, or take it away."""

    def show_toast(self, toast: ToastView) -> None:
        """Say something for four seconds."""


class PanelOwner:
    """Keeps the open panel of one screen."""

    def __init__(self, screen: PanelScreen, till: Till) -> None:
        self._screen = screen
        self.till = till
        self.flow: Flow | None = None

    def say(self, error: PosError) -> None:
        """Say why something was not done."""
        self._screen.show_toast(ToastView(error.sentence))

    def attempt(self, what: Callable[[], object]) -> bool:
        """Do it, or say why not; return whether it was done."""
        try:
            what()
        except PosError as error:
            self.say(error)
            return False
        return True

    def open_panel(self, flow: Flow) -> None:
        """Show a panel."""
        self.flow = flow
        self._screen.show_panel(flow.view())

    def close_panel(self) -> None:
        """Take the panel away."""
        self.flow = None
        self._screen.show_panel(None)

    def panel(self, touch: Callable[[Flow], None]) -> None:
        """Give a touch to the open panel and show what came of it."""
        flow = self.flow
        if flow is None:
            return
        self.attempt(lambda: touch(flow))
        if self.flow is flow:
            self._screen.show_panel(flow.view())

    def panel_key(self, code: str) -> None:
        """A key of the panel's keypad."""
        self.panel(lambda flow: flow.key(code))

    def panel_choice(self, group: str, key: str) -> None:
        """Something tapped in the panel."""
        self.panel(lambda flow: flow.choose(group, key))

    def panel_text(self, text: str) -> None:
        """The panel's text field changed."""
        self.panel(lambda flow: flow.type(text))

    def panel_confirm(self) -> None:
        """The panel's confirmation was pressed."""
        self.panel(lambda flow: flow.confirm())

    def ask_consent(
        self, reason: "ApprovalReason", done: Callable[[str], None], subject: str = ""
    ) -> None:
        """Ask somebody whose consent is enough; `done` gets the approval's id."""
        from terminal.domain.approval import may_approve

        limits = self.till.settings.discount_limits
        able = tuple(s for s in signing_in.staff_list(self.till) if may_approve(s, reason, limits))

        def check(staff_id: str, pin: str) -> Text | None:
            detail = str(reason.text)
            try:
                given = signing_in.approve(
                    self.till, staff_id, pin, act=reason.act, subject=subject, detail=detail
                )
            except PosError as error:
                return error.sentence
            if given.approval_id:
                self.close_panel()
                done(given.approval_id)
            return given.sentence

        self.open_panel(Consent(consent_words(reason), able, check))

    def with_consent(self, permission: str, done: Callable[[str], None], subject: str = "") -> None:
        """Do it at once where the role allows it (`done("")`), else after consent."""

        def ask() -> None:
            if self.till.on_duty().may(permission):
                done("")
                return
            from terminal.domain.approval import ApprovalReason

            self.ask_consent(ApprovalReason(permission), done, subject)

        self.attempt(ask)


def consent_words(reason: "ApprovalReason") -> Text:
    """Return what somebody is asked to agree to."""
    acts = {
        staff.VOID: tr("Void"),
        staff.REFUND: tr("Refund"),
        staff.CASH_IN: tr("Paid in"),
        staff.CASH_OUT: tr("Paid out"),
        staff.DROP: tr("Drop to the safe"),
        staff.NO_SALE: tr("No sale"),
        staff.X_REPORT: tr("X report"),
        staff.REPRINT: tr("Reprint"),
        staff.OPEN_ITEM: tr("Open item"),
        staff.CLOSE_SHIFT: tr("Close the shift"),
        staff.CLOSE_DAY: tr("Close the day (Z)"),
    }
    return acts.get(reason.act, reason.text)
