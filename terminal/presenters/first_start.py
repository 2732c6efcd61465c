"""The first start: a shop, its owner, a PIN typed twice, this till's letter; then selling."""

from collections.abc import Callable

from terminal.errors import PosError
from terminal.presenters.views import ActionView, BannerView, Tone, Words
from terminal.presenters.views_first_start import FirstStartScreenView, FirstStartView
from terminal.services import first_start
from terminal.services.first_start import NewShop
from terminal.services.till import Till
from terminal.text import language, set_language, tr


class FirstStartPresenter:
    """Fills a `FirstStartScreenView`; `ready` runs once the shop is set up."""

    def __init__(
        self,
        view: FirstStartScreenView,
        till: Till,
        ready: Callable[[], None],
        relanguage: Callable[[], None],
    ) -> None:
        self.view = view
        self.till = till
        self.ready = ready
        self.relanguage = relanguage
        self.shop, self.owner, self.letter = "", "", till.letter
        self.pins = {"pin": "", "again": ""}
        self.typing = "pin"
        self.checked = False
        self.banner: BannerView | None = None

    def enter(self) -> None:
        """Show the empty form."""
        self.show()

    def write_shop(self, text: str) -> None:
        """The shop's name."""
        self.shop = text
        self.show()

    def write_owner(self, text: str) -> None:
        """The owner's name."""
        self.owner = text
        self.show()

    def choose_pin(self, which: str) -> None:
        """Type the PIN, or repeat it."""
        self.typing = which
        self.show()

    def key(self, code: str) -> None:
        """A key of the PIN pad."""
        pin = self.pins[self.typing]
        if code == "clear":
            pin = ""
        elif code == "backspace":
            pin = pin[:-1]
        elif code.isdigit() and len(pin) < 8:
            pin += code
        self.pins[self.typing] = pin
        self.show()

    def step_letter(self, way: int) -> None:
        """Choose the till's letter."""
        self.letter = chr((ord(self.letter) - ord("A") + way) % 26 + ord("A"))
        self.show()

    def choose_language(self, key: str) -> None:
        """Switch the language."""
        set_language(key)
        self.relanguage()
        self.show()

    def confirm(self) -> None:
        """Set the shop up if nothing is missing."""
        self.checked = True
        if any((self._shop_problem(), self._owner_problem(), self._pin_problem())):
            self.show()
            return
        try:
            first_start.set_up(
                self.till, NewShop(self.shop, self.owner, self.pins["pin"], self.letter)
            )
        except PosError as error:
            self.banner = BannerView(error.sentence, error.remedy, Tone.RED)
            self.show()
            return
        self.pins = {"pin": "", "again": ""}
        self.ready()

    def clear_banner(self) -> None:
        """The banner was closed."""
        self.banner = None
        self.show()

    def _shop_problem(self) -> Words:
        return "" if self.shop.strip() else tr("Write the shop's name.")

    def _owner_problem(self) -> Words:
        return "" if self.owner.strip() else tr("Write the owner's name.")

    def _pin_problem(self) -> Words:
        if len(self.pins["pin"]) < 4:
            return tr("A PIN has 4 to 8 digits.")
        return "" if self.pins["pin"] == self.pins["again"] else tr("The two PINs differ.")

    def show(self) -> None:
        """Show the form as it stands; problems only after it was confirmed once."""
        self.view.show_first_start(
            FirstStartView(
                go=ActionView("go", tr("Set up and sign in"), role="go"),
                shop=self.shop,
                owner=self.owner,
                digits=len(self.pins["pin"]),
                digits_again=len(self.pins["again"]),
                typing=self.typing,
                letter=self.letter,
                shop_problem=self._shop_problem() if self.checked else "",
                owner_problem=self._owner_problem() if self.checked else "",
                pin_problem=self._pin_problem() if self.checked else "",
                languages=(
                    ActionView("zh_CN", "中文", chosen=language() == "zh_CN"),
                    ActionView("en", "English", chosen=language() == "en"),
                ),
                banner=self.banner,
            )
        )
