"""`zhanggui try`: the till on its screen with the sample shop, its cloud and simulated devices.

Everything runs on this machine and keeps its data in one folder, so that the next try goes on where
this one stopped. A line typed into the terminal is read by the simulated scanner.
"""

import argparse
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

from terminal.cli.books import say
from terminal.cli.demo_stage import Folders, Stage, command_of, surroundings
from terminal.config import data_folder
from terminal.services.sample import sample_pins
from terminal.text import tr


def try_out(options: argparse.Namespace) -> int:
    """Run everything until the till's window is closed; returns the till's exit code."""
    folders = Folders(options.out or data_folder() / "try")
    for folder in (folders.till, folders.cloud, folders.screens, folders.spare):
        folder.mkdir(parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    is_new = not (folders.till / "pos.db").exists()
    with Stage(folders) as stage:
        if is_new:
            stage.enrol()
        _explain(folders.out)
        Thread(target=_scan_lines, args=(stage,), daemon=True).start()
        words = [*command_of("terminal"), "run", "--sample", *stage.till_words()]
        return subprocess.run(words, env=surroundings(), check=False).returncode


def _explain(folder: Path) -> None:
    pins = ", ".join(dict.fromkeys(sample_pins().values()))
    say(tr("The sample shop's PINs, in the order of the names: {pins}", pins=pins))
    say(tr("Type a barcode and Enter to scan it. Receipts: {folder}", folder=str(folder)))


def _scan_lines(stage: Stage) -> None:
    for line in sys.stdin:
        if line.strip():
            stage.scan(line.strip())
