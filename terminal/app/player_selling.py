"""Ringing up: what a cashier does on the sell screen, act by act."""

from typing import cast

from PySide6.QtCore import QRect, Qt

from terminal.app.player_seat import Seat
from terminal.presenters.views_sell import LineView
from terminal.ui.screens.sell import SellScreen
from terminal.ui.widgets.list_panel import ListWidget

Line = list[str]


class Selling(Seat):
    """A seat whose cashier rings up orders."""

    @property
    def sell(self) -> SellScreen:
        """The sell screen."""
        return cast(SellScreen, self.app.routes["sell"].screen)

    def lines(self) -> list[LineView]:
        """Return the order's lines as the screen shows them."""
        rows = self.sell.order.lines.entries.rows
        return [row for row in rows if isinstance(row, LineView)]

    def order(self) -> list[Line]:
        """Return what one reads in the order, line by line."""
        return [[ln.quantity, str(ln.name), ln.amount, str(ln.note)] for ln in self.lines()]

    def due(self) -> str:
        """Return the due on the Pay button."""
        return self.sell.order.pay.figure

    def category(self, key: str) -> None:
        """Open a category, turning the rail's page where it is on another."""
        for _ in range(4):
            if self.hands.seen(f"sell.category.{key}") is not None:
                break
            self.hands.tap("sell.rail.more")
        self.hands.tap(f"sell.category.{key}")

    def dish(self, category: str, sku: str, *choices: str) -> None:
        """Tap an item's plaque on its page, and the choices that it asks for."""
        self.category(category)
        grid = self.sell.grid
        for _ in range(8):
            if grid.tiles.row_of(sku) >= 0:
                break
            self.hands.tap("sell.page.forward")
        before = self.pieces()
        self.hands.pick(grid, lambda: grid.tile_rect(sku))
        if choices:
            self.choose(*choices)
        self.more_than(before)

    def choose(self, *choices: str) -> None:
        """Choose in the modifiers panel, `group.key` each, and take it."""
        self.panel("options")
        for choice in choices:
            self.hands.tap(f"panel.choice.{choice}")
        self.hands.tap("panel.confirm")
        self.no_panel()

    def weigh(self, category: str, sku: str, weight: str) -> None:
        """Tap an item sold by weight and type what the scale says."""
        self.category(category)
        grid = self.sell.grid
        while grid.tiles.row_of(sku) < 0:
            self.hands.tap("sell.page.forward")
        before = self.pieces()
        self.hands.pick(grid, lambda: grid.tile_rect(sku))
        self.panel("measure")
        self.hands.pad("panel.keypad", weight)
        self.hands.shot("weigh")
        self.hands.tap("panel.confirm")
        self.more_than(before)

    def scan(self, code: str) -> None:
        """Let the scanner read a code that stands for an item."""
        before = self.pieces()
        self.ask(do="scan", code=code)
        self.more_than(before)

    def search(self, text: str, sku: str) -> None:
        """Type on the keyboard and tap the result."""
        self.hands.type(text)
        results = self.sell.results
        self.hands.wait(lambda: results.tiles.row_of(sku) >= 0, f"{sku} among the results")
        self.hands.shot("search")
        before = self.pieces()
        self.hands.pick(results, lambda: results.tile_rect(sku))
        self.more_than(before)
        self.hands.press(Qt.Key.Key_Escape)
        self.hands.wait(self.sell.grid.isVisible, "the end of the search")

    def pieces(self) -> list[tuple[str, str]]:
        """Return ids and quantities of the order's lines."""
        return [(line.line_id, line.quantity) for line in self.lines()]

    def more_than(self, before: list[tuple[str, str]]) -> None:
        """Wait until the order has grown."""
        self.hands.wait(lambda: self.pieces() != before, "a new line in the order")
        self.hands.settle()

    def choose_line(self, number: int) -> str:
        """Touch a line of the order so that it is the chosen one; return its id."""
        line_id = self.lines()[number].line_id
        rows = self.sell.order.lines
        if self.sell.order.chosen != line_id:
            self.hands.pick(rows, lambda: _head_of(rows.row_rect(line_id)))
            self.hands.wait(lambda: self.sell.order.chosen == line_id, "the chosen line")
        return line_id

    def edit(self, number: int, action: str) -> None:
        """Touch a button of a line's edit row."""
        self.choose_line(number)
        self.hands.tap(f"sell.edit.{action}")

    def note(self, number: int, quick: str, text: str = "") -> None:
        """Write a note on a line, by a ready phrase and by the keyboard."""
        self.edit(number, "note")
        self.panel("note")
        self.hands.tap(f"panel.choice.quick.{quick}")
        if text:
            self.hands.tap("panel.field")
            self.hands.type(text)
        self.hands.shot("note")
        self.hands.tap("panel.confirm")
        self.no_panel()
        self.check(bool(str(self.lines()[number].note)), "the note is on the line")

    def line_discount(self, number: int, quick: str) -> None:
        """Give a ready discount on a line."""
        self.edit(number, "discount")
        self.panel("discount")
        self.hands.tap(f"panel.choice.quick.{quick}")

    def order_discount(self, figure: str, kind: str = "rate") -> None:
        """Give a typed discount on the whole order."""
        self.hands.tap("sell.order.discount")
        self.panel("discount")
        self.hands.tap(f"panel.choice.kind.{kind}")
        self.hands.pad("panel.keypad", figure)
        self.hands.shot("discount")
        self.hands.tap("panel.confirm")

    def open_item(self, quick: str, price: str) -> None:
        """Ring up something that is not in the catalogue."""
        self.hands.tap("sell.action.open_item")
        self.panel("open_item")
        self.hands.tap(f"panel.choice.quick.{quick}")
        self.hands.pad("panel.keypad", price)
        self.hands.shot("open-item")
        before = self.pieces()
        self.hands.tap("panel.confirm")
        self.more_than(before)

    def park(self) -> None:
        """Set the order aside."""
        self.hands.tap("sell.order.park")
        self.hands.wait(lambda: not self.lines(), "an empty order")

    def recall(self, number: int = 0) -> None:
        """Take a parked order up."""
        self.hands.tap("sell.action.recall")
        self.panel("recall")
        self.hands.shot("recall")
        rows = cast(ListWidget, self.hands.widget("panel")).list
        key = rows.picks.rows[number].key
        self.hands.pick(rows, lambda: rows.row_rect(key))
        self.hands.wait(lambda: bool(self.lines()), "the lines of the parked order")


def _head_of(row: QRect) -> QRect:
    """Return the upper part of a line, which never holds its edit row."""
    return QRect(row.left(), row.top(), row.width(), min(40, row.height()))
