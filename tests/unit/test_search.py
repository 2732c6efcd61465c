from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.events import ItemPut, ItemsPut
from terminal.store.catalogue import Catalogue, open_catalogue
from terminal.store.catalogue_search import ENOUGH, query_of
from tests.big_catalogue import big_catalogue
from tests.catalogues import a_catalogue, a_sale, numbered

ITEMS = (
    ItemPut(sku="hsr", name="红烧肉", name_en="Braised pork", initials="hsr", code="109", sort=1),
    ItemPut(sku="qz", name="红烧茄子", name_en="Braised aubergine", initials="hsqz", sort=2),
    ItemPut(sku="lion", name="狮子头", name_en="Lion's head", initials="szt", sort=3),
    ItemPut(sku="cola", name="可口可乐 330ml", name_en="Coca-Cola 330 ml", initials="kkkl330ml",
            barcodes=["6954860001209"], code="0703", sort=4),
    ItemPut(sku="xo", name="XO酱炒饭", name_en="Café rice", initials="xojcf", code="A12", sort=5),
)  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with closing(a_catalogue(tmp_path_factory.mktemp("small"), *ITEMS)) as catalogue:
        yield catalogue


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with closing(open_catalogue(tmp_path_factory.mktemp("big") / "catalog.db")) as catalogue:
        catalogue.apply(numbered(big_catalogue(6000)))
        yield catalogue


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hs", ["hsr:initials", "qz:initials"]),
        ("HS", ["hsr:initials", "qz:initials"]),
        ("hsq", ["qz:initials"]),
        ("红烧", ["hsr:name", "qz:name"]),
        ("烧肉", ["hsr:name"]),
        ("子", ["qz:name", "lion:name"]),
        ("可乐", ["cola:name"]),
        ("可乐 33", ["cola:name"]),
        ("ＸＯ酱", ["xo:name"]),
        ("xo", ["xo:initials"]),
        ("bra", ["hsr:english", "qz:english"]),
        ("pork bra", ["hsr:english"]),
        ("lion's h", ["lion:english"]),
        ("cafe", ["xo:english"]),
        ("6954", ["cola:barcode"]),
        ("109", ["hsr:code"]),
        ("703", ["cola:code"]),
        ("0703", ["cola:code"]),
        ("a1", ["xo:code"]),
        ("330", ["cola:name"]),
        ("烧红", []),
        ("zzz", []),
        ("", []),
        ("  ", []),
        ('"*%_', []),
    ],
)
def test_what_is_typed_finds(small: Catalogue, typed: str, found: list[str]) -> None:
    hits = small.search(typed)

    assert [f"{hit.item.sku}:{hit.by}" for hit in hits] == found


def test_a_hit_tells_which_initials_were_typed(small: Catalogue) -> None:
    hit = small.search("HSq")[0]

    assert hit.matched == "hsq"
    assert hit.item.initials == "hsqz"


@given(typed=st.text())
def test_no_text_breaks_the_search(small: Catalogue, typed: str) -> None:
    assert len(small.search(typed)) <= len(ITEMS)


def test_what_sells_most_comes_first(tmp_path: Path) -> None:
    with closing(a_catalogue(tmp_path, *ITEMS)) as catalogue:
        catalogue.apply(numbered([a_sale(qz=2, hsr=1)], 2))

        assert [hit.item.sku for hit in catalogue.search("hs")] == ["qz", "hsr"]


def test_an_exact_code_comes_before_what_sells_more(tmp_path: Path) -> None:
    items = [ItemPut(sku=code, name=f"菜{code}", code=code) for code in ("1", "10", "100")]
    with closing(a_catalogue(tmp_path, *items)) as catalogue:
        catalogue.apply(numbered([a_sale(**{"100": 9})], 2))

        assert [hit.item.sku for hit in catalogue.search("1")] == ["1", "100", "10"]


def test_a_renamed_item_is_found_by_its_new_name_only(tmp_path: Path) -> None:
    with closing(a_catalogue(tmp_path, *ITEMS)) as catalogue:
        catalogue.apply(numbered([ItemsPut(items=[ItemPut(sku="hsr", name="东坡肉")])], 2))

        assert [hit.item.sku for hit in catalogue.search("红烧")] == ["qz"]
        assert [hit.item.sku for hit in catalogue.search("东坡")] == ["hsr"]


def test_the_best_sellers_of_a_crowded_query_come_first(big: Catalogue) -> None:
    crowd = [item for item in big.page("c03", 0, 10**4) if "矿" in item.name or "水" in item.name]
    best = {item.sku: 50 - n for n, item in enumerate(crowd[:3])}
    at = big.applied()[1] + 1
    big.apply(numbered([a_sale(**best)], at))

    assert len(big.search("水", ENOUGH)) == ENOUGH
    assert [hit.item.sku for hit in big.search("水", 5)][:3] == list(best)


@pytest.mark.parametrize(
    "typed", ["可乐", "红烧肉", "农夫山泉原味", "nfsq", "kl", "noodle", "69000000"]
)
def test_the_indexes_find_what_reading_every_item_finds(big: Catalogue, typed: str) -> None:
    every = [item for n in range(20) for item in big.page(f"c{n:02d}", 0, 10**4)]
    expected = {
        item.sku
        for item in every
        if typed in item.name
        or item.initials.startswith(typed)
        or any(word.startswith(typed) for word in item.name_en.casefold().split())
        or any(code.startswith(typed) for code in item.barcodes)
    }
    found = {hit.item.sku for hit in big.search(typed, ENOUGH)}

    assert expected
    assert found <= expected
    assert len(found) == min(len(expected), ENOUGH)


def test_a_query_without_letters_has_no_tokens() -> None:
    assert query_of(" -·% ").tokens == ()
