"""Groups of choices: modifiers with their rules, reasons, menus."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from terminal.presenters.views_panel import ChoiceGroup, ChoicesPanel
from terminal.ui.lettering import LABEL, META
from terminal.ui.look import Look
from terminal.ui.widgets.caption import Caption
from terminal.ui.widgets.drag_scroll import DragScroll
from terminal.ui.widgets.live_panel import ChoiceGrid, LivePanel


class GroupBox(QWidget):
    """A group: its name, its rule (amber until it holds), its choices."""

    def __init__(self, panel: LivePanel, group: ChoiceGroup, columns: int) -> None:
        super().__init__()
        self.name = Caption(panel.look, group.name, LABEL)
        self.rule = Caption(panel.look, group.rule, META, role="ink2", align=1.0)
        self.grid = ChoiceGrid(panel, group.key, columns)
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.name, 1)
        row.addWidget(self.rule, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(4)
        box.addWidget(self.head)
        box.addLayout(self.grid)

    def show_group(self, group: ChoiceGroup) -> None:
        """Bring the group up to date."""
        self.name.say(group.name)
        self.rule.say(group.rule, "ink2" if group.done else "amber")
        self.head.setVisible(bool(group.name))
        self.grid.show_choices(group.choices)


class ChoicesWidget(LivePanel):
    """Shows a `ChoicesPanel`; `chosen` carries group and key."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._boxes: dict[str, GroupBox] = {}
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        self._list.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self._drag = DragScroll(area)
        self._drag.watch(inside)
        self.body.addWidget(area, 1)
        self.add_foot()

    def show_view(self, view: ChoicesPanel) -> None:
        """Show the panel as it is now."""
        self.head(view.title, view.subtitle)
        if [group.key for group in view.groups] != list(self._boxes):
            self._rebuild(view)
        for group in view.groups:
            self._boxes[group.key].show_group(group)
            for button in self._boxes[group.key].grid.buttons.values():
                self._drag.watch(button)
        self.foot(view.problem, view.confirm)

    def _rebuild(self, view: ChoicesPanel) -> None:
        for old in self._boxes.values():
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._boxes = {}
        for place, group in enumerate(view.groups):
            box = GroupBox(self, group, self._columns(group))
            self._list.insertWidget(place, box)
            self._boxes[group.key] = box

    def _columns(self, group: ChoiceGroup) -> int:
        if any(choice.icon for choice in group.choices):
            return 2
        return 3 if self.compact else 4
