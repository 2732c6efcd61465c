import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.interfaces import DeviceState, Reason
from drivers.printer.status import StatusReader, is_paper_out


def asked(*answers: int) -> StatusReader:
    reader = StatusReader()
    reader.feed(bytes(answers))
    return reader


@pytest.mark.parametrize(
    ("answers", "trouble"),
    [
        ((0x12, 0x12, 0x12), None),
        ((0x1A, 0x12, 0x12), Reason.OFFLINE),
        ((0x1A, 0x16, 0x12), Reason.COVER_OPEN),
        ((0x1A, 0x32, 0x7E), Reason.PAPER_OUT),
        ((0x1A, 0x52, 0x12), Reason.CUTTER),
    ],
)
def test_trouble_is_named_from_the_answers(
    answers: tuple[int, ...], trouble: Reason | None
) -> None:
    health = asked(*answers).asked()

    assert health is not None
    assert health.trouble == trouble


def test_an_empty_answer_is_no_answer() -> None:
    assert asked().asked() is None
    assert asked(0x12, 0x12).asked() is None


def test_paper_near_its_end_still_prints() -> None:
    health = asked(0x12, 0x12, 0x1E).asked()

    assert health is not None
    assert health.state == (DeviceState.DEGRADED, Reason.PAPER_LOW)


def test_a_pushed_packet_between_two_answers_is_not_mistaken_for_one() -> None:
    reader = asked(0x12, 0x38, 0x00, 0x0F, 0x00, 0x12, 0x12)

    assert reader.realtime == [0x12, 0x12, 0x12]
    assert reader.pushed is not None
    assert reader.pushed.trouble is Reason.COVER_OPEN
    assert reader.pushed.is_paper_out


def test_a_queued_answer_is_known_by_its_pairs() -> None:
    reader = asked(0x00, 0x47, 0x0F)

    assert reader.queued == [0x00, 0x0F]
    assert reader.garbage == 1
    assert not is_paper_out(0x03)
    assert is_paper_out(0x0C)


def test_a_broken_packet_is_garbage_and_the_next_answer_counts() -> None:
    reader = asked(0x10, 0x00, 0x12)

    assert reader.pushed is None
    assert reader.realtime == [0x12]
    assert reader.garbage == 2


@given(st.binary())
def test_no_bytes_at_all_make_the_reader_fail(data: bytes) -> None:
    reader = StatusReader()
    reader.feed(data)

    assert len(reader.realtime) + len(reader.queued) + reader.garbage <= len(data)
