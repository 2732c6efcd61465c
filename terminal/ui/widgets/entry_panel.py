"""A figure typed on a keypad, with what it means and what follows from it."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout

from terminal.presenters.views_panel import ChoiceGroup, EntryPanel, FieldView
from terminal.ui.lettering import BODY_BOLD, LABEL_L, META
from terminal.ui.look import Look
from terminal.ui.widgets.caption import AmountBox, Caption
from terminal.ui.widgets.keypad import Keypad, amount_keys
from terminal.ui.widgets.live_panel import ChoiceGrid, LivePanel


class TextField(QVBoxLayout):
    """A label and a line of text; `typed` of the panel carries what is written."""

    def __init__(self, panel: LivePanel) -> None:
        super().__init__()
        self.setSpacing(4)
        self.label = Caption(panel.look, "", META, role="ink2")
        self.line = QLineEdit()
        self.line.setObjectName("panel.field")
        self.line.setMaxLength(60)
        self.line.setFixedHeight(56)
        self.line.textEdited.connect(panel.typed)
        self.addWidget(self.label)
        self.addWidget(self.line)

    def show_field(self, field: FieldView | None) -> None:
        """Bring the field up to date without moving the cursor of who is writing."""
        self.label.setVisible(field is not None)
        self.line.setVisible(field is not None)
        if field is None:
            return
        self.label.say(field.label)
        self.line.setAccessibleName(str(field.label))
        self.line.setPlaceholderText(str(field.placeholder))
        if self.line.text() != field.text:
            self.line.setText(field.text)


class EntryWidget(LivePanel):
    """Shows an `EntryPanel`: meaning, figure and result at the left, the keypad at the right."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._tabs: dict[str, ChoiceGrid] = {}
        self._tab_rows = QVBoxLayout()
        self._tab_rows.setSpacing(8)
        self.field = TextField(self)
        self.figure = AmountBox(look, "", name="panel.figure")
        self.result = Caption(look, "", LABEL_L, role="ink2", align=1.0)
        self.result.setObjectName("panel.result")
        self.quick = ChoiceGrid(self, "quick", 3)
        self.keypad = Keypad(look, amount_keys(), "panel.keypad")
        self.keypad.key.connect(self.key)
        self._extra = ""
        self._lay_out()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(self._tab_rows)
        left.addLayout(self.field)
        left.addWidget(self.figure)
        left.addWidget(self.result)
        left.addLayout(self.quick)
        left.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 4)
        row.addWidget(self.keypad, 5)
        self.body.addLayout(row, 1)
        self.add_foot()

    def show_view(self, view: EntryPanel) -> None:
        """Show the panel as it is now."""
        self.head(view.title, view.subtitle)
        self._show_tabs(view.tabs)
        self.field.show_field(view.field)
        unit = f" {view.unit}" if view.unit else ""
        self.figure.show_figure(f"{view.entry}{unit}", view.caption)
        self.result.say(view.result)
        self.result.setVisible(bool(view.result))
        self.quick.height = 44 if self.compact else 56
        self.quick.show_choices(view.quick)
        if str(view.extra) != self._extra:
            self._extra = str(view.extra)
            self.keypad.set_keys(amount_keys(view.extra))
        self.foot(view.problem, view.confirm)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.field.line.setFixedHeight(48 if compact else 56)
        self.figure.setFixedHeight(72 if compact else 112)
        self.result.set_face(BODY_BOLD if compact else LABEL_L, 1)

    def _show_tabs(self, tabs: tuple[ChoiceGroup, ...]) -> None:
        if [tab.key for tab in tabs] != list(self._tabs):
            self._tabs = {}
            for tab in tabs:
                grid = ChoiceGrid(self, tab.key, len(tab.choices))
                grid.height = 44 if self.compact else 48
                self._tab_rows.addLayout(grid)
                self._tabs[tab.key] = grid
        for tab in tabs:
            self._tabs[tab.key].show_choices(tab.choices)

    def take_key(self, event: QKeyEvent) -> bool:
        return self.keypad.take_key(event)
