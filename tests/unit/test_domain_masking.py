"""No phone number of a guest survives in free text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.masking import MAX_TEXT, check_reason, free_text, mask
from terminal.errors import InvalidInput
from tests.domain_values import law

MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
GAPS = ["", " ", "-", "·", ".", " -", "  ", "_", "–", "（"]


@st.composite
def written_mobiles(draw):
    """Write a mobile number as people do: grouped, with a country code, in wide digits."""
    digits = "1" + draw(st.from_regex(r"[3-9][0-9]{9}", fullmatch=True))
    gap = st.sampled_from(GAPS)
    spread = "".join(digit + draw(gap) for digit in digits[:-1]) + digits[-1]
    prefix = draw(st.sampled_from(["", "+86", "86 ", "+86-", "0086", "0", "电话", "Tel:"]))
    text = prefix + spread
    if draw(st.booleans()):
        text = text.translate({ord("0") + n: ord("０") + n for n in range(10)})
    return digits, text


@law
@given(
    written_mobiles(),
    st.sampled_from(["", "请打 ", "，", "call "]),
    st.sampled_from(["", "。", " 谢"]),
)
def test_a_mobile_number_is_masked_however_it_is_written(mobile, before, after):
    digits, text = mobile
    masked = mask(f"{before}{text}{after}")

    assert f"{digits[:3]}****{digits[-4:]}" in masked
    assert digits not in re.sub(r"\D", "", masked)


@law
@given(st.text(alphabet="0123456789１３８ -.+a电", max_size=60))
def test_no_plain_mobile_number_is_left_in_any_text(text):
    assert not MOBILE.search(mask(text))


@law
@given(st.text(max_size=40).filter(lambda text: not any(char.isdecimal() for char in text)))
def test_a_text_without_digits_stays_as_it_is(text):
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("13812345678", "138****5678"),
        ("13812345678 13987654321", "138****5678 139****4321"),
        ("15 13812345678", "15 138****5678"),
        ("010-12345678", "010****5678"),
        ("(0571) 8765 4321", "(0571****4321"),
        ("6222 0212 3456 7890 123", "****0123"),
        ("11010119900307123X", "****7123X"),
        ("不要香菜 3 份", "不要香菜 3 份"),
        ("18:30 取，2 人", "18:30 取，2 人"),
        ("桌 12，138.50 元", "桌 12，138.50 元"),
    ],
)
def test_numbers_are_masked_and_other_figures_are_not(text, masked):
    assert mask(text) == masked


def test_a_note_is_one_line_of_at_most_two_hundred_characters():
    assert free_text("  少盐\n 13812345678 ") == "少盐 138****5678"
    assert len(free_text("长" * 500)) == MAX_TEXT


def test_a_number_cut_by_the_limit_was_masked_first():
    assert "1381" not in free_text("长" * (MAX_TEXT - 4) + "13812345678")


@pytest.mark.parametrize("text", ["", "  ", "\n\t"])
def test_a_reason_of_nothing_is_refused(text):
    with pytest.raises(InvalidInput, match="A reason is needed"):
        check_reason(text)


def test_a_reason_is_kept_masked():
    assert check_reason(" 客人 13812345678 不要了 ") == "客人 138****5678 不要了"
