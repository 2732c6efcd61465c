import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.domain.barcode import (
    DEFAULT_PATTERNS,
    Embedded,
    Malformed,
    Plain,
    ScaleRule,
    check_digit_holds,
    normal_code,
    parse_rule,
    parse_rules,
    parse_scan,
    scale_label,
    with_check_digit,
)
from terminal.errors import InvalidInput

RULES = parse_rules(DEFAULT_PATTERNS)
WEIGHT, PRICE, BOTH = RULES
digits = st.text("0123456789", min_size=1, max_size=17)


@pytest.mark.parametrize(
    "code", ["6901234567892", "4006381333931", "96385074", "036000291452", "00012345600012"]
)
def test_published_codes_have_the_right_check_digit(code: str) -> None:
    assert check_digit_holds(code)


@given(digits, st.integers(0, 17), st.integers(1, 9))
def test_one_misread_digit_is_always_noticed(body: str, at: int, by: int) -> None:
    code = with_check_digit(body)
    at %= len(code)
    wrong = code[:at] + str((int(code[at]) + by) % 10) + code[at + 1 :]

    assert check_digit_holds(code)
    assert not check_digit_holds(wrong)


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_a_weight_label_gives_back_its_item_and_grams(plu: int, grams: int) -> None:
    code = scale_label(WEIGHT, plu, qty_milli=grams)

    assert parse_scan(code, RULES) == Embedded(str(plu), None, grams, code)


@given(st.integers(1, 99_999), st.integers(1, 99_999))
def test_a_price_label_gives_back_its_item_and_fen(plu: int, fen: int) -> None:
    code = scale_label(PRICE, plu, price_fen=fen)

    assert parse_scan(code, RULES) == Embedded(str(plu), fen, None, code)


@given(st.integers(1, 99_999), st.integers(1, 99_999), st.integers(1, 99_999))
def test_an_eighteen_digit_label_gives_back_both(plu: int, fen: int, grams: int) -> None:
    code = scale_label(BOTH, plu, price_fen=fen, qty_milli=grams)

    assert len(code) == 18
    assert parse_scan(code, RULES) == Embedded(str(plu), fen, grams, code)


@st.composite
def layouts(draw: st.DrawFn) -> ScaleRule:
    items = draw(st.integers(2, 6))
    amount = draw(st.sampled_from("WP"))
    skipped = draw(st.integers(0, 2))
    packed = "I" * items + "X" * skipped + amount * (10 - items - skipped)
    return parse_rule(f"2{draw(st.integers(0, 9))}{packed}C")


@given(layouts(), st.integers(1, 9), st.integers(1, 9))
def test_every_layout_is_read_as_it_is_written(rule: ScaleRule, plu: int, amount: int) -> None:
    code = scale_label(rule, plu, price_fen=amount, qty_milli=amount)
    scan = parse_scan(code, [rule])

    if rule.value(code, "P") is not None:
        assert scan == Embedded(str(plu), rule.value(code, "P"), None, code)
    elif rule.value(code, "W"):
        assert scan == Embedded(str(plu), None, rule.value(code, "W"), code)


@given(st.text())
def test_no_input_breaks_the_reading_of_a_scan(text: str) -> None:
    assert isinstance(parse_scan(text, RULES), Plain | Embedded | Malformed)


def test_an_upc_becomes_the_ean_that_other_scanners_send_for_it() -> None:
    assert parse_scan("036000291452") == Plain("0036000291452")


def test_full_width_digits_of_an_input_method_are_read() -> None:
    assert parse_scan("６９０１２３４５６７８９２\r\n") == Plain("6901234567892")


def test_a_code_without_a_rule_stays_plain() -> None:
    assert parse_scan(scale_label(WEIGHT, 7, qty_milli=500)) == Plain("2000007005006")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Nothing was read."),
        ("  \r", "Nothing was read."),
        ("6901234567893", "6901234567893 was misread: its check digit is wrong."),
        ("2000007005003", "2000007005003 was misread: its check digit is wrong."),
        ("69012\x0034", "The scanner sent characters that are no code."),
        ("69012\ufffd", "The scanner sent characters that are no code."),
        ("9" * 129, "This is no item code: 129 characters."),
        (with_check_digit("200000000500"), "The scale label 2000000005003 names no item."),
        (
            with_check_digit("200000700000"),
            "The scale label 2000007000001 holds no weight or price.",
        ),
    ],
)
def test_a_malformed_scan_says_why(text: str, reason: str) -> None:
    scan = parse_scan(text, RULES)

    assert isinstance(scan, Malformed)
    assert scan.reason.render("en") == reason


@pytest.mark.parametrize(
    "pattern",
    ["", "30 IIIII WWWWW C", "20 IIIII C", "20 IIIIIIIIII C", "20 WWWWW IIIII C", "20 IIIII WWW C",
     "20 IIIII WWWWW", "20 II WW II PP C"],
)  # fmt: skip
def test_a_wrong_layout_is_refused_with_an_example(pattern: str) -> None:
    with pytest.raises(InvalidInput) as refusal:
        parse_rule(pattern)

    assert "20 IIIII WWWWW C" in refusal.value.remedy.render("en")


@pytest.mark.parametrize(("text", "code"), [(" 42 ", "42"), ("ＡＢ-1", "AB-1")])
def test_codes_are_kept_in_one_form(text: str, code: str) -> None:
    assert normal_code(text) == code


def test_a_number_too_long_for_its_place_makes_no_label() -> None:
    with pytest.raises(ValueError, match="100000 does not fit 5 digits"):
        scale_label(WEIGHT, 7, qty_milli=100_000)
