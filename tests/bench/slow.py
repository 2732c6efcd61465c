"""The till on a disk that takes 8 ms for each fsync, as a cheap card does; strace holds them up."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

import msgspec

from tests.bench import commit, screen
from tests.bench.rows import Row

HELD_UP = ("strace", "-f", "--seccomp-bpf", "-qqq", "-o", os.devnull, "-e", "trace=fsync,fdatasync")
DELAY = ("-e", "inject=fsync,fdatasync:delay_exit=8000")


def rows(full: bool) -> Iterator[Row]:
    """Yield the commit's and the tap's rows again, measured in a process that is held up."""
    if shutil.which("strace") is None:
        print("strace is not installed: nothing is measured with slow fsyncs.")
        return
    words = [*HELD_UP, *DELAY, sys.executable, "-m", "tests.bench.slow", "1" if full else ""]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=1800)
    for found in msgspec.json.decode(done.stdout.splitlines()[-1]):
        yield Row(**found)


def main(words: list[str]) -> None:
    """Measure, and say the rows as one line."""
    full = bool(words and words[0])
    found = [*commit.rows(full, limits=False), *screen.tap_rows(full)]
    kept = ("topic", "name", "value", "unit", "size", "reference")
    plain = [
        {name: getattr(row, name) for name in kept} | {"name": f"{row.name}, 8 ms a fsync"}
        for row in found
    ]
    sys.stdout.write(msgspec.json.encode(plain).decode() + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
