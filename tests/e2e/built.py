"""The programs that `make build` made, run where nothing of the source tree can be found."""

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PLACE = ROOT / "out" / "dist" / "zhanggui"
TILL, CLOUD = PLACE / "zhanggui", PLACE / "zhanggui-cloud"
Record = dict[str, Any]


@dataclass
class Machine:
    """A machine without Python: its own home, an empty folder to stand in, no checkout."""

    folder: Path

    def __post_init__(self) -> None:
        for name in ("home", "here", "screens"):
            (self.folder / name).mkdir(parents=True)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def data(self) -> Path:
        """Where the platform keeps the till's data."""
        return self.home / ".local" / "share" / "zhanggui"

    @property
    def config(self) -> Path:
        """Where the platform keeps the till's configuration."""
        return self.home / ".config" / "zhanggui" / "terminal.toml"

    @property
    def cloud(self) -> Path:
        """Where the platform keeps the cloud's data."""
        return self.home / ".local" / "share" / "zhanggui-cloud"

    def run(self, program: Path, *words: str | Path, code: int = 0) -> str:
        """Run a command to its end and return what it said."""
        done = subprocess.run(
            [program, *words],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            **self._surroundings(),
        )
        said = (done.stdout + done.stderr).strip()
        assert done.returncode == code, said
        return said

    def start(self, program: Path, *words: str | Path) -> subprocess.Popen[str]:
        """Start a program that goes on."""
        pipe = subprocess.PIPE
        log = (self.folder / f"{words[0]}.log").open("a", encoding="utf-8")
        with log:
            return subprocess.Popen(
                [program, *words],
                stdin=pipe,
                stdout=pipe,
                stderr=log,
                text=True,
                **self._surroundings(),
            )

    def _surroundings(self) -> dict[str, Any]:
        env = {
            "HOME": str(self.home),
            "PATH": os.defpath,
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHONUNBUFFERED": "1",
        }
        return {"env": env, "cwd": self.folder / "here"}


@dataclass
class Played:
    """What a till told while its part was played."""

    sales: list[Record] = field(default_factory=list)
    drawer_fen: int = 0
    z: list[Record] = field(default_factory=list)
    failed: str = ""
    code: int | None = None

    def write(self, fact: Record) -> None:
        """Keep one fact, told in the moment of its COMMIT."""
        if fact["fact"] == "sale":
            self.sales.append(fact)
        if fact["fact"] == "z":
            self.z.append(fact["totals"])
        self.drawer_fen += fact.get("fen", 0)

    @property
    def numbers(self) -> list[str]:
        return [sale["receipt_no"] for sale in self.sales]

    @property
    def total_fen(self) -> int:
        return sum(sale["fen"] for sale in self.sales)


def play(machine: Machine, part: str, told: Played) -> Played:
    """Play a part in the built till, killed when it asks for that, and keep what it tells."""
    with machine.start(TILL, "play", part) as till:
        assert till.stdin is not None and till.stdout is not None
        answers: dict[str, Callable[[], Record]] = {
            "begin": lambda: {
                "screens": str(machine.folder / "screens"),
                "kept": {},
                "sales": told.numbers,
            },
            "drawer": lambda: {"fen": told.drawer_fen},
        }
        for line in till.stdout:
            record = json.loads(line)
            told.failed = record.get("failed", told.failed)
            if "fact" in record:
                told.write(record)
            if record.get("do") == "kill":
                till.kill()
            elif "do" in record:
                answer = {"answer": record["do"], **answers[record["do"]]()}
                till.stdin.write(json.dumps(answer) + "\n")
                till.stdin.flush()
        told.code = till.wait(30)
    assert told.failed == ""
    return told
