from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sync.events import CategoryPut, GroupPut, ItemPut, ItemsPut, ModifierPut, ShiftOpened
from terminal.domain.catalog import Category, Item, Modifier, ModifierGroup
from terminal.errors import StoreError
from terminal.services.importing import item_put
from terminal.store.catalogue import FAVOURITES, OTHER, Catalogue, open_catalogue
from terminal.store.database import open_database
from tests.catalogues import At, a_catalogue, a_sale, numbered, tables

BASS = Item(
    "D113", "清蒸鲈鱼", "Steamed sea bass", "hot", 17600, "kg", "jin", 600, "0113",
    ("6901234567892", "2000113"), ("avoid", "taste"), "热菜档", "qzly", favourite=True, sort=13,
)  # fmt: skip


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    with closing(open_catalogue(tmp_path / "catalog.db")) as opened:
        yield opened


def put(*items: ItemPut, **more: list[object]) -> ItemsPut:
    return ItemsPut(items=list(items), **more)


def test_an_item_comes_back_as_it_was_put(catalogue: Catalogue) -> None:
    catalogue.apply(numbered([put(item_put(BASS))]))

    assert catalogue.item("D113") == BASS
    assert catalogue.item("D114") is None


def test_items_are_found_by_barcode_and_by_code(catalogue: Catalogue) -> None:
    catalogue.apply(numbered([put(item_put(BASS))]))

    assert catalogue.by_barcode("6901234567892") == BASS
    assert catalogue.by_barcode(" ２０００１１３ ") == BASS
    assert catalogue.by_barcode("690123456789") is None
    assert catalogue.by_code("113") == BASS
    assert catalogue.by_code("00113") == BASS
    assert catalogue.by_code("0") is None


def test_a_barcode_given_up_no_longer_sells_the_item(catalogue: Catalogue) -> None:
    old = ItemPut(sku="a", name="a", barcodes=["1", "2"])
    catalogue.apply(numbered([put(old), put(ItemPut(sku="a", name="a", barcodes=["2", "3"]))]))

    assert catalogue.by_barcode("1") is None
    assert [catalogue.by_barcode(code) is not None for code in "23"] == [True, True]


def test_of_two_items_with_one_barcode_the_newest_is_sold(catalogue: Catalogue) -> None:
    two = [ItemPut(sku=sku, name=sku, barcodes=["9"]) for sku in "ab"]
    catalogue.apply(numbered([put(*two)]))
    newest = catalogue.by_barcode("9")
    catalogue.apply(numbered([put(ItemPut(sku="b", name="b", active=False))], 2))
    other = catalogue.by_barcode("9")

    assert newest and newest.sku == "b"
    assert other and other.sku == "a"


def test_what_is_no_longer_for_sale_is_nowhere_but_under_its_sku(catalogue: Catalogue) -> None:
    gone = ItemPut(sku="a", name="拍黄瓜", category_id="c", code="7", barcodes=["9"], active=False)
    catalogue.apply(numbered([put(ItemPut(sku="a", name="拍黄瓜", category_id="c")), put(gone)]))

    assert catalogue.item("a") is not None
    assert (catalogue.by_code("7"), catalogue.by_barcode("9")) == (None, None)
    assert catalogue.search("黄瓜") == []
    assert catalogue.page("c", 0, 9) == ()


def test_pages_follow_the_sort_numbers(catalogue: Catalogue) -> None:
    items = [ItemPut(sku=f"s{n}", name=f"{n}", category_id="c", sort=-n) for n in range(25)]
    catalogue.apply(numbered([put(*items)]))

    assert [item.sku for item in catalogue.page("c", 20, 20)] == ["s4", "s3", "s2", "s1", "s0"]
    assert catalogue.count("c") == 25


def test_favourites_are_a_page_of_their_own(catalogue: Catalogue) -> None:
    catalogue.apply(numbered([put(item_put(BASS), ItemPut(sku="b", name="b"))]))

    assert catalogue.page(FAVOURITES, 0, 9) == (BASS,)
    assert catalogue.count(FAVOURITES) == 1


def test_only_categories_with_something_for_sale_are_shown(catalogue: Catalogue) -> None:
    categories = [
        CategoryPut(category_id="cold", name="凉菜", name_en="Cold", sort=2),
        CategoryPut(category_id="hot", name="热菜", sort=1),
        CategoryPut(category_id="empty", name="空", sort=0),
        CategoryPut(category_id="off", name="停", active=False),
    ]
    items = [ItemPut(sku=c, name=c, category_id=c) for c in ("hot", "cold", "off")]
    catalogue.apply(numbered([put(*items, categories=categories)]))

    assert catalogue.categories() == (
        Category("hot", "热菜", "", 1),
        Category("cold", "凉菜", "Cold", 2),
    )
    assert len(catalogue.all_categories()) == 4


def test_items_without_a_category_stay_reachable(catalogue: Catalogue) -> None:
    catalogue.apply(numbered([put(ItemPut(sku="a", name="a"))]))

    assert catalogue.categories() == (OTHER,)
    assert catalogue.count(OTHER.category_id) == 1


def test_groups_come_in_the_order_asked_for(catalogue: Catalogue) -> None:
    groups = [
        GroupPut(group_id=g, name=g, min=1, modifiers=[ModifierPut(modifier_id="m", name="微辣")])
        for g in ("a", "b")
    ]
    catalogue.apply(numbered([ItemsPut(groups=groups)]))
    found = catalogue.groups(("b", "gone", "a"))

    assert [group.group_id for group in found] == ["b", "a"]
    assert found[0] == ModifierGroup("b", "b", "", 1, 1, (Modifier("m", "微辣"),))
    assert len(catalogue.all_groups()) == 2


def test_rows_given_twice_are_applied_once(tmp_path: Path) -> None:
    events = numbered([put(ItemPut(sku="a", name="a")), a_sale(a=3), a_sale(a=2)])
    with closing(open_catalogue(tmp_path / "catalog.db")) as catalogue:
        catalogue.apply(events[:2])
        catalogue.apply(events)
        before = tables(tmp_path)
        again = catalogue.apply(events)

        assert not again
        assert catalogue.applied() == (1, 3)
        assert tables(tmp_path) == before
        assert before["item"][0][-1] == 5


def test_the_same_journal_makes_the_same_tables_however_it_is_cut(tmp_path: Path) -> None:
    events = numbered(
        [put(ItemPut(sku="a", name="a", barcodes=["1"]), ItemPut(sku="b", name="b")), a_sale(a=1),
         put(ItemPut(sku="a", name="c", active=False)), a_sale(b=4)]
    )  # fmt: skip
    made = []
    for cut in range(5):
        folder = tmp_path / str(cut)
        folder.mkdir()
        with closing(open_catalogue(folder / "catalog.db")) as catalogue:
            catalogue.apply(events[:cut])
            catalogue.apply(events[cut:])
        made.append({name: rows for name, rows in tables(folder).items() if name != "applied"})

    assert all(tables == made[0] for tables in made)


def test_a_later_epoch_goes_on_from_its_first_row(catalogue: Catalogue) -> None:
    catalogue.apply(numbered([put(ItemPut(sku="a", name="a"))], first=9))
    changed = catalogue.apply(numbered([put(ItemPut(sku="b", name="b"))], epoch=2))

    assert changed
    assert catalogue.applied() == (2, 1)
    assert catalogue.item("b") is not None


def test_only_changes_of_what_is_shown_raise_the_revision(catalogue: Catalogue) -> None:
    catalogue.apply(numbered([put(ItemPut(sku="a", name="a"))]))
    rev = catalogue.rev()
    sold = catalogue.apply(
        numbered([a_sale(a=1), ShiftOpened(shift_id="s", shift_no=1, float_fen=0)], 2)
    )
    after_sale = catalogue.rev()
    catalogue.apply(numbered([put(ItemPut(sku="a", name="b"))], 4))

    assert not sold
    assert after_sale == rev
    assert catalogue.rev() == rev + 1


def test_a_failure_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken():
        yield At(1, 2), put(ItemPut(sku="b", name="b"))
        raise OSError("the disk is gone")

    with closing(a_catalogue(tmp_path, ItemPut(sku="a", name="a"))) as catalogue:
        before = tables(tmp_path)
        with pytest.raises(OSError, match="the disk is gone"):
            catalogue.apply(broken())

        assert tables(tmp_path) == before
        assert catalogue.search("b") == []


def test_a_file_of_another_version_is_emptied_to_be_applied_again(tmp_path: Path) -> None:
    a_catalogue(tmp_path, ItemPut(sku="a", name="a")).close()
    db = open_database(tmp_path / "catalog.db")
    db.execute("PRAGMA user_version=99")
    db.close()

    with closing(open_catalogue(tmp_path / "catalog.db")) as catalogue:
        assert catalogue.applied() == (0, 0)
        assert catalogue.item("a") is None


def test_a_reader_sees_what_the_writer_applied(tmp_path: Path) -> None:
    with (
        closing(a_catalogue(tmp_path, ItemPut(sku="a", name="a"))) as writer,
        closing(open_catalogue(tmp_path / "catalog.db", read_only=True)) as reader,
    ):
        rev = reader.rev()
        writer.apply(numbered([put(ItemPut(sku="b", name="b"))], 2))

        assert reader.rev() > rev
        assert reader.item("b") is not None


def test_a_reader_before_the_first_writer_is_told_so(tmp_path: Path) -> None:
    open_database(tmp_path / "catalog.db").close()

    with pytest.raises(StoreError) as refusal:
        open_catalogue(tmp_path / "catalog.db", read_only=True)

    assert refusal.value.sentence.render("en") == "catalog.db is not ready yet."
