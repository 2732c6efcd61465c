"""The day summary: from the cloud's own tables, for those whom it concerns."""

from pathlib import Path

import msgspec
import pytest

from cloud_stub.cli import main
from sync.protocol import DaySummary
from tests.clouds import Cloud
from tests.journals import DAY, TestClock, Till


@pytest.fixture
def cloud(tmp_path: Path) -> Cloud:
    return Cloud(tmp_path / "cloud", TestClock())


def owner(cloud: Cloud, capsys: pytest.CaptureFixture[str], shop: str = "WJL") -> str:
    capsys.readouterr()
    assert main(["--data", str(cloud.config.folder), "token", shop]) == 0
    return capsys.readouterr().out.strip()


def ask(cloud: Cloud, token: str, shop_id: str = "", day: str = DAY):
    path = f"/v1/shops/{shop_id or cloud.shop_id}/days/{day}"
    return cloud.way.send("GET", path, {"authorization": f"Bearer {token}"}, b"", 5)


def summary(cloud: Cloud, token: str) -> DaySummary:
    return msgspec.json.decode(ask(cloud, token).body, type=DaySummary)


def a_day(cloud: Cloud, name: str, sales: int, *, closed: bool) -> Till:
    """Sell for 10.00 each at one till, refund 3.00 of the first, close the day or not."""
    till = Till(name)
    cloud.enrol(till)
    till.open_shift()
    made = [till.sell(n, 1000, receipt_no=f"WJL-{name}-{n:04}") for n in range(1, sales + 1)]
    till.refund(1, made[0], 300)
    figures = {"sales": sales, "gross_fen": 1000 * sales, "refunds": 1, "refunds_fen": 300}
    if closed:
        till.close_shift(**figures)
        till.close_day(**figures)
    cloud.engine(till).run_once()
    return till


@pytest.fixture
def clock_is_now(cloud: Cloud) -> None:
    """The command line knows the real time only: let the cloud know it too."""
    from cloud_stub.config import utc_now

    cloud.clock.at = utc_now()


@pytest.mark.usefixtures("clock_is_now")
def test_a_day_is_added_up_over_all_tills(cloud: Cloud, capsys: pytest.CaptureFixture[str]):
    a_day(cloud, "one", 5, closed=True)
    a_day(cloud, "two", 3, closed=False)

    day = summary(cloud, owner(cloud, capsys))

    assert (day.sales, day.gross_fen, day.refunds, day.refunds_fen) == (8, 8000, 2, 600)
    assert [(t.type, t.count, t.amount_fen, t.refunded_fen) for t in day.tenders] == [
        ("cash", 8, 8000, 600)
    ]
    assert [(t.letter, t.sales, t.gross_fen, t.z_no, t.z_gross_fen) for t in day.terminals] == [
        ("A", 5, 5000, 1, 5000),
        ("B", 3, 3000, 0, 0),
    ]
    assert (day.late_sales, day.late_refunds, day.quarantined) == (0, 0, 0)


@pytest.mark.usefixtures("clock_is_now")
def test_what_is_booked_after_the_z_is_late(cloud: Cloud, capsys: pytest.CaptureFixture[str]):
    till = a_day(cloud, "one", 2, closed=True)
    till.refund(2, till.sell(9, 500), 100)
    cloud.engine(till).run_once()

    day = summary(cloud, owner(cloud, capsys))

    assert (day.sales, day.late_sales, day.late_refunds) == (3, 1, 1)


@pytest.mark.usefixtures("clock_is_now")
def test_a_second_z_takes_the_late_ones_in(cloud: Cloud, capsys: pytest.CaptureFixture[str]):
    till = a_day(cloud, "one", 2, closed=True)
    till.sell(9, 500)
    till.close_day(2, sales=1, gross_fen=500)
    cloud.engine(till).run_once()

    day = summary(cloud, owner(cloud, capsys))

    assert day.late_sales == 0
    assert (day.terminals[0].z_no, day.terminals[0].z_gross_fen) == (2, 2500)


@pytest.mark.usefixtures("clock_is_now")
def test_what_could_not_be_read_is_counted(cloud: Cloud, capsys: pytest.CaptureFixture[str]):
    till = a_day(cloud, "one", 1, closed=False)
    till.sell(2, sale_id=till.sell(3).sale_id)
    cloud.engine(till).run_once()

    day = summary(cloud, owner(cloud, capsys))

    assert (day.sales, day.quarantined) == (2, 1)


@pytest.mark.usefixtures("clock_is_now")
def test_an_empty_day_is_all_zeros(cloud: Cloud, capsys: pytest.CaptureFixture[str]):
    day = summary(cloud, owner(cloud, capsys))

    assert (day.sales, day.gross_fen, day.tenders, day.terminals) == (0, 0, [], [])


@pytest.mark.usefixtures("clock_is_now")
def test_a_day_needs_a_token_of_its_shop(cloud: Cloud, capsys: pytest.CaptureFixture[str]):
    own, foreign = owner(cloud, capsys), owner(cloud, capsys, "XJ2")

    answers = [
        ask(cloud, ""),
        ask(cloud, foreign),
        ask(cloud, own, cloud.other_shop_id),
        ask(cloud, own, day="21.11.2026"),
    ]

    assert [(answer.status, msgspec.json.decode(answer.body)["code"]) for answer in answers] == [
        (401, "token_needed"),
        (403, "wrong_shop"),
        (403, "wrong_shop"),
        (400, "malformed"),
    ]
