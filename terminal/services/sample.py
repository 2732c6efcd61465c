"""The sample shop 望江楼 as events: its settings, its staff, what it sells, what it has run out of.

The data are files under `assets/sample`; the items are a catalogue file as any shop may import.
PINs become hashes here, when the shop is set up; they are the demo's and stand in the README.
"""

import json
import tomllib
from collections.abc import Callable
from datetime import datetime, time
from importlib.resources import as_file, files
from typing import Any, cast
from zoneinfo import ZoneInfo

from sync.events import Event, SoldoutSet, StaffMember, StaffPut
from terminal.domain.catalog import Category, Modifier, ModifierGroup
from terminal.domain.day import to_wire
from terminal.services import settings
from terminal.services.importing import Parsed, import_events, read_catalogue
from terminal.services.shelf import EmptyShelf
from terminal.services.signing_in import hash_pin

IMPORT_ID = "01939a00-0000-7000-8000-0000000000ff"

Data = dict[str, Any]


def sample_events(hash_of: Callable[[str], str] = hash_pin) -> list[Event]:
    """Return settings, staff and items, to be recorded in one transaction at the first start."""
    data = _shop()
    return [_settings(data), _staff(data, hash_of), *import_events(sample_catalogue(), IMPORT_ID)]


def sample_catalogue() -> Parsed:
    """Return everything the sample shop sells, with all its categories and groups."""
    data = _shop()
    categories = [Category(**row, sort=n) for n, row in enumerate(data["categories"], 1)]
    groups = [_group(row) for row in data["groups"]]
    with as_file(files("assets").joinpath("sample", "items.csv")) as path:
        parsed = read_catalogue(path, EmptyShelf(categories, groups))
    return Parsed(parsed.items, tuple(categories), tuple(groups))


def sample_soldout(at: datetime) -> list[SoldoutSet]:
    """Return what the story's day has run short of, as counted at `at` (aware)."""
    data = _shop()
    zone = ZoneInfo(data["settings"]["shop.timezone"])
    return [
        SoldoutSet(sku=row["sku"], remaining=row["remaining"], until=_until(row, at, zone))
        for row in data["soldout"]
    ]


def sample_pins() -> dict[str, str]:
    """Return each staff id's demo PIN."""
    return {row["staff_id"]: row["pin"] for row in _shop()["staff"]}


def _shop() -> Data:
    text = files("assets").joinpath("sample", "shop.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _settings(data: Data) -> Event:
    floor = json.dumps(data["floor"], ensure_ascii=False, separators=(",", ":"))
    return settings.put({**cast(dict[str, str], data["settings"]), "tables": floor})


def _staff(data: Data, hash_of: Callable[[str], str]) -> StaffPut:
    return StaffPut(
        staff=[
            StaffMember(
                staff_id=row["staff_id"],
                name=row["name"],
                name_en=row["name_en"],
                role=row["role"],
                pin_hash=hash_of(row["pin"]),
            )
            for row in data["staff"]
        ]
    )


def _group(row: Data) -> ModifierGroup:
    modifiers = tuple(Modifier(*fields) for fields in row["modifiers"])
    return ModifierGroup(**{**row, "modifiers": modifiers})


def _until(row: Data, at: datetime, zone: ZoneInfo) -> str:
    if not row.get("until"):
        return ""
    local = at.astimezone(zone)
    return to_wire(datetime.combine(local, time.fromisoformat(row["until"]), zone))
