"""How the rows of `EntryList` are painted: boxed like cards or parted by hairlines."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize

from terminal.presenters.views import Tone
from terminal.presenters.views_rows import EntryView, HeadView, RowsView
from terminal.ui.canvas import CENTRE, RIGHT, Canvas
from terminal.ui.lettering import BODY, LABEL, LABEL_L, META, META_BOLD, Face
from terminal.ui.look import Look
from terminal.ui.widgets.touch_list import RowPainter

INKS = {
    Tone.NEUTRAL: "ink2",
    Tone.PINE: "pine",
    Tone.AMBER: "amber",
    Tone.RED: "red",
    Tone.BLUE: "blue",
    Tone.PLUM: "plum",
    Tone.INK: "ink",
    Tone.DASHED: "ink2",
}
_BARS = INKS | {Tone.AMBER: "wait", Tone.NEUTRAL: "ctl"}
_HEAD, _STEP, _COUNT, _REMOVE, _PAD = 32, 56, 72, 48, 16


class EntryPainter(RowPainter):
    """Paints heads and entries; `boxed` gives each entry a card of its own, 8 px apart."""

    def __init__(self, look: Look, *, height: int = 64, boxed: bool = True) -> None:
        super().__init__(look)
        self.height, self.boxed = height, boxed
        self.figure_width = 0.0
        self.lead_width = 0.0
        self.part = ""

    def row_size(self, row: object) -> QSize:
        if isinstance(row, HeadView):
            return QSize(200, _HEAD)
        return QSize(200, self.height + (8 if self.boxed else 1))

    def measure(self, rows: RowsView) -> None:
        """Align the columns of leads and figures over all rows."""
        entries = [entry for entry in rows if isinstance(entry, EntryView)]
        advance = self.look.letters.advance
        self.figure_width = max(
            (
                max(advance(LABEL, entry.figure), advance(META, str(entry.figure_detail)))
                for entry in entries
            ),
            default=0,
        )
        leads = (advance(BODY, str(entry.lead)) for entry in entries if entry.lead)
        self.lead_width = max(leads, default=0)

    def box(self, area: QRectF) -> QRectF:
        """The part of a row that is painted; the rest is the gap below."""
        return area.adjusted(0, 0, 0, -8) if self.boxed else area

    def parts(self, area: QRectF, entry: EntryView) -> dict[str, QRectF]:
        """Where the small buttons of a row lie: minus, plus, remove."""
        box = self.box(area)
        right = self._figure_right(box, entry)
        high = min(self.height - (8 if self.height >= 56 else 4), 56)
        top = box.top() + (self.height - high) / 2
        found: dict[str, QRectF] = {}
        if entry.removable:
            found["remove"] = QRectF(box.right() - _REMOVE - 4, top, _REMOVE, high)
        if entry.count:
            right -= self.figure_width + 16
            found["plus"] = QRectF(right - _STEP, top, _STEP, high)
            found["minus"] = QRectF(right - 2 * _STEP - _COUNT, top, _STEP, high)
        return found

    def draw_row(self, canvas: Canvas, area: QRect, row: object, pressed: bool) -> None:
        if isinstance(row, HeadView):
            self._draw_head(canvas, QRectF(area), row)
            return
        assert isinstance(row, EntryView)
        box = self.box(QRectF(area))
        self._draw_frame(canvas, box, row, pressed and not self.part)
        left = self._draw_left(canvas, box, row)
        right = self._draw_right(canvas, QRectF(area), row, pressed)
        self._draw_words(canvas, QRectF(left, box.top(), right - left, self.height), row)

    def _draw_frame(self, canvas: Canvas, box: QRectF, entry: EntryView, pressed: bool) -> None:
        if self.boxed:
            canvas.fill(box, "line", 8)
            canvas.fill(box.adjusted(1, 1, -1, -1), "sunken" if pressed else "surface", 7)
        else:
            tint = "pine_t" if entry.chosen else "sunken"
            if entry.chosen or pressed:
                canvas.fill(box, tint)
            canvas.fill(QRectF(box.left(), box.bottom() - 1, box.width(), 1), "line")
        if entry.bar is not None:
            inset = 1 if self.boxed else 0
            bar = QRectF(box.left() + inset, box.top() + inset, 6, box.height() - 1 - inset)
            canvas.painter.save()
            canvas.painter.setClipRect(box.adjusted(inset, 4 * inset, 0, -4 * inset))
            canvas.state_bar(bar, _BARS[entry.bar], entry.pending)
            canvas.painter.restore()
        if entry.chosen and self.boxed:
            canvas.outline(box, "ink", 3)

    def _draw_left(self, canvas: Canvas, box: QRectF, entry: EntryView) -> float:
        x, middle = box.left() + _PAD + (4 if entry.bar is not None else 0), self._middle(box)
        if self.lead_width:
            canvas.write(x, middle, str(entry.lead), BODY, "ink2")
            x += self.lead_width + 16
        if entry.icon:
            x = canvas.icon(x, middle, entry.icon, 28, "ink") + 16
        return x

    def _draw_right(self, canvas: Canvas, area: QRectF, entry: EntryView, pressed: bool) -> float:
        box = self.box(area)
        right, middle = box.right() - _PAD, self._middle(box)
        if entry.bead is not None:
            centre = QPointF(right - 7, middle)
            canvas.bead(centre, entry.bead, INKS[entry.bead_tone])
        parts = self.parts(area, entry)
        for name, place in parts.items():
            self._draw_part(canvas, place, entry, name, pressed and self.part == name)
        right = self._figure_right(box, entry)
        ink = INKS[entry.tone]
        two = bool(entry.figure_detail)
        if entry.figure:
            canvas.write(right, middle - 11 * two, entry.figure, LABEL, ink, align=RIGHT)
        if two:
            canvas.write(right, middle + 12, str(entry.figure_detail), META, "ink2", align=RIGHT)
        right -= self.figure_width + (16 if self.figure_width else 0)
        if entry.count:
            centre_x = (parts["minus"].right() + parts["plus"].left()) / 2
            canvas.write(centre_x, middle, entry.count, LABEL_L, "ink", align=CENTRE)
            return parts["minus"].left() - 12
        return right

    def _figure_right(self, box: QRectF, entry: EntryView) -> float:
        right = box.right() - _PAD
        if entry.bead is not None:
            right -= 26
        return right - _REMOVE + 8 if entry.removable else right

    def _draw_part(
        self, canvas: Canvas, place: QRectF, entry: EntryView, name: str, pressed: bool
    ) -> None:
        if name == "remove":
            icon = "x-bold"
        else:
            face = self.look.theme["surface"]
            canvas.plaque(place, face, "line", pressed=pressed)
            icon = f"{name}-bold"
        dim = (name == "minus" and not entry.less) or (name == "plus" and not entry.more)
        middle = place.center().y() - 1 + 2 * pressed
        canvas.icon(place.center().x() - 12, middle, icon, 24, "edge" if dim else "ink")

    def _draw_words(self, canvas: Canvas, room: QRectF, entry: EntryView) -> None:
        letters, middle = self.look.letters, self._middle(room)
        chips = sum(canvas.chip_width(chip) + 8 for chip in entry.chips)
        title_middle = middle - 11 if entry.detail else middle
        face = LABEL if self.height >= 56 else Face(16, True)
        title = letters.elided(face, str(entry.title), room.width() - chips)
        x = canvas.write(room.left(), title_middle, title, face, "ink") + 8
        for chip in entry.chips:
            x = canvas.chip(x, title_middle, chip) + 8
        if entry.detail:
            detail = letters.elided(META, str(entry.detail), room.width())
            canvas.write(room.left(), middle + 12, detail, META, "ink2")

    def _draw_head(self, canvas: Canvas, area: QRectF, head: HeadView) -> None:
        if not self.boxed:
            canvas.fill(area, "paper")
            canvas.fill(QRectF(area.left(), area.bottom() - 1, area.width(), 1), "line")
        inset = 0 if self.boxed else _PAD
        middle = area.center().y() - (2 if self.boxed else 0)
        end = canvas.write(area.left() + inset, middle, str(head.fact), META_BOLD, "ink2")
        canvas.write(end + 8, middle, str(head.rest), META, "ink2")
        right = area.right() - inset
        canvas.write(right, middle, head.figure, META, "ink2", align=RIGHT)

    def _middle(self, box: QRectF) -> float:
        return box.top() + self.height / 2
