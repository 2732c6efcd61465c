"""The network printer against its strict twin over real TCP: well, absent, lost, and back again."""

import logging
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from drivers.interfaces import DeviceState, PrintDocument, PrintResult, QrCode, Reason, TextLine
from drivers.printer.layout import LayoutEngine
from drivers.printer.paper import paper_of
from drivers.printer.readback import codes_on, sheets_of
from drivers.simulated.printer import SimulatedPrinter
from tests.integration.devices import (
    RECEIPT,
    WITNESS,
    StatusLog,
    quick,
    running_printer,
    soon,
)

WAIT = 15


@pytest.fixture
def twin() -> Iterator[SimulatedPrinter]:
    printer = SimulatedPrinter()
    printer.start()
    yield printer
    printer.stop()


def test_a_job_is_done_and_on_paper_byte_for_byte(twin: SimulatedPrinter) -> None:
    with running_printer(twin.port, quick()) as printer:
        outcome = printer.print_job("j1", RECEIPT).result(WAIT)

    (receipt,) = twin.receipts
    (sheet,) = sheets_of(receipt.data)
    assert (outcome.job_id, outcome.result, outcome.reason) == ("j1", PrintResult.DONE, None)
    assert receipt.is_complete
    assert sheet.is_cut
    assert sheet.errors == twin.errors == ()
    assert codes_on(sheet.picture) == (WITNESS,)


@pytest.mark.parametrize("width_mm", [80, 58])
def test_the_paper_shows_exactly_the_preview(width_mm: int) -> None:
    twin = SimulatedPrinter(width_mm=width_mm)
    twin.start()
    name = "宫保鸡丁配特级花生米与二荆条辣椒" * 3 + "龦囍鱻𠮷（大份不要葱）"
    document = PrintDocument((TextLine(name, "38.00"), QrCode(WITNESS, "账目见证码")))
    with running_printer(twin.port, quick(paper_mm=width_mm)) as printer:
        printer.print_job("j1", document).result(WAIT)
    twin.stop()
    page = LayoutEngine(paper_of(width_mm)).page(document)
    paper = twin.receipts[0].picture.crop((0, 0, page.width, page.height))

    assert paper.point([255, *[0] * 255], "1").tobytes() == page.tobytes()
    assert codes_on(twin.receipts[0].picture) == (WITNESS,)


def test_a_printer_absent_at_the_start_is_used_when_it_comes() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    log = StatusLog()
    with running_printer(port, quick(), log) as printer:
        assert log.wait(DeviceState.ABSENT, Reason.REFUSED)
        refused = printer.print_job("j1", RECEIPT).result(WAIT)
        twin = SimulatedPrinter(port=port)
        twin.start()
        came = log.wait(DeviceState.READY)
        done = printer.print_job("j1", RECEIPT).result(WAIT)
    twin.stop()

    assert (refused.result, refused.reason) == (PrintResult.NOT_SENT, Reason.REFUSED)
    assert not refused.may_be_on_paper
    assert came
    assert done.result is PrintResult.DONE
    assert len(twin.receipts) == 1


def test_a_printer_lost_while_idle_is_noticed_and_logged_once(
    twin: SimulatedPrinter, caplog: pytest.LogCaptureFixture
) -> None:
    log = StatusLog()
    with (
        caplog.at_level(logging.INFO, "pos.device"),
        running_printer(twin.port, quick(), log),
    ):
        assert log.wait(DeviceState.READY)
        twin.put_fault("absent")
        assert log.wait(DeviceState.ABSENT, Reason.REFUSED)
        twin.clear_faults()
        assert log.wait(DeviceState.READY)

    lines = [record.message for record in caplog.records if record.name == "pos.device"]
    assert [line.split(":")[0] for line in lines] == ["front lost", "front back"]


def test_a_connection_cut_in_the_middle_leaves_the_job_unknown(twin: SimulatedPrinter) -> None:
    with running_printer(twin.port, quick(probe_s=60.0)) as printer:
        twin.put_fault("cut_off", after=20_000)
        cut = printer.print_job("j1", RECEIPT).result(WAIT)
        repeat = printer.print_job("j1", RECEIPT.marked("重打")).result(WAIT)

    assert (cut.result, cut.reason) == (PrintResult.UNKNOWN, Reason.CUT_OFF)
    assert cut.may_be_on_paper
    assert repeat.result is PrintResult.DONE
    assert [receipt.is_complete for receipt in twin.receipts] == [False, True]
    assert twin.errors == ()


def test_paper_out_before_the_job_means_nothing_was_sent(twin: SimulatedPrinter) -> None:
    log = StatusLog()
    with running_printer(twin.port, quick(), log) as printer:
        twin.put_fault("paper_out")
        outcome = printer.print_job("j1", RECEIPT).result(WAIT)
        seen = log.wait(DeviceState.FAULT, Reason.PAPER_OUT)
        twin.clear_faults()
        back = log.wait(DeviceState.READY)

    assert (outcome.result, outcome.reason) == (PrintResult.NOT_SENT, Reason.PAPER_OUT)
    assert seen
    assert back
    assert twin.receipts == ()


def test_paper_refilled_in_the_middle_finishes_the_same_receipt(twin: SimulatedPrinter) -> None:
    log = StatusLog()
    with running_printer(twin.port, quick(hold_s=20.0), log) as printer:
        twin.put_fault("paper_out", after=10_000)
        job = printer.print_job("j1", RECEIPT)
        assert log.wait(DeviceState.FAULT, Reason.PAPER_OUT)
        still_open = not job.done()
        twin.clear_faults()
        outcome = job.result(WAIT)

    assert still_open
    assert outcome.result is PrintResult.DONE
    assert [receipt.is_complete for receipt in twin.receipts] == [True]
    assert codes_on(twin.receipts[0].picture) == (WITNESS,)


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("paper_out", Reason.PAPER_OUT),
        ("cover_open", Reason.COVER_OPEN),
        ("offline", Reason.OFFLINE),
        ("cutter", Reason.CUTTER),
    ],
)
def test_trouble_that_stays_in_the_middle_fails_the_job_and_leaves_nothing_behind(
    twin: SimulatedPrinter, fault: str, reason: Reason
) -> None:
    with running_printer(twin.port, quick()) as printer:
        twin.put_fault(fault, after=10_000)
        failed = printer.print_job("j1", RECEIPT).result(WAIT)
        twin.clear_faults()
        repeat = printer.print_job("j2", RECEIPT.marked("重打")).result(WAIT)

    assert (failed.result, failed.reason) == (PrintResult.FAILED, reason)
    assert failed.may_be_on_paper
    assert repeat.result is PrintResult.DONE
    assert [receipt.is_complete for receipt in twin.receipts] == [False, True]
    assert twin.errors == ()


def test_a_long_job_into_a_full_buffer_without_paper_fails_and_does_not_hang(
    twin: SimulatedPrinter,
) -> None:
    long = PrintDocument(tuple(TextLine(f"第 {n} 行") for n in range(800)))
    with running_printer(twin.port, quick()) as printer:
        twin.put_fault("paper_out", after=10_000)
        outcome = printer.print_job("j1", long).result(60)

    assert (outcome.result, outcome.reason) == (PrintResult.FAILED, Reason.PAPER_OUT)


@pytest.mark.parametrize(
    ("fault", "reason"), [("silent", Reason.SILENT), ("garbage", Reason.GARBAGE)]
)
def test_no_answer_at_the_start_means_nothing_was_sent(
    twin: SimulatedPrinter, fault: str, reason: Reason
) -> None:
    log = StatusLog()
    with running_printer(twin.port, quick(), log) as printer:
        twin.put_fault(fault)
        outcome = printer.print_job("j1", RECEIPT).result(WAIT)
        fault_shown = log.wait(DeviceState.FAULT, reason)
        twin.clear_faults()
        back = log.wait(DeviceState.READY)

    assert (outcome.result, outcome.reason) == (PrintResult.NOT_SENT, reason)
    assert fault_shown
    assert back


@pytest.mark.parametrize(
    ("fault", "reason"), [("silent", Reason.SILENT), ("garbage", Reason.GARBAGE)]
)
def test_a_printer_that_falls_silent_in_the_middle_leaves_the_job_unknown(
    twin: SimulatedPrinter, fault: str, reason: Reason
) -> None:
    with running_printer(twin.port, quick(probe_s=60.0)) as printer:
        twin.put_fault(fault, after=10_000)
        outcome = printer.print_job("j1", RECEIPT).result(WAIT)

    assert (outcome.result, outcome.reason) == (PrintResult.UNKNOWN, reason)


def test_a_slow_printer_is_waited_for(twin: SimulatedPrinter) -> None:
    with running_printer(twin.port, quick(silence_s=10.0, answer_s=5.0)) as printer:
        twin.put_fault("slow")
        short = PrintDocument((TextLine("望江楼"), TextLine("合计", "1.00")))
        outcome = printer.print_job("j1", short).result(60)

    assert outcome.result is PrintResult.DONE


def test_paper_near_its_end_is_shown_and_still_prints(twin: SimulatedPrinter) -> None:
    log = StatusLog()
    with running_printer(twin.port, quick(), log) as printer:
        twin.put_fault("paper_low")
        assert log.wait(DeviceState.DEGRADED, Reason.PAPER_LOW)
        outcome = printer.print_job("j1", RECEIPT).result(WAIT)

    assert outcome.result is PrintResult.DONE


def test_jobs_are_printed_in_order_and_the_same_job_once(twin: SimulatedPrinter) -> None:
    with running_printer(twin.port, quick()) as printer:
        twin.put_fault("slow")
        first = [printer.print_job(f"j{n}", RECEIPT) for n in range(3)]
        again = printer.print_job("j2", RECEIPT)
        twin.clear_faults()
        outcomes = [job.result(WAIT) for job in first]

    assert again is first[2]
    assert [outcome.job_id for outcome in outcomes] == ["j0", "j1", "j2"]
    assert len(twin.receipts) == 3


def test_a_waiting_job_can_be_withdrawn(twin: SimulatedPrinter) -> None:
    with running_printer(twin.port, quick()) as printer:
        twin.put_fault("slow")
        first = printer.print_job("j1", RECEIPT)
        second = printer.print_job("j2", RECEIPT)
        withdrawn = second.cancel()
        twin.clear_faults()
        first.result(WAIT)

    assert withdrawn
    assert len(twin.receipts) == 1


def test_stopping_ends_waiting_work_as_not_sent(twin: SimulatedPrinter) -> None:
    with running_printer(twin.port, quick(silence_s=30.0)) as printer:
        twin.put_fault("silent", after=1000)
        running = printer.print_job("j1", RECEIPT)
        assert twin.wait_for(lambda: bool(twin.receipts))
        waiting = printer.print_job("j2", RECEIPT)
    late = printer.print_job("j3", RECEIPT)

    assert running.result(WAIT).result is PrintResult.UNKNOWN
    for job in (waiting, late):
        outcome = job.result(WAIT)
        assert (outcome.result, outcome.reason) == (PrintResult.NOT_SENT, Reason.STOPPED)


def test_one_document_that_cannot_be_set_does_not_stop_the_others(
    twin: SimulatedPrinter, caplog: pytest.LogCaptureFixture
) -> None:
    with running_printer(twin.port, quick()) as printer:
        bad = printer.print_job("bad", PrintDocument((QrCode("X" * 9000),))).result(WAIT)
        good = printer.print_job("good", RECEIPT).result(WAIT)

    assert (bad.result, bad.reason) == (PrintResult.NOT_SENT, Reason.BROKEN)
    assert good.result is PrintResult.DONE
    assert "job bad cannot be laid out" in caplog.text


def test_a_printer_without_queued_answers_is_proved_by_realtime_ones(
    twin: SimulatedPrinter,
) -> None:
    with running_printer(twin.port, quick(confirm="realtime")) as printer:
        outcome = printer.print_job("j1", RECEIPT).result(WAIT)
        assert twin.wait_for(lambda: bool(twin.receipts))

    assert outcome.result is PrintResult.DONE


def test_what_a_dead_till_left_half_sent_does_not_swallow_the_next_receipt(
    twin: SimulatedPrinter,
) -> None:
    half = b"\x1b@\x1dv0\x00\x48\x00\x78\x00" + b"\xff" * 500
    with socket.create_connection(("127.0.0.1", twin.port)) as dead_till:
        dead_till.sendall(half)
    with running_printer(twin.port, quick()) as printer:
        outcome = printer.print_job("j1", RECEIPT).result(WAIT)

    assert outcome.result is PrintResult.DONE
    assert codes_on(twin.receipts[-1].picture) == (WITNESS,)


def test_receipts_are_captured_as_files_that_read_back_alone(tmp_path: Path) -> None:
    twin = SimulatedPrinter(folder=tmp_path)
    twin.start()
    with running_printer(twin.port, quick()) as printer:
        for number in range(2):
            printer.print_job(f"j{number}", RECEIPT).result(WAIT)
    twin.stop()
    sheets = [sheets_of(path.read_bytes()) for path in sorted(tmp_path.glob("*.bin"))]

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "0001.bin",
        "0001.png",
        "0002.bin",
        "0002.png",
    ]
    assert [len(found) for found in sheets] == [1, 1]
    assert all(codes_on(found[0].picture) == (WITNESS,) for found in sheets)


def test_bytes_no_printer_knows_are_recorded(twin: SimulatedPrinter) -> None:
    with socket.create_connection(("127.0.0.1", twin.port)) as stranger:
        stranger.sendall(b"GET / HTTP/1.1\r\n")
        recorded = soon(lambda: len(twin.errors) >= 14)

    assert recorded
    assert twin.errors[0] == "Byte 0x47 begins no known command."
