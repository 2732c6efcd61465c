"""The rail of categories: the chosen one on ink, each with its cord; pages when there are many."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from terminal.presenters.views_sell import CategoryView
from terminal.text import tr
from terminal.ui.canvas import Canvas
from terminal.ui.lettering import LABEL, Face
from terminal.ui.look import Look
from terminal.ui.widgets.button import Button


class CategoryButton(Button):
    """One category."""

    def __init__(self, look: Look, category: CategoryView) -> None:
        super().__init__(look, category.name, role="quiet", name=f"sell.category.{category.key}")
        self.category = category

    def draw_frame(self, canvas: Canvas) -> None:
        area = QRectF(self.rect())
        if self.role == "on":
            canvas.fill(area, "ink", 8)
        elif self.isDown():
            canvas.fill(area, "sunken", 8)

    def draw_content(self, canvas: Canvas, area: QRectF) -> None:
        middle = QRectF(self.rect()).center().y()
        left = 8 if self.width() < 90 else 12
        cord = QRectF(left, middle - 12, 6, 24)
        canvas.painter.setBrush(self.look.theme.cord(self.category.cord))
        canvas.painter.setPen(self.look.theme["none"])
        canvas.painter.drawRoundedRect(cord, 2, 2)
        role = "surface" if self.role == "on" else "ink2"
        room = area.width() - left - 14 - 2
        words = str(self.words)
        letters = self.look.letters
        face = LABEL if letters.advance(LABEL, words) <= room - 4 else Face(16, True)
        canvas.write(left + 14, middle + 1, letters.elided(face, words, room), face, role)


class Rail(QWidget):
    """All categories; `chosen` carries the key of the one tapped."""

    chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sell.rail")
        self.look = look
        self._categories: tuple[CategoryView, ...] = ()
        self._buttons: list[CategoryButton] = []
        self._page = 0
        self._more = Button(look, role="quiet", icon="caret-down-bold", name="sell.rail.more")
        self._more.setAccessibleName(str(tr("More categories")))
        self._more.setParent(self)
        self._more.clicked.connect(self._turn)

    def show_categories(self, categories: tuple[CategoryView, ...], chosen: str) -> None:
        """Show these categories, with one of them chosen."""
        if categories != self._categories:
            self._categories = categories
            self._rebuild()
        for number, button in enumerate(self._buttons):
            button.set_role("on" if button.category.key == chosen else "quiet")
            if button.category.key == chosen:
                self._page = number // max(1, self._fitting())
        self._arrange()

    def button(self, key: str) -> CategoryButton:
        """The button of a category.

        Raises:
            KeyError: there is no such category.
        """
        for button in self._buttons:
            if button.category.key == key:
                return button
        raise KeyError(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _rebuild(self) -> None:
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = []
        for category in self._categories:
            button = CategoryButton(self.look, category)
            button.setParent(self)
            button.clicked.connect(lambda _=False, key=category.key: self.chosen.emit(key))
            self._buttons.append(button)

    @property
    def _sizes(self) -> tuple[int, int]:
        return (56, 4) if self.width() < 100 else (64, 8)

    def _slots(self) -> int:
        high, gap = self._sizes
        return max(2, (self.height() + gap) // (high + gap))

    def _fitting(self) -> int:
        slots = self._slots()
        return slots if len(self._buttons) <= slots else slots - 1

    def _turn(self) -> None:
        pages = -(-len(self._buttons) // self._fitting())
        self._page = (self._page + 1) % pages
        self._arrange()

    def _arrange(self) -> None:
        high, gap = self._sizes
        fitting = self._fitting()
        first = self._page * fitting
        left = 8 if self.width() < 100 else 12
        for number, button in enumerate(self._buttons):
            place = number - first
            button.setVisible(0 <= place < fitting)
            button.setFixedHeight(high)
            button.setGeometry(left, place * (high + gap), self.width() - left, high)
        self._more.setVisible(fitting < len(self._buttons))
        self._more.setFixedHeight(high)
        self._more.setGeometry(left, fitting * (high + gap), self.width() - left, high)
