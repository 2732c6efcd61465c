"""The status strip: always there, dark in both themes, saying only what is true."""

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.presenters.views import Bead
from terminal.presenters.views_strip import DeviceView, StripView
from terminal.text import tr
from terminal.ui.canvas import RIGHT, Canvas
from terminal.ui.lettering import BODY, BODY_BOLD, STRIP_META, TITLE, Face
from terminal.ui.look import Look
from terminal.ui.widgets.painted import Painted
from terminal.ui.widgets.stand_ins import StandIns

_BEADS = {
    Bead.FULL: "strip_ok",
    Bead.HALF: "strip_wait",
    Bead.HOLLOW: "on_strip2",
    Bead.FAULT: "strip_fault",
}
TALL, COMPACT = 56, 48


class StatusStrip(Painted):
    """Shows a `StripView`; `page_asked` carries "network", "devices", "shift" or "clock"."""

    page_asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setObjectName("strip")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._view: StripView | None = None
        self._areas: dict[str, QRectF] = {}
        self._named = StandIns(self)

    @property
    def view(self) -> StripView | None:
        """What it shows."""
        return self._view

    def show_strip(self, strip: StripView) -> None:
        """Show another snapshot; nothing is repainted when it is the same."""
        if strip != self._view:
            self._view = strip
            self.setAccessibleName(_spoken(strip))
            self.update()

    def set_compact(self, compact: bool) -> None:
        """One line of 48 for small screens, two lines of 56 otherwise."""
        self.setFixedHeight(COMPACT if compact else TALL)

    @property
    def compact(self) -> bool:
        """Whether it has one line only."""
        return self.height() < TALL

    def sizeHint(self) -> QSize:
        return QSize(1280, TALL)

    def area(self, page: str) -> QRectF:
        """Where the part lies that opens `page`; empty when it is not shown."""
        return self._areas.get(page, QRectF())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        for page, area in self._areas.items():
            if area.contains(event.position()):
                self.page_asked.emit(page)
                return

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, "strip")
        self._areas = {}
        left = self._draw_seal(canvas)
        if self._view is None:
            return
        self._draw_people(canvas, left, self._view)
        self._draw_right(canvas, area.right(), self._view)
        truth = self._view.truth
        spoken = {"network": f"{truth.fact}, {truth.rest}", "devices": _devices(self._view)}
        self._named.lay(
            {words: self.area(page).toRect() for page, words in spoken.items() if words}
        )

    def _draw_seal(self, canvas: Canvas) -> float:
        x, high, wide = (12, 34, 26) if self.compact else (16, 40, 32)
        px = 13 if self.compact else 16
        top = (self.height() - high) / 2
        canvas.fill(QRectF(x, top, wide, high), "seal", 4)
        for row, glyph in enumerate(self.look.theme.brand):
            middle = top + high * (0.27 + 0.46 * row)
            canvas.write(x + wide / 2, middle, glyph, Face(px, True), "seal_glyph", align=0.5)
        return x + wide + (12 if self.compact else 16)

    def _draw_people(self, canvas: Canvas, x: float, strip: StripView) -> None:
        pairs = ((strip.shift, strip.shift_since), (strip.cashier, strip.role))
        if self.compact:
            end = canvas.write(x, 24, str(strip.shop), Face(15, True), "on_strip")
            words = " ".join(str(first) for first, _ in pairs if first)
            if words:
                end = self._separator(canvas, end)
                end = canvas.write(end, 24, words, Face(15), "on_strip")
        else:
            end = self._pair(canvas, x, (strip.shop, strip.date), BODY_BOLD)
            end = self._separator(canvas, end) if strip.shift or strip.cashier else end
            for number, pair in enumerate(pairs):
                end = self._pair(canvas, end + 16 * number, pair, BODY)
        self._areas["shift"] = QRectF(0, 0, end, self.height())

    def _pair(
        self, canvas: Canvas, x: float, pair: tuple[object, object], face: Face, role: str = ""
    ) -> float:
        first = canvas.write(x, 21, str(pair[0]), face, "on_strip")
        second = canvas.write(x, 39, str(pair[1]), STRIP_META, role or "on_strip2")
        return max(first, second)

    def _separator(self, canvas: Canvas, x: float) -> float:
        middle = self.height() / 2
        canvas.fill(QRectF(round(x) + 15, middle - 12, 1, 24), "strip_line")
        return round(x) + 32 - (4 if self.compact else 0)

    def _draw_right(self, canvas: Canvas, right: float, strip: StripView) -> None:
        middle = self.height() / 2
        x = right - (12 if self.compact else 16)
        face = Face(24, True) if self.compact else TITLE
        canvas.write(x, middle + 1, strip.clock, face, "on_strip", align=RIGHT)
        x -= self.look.letters.advance(face, strip.clock)
        self._areas["clock"] = QRectF(x, 0, right - x, self.height())
        gap = 12 if self.compact else 16
        x -= gap
        canvas.fill(QRectF(round(x), middle - 12, 1, 24), "strip_line")
        devices_end = x = x - 1
        for device in reversed(strip.devices):
            x = self._draw_device(canvas, x - gap, device)
        if strip.devices:
            x -= gap + 1
            canvas.fill(QRectF(round(x), middle - 12, 1, 24), "strip_line")
            self._areas["devices"] = QRectF(x, 0, devices_end - x, self.height())
        self._draw_truth(canvas, x - gap, strip)

    def _draw_device(self, canvas: Canvas, right: float, device: DeviceView) -> float:
        letters, middle = self.look.letters, self.height() / 2
        name, state = str(device.name), str(device.state)
        face = Face(15) if self.compact else BODY
        width = letters.advance(face, name)
        role = _BEADS[device.bead]
        if not self.compact:
            width = max(width, letters.advance(STRIP_META, state))
            tone = "on_strip2" if device.bead is Bead.FULL else role
            self._pair(canvas, right - width, (name, state), BODY, tone)
        else:
            canvas.write(right - width, middle, name, face, "on_strip")
        left = round(right - width) - 22
        canvas.bead(QPointF(left + 7, middle), device.bead, role)
        return left

    def _draw_truth(self, canvas: Canvas, right: float, strip: StripView) -> None:
        truth, middle = strip.truth, self.height() / 2
        letters = self.look.letters
        rest = str(truth.short if self.compact else truth.rest)
        bold, plain = (Face(15, True), Face(15)) if self.compact else (BODY_BOLD, BODY)
        text = f"{truth.fact} · "
        width = letters.advance(bold, text) + letters.advance(plain, rest) + 58
        high = 36 if self.compact else 40
        box = QRectF(round(right - width), middle - high / 2, round(width), high)
        ink = "on_strip" if truth.solid else "truth_text"
        canvas.fill(box, "strip2" if truth.solid else "truth_box", 8)
        if not truth.solid:
            canvas.outline(box, "strip_wait", 2, dashed=True)
        colour = "strip_ok" if truth.solid or "up" in truth.icon else ink
        x = canvas.icon(box.left() + 12, middle, truth.icon, 26, colour) + 6
        x = canvas.write(x, middle + 1, text, bold, ink)
        canvas.write(x, middle + 1, rest, plain, ink)
        self._areas["network"] = box


def _spoken(strip: StripView) -> str:
    return f"{tr('Status')}: {strip.truth.fact}, {strip.truth.rest}. {_devices(strip)}"


def _devices(strip: StripView) -> str:
    return ", ".join(f"{device.name} {device.state}" for device in strip.devices)
