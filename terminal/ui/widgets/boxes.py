"""Short ways to lay widgets in rows and columns, and the two surfaces that screens stand on."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from terminal.ui.canvas import Canvas
from terminal.ui.look import Look
from terminal.ui.widgets.painted import Painted

Item = QWidget | QLayout | int
GAP = 8


def row(*items: Item, gap: int = GAP) -> QHBoxLayout:
    """Lay items side by side; a number is a stretch of that weight."""
    layout = QHBoxLayout()
    _fill(layout, items, gap)
    return layout


def column(*items: Item, gap: int = GAP) -> QVBoxLayout:
    """Lay items one under another; a number is a stretch of that weight."""
    layout = QVBoxLayout()
    _fill(layout, items, gap)
    return layout


def framed(layout: QBoxLayout, edge: int, upper: int | None = None) -> QBoxLayout:
    """Give a layout margins: `edge` all around, `upper` at top and bottom if it differs."""
    high = edge if upper is None else upper
    layout.setContentsMargins(edge, high, edge, high)
    return layout


def holder(layout: QLayout) -> QWidget:
    """A bare widget with this layout, to be shown and hidden as one."""
    widget = QWidget()
    widget.setLayout(layout)
    return widget


def stack(*pages: QWidget) -> tuple[QWidget, QStackedLayout]:
    """A widget that shows one of these pages at a time, and the layout that turns them.

    A stack without a widget of its own would show its first page as a window, for a moment, and
    take the keys away from the till's.
    """
    widget = QWidget()
    pages_of = QStackedLayout(widget)
    for page in pages:
        pages_of.addWidget(page)
    return widget, pages_of


def _fill(layout: QBoxLayout, items: tuple[Item, ...], gap: int) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(gap)
    for item in items:
        if isinstance(item, int):
            layout.addStretch(item)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)


class Side(Painted):
    """A column of a screen on surface, parted from the rest by a hairline at one edge."""

    def __init__(self, look: Look, edge: str = "right") -> None:
        super().__init__(look)
        self._edge = edge

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, "surface")
        left = area.right() - 1 if self._edge == "right" else area.left()
        canvas.fill(QRectF(left, area.top(), 1, area.height()), "line")


class Card(Painted):
    """A surface with a hairline; tones tint it: "plain", "pine", "sunken", "paper"."""

    def __init__(self, look: Look, tone: str = "plain", name: str = "") -> None:
        super().__init__(look)
        self._tone = tone
        self.setObjectName(name)

    def set_tone(self, tone: str) -> None:
        """Tint it otherwise."""
        self._tone = tone
        self.update()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        if self._tone == "pine":
            canvas.fill(area, "pine_t", 8)
            return
        if self._tone == "sunken":
            canvas.fill(area, "sunken", 8)
            return
        canvas.fill(area, "line", 8)
        canvas.fill(area.adjusted(1, 1, -1, -1), "surface", 7)
