"""Signing in, and the lock of an idle till: a name, then a PIN."""

from collections.abc import Callable

from terminal.domain.staff import Staff
from terminal.errors import PosError
from terminal.presenters.views import ActionView, Words
from terminal.presenters.views_sign_in import SignInScreenView, SignInView
from terminal.services import signing_in
from terminal.services.till import Till
from terminal.services.words import clock
from terminal.text import Text, language, pick, set_language, tr


def role_word(role: str) -> Text:
    """Return the word for a role."""
    return {
        "cashier": tr("Cashier"),
        "waiter": tr("Waiter"),
        "manager": tr("Manager"),
        "owner": tr("Owner"),
        "technician": tr("Technician"),
    }[role]


class SignInPresenter:
    """Fills a `SignInScreenView`; `entered` runs when somebody signed in."""

    def __init__(
        self,
        view: SignInScreenView,
        till: Till,
        entered: Callable[[], None],
        relanguage: Callable[[], None],
    ) -> None:
        self.view = view
        self.till = till
        self.entered = entered
        self.relanguage = relanguage
        self.chosen: Staff | None = None
        self.pin = ""
        self.problem: Words = ""
        self.locked: Words = ""

    def enter(self) -> None:
        """Show the names; on a locked till the one who is signed in is chosen."""
        self.chosen, self.pin, self.problem, self.locked = self.till.staff, "", "", ""
        self.show()

    def choose(self, staff_id: str) -> None:
        """A name was tapped."""
        people = signing_in.staff_list(self.till)
        self.chosen = next((s for s in people if s.staff_id == staff_id), None)
        self.pin, self.problem, self.locked = "", "", ""
        self.show()

    def key(self, code: str) -> None:
        """A key of the PIN pad."""
        if code == "clear":
            self.pin = ""
        elif code == "backspace":
            self.pin = self.pin[:-1]
        elif code.isdigit() and len(self.pin) < 8:
            self.pin += code
            self.problem = ""
        self.show()

    def confirm(self) -> None:
        """Check the PIN."""
        if self.chosen is None or len(self.pin) < 4:
            return
        pin, self.pin = self.pin, ""
        try:
            found = signing_in.sign_in(self.till, self.chosen.staff_id, pin)
        except PosError as error:
            self.problem = error.sentence
            self.show()
            return
        if found.staff is not None:
            self.problem = self.locked = ""
            self.entered()
            return
        self.problem = "" if found.locked_until else found.sentence or ""
        self.locked = found.sentence or "" if found.locked_until else ""
        self.show()

    def choose_language(self, key: str) -> None:
        """Switch the language of the whole till."""
        set_language(key)
        self.relanguage()
        self.show()

    def show(self) -> None:
        """Show the screen as it stands."""
        shop = self.till.settings
        chosen = self.chosen
        ready = chosen is not None and len(self.pin) >= 4
        self.view.show_sign_in(
            SignInView(
                shop=pick(shop.shop_name, shop.shop_name_en),
                till=pick(shop.till_name, shop.till_name_en)
                or tr("Till {letter}", letter=self.till.letter),
                people=tuple(self._person(s) for s in signing_in.staff_list(self.till)),
                confirm=ActionView(
                    "confirm",
                    tr("Sign in"),
                    role="go",
                    refusal="" if ready else tr("Choose your name, then type your PIN."),
                ),
                chosen_name=pick(chosen.name, chosen.name_en) if chosen else "",
                chosen_role=role_word(chosen.role) if chosen else "",
                digits=len(self.pin),
                problem=self.problem,
                locked=self.locked,
                lock_note=self._lock_note(),
                languages=(
                    ActionView("zh_CN", "中文", chosen=language() == "zh_CN"),
                    ActionView("en", "English", chosen=language() == "en"),
                ),
            )
        )

    def _person(self, staff: Staff) -> ActionView:
        chosen = self.chosen is not None and self.chosen.staff_id == staff.staff_id
        name = pick(staff.name, staff.name_en)
        return ActionView(staff.staff_id, name, detail=role_word(staff.role), chosen=chosen)

    def _lock_note(self) -> Words:
        staff, shift = self.till.staff, self.till.shift
        if staff is None:
            return ""
        name = pick(staff.name, staff.name_en)
        if shift is None:
            return tr("Locked · {name} is signed in.", name=name)
        since = clock(shift.opened_at, self.till.settings.zone)
        return tr(
            "Locked · {name} is signed in, the shift goes on since {time}.", name=name, time=since
        )
