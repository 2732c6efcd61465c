"""The place over the tiles where one inline panel is shown; its widget is made when needed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.presenters.views_panel import (
    ApprovalPanel,
    ChoicesPanel,
    EntryPanel,
    ListPanel,
    NotePanel,
    PanelView,
)
from terminal.ui.look import Look

if TYPE_CHECKING:
    from terminal.ui.widgets.live_panel import LivePanel


class PanelHost(QObject):
    """Shows at most one panel in `area` of its parent; a panel of another name replaces it."""

    closed = Signal()
    confirmed = Signal()
    key = Signal(str)
    chosen = Signal(str, str)
    typed = Signal(str)
    refused = Signal(object)
    confirms = Signal(bool)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._over = look, parent
        self._area, self._compact = QRect(), False
        self._view: PanelView | None = None
        self.widget: LivePanel | None = None

    @property
    def name(self) -> str:
        """The name of the panel that is up, or ""."""
        return self._view.name if self._view is not None else ""

    def place(self, area: QRect, compact: bool) -> None:
        """Take this area of the parent."""
        self._area, self._compact = area, compact
        if self.widget is not None:
            self.widget.setGeometry(area)
            self.widget.set_compact(compact)

    def show_panel(self, view: PanelView | None) -> None:
        """Show a panel, bring it up to date, or take it away."""
        before, self._view = self.name, view
        if view is None or view.name != before:
            self._drop()
        if view is None:
            self.confirms.emit(False)
            return
        if self.widget is None:
            self.widget = self._made(view)
        self.widget.show_view(view)
        self.widget.show()
        self.widget.raise_()
        self.confirms.emit(getattr(view, "confirm", None) is not None)

    def retranslate(self) -> None:
        """Word the panel again."""
        if self.widget is not None and self._view is not None:
            self.widget.show_view(self._view)

    def take_key(self, event: QKeyEvent) -> bool:
        """Offer a hardware key to the panel that is up."""
        return self.widget is not None and self.widget.take_key(event)

    def _drop(self) -> None:
        if self.widget is not None:
            self.widget.hide()
            self.widget.setParent(None)
            self.widget.deleteLater()
            self.widget = None

    def _made(self, view: PanelView) -> "LivePanel":
        widget = _widget(view, self._look)
        widget.setParent(self._over)
        widget.setProperty("panelName", view.name)
        widget.set_compact(self._compact)
        widget.setGeometry(self._area)
        for signal, target in (
            (widget.closed, self.closed),
            (widget.confirmed, self.confirmed),
            (widget.key, self.key),
            (widget.chosen, self.chosen),
            (widget.typed, self.typed),
            (widget.refused, self.refused),
        ):
            signal.connect(target)
        return widget


def _widget(view: PanelView, look: Look) -> "LivePanel":
    """Make the widget of a panel; its module is loaded when the first such panel is shown."""
    match view:
        case ChoicesPanel():
            from terminal.ui.widgets.choices_panel import ChoicesWidget

            return ChoicesWidget(look)
        case EntryPanel():
            from terminal.ui.widgets.entry_panel import EntryWidget

            return EntryWidget(look)
        case ApprovalPanel():
            from terminal.ui.widgets.approval_panel import ApprovalWidget

            return ApprovalWidget(look)
        case ListPanel():
            from terminal.ui.widgets.list_panel import ListWidget

            return ListWidget(look)
        case NotePanel():
            from terminal.ui.widgets.note_panel import NoteWidget

            return NoteWidget(look)
