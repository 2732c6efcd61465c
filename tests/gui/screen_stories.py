"""One day at the 望江楼 as snapshots of the screens beside the sell screen."""

from msgspec.structs import replace

from terminal.presenters.views import ActionView, BannerView, Bead, ChipView, Tone
from terminal.presenters.views_pay import PayView
from terminal.presenters.views_rows import (
    DoneView,
    EntryView,
    HeadView,
    LastSaleView,
    StateView,
    SumView,
)
from terminal.presenters.views_shift import CountView, OpenShiftView, ResultView
from terminal.presenters.views_sign_in import SignInView
from terminal.text import language, pick

PEOPLE = (
    ("wang", "王小丽", "Wang Xiaoli", "收银员", "Cashier"),
    ("zhou", "小周", "Zhou", "服务员", "Waiter"),
    ("qiang", "阿强", "Ah Qiang", "服务员", "Waiter"),
    ("liu", "刘姐", "Sister Liu", "服务员", "Waiter"),
    ("lin", "林芳", "Lin Fang", "店长", "Manager"),
    ("chen", "陈建国", "Chen Jianguo", "老板", "Owner"),
    ("li", "李工", "Engineer Li", "技术员", "Technician"),
)


def people(chosen: str = "", busy: str = "") -> tuple[ActionView, ...]:
    """Everybody who may sign in."""
    return tuple(
        ActionView(
            key,
            pick(zh, en),
            "user-circle-bold",
            pick(role, role_en),
            chosen=key == chosen,
            chip=ChipView(pick("在班", "on shift"), Tone.PINE) if key == busy else None,
        )
        for key, zh, en, role, role_en in PEOPLE
    )


def languages() -> tuple[ActionView, ...]:
    """The two languages, each in its own words."""
    return (
        ActionView("zh_CN", "中文", chosen=language() == "zh_CN"),
        ActionView("en", "English", chosen=language() == "en"),
    )


def _confirm(refusal: str = "") -> ActionView:
    return ActionView("ok", pick("登录", "Sign in"), "sign-in-bold", role="go", refusal=refusal)


def sign_in() -> SignInView:
    """Nobody chosen yet."""
    return SignInView(
        shop=pick("望江楼", "Wangjiang House"),
        till=pick("一号机 · 11月21日 周六", "Till 1 · Sat 21 Nov"),
        people=people(),
        confirm=_confirm(pick("先选名字", "Choose your name first")),
        languages=languages(),
    )


def sign_in_typing() -> SignInView:
    """Three digits typed after one wrong PIN."""
    return SignInView(
        shop=pick("望江楼", "Wangjiang House"),
        till=pick("一号机 · 11月21日 周六", "Till 1 · Sat 21 Nov"),
        people=people("wang"),
        confirm=_confirm(),
        chosen_name=pick("王小丽", "Wang Xiaoli"),
        chosen_role=pick("收银员", "Cashier"),
        digits=3,
        problem=pick("密码不对，还能试 4 次", "Wrong PIN. 4 tries left"),
        languages=languages(),
    )


def sign_in_locked_out() -> SignInView:
    """Five wrong PINs."""
    until = pick("错了 5 次。12:51 后再试，别人可以先登录", "5 wrong PINs. Try again at 12:51")
    return SignInView(
        shop=pick("望江楼", "Wangjiang House"),
        till=pick("一号机 · 11月21日 周六", "Till 1 · Sat 21 Nov"),
        people=people("zhou"),
        confirm=_confirm(until),
        chosen_name=pick("小周", "Zhou"),
        chosen_role=pick("服务员", "Waiter"),
        locked=until,
        languages=languages(),
    )


def idle_lock() -> SignInView:
    """The till locked itself in the middle of a shift."""
    return SignInView(
        shop=pick("望江楼", "Wangjiang House"),
        till=pick("一号机 · 11月21日 周六", "Till 1 · Sat 21 Nov"),
        people=people("wang", "wang"),
        confirm=_confirm(),
        chosen_name=pick("王小丽", "Wang Xiaoli"),
        chosen_role=pick("收银员", "Cashier"),
        digits=2,
        lock_note=pick(
            "已锁屏。王小丽的早班还开着，单子都在，输密码接着卖",
            "Locked. Wang Xiaoli's morning shift goes on; every order is kept. Type the PIN",
        ),
        languages=languages(),
    )


def quick(chosen: str = "") -> tuple[ActionView, ...]:
    """Ready amounts of cash."""
    return tuple(
        ActionView(
            key, words, detail=pick("正好", "Exact") if key == "exact" else "", chosen=key == chosen
        )
        for key, words in (
            ("exact", "31"),
            ("5000", "50"),
            ("10000", "100"),
            ("20000", "200"),
        )
    )


def tender_types() -> tuple[ActionView, ...]:
    """What a later till will take."""
    return (
        ActionView("cash", pick("现金", "Cash"), "money-bold",
                   pick("点数字直接输", "type the amount"), chosen=True),
        ActionView("card", pick("银行卡", "Bank card"), "credit-card-bold",
                   pick("POS 已连接", "terminal ready")),
        ActionView("member", pick("会员 · 储值", "Member"), "crown-simple-bold",
                   pick("陈女士 余 236.00", "Ms Chen 236.00")),
    )  # fmt: skip


def pay() -> PayView:
    """Table 8, 31.00 left in cash, 50 typed."""
    return PayView(
        title=pick("8 号桌 · 4 人", "Table 8 · 4 guests"),
        number=pick("单号 A-037", "Order A-037"),
        sums=(
            SumView(pick("应收", "Total"), "181.20"),
            SumView(pick("现金抹零（到元）", "Cash rounding (to 1)"), "−0.20", Tone.RED),
        ),
        due_caption=pick("还要收", "Still due"),
        due="31.00",
        taken_total="150.00",
        taken=(
            HeadView("taken", pick("已收", "Taken"), "", "150.00"),
            EntryView("t1", pick("现金", "Cash"), pick("12:50 已收 · 可退回", "12:50 taken"),
                      figure="100.00", bar=Tone.PINE, removable=True),
            EntryView("t2", pick("现金", "Cash"), pick("12:51 已收 · 可退回", "12:51 taken"),
                      figure="50.00", bar=Tone.PINE, removable=True),
            EntryView("typing", pick("现金", "Cash"),
                      pick("输入中，按“结账”才算数", "being typed, counts once you press Pay"),
                      figure="31.00", bar=Tone.AMBER, pending=True),
        ),
        received_caption=pick("收到现金", "Cash received"),
        received="50.00",
        change_caption=pick("找零", "Change"),
        change="19.00",
        quick=quick("5000"),
        rounding=pick("不抹零", "No rounding"),
        pay=ActionView("pay", pick("结账", "Pay"), "arrow-right-bold",
                       pick("收 50.00   找 19.00", "Cash 50.00   Change 19.00"), role="go"),
    )  # fmt: skip


def pay_first() -> PayView:
    """Nothing taken, nothing typed."""
    return PayView(
        title=pick("外带 · 5 样", "To go · 5 lines"),
        number=pick("单号 A-038", "Order A-038"),
        sums=(
            SumView(pick("应收", "Total"), "181.20"),
            SumView(pick("现金抹零（到元）", "Cash rounding (to 1)"), "−0.20", Tone.RED),
        ),
        due_caption=pick("还要收", "Still due"),
        due="181.00",
        taken_total="0.00",
        taken=(HeadView("taken", pick("已收", "Taken"), "", "0.00"),),
        received_caption=pick("收到现金", "Cash received"),
        received="0.00",
        change_caption=pick("还差", "Short by"),
        change="181.00",
        short=True,
        quick=(
            ActionView("exact", "181", detail=pick("正好", "Exact")),
            ActionView("19000", "190"),
            ActionView("20000", "200"),
            ActionView("30000", "300"),
        ),
        rounding=pick("不抹零", "No rounding"),
        pay=ActionView("pay", pick("结账", "Pay"), "arrow-right-bold",
                       pick("还没输金额", "No cash typed yet"), role="go",
                       refusal=pick("先输收到的现金", "Type what the guest hands over")),
        banner=BannerView(pick("小票机没纸了。", "Receipt printer out of paper."),
                          pick("照常收钱，装纸后自动补打", "Go on; it prints once refilled"),
                          Tone.RED, "warning-octagon-fill"),
    )  # fmt: skip


def pay_tenders() -> PayView:
    """The same with more tender types than cash."""
    return replace(pay_first(), tenders=tender_types(), banner=None)


def printed() -> tuple[StateView, ...]:
    """Paper came out, the drawer opened."""
    return (
        StateView(pick("小票打好了", "Receipt printed")),
        StateView(pick("钱箱已打开", "Drawer open")),
    )


def waiting() -> tuple[StateView, ...]:
    """No paper, no drawer."""
    return (
        StateView(pick("小票机没纸了。3 张排着队，装纸后自动补打",
                       "Receipt printer out of paper. 3 waiting, printed once refilled"),
                  Bead.HOLLOW, Tone.AMBER),
        StateView(pick("钱箱没弹开，请用钥匙开", "The drawer did not open. Use the key"),
                  Bead.FAULT, Tone.RED),
    )  # fmt: skip


def paid(states: tuple[StateView, ...] | None = None) -> PayView:
    """The sale is on the disk."""
    done = DoneView(
        title=pick("已结账 · A-0042", "Paid · A-0042"),
        caption=pick("找零", "Change"),
        figure="19.00",
        go=ActionView("next", pick("下一单", "Next order"), role="go"),
        sums=(
            SumView(pick("应收", "Total"), "31.00"),
            SumView(pick("收到现金", "Cash received"), "50.00"),
        ),
        states=printed() if states is None else states,
        actions=(
            ActionView("reprint", pick("重打小票", "Reprint"), "printer-bold"),
            ActionView("other", pick("改走别的打印机", "Another printer"), "swap-bold"),
        ),
    )
    before = pay()
    return PayView(
        title=before.title,
        number=before.number,
        sums=before.sums,
        due_caption=pick("已收齐", "All paid"),
        due="181.00",
        taken_total="181.00",
        taken=(
            HeadView("taken", pick("已收", "Taken"), "", "181.00"),
            EntryView("t1", pick("现金", "Cash"), pick("收 200.00 找 19.00", "200.00, 19.00 back"),
                      figure="181.00", bar=Tone.PINE),
        ),
        received_caption="",
        received="",
        change_caption="",
        change="",
        quick=before.quick,
        pay=before.pay,
        done=done,
    )  # fmt: skip


def last_sale() -> LastSaleView:
    """The sale before, on the empty order panel."""
    return LastSaleView("A-0042", "31.00", "50.00", "19.00", waiting())


def open_shift() -> OpenShiftView:
    """500.00 to begin with."""
    return OpenShiftView(
        who=pick("王小丽", "Wang Xiaoli"),
        role=pick("收银员 · 主钱箱", "Cashier · main drawer"),
        facts=(
            SumView(pick("营业日", "Business day"), pick("11月21日 周六", "Sat 21 Nov")),
            SumView(pick("开班时间", "Opened at"), "09:30"),
            SumView(pick("上一班点钱", "Counted last shift"), "500.00"),
        ),
        caption=pick("备用金", "Opening float"),
        figure="500.00",
        presets=(
            ActionView("last", "500", detail=pick("同上一班", "As last"), chosen=True),
            ActionView("30000", "300"),
            ActionView("80000", "800"),
            ActionView("none", pick("没有", "None")),
        ),
        note=pick(
            "把钱箱里的现金点一遍，输进来。以后交班按这个数对账。",
            "Count the cash in the drawer and type it. The close of the shift is checked "
            "against this figure.",
        ),
        go=ActionView("open", pick("开班", "Open the shift"), "arrow-right-bold",
                      pick("备用金 500.00", "Float 500.00"), role="go"),
    )  # fmt: skip


_FACES = (
    ("10000", "100 元", "100", 12), ("5000", "50 元", "50", 9), ("2000", "20 元", "20", 14),
    ("1000", "10 元", "10", 21), ("500", "5 元", "5", 8), ("200", "2 元", "2", 0),
    ("100", "1 元", "1", 36),
    ("50", "5 角", "0.50", 3), ("10", "1 角", "0.10", 0),
)  # fmt: skip


def count() -> CountView:
    """Counting; tens are chosen."""
    rows = tuple(
        EntryView(
            key,
            pick(zh, en),
            figure=f"{int(key) * pieces / 100:,.2f}",
            count=str(pieces),
            less=pieces > 0,
            chosen=key == "1000",
        )
        for key, zh, en, pieces in _FACES
    )
    return CountView(
        rows=rows,
        caption=pick("10 元 · 张数", "10 · pieces"),
        pieces="21",
        total_caption=pick("点出来", "Counted"),
        total="2,217.50",
        subtitle=pick("第 1 步，共 2 步 · 先点钱再看应有多少",
                      "Step 1 of 2 · Count first; the expected sum comes after"),
        go=ActionView("counted", pick("点好了", "Counted"), "arrow-right-bold",
                      pick("钱箱里 2,217.50", "In the drawer 2,217.50"), role="go"),
    )  # fmt: skip


def result(even: bool = False) -> ResultView:
    """Two yuan short, or right."""
    return ResultView(
        expected="2,219.50" if not even else "2,217.50",
        counted="2,217.50",
        over_short="−2.00" if not even else "0.00",
        verdict=StateView(pick("少了 2.00", "2.00 short"), Bead.FAULT, Tone.RED)
        if not even
        else StateView(pick("刚好对上", "Exactly right")),
        even=even,
        sums=(
            SumView(pick("备用金", "Opening float"), "500.00"),
            SumView(pick("现金收款 37 笔", "Cash sales, 37"), "2,318.00"),
            SumView(pick("现金退款 1 笔", "Cash refunds, 1"), "−38.50", Tone.RED),
            SumView(pick("放入", "Paid in"), "0.00"),
            SumView(pick("拿出", "Paid out"), "−60.00", Tone.RED),
            SumView(pick("存保险柜", "Dropped"), "−500.00", Tone.RED),
            SumView(pick("应有", "Expected"), "2,219.50", strong=True),
        ),
        unclear=()
        if even
        else (
            EntryView("p1", pick("微信 31.20", "WeChat 31.20"),
                      pick("还不知道收没收到，会列在交班单上", "Not known yet; it will be listed"),
                      figure="31.20", bar=Tone.AMBER, pending=True),
        ),
        unclear_empty=pick("没有没弄清的事", "Nothing is unclear"),
        recount=ActionView("recount", pick("重点一次", "Count again"),
                           "arrow-counter-clockwise-bold",
                           pick("会记在交班单上", "noted on the report")),
        go=ActionView("close", pick("交班", "Close the shift"), "arrow-right-bold",
                      pick("少 2.00 会记下", "2.00 short will be noted"), role="go"),
        subtitle=pick("第 2 步，共 2 步", "Step 2 of 2"),
    )  # fmt: skip


def shift_closed() -> DoneView:
    """The shift is closed; it was the day's last."""
    return DoneView(
        title=pick("早班已交", "Morning shift closed"),
        caption=pick("钱箱里留着", "Left in the drawer"),
        figure="2,217.50",
        go=ActionView("z", pick("做日结 Z", "Close the day (Z)"), "lock-key-bold", role="go"),
        sums=(
            SumView(pick("营业额 42 笔", "Sales, 42"), "3,456.00"),
            SumView(pick("少了", "Short"), "−2.00", Tone.RED),
        ),
        states=(StateView(pick("交班单打好了", "Shift report printed")),),
        actions=(
            ActionView("report", pick("看交班单", "See the report"), "file-text-bold"),
            ActionView("out", pick("先不日结，退出", "Sign out without Z"), "sign-out-bold"),
        ),
    )
