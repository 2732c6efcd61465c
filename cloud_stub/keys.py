"""The cloud's own signing key: made once, kept in a file only its owner can read."""

import os
from pathlib import Path

from cloud_stub.errors import CloudError
from sync.signing import SigningKey


def make_key(path: Path) -> None:
    """Write a new seed unless there is one already."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(os.urandom(32).hex() + "\n")
        file.flush()
        os.fsync(file.fileno())


def read_key(path: Path) -> SigningKey:
    """Read the key.

    Raises:
        CloudError: there is none, or it is damaged.
    """
    try:
        seed = bytes.fromhex(path.read_text().strip())
    except FileNotFoundError as error:
        raise CloudError(f"{path} is missing. Run `zhanggui-cloud init` first.") from error
    except ValueError as error:
        raise CloudError(f"{path} is damaged. Put it back from a backup.") from error
    if len(seed) != 32:
        raise CloudError(f"{path} is damaged. Put it back from a backup.")
    return SigningKey(seed)
