import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from sync.events import ItemsPut, SettingsPut, StaffPut
from terminal.domain.barcode import Embedded, check_digit_holds, parse_rules, parse_scan
from terminal.domain.staff import ROLES
from terminal.services import settings
from terminal.services.importing import Parsed, read_catalogue
from terminal.services.pinyin import initials
from terminal.services.sample import (
    sample_catalogue,
    sample_events,
    sample_pins,
    sample_soldout,
)
from terminal.store.catalogue import Catalogue, open_catalogue
from tests.catalogues import numbered

FIRST_PAGE = (
    "宫保鸡丁38 鱼香肉丝32 水煮牛肉58 回锅肉36 酸菜鱼68 麻婆豆腐22 毛血旺62 辣子鸡52 红烧肉48 "
    "小炒黄牛肉52 糖醋里脊42 干锅花菜28 清蒸鲈鱼88 尖椒炒肉34 蒜蓉菜心24 干煸四季豆26 番茄炒蛋20 "
    "地三鲜26 铁板黑椒牛柳66 香辣蟹128"
)
SEARCHED = "红烧肉48 红烧狮子头58 红烧茄子26 红烧鲫鱼46 花生米12 皇上贡茶38 海参小米粥68 黄山毛峰48"


@pytest.fixture(scope="module")
def parsed() -> Parsed:
    return sample_catalogue()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalogue]:
    with closing(open_catalogue(tmp_path_factory.mktemp("shop") / "catalog.db")) as catalogue:
        catalogue.apply(numbered(sample_events(lambda pin: f"hash of {pin}")))
        yield catalogue


def test_the_shop_sells_at_least_150_items(parsed: Parsed) -> None:
    assert len(parsed.items) >= 150
    assert all(item.active and item.price_fen > 0 for item in parsed.items)


def test_every_item_has_both_names_and_a_category(parsed: Parsed) -> None:
    known = {category.category_id for category in parsed.categories}

    assert [item.sku for item in parsed.items if not (item.name and item.name_en)] == []
    assert {item.category_id for item in parsed.items} == known


def test_the_rail_is_that_of_the_pictures_and_the_counter(shop: Catalogue) -> None:
    names = [f"{category.name}/{category.name_en}" for category in shop.categories()]

    assert names == [
        "招牌/House", "热菜/Hot", "凉菜/Cold", "汤羹/Soups", "主食/Rice", "小吃/Snacks",
        "饮品/Drinks", "酒水/Wine", "套餐/Sets", "便利/Shop",
    ]  # fmt: skip


def test_the_first_page_of_hot_dishes_is_that_of_the_picture(shop: Catalogue) -> None:
    page = shop.page("hot", 0, 20)

    assert " ".join(f"{i.name}{i.shown_fen // 100}" for i in page) == FIRST_PAGE
    assert [i.name for i in page if i.favourite] == ["宫保鸡丁", "鱼香肉丝", "酸菜鱼", "红烧肉"]
    assert 20 < shop.count("hot") <= 40


def test_the_search_for_hs_is_that_of_the_picture(shop: Catalogue) -> None:
    hits = shop.search("hs")

    assert " ".join(f"{hit.item.name}{hit.item.price_fen // 100}" for hit in hits) == SEARCHED
    assert [hit.item.initials for hit in hits] == [
        "hsr", "hsszt", "hsqz", "hsjy", "hsm", "hsgc", "hsxmz", "hsmf",
    ]  # fmt: skip


def test_written_initials_are_those_an_import_would_make(parsed: Parsed) -> None:
    wrong = {
        item.name: item.initials for item in parsed.items if item.initials != initials(item.name)
    }

    assert wrong == {}


def test_barcodes_are_sound_and_packaged_goods_have_one(parsed: Parsed) -> None:
    codes = [code for item in parsed.items for code in item.barcodes]

    assert len(codes) >= 30
    assert [code for code in codes if not (code.startswith("69") and check_digit_holds(code))] == []


def test_a_label_of_the_fruit_scale_finds_the_fruit(shop: Catalogue) -> None:
    event = sample_events(str)[0]
    assert isinstance(event, SettingsPut)
    rules = parse_rules(settings.read({s.key: s.value for s in event.settings}).scale_labels)
    scan = parse_scan("2008001007507", rules)

    assert isinstance(scan, Embedded)
    apples = shop.by_code(scan.plu)
    assert apples
    assert (apples.name, apples.weighed, apples.shown_fen, scan.qty_milli) == (
        "苹果",
        True,
        698,
        750,
    )


def test_every_group_an_item_names_exists_and_can_be_chosen(
    shop: Catalogue, parsed: Parsed
) -> None:
    for item in parsed.items:
        found = shop.groups(item.groups)

        assert len(found) == len(item.groups)
        assert all(group.min <= group.max <= len(group.modifiers) for group in found)


def test_the_dishes_of_the_story_take_its_modifiers(shop: Catalogue) -> None:
    fish, chicken = shop.item("D105"), shop.item("D101")
    assert fish and chicken
    of_fish = {m.name: m.price_fen for g in shop.groups(fish.groups) for m in g.modifiers}
    of_chicken = {m.name for g in shop.groups(chicken.groups) for m in g.modifiers}

    assert (of_fish["大份"], of_fish["中辣"], of_fish["不放花椒"]) == (2000, 0, 0)
    assert {"微辣", "不要花生", "加辣"} <= of_chicken


def test_the_events_are_settings_staff_and_items() -> None:
    events = sample_events(lambda pin: f"hash of {pin}")

    assert [type(event) for event in events] == [SettingsPut, StaffPut, ItemsPut]
    assert all(len(e.items) <= 200 for e in events if isinstance(e, ItemsPut))


def test_settings_are_read_back_by_the_till() -> None:
    event = sample_events(str)[0]
    assert isinstance(event, SettingsPut)
    read = settings.read({setting.key: setting.value for setting in event.settings})

    assert (read.shop_name, read.address, read.phone) == ("望江楼", "望江路 18 号", "028-8555 0188")
    assert (read.timezone, read.day_boundary, read.rounding) == ("Asia/Shanghai", "05:00", "yuan")
    assert read.discount_limits["cashier"] == 2000
    assert len(json.loads(read.tables)["tables"]) == 21


def test_everybody_of_the_story_works_there_with_a_hashed_pin() -> None:
    event = sample_events(lambda pin: f"hash of {pin}")[1]
    assert isinstance(event, StaffPut)

    assert [f"{s.name} {s.role}" for s in event.staff] == [
        "王小丽 cashier", "小周 waiter", "阿强 waiter", "刘姐 cashier", "林芳 manager",
        "陈建国 owner", "李工 technician",
    ]  # fmt: skip
    assert {s.role for s in event.staff} == set(ROLES)
    assert all(s.pin_hash == f"hash of {sample_pins()[s.staff_id]}" for s in event.staff)


def test_the_demo_pins_are_documented() -> None:
    readme = files("assets").joinpath("sample", "README.md").read_text(encoding="utf-8")

    assert [pin for pin in sample_pins().values() if f"| {pin} |" not in readme] == []


def test_sold_out_dishes_come_back_at_the_shops_own_time() -> None:
    events = sample_soldout(datetime(2026, 11, 21, 4, 46, tzinfo=UTC))

    assert [(e.sku, e.remaining, e.until) for e in events] == [
        ("D105", 6, ""),
        ("D109", 3, ""),
        ("D513", 2, ""),
        ("D110", 0, "2026-11-21T07:30:00.000Z"),
        ("D120", 0, ""),
    ]


def test_the_example_file_can_be_imported() -> None:
    parsed = read_catalogue(Path(str(files("assets").joinpath("sample", "import-example.csv"))))

    assert len(parsed.items) == 8
    assert parsed.ignored == ()
    assert [group.name_en for group in parsed.groups] == ["Spice", "Leave out", "Size"]


def test_setting_up_the_sample_loads_no_pinyin_and_no_spreadsheets() -> None:
    code = (
        "import sys; from terminal.services.sample import sample_events; sample_events(str);"
        "print([m for m in ('pypinyin', 'openpyxl', 'argon2') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )

    assert done.stdout.strip() == "[]"
