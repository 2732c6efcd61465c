"""Renders every screen beside the sell screen: `python -m tests.gui.screen_gallery [FOLDER]`."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from terminal.text import set_language
from terminal.ui.look import Look
from terminal.ui.screens.cash import CashScreen
from terminal.ui.screens.first_start import FirstStartScreen
from terminal.ui.screens.menu import MenuScreen
from terminal.ui.screens.open_shift import OpenShiftScreen
from terminal.ui.screens.pay import PayScreen
from terminal.ui.screens.receipts import ReceiptsScreen
from terminal.ui.screens.refund import RefundScreen
from terminal.ui.screens.reports import ReportsScreen
from terminal.ui.screens.shift_close import ShiftCloseScreen
from terminal.ui.screens.sign_in import SignInScreen
from terminal.ui.widgets.boxes import row
from terminal.ui.widgets.last_sale import LastSale
from terminal.ui.widgets.page import Page
from terminal.ui.window import MainWindow
from tests.gui import office_stories as office
from tests.gui import panel_stories, stories
from tests.gui import report_stories as papers
from tests.gui import screen_stories as tell

Story = tuple[type[Page], Callable[[Any], None]]


def story(screen: type[Page], method: str, make: Callable[[], object]) -> Story:
    """A screen, and the snapshot it is to show."""
    return screen, lambda page: getattr(page, method)(make())


def _ask(page: RefundScreen) -> None:
    page.show_refund(office.refund())
    page.show_panel(panel_stories.approval())


class LastSalePage(Page):
    """The sale before, as it stands in the order panel."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "order")
        self.last = LastSale(look)
        self.last.setFixedWidth(424)
        self.setLayout(row(1, self.last, gap=0))


STORIES: dict[str, Story] = {
    "sign_in": story(SignInScreen, "show_sign_in", tell.sign_in),
    "sign_in_typing": story(SignInScreen, "show_sign_in", tell.sign_in_typing),
    "sign_in_locked_out": story(SignInScreen, "show_sign_in", tell.sign_in_locked_out),
    "idle_lock": story(SignInScreen, "show_sign_in", tell.idle_lock),
    "pay": story(PayScreen, "show_pay", tell.pay),
    "pay_first": story(PayScreen, "show_pay", tell.pay_first),
    "pay_tenders": story(PayScreen, "show_pay", tell.pay_tenders),
    "paid": story(PayScreen, "show_pay", tell.paid),
    "paid_waiting": story(PayScreen, "show_pay", lambda: tell.paid(tell.waiting())),
    "open_shift": story(OpenShiftScreen, "show_open_shift", tell.open_shift),
    "shift_count": story(ShiftCloseScreen, "show_count", tell.count),
    "shift_short": story(ShiftCloseScreen, "show_result", tell.result),
    "shift_even": story(ShiftCloseScreen, "show_result", lambda: tell.result(even=True)),
    "shift_closed": story(ShiftCloseScreen, "show_done", tell.shift_closed),
    "refund_find": story(RefundScreen, "show_find", office.find_sale),
    "refund": story(RefundScreen, "show_refund", office.refund),
    "refund_approval": (RefundScreen, _ask),
    "last_sale": (LastSalePage, lambda page: page.last.show_last(tell.last_sale())),
    "refunded": story(RefundScreen, "show_done", office.refunded),
    "cash": story(CashScreen, "show_cash", office.cash),
    "no_sale": story(CashScreen, "show_cash", office.no_sale),
    "menu": story(MenuScreen, "show_menu", office.menu),
    "x_report": story(ReportsScreen, "show_reports", papers.x_report),
    "z_report": story(ReportsScreen, "show_reports", papers.z_report),
    "receipts": story(ReceiptsScreen, "show_receipts", papers.receipts),
    "receipts_queue": story(ReceiptsScreen, "show_receipts", papers.queue),
    "receipts_none": story(ReceiptsScreen, "show_receipts", papers.no_receipts),
    "first_start": story(FirstStartScreen, "show_first_start", papers.first_start),
}
SIZES = ((1280, 800), (1024, 600))


def shown(look: Look, name: str, size: tuple[int, int]) -> tuple[MainWindow, QWidget]:
    """A window with one story on it, in the look and language in force."""
    window = MainWindow(look)
    make, show = STORIES[name]
    screen = make(look)
    window.resize(*size)
    window.add(screen)
    window.strip.show_strip(stories.strip())
    window.show()
    QApplication.processEvents()
    show(screen)
    QApplication.processEvents()
    assert (window.width(), window.height()) == size, f"{name} does not fit {size}"
    return window, screen


def main() -> None:
    """Render everything, or the stories named after the folder."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/screens")
    names = sys.argv[2:] or list(STORIES)
    look = Look(QApplication([]), "light")
    for theme in ("light", "dark"):
        look.set_theme(theme)
        for language in ("zh_CN", "en"):
            set_language(language)
            look.retranslate()
            for size in SIZES:
                place = folder / f"{language[:2]}_{theme}_{size[0]}"
                place.mkdir(parents=True, exist_ok=True)
                for name in names:
                    window, _ = shown(look, name, size)
                    window.grab().save(str(place / f"{name}.png"))
                    window.close()
                    window.deleteLater()


if __name__ == "__main__":
    main()
