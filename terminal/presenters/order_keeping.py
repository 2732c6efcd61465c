"""The order at the counter as the sell screen holds it: shown at once, saved a turn later.

Every edit of it goes through `change`, the one place that asks for a consent; a refused edit
leaves the order as it was. What could not be saved stays on the screen and is saved next time.
"""

from collections.abc import Callable

from terminal.domain.order import Order
from terminal.errors import PosError
from terminal.presenters import sell_words as words
from terminal.presenters.flows_order import Consent
from terminal.presenters.panels import PanelOwner
from terminal.presenters.ports import Later
from terminal.presenters.views import BannerView, ToastView, Tone
from terminal.presenters.views_rows import LastSaleView
from terminal.presenters.views_sell import SellView
from terminal.services import selling
from terminal.services.till import Till
from terminal.services.words import clock
from terminal.text import Text, tr

Done = Callable[[], None]


def nothing() -> None:
    """Do no more than was asked."""


class OrderKeeping(PanelOwner):
    """Shows, changes and saves the order at the counter."""

    def __init__(self, view: SellView, till: Till, later: Later) -> None:
        super().__init__(view, till)
        self.view = view
        self._later = later
        self.order = Order("")
        self.saved = self.order
        self.chosen = ""
        self.last: LastSaleView | None = None
        self.removed = ""
        self._saving = False

    # --- showing

    def show_all(self) -> None:
        """Show everything; the whole screen knows how."""

    def show_tiles(self) -> None:
        """Show the tiles; the whole screen knows how."""

    def show_order(self) -> None:
        """Show the order panel."""
        order = self.order
        title = tr("Order {no}", no=order.no) if order.lines else tr("New order")
        opened = clock(order.opened_at, self.till.settings.zone) if order.opened_at else ""
        meta = tr("opened {time}", time=opened) if order.lines else ""
        self.view.show_order(
            words.order_view(order, self.chosen, title=title, meta=meta, last=self.last)
        )

    def show_last(self, last: LastSaleView) -> None:
        """Show the sale before until the next tap."""
        self.last = last
        self.show_order()

    def say(self, error: PosError) -> None:
        """Say why something was not done."""
        self.view.show_banner(BannerView(error.sentence, error.remedy, Tone.RED))

    def notice(self, words: Text) -> None:
        """Show a fact about the till's data."""
        self.view.show_banner(BannerView(words, tone=Tone.RED))

    # --- beginning

    def resume(self) -> None:
        """Take up the order at the counter; one that is not on the disk yet stays."""
        if self.order != self.saved:
            return
        kept = selling.current(self.till)
        if kept is None:
            self.start()
        else:
            self.put(kept)

    def start(self) -> None:
        """Put a new, empty order at the counter, or say why that cannot be."""
        self.put(Order(""))
        self.attempt(lambda: self.put(selling.start(self.till)))

    def put(self, order: Order) -> None:
        """Hold an order as it is on the disk."""
        self.order = self.saved = order
        self.chosen = self.removed = ""

    # --- changing and saving

    def edit(self, how: Callable[[], Order], done: Done = nothing) -> bool:
        """Change the order, or say why not; return False where it was refused at once."""
        return self.attempt(lambda: self.change(how(), done))

    def change(self, after: Order, done: Done = nothing) -> None:
        """Take a changed order, after a consent where the role's limit asks for one.

        Raises:
            StorageFault: the disk has failed; selling is stopped.
        """
        self.till.require_sound_disk()
        before = self.order
        reason = selling.consent_needed(self.till, before, after)
        if reason is None:
            self._accept(after)
            done()
            return

        def agreed(consent: str) -> None:
            if self.order != before:
                self.view.show_toast(ToastView(tr("The order was changed meanwhile.")))
                return
            self._accept(selling.agreed(self.till, before, after, consent))
            done()

        self.ask_consent(reason, agreed, before.order_id)

    def _accept(self, after: Order) -> None:
        """Paint first, save in the next turn."""
        if isinstance(self.flow, Consent):
            self.close_panel()
        self.order = after
        self.last = None
        self.show_order()
        self.show_tiles()
        if not self._saving:
            self._saving = True
            self._later(self.flush)

    def flush(self) -> bool:
        """Save what was changed since the last save; return whether all of it is on the disk."""
        self._saving = False
        if self.order == self.saved:
            return True
        order = self.order
        if self.attempt(lambda: selling.save(self.till, order, self.saved)):
            self.saved = order
        return self.order == self.saved
