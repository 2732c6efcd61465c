"""The one way from any thread into the GUI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal


class GuiThread(QObject):
    """Runs calls in the thread that made it, in the order in which they were posted."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], object]) -> None:
        """Run `call` in the next turn of the loop. Safe from every thread."""
        self._posted.emit(call)

    def after_paint(self, call: Callable[[], object]) -> None:
        """Run `call` once what is due has been painted; for the thread that made this.

        Posted calls, timers of 0 ms among them, come before the paint in Qt's order of things.
        """
        QTimer.singleShot(1, self, call)

    def _run(self, call: Callable[[], object]) -> None:
        call()
