"""One inline panel in use: what is typed and chosen in it until it is confirmed or closed."""

from typing import Protocol

from msgspec import Struct

from terminal.domain.money import MAX_FEN
from terminal.presenters.views_panel import PanelView


class Flow(Protocol):
    """A panel's state. Its owner asks for `view` after each touch and shows it."""

    def view(self) -> PanelView:
        """Return the panel as it stands."""

    def key(self, code: str) -> None:
        """A key of its keypad was pressed."""

    def choose(self, group: str, key: str) -> None:
        """Something was tapped."""

    def type(self, text: str) -> None:
        """Its text field holds this now."""

    def confirm(self) -> None:
        """Do it, if it can be done."""


class Still:
    """The parts of a flow that most panels do not use."""

    def key(self, code: str) -> None:
        """Nothing is typed here."""

    def choose(self, group: str, key: str) -> None:
        """Nothing is chosen here."""

    def type(self, text: str) -> None:
        """There is no text field here."""

    def confirm(self) -> None:
        """There is nothing to confirm here."""


class Digits(Struct, frozen=True):
    """A figure being typed, with `places` digits after the point at most."""

    text: str = ""
    places: int = 2
    most: int = 9

    def press(self, code: str) -> "Digits":
        """Return it after a key: a digit, 00, the point, backspace or clear."""
        if code == "clear":
            return Digits("", self.places, self.most)
        if code == "backspace":
            return Digits(self.text[:-1], self.places, self.most)
        if code == ".":
            return self if "." in self.text or not self.places else self._with(self.text + ".")
        return self._with(self.text + code) if code.isdigit() else self

    def _with(self, text: str) -> "Digits":
        whole, _, part = text.partition(".")
        if len(part) > self.places or len(whole) > self.most:
            return self
        text = ("0" if not whole else whole.lstrip("0") or "0") + text[len(whole) :]
        return Digits(text, self.places, self.most)

    @property
    def value(self) -> int:
        """The figure in its smallest unit: fen for 2 places, thousandths for 3."""
        whole, _, part = self.text.partition(".")
        return int((whole or "0") + part.ljust(self.places, "0"))

    @property
    def is_amount(self) -> bool:
        """Whether it is more than nothing and can be meant as money."""
        return 0 < self.value <= MAX_FEN
