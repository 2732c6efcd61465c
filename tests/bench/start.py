"""From the start of the process to selling, and memory at rest, against an empty window."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator

from terminal.services.opening import open_books
from tests.bench import commit
from tests.bench.rows import Row, median
from tests.bench.shop import DATA, copied

CHILDREN = ("empty", "sign_in", "sellable")


def rows(full: bool) -> Iterator[Row]:
    """Yield start and memory, each against the empty window's of the same turns."""
    times = 25 if full else 9
    with copied(0) as folder:
        books = open_books(folder, program="bench")
        commit.begin(books)
        commit.an_order(books)
        books.close()
        turns = [{name: child(name, str(folder)) for name in CHILDREN} for _ in range(times + 1)]
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
    weights = seconds("sellable", "mb"), seconds("empty", "mb")
    yield Row("till", "memory at rest", weights[0], "MB", size, weights[1], 2.5)


def child(name: str, folder: str) -> dict[str, float]:
    """Return what one fresh process tells of itself."""
    code = "import sys; from tests.bench.child import {0}; {0}(float(sys.argv[1]), sys.argv[2])"
    began = time.monotonic()
    words = [sys.executable, "-c", code.format(name), str(began), folder]
    done = subprocess.run(
        words, capture_output=True, text=True, check=True, timeout=120, env=surroundings()
    )
    pairs = (pair.split("=") for pair in done.stdout.splitlines()[-1].split())
    return {key: float(value) for key, value in pairs}


def surroundings() -> dict[str, str]:
    """Return the environment of an installed program: it keeps its bytecode."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str((DATA / "bytecode").absolute())}
