import pytest

from terminal.domain.catalog import Item, Modifier, ModifierGroup, check_choice, chosen_of
from terminal.text import set_language

SPICE = ModifierGroup(
    "spice", "辣度", "Spice", 1, 1, (Modifier("mild", "微辣"), Modifier("hot", "特辣"))
)
AVOID = ModifierGroup(
    "avoid", "忌口", "Leave out", 0, 2, tuple(Modifier(f"no-{n}", f"不要{n}") for n in "abc")
)


@pytest.fixture(autouse=True)
def _english():
    set_language("en")
    yield
    set_language("zh_CN")


@pytest.mark.parametrize(
    ("chosen", "reason"),
    [
        (("mild",), None),
        (("mild", "no-a", "no-b"), None),
        ((), "Spice: choose at least 1."),
        (("mild", "hot"), "Spice: choose at most 1."),
        (("mild", "mild"), "Spice: choose at most 1."),
        (("hot", "no-a", "no-b", "no-c"), "Leave out: choose at most 2."),
        (("hot", "ice"), "This choice is not offered for the item."),
    ],
)
def test_a_choice_must_keep_to_least_and_most(chosen: tuple[str, ...], reason: str | None) -> None:
    said = check_choice((SPICE, AVOID), chosen)

    assert (said.render("en") if said else None) == reason


def test_an_item_without_groups_takes_no_modifiers() -> None:
    assert check_choice((), ()) is None
    assert check_choice((), ("mild",)) is not None


def test_modifiers_are_listed_in_the_order_of_their_groups() -> None:
    chosen = chosen_of((SPICE, AVOID), ("no-b", "no-a", "hot"))

    assert [m.modifier_id for m in chosen] == ["hot", "no-a", "no-b"]


def test_a_price_per_jin_is_half_that_of_a_kilogram() -> None:
    bass = Item("s", "清蒸鲈鱼", price_fen=17600, unit="kg", shown_per="jin")

    assert bass.shown_fen == 8800
    assert bass.weighed
    assert Item("t", "红烧肉", price_fen=4800).shown_fen == 4800


def test_time_is_measured_but_not_weighed() -> None:
    room = Item("room", "棋牌室", unit="hour")

    assert room.measured
    assert not room.weighed
