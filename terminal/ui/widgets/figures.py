"""Reports on the screen: leading figures in a row, and cards of sums in columns."""

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from terminal.presenters.views_reports import FiguresView, KpiView
from terminal.ui.canvas import RIGHT, Canvas
from terminal.ui.lettering import BODY, LABEL, META, META_BOLD, TITLE, TITLE_L, Face
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import column, row
from terminal.ui.widgets.entry_painter import INKS
from terminal.ui.widgets.painted import Painted

_PAD, _HEAD = 16, 44


class Kpis(Painted):
    """Leading figures side by side, each in a card."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look)
        self.setObjectName(name)
        self._kpis: tuple[KpiView, ...] = ()
        self.setFixedHeight(104)

    @property
    def kpis(self) -> tuple[KpiView, ...]:
        """What is shown."""
        return self._kpis

    def show_kpis(self, kpis: tuple[KpiView, ...]) -> None:
        """Show these figures."""
        self._kpis = kpis
        self.setAccessibleName(", ".join(f"{kpi.caption} {kpi.figure}" for kpi in kpis))
        self.setVisible(bool(kpis))
        self.update()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        count = max(1, len(self._kpis))
        gap = 8 if area.height() < 100 else 16
        wide = (area.width() - gap * (count - 1)) / count
        for number, kpi in enumerate(self._kpis):
            left = round(area.left() + number * (wide + gap))
            self._draw_kpi(canvas, QRectF(left, area.top(), round(wide), area.height()), kpi)

    def _draw_kpi(self, canvas: Canvas, box: QRectF, kpi: KpiView) -> None:
        canvas.fill(box, "line", 8)
        canvas.fill(box.adjusted(1, 1, -1, -1), "surface", 7)
        letters, x, room = self.look.letters, box.left() + _PAD, box.width() - 2 * _PAD
        tall = box.height() >= 100
        canvas.write(x, box.top() + (24 if tall else 19), str(kpi.caption), BODY, "ink2")
        unit = letters.advance(BODY, str(kpi.unit)) + 8 if kpi.unit else 0
        face = TITLE_L if tall else TITLE
        while face.px > 18 and letters.advance(face, kpi.figure) > room - unit:
            face = Face(face.px - 2, True)
        middle = box.top() + (56 if tall else 44)
        end = canvas.write(x, middle, kpi.figure, face, INKS[kpi.tone])
        canvas.write(end + 8, middle + 0.36 * (face.px - 16), str(kpi.unit), BODY, "ink2")
        note = letters.elided(META_BOLD, str(kpi.note), room)
        ink = INKS[kpi.tone] if INKS[kpi.tone] != "ink" else "ink2"
        canvas.write(x, box.bottom() - (20 if tall else 14), note, META_BOLD, ink)


class FiguresCard(Painted):
    """A title and lines of sums on a card as high as they need."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look)
        self.setObjectName(name)
        self._view = FiguresView("", "", ())
        self._line = 32
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def view(self) -> FiguresView:
        """What is shown."""
        return self._view

    def show_card(self, view: FiguresView, line: int) -> None:
        """Show a card with lines this high."""
        self._view, self._line = view, line
        sums = ", ".join(f"{each.words} {each.figure}" for each in view.sums)
        self.setAccessibleName(f"{view.title}: {sums}")
        self.setFixedHeight(_HEAD + line * len(view.sums) + 12)
        self.update()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, "line", 8)
        canvas.fill(area.adjusted(1, 1, -1, -1), "surface", 7)
        view, left, right = self._view, area.left() + _PAD, area.right() - _PAD
        canvas.write(left, 24, str(view.title), LABEL, "ink")
        canvas.write(right, 24, str(view.note), META, "ink2", align=RIGHT)
        letters = self.look.letters
        for number, each in enumerate(view.sums):
            middle = _HEAD + self._line * (number + 0.5)
            if each.strong:
                canvas.fill(QRectF(left, middle - self._line / 2, right - left, 1), "line")
            figure = letters.advance(Face(16, True), each.figure)
            face = Face(16, each.strong)
            words = letters.elided(face, str(each.words), right - left - figure - 12)
            canvas.write(left, middle, words, face, "ink" if each.strong else "ink2")
            ink = INKS[each.tone]
            canvas.write(right, middle, each.figure, Face(16, True), ink, align=RIGHT)


class FiguresBoard(QWidget):
    """Cards in columns; the next card goes where there is most room. Names: `<name>.<key>`."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.setObjectName(name)
        self._cards: list[FiguresCard] = []
        self._columns: list[QVBoxLayout] = [column(1, gap=16) for _ in range(3)]
        self._line = row(*self._columns, gap=16)
        self.setLayout(self._line)

    def show_cards(self, cards: tuple[FiguresView, ...], columns: int, line: int) -> None:
        """Show these cards in so many columns, with lines this high."""
        self._clear()
        gap = 16 if columns > 2 else 8
        heights = [0] * columns
        self._line.setSpacing(gap)
        for number, layout in enumerate(self._columns):
            layout.setSpacing(gap)
            self._line.setStretch(number, int(number < columns))
        for view in cards:
            card = FiguresCard(self.look, f"{self.objectName()}.{view.key}")
            card.show_card(view, line)
            place = heights.index(min(heights))
            heights[place] += card.height() + gap
            self._columns[place].insertWidget(self._columns[place].count() - 1, card)
            card.show()
            self._cards.append(card)

    def _clear(self) -> None:
        for card in self._cards:
            card.hide()
            card.setParent(None)
            card.deleteLater()
        self._cards = []
