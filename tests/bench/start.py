"""From the start of the process to selling, and memory at rest, against an empty window."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from terminal.services.opening import open_books
from tests.bench import commit
from tests.bench.rows import Row, median
from tests.bench.shop import DATA, copied

CHILDREN = ("empty", "sign_in", "sellable")


def rows(full: bool) -> Iterator[Row]:
    """Yield start and memory, each against the empty window's of the same turns."""
    times = 25 if full else 7
    with copied(0) as folder:
        books = open_books(folder, program="bench")
        commit.begin(books)
        commit.an_order(books)
        books.close()
        turns = [in_turn(folder) for _ in range(times + 1)]
        quiet = [in_turn(folder, quiet_s=1.0) for _ in range(3)]
    del turns[0]  # it wrote the bytecode
    size = f"sample shop, {times} starts each in turn"

    def seconds(name: str, value: str) -> float:
        return median([turn[name][value] for turn in turns])

    empty = seconds("empty", "painted")
    start = ("start to sellable", seconds("sellable", "painted"), "s", size)
    yield Row("till", *start, reference=empty, bound=2.0)
    sign_in = seconds("sign_in", "painted")
    yield Row("till", "start to sign-in painted", sign_in, "s", size, reference=empty)
    tapped = seconds("sellable", "tapped")
    yield Row("till", "start to first tap's line painted", tapped, "s", size, reference=empty)
    ours, empty = (median([turn[name]["mb"] for turn in quiet]) for name in ("sellable", "empty"))
    yield Row("till", "memory at rest", ours, "MB", "sample shop, 3 starts each", empty, 2.5)


def in_turn(folder: Path, quiet_s: float = 0.0) -> dict[str, dict[str, float]]:
    """Start each child once; with `quiet_s` it weighs itself after so long a rest."""
    return {name: child(name, str(folder), quiet_s) for name in CHILDREN}


def child(name: str, folder: str, quiet_s: float) -> dict[str, float]:
    """Return what one fresh process tells of itself."""
    code = "import sys; from tests.bench.child import {0}; {0}(float(sys.argv[1]), sys.argv[2])"
    began = time.monotonic()
    words = [sys.executable, "-c", code.format(name), str(began), folder]
    done = subprocess.run(
        words, capture_output=True, text=True, check=True, timeout=120, env=surroundings(quiet_s)
    )
    pairs = (pair.split("=") for pair in done.stdout.splitlines()[-1].split())
    return {key: float(value) for key, value in pairs}


def surroundings(quiet_s: float) -> dict[str, str]:
    """Return the environment of an installed program: it keeps its bytecode."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    bytecode = str((DATA / "bytecode").absolute())
    return kept | {"PYTHONPYCACHEPREFIX": bytecode, "BENCH_QUIET_S": str(quiet_s)}
