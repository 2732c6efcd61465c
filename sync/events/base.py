"""Bases and number types of all events."""

from typing import Annotated

from msgspec import Meta, Struct

SAFE = 2**53 - 1
Int = Annotated[int, Meta(ge=-SAFE, le=SAFE)]
Fen = Int
Milli = Int


class Event(Struct, frozen=True, kw_only=True):
    """Base of all event data; subclasses are registered by name in `EVENTS`."""


class Part(Struct, frozen=True, kw_only=True):
    """A value inside an event."""
