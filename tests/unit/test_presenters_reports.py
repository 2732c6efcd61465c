"""X and Z on the screen without Qt."""

import pytest

from terminal.store import jobs
from tests.offices import Office
from tests.tills import consent


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path, "zhao")
    yield office
    office.shop.store.close()


@pytest.fixture
def cashier(tmp_path):
    office = Office(tmp_path, "lin")
    yield office
    office.shop.store.close()


def test_an_x_is_for_managers_and_never_shows_what_must_be_in_the_drawer(cashier):
    cashier.shop.sell(4800)
    reports = cashier.reports()
    reports.choose("x")
    assert cashier.screen.last("reports").cards == ()
    consent(reports)

    view = cashier.screen.last("reports")
    assert view.kpis[0].figure == "48.00"
    words = [str(row.words) for card in view.cards for row in card.sums]
    assert "Cash expected" not in words


def test_a_day_is_closed_shown_and_printed_again(office):
    office.shop.sell(4800)
    office.shop.close_shift()
    reports = office.reports()
    assert [a.key for a in office.screen.last("reports").actions] == ["close_day"]
    reports.act("close_day")
    reports.act("print")

    view = office.screen.last("reports")
    assert (reports.key, view.reports[0].figure) == ("z:1", "48.00")
    kinds = [job.kind for job in jobs.unfinished(office.shop.store.db)]
    assert kinds == ["receipt", "report", "report", "report"]
    reports.choose("z:77")
    assert office.screen.last("reports").cards == ()
    reports.choose("z:1")
    assert office.screen.last("reports").cards


def test_reports_that_cannot_be_saved_say_so(office):
    office.shop.close_shift()
    reports = office.reports()
    office.shop.fail_commits()
    reports.act("close_day")
    assert "not saved" in office.screen.toast
    reports.act("close_day")
    office.shop.fail_commits()
    reports.act("print")
    assert "not saved" in office.screen.toast
    assert reports.report.number == 1
    reports.back()
    assert office.left == ["left"]


def test_an_x_without_a_shift_is_refused(office):
    reports = office.reports()
    office.shop.close_shift()
    reports.choose("x")

    assert "No shift is open" in office.screen.toast
