"""Rows, figures and states that several screens share: lists to pick from, sums, what became true.

Amounts are figures as shown ("181.20", "−0.20"). Keys go back unchanged with a screen's intents.
"""

from msgspec import Struct

from terminal.presenters.views import ActionView, Bead, ChipView, Tone, Words


class EntryView(Struct, frozen=True):
    """A row: left what it is, right its figure.

    `bar` is the tone of the state bar at the left edge (None: no bar), `pending` dashes it.
    `count` puts a stepper before the figure; `less` and `more` say whether it can step there.
    `removable` puts a way to take the row back at its right end. `tone` colours the figure.
    """

    key: str
    title: Words
    detail: Words = ""
    lead: Words = ""
    figure: str = ""
    figure_detail: Words = ""
    tone: Tone = Tone.INK
    icon: str = ""
    chips: tuple[ChipView, ...] = ()
    bar: Tone | None = None
    pending: bool = False
    bead: Bead | None = None
    bead_tone: Tone = Tone.PINE
    count: str = ""
    less: bool = True
    more: bool = True
    removable: bool = False
    chosen: bool = False


class HeadView(Struct, frozen=True):
    """A head between rows: the fact in bold, the rest plain, a figure at the right."""

    key: str
    fact: Words
    rest: Words = ""
    figure: str = ""


RowsView = tuple[EntryView | HeadView, ...]


class SumView(Struct, frozen=True):
    """One line of a sum: its words and its figure; RED for what is taken off."""

    words: Words
    figure: str
    tone: Tone = Tone.INK
    strong: bool = False


class StateView(Struct, frozen=True):
    """One thing's state in words, with the bead that repeats it."""

    words: Words
    bead: Bead = Bead.FULL
    tone: Tone = Tone.PINE


class DoneView(Struct, frozen=True):
    """What is true now, after COMMIT: one big figure, the states of paper and drawer, what next.

    `go` is the safe next step; `actions` are the others (reprint, another printer). `tone` colours
    the figure: RED where something is short.
    """

    title: Words
    caption: Words
    figure: str
    go: ActionView
    sums: tuple[SumView, ...] = ()
    states: tuple[StateView, ...] = ()
    actions: tuple[ActionView, ...] = ()
    tone: Tone = Tone.PINE


class LastSaleView(Struct, frozen=True):
    """The sale before, for the empty order panel until the next tap."""

    receipt_no: Words
    total: str
    received: str
    change: str
    states: tuple[StateView, ...] = ()
