"""The sell screen: categories, tiles, search, the order, inline panels.

Passive: it shows the snapshots it is given and emits what the person wants. Keys and line ids go
out as they came in. The only state of its own is what a finger does: the search pad being open,
a page of the rail, a press.
"""

from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from terminal.presenters.views import ActionView, BannerView, ToastView, Words
from terminal.presenters.views_panel import PanelView
from terminal.presenters.views_sell import CategoryView, OrderView, PageView, TileView
from terminal.ui.canvas import Canvas
from terminal.ui.look import Look
from terminal.ui.metrics import GAP, Metrics
from terminal.ui.screens.sell_intents import KEY_LABELS, SHORTCUTS, SellIntents
from terminal.ui.widgets.action_bar import ActionBar
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.notices import Banner, Toast
from terminal.ui.widgets.order_panel import OrderPanel
from terminal.ui.widgets.panel_host import PanelHost
from terminal.ui.widgets.rail import Rail
from terminal.ui.widgets.search import SearchPad, SearchRow, types_text
from terminal.ui.widgets.tile_grid import TileGrid


class SellScreen(SellIntents):
    """Fulfils `SellView`; its intents are the signals of `SellIntents`."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("sell")
        self.look = look
        self._metrics = Metrics(1280, 744)
        self.rail = Rail(look, self)
        self.search = SearchRow(look, self)
        self.grid = TileGrid(look, "sell.tiles")
        self.results = TileGrid(look, "sell.results")
        self.bar = ActionBar(look, self)
        self.order = OrderPanel(look, self)
        self.pad = SearchPad(look, self)
        self.panel = PanelHost(look, self)
        self.banner = Banner(look, "sell.banner", self)
        self.toast = Toast(look, self)
        for grid in (self.grid, self.results):
            grid.setParent(self)
        self.results.hide()
        self.pad.hide()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._connect_order()
        self._connect_tiles()
        self._connect_panel()
        self._set_tab_order()

    def _connect_order(self) -> None:
        order = self.order
        order.line_chosen.connect(self.line_chosen)
        order.line_action.connect(self.line_action)
        order.section_toggled.connect(self.section_toggled)
        order.order_action.connect(self.order_action)
        order.menu_pressed.connect(self.menu_pressed)
        order.pay_pressed.connect(self.pay_pressed)
        for source in (order, self.bar, self.panel):
            source.refused.connect(self.say_refusal)

    def _connect_tiles(self) -> None:
        self.rail.chosen.connect(self.category_chosen)
        self.grid.tapped.connect(self.item_tapped)
        self.results.tapped.connect(self.item_tapped)
        self.bar.back.connect(self.page_back)
        self.bar.forward.connect(self.page_forward)
        self.bar.acted.connect(self.action_pressed)
        search = self.search
        search.opened.connect(self._search_opened)
        search.closed.connect(self._search_closed)
        search.keys.clicked.connect(self.keys_pressed)
        search.scan.clicked.connect(self.scan_pressed)
        search.field.changed.connect(self.search_changed)
        search.field.entered.connect(self.search_entered)
        self.pad.key.connect(search.field.type_key)

    def _connect_panel(self) -> None:
        panel = self.panel
        panel.closed.connect(self.panel_closed)
        panel.confirmed.connect(self.panel_confirmed)
        panel.key.connect(self.panel_key)
        panel.chosen.connect(self.panel_chosen)
        panel.typed.connect(self.panel_typed)
        panel.confirms.connect(self.order.pay.step_back)
        self.banner.acted.connect(self.banner_acted)
        self.banner.closed.connect(self.banner_closed)
        self.toast.undo_pressed.connect(self.undo_pressed)
        self.look.changed.connect(self.retranslate)

    def _set_tab_order(self) -> None:
        row = (
            self.search.scan,
            self.search.keys,
            self.grid,
            self.bar.up,
            self.bar.down,
            self.order.menu,
            self.order.lines,
            self.order.pay,
        )
        for one, other in pairwise(row):
            QWidget.setTabOrder(one, other)

    def tiles_per_page(self) -> int:
        """How many tiles fit on a page of a category."""
        return self._metrics.columns * self._metrics.rows

    def results_per_page(self) -> int:
        """How many results can be seen above the search pad."""
        return self._metrics.columns * self._result_rows

    def show_categories(self, categories: tuple[CategoryView, ...], chosen: str) -> None:
        """Fill the rail and mark one category."""
        self.rail.show_categories(categories, chosen)

    def show_tiles(self, tiles: tuple[TileView, ...], page: PageView) -> None:
        """Show one page of tiles; only those that differ are painted again."""
        self.grid.show_tiles(tiles)
        self.bar.show_page(page)

    def show_results(self, tiles: tuple[TileView, ...], summary: Words) -> None:
        """Show what the search found, most sold first."""
        self.results.show_tiles(tiles[: self.results_per_page()])
        self.search.field.say(summary)

    def close_search(self) -> None:
        """Take the search pad away and empty the field."""
        self.search.close_field()

    def show_order(self, order: OrderView) -> None:
        """Show the order; only the rows that differ are painted again."""
        self.order.show_order(order)

    def show_actions(self, actions: tuple[ActionView, ...]) -> None:
        """Fill the bar below the tiles."""
        self.bar.show_actions(actions)

    def show_panel(self, panel: PanelView | None) -> None:
        """Lay an inline panel over the tiles, or bring it up to date; None takes it away."""
        other = panel is None or panel.name != self.panel.name
        self.panel.show_panel(panel)
        if other:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_banner(self, banner: BannerView | None) -> None:
        """Show a fact that stays until it is dealt with; None takes it away."""
        self.banner.show_banner(banner)

    def show_toast(self, toast: ToastView) -> None:
        """Say something for four seconds."""
        self.toast.show_toast(toast)
        self._place_toast()

    def say_refusal(self, reason: Words) -> None:
        """Say why something dimmed cannot be done."""
        self.show_toast(ToastView(reason))

    def retranslate(self) -> None:
        """Word again what is not painted from words."""
        self.panel.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self.tiles_per_page()
        self._metrics = Metrics(self.width(), self.height())
        self._place()
        if self.tiles_per_page() != before:
            self.page_size_changed.emit(self.tiles_per_page())

    def _place(self) -> None:
        sizes = self._metrics
        tile = QSize(sizes.tile_width, sizes.tile_height)
        compact = sizes.compact
        self.rail.setGeometry(0, sizes.margin, sizes.rail, sizes.height - sizes.margin)
        self.search.setGeometry(sizes.search)
        self.search.set_compact(compact)
        self.grid.place(sizes.grid, tile, compact)
        self.results.place(self._result_area(), tile, compact)
        self.pad.setGeometry(sizes.pad)
        self.bar.setGeometry(sizes.bar)
        self.bar.set_compact(compact)
        self.order.setGeometry(sizes.width - sizes.order, 0, sizes.order, sizes.height)
        self.order.set_compact(compact)
        self.panel.place(sizes.column, compact)
        self.banner.setGeometry(sizes.bar.adjusted(0, 0, -168, 0))
        self.banner.setFixedHeight(sizes.button)
        self._place_toast()

    @property
    def _result_rows(self) -> int:
        room = self._metrics.pad.top() - self._metrics.grid.top()
        return max(1, room // (self._metrics.tile_height + GAP))

    def _result_area(self) -> QRect:
        area = QRect(self._metrics.grid)
        area.setHeight(self._result_rows * (self._metrics.tile_height + GAP) - GAP)
        return area

    def _place_toast(self) -> None:
        sizes = self._metrics
        left = sizes.column.center().x() - self.toast.width() // 2
        self.toast.move(max(8, left), sizes.bar.top() - 72)

    def _search_opened(self) -> None:
        self._show_search(True)
        self.search_opened.emit()

    def _search_closed(self) -> None:
        self._show_search(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search_closed.emit()

    def _show_search(self, searching: bool) -> None:
        self.results.show_tiles(())
        self.results.setVisible(searching)
        self.pad.setVisible(searching)
        self.grid.setVisible(not searching)
        self.bar.setVisible(not searching)
        self.banner.raise_()
        self.toast.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            self._show_keys()
        elif self.panel.widget is not None:
            self._panel_key_pressed(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_search()
        elif Qt.Key(event.key()) in SHORTCUTS:
            self._run(*SHORTCUTS[Qt.Key(event.key())])
        elif types_text(event):
            self.search.open()
            self.search.field.type_key(event.text())
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Alt:
            self.look.show_keys(False)
        super().keyReleaseEvent(event)

    def _show_keys(self) -> None:
        for name, label in KEY_LABELS.items():
            for button in self.findChildren(Button, name):
                button.key_label = label
        self.look.show_keys(True)

    def _panel_key_pressed(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.panel_closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.panel_confirmed.emit()
        else:
            self.panel.take_key(event)

    def _run(self, intent: str, value: str = "") -> None:
        if intent == "search":
            self.search.open()
        elif intent == "pay":
            self.order.pay.click()
        elif intent == "line":
            if self.order.chosen:
                self.line_action.emit(self.order.chosen, value)
        else:
            getattr(self, intent).emit(*([value] if value else []))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        Canvas(painter, self.look).fill(event.rect().toRectF(), "paper")
        painter.end()
