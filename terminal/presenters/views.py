"""Small display-ready values that the snapshots of all screens are built of.

Everything here is worded already: a screen paints it and adds nothing. `Words` may stay a lazy
`Text`, so that a switch of language repaints without asking the presenter again.
"""

from enum import StrEnum

from msgspec import Struct

from terminal.text import Text

Words = str | Text


class Bead(StrEnum):
    """The four shapes of a state: done, half way or low, waiting or not known, fault."""

    FULL = "full"
    HALF = "half"
    HOLLOW = "hollow"
    FAULT = "fault"


class Tone(StrEnum):
    """What a chip or banner means; the colour follows from it."""

    NEUTRAL = "neutral"
    PINE = "pine"
    AMBER = "amber"
    RED = "red"
    BLUE = "blue"
    PLUM = "plum"
    INK = "ink"
    DASHED = "dashed"


class ChipView(Struct, frozen=True):
    """A small label of state; `icon` is a Phosphor name such as `crown-fill`, or empty."""

    words: Words
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


class BannerView(Struct, frozen=True):
    """One bold fact and its plain consequence. AMBER is 'not known yet', RED is a fault."""

    fact: Words
    rest: Words = ""
    tone: Tone = Tone.AMBER
    icon: str = "warning-bold"
    action: Words = ""
    closable: bool = True


class ToastView(Struct, frozen=True):
    """A short notice for 4 s; `undo` words the way back where there is one."""

    words: Words
    undo: Words = ""


class ActionView(Struct, frozen=True):
    """Something to tap: what it is, and in `refusal` why it cannot be done now, if so."""

    key: str
    words: Words
    icon: str = ""
    detail: Words = ""
    role: str = "plain"
    chip: ChipView | None = None
    refusal: Words = ""
    chosen: bool = False
