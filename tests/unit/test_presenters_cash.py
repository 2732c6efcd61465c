"""Cash beside sales without Qt: recorded first, then the drawer."""

import pytest

from drivers.interfaces import (
    DrawerResult,
)
from tests.offices import Office
from tests.tills import consent, rows_of, typed


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


def move(cash, kind, amount, reason="0"):
    cash.choose_kind(kind)
    typed(cash, amount)
    if reason:
        cash.choose_reason(reason)
    cash.confirm()


@pytest.mark.parametrize("kind", ["paid_in", "paid_out", "dropped"])
def test_cash_is_recorded_before_the_drawer_opens_and_once(office, kind):
    cash = office.cash()
    move(cash, kind, "60")
    cash.confirm()

    assert rows_of(office.shop.store, "SELECT kind, amount_fen FROM cash_movements") == [
        (kind, 6000)
    ]
    assert (len(office.counter.kicks), office.screen.last("done").figure) == (1, "60.00")
    office.counter.answer(DrawerResult.NOT_OPENED)
    assert "use the key" in str(office.screen.last("done").states[0].words)


def test_no_sale_needs_a_reason_and_a_manager(cashier):
    cash = cashier.cash()
    move(cash, "no_sale", "", reason="")
    assert "reason" in str(cashier.screen.last("cash").banner.fact)
    assert cashier.screen.panel is None
    cash.write_note("guest 13812345678 wants change")
    cash.confirm()
    consent(cash)

    row = rows_of(cashier.shop.store, "SELECT reason, by FROM drawer_openings")
    assert row == [("guest 138****5678 wants change", "lin")]


@pytest.mark.parametrize("amount", ["", "0.00", "999999999"])
def test_an_amount_that_cannot_be_meant_is_refused_before_consent(cashier, amount):
    cash = cashier.cash()
    move(cash, "paid_out", amount)

    assert cashier.screen.last("cash").banner is not None
    assert (cashier.screen.panel, cashier.count("cash_movements")) == (None, 0)
    cash.clear_banner()
    assert cashier.screen.last("cash").banner is None


def test_the_consent_is_to_the_amount_that_was_asked(cashier):
    cash = cashier.cash()
    move(cash, "paid_out", "60")
    typed(cash, "00")
    consent(cash)

    assert rows_of(cashier.shop.store, "SELECT amount_fen FROM cash_movements") == [(6000,)]


def test_cash_that_is_not_saved_does_not_open_the_drawer(office):
    cash = office.cash()
    office.shop.fail_commits()
    move(cash, "paid_in", "60")

    assert "not saved" in str(office.screen.last("cash").banner.fact)
    assert office.counter.kicks == []
    cash.confirm()
    assert len(office.counter.kicks) == 1
    cash.back()
    assert office.left == ["left"]
