import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from drivers.printer.readback import LINE_DOTS, CommandReader, codes_on, sheets_of

RASTER = b"\x1dv0\x00\x48\x00\x02\x00" + b"\xff" * 72 + b"\x00" * 72


def test_a_raster_becomes_black_on_white() -> None:
    (sheet,) = sheets_of(b"\x1b@" + RASTER + b"\x1dV\x01")

    assert sheet.is_cut
    assert sheet.errors == ()
    assert sheet.picture.size == (576, 2)
    assert sheet.picture.getpixel((0, 0)) == 0
    assert sheet.picture.getpixel((575, 1)) == 255


def test_one_cut_is_one_sheet_and_feeds_are_white_paper() -> None:
    receipt = b"\x1b@" + RASTER + b"\x1bd\x06\x1dV\x42\x00"
    sheets = sheets_of(receipt * 3 + b"\x1b@" + RASTER)

    assert [sheet.is_cut for sheet in sheets] == [True, True, True, False]
    assert sheets[0].picture.height == 2 + 6 * LINE_DOTS


def test_a_byte_that_is_no_command_is_an_error() -> None:
    (sheet,) = sheets_of(b"\x1b@Hi" + RASTER + b"\x1dV\x01")

    assert sheet.errors == (
        "Byte 0x48 begins no known command.",
        "Byte 0x69 begins no known command.",
    )


def test_a_stream_that_ends_within_a_command_says_so() -> None:
    (sheet,) = sheets_of(b"\x1b@" + RASTER + RASTER[:50])

    assert not sheet.is_cut
    assert sheet.errors == ("The stream ends within a command.",)


def test_a_raster_wider_than_the_paper_is_an_error() -> None:
    (sheet,) = sheets_of(RASTER, dots=384)

    assert sheet.errors == ("A raster 576 dots wide is wider than the paper.",)


def test_codes_are_read_from_top_to_bottom() -> None:
    page = Image.new("L", (576, 700), 255)
    for number, text in enumerate(("FIRST", "SECOND")):
        code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
        picture = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6))
        page.paste(picture, (100, 20 + 340 * number))

    assert codes_on(page) == ("FIRST", "SECOND")


@given(st.binary(max_size=200), st.integers(1, 9))
def test_commands_are_the_same_in_any_portions(data: bytes, portion: int) -> None:
    whole = list(CommandReader().feed(data))
    reader = CommandReader()
    parts = [
        command
        for start in range(0, len(data), portion)
        for command in reader.feed(data[start : start + portion])
    ]

    assert parts == whole
    assert b"".join(command.raw for command in parts) + reader.pending == data
