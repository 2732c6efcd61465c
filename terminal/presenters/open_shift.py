"""Opening a shift with the float that lies in the drawer."""

from collections.abc import Callable

from terminal.domain.staff import OPEN_SHIFT
from terminal.errors import PosError
from terminal.presenters.flow import Digits
from terminal.presenters.sign_in import role_word
from terminal.presenters.views import ActionView, BannerView, Tone, Words
from terminal.presenters.views_rows import SumView
from terminal.presenters.views_shift import OpenShiftScreenView, OpenShiftView
from terminal.services import enrolling, shifts
from terminal.services.till import Till
from terminal.services.words import short_money
from terminal.text import pick, tr

PRESETS = (20000, 30000, 50000, 100000)


class OpenShiftPresenter:
    """Fills an `OpenShiftScreenView`; `opened` runs once the shift is open."""

    def __init__(self, view: OpenShiftScreenView, till: Till, opened: Callable[[], None]) -> None:
        self.view = view
        self.till = till
        self.opened = opened
        self.digits = Digits()
        self.banner: BannerView | None = None

    def enter(self) -> None:
        """Ask for the float."""
        self.digits, self.banner = Digits(), None
        self.show()

    def key(self, code: str) -> None:
        """Type the float."""
        self.digits, self.banner = self.digits.press(code), None
        self.show()

    def preset(self, key: str) -> None:
        """Take a ready float."""
        amount = int(key)
        self.digits = Digits(f"{amount // 100}.{amount % 100:02}")
        self.show()

    def confirm(self) -> None:
        """Open the shift; a second press does nothing."""
        if self.till.shift is not None:
            return
        if refusal := self._refusal():
            self.banner = BannerView(refusal)
            self.show()
            return
        try:
            enrolling.apply_identity(self.till)
            shifts.open_shift(self.till, self.digits.value)
        except PosError as error:
            self.banner = BannerView(error.sentence, error.remedy, Tone.RED)
            self.show()
            return
        self.opened()

    def _refusal(self) -> Words:
        if not self.till.on_duty().may(OPEN_SHIFT):
            return tr("A cashier or a manager opens the shift.")
        return "" if self.digits.text else tr("Type the float, 0 if none.")

    def clear_banner(self) -> None:
        """The banner was closed."""
        self.banner = None
        self.show()

    def show(self) -> None:
        """Show the screen as it stands."""
        staff = self.till.on_duty()
        presets = tuple(
            ActionView(
                str(n), short_money(n), chosen=bool(self.digits.text) and self.digits.value == n
            )
            for n in PRESETS
        )
        self.view.show_open_shift(
            OpenShiftView(
                who=pick(staff.name, staff.name_en),
                role=role_word(staff.role),
                facts=(
                    SumView(tr("Business day"), self.till.biz_date()),
                    SumView(tr("Till"), self.till.letter),
                ),
                caption=tr("Cash in the drawer now"),
                figure=self.digits.text or "0.00",
                presets=presets,
                go=ActionView(
                    "open",
                    tr("Open the shift"),
                    role="go",
                    refusal=self._refusal(),
                ),
                note=tr("Count the drawer: this is what the shift starts with."),
                banner=self.banner,
            )
        )
