"""Items, staff and settings as they are written whole; stock as deltas."""

from msgspec import field

from sync.events.base import Event, Fen, Int, Milli, Part


class ModifierPut(Part, frozen=True, kw_only=True):
    modifier_id: str
    name: str
    name_en: str = ""
    price_fen: Fen = 0


class GroupPut(Part, frozen=True, kw_only=True):
    group_id: str
    name: str
    name_en: str = ""
    min: Int = 0
    max: Int = 1
    modifiers: list[ModifierPut] = field(default_factory=list)


class CategoryPut(Part, frozen=True, kw_only=True):
    category_id: str
    name: str
    name_en: str = ""
    sort: Int = 0
    active: bool = True


class ItemPut(Part, frozen=True, kw_only=True):
    sku: str
    name: str
    name_en: str = ""
    category_id: str = ""
    price_fen: Fen = 0
    unit: str = "pc"
    shown_per: str = ""
    tax_bp: Int = 0
    code: str = ""
    barcodes: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    station: str = ""
    initials: str = ""
    favourite: bool = False
    sort: Int = 0
    active: bool = True


class ItemsPut(Event, frozen=True, kw_only=True):
    """Items, categories and modifier groups written whole; at most 200 items a chunk."""

    import_id: str = ""
    chunk: Int = 1
    chunks: Int = 1
    items: list[ItemPut] = field(default_factory=list)
    categories: list[CategoryPut] = field(default_factory=list)
    groups: list[GroupPut] = field(default_factory=list)


class StaffMember(Part, frozen=True, kw_only=True):
    staff_id: str
    name: str
    role: str
    pin_hash: str
    name_en: str = ""
    active: bool = True


class StaffPut(Event, frozen=True, kw_only=True):
    staff: list[StaffMember]


class Setting(Part, frozen=True, kw_only=True):
    key: str
    value: str


class SettingsPut(Event, frozen=True, kw_only=True):
    settings: list[Setting]


class StockMoved(Event, frozen=True, kw_only=True):
    sku: str
    qty_milli: Milli
    reason: str = ""


class StockCounted(Event, frozen=True, kw_only=True):
    sku: str
    delta_milli: Milli
    counted_milli: Milli
    rev: Int = 0
    applied_seq: Int = 0


class SoldoutSet(Event, frozen=True, kw_only=True):
    """`remaining` -1 = not counted; `until` empty = for sale again or (remaining 0) till undone."""

    sku: str
    remaining: Int = -1
    until: str = ""
