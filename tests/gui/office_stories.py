"""The rest of the day at the 望江楼: refund, cash, menu."""

from msgspec.structs import replace

from terminal.presenters.views import ActionView, Bead, ChipView, Tone
from terminal.presenters.views_cash import CashView
from terminal.presenters.views_menu import MenuView
from terminal.presenters.views_refund import FindSaleView, RefundView
from terminal.presenters.views_rows import (
    DoneView,
    EntryView,
    HeadView,
    RowsView,
    StateView,
)
from terminal.text import pick

_SALES = (
    ("0042", "12:52", "8 号桌", "Table 8", "181.00", ""),
    ("0041", "12:47", "外带 · 2 样", "To go · 2 lines", "36.50", ""),
    ("0040", "12:41", "3 号桌", "Table 3", "268.00", "part"),
    ("0039", "12:36", "柜台 · 1 样", "Counter · 1 line", "12.00", ""),
    ("0038", "12:30", "12 号桌", "Table 12", "96.00", "whole"),
    ("0037", "12:22", "5 号桌", "Table 5", "154.00", ""),
    ("0036", "12:15", "外带 · 4 样", "To go · 4 lines", "88.00", ""),
    ("0035", "12:08", "1 号桌", "Table 1", "342.00", ""),
)


def _state(state: str) -> tuple[ChipView, ...]:
    if state == "part":
        return (ChipView(pick("退过一部分", "partly back"), Tone.AMBER),)
    if state == "whole":
        return (ChipView(pick("全退了", "given back"), Tone.RED),)
    return ()


def recent(chosen: str = "") -> RowsView:
    """The last sales of the day."""
    rows = tuple(
        EntryView(
            number,
            f"A-{number}",
            pick(f"{zh} · 王小丽", f"{en} · Wang Xiaoli"),
            lead=at,
            figure=total,
            chips=_state(state),
            chosen=number == chosen,
        )
        for number, at, zh, en, total, state in _SALES
    )
    return (HeadView("today", pick("今天", "Today"), pick("42 笔", "42 sales"), "3,456.00"), *rows)


def find_sale() -> FindSaleView:
    """Typing a number that is not there."""
    return FindSaleView(
        sales=recent(),
        query="0099",
        find=ActionView("find", pick("找这单", "Find it"), "arrow-right-bold",
                        pick("尾号 0099", "ends in 0099"), role="go"),
        hint=pick("点左边的单，或输小票号后几位；也可以扫小票底下的账目见证码。",
                  "Tap a sale, type the last digits of its number, or scan the witness code "
                  "at the foot of the receipt."),
        problem=pick("没有尾号 0099 的小票", "No receipt ends in 0099"),
    )  # fmt: skip


def refund() -> RefundView:
    """One of two fish comes back."""
    return RefundView(
        sales=recent("0042"),
        title=pick("A-0042 · 181.00", "A-0042 · 181.00"),
        detail=pick("11月21日 12:52 · 8 号桌 · 王小丽收 · 现金", "21 Nov 12:52 · Table 8 · cash"),
        lines=(
            EntryView("l1", pick("宫保鸡丁", "Kung pao chicken"),
                      pick("卖 1 份 · 35.80", "1 sold · 35.80"), figure="0.00", count="0",
                      less=False, tone=Tone.NEUTRAL),
            EntryView("l2", pick("酸菜鱼", "Pickled fish"),
                      pick("卖 2 份 · 165.60", "2 sold · 165.60"), figure="−82.80", count="1",
                      tone=Tone.RED, bar=Tone.AMBER, pending=True),
            EntryView("l3", pick("清蒸鲈鱼", "Steamed sea bass"),
                      pick("卖 0.700 公斤 · 115.90", "0.700 kg sold · 115.90"), figure="0.00",
                      count="0", less=False, tone=Tone.NEUTRAL),
            EntryView("l4", pick("红烧肉", "Braised pork"),
                      pick("12:58 已退 1 份", "1 given back at 12:58"), figure="0.00",
                      chips=(ChipView(pick("退完了", "all back"), Tone.RED),), tone=Tone.NEUTRAL),
            EntryView("l5", pick("王老吉", "Herbal tea"),
                      pick("卖 2 份 · 11.30", "2 sold · 11.30"), figure="0.00", count="0",
                      less=False, tone=Tone.NEUTRAL),
        ),
        whole=ActionView("whole", pick("整单退", "Everything"), "checks-bold"),
        reasons=(
            ActionView("quality", pick("菜有问题", "Quality"), chosen=True),
            ActionView("wrong", pick("上错了", "Wrong item")),
            ActionView("late", pick("等太久", "Too late")),
            ActionView("price", pick("收错钱", "Mischarged")),
            ActionView("other", pick("别的", "Other")),
        ),
        note="",
        total="−82.80",
        approval=pick("退款要店长同意：下一步请店长输密码", "A manager must agree next"),
        go=ActionView("go", pick("退现金", "Give back"), "arrow-right-bold",
                      pick("退 82.80", "82.80 in cash"), role="go"),
    )  # fmt: skip


def refunded() -> DoneView:
    """Given back."""
    return DoneView(
        title=pick("已退款 · A-0042-R1", "Refunded · A-0042-R1"),
        caption=pick("给客人", "Hand over"),
        figure="82.80",
        go=ActionView("next", pick("回去卖货", "Back to selling"), role="go"),
        states=(
            StateView(pick("退款小票正在打", "Printing the refund receipt"), Bead.HALF, Tone.AMBER),
            StateView(pick("钱箱已打开", "Drawer open")),
        ),
        actions=(
            ActionView("reprint", pick("重打", "Reprint"), "printer-bold"),
            ActionView("more", pick("再退一单", "Another refund"), "arrow-u-up-left-bold"),
        ),
    )


def _kinds(chosen: str) -> tuple[ActionView, ...]:
    kinds = (
        ("in", "放入", "Paid in", "arrow-down-bold", "加零钱、还款", "change, a repayment"),
        ("out", "拿出", "Paid out", "arrow-up-bold", "买菜、付快递", "market, a courier"),
        ("drop", "存保险柜", "Drop", "lock-key-bold", "钱箱里钱太多", "too much in the drawer"),
        (
            "no_sale",
            "开钱箱",
            "No sale",
            "lock-key-open-bold",
            "不卖货只开箱",
            "open without a sale",
        ),
    )
    return tuple(
        ActionView(key, pick(zh, en), icon, pick(why, why_en), chosen=key == chosen)
        for key, zh, en, icon, why, why_en in kinds
    )


def cash() -> CashView:
    """60.00 for the market."""
    return CashView(
        kinds=_kinds("out"),
        caption=pick("拿出多少", "How much goes out"),
        figure="60.00",
        reasons=(
            ActionView("market", pick("买菜", "Market"), chosen=True),
            ActionView("courier", pick("快递", "Courier")),
            ActionView("repair", pick("修东西", "Repair")),
            ActionView("staff", pick("员工餐", "Staff meal")),
            ActionView("other", pick("别的", "Other")),
        ),
        note="",
        go=ActionView("ok", pick("拿出", "Pay out"), "arrow-right-bold",
                      pick("从钱箱拿出 60.00", "60.00 out of the drawer"), role="go"),
        hint=pick("都会记在交班单上，打一张小票。", "It is on the shift report, with a slip."),
    )  # fmt: skip


def no_sale() -> CashView:
    """Opening the drawer without a sale."""
    return replace(
        cash(),
        kinds=_kinds("no_sale"),
        explanation=pick(
            "只打开钱箱，不动账。时间、是谁、为什么都会记在交班单上。",
            "Only opens the drawer; no money is booked. When, who and why stand on the report.",
        ),
        reasons=(
            ActionView("change", pick("换零钱", "Give change"), chosen=True),
            ActionView("check", pick("看一眼", "Have a look")),
            ActionView("wrong", pick("放错了", "Misplaced")),
            ActionView("other", pick("别的", "Other")),
        ),
        go=ActionView("ok", pick("开钱箱", "Open the drawer"), "arrow-right-bold",
                      pick("要店长同意", "a manager must agree"), role="go"),
    )  # fmt: skip


def menu() -> MenuView:
    """What a cashier sees."""
    no_x = pick("X 报表要店长看", "X reports are for the manager")
    return MenuView(
        subtitle=pick("王小丽 · 收银员 · 早班", "Wang Xiaoli · Cashier · morning shift"),
        items=(
            ActionView("refund", pick("退款", "Refund"), "arrow-u-up-left-bold",
                       pick("已结的单", "closed sales")),
            ActionView("cash", pick("钱箱现金", "Cash"), "money-bold",
                       pick("放入 拿出 存柜", "in, out, drop")),
            ActionView("receipts", pick("小票", "Receipts"), "receipt-bold",
                       pick("重打、排队", "reprint, queue"), chip=ChipView("3", Tone.AMBER)),
            ActionView("reports", pick("报表", "Reports"), "chart-bar-bold",
                       pick("X、交班、日结", "X, shifts, Z"), refusal=no_x),
            ActionView("shift", pick("交班", "Close the shift"), "swap-bold",
                       pick("先点钱", "count first")),
            ActionView("devices", pick("设备", "Devices"), "printer-bold",
                       pick("小票机纸快用完", "paper low"), chip=ChipView("1", Tone.AMBER)),
            ActionView("language", pick("English", "中文"), "translate-bold",
                       pick("换成英文", "switch to Chinese")),
            ActionView("theme", pick("深色", "Dark"), "moon-bold", pick("晚上看", "for the night")),
            ActionView("lock", pick("锁屏", "Lock"), "lock-bold",
                       pick("班还开着", "the shift goes on")),
            ActionView("out", pick("退出", "Sign out"), "sign-out-bold",
                       pick("换人收银", "someone else sells")),
        ),
    )  # fmt: skip
