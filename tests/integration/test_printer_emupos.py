"""An emulator made by others as oracle: it takes our bytes for what we mean by them.

It needs a Python of its own: `python3.13 -m venv out/emupos; out/emupos/bin/pip install emupos`.
"""

import io
import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from drivers.interfaces import KICK_VALID_S, DrawerResult, PrintResult, Reason
from drivers.printer.readback import codes_on
from tests.integration.devices import RECEIPT, WITNESS, quick, running_printer, soon

ROOT = Path(__file__).parents[2]
EMUPOS = Path(os.environ.get("EMUPOS", ROOT / "out" / "emupos" / "bin" / "emupos"))
CONFIG = """\
schema: 1
api: {{ host: 127.0.0.1, port: {api} }}
devices:
  - id: front
    type: printer
    profile: {profile}
    connections:
      - tcp: {{ port: {printer} }}
"""

pytestmark = pytest.mark.skipif(
    not EMUPOS.exists(), reason="emupos is not there; it needs Python 3.13 in out/emupos"
)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


class Emulator:
    def __init__(self, folder: Path, profile: str) -> None:
        self.port, self._api = free_port(), free_port()
        config = CONFIG.format(api=self._api, printer=self.port, profile=profile)
        (folder / "emupos.yaml").write_text(config)
        self._log = (folder / "emupos.log").open("w")
        self._process = subprocess.Popen(
            [str(EMUPOS), "run"], cwd=folder, stdout=self._log, stderr=subprocess.STDOUT
        )

    def call(self, method: str, path: str) -> bytes:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self._api}/api/v1{path}", method=method
        )
        with urllib.request.urlopen(request, timeout=5) as answer:
            return bytes(answer.read())

    def json(self, path: str) -> Any:
        return json.loads(self.call("GET", path))

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        self._log.close()

    def is_up(self) -> bool:
        try:
            self.call("GET", "/devices")
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False
        return True


@pytest.fixture
def emulator(tmp_path: Path) -> Iterator[Emulator]:
    running = Emulator(tmp_path, "epson-tm-t20iii")
    try:
        assert soon(running.is_up, timeout=30)
        yield running
    finally:
        running.stop()


def test_a_stranger_reads_our_receipt_drawer_and_trouble(emulator: Emulator) -> None:
    with running_printer(
        emulator.port, quick(answer_s=5.0, connect_s=5.0, silence_s=20.0)
    ) as printer:
        done = printer.print_job("j1", RECEIPT).result(30)
        kicked = printer.kick_drawer(time.monotonic() + KICK_VALID_S).result(10)
        emulator.call("PUT", "/devices/front/faults/paper-out")
        refused = printer.print_job("j2", RECEIPT).result(30)
        emulator.call("DELETE", "/devices/front/faults/paper-out")
        again = printer.print_job("j2", RECEIPT).result(30)
    receipts = emulator.json("/devices/front/receipts")
    picture = emulator.call("GET", f"/devices/front/receipts/{receipts[0]['id']}/image")

    assert done.result is PrintResult.DONE
    assert kicked.result is DrawerResult.OPENED
    assert (refused.result, refused.reason) == (PrintResult.NOT_SENT, Reason.PAPER_OUT)
    assert again.result is PrintResult.DONE
    assert len(receipts) == 2
    assert codes_on(Image.open(io.BytesIO(picture))) == (WITNESS,)
