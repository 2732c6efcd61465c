"""The pay bar, and the buttons of ready amounts."""

from PySide6.QtCore import QRectF

from terminal.ui.canvas import Canvas
from terminal.ui.lettering import BODY, TITLE, TITLE_L, Face
from terminal.ui.look import Look
from terminal.ui.widgets.button import ROLES, Button

_ONWARD = "arrow-right-bold"


class PayBar(Button):
    """A wide go button: `detail` at the left, `words` and an arrow (or its icon) at the right."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, role="go", name=name)
        self.setFixedHeight(96)

    @property
    def rim(self) -> int:
        """How high the lower rim is."""
        return 4

    def draw_content(self, canvas: Canvas, area: QRectF) -> None:
        """Paint the sentence, the act and its arrow."""
        ink, middle = ROLES[self.role][2], area.center().y() - 1
        letters, tall = self.look.letters, self.height() >= 80
        face = TITLE_L if tall else Face(26, True)
        words = str(self.words)
        right = area.right() - (32 if tall else 20)
        right = canvas.icon(right - 32, middle, self.icon_name or _ONWARD, 32, ink) - 44
        canvas.write(right - letters.advance(face, words), middle, words, face, ink)
        right -= letters.advance(face, words)
        detail, small = str(self.detail), TITLE if tall else Face(20, True)
        room = right - 24 - 32
        while small.px > 14 and letters.advance(small, detail) > room:
            small = Face(small.px - 2, True)
        canvas.write(32 if tall else 20, middle, detail, small, ink)


class CashButton(Button):
    """A ready amount: the figure in `words`, and before it, smaller, what it is in `detail`."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__(look, name=name)

    def draw_content(self, canvas: Canvas, area: QRectF) -> None:
        """Paint what the amount is, and the amount."""
        ink, letters = ROLES[self.role][2], self.look.letters
        words, detail = str(self.words), str(self.detail)
        face = TITLE if words[:1].isdigit() and self.height() > 48 else Face(20, True)
        wide = letters.advance(face, words)
        before = letters.advance(BODY, detail) + 8 if detail else 0
        x, middle = (area.width() - wide - before) / 2, area.center().y()
        if detail:
            soft = ink if self.role == "on" else "ink2"
            canvas.write(x, middle + 0.36 * (face.px - 16), detail, BODY, soft)
        canvas.write(x + before, middle, words, face, ink)
