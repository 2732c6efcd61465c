"""A banner for narrow columns: its words wrap, and it is as high as they need."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QMouseEvent, QResizeEvent

from terminal.presenters.views import BannerView, Tone
from terminal.ui.canvas import Canvas
from terminal.ui.lettering import BODY_BOLD, META
from terminal.ui.widgets.notices import Banner

_TONES = {Tone.RED: ("red_t", "red"), Tone.PINE: ("pine_t", "pine"), Tone.BLUE: ("blue_t", "blue")}
_LEFT, _CLOSE = 48, 48


class SideBanner(Banner):
    """As `Banner`, without an action: fact and consequence one under the other."""

    def show_banner(self, view: BannerView | None) -> None:
        """Show a banner; None takes it away."""
        super().show_banner(view)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def relook(self) -> None:
        """Measure and paint again in the new theme or language."""
        super().relook()
        self._fit()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        view = self.view
        if view is None:
            return
        face, ink = _TONES.get(view.tone, ("amber_t", "amber"))
        unknown = view.tone not in _TONES
        canvas.fill(area, face, 8)
        if unknown:
            canvas.hatched(area, "hatch_wait")
        canvas.outline(area, ink, 2, dashed=unknown)
        canvas.icon(12, 26, view.icon, 24, ink)
        if view.closable:
            canvas.icon(area.right() - 36, 26, "x-bold", 24, "ink")
        fact, rest = self._lines(view)
        for number, line in enumerate(fact):
            canvas.write(_LEFT, 26 + 22 * number, line, BODY_BOLD, "ink")
        for number, line in enumerate(rest):
            canvas.write(_LEFT, 26 + 22 * len(fact) + 20 * number, line, META, "ink")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.view is None or not self.view.closable:
            return
        place = event.position()
        if place.x() > self.width() - _CLOSE and place.y() < _CLOSE:
            self.closed.emit()

    def _lines(self, view: BannerView) -> tuple[tuple[str, ...], tuple[str, ...]]:
        letters, room = self.look.letters, self.width() - _LEFT - 12
        beside = room - (_CLOSE - 12 if view.closable else 0)
        fact = letters.wrapped(BODY_BOLD, str(view.fact), beside, 3)
        rest = letters.wrapped(META, str(view.rest), room, 4) if view.rest else ()
        return fact, rest

    def _fit(self) -> None:
        if self.view is not None:
            fact, rest = self._lines(self.view)
            self.setFixedHeight(30 + 22 * len(fact) + 20 * len(rest))
