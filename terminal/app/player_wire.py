"""The player's line to the director of the demo day: JSON lines out, JSON lines in."""

import json
import os
import sys
from collections.abc import Callable
from queue import Empty, Queue
from threading import Thread
from typing import Any

from terminal.text import Text

Record = dict[str, Any]


class DayFailed(Exception):
    """Something on the screen was not as it must be; the text says what."""


class Wire:
    """Facts and wishes go to standard output, the director's answers come from standard input.

    When the director is gone, the player goes, too.
    """

    def __init__(self) -> None:
        self._answers: Queue[Record] = Queue()
        self._failed: list[str] = []
        Thread(target=self._read, name="director", daemon=True).start()

    def tell(self, **record: Any) -> None:
        """Say one fact, at once."""
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    def step(self, words: Text | str) -> None:
        """Say what happens next."""
        self.tell(step=str(words))

    def ask(self, wait: Callable[[Callable[[], bool], str], None], **wish: Any) -> Record:
        """Have something done around the till; `wait(is_so, what)` lets the till live meanwhile."""
        found: list[Record] = []

        def is_answered() -> bool:
            try:
                found.append(self._answers.get_nowait())
            except Empty:
                return False
            return True

        self.tell(**wish)
        wait(is_answered, f"the director's answer to {wish['do']}")
        return found[0]

    def _read(self) -> None:
        for line in sys.stdin:
            self._answers.put(json.loads(line))
        os._exit(3)
