"""One function a screen: makes it with its presenter and joins the two."""

from collections.abc import Callable
from typing import Any, Protocol

from msgspec import Struct
from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from terminal.presenters.panels import PanelOwner


class Presenter(Protocol):
    """What the navigation needs of a presenter."""

    enter: Callable[..., None]


class Route(Struct, frozen=True):
    """A screen with its presenter. `again` shows it anew after something else changed."""

    screen: QWidget
    presenter: Any
    again: Callable[[], None]


def join_panels(screen: Any, presenter: PanelOwner) -> None:
    """Join the inline panels that every screen can show."""
    join(
        (screen.panel_closed, presenter.close_panel),
        (screen.panel_confirmed, presenter.panel_confirm),
        (screen.panel_key, presenter.panel_key),
        (screen.panel_chosen, presenter.panel_choice),
        (screen.panel_typed, presenter.panel_text),
    )


def join(*pairs: tuple[SignalInstance, Callable[..., object]]) -> None:
    """Connect signals to presenter methods."""
    for signal, slot in pairs:
        signal.connect(slot)
