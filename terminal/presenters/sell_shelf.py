"""What the sell screen offers: the rail of categories, a page of tiles, what a search found."""

from collections.abc import Mapping

from terminal.domain.catalog import Item
from terminal.presenters import sell_words as words
from terminal.presenters.ports import Later
from terminal.presenters.sell_order import OrderEditing
from terminal.presenters.views_sell import CategoryView, PageView, SellView, TileView
from terminal.services.till import Till
from terminal.services.words import clock
from terminal.store.catalogue import Catalogue
from terminal.text import pick, tr

SEARCH_LIMIT = 24


class Offering(OrderEditing):
    """The tiles' part of the sell screen."""

    def __init__(self, view: SellView, till: Till, catalogue: Catalogue, later: Later) -> None:
        super().__init__(view, till, later)
        self.catalogue = catalogue
        self._category = ""
        self._cords: dict[str, int] = {}
        self._page = 0
        self._query = ""
        self._searching = False
        self._soldout: dict[str, tuple[int, str]] = {}

    def _show_rail(self) -> None:
        found = self.catalogue.categories()
        self._cords = {category.category_id: n % 8 for n, category in enumerate(found)}
        shown = [
            CategoryView(c.category_id, pick(c.name, c.name_en), self._cords[c.category_id])
            for c in found
        ]
        keys = [category.key for category in shown]
        if self._category not in keys:
            self._category = keys[0] if keys else ""
        self.view.show_categories(tuple(shown), "" if self._searching else self._category)

    def show_tiles(self) -> None:
        """Show the page of the category that is open, or the search's results."""
        if self._query:
            self._show_results()
            return
        size = self.view.tiles_per_page()
        pages = max(1, -(-self.catalogue.count(self._category) // size))
        self._page = min(self._page, pages - 1)
        items = self.catalogue.page(self._category, self._page * size, size)
        counts = words.in_order(self.order)
        page = PageView(f"{self._page + 1}/{pages}", self._page > 0, self._page + 1 < pages)
        self.view.show_tiles(tuple(self._tile(item, counts) for item in items), page)

    def _tile(self, item: Item, counts: Mapping[str, int], matched: str = "") -> TileView:
        soldout = self._soldout.get(item.sku)
        until = clock(soldout[1], self.till.settings.zone) if soldout and soldout[1] else ""
        return words.tile(
            item,
            self._cords.get(item.category_id, 0),
            counts.get(item.sku, 0),
            soldout,
            until=until,
            matched=matched,
        )

    def _show_results(self) -> None:
        hits = self.catalogue.search(self._query, SEARCH_LIMIT)
        counts = words.in_order(self.order)
        tiles = tuple(self._tile(hit.item, counts, hit.matched) for hit in hits)
        found = tr("{n} found · most sold first", n=len(hits)) if hits else tr("Nothing found")
        self.view.show_results(tiles, found)

    def choose_category(self, key: str) -> None:
        """Open a category."""
        self._category, self._page = key, 0
        if self._searching:
            self.view.close_search()
        self._show_rail()
        self.show_tiles()

    def turn_page(self, step: int) -> None:
        """Turn the tiles' page."""
        self._page = max(0, self._page + step)
        self.show_tiles()

    def open_search(self) -> None:
        """The search was opened: it looks in every category."""
        self._searching = True
        self._show_rail()

    def search(self, text: str) -> None:
        """Search while it is typed."""
        self._query = text.strip()
        if self._query:
            self._show_results()
        else:
            self.view.show_results((), "")

    def close_search(self) -> None:
        """The search was closed."""
        self._query, self._searching = "", False
        self._show_rail()
        self.show_tiles()
