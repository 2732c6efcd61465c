"""What stands on paper, in both languages: every amount, and nothing that is not so."""

import re

import pytest

from drivers.interfaces import Columns, QrCode, TextLine
from terminal.domain.correction import comp_line
from terminal.domain.discount import AMOUNT, RATE, Discount
from terminal.domain.order import ChosenModifier
from terminal.services import printing, refunding, selling, shifts
from terminal.services.words import discount_words, money, quantity, short_money
from terminal.store import jobs, sales
from terminal.text import set_language
from tests.tills import Shop, an_item


@pytest.fixture
def shop(tmp_path):
    shop = Shop(tmp_path)
    shop.open_shift(name="zhao")
    yield shop
    shop.store.close()


@pytest.fixture(params=["zh_CN", "en"])
def spoken(request):
    set_language(request.param)
    return request.param


def paper(shop, job_id):
    return printing.document_of(shop.store, jobs.get(shop.store.db, job_id)).blocks


def fen(text):
    sign = -1 if text.startswith("−") else 1
    return sign * int(text.lstrip("−").replace(",", "").replace(".", ""))


def amounts(blocks, kind=TextLine):
    """Return each line's amount in fen, by its left text."""
    found = {}
    for block in blocks:
        left, right = (block.left, block.right) if isinstance(block, TextLine) else ("", "")
        if kind is Columns and isinstance(block, Columns):
            left, right = block.name, block.amount
        if re.fullmatch(r"−?[\d,]+\.\d\d", right):
            found[left] = fen(right)
    return found


def texts(blocks):
    return [block.left for block in blocks if isinstance(block, TextLine)]


def a_full_sale(shop):
    order = shop.order(4800, 2600, 600)
    first, second, third = (line.line_id for line in order.lines)
    hot = ChosenModifier("hot", "特辣", "Extra hot", 200)
    full = order.change(second, modifiers=(hot,), note="少盐")
    full = full.change(first, discount=Discount("d1", RATE, 1000, by="zhao"))
    full = comp_line(full, third, "apology", by="zhao")
    full = full.with_discount(Discount("d2", AMOUNT, 555, by="zhao"))
    selling.save(shop.till, full, order)
    return shop.pay(full, 10_000)


def test_the_amounts_of_a_sale_add_up_on_paper(shop, spoken):
    closed = a_full_sale(shop)
    blocks = paper(shop, closed.job_id)
    sale = sales.sale_event(shop.store.db, closed.sale_id)[1]

    items = [fen(b.amount) for b in blocks if isinstance(b, Columns) and "." in b.amount]
    lines = amounts(blocks)
    reductions = sum(value for value in lines.values() if value < 0)

    assert sum(items) == sale.gross_fen == 8200
    assert sum(items) + reductions == closed.total_fen == 6560
    assert lines["实收" if spoken == "zh_CN" else "Total paid"] == closed.total_fen
    assert closed.change_fen in lines.values()


def test_a_receipt_names_shop_number_cashier_choices_and_notes(shop, spoken):
    closed = a_full_sale(shop)
    blocks = paper(shop, closed.job_id)
    seen = "\n".join(
        f"{getattr(b, 'left', '')}{getattr(b, 'name', '')} {getattr(b, 'right', '')}"
        for b in blocks
    )

    shop_name, dish = ("望江楼", "菜1") if spoken == "zh_CN" else ("River View", "Dish 1")
    assert shop_name in seen
    assert dish in seen
    assert "A-0001" in seen
    assert closed.receipt_no in seen
    assert "少盐" in seen
    assert ("特辣" if spoken == "zh_CN" else "Extra hot") in seen


def test_the_tax_on_paper_is_the_tax_in_the_books(shop):
    closed = a_full_sale(shop)
    sale = sales.sale_event(shop.store.db, closed.sale_id)[1]

    assert amounts(paper(shop, closed.job_id))["Tax 6% in 65.60"] == sale.tax[0].tax_fen


def test_the_code_on_paper_is_the_witness_of_the_sale(shop):
    closed = shop.sell()

    codes = [block for block in paper(shop, closed.job_id) if isinstance(block, QrCode)]

    assert [code.payload for code in codes] == [closed.witness]


def test_only_what_was_sold_offline_says_so(shop, spoken):
    away = shop.sell()
    shop.till.is_online = lambda: True
    online = shop.sell()
    word = "离线" if spoken == "zh_CN" else "offline"

    assert any(word in text for text in texts(paper(shop, away.job_id)))
    assert not any(word in text for text in texts(paper(shop, online.job_id)))


def test_a_refund_shows_what_comes_back_for_which_receipt(shop, spoken):
    closed = shop.sell(4800, 2600)
    line = refunding.sold(shop.till, closed.sale_id)[0].line_id
    back = refunding.close_refund(
        shop.till, closed.sale_id, {line: 1000}, reason="cold soup", printer="receipt"
    )
    blocks = paper(shop, back.job_id)

    rows = [block for block in blocks if isinstance(block, Columns)]
    assert [fen(row.amount) for row in rows] == [-4800]
    assert -4800 in amounts(blocks).values()
    assert any(closed.receipt_no in text for text in texts(blocks))
    assert any("cold soup" in text for text in texts(blocks))
    assert [b.payload for b in blocks if isinstance(b, QrCode)] == [back.witness]


def test_every_figure_of_a_report_is_on_its_paper(shop, spoken):
    a_full_sale(shop)
    shifts.move_cash(shop.till, "paid_out", 6000, "ice")
    report = shop.close_shift(short_fen=150)
    z = shifts.close_day(shop.till, "2026-11-21", printer="receipt")

    shift_paper, z_paper = (
        amounts(paper(shop, job.job_id))
        for job in jobs.unfinished(shop.store.db)
        if job.kind == "report"
    )

    assert {6560, -6000, 50_000, report.expected_fen, -150} <= set(shift_paper.values())
    assert {6560, z.grand_total_fen, -150} <= set(z_paper.values())


def test_an_x_on_paper_keeps_the_drawer_a_secret(shop):
    shop.sell()
    report = shifts.x_report(shop.till)
    shifts.print_report(shop.till, report, printer="receipt")
    job = jobs.unfinished(shop.store.db)[-1]

    lines = texts(paper(shop, job.job_id))

    assert "Opening float" in lines
    assert not {"Cash expected", "Cash counted", "Over or short"} & set(lines)


def test_weights_stand_with_their_unit(shop):
    apple = an_item(5, 1180, unit="kg")
    order = selling.start(shop.till).add(selling.line_of(shop.till, apple, qty_milli=605))
    selling.save(shop.till, order, None)

    rows = [b for b in paper(shop, shop.pay(order).job_id) if isinstance(b, Columns)]

    assert (rows[1].quantity, rows[1].amount) == ("0.605 kg", "7.14")


@pytest.mark.parametrize(
    ("fen_", "long", "short"),
    [
        (0, "0.00", "0"),
        (5, "0.05", "0.05"),
        (128_600, "1,286.00", "1,286"),
        (-250, "−2.50", "−2.50"),
    ],
)
def test_money_is_written_with_a_real_minus(fen_, long, short):
    assert (money(fen_), short_money(fen_)) == (long, short)


def test_quantities_and_reductions_are_worded_as_people_say_them(spoken):
    jin = quantity(605, "kg", "jin")
    percent = str(discount_words(RATE, 1250))

    assert quantity(3000, "pc") == "3"
    assert jin == ("1.21 斤" if spoken == "zh_CN" else "1.21 jin")
    assert percent == ("8.75 折" if spoken == "zh_CN" else "12.5 % off")
