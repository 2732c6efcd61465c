"""Rows, figures and states that several screens share: lists to pick from, sums, what became true.

Amounts are figures as shown ("181.20", "−0.20"). Keys go back unchanged with a screen's intents.
"""

from dataclasses import dataclass

from terminal.presenters.views import ActionView, Bead, ChipView, Tone, Words


@dataclass(frozen=True, slots=True)
class EntryView:
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


@dataclass(frozen=True, slots=True)
class HeadView:
    """A head between rows: the fact in bold, the rest plain, a figure at the right."""

    key: str
    fact: Words
    rest: Words = ""
    figure: str = ""


RowsView = tuple[EntryView | HeadView, ...]


@dataclass(frozen=True, slots=True)
class SumView:
    """One line of a sum: its words and its figure; RED for what is taken off."""

    words: Words
    figure: str
    tone: Tone = Tone.INK
    strong: bool = False


@dataclass(frozen=True, slots=True)
class StateView:
    """One thing's state in words, with the bead that repeats it."""

    words: Words
    bead: Bead = Bead.FULL
    tone: Tone = Tone.PINE


@dataclass(frozen=True, slots=True)
class DoneView:
    """What is true now, after COMMIT: one big figure, the states of paper and drawer, what next.

    `go` is the safe next step; `actions` are the others (reprint, another printer).
    """

    title: Words
    caption: Words
    figure: str
    go: ActionView
    sums: tuple[SumView, ...] = ()
    states: tuple[StateView, ...] = ()
    actions: tuple[ActionView, ...] = ()


@dataclass(frozen=True, slots=True)
class LastSaleView:
    """The sale before, for the empty order panel until the next tap."""

    receipt_no: Words
    total: str
    received: str
    change: str
    states: tuple[StateView, ...] = ()
