"""`make bench [TOPIC=till|devices] [FULL=1]`: measures against references taken in the same run.

The result is a table and `out/bench.json`; that of a full run is kept in `docs/`, too. Prepared
data stay under `out/bench-data`, so that only the first run makes them.
"""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.bench import devices, till
from tests.bench.rows import Row, heading

OUT = Path("out/bench.json")
KEPT = Path("docs/bench-full.json")
TOPICS: dict[str, Callable[[bool], Iterable[Row]]] = {"till": till.rows, "devices": devices.rows}
FULL_HEAD = "| what | value | unit | reference | ratio | bound | holds | size |\n|" + "---|" * 8


def main(words: list[str]) -> int:
    """Run the topics named, or all; 1 when a bound does not hold, 2 when a topic is not known."""
    names = [word for word in words if word and word != "--topic"] or list(TOPICS)
    if unknown := [name for name in names if name not in TOPICS]:
        print(f"Topic {unknown[0]} is not measured. Choose from: {', '.join(TOPICS)}.")
        return 2
    full = os.environ.get("FULL", "0") not in ("", "0")
    conditions = f"{'full' if full else 'quick'}, load {os.getloadavg()[0]:.1f} at the start"
    began = time.perf_counter()
    found: list[Row] = []
    print(conditions)
    print(heading())
    for name in names:
        for row in TOPICS[name](full):
            print(row.line(), flush=True)
            found.append(row)
    print(f"{time.perf_counter() - began:.0f} s, load {os.getloadavg()[0]:.1f} at the end")
    keep(found, OUT)
    if full:
        keep(found, KEPT)
        KEPT.with_suffix(".md").write_text(in_words(found, conditions), encoding="utf-8")
    return int(any(row.holds is False for row in found))


def keep(found: list[Row], path: Path) -> None:
    """Write the rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([row.plain() for row in found], ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8")


def in_words(found: list[Row], conditions: str) -> str:
    """Return a full run as a page."""
    lines = [f"| {' | '.join(row.cells())} |" for row in found]
    head = f"# The last `make bench FULL=1`\n\n{conditions}; {os.cpu_count()} processors.\n"
    return "\n".join([head, FULL_HEAD, *lines]) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
