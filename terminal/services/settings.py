"""The shop's settings: facts in the journal, read as one value."""

import json
from collections.abc import Mapping
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from sync.events import Setting, SettingsPut
from terminal.domain.barcode import DEFAULT_PATTERNS
from terminal.domain.staff import DISCOUNT_LIMITS


class Settings(Struct, frozen=True):
    """What every terminal of the shop agrees on; `letter` is this till's own."""

    shop_name: str = ""
    shop_name_en: str = ""
    shop_code: str = "S1"
    address: str = ""
    address_en: str = ""
    phone: str = ""
    timezone: str = "Asia/Shanghai"
    day_boundary: str = "05:00"
    rounding: str = "jiao"
    footer: str = ""
    footer_en: str = ""
    lock_after_s: int = 300
    open_item_tax_bp: int = 0
    discount_limits: Mapping[str, int] = field(default_factory=lambda: dict(DISCOUNT_LIMITS))
    scale_labels: tuple[str, ...] = DEFAULT_PATTERNS
    tables: str = ""
    till_name: str = ""
    till_name_en: str = ""
    shift_names: str = ""

    @property
    def zone(self) -> ZoneInfo:
        """The shop's time zone."""
        return ZoneInfo(self.timezone)


KEYS = {
    "shop.name": "shop_name",
    "shop.name_en": "shop_name_en",
    "shop.code": "shop_code",
    "shop.address": "address",
    "shop.address_en": "address_en",
    "shop.phone": "phone",
    "shop.timezone": "timezone",
    "shop.day_boundary": "day_boundary",
    "shop.rounding": "rounding",
    "receipt.footer": "footer",
    "receipt.footer_en": "footer_en",
    "till.name": "till_name",
    "till.name_en": "till_name_en",
    "shift.names": "shift_names",
    "tables": "tables",
}


def read(values: Mapping[str, str]) -> Settings:
    """Read the settings table; what is missing has its default."""
    plain = {name: values[key] for key, name in KEYS.items() if key in values}
    limits = json.loads(values.get("discount.limits", "{}"))
    return Settings(
        **plain,
        lock_after_s=int(values.get("lock.after_s", "300")),
        open_item_tax_bp=int(values.get("tax.open_item_bp", "0")),
        discount_limits={**DISCOUNT_LIMITS, **limits},
        scale_labels=tuple(json.loads(values.get("scale.labels", "null")) or DEFAULT_PATTERNS),
    )


def put(values: Mapping[str, str]) -> SettingsPut:
    """Return the event that writes some settings."""
    return SettingsPut(settings=[Setting(key=key, value=text) for key, text in values.items()])
