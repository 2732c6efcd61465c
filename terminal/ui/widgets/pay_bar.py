"""The pay bar: what will be taken and given back at the left, the act at the right."""

from PySide6.QtCore import QRectF

from terminal.ui.canvas import Canvas
from terminal.ui.lettering import TITLE, TITLE_L, Face
from terminal.ui.look import Look
from terminal.ui.widgets.button import ROLES, Button


class PayBar(Button):
    """A wide go button: `detail` at the left, `words` and an arrow at the right."""

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
        if self.icon_name:
            right = canvas.icon(right - 32, middle, self.icon_name, 32, ink) - 44
        canvas.write(right - letters.advance(face, words), middle, words, face, ink)
        right -= letters.advance(face, words)
        detail, small = str(self.detail), TITLE if tall else Face(20, True)
        room = right - 24 - 32
        while small.px > 14 and letters.advance(small, detail) > room:
            small = Face(small.px - 2, True)
        canvas.write(32 if tall else 20, middle, detail, small, ink)
