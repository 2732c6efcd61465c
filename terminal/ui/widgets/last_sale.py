"""The sale before, kept on the empty order panel until the next tap: so the change is not lost."""

from PySide6.QtCore import QRectF

from terminal.presenters.views_rows import LastSaleView, SumView
from terminal.text import tr
from terminal.ui.canvas import RIGHT, Canvas
from terminal.ui.lettering import FIGURE_L, LABEL, LABEL_L, META_BOLD, Face
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import column, framed
from terminal.ui.widgets.painted import Painted
from terminal.ui.widgets.sums import StateLines, SumLines


class _Change(Painted):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.figure = ""
        self.setObjectName("lastSale.change")
        self.setFixedHeight(64)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, "pine_t", 8)
        middle, face = area.center().y(), FIGURE_L
        while face.px > 24 and self.look.letters.advance(face, self.figure) > area.width() - 160:
            face = Face(face.px - 4, True)
        canvas.write(area.left() + 16, middle, str(tr("Change")), LABEL_L, "pine")
        canvas.money(area.right() - 16, middle, self.figure, face, "pine")


class _Number(Painted):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.view: LastSaleView | None = None
        self.setFixedHeight(40)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        if self.view is None:
            return
        middle = area.center().y()
        x = canvas.icon(area.left(), middle, "check-circle-fill", 24, "pine") + 8
        canvas.write(x, middle, str(tr("Last sale")), META_BOLD, "ink2")
        number = str(self.view.receipt_no)
        canvas.write(area.right(), middle, number, LABEL, "ink", align=RIGHT)


class LastSale(Painted):
    """Receipt number, total, received, change in figure-l, states of receipt and drawer."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("lastSale")
        self._number, self._change = _Number(look), _Change(look)
        self._sums = SumLines(look, "lastSale.sums")
        self.states = StateLines(look, "lastSale.states")
        self.setLayout(
            framed(column(self._number, self._sums, self._change, self.states, 1, gap=8), 16)
        )
        self.hide()

    def show_last(self, view: LastSaleView | None) -> None:
        """Show the sale before; None takes it away."""
        self.setVisible(view is not None)
        if view is None:
            return
        self._number.view, self._change.figure = view, view.change
        self._sums.show_sums(
            (SumView(tr("Total"), view.total), SumView(tr("Received"), view.received))
        )
        self.states.show_states(view.states)
        self.setAccessibleName(f"{view.receipt_no} {view.total} {tr('Change')} {view.change}")
        self.update()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, "surface")
