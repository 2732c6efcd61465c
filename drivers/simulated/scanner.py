"""A simulated serial scanner: the far side of a pty, under a path that outlives unplugging.

In a process of its own: `python -m drivers.simulated.scanner --link PATH` reads one code a line
from standard input and sends it with its suffix.
"""

import argparse
import os
import pty
import sys
import tty
from pathlib import Path

GARBAGE = b"\xff\xfe\x81\x00\xfd\r"


class SimulatedScanner:
    """A scanner whose port is the symbolic link `path`, as `/dev/serial/by-id` names real ones."""

    def __init__(self, path: Path, suffix: bytes = b"\r\n") -> None:
        self.path = path
        self._suffix = suffix
        self._ends: tuple[int, int] | None = None

    def plug_in(self) -> None:
        """Make a pty and point the path at it."""
        ours, theirs = pty.openpty()
        tty.setraw(ours)
        tty.setraw(theirs)
        self._ends = ours, theirs
        self._unlink()
        self.path.symlink_to(os.ttyname(theirs))

    def unplug(self) -> None:
        """Vanish; whoever has the port open gets an error."""
        self._unlink()
        for end in self._ends or ():
            os.close(end)
        self._ends = None

    def scan(self, code: str, encoding: str = "utf-8") -> None:
        """Send one code with its suffix."""
        self.send(code.encode(encoding) + self._suffix)

    def scan_half(self, code: str) -> None:
        """Send the first half of a code and never its end."""
        raw = code.encode()
        self.send(raw[: len(raw) // 2])

    def send_garbage(self) -> None:
        """Send bytes that are no text."""
        self.send(GARBAGE)

    def send(self, data: bytes) -> None:
        """Send bytes as they are; they are lost when nothing is plugged in."""
        if self._ends is not None:
            os.write(self._ends[0], data)

    def _unlink(self) -> None:
        self.path.unlink(missing_ok=True)


def main(arguments: list[str] | None = None) -> int:
    """Scan what standard input says, until it ends."""
    parser = argparse.ArgumentParser(prog="python -m drivers.simulated.scanner")
    parser.add_argument("--link", type=Path, required=True)
    options = parser.parse_args(arguments)
    scanner = SimulatedScanner(options.link)
    scanner.plug_in()
    sys.stdout.write(f"{options.link}\n")
    sys.stdout.flush()
    for line in sys.stdin:
        scanner.scan(line.strip())
    scanner.unplug()
    return 0


if __name__ == "__main__":
    sys.exit(main())
