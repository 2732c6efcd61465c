"""The screens beside a sale: menu, receipts, refunds, cash, reports, first start."""

from terminal.app.routes import Route, join, join_panels
from terminal.app.till_app import TillApp
from terminal.services import signing_in
from terminal.text import language


def first_start(app: TillApp) -> Route:
    """Make the form of the first start."""
    from terminal.presenters.first_start import FirstStartPresenter
    from terminal.ui.screens.first_start import FirstStartScreen

    screen = FirstStartScreen(app.look)
    presenter = FirstStartPresenter(
        screen, app.till, lambda: app.go("sign_in"), app.look.retranslate
    )
    join(
        (screen.shop_changed, presenter.write_shop),
        (screen.owner_changed, presenter.write_owner),
        (screen.pin_chosen, presenter.choose_pin),
        (screen.key, presenter.key),
        (screen.letter_stepped, presenter.step_letter),
        (screen.language_chosen, presenter.choose_language),
        (screen.go_pressed, presenter.confirm),
        (screen.banner_closed, presenter.clear_banner),
    )
    return Route(screen, presenter, presenter.show)


def menu(app: TillApp) -> Route:
    """Make the menu."""
    from terminal.presenters.menu import MenuPresenter
    from terminal.ui.screens.menu import MenuScreen

    screen = MenuScreen(app.look)

    def sign_out() -> None:
        signing_in.sign_out(app.till)
        app.go("sign_in")

    def theme() -> None:
        app.look.set_theme("light" if app.look.theme.name == "dark" else "dark")
        app.again()

    doings = {
        "refund": lambda: app.go("refund"),
        "cash": lambda: app.go("cash"),
        "receipts": lambda: app.go("receipts"),
        "reports": lambda: app.go("reports"),
        "shift_close": lambda: app.go("shift_close"),
        "lock": app.lock,
        "sign_out": sign_out,
        "language": lambda: app.set_language("en" if language() == "zh_CN" else "zh_CN"),
        "theme": theme,
    }
    presenter = MenuPresenter(screen, app.till, doings, app.home, lambda: app.look.theme.name)
    join(
        (screen.chosen, presenter.choose),
        (screen.back_pressed, presenter.back),
        (screen.banner_closed, presenter.show),
    )
    return Route(screen, presenter, presenter.show)


def refund(app: TillApp) -> Route:
    """Make the refund screen."""
    from terminal.presenters.refund import RefundPresenter
    from terminal.ui.screens.refund import RefundScreen

    screen = RefundScreen(app.look)
    presenter = RefundPresenter(screen, app.till, app.devices, app.home)
    join_panels(screen, presenter)
    join(
        (screen.key, presenter.key),
        (screen.find_pressed, presenter.find),
        (screen.sale_chosen, presenter.choose),
        (screen.sale_left, presenter.leave_sale),
        (screen.line_tapped, presenter.tap),
        (screen.stepped, presenter.step),
        (screen.whole_pressed, presenter.take_whole),
        (screen.reason_chosen, presenter.choose_reason),
        (screen.note_changed, presenter.write_note),
        (screen.refund_pressed, presenter.refund),
        (screen.next_pressed, presenter.next),
        (screen.back_pressed, presenter.back),
        (screen.banner_closed, presenter.clear_banner),
    )
    return Route(screen, presenter, presenter.show)


def cash(app: TillApp) -> Route:
    """Make the cash screen."""
    from terminal.presenters.cash import CashPresenter
    from terminal.ui.screens.cash import CashScreen

    screen = CashScreen(app.look)
    presenter = CashPresenter(screen, app.till, app.devices, app.home)
    join_panels(screen, presenter)
    join(
        (screen.kind_chosen, presenter.choose_kind),
        (screen.key, presenter.key),
        (screen.reason_chosen, presenter.choose_reason),
        (screen.note_changed, presenter.write_note),
        (screen.confirmed, presenter.confirm),
        (screen.next_pressed, presenter.back),
        (screen.back_pressed, presenter.back),
        (screen.banner_closed, presenter.clear_banner),
    )
    return Route(screen, presenter, presenter.show)


def receipts(app: TillApp) -> Route:
    """Make the receipts screen."""
    from terminal.presenters.receipts import ReceiptsPresenter
    from terminal.ui.screens.receipts import ReceiptsScreen

    screen = ReceiptsScreen(app.look)
    exits = (app.home, lambda sale_id: app.go("refund", sale_id))
    presenter = ReceiptsPresenter(screen, app.till, app.devices, app.devices.preview, exits)
    join_panels(screen, presenter)
    join(
        (screen.tab_chosen, presenter.choose_tab),
        (screen.row_chosen, presenter.choose),
        (screen.action_pressed, presenter.act),
        (screen.back_pressed, presenter.back),
        (screen.banner_closed, presenter.clear_banner),
    )
    return Route(screen, presenter, presenter.show)


def reports(app: TillApp) -> Route:
    """Make the reports screen."""
    from terminal.presenters.reports import ReportsPresenter
    from terminal.ui.screens.reports import ReportsScreen

    screen = ReportsScreen(app.look)
    presenter = ReportsPresenter(screen, app.till, app.devices, app.home)
    join_panels(screen, presenter)
    join(
        (screen.report_chosen, presenter.choose),
        (screen.action_pressed, presenter.act),
        (screen.back_pressed, presenter.back),
        (screen.banner_closed, presenter.clear_banner),
    )
    return Route(screen, presenter, presenter.show)


ROUTES = (first_start, menu, refund, cash, receipts, reports)
