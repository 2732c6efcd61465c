import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.interfaces import BadScan, BadScanReason, Scan
from drivers.scanner.framing import Framer


def read(*portions: bytes, longest: int = 64) -> list[Scan | BadScan]:
    framer = Framer(longest)
    return [result for portion in portions for result in framer.feed(portion)]


@pytest.mark.parametrize(
    "raw",
    [
        b"6901234567892\r",
        b"6901234567892\n",
        b"6901234567892\r\n",
        b"\x026901234567892\x03",
        b"\x026901234567892\r\n\x03",
        b"  6901234567892 \r\n",
    ],
)
def test_every_common_frame_gives_the_code(raw: bytes) -> None:
    assert read(raw) == [Scan("6901234567892")]


def test_a_code_in_portions_is_one_code() -> None:
    assert read(b"69012", b"34567", b"892\r") == [Scan("6901234567892")]


def test_the_prefix_names_the_symbology() -> None:
    assert read(b"]E06901234567892\r]Q1M:88\r") == [
        Scan("6901234567892", "EAN"),
        Scan("M:88", "QR"),
    ]


def test_chinese_is_read_in_both_encodings() -> None:
    assert read("会员:88\r".encode(), "会员:99\r".encode("gbk")) == [
        Scan("会员:88"),
        Scan("会员:99"),
    ]


def test_an_overlong_code_is_refused_whole() -> None:
    (bad, good) = read(b"9" * 65 + b"\r" + b"1\r")

    assert isinstance(bad, BadScan)
    assert bad.reason is BadScanReason.TOO_LONG
    assert bad.sentence == "The code is longer than 64 characters."
    assert good == Scan("1")


def test_bytes_that_are_no_text_are_a_sentence() -> None:
    (bad,) = read(b"\xff\xfe\x81\x00\xfd\r")

    assert isinstance(bad, BadScan)
    assert bad.reason is BadScanReason.NOT_TEXT
    assert bad.sentence == "The scanner sent 5 bytes that are no text."


def test_a_half_code_is_given_up_and_does_not_join_the_next() -> None:
    framer = Framer()
    assert list(framer.feed(b"69012")) == []
    (bad,) = framer.abandon()
    after = list(framer.feed(b"6901234567892\r"))

    assert bad.reason is BadScanReason.CUT_SHORT
    assert bad.sentence == "The code ended after 5 characters without its end mark."
    assert after == [Scan("6901234567892")]


def test_a_prefix_without_a_code_is_no_code() -> None:
    (bad,) = read(b"]E0\r")

    assert isinstance(bad, BadScan)
    assert bad.reason is BadScanReason.CUT_SHORT


@given(st.lists(st.binary(max_size=40), max_size=20))
def test_no_bytes_at_all_make_the_framer_fail(portions: list[bytes]) -> None:
    results = read(*portions, b"\r6901234567892\r", longest=32)

    assert results[-1] == Scan("6901234567892")
    assert all(r.text.isprintable() and r.text for r in results if isinstance(r, Scan))
