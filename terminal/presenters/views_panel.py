"""What the inline panels show. One panel at a time; each value is the whole of its panel.

The presenter keeps what is typed and chosen: a panel shows it and tells of each touch.
"""

from msgspec import Struct

from terminal.presenters.views import ActionView, ChipView, Words


class ChoiceGroup(Struct, frozen=True):
    """Things of which some are chosen; `rule` says how many ("choose 1"), `done` if that holds."""

    key: str
    name: Words
    choices: tuple[ActionView, ...]
    rule: Words = ""
    done: bool = True


class ChoicesPanel(Struct, frozen=True):
    """Modifiers, a reason, a menu: groups of choices, and what confirms them (None: each acts)."""

    name: str
    title: Words
    groups: tuple[ChoiceGroup, ...]
    subtitle: Words = ""
    problem: Words = ""
    confirm: ActionView | None = None


class FieldView(Struct, frozen=True):
    """A line of free text beside a keypad or above a list of phrases."""

    label: Words
    text: str = ""
    placeholder: Words = ""


class EntryPanel(Struct, frozen=True):
    """A figure typed on a keypad: weight, quantity, discount, amount.

    `tabs` switch what the figure means, `quick` are ready figures, `extra` words the keypad's
    extra key. `result` is what follows from the figure ("¥ 61.60").
    """

    name: str
    title: Words
    caption: Words
    entry: str
    confirm: ActionView
    subtitle: Words = ""
    unit: Words = ""
    result: Words = ""
    problem: Words = ""
    extra: Words = ""
    tabs: tuple[ChoiceGroup, ...] = ()
    quick: tuple[ActionView, ...] = ()
    field: FieldView | None = None


class ApprovalPanel(Struct, frozen=True):
    """Why a consent is needed, who may give it, and how many digits of the PIN are typed."""

    name: str
    title: Words
    reason: Words
    staff: tuple[ActionView, ...]
    digits: int
    confirm: ActionView
    problem: Words = ""


class RowView(Struct, frozen=True):
    """A row to pick: a parked order, a sale."""

    key: str
    title: Words
    meta: Words = ""
    amount: str = ""
    chip: ChipView | None = None
    pending: bool = True


class ListPanel(Struct, frozen=True):
    """Rows to pick from; `empty` says what will be here while there are none."""

    name: str
    title: Words
    rows: tuple[RowView, ...]
    empty: Words
    subtitle: Words = ""
    icon: str = "tray-bold"


class NotePanel(Struct, frozen=True):
    """Free words for the kitchen or the guest, with ready phrases."""

    name: str
    title: Words
    field: FieldView
    quick: tuple[ActionView, ...]
    confirm: ActionView
    subtitle: Words = ""


PanelView = ChoicesPanel | EntryPanel | ApprovalPanel | ListPanel | NotePanel
