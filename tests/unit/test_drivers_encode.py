import pytest
from escpos.printer import Dummy
from PIL import Image, ImageChops

from drivers.interfaces import PrintDocument, TextLine
from drivers.printer.encode import flush_bytes, job_bytes, kick_bytes, raster_strips
from drivers.printer.layout import LayoutEngine
from drivers.printer.paper import PAPER_80
from drivers.printer.settings import PrinterSettings


def checkered(height: int) -> Image.Image:
    return Image.frombytes("1", (576, height), bytes(range(72)) * height)


def test_strips_are_what_python_escpos_writes_for_the_same_picture() -> None:
    page = checkered(120)
    dummy = Dummy(profile="default")
    dummy.image(ImageChops.invert(page), center=False, fragment_height=128)

    assert b"".join(raster_strips(page, 128)) == dummy.output


@pytest.mark.parametrize(("cut", "mode"), [("partial", "PART"), ("full", "FULL")])
def test_the_end_of_a_job_is_what_python_escpos_writes_for_a_cut(cut: str, mode: str) -> None:
    dummy = Dummy(profile="default")
    dummy.cut(mode=mode)
    data = job_bytes(checkered(10), PrinterSettings(cut=cut))

    assert data.endswith(dummy.output)
    assert data.count(b"\x1dV") == 1


def test_the_kick_is_what_python_escpos_writes_for_it() -> None:
    dummy = Dummy(profile="default")
    dummy.cashdraw(2)
    pulse = dummy.output[:3]

    assert kick_bytes(PrinterSettings())[:3] == pulse[:2] + b"\x00"
    assert kick_bytes(PrinterSettings(kick_on_ms=100, kick_off_ms=100)) == b"\x1bp\x00\x32\x32"
    assert kick_bytes(PrinterSettings(kick_pin=5))[2] == 1


@pytest.mark.parametrize("height", [48, 96, 120, 168, 576, 1000])
def test_no_strip_has_a_height_that_some_printers_garble(height: int) -> None:
    strips = list(raster_strips(checkered(height), 120))
    heights = [int.from_bytes(strip[6:8], "little") for strip in strips]

    assert all(rows % 48 for rows in heights)
    assert max(heights) <= 128
    assert height <= sum(heights) <= height + 8


def test_a_garbling_strip_height_in_the_settings_is_not_used() -> None:
    assert PrinterSettings(strip_rows=96).safe_strip_rows == 88
    assert PrinterSettings(strip_rows=128).safe_strip_rows == 128


def test_every_job_begins_with_initialise() -> None:
    page = LayoutEngine(PAPER_80).page(PrintDocument((TextLine("望江楼"),)))

    assert job_bytes(page, PrinterSettings()).startswith(b"\x1b@")


def test_the_flush_ends_the_longest_strip() -> None:
    longest = max(len(strip) for strip in raster_strips(checkered(1000), 128))

    assert len(flush_bytes(PrinterSettings(strip_rows=128), 72)) >= longest
