"""Who may do what. A role gives permissions and limits; beyond them an approval is asked."""

from collections.abc import Mapping
from dataclasses import field

from terminal.domain.value import Value

CASHIER, WAITER, MANAGER, OWNER, TECHNICIAN = "cashier", "waiter", "manager", "owner", "technician"
ROLES = (CASHIER, WAITER, MANAGER, OWNER, TECHNICIAN)

SELL, DISCOUNT, COMP, VOID, REFUND = "sell", "discount", "comp", "void", "refund"
OPEN_SHIFT, CLOSE_SHIFT, CLOSE_DAY = "open_shift", "close_shift", "close_day"
CASH_IN, CASH_OUT, DROP, NO_SALE = "cash_in", "cash_out", "drop", "no_sale"
X_REPORT, REPRINT, OPEN_ITEM, DEVICES, APPROVE = (
    "x_report",
    "reprint",
    "open_item",
    "devices",
    "approve",
)

_WAITER = frozenset({SELL, OPEN_ITEM})
_CASHIER = _WAITER | {
    DISCOUNT,
    VOID,
    OPEN_SHIFT,
    CLOSE_SHIFT,
    CASH_IN,
    DROP,
    REPRINT,
}
_MANAGER = _CASHIER | {
    COMP,
    REFUND,
    CASH_OUT,
    NO_SALE,
    X_REPORT,
    CLOSE_DAY,
    APPROVE,
    DEVICES,
}
PERMISSIONS: Mapping[str, frozenset[str]] = {
    WAITER: _WAITER,
    CASHIER: _CASHIER,
    MANAGER: _MANAGER,
    OWNER: _MANAGER,
    TECHNICIAN: frozenset({DEVICES}),
}

# Largest reduction without approval, in basis points off.
DISCOUNT_LIMITS: Mapping[str, int] = {
    WAITER: 0,
    CASHIER: 2000,
    MANAGER: 5000,
    OWNER: 10000,
    TECHNICIAN: 0,
}


class Staff(Value):
    """One member of the staff; `pin_hash` is argon2id."""

    staff_id: str
    name: str
    role: str
    pin_hash: str = field(default="", repr=False)
    name_en: str = ""
    active: bool = True

    def may(self, permission: str) -> bool:
        """Return whether the role allows it without approval; who has left may do nothing."""
        return self.active and permission in PERMISSIONS.get(self.role, frozenset())

    def discount_limit(self, limits: Mapping[str, int] = DISCOUNT_LIMITS) -> int:
        """Return the largest reduction this person may give alone, in basis points."""
        return limits.get(self.role, 0) if self.active else 0


LOCK_AFTER = 5
LOCK_MINUTES = 5


def lock_minutes(failures: int) -> int:
    """Return for how long sign-in is locked after `failures` wrong PINs in a row; 0 = not."""
    if failures < LOCK_AFTER:
        return 0
    return min(LOCK_MINUTES << min(failures - LOCK_AFTER, 8), 60)
