"""QR codes as modules: error correction M, no quiet zone (the layout adds it)."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Modules:
    """A square of modules: `cells` holds one byte a module, row by row, 0 for dark."""

    side: int
    cells: bytes


def modules_of(payload: str) -> Modules:
    """Return the smallest code that holds the payload.

    Raises:
        ValueError: the payload is too long for a QR code.
    """
    import zxingcpp

    code = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    picture: Any = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    view: Any = memoryview(picture)
    return Modules(view.shape[0], view.tobytes())
