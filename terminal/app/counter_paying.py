"""Paying at a counter that has a printer and a scanner."""

from collections.abc import Callable

from drivers.interfaces import ScanResult
from terminal.presenters.pay import PayPresenter
from terminal.presenters.views import BannerView, Tone
from terminal.text import tr


class CounterPaying(PayPresenter):
    """Paying at a counter; `hand_on` gives a scan to the sell screen."""

    hand_on: Callable[[ScanResult], None]

    def paper_changed(self) -> None:
        """Show the receipt's state."""
        self.refresh_done()

    def scanned(self, result: ScanResult) -> None:
        """Take the next guest's goods once this one has paid; before that, refuse in sight."""
        if self.closed is not None:
            self.next()
            self.hand_on(result)
            return
        self.banner = BannerView(
            tr("Not added: this order is being paid."), tr("Go back to add to it."), Tone.RED
        )
        self.show()
