from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from sync.events import ItemPut
from terminal.domain.catalog import Category, Item, Modifier, ModifierGroup
from terminal.errors import ImportRejected
from terminal.services.import_files import read_rows
from terminal.services.importing import Parsed, import_events, read_catalogue
from terminal.services.shelf import EmptyShelf
from tests.catalogues import a_catalogue, numbered

LIST = (
    "货号,名称,分类,价格,单位,条码\nD1,宫保鸡丁,热菜,38,份,\nG1,可乐,饮品,5.50,听,6954860001209\n"
)


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "items.csv"
    path.write_bytes(text.encode(encoding))
    return path


def refused(path: Path) -> list[str]:
    with pytest.raises(ImportRejected) as refusal:
        read_catalogue(path)
    return [error.render("en") for error in refusal.value.errors]


def workbook(folder: Path, *rows: list[object]) -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "items.xlsx")
    return folder / "items.xlsx"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_encoding_that_chinese_shops_save_is_read(tmp_path: Path, encoding: str) -> None:
    parsed = read_catalogue(written(tmp_path, LIST, encoding))

    assert [(i.sku, i.name, i.price_fen, i.initials) for i in parsed.items] == [
        ("D1", "宫保鸡丁", 3800, "gbjd"),
        ("G1", "可乐", 550, "kl"),
    ]
    assert parsed.items[1].barcodes == ("6954860001209",)
    assert [c.name for c in parsed.categories] == ["热菜", "饮品"]


@pytest.mark.parametrize("divider", [";", "\t"])
def test_other_dividers_are_recognised(tmp_path: Path, divider: str) -> None:
    parsed = read_catalogue(written(tmp_path, LIST.replace(",", divider)))

    assert len(parsed.items) == 2


def test_english_headings_and_a_title_above_them_are_understood(tmp_path: Path) -> None:
    text = "Our menu\n\nName *,Price (CNY),Category,PLU,Colour\nTea,12.5,Drinks,7,green\n"
    parsed = read_catalogue(written(tmp_path, text))

    assert parsed.items == (
        Item("7", "Tea", category_id="Drinks", price_fen=1250, code="7", initials="tea", sort=4),
    )
    assert parsed.ignored == ("Colour",)


def test_a_workbook_is_read_like_a_list(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ["SKU", "名称", "价格", "条码", "在售", "排序"],
        [1001, "苹果", 6.98, 6954860001209, True, 3.0],
        [None, None, None, None, None, None],
        ["G2", "梨", 0.1 + 0.2, None, False, None],
    )
    items = read_catalogue(path).items

    assert [(i.sku, i.price_fen, i.barcodes, i.active, i.sort) for i in items] == [
        ("1001", 698, ("6954860001209",), True, 3),
        ("G2", 30, (), False, 4),
    ]


def test_a_price_per_jin_is_kept_per_kilogram(tmp_path: Path) -> None:
    text = "名称,价格,单位\n鲈鱼,88,斤\n腊肠,58,公斤\n苹果,6.98,500g\n棋牌室,38,小时\n"
    items = read_catalogue(written(tmp_path, text)).items

    assert [(i.price_fen, i.unit, i.shown_per, i.shown_fen) for i in items] == [
        (17600, "kg", "jin", 8800),
        (5800, "kg", "", 5800),
        (1396, "kg", "jin", 698),
        (3800, "hour", "", 3800),
    ]


@pytest.mark.parametrize(
    ("written_as", "bp"),
    [("13%", 1300), ("13", 1300), ("0.13", 1300), ("", 0), ("免税", 0), ("６%", 600), ("0.5%", 50)],
)
def test_tax_is_written_in_several_ways(tmp_path: Path, written_as: str, bp: int) -> None:
    parsed = read_catalogue(written(tmp_path, f"名称,价格,税率\n茶,5,{written_as}\n"))

    assert parsed.items[0].tax_bp == bp


@pytest.mark.parametrize(
    ("written_as", "fen"), [("¥38", 3800), ("38.5元", 3850), ("１２", 1200), ('"1,012.50"', 101250)]
)
def test_money_is_written_in_several_ways(tmp_path: Path, written_as: str, fen: int) -> None:
    parsed = read_catalogue(written(tmp_path, f"名称,价格\n茶,{written_as}\n"))

    assert parsed.items[0].price_fen == fen


def test_modifier_groups_are_defined_once_and_named_later(tmp_path: Path) -> None:
    text = (
        "名称,价格,做法\n"
        "酸菜鱼,68,辣度/Spice[1-1]:微辣/mild|特辣;份量[0-1]:大份/large+20\n"
        "辣子鸡,52,辣度\n"
    )
    parsed = read_catalogue(written(tmp_path, text))

    assert parsed.groups == (
        ModifierGroup(
            "辣度", "辣度", "Spice", 1, 1,
            (Modifier("辣度:微辣", "微辣", "mild"), Modifier("辣度:特辣", "特辣")),
        ),
        ModifierGroup("份量", "份量", "", 0, 1, (Modifier("份量:大份", "大份", "large", 2000),)),
    )  # fmt: skip
    assert [item.groups for item in parsed.items] == [("辣度", "份量"), ("辣度",)]


def test_every_mistake_is_named_with_its_row_and_nothing_is_taken(tmp_path: Path) -> None:
    text = (
        "货号,名称,价格,单位,税率,编号,条码,做法,收藏,排序\n"
        "a,茶,5,,,7,,,,\n"
        "a,,5,,,,,,,\n"
        "b,水,,,,,,,,\n"
        "c,水,五元,,,,,,,\n"
        "d,水,1.234,,,,,,,\n"
        "e,水,-1,,,,,,,\n"
        "f,水,5,筐,,,,,,\n"
        "g,水,5,,百分之六,,,,,\n"
        "h,水,5,,120%,,,,,\n"
        "i,水,5,,,007,,,,\n"
        "j,水,5,,,,6901234567893,,,\n"
        "k,水,5,,,,6.90E+12,,,\n"
        "l,水,5,,,,6901234567892 6901234567892,,,\n"
        "m,水,5,,,,6901234567892,,,\n"
        "n,水,5,,,,,辣度,,\n"
        "o,水,5,,,,,辣度[2-3]:微辣,,\n"
        "p,水,5,,,,,,也许,\n"
        "q,水,5,,,,,,,前\n"
        f"r,{'长' * 81},5,,,,,,,\n"
        "s,水\u200b,1e99,,1E5,,,,,\n"
    )

    assert refused(written(tmp_path, text)) == [
        "Row 3: the name is missing. Every item needs one.",
        "Row 3: the SKU a stands in row 2 too.",
        "Row 4: the price is missing. Write it in yuan, such as 38 or 38.50.",
        "Row 5: “五元” is no price. Write it in yuan: 38.50.",
        "Row 6: the price 1.234 has more than two decimals.",
        "Row 7: the price -1 is not possible.",
        "Row 8: the unit “筐” is not known. Use 份, 斤, kg or hour.",
        "Row 9: the tax rate “百分之六” is no rate. Write 13%.",
        "Row 10: the tax rate 120% is not possible. Write 13%.",
        "Row 11: the code 007 stands in row 2 too.",
        "Row 12: the barcode 6901234567893 is wrong: its last digit does not fit.",
        "Row 13: the code 6.90E+12 lost its digits. Format the column as text first.",
        "Row 15: the barcode 6901234567892 stands in row 14 too.",
        "Row 16: there are no choices for 辣度. Write 辣度[0-1]:A|B.",
        "Row 17: “辣度”: 1 choices cannot give 2 to 3.",
        "Row 18: “也许” is neither yes nor no.",
        "Row 19: the position “前” is no whole number.",
        "Row 20: the name has 81 characters. At most 80 fit.",
        "Row 21: the name holds unprintable characters. Type it again.",
        "Row 21: the price 1e99 is not possible.",
        "Row 21: the tax rate 1E5 is not possible. Write 13%.",
    ]


def test_two_meanings_of_one_group_are_refused(tmp_path: Path) -> None:
    text = "名称,价格,做法\n甲,1,辣度:微辣\n乙,1,辣度:特辣\n丙,1,[\n"

    assert refused(written(tmp_path, text)) == [
        "Row 3: the choices of 辣度 differ from those written before.",
        "Row 4: “[” is no choice. Write 辣度[1-1]:微辣|中辣 or the name alone.",
    ]


def test_the_refusal_counts_the_mistakes(tmp_path: Path) -> None:
    with pytest.raises(ImportRejected) as refusal:
        read_catalogue(written(tmp_path, "名称,价格\n茶,\n,5\n"))

    assert refusal.value.sentence.render("en") == "items.csv has 2 mistakes. Nothing was taken."


def test_missing_headings_are_named(tmp_path: Path) -> None:
    assert refused(written(tmp_path, "货号,名称\n1,茶\n")) == [
        "There is no column 价格 / price. Write the headings into the first row."
    ]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"\xd0\xcf\x11\xe0 old", "it is an old .xls file"),
        (b"PK\x03\x04 cut off", "it cannot be read (File is not a zip file)"),
        (b"\xff\xff\x00\x80\x00", "it is neither UTF-8 nor GB18030 text"),
        ("名称,价格\n".encode(), "there is no item under the headings"),
        ('名称,价格\n"茶,5\n'.encode(), "it cannot be read (unexpected end of data)"),
    ],
    ids=["empty", "old-excel", "cut-workbook", "binary", "no-items", "open-quote"],
)
def test_what_is_no_catalogue_is_refused_with_the_reason(
    tmp_path: Path, content: bytes, why: str
) -> None:
    path = tmp_path / "items.csv"
    path.write_bytes(content)

    with pytest.raises(ImportRejected) as refusal:
        read_catalogue(path)

    assert refusal.value.sentence.render("en") == f"items.csv is no catalogue: {why}."


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRejected, match="No such file"):
        read_catalogue(tmp_path / "gone.csv")


@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        rows = list(read_rows(path))
    except ImportRejected as refusal:
        assert refusal.remedy
    else:
        assert all(number > 0 for number, _ in rows)


@given(
    damage=st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=4)
)
def test_a_damaged_workbook_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, int]]
) -> None:
    folder = tmp_path_factory.getbasetemp()
    content = bytearray(workbook(folder, ["名称", "价格"], ["茶", 5]).read_bytes())
    for at, byte in damage:
        content[4 + at % (len(content) - 4)] = byte
    path = folder / "damaged.xlsx"
    path.write_bytes(content)
    try:
        parsed = read_catalogue(path)
    except ImportRejected as refusal:
        assert refusal.remedy
    else:
        assert parsed.items


def test_columns_that_are_missing_leave_the_item_as_it_is(tmp_path: Path) -> None:
    have = ItemPut(
        sku="G1", name="可乐", price_fen=500, barcodes=["6954860001209"], initials="cola",
        favourite=True, sort=9, unit="pc", tax_bp=1300,
    )  # fmt: skip
    with closing(a_catalogue(tmp_path, have)) as catalogue:
        parsed = read_catalogue(written(tmp_path, "货号,名称,价格\nG1,可乐,6\n"), catalogue)

        assert parsed.items == (
            Item("G1", "可乐", price_fen=600, tax_bp=1300, barcodes=("6954860001209",),
                 initials="cola", favourite=True, sort=9),
        )  # fmt: skip


def test_a_new_name_brings_new_initials(tmp_path: Path) -> None:
    with closing(a_catalogue(tmp_path, ItemPut(sku="G1", name="可乐", initials="kl"))) as catalogue:
        parsed = read_catalogue(written(tmp_path, "货号,名称,价格\nG1,雪碧,6\n"), catalogue)

        assert parsed.items[0].initials == "xb"


def test_a_barcode_of_another_item_is_refused(tmp_path: Path) -> None:
    have = ItemPut(sku="G1", name="可乐", barcodes=["6954860001209"], code="7")
    text = "货号,名称,价格,条码,编号\nG2,水,2,6954860001209,07\n"
    with (
        closing(a_catalogue(tmp_path, have)) as catalogue,
        pytest.raises(ImportRejected) as refusal,
    ):
        read_catalogue(written(tmp_path, text), catalogue)

    assert [error.render("en") for error in refusal.value.errors] == [
        "Row 2: the barcode 6954860001209 belongs to 可乐 (SKU G1). Write that SKU to change it.",
        "Row 2: the code 07 belongs to 可乐 (SKU G1). Write that SKU to change it.",
    ]


def test_known_categories_are_found_by_either_name(tmp_path: Path) -> None:
    shelf = EmptyShelf([Category("hot", "热菜", "Hot", 4)])
    text = "名称,价格,分类,分类英文\n甲,1,热菜,\n乙,1,Hot,\n丙,1,凉菜,Cold\n"
    parsed = read_catalogue(written(tmp_path, text), shelf)

    assert [item.category_id for item in parsed.items] == ["hot", "hot", "凉菜"]
    assert parsed.categories == (Category("凉菜", "凉菜", "Cold", 5),)


@pytest.mark.parametrize(("n", "sizes"), [(1, [1]), (200, [200]), (401, [200, 200, 1])])
def test_an_import_is_cut_into_chunks_of_one_id(n: int, sizes: list[int]) -> None:
    items = tuple(Item(str(i), "茶") for i in range(n))
    events = import_events(Parsed(items, (Category("c", "茶"),)), "import-1")

    assert [len(event.items) for event in events] == sizes
    assert {event.import_id for event in events} == {"import-1"}
    assert [(event.chunk, event.chunks) for event in events] == [
        (i, len(sizes)) for i in range(1, len(sizes) + 1)
    ]
    assert [len(event.categories) for event in events] == [1, *[0] * (len(sizes) - 1)]


def test_importing_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, LIST)
    with closing(a_catalogue(tmp_path)) as catalogue:
        first = read_catalogue(path, catalogue)
        catalogue.apply(numbered(import_events(first, "1"), 2))
        again = read_catalogue(path, catalogue)

        assert again.items == first.items
        assert again.categories == ()
        assert [catalogue.item(item.sku) for item in first.items] == list(first.items)
