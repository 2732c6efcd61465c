"""Names for painted hit areas, for assistive technology: an unpainted child over each of them.

They are made only where something asks for accessibility, and touches pass through them.
"""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QWidget

SOON_MS = 250


class StandIns:
    """The named areas of one painted widget."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._made: dict[str, QWidget] = {}
        self._areas: Mapping[str, QRect] = {}
        self._is_due = False

    def lay(self, areas: Mapping[str, QRect], always: bool = False) -> None:
        """Lay a named child over each area, soon, and take away those that are gone."""
        self._areas = areas
        if always:
            self._lay()
        elif not self._is_due:
            self._is_due = True
            QTimer.singleShot(SOON_MS, self._widget, self._lay_where_asked)

    def _lay_where_asked(self) -> None:
        # Asking loads 190 constants, which is why no paint waits for it.
        from PySide6.QtGui import QAccessible

        self._is_due = False
        if QAccessible.isActive():
            self._lay()

    def _lay(self) -> None:
        for name in set(self._made) - set(self._areas):
            self._made.pop(name).deleteLater()
        for name, area in self._areas.items():
            if name not in self._made:
                self._made[name] = self._new(name)
            self._made[name].setGeometry(area)
            self._made[name].show()

    def _new(self, name: str) -> QWidget:
        child = QWidget(self._widget)
        child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        child.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        child.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        child.setAccessibleName(name)
        return child
