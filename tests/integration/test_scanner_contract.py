"""The serial scanner against its twin over a real pty: well, absent, lost, and back again."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from drivers.interfaces import (
    BadScan,
    BadScanReason,
    DeviceState,
    OnScan,
    Reason,
    Scan,
    ScanResult,
)
from drivers.scanner.serial_scanner import SerialScanner
from drivers.scanner.settings import ScannerSettings
from drivers.simulated.scanner import SimulatedScanner
from drivers.supervisor import Surroundings, SystemClock
from drivers.transport import SerialAddress
from tests.integration.devices import StatusLog, soon

CODE = "6901234567892"


@pytest.fixture
def twin(tmp_path: Path) -> Iterator[SimulatedScanner]:
    scanner = SimulatedScanner(tmp_path / "scanner")
    yield scanner
    scanner.unplug()


@contextmanager
def running_scanner(path: Path, on_scan: OnScan, log: StatusLog) -> Iterator[SerialScanner]:
    settings = ScannerSettings(longest=64, half_code_s=0.15, retry_longest_s=0.2)
    around = Surroundings(SystemClock(), Random(1), log)
    scanner = SerialScanner("hand", SerialAddress(str(path)), settings, around, on_scan=on_scan)
    scanner.start()
    try:
        yield scanner
    finally:
        scanner.stop()


def got(results: list[ScanResult], *wanted: ScanResult) -> Callable[[], bool]:
    return lambda: results[-len(wanted) :] == list(wanted)


def test_codes_arrive_in_order(twin: SimulatedScanner) -> None:
    results: list[ScanResult] = []
    log = StatusLog()
    twin.plug_in()
    with running_scanner(twin.path, results.append, log):
        assert log.wait(DeviceState.READY)
        for number in range(20):
            twin.scan(f"69012345678{number:02}")
        arrived = soon(lambda: len(results) == 20)

    assert arrived
    assert results == [Scan(f"69012345678{number:02}") for number in range(20)]


def test_chinese_in_gbk_arrives(twin: SimulatedScanner) -> None:
    results: list[ScanResult] = []
    log = StatusLog()
    twin.plug_in()
    with running_scanner(twin.path, results.append, log):
        assert log.wait(DeviceState.READY)
        twin.scan("会员:88", encoding="gbk")

        assert soon(got(results, Scan("会员:88")))


def test_a_scanner_absent_at_the_start_is_used_when_it_comes(twin: SimulatedScanner) -> None:
    results: list[ScanResult] = []
    log = StatusLog()
    with running_scanner(twin.path, results.append, log):
        assert log.wait(DeviceState.ABSENT, Reason.NOT_FOUND)
        twin.plug_in()
        assert log.wait(DeviceState.READY)
        twin.scan(CODE)

        assert soon(got(results, Scan(CODE)))


def test_a_scanner_lost_while_idle_comes_back_and_is_logged_once(
    twin: SimulatedScanner, caplog: pytest.LogCaptureFixture
) -> None:
    results: list[ScanResult] = []
    log = StatusLog()
    twin.plug_in()
    with (
        caplog.at_level(logging.INFO, "pos.device"),
        running_scanner(twin.path, results.append, log),
    ):
        assert log.wait(DeviceState.READY)
        twin.unplug()
        assert soon(lambda: log.seen[-1].state is DeviceState.ABSENT)
        twin.plug_in()
        assert log.wait(DeviceState.READY)
        twin.scan(CODE)

        assert soon(got(results, Scan(CODE)))
    lines = [record.message for record in caplog.records if record.name == "pos.device"]
    assert [line.split(":")[0] for line in lines] == ["hand lost", "hand back"]


def test_a_scanner_lost_in_the_middle_of_a_code_gives_no_code(twin: SimulatedScanner) -> None:
    results: list[ScanResult] = []
    log = StatusLog()
    twin.plug_in()
    with running_scanner(twin.path, results.append, log):
        assert log.wait(DeviceState.READY)
        twin.scan_half(CODE)
        twin.unplug()
        assert soon(lambda: log.seen[-1].state is DeviceState.ABSENT)
        twin.plug_in()
        assert log.wait(DeviceState.READY)
        twin.scan(CODE)

        assert soon(got(results, Scan(CODE)))
    assert [r for r in results if isinstance(r, Scan)] == [Scan(CODE)]


def test_garbage_is_a_bad_scan_and_the_next_code_counts(twin: SimulatedScanner) -> None:
    results: list[ScanResult] = []
    log = StatusLog()
    twin.plug_in()
    with running_scanner(twin.path, results.append, log):
        assert log.wait(DeviceState.READY)
        twin.send_garbage()
        twin.scan("9" * 65)
        twin.scan(CODE)
        assert soon(got(results, Scan(CODE)))

    reasons = [result.reason for result in results if isinstance(result, BadScan)]
    assert reasons == [BadScanReason.NOT_TEXT, BadScanReason.TOO_LONG]


def test_a_slow_code_in_two_portions_is_one_code(twin: SimulatedScanner) -> None:
    results: list[ScanResult] = []
    log = StatusLog()
    twin.plug_in()
    with running_scanner(twin.path, results.append, log):
        assert log.wait(DeviceState.READY)
        twin.send(CODE[:5].encode())
        twin.send(CODE[5:].encode() + b"\r")

        assert soon(got(results, Scan(CODE)))


def test_a_half_code_is_given_up_in_time(twin: SimulatedScanner) -> None:
    results: list[ScanResult] = []
    log = StatusLog()
    twin.plug_in()
    with running_scanner(twin.path, results.append, log):
        assert log.wait(DeviceState.READY)
        twin.scan_half(CODE)
        assert soon(lambda: len(results) == 1)
        twin.scan(CODE)
        assert soon(got(results, Scan(CODE)))

    first = results[0]
    assert isinstance(first, BadScan)
    assert first.reason is BadScanReason.CUT_SHORT


def test_what_was_scanned_while_nobody_listened_is_not_rung_up_later(
    twin: SimulatedScanner,
) -> None:
    results: list[ScanResult] = []
    log = StatusLog()
    twin.plug_in()
    twin.scan("1111111111111")
    with running_scanner(twin.path, results.append, log):
        assert log.wait(DeviceState.READY)
        twin.scan(CODE)
        assert soon(got(results, Scan(CODE)))

    assert results == [Scan(CODE)]


def test_a_failing_listener_does_not_cost_the_scanner(
    twin: SimulatedScanner, caplog: pytest.LogCaptureFixture
) -> None:
    results: list[ScanResult] = []

    def listen(result: ScanResult) -> None:
        results.append(result)
        if len(results) == 1:
            raise RuntimeError("listener")

    log = StatusLog()
    twin.plug_in()
    with running_scanner(twin.path, listen, log):
        assert log.wait(DeviceState.READY)
        twin.scan(CODE)
        twin.scan(CODE)
        assert soon(got(results, Scan(CODE), Scan(CODE)))

    assert "the listener failed on a scan" in caplog.text
