"""Every table of the cloud. Each row names its merchant, shop and terminal ('' = all of them).

`merchant_id` leads every primary, unique and foreign key, so that the tables can be spread over
machines unchanged. Times are text of `sync.instants`, ids and business dates text, hashes blobs.
"""

from collections.abc import Sequence

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _texts(names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False, server_default="") for name in names.split()]


def _ints(names: str) -> list[Column[int]]:
    return [Column(name, BigInteger, nullable=False, server_default="0") for name in names.split()]


def _blobs(names: str) -> list[Column[bytes]]:
    return [Column(name, LargeBinary, nullable=False) for name in names.split()]


def _table(name: str, key: str, *parts: SchemaItem | Sequence[SchemaItem]) -> Table:
    flat: list[SchemaItem] = []
    for part in parts:
        flat.extend([part] if isinstance(part, SchemaItem) else part)
    owner = [Column(column, Text, nullable=False) for column in OWNER]
    primary = PrimaryKeyConstraint("merchant_id", *key.split())
    return Table(name, metadata, *owner, *flat, primary)


def _unique(columns: str) -> UniqueConstraint:
    return UniqueConstraint("merchant_id", *columns.split())


def _index(columns: str) -> Index:
    return Index(None, "merchant_id", *columns.split())


OWNER = ("merchant_id", "shop_id", "terminal_id")
EVENT = "event_id biz_date at shift_id staff_id"
CUMULATED = "cum_gross_fen cum_refund_fen cum_count"

merchants = _table("merchants", "", _texts("name created_at"))
shops = _table("shops", "shop_id", _texts("code name created_at"), _unique("code"))
terminals = _table(
    "terminals",
    "terminal_id",
    _blobs("pubkey"),
    _texts("letter hw app_version enrolled_at last_seen_at"),
    _ints("epoch head_seq waiting waiting_fen"),
    _unique("shop_id letter"),
    _index("shop_id"),
)
enrol_codes = _table(
    "enrol_codes",
    "code_id",
    _texts("code_id secret_hash created_at expires_at used_at"),
    _ints("tries"),
    Column("used_pubkey", LargeBinary),
    Index(None, "code_id"),
)
spent_nonces = _table("spent_nonces", "terminal_id salt", _texts("salt"), _ints("at_us"))
epochs = _table(
    "epochs",
    "terminal_id epoch",
    _ints("epoch last_seq"),
    _blobs("pubkey last_hash genesis"),
    _texts("opened_at changed_at"),
)
ingest = _table(
    "ingest",
    "terminal_id epoch seq",
    _ints("epoch seq v"),
    Column("event_id", Text),
    _texts("type biz_date status code detail received_at"),
    _blobs("body body_hash hash sig"),
    _unique("event_id"),
    _index("shop_id status"),
)
sales = _table(
    "sales",
    "sale_id",
    _texts("sale_id"),
    _ints("epoch seq"),
    _texts(EVENT + " order_id receipt_no no corrects source order_type channel_ref table_name"),
    _texts("member_id currency received_at"),
    _ints("guests lines gross_fen discounts_fen rounding_fen total_fen tax_fen offline"),
    _ints(CUMULATED),
    _index("shop_id biz_date"),
    _index("receipt_no"),
    _index("shift_id"),
)
sale_lines = _table(
    "sale_lines",
    "sale_id n",
    _texts("sale_id"),
    _ints("n"),
    _texts("line_id sku name unit category_id station biz_date"),
    _ints("qty_milli list_fen price_fen gross_fen net_fen tax_bp tax_fen"),
    ForeignKeyConstraint(["merchant_id", "sale_id"], ["sales.merchant_id", "sales.sale_id"]),
    _index("shop_id biz_date sku"),
)
tenders = _table(
    "tenders",
    "tender_id",
    _texts("tender_id kind subject_id type payment_id ref biz_date shift_id"),
    _ints("amount_fen change_fen"),
    _index("shop_id biz_date"),
    _index("subject_id"),
)
refunds = _table(
    "refunds",
    "refund_id",
    _texts("refund_id"),
    _ints("epoch seq"),
    _texts(EVENT + " sale_id receipt_no sale_receipt_no reason approval received_at"),
    _ints("lines total_fen tax_fen"),
    _ints(CUMULATED),
    _index("shop_id biz_date"),
    _index("sale_id"),
    _index("shift_id"),
)
refund_lines = _table(
    "refund_lines",
    "refund_id n",
    _texts("refund_id"),
    _ints("n"),
    _texts("line_id sku name unit biz_date"),
    _ints("qty_milli amount_fen tax_bp tax_fen"),
    ForeignKeyConstraint(
        ["merchant_id", "refund_id"], ["refunds.merchant_id", "refunds.refund_id"]
    ),
)
cash_movements = _table(
    "cash_movements",
    "movement_id",
    _texts("movement_id kind"),
    _ints("epoch seq"),
    _texts(EVENT + " reason by approval"),
    _ints("amount_fen"),
    _index("shop_id biz_date"),
)
shifts = _table(
    "shifts",
    "terminal_id shift_id",
    _texts("shift_id biz_date staff_id drawer opened_at closed_at"),
    _ints("epoch opened_seq closed_seq shift_no float_fen expected_fen counted_fen over_short_fen"),
    _ints("sales gross_fen refunds refunds_fen"),
    _index("shop_id biz_date"),
)
days = _table(
    "days",
    "terminal_id biz_date epoch z_no",
    _texts("biz_date at event_id staff_id"),
    _ints("epoch seq z_no sales gross_fen refunds refunds_fen discounts_fen rounding_fen voids"),
    _ints("float_fen over_short_fen grand_total_fen"),
    _index("shop_id biz_date"),
)
