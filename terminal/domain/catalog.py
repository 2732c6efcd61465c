"""What the shop sells: items, their categories and the choices a guest makes about them.

Prices are fen for one unit: a piece, a kilogram or an hour. What is weighed may be shown and
spoken of per jin (500 g); it is still kept and reckoned per kilogram, which is exactly double.
"""

from collections import Counter
from collections.abc import Collection
from typing import Literal

from terminal.domain.value import Value
from terminal.text import Text, pick, tr

Unit = Literal["pc", "kg", "hour"]
ShownPer = Literal["", "jin"]


class Category(Value):
    """A page of tiles; `sort` orders the rail."""

    category_id: str
    name: str
    name_en: str = ""
    sort: int = 0


class Modifier(Value):
    """One choice on a line; `price_fen` is added to the price of one unit, never negative money."""

    modifier_id: str
    name: str
    name_en: str = ""
    price_fen: int = 0


class ModifierGroup(Value):
    """Choices that belong together: at least `min`, at most `max` of them are taken."""

    group_id: str
    name: str
    name_en: str = ""
    min: int = 0
    max: int = 1
    modifiers: tuple[Modifier, ...] = ()


class Item(Value):
    """Something for sale. `code` is the short number typed or printed by a scale (PLU)."""

    sku: str
    name: str
    name_en: str = ""
    category_id: str = ""
    price_fen: int = 0
    unit: Unit = "pc"
    shown_per: ShownPer = ""
    tax_bp: int = 0
    code: str = ""
    barcodes: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    station: str = ""
    initials: str = ""
    favourite: bool = False
    sort: int = 0
    active: bool = True

    @property
    def weighed(self) -> bool:
        """Whether a weight in kilograms must be given to sell it."""
        return self.unit == "kg"

    @property
    def measured(self) -> bool:
        """Whether an amount, a weight or a time, must be given to sell it."""
        return self.unit != "pc"

    @property
    def shown_fen(self) -> int:
        """The price as it is shown: per 500 g where the shop speaks in jin, else per unit."""
        return (self.price_fen + 1) // 2 if self.shown_per == "jin" else self.price_fen

    @property
    def must_choose(self) -> bool:
        """Whether it has modifier groups at all; their `min` says whether one is compulsory."""
        return bool(self.groups)


def check_choice(groups: Collection[ModifierGroup], chosen: Collection[str]) -> Text | None:
    """Say why these modifier ids cannot be taken together, or None when they can.

    An id given twice counts twice.
    """
    counts = Counter(chosen)
    offered = {m.modifier_id for group in groups for m in group.modifiers}
    if any(modifier_id not in offered for modifier_id in counts):
        return tr("This choice is not offered for the item.")
    for group in groups:
        taken = sum(counts[m.modifier_id] for m in group.modifiers)
        if reason := _outside(group, taken):
            return reason
    return None


def chosen_of(groups: Collection[ModifierGroup], chosen: Collection[str]) -> tuple[Modifier, ...]:
    """Return the modifiers of these ids in the order of the groups, repeated ones repeated."""
    counts = Counter(chosen)
    return tuple(
        modifier
        for group in groups
        for modifier in group.modifiers
        for _ in range(counts[modifier.modifier_id])
    )


def _outside(group: ModifierGroup, taken: int) -> Text | None:
    name = pick(group.name, group.name_en)
    if taken < group.min:
        return tr("{group}: choose at least {n}.", group=name, n=group.min)
    if taken > group.max:
        return tr("{group}: choose at most {n}.", group=name, n=group.max)
    return None
