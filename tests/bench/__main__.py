"""`make bench [TOPIC=till|devices] [FULL=1]`: measures against references taken in the same run."""

import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.bench import devices, till
from tests.bench.rows import Row

OUT = Path("out/bench.json")
KEPT = Path("docs/bench-full.json")
TOPICS: dict[str, Callable[[bool], Iterable[Row]]] = {"till": till.rows, "devices": devices.rows}


def main(words: list[str]) -> int:
    """Run the topics named, or all; 1 when a bound does not hold, 2 when a topic is not known."""
    names = [word for word in words if word] or list(TOPICS)
    if unknown := [name for name in names if name not in TOPICS]:
        print(f"Topic {unknown[0]} is not measured yet. Choose from: {', '.join(TOPICS)}.")
        return 2
    full = bool(os.environ.get("FULL"))
    began = time.perf_counter()
    found: list[Row] = []
    print(f"load {os.getloadavg()[0]:.1f}, {'full' if full else 'quick'}")
    print(Row.heading())
    for name in names:
        for row in TOPICS[name](full):
            print(row.line(), flush=True)
            found.append(row)
    print(f"{time.perf_counter() - began:.0f} s")
    keep(found, full)
    return int(any(row.holds is False for row in found))


def keep(found: list[Row], full: bool) -> None:
    """Write the result, and a full one into the documents, too."""
    text = json.dumps([row.plain() for row in found], ensure_ascii=False, indent=1) + "\n"
    for path in (OUT, KEPT) if full else (OUT,):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
