import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from drivers.interfaces import (
    Align,
    Block,
    Columns,
    PrintDocument,
    QrCode,
    Rule,
    Size,
    Space,
    TextLine,
)
from drivers.printer.glyphs import FontBook, printable
from drivers.printer.layout import LayoutEngine
from drivers.printer.paper import PAPER_58, PAPER_80, Paper, paper_of
from drivers.printer.readback import codes_on
from drivers.printer.wrap import balance, wrap

WITNESS = "ZG1/0197A000000070008000000000000001/1/42/18120/" + "0F" * 16
LONG_NAME = "宫保鸡丁配特级花生米与二荆条辣椒" * 3 + "（大份不要葱姜蒜香菜）"
FONTS = FontBook()
PAPERS = pytest.mark.parametrize("paper", [PAPER_80, PAPER_58], ids=["80mm", "58mm"])


@pytest.fixture(scope="module")
def width_of() -> Callable[[str], int]:
    fonts = FontBook()
    return lambda text: fonts.width(text, 24, bold=False)


def ink_columns(page: Image.Image) -> tuple[int, int]:
    box = page.getbbox()
    assert box is not None
    return box[0], box[2]


def document(*blocks: Block) -> PrintDocument:
    return PrintDocument(blocks)


def page_of(paper: Paper, *blocks: Block) -> Image.Image:
    return LayoutEngine(paper).page(document(*blocks))


@PAPERS
def test_nothing_is_printed_in_the_margins(paper: Paper) -> None:
    page = page_of(
        paper,
        TextLine("望江楼", size=Size.SHOP, bold=True, align=Align.CENTER),
        Rule(),
        Columns(LONG_NAME, "12.345 kg", "1234567.89", bold=True),
        TextLine(LONG_NAME, "1234567.89"),
        TextLine("W" * 80, "0.01", size=Size.TOTAL),
        Rule("dashed"),
    )
    left, right = ink_columns(page)

    assert page.width == paper.dots
    assert left >= paper.left - 1
    assert right <= paper.right + 1


@PAPERS
def test_a_name_of_sixty_characters_wraps_and_its_amount_stays_on_the_first_line(
    paper: Paper,
) -> None:
    amount = "1234.00"
    page = page_of(paper, Columns(LONG_NAME, "1", amount))
    line = paper.faces[Size.BODY].line
    figures = page.crop((paper.right - 90, 24, paper.right, page.height))
    box = figures.getbbox()

    assert len(LONG_NAME) >= 59
    assert page.height > 24 + 3 * line
    assert box is not None
    assert box[3] <= line


@PAPERS
def test_amounts_stand_right_aligned(paper: Paper) -> None:
    ends = {ink_columns(page_of(paper, Columns("甲", "1", f"{n}.00")))[1] for n in (1, 20, 300)}

    assert max(ends) - min(ends) <= 1
    assert paper.right - 2 <= max(ends) <= paper.right


@PAPERS
def test_figures_go_below_a_name_that_would_get_no_room(paper: Paper) -> None:
    wide = Columns("番茄炒蛋", "123456789.123 kg", "123456789012.00")
    line = paper.faces[Size.BODY].line

    height = page_of(paper, wide).height

    assert height - page_of(paper).height == (2 if paper is PAPER_58 else 1) * line


@PAPERS
def test_two_codes_share_a_row_only_where_both_keep_their_dots(paper: Paper) -> None:
    one = page_of(paper, QrCode(WITNESS)).height
    two = page_of(paper, QrCode(WITNESS), QrCode(WITNESS)).height

    assert (two == one) is (paper is PAPER_80)


@PAPERS
def test_modules_are_whole_dots_and_at_least_five(paper: Paper) -> None:
    page = page_of(paper, QrCode(WITNESS))
    box = page.getbbox()
    assert box is not None
    side = box[2] - box[0]

    assert side == box[3] - box[1]
    assert side % 33 == 0
    assert side // 33 >= 5


@PAPERS
def test_every_code_on_the_preview_can_be_read(paper: Paper) -> None:
    blocks = (QrCode("https://example.test/i/1", "扫码开发票"), QrCode(WITNESS, "账目见证码"))
    png = LayoutEngine(paper).preview(document(*blocks))
    picture = Image.open(io.BytesIO(png))

    assert set(codes_on(picture)) == {"https://example.test/i/1", WITNESS}


@PAPERS
def test_a_code_of_many_modules_takes_a_row_of_its_own(paper: Paper) -> None:
    payload = WITNESS * 4
    page = page_of(paper, QrCode(payload), QrCode(WITNESS))
    picture = Image.open(io.BytesIO(LayoutEngine(paper).preview(document(QrCode(payload)))))

    assert codes_on(picture) == (payload,)
    assert page.height > page_of(paper, QrCode(payload)).height


def test_a_duplicate_is_marked_white_on_black_above_everything() -> None:
    plain = document(TextLine("望江楼"))
    marked = plain.marked("重打")
    engine = LayoutEngine(PAPER_80)
    banner = engine.page(marked).crop((0, 24, 576, 60))

    assert marked.blocks[1:] == plain.blocks
    assert engine.page(marked).height > engine.page(plain).height
    assert banner.getbbox() is not None
    assert banner.histogram()[255] > 1000


def test_a_character_the_font_lacks_prints_as_the_geta_mark() -> None:
    fonts = FontBook()

    assert [g.advance for g in fonts.glyphs("𠮷", 24, False)] == [
        g.advance for g in fonts.glyphs("〓", 24, False)
    ]
    assert page_of(PAPER_80, TextLine("𠮷野🍜")).tobytes() == (
        page_of(PAPER_80, TextLine("〓野〓")).tobytes()
    )
    assert page_of(PAPER_80, TextLine("龦囍鱻")).tobytes() != (
        page_of(PAPER_80, TextLine("〓〓〓")).tobytes()
    )


def test_control_and_joining_characters_have_no_place_on_paper() -> None:
    assert printable("红\x1b@烧\u200b肉\tA\ufe0f") == "红@烧肉 A"


def test_a_struck_name_carries_a_line_of_ink() -> None:
    struck = page_of(PAPER_80, Columns("拍黄瓜", strike=True))
    plain = page_of(PAPER_80, Columns("拍黄瓜"))

    assert struck.histogram()[255] > plain.histogram()[255]


def test_space_is_scaled_with_the_paper() -> None:
    heights = [page_of(p, Space(60)).height - page_of(p).height for p in (PAPER_80, PAPER_58)]

    assert heights == [60, 40]


def test_only_two_papers_exist() -> None:
    assert (paper_of(80), paper_of(58)) == (PAPER_80, PAPER_58)
    with pytest.raises(ValueError, match="write 58 or 80"):
        paper_of(76)


def test_closing_marks_never_begin_a_line(width_of: Callable[[str], int]) -> None:
    lines = wrap("红烧肉，糖醋里脊，（大）宫保鸡丁。谢谢光临！", 120, width_of)

    assert all(line[0] not in "，。）！" for line in lines)
    assert all(line[-1] != "（" for line in lines)


def test_latin_words_stay_whole(width_of: Callable[[str], int]) -> None:
    assert wrap("Fish with pickled mustard greens", 200, width_of) == (
        "Fish with pickled",
        "mustard greens",
    )


def test_balanced_lines_leave_no_lone_character(width_of: Callable[[str], int]) -> None:
    text = "离线开具 · 账已存本机，联网后上传"
    lines = balance(text, 368, width_of)

    assert len(lines) == len(wrap(text, 368, width_of)) == 2
    assert min(map(len, lines)) >= 6


@given(st.text(alphabet="红烧肉，（）A b.1中￥", max_size=60), st.integers(60, 400))
def test_wrapping_loses_nothing_and_never_overflows(text: str, room: int) -> None:
    lines = wrap(text, room, lambda part: FONTS.width(part, 24, bold=False))

    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(FONTS.width(line, 24, bold=False) <= room for line in lines)
