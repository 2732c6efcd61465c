"""The menu: everything that is not selling, as big plaques."""

from PySide6.QtCore import Signal

from terminal.presenters.views_menu import MenuView
from terminal.text import tr
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import column, framed
from terminal.ui.widgets.choices import ChoiceGrid, Plaque
from terminal.ui.widgets.page import Page, PageHead


class MenuScreen(Page):
    """Objects: `menu.item.<key>`, `menu.back`."""

    chosen = Signal(str)
    back_pressed = Signal()
    banner_closed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "menu")
        self.head = PageHead(look, "menu", tr("More"))
        self.items = ChoiceGrid(look, "menu.item", 4, make=Plaque)
        self.back = self.head.back
        self._page = column(self.head, self.items, 1)
        self.setLayout(self._page)
        self.items.chosen.connect(self.chosen)
        self.items.refused.connect(self.say_refusal)
        self.head.back.clicked.connect(self.back_pressed)
        self.head.banner.closed.connect(self.banner_closed)
        self.arrange()

    def arrange(self) -> None:
        framed(self._page, self.edge, 4 if self.compact else 16)
        self._page.setSpacing(8 if self.compact else 16)
        self.head.set_compact(self.compact)
        self.items.set_sizes(104 if self.compact else 128, 3 if self.compact else 4)

    def show_menu(self, view: MenuView) -> None:
        """Show another snapshot."""
        self.head.say(tr("More"), view.subtitle)
        self.head.show_banner(view.banner)
        self.items.show_actions(view.items)
