"""What every screen beside the sell screen can be asked to show."""

from typing import Protocol

from terminal.presenters.views import ToastView
from terminal.presenters.views_panel import PanelView


class ScreenView(Protocol):
    """Inline panels (a consent above all) and notices, the same on every screen."""

    def show_panel(self, panel: PanelView | None) -> None:
        """Lay an inline panel over the screen, or bring it up to date; None takes it away."""

    def show_toast(self, toast: ToastView) -> None:
        """Say something for four seconds."""
