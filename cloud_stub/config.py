"""Where the cloud keeps its files and which limits it holds."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sync.protocol import MAX_PUSH_BYTES


@dataclass(frozen=True, slots=True)
class CloudConfig:
    """One folder holds everything; seconds and bytes unless named otherwise."""

    folder: Path
    token_s: int = 900
    nonce_s: int = 120
    code_s: int = 900
    code_tries: int = 5
    max_body: int = 2 * 1024 * 1024
    max_unpacked: int = MAX_PUSH_BYTES

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.folder / "cloud.db"

    @property
    def key_file(self) -> Path:
        """The seed of the cloud's signing key, readable by its owner only."""
        return self.folder / "server.key"


def find_config(folder: Path | None = None) -> CloudConfig:
    """Return the configuration of the given folder, or of the platform's own one."""
    if folder is None:
        from platformdirs import user_data_path

        folder = user_data_path("zhanggui-cloud")
    return CloudConfig(folder)


def utc_now() -> datetime:
    """Return the aware UTC time; everything else is given its clock."""
    return datetime.now(UTC)
