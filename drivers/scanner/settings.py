"""Settings of one scanner, as the registry reads them from the file."""

from typing import Annotated

from msgspec import Meta, Struct

from drivers.scanner.framing import LONGEST

Seconds = Annotated[float, Meta(gt=0, le=600)]


class ScannerSettings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What differs between scanners.

    `half_code_s` is how long the end of a code may fail to come.
    """

    longest: Annotated[int, Meta(ge=1, le=4096)] = LONGEST
    half_code_s: Seconds = 0.5
    retry_longest_s: Seconds = 5.0
