"""What the sign-in screen shows; the same screen guards an idle till."""

from typing import Protocol

from msgspec import Struct

from terminal.presenters.views import ActionView, Words
from terminal.presenters.views_page import ScreenView


class SignInView(Struct, frozen=True):
    """Names to choose from, and how far the PIN of the chosen one is typed.

    `people` are actions by staff id: name, role in `detail`, `chosen` for the one who types.
    `problem` says what was wrong and what is left ("2 tries left"); `locked` says until when
    sign-in is locked out and dims the keypad. `lock_note` is set while an idle till is locked:
    who is signed in and that the shift goes on. `languages` are the choices of language.
    """

    shop: Words
    till: Words
    people: tuple[ActionView, ...]
    confirm: ActionView
    chosen_name: Words = ""
    chosen_role: Words = ""
    digits: int = 0
    problem: Words = ""
    locked: Words = ""
    lock_note: Words = ""
    languages: tuple[ActionView, ...] = ()


class SignInScreenView(ScreenView, Protocol):
    """The sign-in screen as its presenter knows it."""

    def show_sign_in(self, view: SignInView) -> None:
        """Show another snapshot."""
