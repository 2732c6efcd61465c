"""The screens of a sale: signing in, opening the shift, selling, paying, closing the shift."""

from typing import TYPE_CHECKING

from drivers.interfaces import BadScan, ScanResult
from terminal.app.routes import Route, join, join_panels
from terminal.app.till_app import TillApp
from terminal.domain.order import Order
from terminal.errors import PosError
from terminal.presenters.sell import SellExits, SellPresenter
from terminal.presenters.sign_in import SignInPresenter
from terminal.presenters.views import ToastView
from terminal.presenters.views_rows import LastSaleView
from terminal.services import signing_in

if TYPE_CHECKING:
    from terminal.ui.screens.sell import SellScreen


def nothing() -> None:
    """Make no sound."""


def sign_in(app: TillApp) -> Route:
    """Make the sign-in screen, which guards an idle till, too."""
    from terminal.ui.screens.sign_in import SignInScreen

    screen = SignInScreen(app.look)
    presenter = SignInPresenter(screen, app.till, app.home, app.look.retranslate)
    join(
        (screen.person_chosen, presenter.choose),
        (screen.key, presenter.key),
        (screen.confirmed, presenter.confirm),
        (screen.language_chosen, presenter.choose_language),
    )
    return Route(screen, presenter, presenter.show)


def open_shift(app: TillApp) -> Route:
    """Make the screen that asks for the float."""
    from terminal.presenters.open_shift import OpenShiftPresenter
    from terminal.ui.screens.open_shift import OpenShiftScreen

    screen = OpenShiftScreen(app.look)
    presenter = OpenShiftPresenter(screen, app.till, app.home)

    def back() -> None:
        signing_in.sign_out(app.till)
        app.go("sign_in")

    join(
        (screen.key, presenter.key),
        (screen.preset_chosen, presenter.preset),
        (screen.open_pressed, presenter.confirm),
        (screen.back_pressed, back),
        (screen.banner_closed, presenter.clear_banner),
    )
    return Route(screen, presenter, presenter.show)


class CounterSelling(SellPresenter):
    """The sell screen at a counter with a scanner."""

    def scanned(self, result: ScanResult) -> None:
        """Take what a scanner read."""
        if isinstance(result, BadScan):
            self.bad_scan(result.reason)
        else:
            self.scan(result.text)

    def paper_changed(self) -> None:
        """Show how many receipts wait."""
        self.show_bar()


def sell(app: TillApp) -> Route:
    """Make the sell screen."""
    from terminal.ui.screens.sell import SellScreen

    screen = SellScreen(app.look)

    def pay(order: Order) -> None:
        try:
            app.go("pay", order)
        except PosError as error:
            app.go("sell")
            screen.show_toast(ToastView(error.sentence))

    def close_banner() -> None:
        app.close_notice()
        screen.show_banner(None)

    exits = SellExits(pay, lambda: app.go("menu"), lambda: app.go("receipts"), nothing, nothing)
    presenter = CounterSelling(screen, app.till, app.catalogue, app.gui.after_paint, exits)
    join_panels(screen, presenter)
    _join_finding(screen, presenter)
    join(
        (screen.keys_pressed, presenter.ask_quantity),
        (screen.line_chosen, presenter.choose_line),
        (screen.line_action, presenter.act_on_line),
        (screen.order_action, presenter.act_on_order),
        (screen.menu_pressed, lambda: app.go("menu")),
        (screen.pay_pressed, presenter.pay),
        (screen.action_pressed, presenter.act),
        (screen.banner_closed, close_banner),
        (screen.banner_acted, close_banner),
        (screen.undo_pressed, presenter.undo),
    )
    return Route(screen, presenter, presenter.refresh)


def _join_finding(screen: "SellScreen", presenter: CounterSelling) -> None:
    """Join tiles, pages and search."""

    def ask_scan() -> None:
        screen.search.open()
        presenter.ask_scan()

    join(
        (screen.category_chosen, presenter.choose_category),
        (screen.item_tapped, presenter.tap_item),
        (screen.page_back, lambda: presenter.turn_page(-1)),
        (screen.page_forward, lambda: presenter.turn_page(1)),
        (screen.page_size_changed, lambda _size: presenter.show_tiles()),
        (screen.search_opened, presenter.open_search),
        (screen.scan_pressed, ask_scan),
        (screen.search_changed, presenter.search),
        (screen.search_entered, presenter.enter_search),
        (screen.search_closed, presenter.close_search),
    )


def pay(app: TillApp) -> Route:
    """Make the pay screen."""
    from terminal.app.counter_paying import CounterPaying
    from terminal.ui.screens.pay import PayScreen

    screen = PayScreen(app.look)

    def leave(last: LastSaleView | None) -> None:
        app.go("sell")
        if last is not None:
            app.routes["sell"].presenter.show_last(last)

    def hand_on(scan: ScanResult) -> None:
        app.routes["sell"].presenter.scanned(scan)

    presenter = CounterPaying(screen, app.till, app.devices, leave)
    presenter.hand_on = hand_on
    join(
        (screen.key, presenter.key),
        (screen.rounding_pressed, presenter.toggle_rounding),
        (screen.quick_chosen, presenter.quick),
        (screen.taken_back, presenter.take_back),
        (screen.pay_pressed, presenter.pay),
        (screen.back_pressed, presenter.back),
        (screen.next_pressed, presenter.next),
        (screen.action_pressed, presenter.act),
        (screen.banner_closed, presenter.clear_banner),
    )
    return Route(screen, presenter, presenter.show)


def shift_close(app: TillApp) -> Route:
    """Make the screen that closes the shift."""
    from terminal.presenters.shift import ShiftClosePresenter
    from terminal.ui.screens.shift_close import ShiftCloseScreen

    screen = ShiftCloseScreen(app.look)

    def left(closed: bool) -> None:
        if closed:
            signing_in.sign_out(app.till)
            app.go("sign_in")
        else:
            app.go("sell")

    def close() -> None:
        was_open = presenter.report is None
        presenter.close()
        if was_open and presenter.report is not None:
            app.care.shift_closed()

    presenter = ShiftClosePresenter(screen, app.till, app.devices, left)
    join_panels(screen, presenter)
    join(
        (screen.face_chosen, presenter.choose),
        (screen.stepped, presenter.step),
        (screen.key, presenter.key),
        (screen.counted_pressed, presenter.compare),
        (screen.recount_pressed, presenter.recount),
        (screen.close_pressed, close),
        (screen.next_pressed, presenter.next),
        (screen.action_pressed, presenter.act),
        (screen.back_pressed, presenter.back),
    )
    return Route(screen, presenter, lambda: None)


ROUTES = (sign_in, open_shift, sell, pay, shift_close)
