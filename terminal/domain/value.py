"""Immutable values: what frozen dataclasses are, but quick to define.

`@dataclass(frozen=True)` writes and compiles six methods for every class. For the thirty values
that selling needs that took a tenth of the time from the till's start to its first sale; here all
classes share them. The rest of a dataclass works: `replace`, `fields`, `field`, matching.
"""

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, ClassVar, dataclass_transform


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value:
    """Base of immutable values; the annotations of a subclass are its fields, in their order."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]
    _names: ClassVar[tuple[str, ...]]
    _defaults: ClassVar[dict[str, Any]]

    def __init_subclass__(cls) -> None:
        dataclass(init=False, repr=False, eq=False)(cls)
        found = fields(cls)
        cls._names = tuple(each.name for each in found)
        cls._defaults = {each.name: each.default for each in found if each.default is not MISSING}

    def __init__(self, *given: Any, **named: Any) -> None:
        names, values = self._names, self.__dict__
        values.update(self._defaults)
        values.update(zip(names, given, strict=False))
        values.update(named)
        if len(values) != len(names) or len(given) > len(names):
            wrong = sorted(set(names) ^ set(values))
            raise TypeError(f"{type(self).__name__}({', '.join(names)}): {wrong or given}")

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash(tuple(map(self.__dict__.__getitem__, self._names)))

    def __repr__(self) -> str:
        shown = (each.name for each in fields(self) if each.repr)
        values = (f"{name}={self.__dict__[name]!r}" for name in shown)
        return f"{type(self).__name__}({', '.join(values)})"

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")
