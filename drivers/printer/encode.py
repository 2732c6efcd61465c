"""ESC/POS bytes of one job and of one drawer kick.

The commands are python-escpos' own constants. Its printer classes are not used at run time:
importing them parses every printer profile (0.7 s measured), and `image()` takes 3 ms a strip where
the page's own bytes are the raster already. A test holds our bytes against its `Dummy`'s.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drivers.printer.settings import TRAP_ROWS, Cut, PrinterSettings

if TYPE_CHECKING:
    from PIL.Image import Image

ENABLE_STATUS_BACK = b"\x1da\x0f"
ASK_QUEUED = b"\x1dr\x01"
ASK_NOW = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"
CLEAR_BUFFERS = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
FEED_LINES = 6
PAD_ROWS = 8


def job_bytes(page: "Image", settings: PrinterSettings) -> bytes:
    """Return one receipt: initialise, ask for automatic status, raster, feed, cut once."""
    from escpos.constants import HW_INIT

    strips = b"".join(raster_strips(page, settings.safe_strip_rows))
    return bytes(HW_INIT) + ENABLE_STATUS_BACK + strips + _end(settings.cut)


def raster_strips(page: "Image", strip_rows: int) -> Iterator[bytes]:
    """Yield `GS v 0` commands of at most `strip_rows` rows.

    Some 58 mm printers (POS-5890K) print garbage at heights that are multiples of 48: a last strip
    of such a height gets white rows.
    """
    row = page.width // 8
    dots = page.tobytes()
    for top in range(0, page.height, strip_rows):
        part = dots[top * row : (top + strip_rows) * row]
        rows = len(part) // row
        if rows % TRAP_ROWS == 0:
            part += bytes(PAD_ROWS * row)
            rows += PAD_ROWS
        yield b"\x1dv0\x00" + row.to_bytes(2, "little") + rows.to_bytes(2, "little") + part


def flush_bytes(settings: PrinterSettings, row_bytes: int) -> bytes:
    """Return white that ends a raster command cut short by a broken connection.

    A printer that waits for the rest of a strip would swallow the next receipt's beginning; outside
    a command zero bytes print nothing.
    """
    return bytes((settings.strip_rows + PAD_ROWS) * row_bytes)


def kick_bytes(settings: PrinterSettings) -> bytes:
    """Return the pulse for the drawer; times go in steps of 2 ms."""
    pin = 0 if settings.kick_pin == 2 else 1
    return b"\x1bp" + bytes((pin, settings.kick_on_ms // 2, settings.kick_off_ms // 2))


def _end(cut: Cut) -> bytes:
    from escpos.constants import ESC, PAPER_FULL_CUT, PAPER_PART_CUT

    feed = bytes(ESC) + b"d" + bytes((FEED_LINES,))
    if cut == "none":
        return feed
    return feed + bytes(PAPER_FULL_CUT if cut == "full" else PAPER_PART_CUT)
