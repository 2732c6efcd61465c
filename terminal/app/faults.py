"""What nobody expected: written to the log, said on the screen, and the till goes on."""

import logging
import sys
from types import TracebackType

from terminal.app.till_app import TillApp
from terminal.errors import PosError
from terminal.presenters.views import ToastView
from terminal.text import tr

log = logging.getLogger("pos.app")


def watch(app: TillApp) -> None:
    """Hear of every error that a touch, a timer or a device's answer let through."""

    def heard(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("not expected on the screen %s", app.here, exc_info=(kind, error, trace))
        if isinstance(error, Exception):
            say(app, error)

    sys.excepthook = heard


def say(app: TillApp, error: Exception) -> None:
    """Show an error on the screen that is in front; what is saved is not touched by it."""
    words = tr("That did not work. What was saved is safe; do it once more.")
    if isinstance(error, PosError):
        words = error.sentence
    if app.here in app.routes:
        screen = app.routes[app.here].screen
        getattr(screen, "show_toast", lambda _toast: None)(ToastView(words))
