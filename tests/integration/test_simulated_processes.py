"""Simulated devices as processes of their own, obeying one-line commands."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.interfaces import PrintResult, Reason
from drivers.simulated.control import command
from tests.integration.devices import RECEIPT, quick, running_printer

ROOT = Path(__file__).parents[2]


@pytest.fixture
def process(tmp_path: Path) -> Iterator[dict[str, int]]:
    arguments = [sys.executable, "-m", "drivers.simulated.printer", "--out", str(tmp_path)]
    child = subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    yield json.loads(child.stdout.readline())
    child.terminate()
    child.wait(10)
    child.stdout.close()


def test_a_printer_process_prints_and_obeys(process: dict[str, int], tmp_path: Path) -> None:
    with running_printer(process["printer"], quick()) as printer:
        done = printer.print_job("j1", RECEIPT).result(15)
        set_fault = command(process["control"], "paper_out")
        refused = printer.print_job("j2", RECEIPT).result(15)
        cleared = command(process["control"], "clear")
        again = printer.print_job("j2", RECEIPT).result(15)

    assert (done.result, refused.reason, again.result) == (
        PrintResult.DONE,
        Reason.PAPER_OUT,
        PrintResult.DONE,
    )
    assert set_fault["faults"] == ["paper_out"]
    assert cleared["faults"] == []
    assert command(process["control"], "state")["receipts"] == 2
    assert (tmp_path / "0002.bin").exists()


def test_a_wrong_command_is_answered_with_what_there_is(process: dict[str, int]) -> None:
    answer = command(process["control"], "on_fire")

    assert "No fault 'on_fire'" in answer["error"]
    assert "paper_out" in answer["error"]


def test_a_scanner_process_sends_what_it_is_told(tmp_path: Path) -> None:
    link = tmp_path / "scanner"
    arguments = [sys.executable, "-m", "drivers.simulated.scanner", "--link", str(link)]
    with subprocess.Popen(
        arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdout.readline()
        port = os.open(link, os.O_RDONLY | os.O_NOCTTY)
        child.stdin.write("6901234567892\n")
        child.stdin.flush()
        sent = os.read(port, 64)
        os.close(port)
        child.stdin.close()

    assert sent == b"6901234567892\r\n"
    assert not link.exists()
