"""Directs the demo day: starts the till part by part, answers its wishes, kills it when asked.

Till and director talk in lines of JSON: facts and wishes come on the till's standard output,
answers go to its standard input. A wish is `{"do": ...}`, a fact `{"fact": ...}`.
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, Queue
from threading import Thread
from typing import Any

from drivers.simulated.control import command
from terminal.cli.demo_ledger import Ledger, Told
from terminal.cli.demo_paper import Paper
from terminal.cli.demo_stage import END_S, Stage, stop, tell
from terminal.errors import PosError
from terminal.text import Text, tr

SILENCE_S = 90.0
PRINTED_S = 30.0
PARTS = ("morning", "noon", "evening")
Record = dict[str, Any]


@dataclass(slots=True)
class Director:
    """Plays the day on a stage and keeps what was told; raises PosError when a part fails."""

    stage: Stage
    paper: Paper
    ledger: Ledger = field(default_factory=Ledger)
    kills: int = 0
    started: float = field(default_factory=time.monotonic)
    _kept: Record = field(default_factory=dict)
    _till: "Part | None" = None

    def play_day(self) -> None:
        """Play every part; all but the last end in a kill."""
        for number, part in enumerate(PARTS):
            self.play(part, is_last=number == len(PARTS) - 1)

    def play(self, part: str, *, is_last: bool) -> None:
        """Play one part to its end."""
        self._till = till = Part(self.stage, part)
        kills = self.kills
        try:
            for record in till.records():
                self._hear(till, record)
        finally:
            code = till.close()
        if is_last and code:
            raise PosError(tr("The till ended with code {code}.", code=code), till.where())
        if not is_last and self.kills != kills + 1:
            raise PosError(
                tr("The till ended with code {code} before it was killed.", code=code), till.where()
            )

    def say(self, words: Text | str) -> None:
        """Print one line of progress with the seconds since the beginning."""
        sys.stdout.write(f"{time.monotonic() - self.started:6.1f} s  {words}\n")
        sys.stdout.flush()

    def _hear(self, till: "Part", record: Record) -> None:
        if "failed" in record:
            raise PosError(tr("The day stopped: {why}", why=record["failed"]), till.where())
        if "step" in record:
            self.say(record["step"])
        elif "fact" in record:
            self._write(record)
        else:
            self._obey(till, record)

    def _write(self, fact: Record) -> None:
        told = self.ledger.write(fact)
        if told is not None:
            self.say(self._told(told, fact["fact"] == "sale"))
            self.paper.read()

    def _told(self, told: Told, is_sale: bool) -> Text:
        amount = f"{told.fen // 100}.{told.fen % 100:02}"
        if is_sale:
            n = len(self.ledger.sales)
            return tr("Sale {n}  {number}  {amount}", n=n, number=told.receipt_no, amount=amount)
        return tr("Refund  {number}  {amount}", number=told.receipt_no, amount=amount)

    def _obey(self, till: "Part", wish: Record) -> None:
        if wish["do"] == "kill":
            till.kill()
            self.kills += 1
            self.say(tr("The till is killed"))
            return
        doings: dict[str, Callable[[Record], Record]] = {
            "begin": self._begin,
            "scan": self._scan,
            "scan_receipt": self._scan_receipt,
            "network": self._network,
            "printer": self._printer,
            "keep": self._keep,
            "drawer": lambda _wish: {"fen": self.ledger.drawer_fen},
        }
        tell(till.process, {"answer": wish["do"], **doings[wish["do"]](wish)})

    def _begin(self, _wish: Record) -> Record:
        sales = [told.receipt_no for told in self.ledger.sales.values()]
        return {"screens": str(self.stage.folders.screens), "kept": self._kept, "sales": sales}

    def _keep(self, wish: Record) -> Record:
        self._kept |= wish["what"]
        return {}

    def _scan(self, wish: Record) -> Record:
        self.stage.scan(wish["code"])
        return {}

    def _scan_receipt(self, wish: Record) -> Record:
        """Let the scanner read the code on the paper of a sale."""
        told = next(t for t in self.ledger.sales.values() if t.receipt_no == wish["receipt_no"])
        until = time.monotonic() + PRINTED_S
        while (found := self.paper.of(told.epoch, told.seq)) is None:
            if time.monotonic() > until:
                raise PosError(tr("{number} was not printed.", number=told.receipt_no))
            self.paper.read()
        self.stage.scan(found.text)
        return {}

    def _network(self, wish: Record) -> Record:
        if wish["up"]:
            self.stage.line.mend()
        else:
            self.stage.line.cut()
        return {}

    def _printer(self, wish: Record) -> Record:
        return command(self.stage.controls[wish["name"]], wish["command"])


class Part:
    """One life of the till: its process, and what it says until it ends or falls silent."""

    def __init__(self, stage: Stage, part: str) -> None:
        self.part = part
        self.process = stage.start(
            "terminal", "play", part, *stage.till_words(), log=f"till-{part}.log"
        )
        self._log = stage.folders.work / f"till-{part}.log"
        self._lines: Queue[str | None] = Queue()
        self._reader = Thread(target=self._read, name="till", daemon=True)
        self._reader.start()

    def records(self) -> "Records":
        """Return what the till says until it ends."""
        return Records(self._lines, self.where)

    def kill(self) -> None:
        """Kill it as a power cut would."""
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def close(self) -> int:
        """Wait for its end, or end it, and return its exit code."""
        try:
            self.process.wait(END_S)
        except subprocess.TimeoutExpired:
            stop(self.process)
        self._reader.join(END_S)
        return int(self.process.returncode)

    def where(self) -> Text:
        """Say where to look, with the last thing it complained of."""
        lines = self._log.read_text(encoding="utf-8").strip().splitlines()
        return tr(
            "Its log is {file}: {last}", file=self._log.name, last=lines[-1] if lines else "-"
        )

    def _read(self) -> None:
        assert self.process.stdout is not None, "started with a pipe"
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put(None)


class Records:
    """Iterates over the records of one part."""

    def __init__(self, lines: "Queue[str | None]", where: Callable[[], Text]) -> None:
        self._lines, self._where = lines, where

    def __iter__(self) -> "Records":
        return self

    def __next__(self) -> Record:
        try:
            line = self._lines.get(timeout=SILENCE_S)
        except Empty:
            raise PosError(tr("The till says nothing any more."), self._where()) from None
        if line is None:
            raise StopIteration
        found: Record = json.loads(line)
        return found
