"""The stage of the demo day: folders, cloud, line, simulated devices, the till's configuration.

Everything on it is a process of its own but the line, and ends with the stage, however that ends.
"""

import json
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self
from urllib.parse import urlsplit

from terminal.cli.demo_line import Line
from terminal.errors import PosError
from terminal.text import tr

END_S = 10
SHOP, SHOP_CODE = "望江楼", "WJL"
BUILT = {
    "terminal": (sys.executable,),
    "cloud_stub.cli": (str(Path(sys.executable).with_name("zhanggui-cloud")),),
    "drivers.simulated.printer": (sys.executable, "simulated", "printer"),
    "drivers.simulated.scanner": (sys.executable, "simulated", "scanner"),
}
CONFIG = """\
language = "zh_CN"
letter = "A"
receipt_printer = "receipt"

[cloud]
url = "http://127.0.0.1:{line}"

[printers.receipt]
kind = "escpos-network"
host = "127.0.0.1"
port = {receipt}

[printers.spare]
kind = "escpos-network"
host = "127.0.0.1"
port = {spare}

[scanners.scanner]
kind = "serial-scanner"
path = "{scanner}"
"""


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the demo keeps what. `work` holds the till's and the cloud's own files."""

    out: Path

    @property
    def work(self) -> Path:
        """Configuration, data and logs of every process."""
        return self.out / "work"

    @property
    def till(self) -> Path:
        """The till's data folder."""
        return self.work / "till"

    @property
    def cloud(self) -> Path:
        """The cloud's folder."""
        return self.work / "cloud"

    @property
    def config(self) -> Path:
        """The till's configuration."""
        return self.work / "terminal.toml"

    @property
    def screens(self) -> Path:
        """Pictures of the screens."""
        return self.out / "screens"

    @property
    def receipts(self) -> Path:
        """What the printers printed, the spare one's in a folder below."""
        return self.out / "receipts"

    @property
    def spare(self) -> Path:
        """What the spare printer printed."""
        return self.receipts / "spare"

    def lay_together(self) -> None:
        """Lay what the spare printer printed beside the rest, as `spare-NNNN`."""
        for file in self.spare.iterdir():
            file.rename(self.receipts / f"spare-{file.name}")
        self.spare.rmdir()

    def clear(self) -> None:
        """Take away what an earlier demo left here, and nothing else."""
        for folder in (self.work, self.screens, self.receipts):
            shutil.rmtree(folder, ignore_errors=True)
        for file in (*self.out.glob("*.db"), self.out / "summary.json"):
            file.unlink(missing_ok=True)
        for folder in (self.till, self.cloud, self.screens, self.spare):
            folder.mkdir(parents=True)


def command_of(module: str) -> list[str]:
    """Return the words that start one of our programs, from the source tree or built."""
    if getattr(sys, "frozen", False):
        return list(BUILT[module])
    return [sys.executable, "-m", module]


def surroundings() -> dict[str, str]:
    """Return the environment of a child: our packages, UTF-8, no window where none can be."""
    env = dict(os.environ, LC_ALL="C.UTF-8", PYTHONUNBUFFERED="1", PYTHONIOENCODING="utf-8")
    env["PYTHONFAULTHANDLER"] = "1"
    if not getattr(sys, "frozen", False):
        root = str(Path(__file__).parents[2])
        env["PYTHONPATH"] = os.pathsep.join(filter(None, (root, env.get("PYTHONPATH", ""))))
    if not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env


class Stage:
    """Enter it to begin; everything on it ends when it is left."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self._ends = ExitStack()
        self._scanner: subprocess.Popen[str]
        self.line: Line
        self.controls: dict[str, int] = {}

    def __enter__(self) -> Self:
        try:
            self._build()
        except BaseException:
            self._ends.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ends.close()

    def start(self, module: str, *words: str, log: str) -> subprocess.Popen[str]:
        """Start one of our programs; it is ended with the stage at the latest."""
        errors = self._ends.enter_context((self.folders.work / log).open("a", encoding="utf-8"))
        child = subprocess.Popen(
            [*command_of(module), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env=surroundings(),
            text=True,
        )
        self._ends.callback(end, child)
        return child

    def run(self, module: str, *words: str) -> str:
        """Run one of our commands to its end and return what it printed.

        Raises:
            PosError: it failed; the sentence holds what it said.
        """
        done = subprocess.run(
            [*command_of(module), *words],
            env=surroundings(),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        if done.returncode:
            why = (done.stderr or done.stdout).strip()
            raise PosError(tr("{command} failed: {why}", command=" ".join(words), why=why))
        return done.stdout.strip()

    def scan(self, code: str) -> None:
        """Let the scanner read a code."""
        _write(self._scanner.stdin, code)

    def enrol(self) -> None:
        """Set up the merchant and the shop in the cloud and bind the till to it."""
        merchant = self._cloud("merchant", "add", SHOP)
        self._cloud("shop", "add", merchant, SHOP_CODE, SHOP)
        code = self._cloud("code", SHOP_CODE)
        self.run("terminal", "enrol", code, *self.till_words())

    def till_words(self) -> tuple[str, ...]:
        """Return the words that name the till's data and configuration."""
        return ("--data", str(self.folders.till), "--config", str(self.folders.config))

    def _cloud(self, *words: str) -> str:
        return self.run("cloud_stub.cli", "--data", str(self.folders.cloud), *words)

    def _build(self) -> None:
        printers = {"receipt": self.folders.receipts, "spare": self.folders.spare}
        started = {name: self._printer(folder) for name, folder in printers.items()}
        link = self.folders.work / "scanner"
        self._scanner = self.start(
            "drivers.simulated.scanner", "--link", str(link), log="scanner.log"
        )
        self._cloud("init")
        self.line = Line(self._serve())
        self._ends.callback(self.line.cut)
        _said(self._scanner)
        ports = {name: json.loads(_said(child)) for name, child in started.items()}
        self.controls = {name: said["control"] for name, said in ports.items()}
        self._write_config({name: said["printer"] for name, said in ports.items()}, link)

    def _printer(self, folder: Path) -> subprocess.Popen[str]:
        words = ("--out", str(folder), "--width-mm", "80")
        return self.start("drivers.simulated.printer", *words, log="printer.log")

    def _serve(self) -> tuple[str, int]:
        words = ("--data", str(self.folders.cloud), "serve", "--port", "0")
        found = urlsplit(_said(self.start("cloud_stub.cli", *words, log="cloud.log")))
        return str(found.hostname), int(found.port or 0)

    def _write_config(self, ports: dict[str, int], scanner: Path) -> None:
        text = CONFIG.format(line=self.line.port, scanner=scanner, **ports)
        self.folders.config.write_text(text, encoding="utf-8")


def stop(child: subprocess.Popen[str]) -> None:
    """Stop a child that still runs: asked first, then killed."""
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(END_S)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def end(child: subprocess.Popen[str]) -> None:
    """Stop a child and close the pipes to it."""
    stop(child)
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()


def tell(child: subprocess.Popen[str], fact: dict[str, Any]) -> None:
    """Send one line of JSON to a child that reads them."""
    _write(child.stdin, json.dumps(fact, ensure_ascii=False))


def _write(pipe: IO[str] | None, line: str) -> None:
    assert pipe is not None, "every child is started with a pipe"
    pipe.write(line + "\n")
    pipe.flush()


def _said(child: subprocess.Popen[str]) -> str:
    """Return the first line of a child, said once it is ready."""
    assert child.stdout is not None, "every child is started with a pipe"
    line = child.stdout.readline().strip()
    if not line:
        raise PosError(tr("{command} did not start.", command=str(child.args)))
    return line
