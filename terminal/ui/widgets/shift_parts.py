"""The two boards of closing a shift: counting blind, and counted against expected."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QWidget

from terminal.presenters.views_shift import CountView, ResultView
from terminal.text import tr
from terminal.ui.canvas import RIGHT, Canvas
from terminal.ui.lettering import FIGURE_L, FIGURE_XL, LABEL, LABEL_L, META_BOLD, Face
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import Card, column, framed, row
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import AmountBox, Caption
from terminal.ui.widgets.entries import EntryList
from terminal.ui.widgets.entry_painter import INKS
from terminal.ui.widgets.keypad import Keypad, pin_keys
from terminal.ui.widgets.painted import Painted
from terminal.ui.widgets.pay_bar import PayBar
from terminal.ui.widgets.sums import SumLines


class CountBoard(QWidget):
    """Denominations with steppers left; pieces of the chosen one and the keypad right."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.faces = EntryList(look, "shiftClose.faces", tr("Notes and coins"), height=56)
        self.pieces = AmountBox(look, tr("Pieces"), name="shiftClose.pieces")
        self.total = AmountBox(look, tr("Counted"), "pine", "shiftClose.total")
        self.keypad = Keypad(look, pin_keys(), "shiftClose.keypad")
        self.confirm = PayBar(look, "shiftClose.counted")
        self._boxes = row(self.pieces, self.total, gap=16)
        self._right = column(self._boxes, self.keypad, self.confirm, gap=16)
        self._right.setStretch(1, 1)
        self._sides = row(self.faces, self._right, gap=16)
        self._sides.setStretch(0, 11)
        self._sides.setStretch(1, 13)
        self.setLayout(self._sides)

    def show_count(self, view: CountView) -> None:
        """Show another state of the count."""
        self.faces.show_rows(view.rows)
        self.pieces.show_figure(view.pieces, view.caption)
        self.total.show_figure(view.total, view.total_caption)
        self.confirm.show_action(view.go)

    def set_compact(self, compact: bool) -> None:
        """Take the sizes of the small layout, or of the large one."""
        self.faces.set_height(46 if compact else 60)
        for box in (self.pieces, self.total):
            box.face = FIGURE_L if compact else FIGURE_XL
            box.setMinimumHeight(72)
            box.setFixedHeight(72 if compact else 112)
        self.confirm.setFixedHeight(64 if compact else 96)
        for layout in (self._boxes, self._right, self._sides):
            layout.setSpacing(8 if compact else 16)


class Verdict(Painted):
    """Expected and counted as figures, and the difference as the leading one, in words too."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("shiftClose.verdict")
        self._view: ResultView | None = None
        self.setFixedHeight(192)

    @property
    def over_short(self) -> str:
        """The difference shown."""
        return self._view.over_short if self._view else ""

    def show_result(self, view: ResultView) -> None:
        """Show another result."""
        self._view = view
        self.setAccessibleName(f"{view.verdict.words} {view.over_short}")
        self.update()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        view = self._view
        if view is None:
            return
        canvas.fill(area, "line", 8)
        canvas.fill(area.adjusted(1, 1, -1, -1), "pine_t" if view.even else "surface", 7)
        tall = area.height() > 140
        upper, middle = (40, area.height() * 0.6) if tall else (26, area.height() * 0.65)
        self._draw_known(canvas, area, upper, middle)
        ink, right = INKS[view.verdict.tone], area.right() - 24
        words = str(view.verdict.words)
        canvas.write(right, upper, words, LABEL_L, ink, align=RIGHT)
        left = right - self.look.letters.advance(LABEL_L, words) - 18
        canvas.bead(QPointF(left, upper), view.verdict.bead, ink)
        face = self._fitting(FIGURE_XL, view.over_short, area.width() * 0.45)
        canvas.money(right, middle, view.over_short, face, ink)

    def _draw_known(self, canvas: Canvas, area: QRectF, upper: float, middle: float) -> None:
        assert self._view is not None
        figures = ((tr("Expected"), self._view.expected), (tr("Counted"), self._view.counted))
        wide = area.width() / 4
        for number, (caption, figure) in enumerate(figures):
            x = area.left() + 24 + wide * number
            canvas.write(x, upper, str(caption), LABEL, "ink2")
            face = self._fitting(FIGURE_L, figure, wide - 24)
            canvas.write(x, middle + 0.36 * (56 - face.px), figure, face, "ink")

    def _fitting(self, face: Face, figure: str, room: float) -> Face:
        while face.px > 24 and self.look.letters.advance(face, figure) > room:
            face = Face(face.px - 4, True)
        return face


class ResultBoard(QWidget):
    """The verdict, how the expected sum came about, what is not clear yet, recount and close."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.verdict = Verdict(look)
        self.sums = SumLines(look, "shiftClose.sums")
        self.unclear = EntryList(
            look, "shiftClose.unclear", tr("Not clear yet"), height=56, boxed=False
        )
        self.recount = Button(look, name="shiftClose.recount")
        self.confirm = PayBar(look, "shiftClose.close")
        sums, unclear = Card(look), Card(look)
        caption = Caption(look, tr("How the expected sum comes about"), META_BOLD, role="ink2")
        other = Caption(look, tr("Not clear yet"), META_BOLD, role="ink2")
        sums.setLayout(framed(column(caption, self.sums, 1, gap=4), 20, 12))
        unclear.setLayout(framed(column(other, self.unclear, gap=4), 20, 12))
        self._cards = row(sums, unclear, gap=16)
        self._foot = row(self.recount, self.confirm, gap=16)
        self._foot.setStretch(1, 1)
        self._page = column(self.verdict, self._cards, self._foot, gap=16)
        self._page.setStretch(1, 1)
        self.setLayout(self._page)

    def show_result(self, view: ResultView) -> None:
        """Show another result."""
        self.verdict.show_result(view)
        self.sums.show_sums(view.sums)
        self.unclear.show_rows(view.unclear, view.unclear_empty, "check-circle-bold")
        self.recount.show_action(view.recount)
        self.confirm.show_action(view.go)

    def set_compact(self, compact: bool) -> None:
        """Take the sizes of the small layout, or of the large one."""
        self.verdict.setFixedHeight(128 if compact else 176)
        self.sums.set_line(28 if compact else 36)
        self.recount.setFixedHeight(64 if compact else 96)
        self.recount.setMinimumWidth(168 if compact else 240)
        self.confirm.setFixedHeight(64 if compact else 96)
        for layout in (self._page, self._cards, self._foot):
            layout.setSpacing(8 if compact else 16)
