"""What a person can want on the sell screen, by finger or by key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

# Every way that a finger has, a key has too: the intent, and the value that goes with it.
SHORTCUTS: dict[Qt.Key, tuple[str, ...]] = {
    Qt.Key.Key_F2: ("search",),
    Qt.Key.Key_F3: ("keys_pressed",),
    Qt.Key.Key_F4: ("order_action", "park"),
    Qt.Key.Key_F5: ("action_pressed", "recall"),
    Qt.Key.Key_F6: ("order_action", "discount"),
    Qt.Key.Key_F7: ("action_pressed", "open_item"),
    Qt.Key.Key_F10: ("menu_pressed",),
    Qt.Key.Key_F12: ("pay",),
    Qt.Key.Key_PageUp: ("page_back",),
    Qt.Key.Key_PageDown: ("page_forward",),
    Qt.Key.Key_Plus: ("line", "plus"),
    Qt.Key.Key_Minus: ("line", "minus"),
    Qt.Key.Key_Delete: ("line", "remove"),
}

# What is printed small on the buttons while Alt is held.
KEY_LABELS = {
    "sell.keys": "F3",
    "sell.order.park": "F4",
    "sell.action.recall": "F5",
    "sell.order.discount": "F6",
    "sell.action.open_item": "F7",
    "sell.menu": "F10",
    "sell.pay": "F12",
    "sell.page.back": "PgUp",
    "sell.page.forward": "PgDn",
    "sell.edit.plus": "+",
    "sell.edit.minus": "−",
    "sell.edit.remove": "Del",
}


class SellIntents(QWidget):
    """The signals of the sell screen.

    `line_action` carries a line id and one of minus, plus, options, note, discount, remove;
    `order_action`, `action_pressed` and `panel_chosen` carry the keys of the snapshots.
    """

    category_chosen = Signal(str)
    item_tapped = Signal(str)
    page_back = Signal()
    page_forward = Signal()
    page_size_changed = Signal(int)
    search_opened = Signal()
    search_closed = Signal()
    search_changed = Signal(str)
    search_entered = Signal(str)
    keys_pressed = Signal()
    scan_pressed = Signal()
    line_chosen = Signal(str)
    line_action = Signal(str, str)
    section_toggled = Signal(str)
    order_action = Signal(str)
    menu_pressed = Signal()
    pay_pressed = Signal()
    action_pressed = Signal(str)
    panel_closed = Signal()
    panel_confirmed = Signal()
    panel_key = Signal(str)
    panel_chosen = Signal(str, str)
    panel_typed = Signal(str)
    banner_acted = Signal()
    banner_closed = Signal()
    undo_pressed = Signal()
