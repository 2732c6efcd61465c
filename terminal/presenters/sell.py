"""The selling screen's flow: a tap changes the order, paints, and only then saves.

Knows no Qt. `later` runs a call in the next turn of the event loop, so that several taps are
saved by one write; `flush` saves at once, before anything that must not lose a tap.
"""

from collections.abc import Callable
from dataclasses import replace

from msgspec import Struct

from drivers.interfaces import BadScanReason
from terminal.domain.barcode import ScaleRule, parse_rules
from terminal.domain.catalog import Item, Modifier
from terminal.domain.order import Order, OrderLine
from terminal.presenters import sell_words as words
from terminal.presenters.flow import Flow
from terminal.presenters.flows_item import Measure, OpenItem, Options
from terminal.presenters.ports import Later
from terminal.presenters.sell_shelf import Offering
from terminal.presenters.views import BannerView, ToastView, Tone
from terminal.presenters.views_sell import SellView
from terminal.services import printing, selling
from terminal.services.selling import NotFound
from terminal.services.till import Till
from terminal.services.words import clock
from terminal.store import sales
from terminal.store.catalogue import Catalogue
from terminal.text import pick, tr


class SellExits(Struct, frozen=True):
    """Where the sell screen leads to, and the sounds it makes."""

    pay: Callable[[Order], None]
    menu: Callable[[], None]
    receipts: Callable[[], None]
    tick: Callable[[], None]
    thud: Callable[[], None]


class SellPresenter(Offering):
    """Fills a `SellView` and answers its intents."""

    def __init__(
        self, view: SellView, till: Till, catalogue: Catalogue, later: Later, exits: SellExits
    ) -> None:
        super().__init__(view, till, catalogue, later)
        self.exits = exits
        self._rules: tuple[ScaleRule, ...] = ()

    # --- showing

    def enter(self) -> None:
        """Show the screen as it is: the order at the counter, or an empty one."""
        self._rules = parse_rules(self.till.settings.scale_labels)
        self._soldout = sales.soldout(self.till.store.db)
        self.close_panel()
        self.resume()
        self._show_rail()
        self.show_all()

    def refresh(self) -> None:
        """Show it again, e.g. after the language or the catalogue changed."""
        self._soldout = sales.soldout(self.till.store.db)
        self._show_rail()
        self.show_all()
        if self.flow is not None:
            self.view.show_panel(self.flow.view())

    def show_all(self) -> None:
        """Show tiles, order and bar."""
        self.show_tiles()
        self.show_order()
        self.show_bar()

    def show_bar(self) -> None:
        """Show the bar below the tiles."""
        queue = printing.queue(self.till.store)
        parked = selling.parked_count(self.till)
        self.view.show_actions(words.bar(parked, queue.waiting + queue.unknown))

    # --- finding and adding

    def ask_scan(self) -> None:
        """Say how a code gets in; without a scanner its digits are typed."""
        self.view.show_toast(ToastView(tr("Scan it now, or type the digits under the bars.")))

    def enter_search(self, text: str) -> None:
        """Enter after typing: a code, or the only result."""
        found = selling.look_up(
            text, self._rules, self.catalogue.by_barcode, self.catalogue.by_code
        )
        if isinstance(found, selling.Found):
            self.view.close_search()
            self.attempt(lambda: self._take(found))
            return
        hits = self.catalogue.search(text, 2)
        if len(hits) == 1:
            self.view.close_search()
            self.attempt(lambda: self._offer(hits[0].item))
        elif not hits:
            self._say_unknown(found)

    def tap_item(self, sku: str) -> None:
        """A plaque was tapped."""
        item = self.catalogue.item(sku)
        if item is not None:
            self.attempt(lambda: self._offer(item))

    def scan(self, text: str) -> None:
        """A scanner read a code, whatever has the focus."""
        found = selling.look_up(
            text, self._rules, self.catalogue.by_barcode, self.catalogue.by_code
        )
        if isinstance(found, NotFound):
            self.exits.thud()
            self._say_unknown(found)
            return
        self.exits.tick()
        self.view.show_banner(None)
        self.attempt(lambda: self._take(found))

    def bad_scan(self, reason: BadScanReason) -> None:
        """A scanner sent bytes that are no code."""
        self.exits.thud()
        sentence = words.bad_scan(reason)
        self.view.show_banner(
            BannerView(sentence, tr("Nothing was added. Scan it again."), Tone.RED)
        )

    def _say_unknown(self, found: NotFound) -> None:
        fact = found.reason or tr("Code {code} not known.", code=found.code)
        self.view.show_banner(
            BannerView(fact, tr("Add it to the catalogue or search by name."), Tone.RED)
        )

    def _take(self, found: selling.Found) -> None:
        """Add what a code stands for; what is not said on the label is asked."""
        item = found.item
        if found.qty_milli is None and found.fixed_fen is None:
            self._offer(item)
            return
        self._add_line(item, found.qty_milli or 1000, found.fixed_fen)

    def _offer(self, item: Item) -> None:
        soldout = self._soldout.get(item.sku)
        if soldout is not None and soldout[0] == 0:
            self.exits.thud()
            until = clock(soldout[1], self.till.settings.zone) if soldout[1] else ""
            self.view.show_toast(ToastView(words.sold_out(item, until)))
        elif item.measured:
            self.open_panel(Measure(item, lambda qty: self._add_line(item, qty)))
        else:
            self._add_line(item, 1000)

    def _add_line(self, item: Item, qty_milli: int, fixed_fen: int | None = None) -> None:
        self.close_panel()
        line = selling.line_of(self.till, item, qty_milli=qty_milli, fixed_fen=fixed_fen)
        groups = self.catalogue.groups(item.groups)
        if any(group.min for group in groups):
            self.open_panel(self._options(line, item, self.add))
        else:
            self.add(line)

    def _options(self, line: OrderLine, item: Item, done: Callable[[OrderLine], None]) -> Flow:
        groups = self.catalogue.groups(item.groups)
        chosen = [modifier.modifier_id for modifier in line.modifiers]

        def take(modifiers: tuple[Modifier, ...]) -> None:
            self.close_panel()
            done(replace(line, modifiers=selling.chosen(modifiers)))

        return Options(pick(item.name, item.name_en), groups, take, chosen)

    def add(self, line: OrderLine) -> None:
        """Add a line and choose it."""
        if not self.order.order_id:
            self.start()
        if self.order.order_id:
            self.edit(lambda: self._with_line(line))

    def _with_line(self, line: OrderLine) -> Order:
        after = self.order.add(line)
        before = set(self.order.all_lines)
        self.chosen = next(ln.line_id for ln in after.all_lines if ln not in before)
        return after

    # --- the bar and the edit row

    def act(self, key: str) -> None:
        """Something in the bar below the tiles was tapped."""
        doings: dict[str, Callable[[], None]] = {
            "recall": self.show_parked,
            "open_item": self.ask_open_item,
            "receipts": self.exits.receipts,
            "menu": self.exits.menu,
        }
        if self.flush():
            self.attempt(doings[key])

    def ask_open_item(self) -> None:
        """Ask for name and price of something that is not in the catalogue."""
        self.open_panel(OpenItem(self._add_open))

    def _add_open(self, name: str, price_fen: int) -> None:
        line = selling.open_line(self.till, name, price_fen)
        self.close_panel()
        self.add(line)

    def edit_options(self, line_id: str) -> None:
        """Choose a line's modifiers again."""
        line = self.order.line(line_id)
        item = self.catalogue.item(line.sku)
        if item is None or not item.groups:
            self.view.show_toast(ToastView(tr("There is nothing to choose for this item.")))
            return
        self.open_panel(self._options(line, item, self._put))

    def _put(self, line: OrderLine) -> None:
        self.edit(lambda: self.order.change(line.line_id, modifiers=line.modifiers))

    def ask_quantity(self) -> None:
        """Type the chosen line's quantity."""
        line = next((ln for ln in self.order.lines if ln.line_id == self.chosen), None)
        if line is None:
            self.view.show_toast(ToastView(tr("Choose a line first.")))
            return
        if line.fixed_fen is not None:
            self.view.show_toast(ToastView(tr("The label states price and quantity.")))
            return
        line_id = line.line_id

        def take(qty_milli: int) -> None:
            self.close_panel()
            self.set_quantity(line_id, qty_milli)

        self.open_panel(Measure(words.item_of(line), take))

    def pay(self) -> None:
        """Go to paying; everything is saved first."""
        if self.flush():
            self.exits.pay(self.order)
