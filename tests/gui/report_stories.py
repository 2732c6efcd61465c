"""Reports, receipts and the first start of the 望江楼 as snapshots."""

from msgspec.structs import replace

from terminal.presenters.views import ActionView, BannerView, Bead, ChipView, Tone
from terminal.presenters.views_first_start import FirstStartView
from terminal.presenters.views_receipts import ReceiptsView
from terminal.presenters.views_reports import FiguresView, KpiView, ReportsView
from terminal.presenters.views_rows import (
    EntryView,
    HeadView,
    RowsView,
    StateView,
    SumView,
)
from terminal.text import pick
from tests.gui.screen_stories import languages


def _reports(chosen: str) -> RowsView:
    rows = (
        HeadView("now", pick("现在", "Now")),
        EntryView("x", pick("X · 早班", "X · morning shift"), pick("09:30 开班", "since 09:30"),
                  figure="3,456.00", bar=Tone.AMBER, pending=True),
        HeadView("shifts", pick("交过的班", "Closed shifts")),
        EntryView("s2", pick("晚班 · 林芳", "Evening · Lin Fang"),
                  pick("11月20日 16:00–22:10", "20 Nov 16:00–22:10"), figure="9,812.00",
                  bar=Tone.PINE),
        EntryView("s1", pick("早班 · 王小丽", "Morning · Wang"),
                  pick("11月20日 09:30–16:00", "20 Nov 09:30–16:00"), figure="4,105.50",
                  bar=Tone.PINE),
        HeadView("z", pick("日结", "Days")),
        EntryView("z12", pick("Z 12", "Z 12"), pick("11月20日 周五", "Fri 20 Nov"),
                  figure="13,917.50", bar=Tone.PINE),
        EntryView("z11", pick("Z 11", "Z 11"), pick("11月19日 周四", "Thu 19 Nov"),
                  figure="12,480.00", bar=Tone.PINE),
    )  # fmt: skip
    return tuple(
        replace(each, chosen=each.key == chosen) if isinstance(each, EntryView) else each
        for each in rows
    )


def _cards() -> tuple[FiguresView, ...]:
    red = Tone.RED
    return (
        FiguresView("sales", pick("营业", "Sales"), (
            SumView(pick("收款 97 笔", "Sales, 97"), "14,260.00"),
            SumView(pick("退款 3 笔", "Refunds, 3"), "−342.50", red),
            SumView(pick("优惠", "Discounts"), "−618.40", red),
            SumView(pick("抹零", "Rounding"), "−21.60", red),
            SumView(pick("净额", "Net"), "13,917.50", strong=True),
        )),
        FiguresView("tenders", pick("怎么付的", "Tenders"), (
            SumView(pick("现金 97 笔", "Cash, 97"), "14,260.00"),
            SumView(pick("现金退款 3 笔", "Cash refunds, 3"), "−342.50", red),
        )),
        FiguresView("tax", pick("税（价内）", "Tax, included"), (
            SumView("6 %", "742.16"),
            SumView("13 %", "98.32"),
            SumView(pick("退款 6 %", "Refunds 6 %"), "−19.39", red),
            SumView(pick("合计", "Together"), "821.09", strong=True),
        )),
        FiguresView("drawer", pick("钱箱", "Drawer"), (
            SumView(pick("备用金", "Opening float"), "500.00"),
            SumView(pick("放入", "Paid in"), "200.00"),
            SumView(pick("拿出", "Paid out"), "−180.00", red),
            SumView(pick("存保险柜", "Dropped"), "−9,000.00", red),
            SumView(pick("应有", "Expected"), "5,437.50"),
            SumView(pick("点出来", "Counted"), "5,435.50"),
            SumView(pick("少了", "Short"), "−2.00", red, strong=True),
        )),
        FiguresView("watch", pick("要留意", "Worth a look"), (
            SumView(pick("退菜 6 次", "Voids, 6"), "196.00"),
            SumView(pick("赠菜", "Comps"), "112.00"),
            SumView(pick("开钱箱 2 次", "No sales"), "2"),
            SumView(pick("重打 4 张", "Reprints"), "4"),
        )),
        FiguresView("grand", pick("累计", "Grand total"), (
            SumView(pick("销售", "Sales"), "184,206.00"),
            SumView(pick("退款", "Refunds"), "−2,918.00", red),
            SumView(pick("笔数", "Number of sales"), "1,284"),
        ), pick("从启用到现在", "since the first day")),
    )  # fmt: skip


def z_report() -> ReportsView:
    """Z 12 as a page."""
    return ReportsView(
        reports=_reports("z12"),
        title=pick("日结 Z 12", "Z 12"),
        chip=ChipView(pick("已结", "closed"), Tone.PINE),
        subtitle=pick("11月20日 周五 · 22:15 林芳结", "Fri 20 Nov · closed 22:15, Lin Fang"),
        kpis=(
            KpiView(pick("营业额", "Gross"), "14,260.00", pick("元", "CNY"),
                    pick("97 笔", "97 sales")),
            KpiView(pick("退款", "Refunds"), "−342.50", "", pick("3 笔", "3 refunds"), Tone.RED),
            KpiView(pick("优惠和抹零", "Given away"), "640.00", pick("元", "CNY"),
                    pick("占 4.3%", "4.3 % of sales")),
            KpiView(pick("钱箱", "Drawer"), "−2.00", "", pick("点下来少了", "short"), Tone.RED),
        ),
        cards=_cards(),
        actions=(ActionView("print", pick("再打一张", "Print again"), "printer-bold"),),
        states=(StateView(pick("22:15 打好了", "Printed at 22:15")),),
    )  # fmt: skip


def x_report() -> ReportsView:
    """X of the open shift; the Z can be made."""
    cards = _cards()
    return ReportsView(
        reports=_reports("x"),
        title=pick("X · 早班", "X · morning shift"),
        chip=ChipView(pick("还没结", "not closed"), Tone.DASHED),
        subtitle=pick("09:30 到现在 · 只看，不清零", "09:30 until now · a look, nothing is reset"),
        kpis=(
            KpiView(pick("营业额", "Gross"), "3,456.00", pick("元", "CNY"),
                    pick("42 笔", "42 sales")),
            KpiView(pick("退款", "Refunds"), "−38.50", "", pick("1 笔", "1 refund"), Tone.RED),
            KpiView(pick("优惠和抹零", "Given away"), "96.20", pick("元", "CNY"),
                    pick("占 2.7%", "2.7 % of sales")),
        ),
        cards=(*cards[:3], cards[4]),
        actions=(
            ActionView("print", pick("打印", "Print"), "printer-bold"),
            ActionView("z", pick("日结", "Close day"), "lock-key-bold", role="go",
                       refusal=pick("早班还没交，先交班", "Close the shift first")),
        ),
        states=(StateView(pick("还没打印", "Not printed"), Bead.HOLLOW, Tone.NEUTRAL),),
    )  # fmt: skip


_PAPER = {
    "printed": (Tone.PINE, "打好了", "printed"),
    "waiting": (Tone.AMBER, "排着队", "waiting"),
    "unknown": (Tone.DASHED, "不确定，看看纸", "unsure: check paper"),
}


def _chip(state: str) -> ChipView:
    tone, zh, en = _PAPER[state]
    return ChipView(pick(zh, en), tone)


def _tabs(chosen: str) -> tuple[ActionView, ...]:
    return (
        ActionView("day", pick("今天的小票", "Today's receipts"), chosen=chosen == "day"),
        ActionView("queue", pick("等着打的", "Waiting"), chip=ChipView("3", Tone.AMBER),
                   chosen=chosen == "queue"),
    )  # fmt: skip


def receipts() -> ReceiptsView:
    """The last one may or may not have come out."""
    rows = (
        EntryView("r1", "A-0042-R1", pick("退款 · 12:58 · 林芳", "Refund · 12:58 · Lin Fang"),
                  figure="−82.80", tone=Tone.RED, chips=(_chip("waiting"),), bar=Tone.RED),
        EntryView("42", "A-0042", pick("12:52 · 王小丽", "12:52 · Wang Xiaoli"), figure="181.00",
                  chips=(_chip("unknown"),), bar=Tone.AMBER, pending=True, chosen=True),
        EntryView("41", "A-0041", pick("12:47 · 王小丽", "12:47 · Wang Xiaoli"), figure="36.50",
                  chips=(_chip("printed"),), bar=Tone.PINE),
        EntryView("40", "A-0040", pick("12:41 · 王小丽 · 重打过 1 次", "12:41 · reprinted once"),
                  figure="268.00", chips=(_chip("printed"),), bar=Tone.PINE),
        EntryView("39", "A-0039", pick("12:36 · 王小丽", "12:36 · Wang Xiaoli"), figure="12.00",
                  chips=(_chip("printed"),), bar=Tone.PINE),
        EntryView("38", "A-0038", pick("12:30 · 王小丽", "12:30 · Wang Xiaoli"), figure="96.00",
                  chips=(_chip("printed"),), bar=Tone.PINE),
    )  # fmt: skip
    return ReceiptsView(
        tabs=_tabs("day"),
        rows=rows,
        empty="",
        title="A-0042",
        subtitle=pick("11月21日 12:52 · 王小丽", "21 Nov 12:52 · Wang Xiaoli"),
        chip=_chip("unknown"),
        sums=(
            SumView(pick("应收", "Total"), "181.00"),
            SumView(pick("收到现金", "Cash received"), "200.00"),
            SumView(pick("找零", "Change"), "19.00"),
        ),
        states=(
            StateView(pick("12:52:07 送到小票机", "12:52:07 sent to the receipt printer")),
            StateView(pick("12:52:11 打到一半没了回音，看看纸出来没有",
                           "12:52:11 no answer half way. Check whether the paper came out"),
                      Bead.HALF, Tone.AMBER),
        ),
        actions=(
            ActionView("reprint", pick("重打（会标“重打”）", "Reprint, marked as a copy"),
                       "printer-bold", role="go"),
            ActionView("done", pick("纸出来了，不用打", "The paper is there"), "check-bold"),
            ActionView("other", pick("送到别的打印机", "Send to another printer"), "swap-bold"),
        ),
    )  # fmt: skip


def queue() -> ReceiptsView:
    """Three jobs wait for paper."""
    why = pick("小票机没纸", "out of paper")
    rows = tuple(
        EntryView(
            f"j{number}",
            f"A-00{number}",
            pick(f"12:{number} 起等着 · 试了 4 次 · {why}", f"since 12:{number} · 4 tries · {why}"),
            bar=Tone.AMBER,
            pending=True,
            bead=Bead.HOLLOW,
            bead_tone=Tone.AMBER,
            chosen=number == 43,
        )
        for number in (43, 44, 45)
    )
    return ReceiptsView(
        tabs=_tabs("queue"),
        rows=rows,
        empty=pick("没有等着打的", "Nothing waits"),
        title="A-0043",
        subtitle=pick("结账小票 · 12:43", "Receipt · 12:43"),
        chip=_chip("waiting"),
        states=(
            StateView(pick("12:43 小票机没纸，排着队", "12:43 receipt printer out of paper"),
                      Bead.HOLLOW, Tone.AMBER),
            StateView(pick("装纸后自动补打，每张只打一次", "Printed once refilled, each one once"),
                      Bead.HOLLOW, Tone.NEUTRAL),
        ),
        actions=(
            ActionView("retry", pick("现在再试", "Try now"), "arrow-clockwise-bold", role="go"),
            ActionView("other", pick("送到别的打印机", "Send to another printer"), "swap-bold"),
        ),
        banner=BannerView(pick("小票机没纸了。", "Receipt printer out of paper."),
                          pick("3 张排着队，装纸后自动补打", "3 waiting, printed once refilled"),
                          Tone.RED, "warning-octagon-fill", closable=False),
    )  # fmt: skip


def no_receipts() -> ReceiptsView:
    """Before the first sale."""
    return ReceiptsView(
        tabs=(replace(_tabs("day")[0]), replace(_tabs("day")[1], chip=None)),
        rows=(),
        empty=pick("今天还没有小票。结一单，就会放在这里。",
                   "No receipts yet. The first sale puts one here."),
        hint=pick("选一张小票，就能重打", "Choose a receipt to print it again"),
    )  # fmt: skip


def first_start() -> FirstStartView:
    """Half filled in, the PINs differ."""
    return FirstStartView(
        go=ActionView("go", pick("开始卖货", "Start selling"), "arrow-right-bold",
                      pick("望江楼 · A 号机", "Wangjiang House · till A"), role="go"),
        shop=pick("望江楼", "Wangjiang House"),
        owner="",
        digits=4,
        digits_again=2,
        typing="again",
        owner_problem=pick("老板的名字还没写", "Write the owner's name"),
        pin_problem=pick("两次密码不一样，再输一遍", "The two PINs differ. Type both again"),
        languages=languages(),
    )  # fmt: skip
