"""From the start of the process to selling, and memory at rest, against an empty window."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from terminal.services.opening import open_books
from tests.bench import commit
from tests.bench.rows import Row, median
from tests.bench.shop import copied

EMPTY = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication(sys.argv[:1])
window = QWidget()
window.resize(1280, 800)
window.show()
application.processEvents()
from tests.bench.child import told
told(application)
"""
SELLING = """
import sys
from pathlib import Path
from tests.bench.child import selling
selling(Path(sys.argv[1]))
"""
SIGN_IN = SELLING.replace("selling", "signing_in")


def rows(full: bool) -> Iterator[Row]:
    """Yield start and memory, each against the empty window's of the same turn."""
    with copied(0) as folder:
        books = open_books(folder, program="bench")
        commit.begin(books)
        commit.an_order(books)
        books.close()
        scripts = {"empty": EMPTY, "sign in": SIGN_IN, "sell": SELLING}
        found: dict[str, list[dict[str, float]]] = {name: [] for name in scripts}
        times = 15 if full else 7
        for _ in range(times + 1):
            for name, script in scripts.items():
                found[name].append(child(script, folder))
    kept = {name: turns[1:] for name, turns in found.items()}
    empty = median([turn["ms"] for turn in kept["empty"]])
    size = f"{times} starts each, after one to warm"
    for name, bound in (("sign in", None), ("sell", 2.0)):
        took = median([turn["ms"] for turn in kept[name]])
        yield Row("till", f"start to {name} screen painted", took, "ms", size, empty, bound)
    rest = median([turn["mb"] for turn in kept["sell"]])
    yield Row(
        "till", "memory at rest", rest, "MB", size, median([t["mb"] for t in kept["empty"]]), 2.5
    )


def child(script: str, folder: Path) -> dict[str, float]:
    """Return what one fresh process tells of itself."""
    words = [sys.executable, "-c", script, str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=120)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
