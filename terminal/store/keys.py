"""The device's identity: its id and its Ed25519 key, in a file that only this user can read.

The till makes both at its first start and sells at once; enrolment binds the id later. The
database holds no secret. Losing the key file costs no sale: a new key opens a new epoch.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from terminal.errors import Damaged
from terminal.store.files import put_in_place
from terminal.text import tr

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey


@dataclass(frozen=True)
class DeviceKey:
    """`seed` is the 32-byte Ed25519 private key; `written`, where it is known, its public half."""

    terminal_id: str
    seed: bytes = field(repr=False)
    written: bytes = field(default=b"", compare=False)

    @cached_property
    def private(self) -> "Ed25519PrivateKey":
        """The key object of the library, which is loaded with the first signature.

        Raises:
            Damaged: the public half that was written down belongs to another key.
        """
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        key = Ed25519PrivateKey.from_private_bytes(self.seed)
        if self.written not in (b"", key.public_key().public_bytes_raw()):
            raise _unreadable(Path("device.key"))
        return key

    @cached_property
    def public(self) -> bytes:
        """The 32-byte public key."""
        return self.written or self.private.public_key().public_bytes_raw()

    @property
    def pubkey(self) -> bytes:
        """The public key by the name that the exchange with the cloud uses."""
        return self.public

    def sign(self, data: bytes) -> bytes:
        """Return a raw 64-byte signature."""
        return self.private.sign(data)


def load_or_make(path: Path, make_id: Callable[[], str], seed: Callable[[int], bytes]) -> DeviceKey:
    """Read the key file, or write a new one durably with mode 0600.

    Raises:
        Damaged: the file is there but cannot be read as a key.
    """
    if path.exists():
        return load(path)
    key = DeviceKey(make_id(), seed(32))
    save(path, key)
    return key


def save(path: Path, key: DeviceKey) -> None:
    """Write the key file durably; only this user can read it."""
    part = path.with_suffix(".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        halves = {"seed": key.seed.hex(), "public": key.public.hex()}
        json.dump({"terminal_id": key.terminal_id, **halves}, file)
    put_in_place(part, path)


def load(path: Path) -> DeviceKey:
    """Read a key file.

    Raises:
        Damaged: it cannot be read as a key.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        seed, public = bytes.fromhex(found["seed"]), bytes.fromhex(found.get("public", ""))
        key = DeviceKey(str(found["terminal_id"]), seed, public)
    except (ValueError, KeyError, TypeError) as error:
        raise _unreadable(path) from error
    if len(seed) != 32 or len(public) not in (0, 32):
        raise _unreadable(path)
    return key


def _unreadable(path: Path) -> Damaged:
    return Damaged(
        tr("{file} cannot be read as a device key.", file=path.name),
        tr("Restore it from a backup, or move it away: the till then makes a new key."),
    )
