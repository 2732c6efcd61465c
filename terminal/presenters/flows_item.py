"""Panels that end in a line: weighing or counting, choosing modifiers, an item not in the list."""

from collections.abc import Callable

from msgspec import Struct, field

from terminal.domain.catalog import Item, Modifier, ModifierGroup, check_choice, chosen_of
from terminal.domain.money import line_amount
from terminal.domain.order import MAX_QTY_MILLI
from terminal.presenters.flow import Digits, Still
from terminal.presenters.views import ActionView
from terminal.presenters.views_panel import (
    ChoiceGroup,
    ChoicesPanel,
    EntryPanel,
    FieldView,
)
from terminal.services.words import money, short_money, unit_word
from terminal.text import Text, pick, tr

WEIGHTS = ("0.5", "1", "1.5", "2", "2.5", "3")
COUNTS = ("2", "3", "4", "5", "6", "8", "10", "12")


class Measure(Still, Struct):
    """How much of an item: a weight or a time with three decimals, or whole pieces."""

    item: Item
    done: Callable[[int], None]
    digits: Digits = field(default_factory=lambda: Digits("", 3, 3))

    def __post_init__(self) -> None:
        if not self.item.measured:
            self.digits = Digits("", 0, 3)

    def key(self, code: str) -> None:
        """Type the figure."""
        self.digits = self.digits.press(code)

    def choose(self, group: str, key: str) -> None:
        """Take a ready figure."""
        if group == "quick":
            self.digits = Digits(key, self.digits.places, self.digits.most)

    @property
    def qty_milli(self) -> int:
        """The typed quantity in thousandths of the unit."""
        if not self.item.measured:
            return self.digits.value * 1000
        return self.digits.value // 2 if self.item.shown_per == "jin" else self.digits.value

    def confirm(self) -> None:
        """Hand the quantity over if it can be meant."""
        if 0 < self.qty_milli <= MAX_QTY_MILLI:
            self.done(self.qty_milli)

    def view(self) -> EntryPanel:
        """Return the panel with what it comes to."""
        ok = 0 < self.qty_milli <= MAX_QTY_MILLI
        name = pick(self.item.name, self.item.name_en)
        per = unit_word(self.item.unit, self.item.shown_per) if self.item.measured else tr("pc")
        return EntryPanel(
            name="measure",
            title=name,
            subtitle=tr("¥{price} / {unit}", price=short_money(self.item.shown_fen), unit=per),
            caption=tr("Weight") if self.item.weighed else tr("Quantity"),
            entry=self.digits.text or "0",
            unit=per,
            result=money(line_amount(self.item.price_fen, self.qty_milli)),
            confirm=ActionView(
                "confirm", tr("Add"), role="go", refusal="" if ok else tr("Type how much it is.")
            ),
            quick=self._quick(per),
        )

    def _quick(self, per: Text) -> tuple[ActionView, ...]:
        return tuple(
            ActionView(figure, tr("{figure} {unit}", figure=figure, unit=per))
            for figure in (WEIGHTS if self.item.measured else COUNTS)
        )


class Options(Still, Struct):
    """Modifier groups with their least and most."""

    name: str
    groups: tuple[ModifierGroup, ...]
    done: Callable[[tuple[Modifier, ...]], None]
    chosen: list[str] = field(default_factory=list)

    def choose(self, group: str, key: str) -> None:
        """Take a choice or put it back; in a group of one the last tap counts."""
        if key in self.chosen:
            self.chosen.remove(key)
            return
        rule = next(g for g in self.groups if g.group_id == group)
        if rule.max == 1:
            inside = {m.modifier_id for m in rule.modifiers}
            self.chosen = [old for old in self.chosen if old not in inside]
        self.chosen.append(key)

    @property
    def problem(self) -> Text | None:
        """Why it cannot be confirmed yet."""
        return check_choice(self.groups, self.chosen)

    def confirm(self) -> None:
        """Hand the choices over if they fit the groups."""
        if self.problem is None:
            self.done(chosen_of(self.groups, self.chosen))

    def view(self) -> ChoicesPanel:
        """Return the groups with what is chosen."""
        problem = self.problem
        return ChoicesPanel(
            name="options",
            title=self.name,
            groups=tuple(self._group(group) for group in self.groups),
            problem=problem if problem and self.chosen else "",
            confirm=ActionView("confirm", tr("Take it"), role="go", refusal=problem or ""),
        )

    def _group(self, group: ModifierGroup) -> ChoiceGroup:
        taken = [m for m in group.modifiers if m.modifier_id in self.chosen]
        rule = tr("choose {n}", n=group.min) if group.min else tr("up to {n}", n=group.max)
        return ChoiceGroup(
            group.group_id,
            pick(group.name, group.name_en),
            tuple(self._choice(modifier) for modifier in group.modifiers),
            rule=rule,
            done=len(taken) >= group.min,
        )

    def _choice(self, modifier: Modifier) -> ActionView:
        more = f"+{short_money(modifier.price_fen)}" if modifier.price_fen else ""
        return ActionView(
            modifier.modifier_id,
            pick(modifier.name, modifier.name_en),
            detail=more,
            chosen=modifier.modifier_id in self.chosen,
        )


class OpenItem(Still, Struct):
    """Something that is not in the catalogue: a name and a price."""

    done: Callable[[str, int], None]
    text: str = ""
    digits: Digits = field(default_factory=Digits)

    def key(self, code: str) -> None:
        """Type the price."""
        self.digits = self.digits.press(code)

    def type(self, text: str) -> None:
        """Write the name."""
        self.text = text

    def choose(self, group: str, key: str) -> None:
        """Take a ready name."""
        names = {str(i): str(name) for i, name in enumerate(self._names())}
        self.text = names.get(key, self.text) if group == "quick" else self.text

    def confirm(self) -> None:
        """Hand name and price over if both are there."""
        if self.text.strip() and self.digits.is_amount:
            self.done(self.text, self.digits.value)

    def _names(self) -> tuple[Text, ...]:
        return (tr("Open dish"), tr("Open goods"), tr("Packing"), tr("Delivery"))

    def view(self) -> EntryPanel:
        """Return the panel."""
        ok = bool(self.text.strip()) and self.digits.is_amount
        quick = tuple(
            ActionView(str(i), name, chosen=str(name) == self.text)
            for i, name in enumerate(self._names())
        )
        return EntryPanel(
            name="open_item",
            title=tr("Open item"),
            caption=tr("Price in yuan"),
            entry=self.digits.text or "0",
            confirm=ActionView(
                "confirm",
                tr("Add"),
                role="go",
                refusal="" if ok else tr("It needs a name and a price."),
            ),
            quick=quick,
            field=FieldView(tr("Name"), self.text, tr("e.g. crab of the day")),
        )
