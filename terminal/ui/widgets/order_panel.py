"""The order at the right: whose it is, its lines, its sums, what one can do with it, and Pay."""

from msgspec.structs import replace
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from terminal.presenters.views import ActionView
from terminal.presenters.views_sell import OrderView
from terminal.text import tr
from terminal.ui.canvas import RIGHT, Canvas
from terminal.ui.lettering import BODY, FIGURE_L, LABEL_PLAIN, META, TITLE, Face
from terminal.ui.look import Look
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.last_sale import LastSale
from terminal.ui.widgets.order_list import OrderList
from terminal.ui.widgets.painted import Painted


class PayButton(Button):
    """The one filled button: its word at the left, the amount due at the right.

    While a panel asks for its own next step, the button steps back to a tint.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look, role="go", name="sell.pay")
        self.figure = ""
        self._pay: ActionView | None = None

    def show_due(self, action: ActionView, figure: str) -> None:
        """Show what is due."""
        if (action, figure) == (self._pay, self.figure):
            return
        self._pay, self.figure = action, figure
        self.words, self.refusal = action.words, action.refusal
        self.setAccessibleName(f"{action.words} ¥{figure}")
        self.update()

    def step_back(self, back: bool) -> None:
        """Leave the filled pine to a panel, or take it again."""
        self.set_role("tint" if back else "go")

    @property
    def rim(self) -> int:
        return 4

    def draw_content(self, canvas: Canvas, area: QRectF) -> None:
        ink = "pine" if self.role == "tint" else "on_pine"
        side = 17 if area.height() < 70 else 25
        middle = area.center().y()
        canvas.write(side, middle, str(self.words), TITLE, ink)
        face = Face(34, True) if area.height() < 70 else FIGURE_L
        canvas.money(area.right() - side, middle + 1, self.figure, face, ink)


class OrderPanel(Painted):
    """Shows an `OrderView`; every touch is an intent."""

    line_chosen = Signal(str)
    section_toggled = Signal(str)
    line_action = Signal(str, str)
    order_action = Signal(str)
    menu_pressed = Signal()
    pay_pressed = Signal()
    refused = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.setObjectName("sell.order")
        self._compact = False
        self._order: OrderView | None = None
        self._buttons: dict[str, Button] = {}
        self.lines = OrderList(look)
        self.lines.setParent(self)
        self.last = LastSale(look)
        self.last.setParent(self)
        self.menu = Button(look, role="quiet", icon="dots-three-outline-fill", name="sell.menu")
        self.menu.setAccessibleName(str(tr("More")))
        self.menu.icon_size = 30
        self.menu.setParent(self)
        self.pay = PayButton(look)
        self.pay.setParent(self)
        self._connect()

    def _connect(self) -> None:
        self.lines.tapped.connect(self._line_tapped)
        self.lines.edit_row.acted.connect(self._edited)
        self.lines.edit_row.refused.connect(self.refused)
        self.menu.clicked.connect(self.menu_pressed)
        self.pay.clicked.connect(self.pay_pressed)
        self.pay.refused.connect(self.refused)

    def show_order(self, order: OrderView) -> None:
        """Show the order."""
        if self._order is None or _head(order) != _head(self._order):
            self.update(0, 0, self.width(), self._head)
        self._order = order
        self.lines.show_lines(order, self._compact)
        self.last.show_last(order.last)
        self.pay.show_due(order.pay, order.due)
        self._show_actions(order.actions)
        self.update(0, self.height() - self._foot, self.width(), 44)

    def set_compact(self, compact: bool) -> None:
        """Take the sizes of the small layout or of the ordinary one."""
        self._compact = compact
        self._arrange()
        if self._order is not None:
            self.show_order(self._order)

    @property
    def chosen(self) -> str:
        """The id of the chosen line, or ""."""
        return self._order.chosen if self._order is not None else ""

    def button(self, key: str) -> Button:
        """The button of an order action.

        Raises:
            KeyError: there is no such action now.
        """
        return self._buttons[key]

    @property
    def _head(self) -> int:
        return 57 if self._compact else 65

    @property
    def _foot(self) -> int:
        return 168 if self._compact else 202

    def relook(self) -> None:
        if self._order is not None:
            self.show_order(self._order)
        super().relook()

    def _line_tapped(self, key: str) -> None:
        if key.startswith("section:"):
            self.section_toggled.emit(key.removeprefix("section:"))
        else:
            self.line_chosen.emit(key)

    def _edited(self, action: str) -> None:
        if self._order is not None:
            self.line_action.emit(self._order.chosen, action)

    def _show_actions(self, actions: tuple[ActionView, ...]) -> None:
        if [action.key for action in actions] != list(self._buttons):
            for old in self._buttons.values():
                old.hide()
                old.deleteLater()
            self._buttons = {action.key: self._made(action) for action in actions}
        for action in actions:
            self._buttons[action.key].show_action(
                replace(action, icon="") if self._compact else action
            )
        self._place_actions()

    def _made(self, action: ActionView) -> Button:
        button = Button(self.look, name=f"sell.order.{action.key}")
        button.setParent(self)
        button.clicked.connect(lambda: self.order_action.emit(action.key))
        button.refused.connect(self.refused)
        button.show()
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        foot, side = self._foot, 8 if self._compact else 16
        self.menu.setFixedHeight(self._head - 9)
        self.menu.setGeometry(self.width() - 64, 4, 56, self._head - 9)
        self.lines.setGeometry(1, self._head, self.width() - 1, self.height() - self._head - foot)
        self.last.setGeometry(self.lines.geometry())
        high = 64 if self._compact else 80
        self.pay.setFixedHeight(high)
        self.pay.setGeometry(
            1 + side, self.height() - side - high, self.width() - 1 - 2 * side, high
        )
        self._place_actions()

    def _place_actions(self) -> None:
        if not self._buttons:
            return
        side, high = (8, 48) if self._compact else (16, 56)
        top = self.height() - self._foot + (40 if self._compact else 42)
        room = self.width() - 1 - 2 * side - 8 * (len(self._buttons) - 1)
        hints = [button.sizeHint().width() for button in self._buttons.values()]
        spare = (room - sum(hints)) / len(hints)
        left = 1.0 + side
        for button, hint in zip(self._buttons.values(), hints, strict=True):
            wide = hint + spare
            button.setFixedHeight(high)
            button.setGeometry(round(left), top, round(left + wide) - round(left), high)
            left += wide + 8

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, "surface")
        canvas.fill(QRectF(0, 0, 1, area.height()), "line")
        if self._order is None:
            return
        self._draw_head(canvas, self._order)
        top = area.bottom() - self._foot
        canvas.fill(QRectF(1, top, area.width(), 2), "ink")
        self._draw_sums(canvas, top + 23, area.right() - 16, self._order)

    def _draw_sums(self, canvas: Canvas, middle: float, right: float, order: OrderView) -> None:
        letters = self.look.letters
        summary, savings = str(order.summary), str(order.savings)
        room = right - 17 - 16
        wide = letters.advance(BODY, summary) + letters.advance(BODY, savings)
        face = BODY if wide <= room else META
        canvas.write(right, middle, savings, face, "red", align=RIGHT)
        summary = letters.elided(face, summary, room - letters.advance(face, savings))
        canvas.write(17, middle, summary, face, "ink2")

    def _draw_head(self, canvas: Canvas, order: OrderView) -> None:
        shift = (4 if self._compact else 0) if str(order.meta) else -9
        letters = self.look.letters
        room = self.width() - 17 - 72
        taken = letters.advance(LABEL_PLAIN, str(order.beside)) + 8
        taken += canvas.chip_width(order.chip) + 8 if order.chip is not None else 0
        title = letters.elided(TITLE, str(order.title), max(80, room - taken))
        end = canvas.write(17, 23 - shift, title, TITLE, "ink") + 8
        if order.beside:
            end = canvas.write(end, 23 - shift, str(order.beside), LABEL_PLAIN, "ink") + 8
        if order.chip is not None:
            canvas.chip(end, 22 - shift, order.chip)
        meta = letters.elided(META, str(order.meta), room)
        canvas.write(17, 49 - shift, meta, META, "ink2")
        canvas.fill(QRectF(1, self._head - 1, self.width(), 1), "line")


def _head(order: OrderView) -> tuple[object, ...]:
    return order.title, order.beside, order.chip, order.meta
