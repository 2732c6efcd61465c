import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.services.pinyin import initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("红烧肉", "hsr"),
        ("重庆小面", "cqxm"),
        ("长寿面", "csm"),
        ("长沙臭豆腐", "cscdf"),
        ("海参小米粥", "hsxmz"),
        ("可口可乐 330ml", "kkkl330ml"),
        ("XO酱炒饭", "xojcf"),
        ("毛血旺", "mxw"),
        ("蛤蜊蒸蛋", "glzd"),
        ("腊味煲仔饭", "lwbzf"),
        ("薄荷茶", "bhc"),
        ("什锦炒饭", "sjcf"),
        ("叉烧包", "csb"),
        ("银行卡套", "yhkt"),
        ("酸菜鱼（大）", "scyd"),
        ("一人食·回锅肉饭", "yrshgrf"),
        ("Ｃａｆé 拿铁", "cafnt"),
        ("", ""),
        ("※★", ""),
    ],
)
def test_initials_are_what_people_type(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text())
def test_initials_are_plain_lower_case_letters_and_digits(name: str) -> None:
    made = initials(name)

    assert made == "".join(c for c in made if c.isascii() and (c.islower() or c.isdigit()))
