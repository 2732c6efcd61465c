"""A walk of the real till through every screen, with the sample shop, a printer and its failures.

`Tour.stops()` goes on from state to state and yields the name of each one worth a picture; the
windows, presenters, books and devices are those of `zhanggui run`, only the clock is the story's.
"""

from collections.abc import Iterator

from terminal.app.till_app import TillApp
from tests.gui.tour_office import Office
from tests.gui.walker import CASHIER, HOT, MANAGER


class Tour(Office):
    """The whole day."""

    def stops(self) -> Iterator[str]:
        """Walk through the day."""
        for part in (self.opening, self.selling, self.panels, self.order, self.paying):
            yield from part()
        for part in (self.paper, self.refunding, self.cash, self.reports, self.closing):
            yield from part()

    def opening(self) -> Iterator[str]:
        """Sign in, open the shift."""
        yield "sign_in"
        self.at("sign_in").choose(self.staff[CASHIER])
        self.type("sign_in", "90")
        yield "sign_in_typing"
        self.type("sign_in", "88")
        self.at("sign_in").confirm()
        yield "sign_in_wrong"
        self.sign_in(CASHIER)
        self.at("sign_in").confirm()
        yield "open_shift"
        self.at("open_shift").preset("50000")
        yield "open_shift_typed"
        self.at("open_shift").confirm()
        self.settle()

    def selling(self) -> Iterator[str]:
        """The empty counter, each category, the search."""
        sell = self.at("sell")
        yield "sell_empty"
        for category in self.app.catalogue.categories():
            sell.choose_category(category.category_id)
            yield f"category_{category.category_id}"
        sell.choose_category(HOT)
        self.screen("sell").search.open()
        yield "search_open"
        for letter in "hs":
            self.screen("sell").search.field.type_key(letter)
        self.settle()
        yield "search"
        self.screen("sell").search.field.type_key("zzz")
        self.settle()
        yield "search_nothing"
        self.screen("sell").close_search()
        sell.close_search()
        sell.scan("6901234567892")
        yield "unknown_code"
        self.screen("sell").show_banner(None)

    def panels(self) -> Iterator[str]:
        """Every panel of the sell screen that makes or changes a line."""
        sell = self.at("sell")
        self.tap(self.sku("小炒黄牛肉"))
        yield "toast_sold_out"
        self.tap(self.sku("宫保鸡丁"))
        yield "panel_options"
        group = sell.flow.groups[0]
        self.panel("", (group.group_id, group.modifiers[1].modifier_id))
        yield "panel_options_chosen"
        sell.panel_confirm()
        self.tap(self.sku("清蒸鲈鱼"))
        yield "panel_measure"
        self.panel("1.25")
        yield "panel_measure_typed"
        sell.panel_confirm()
        sell.close_panel()
        sell.ask_open_item()
        yield "panel_open_item"
        sell.close_panel()
        self.tap(self.sku("红烧肉"), self.sku("王老吉"), self.sku("王老吉"))
        sell.ask_note(sell.order.lines[0].line_id)
        self.panel("", ("quick", "0"))
        yield "panel_note"
        sell.panel_confirm()

    def order(self) -> Iterator[str]:
        """Discounts, consent, a comp, a removal, parking."""
        sell = self.at("sell")
        line = sell.order.lines[-2].line_id
        sell.chosen = ""
        sell.choose_line(line)
        yield "sell_lines"
        sell.ask_line_discount(line)
        yield "panel_discount"
        self.panel("", ("quick", "1000"))
        sell.ask_order_discount()
        self.panel("30")
        yield "panel_discount_typed"
        sell.panel_confirm()
        yield "panel_approval"
        for key in "12":
            sell.panel_key(key)
        sell.panel_choice("staff", self.staff[MANAGER])
        for key in "1234":
            sell.panel_key(key)
        sell.panel_confirm()
        yield "panel_approval_wrong"
        self.consent("sell")
        sell.panel_confirm()
        self.settle()
        yield "sell_discounted"
        sell.remove(sell.order.lines[-1].line_id)
        yield "toast_undo"
        sell.undo()
        yield from self._parking()

    def _parking(self) -> Iterator[str]:
        sell = self.at("sell")
        sell.ask_void()
        yield "panel_void"
        sell.close_panel()
        sell.show_parked()
        yield "panel_recall_empty"
        sell.close_panel()
        sell.park()
        self.clock.forward(4)
        yield "toast_parked"
        self.tap(self.sku("鱼香肉丝"), self.sku("麻婆豆腐"))
        for _ in range(2):
            if sell.flow is not None:
                group = sell.flow.groups[0]
                self.panel("", (group.group_id, group.modifiers[0].modifier_id))
                sell.panel_confirm()
        sell.park()
        sell.show_parked()
        yield "panel_recall"
        sell.recall(sell.flow.orders[0].order_id)
        sell.act_on_line(sell.order.lines[0].line_id, "remove")
        yield "panel_void_line"
        sell.close_panel()

    def paying(self) -> Iterator[str]:
        """Typing, a part, done; the counter afterwards."""
        self.wait(lambda: self.app.devices.statuses()["receipt"].is_usable)
        sell, key = self.at("sell"), lambda text: self.type("pay", text)
        sell.pay()
        yield "pay"
        key("50")
        yield "pay_part_typed"
        self.at("pay").pay()
        yield "pay_part"
        self.at("pay").back()
        yield "pay_back_refused"
        key("500")
        yield "pay_typed"
        self.at("pay").pay()
        yield "paid_printing"
        self.wait(lambda: self.printed() and self.at("pay").drawer is not None)
        self.settle()
        yield "paid"
        self.at("pay").next()
        yield "sell_after_sale"


def first_start_stops(app: TillApp) -> Iterator[str]:
    """The form of a till that has never sold."""
    form = app.routes["first_start"].presenter
    yield "first_start"
    form.confirm()
    yield "first_start_problems"
    form.write_shop("清风小吃")
    form.write_owner("赵一")
    for key in "1357":
        form.key(key)
    form.choose_pin("again")
    for key in "135":
        form.key(key)
    yield "first_start_typed"
