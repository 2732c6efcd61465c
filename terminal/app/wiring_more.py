"""The screens beside a sale: menu, receipts, refunds, cash, reports, first start."""

from collections.abc import Callable

from terminal.app.routes import Route
from terminal.app.till_app import TillApp

ROUTES: tuple[Callable[[TillApp], Route], ...] = ()
