"""The menu: everything that is not selling; what cannot be done now says why."""

from collections.abc import Callable, Mapping

from terminal.domain.staff import SELL
from terminal.errors import PosError
from terminal.presenters.views import ActionView, BannerView, Tone, Words
from terminal.presenters.views_menu import MenuScreenView, MenuView
from terminal.services.till import Till
from terminal.text import language, pick, tr

Doings = Mapping[str, Callable[[], None]]


class MenuPresenter:
    """Fills a `MenuScreenView`; `doings` has one entry for each item."""

    def __init__(
        self,
        view: MenuScreenView,
        till: Till,
        doings: Doings,
        leave: Callable[[], None],
        theme: Callable[[], str],
    ) -> None:
        self.view = view
        self.till = till
        self.doings = doings
        self.leave = leave
        self.theme = theme

    def enter(self) -> None:
        """Show the menu."""
        self.show()

    def choose(self, key: str) -> None:
        """Something was tapped; what cannot be done now says why instead."""
        item = next((item for item in self._items() if item.key == key), None)
        if item is None:
            return
        if item.refusal:
            self.show(BannerView(item.refusal))
            return
        try:
            self.doings[key]()
        except PosError as error:
            self.show(BannerView(error.sentence, error.remedy, Tone.RED))

    def back(self) -> None:
        """Back to selling."""
        self.leave()

    def show(self, banner: BannerView | None = None) -> None:
        """Show the menu as it stands."""
        staff = self.till.staff
        name = pick(staff.name, staff.name_en) if staff else ""
        self.view.show_menu(MenuView(self._items(), subtitle=name, banner=banner))

    def _items(self) -> tuple[ActionView, ...]:
        other = "English" if language() == "zh_CN" else "中文"
        dark = self.theme() == "dark"
        shift: Words = "" if self.till.shift else tr("No shift is open.")
        staff = self.till.staff
        if staff is None or not staff.may(SELL):
            shift = tr("Only who may sell can do this.")
        return (
            ActionView("refund", tr("Refund a sale"), "arrow-u-up-left-bold", refusal=shift),
            ActionView("cash", tr("Cash and drawer"), "money-bold", refusal=shift),
            ActionView("receipts", tr("Receipts"), "receipt-bold"),
            ActionView("reports", tr("Reports"), "chart-bar-bold"),
            ActionView("shift_close", tr("Close the shift"), "lock-bold", refusal=shift),
            ActionView("lock", tr("Lock the till"), "lock-key-bold"),
            ActionView("sign_out", tr("Change cashier"), "users-bold"),
            ActionView("language", other, "translate-bold"),
            ActionView("theme", tr("Light colours") if dark else tr("Dark colours"), "moon-bold"),
        )
