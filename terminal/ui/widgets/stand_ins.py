"""Names for painted hit areas, for assistive technology: an unpainted child over each of them.

They are made only where something asks for accessibility, and touches pass through them.
"""

from collections.abc import Mapping

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget


class StandIns:
    """The named areas of one painted widget."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._made: dict[str, QWidget] = {}

    def lay(self, areas: Mapping[str, QRect], always: bool = False) -> None:
        """Lay a named child over each area and take away those that are gone."""
        if not always and not QAccessible.isActive():
            return
        for name in set(self._made) - set(areas):
            self._made.pop(name).deleteLater()
        for name, area in areas.items():
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
