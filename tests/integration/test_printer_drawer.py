"""The drawer: kicked within three seconds or never, and never again."""

import errno
import socket
import time
from collections.abc import Iterator

import pytest

from drivers.interfaces import KICK_VALID_S, DeviceState, DrawerResult, Reason
from drivers.simulated.printer import SimulatedPrinter
from tests.integration.devices import RECEIPT, StatusLog, quick, running_printer, soon

WAIT = 15


@pytest.fixture
def twin() -> Iterator[SimulatedPrinter]:
    printer = SimulatedPrinter()
    printer.start()
    yield printer
    printer.stop()


def is_refused(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == errno.ECONNREFUSED


def in_time() -> float:
    return time.monotonic() + KICK_VALID_S


def test_a_kick_opens_the_drawer_once_and_says_so(twin: SimulatedPrinter) -> None:
    with running_printer(twin.port, quick()) as printer:
        outcome = printer.kick_drawer(in_time()).result(WAIT)

    assert (outcome.result, outcome.reason) == (DrawerResult.OPENED, None)
    assert [kick.pin for kick in twin.kicks] == [2]
    assert twin.receipts == ()


def test_a_kick_goes_before_a_long_queue(twin: SimulatedPrinter) -> None:
    with running_printer(twin.port, quick()) as printer:
        jobs = [printer.print_job(f"j{n}", RECEIPT) for n in range(15)]
        outcome = printer.kick_drawer(in_time()).result(WAIT)
        waiting = [job for job in jobs if not job.done()]
        for job in jobs:
            job.result(60)

    assert outcome.result is DrawerResult.OPENED
    assert len(waiting) >= 10
    assert len(twin.receipts) == 15


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("absent", Reason.REFUSED),
        ("silent", Reason.SILENT),
        ("paper_out", Reason.PAPER_OUT),
        ("cover_open", Reason.COVER_OPEN),
        ("offline", Reason.OFFLINE),
        ("garbage", Reason.GARBAGE),
        ("cut_off", Reason.CUT_OFF),
    ],
)
def test_a_printer_in_trouble_keeps_the_drawer_shut_for_good(
    twin: SimulatedPrinter, fault: str, reason: Reason
) -> None:
    log = StatusLog()
    with running_printer(twin.port, quick(probe_s=60.0), log) as printer:
        assert log.wait(DeviceState.READY)
        twin.put_fault(fault)
        assert fault != "absent" or soon(lambda: is_refused(twin.port))
        outcome = printer.kick_drawer(in_time()).result(WAIT)
        twin.clear_faults()
        assert soon(lambda: not is_refused(twin.port))
        printed = printer.print_job("j1", RECEIPT).result(WAIT)

    assert (outcome.result, outcome.reason) == (DrawerResult.NOT_OPENED, reason)
    assert printed.reason is None
    assert twin.kicks == ()


def test_a_kick_whose_time_is_over_is_never_sent(twin: SimulatedPrinter) -> None:
    with running_printer(twin.port, quick()) as printer:
        outcome = printer.kick_drawer(time.monotonic() - 0.01).result(WAIT)
        printer.print_job("j1", RECEIPT).result(WAIT)

    assert (outcome.result, outcome.reason) == (DrawerResult.NOT_OPENED, Reason.EXPIRED)
    assert twin.kicks == ()


def test_a_kick_is_refused_at_its_deadline_even_while_the_printer_is_held_up(
    twin: SimulatedPrinter,
) -> None:
    log = StatusLog()
    with running_printer(twin.port, quick(hold_s=30.0), log) as printer:
        twin.put_fault("paper_out", after=10_000)
        job = printer.print_job("j1", RECEIPT)
        assert log.wait(DeviceState.FAULT, Reason.PAPER_OUT)
        asked = time.monotonic()
        outcome = printer.kick_drawer(asked + 0.3).result(WAIT)
        waited = time.monotonic() - asked
        twin.clear_faults()
        job.result(WAIT)
        printer.print_job("j2", RECEIPT).result(WAIT)

    assert (outcome.result, outcome.reason) == (DrawerResult.NOT_OPENED, Reason.PAPER_OUT)
    assert 0.25 <= waited < 2
    assert twin.kicks == ()


def test_a_stopped_printer_opens_no_drawer(twin: SimulatedPrinter) -> None:
    with running_printer(twin.port, quick()) as printer:
        pass
    outcome = printer.kick_drawer(in_time()).result(WAIT)

    assert (outcome.result, outcome.reason) == (DrawerResult.NOT_OPENED, Reason.STOPPED)
