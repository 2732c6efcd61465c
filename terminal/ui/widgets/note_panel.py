"""Free words: a line to write in, ready phrases, and keys for those without a keyboard."""

from terminal.presenters.views_panel import NotePanel
from terminal.ui.look import Look
from terminal.ui.widgets.entry_panel import TextField
from terminal.ui.widgets.live_panel import ChoiceGrid, LivePanel
from terminal.ui.widgets.search import SearchPad


class NoteWidget(LivePanel):
    """Shows a `NotePanel`; `typed` carries the text, `chosen` ("quick", key), `key` a pad key."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.field = TextField(self)
        self.quick = ChoiceGrid(self, "quick", 4)
        self.pad = SearchPad(look, self, ground="surface")
        self.pad.setMinimumHeight(196)
        self.pad.key.connect(self.key)
        self.body.addLayout(self.field)
        self.body.addLayout(self.quick)
        self.body.addStretch(1)
        self.body.addWidget(self.pad, 6)
        self.add_foot()

    def show_view(self, view: NotePanel) -> None:
        """Show the panel as it is now."""
        self.head(view.title, view.subtitle)
        self.field.show_field(view.field)
        self.field.label.setVisible(not self.compact)
        self.quick.height = 44 if self.compact else 48
        self.quick.show_choices(view.quick)
        self.foot("", view.confirm)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.field.line.setFixedHeight(48 if compact else 56)
