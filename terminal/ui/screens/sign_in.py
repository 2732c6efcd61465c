"""Signing in: a grid of names, then the PIN. Guards an idle till in the same way."""

from PySide6.QtCore import QRectF, Qt, Signal

from terminal.presenters.views_sign_in import SignInView
from terminal.text import tr
from terminal.ui.canvas import CENTRE, Canvas
from terminal.ui.lettering import BODY, LABEL, TITLE, TITLE_L, Face
from terminal.ui.look import Look
from terminal.ui.widgets.boxes import Side, column, framed, holder, row
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import Caption
from terminal.ui.widgets.choices import ChoiceGrid, Plaque
from terminal.ui.widgets.page import Page
from terminal.ui.widgets.painted import Painted
from terminal.ui.widgets.pin_dots import PinDots, PinPad
from terminal.ui.widgets.touch_area import TouchArea


class ShopMark(Painted):
    """The seal, the shop's name and which till this is."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("signIn.shop")
        self._view: SignInView | None = None
        self.setFixedHeight(80)

    def show_shop(self, view: SignInView) -> None:
        """Show another shop."""
        self._view = view
        self.setAccessibleName(f"{view.shop} {view.till}")
        self.update()

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        high = min(80.0, area.height())
        seal = QRectF(area.left(), area.top(), high * 0.8, high)
        canvas.fill(seal, "seal", 6)
        for number, glyph in enumerate(self.look.theme.brand):
            middle = seal.top() + high * (0.27 + 0.46 * number)
            face = Face(round(high * 0.4), True)
            canvas.write(seal.center().x(), middle, glyph, face, "seal_glyph", align=CENTRE)
        if self._view is None:
            return
        x, room = seal.right() + 16, area.width() - seal.right() - 16
        shop = self.look.letters.elided(TITLE_L, str(self._view.shop), room)
        canvas.write(x, area.top() + high * 0.3, shop, TITLE_L, "ink")
        canvas.write(x, area.top() + high * 0.76, str(self._view.till), BODY, "ink2")


class LockNote(Painted):
    """Says that the till is locked, who is signed in and that the shift goes on."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setObjectName("signIn.lock")
        self.words = ""
        self.setFixedHeight(56)

    def draw(self, canvas: Canvas, area: QRectF) -> None:
        canvas.fill(area, "pine_t", 8)
        middle = area.center().y()
        x = canvas.icon(area.left() + 16, middle, "lock-fill", 24, "pine") + 12
        room = area.width() - x - 12
        lines = self.look.letters.wrapped(BODY, self.words, room, 2)
        for number, line in enumerate(lines):
            canvas.write(x, middle - 11 * (len(lines) - 1) + 22 * number, line, BODY, "ink")


class SignInScreen(Page):
    """Names left, PIN right. Objects: `signIn.person.<id>`, `signIn.keypad`, `signIn.confirm`."""

    person_chosen = Signal(str)
    key = Signal(str)
    confirmed = Signal()
    language_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "signIn")
        self.shop, self.lock = ShopMark(look), LockNote(look)
        self.people = ChoiceGrid(look, "signIn.person", 3, make=Plaque)
        self.languages = ChoiceGrid(look, "signIn.language", 2)
        self.name = Caption(look, "", TITLE, align=CENTRE)
        self.role = Caption(look, "", BODY, role="ink2", align=CENTRE)
        self.dots = PinDots(look, "signIn.dots")
        self.problem = Caption(look, "", Face(16, True), role="red", lines=2, align=CENTRE)
        self.problem.setObjectName("signIn.problem")
        self.keypad = PinPad(look, "signIn.keypad")
        self.confirm = Button(look, role="go", name="signIn.confirm")
        self.go, self.pad = self.confirm, self.keypad
        self._build(look)
        self._wire()
        self.arrange()

    def _build(self, look: Look) -> None:
        self._area = TouchArea(holder(column(self.people, 1)), "signIn.people")
        self.languages.setFixedWidth(248)
        top = row(self.shop, self.languages)
        top.setAlignment(self.languages, Qt.AlignmentFlag.AlignTop)
        who = Caption(look, tr("Who are you"), LABEL)
        self._left = column(top, self.lock, who, self._area, gap=16)
        self._side = Side(look, "left")
        self._right = column(
            self.name, self.role, self.dots, self.problem, self.keypad, self.confirm, gap=8
        )
        self._right.setStretch(4, 1)
        self._side.setLayout(self._right)
        page = row(self._left, self._side, gap=0)
        page.setStretch(0, 1)
        self.setLayout(page)

    def _wire(self) -> None:
        self.people.chosen.connect(self.person_chosen)
        self.people.refused.connect(self.say_refusal)
        self.languages.chosen.connect(self.language_chosen)
        self.keypad.key.connect(self.key)
        self.confirm.clicked.connect(self.confirmed)
        self.explain(self.confirm)

    def arrange(self) -> None:
        compact = self.compact
        self._side.setFixedWidth(352 if compact else 424)
        self.shop.setFixedHeight(56 if compact else 80)
        framed(self._left, self.edge + 8, self.edge)
        framed(self._right, self.edge, 8 if compact else 24)
        self._left.setSpacing(8 if compact else 16)
        self._right.setSpacing(4 if compact else 8)
        self.people.set_sizes(80 if compact else 104, 3)
        self.languages.set_sizes(self.button_height)
        self.confirm.setFixedHeight(64 if compact else 80)

    def show_sign_in(self, view: SignInView) -> None:
        """Show another snapshot."""
        self.shop.show_shop(view)
        self.lock.words = str(view.lock_note)
        self.lock.setVisible(bool(view.lock_note))
        self.people.show_actions(view.people)
        self.languages.show_actions(view.languages)
        self.name.say(view.chosen_name or tr("Choose your name"))
        self.role.say(view.chosen_role or tr("then type your PIN"))
        self.dots.show_digits(view.digits)
        self.problem.say(view.locked or view.problem, "amber" if view.locked else "red")
        self.keypad.set_dimmed(bool(view.locked))
        self.confirm.show_action(view.confirm)
