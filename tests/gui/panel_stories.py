"""The inline panels of the story: what each of them shows at its fullest."""

from terminal.presenters.views import ActionView, ChipView, Tone
from terminal.presenters.views_panel import (
    ApprovalPanel,
    ChoiceGroup,
    ChoicesPanel,
    EntryPanel,
    FieldView,
    ListPanel,
    NotePanel,
    RowView,
)
from terminal.text import pick


def modifiers() -> ChoicesPanel:
    """Options of the pickled fish, one group still open."""
    return ChoicesPanel(
        "modifiers",
        pick("酸菜鱼 68.00", "Pickled fish 68.00"),
        (
            ChoiceGroup(
                "size",
                pick("份量", "Size"),
                (
                    ActionView("s", pick("小份", "Small"), detail=pick("−10", "−10")),
                    ActionView("m", pick("中份", "Medium"), detail=pick("原价", "as listed")),
                    ActionView("l", pick("大份", "Large"), detail="+20", chosen=True),
                ),
                pick("选 1 样", "choose 1"),
            ),
            ChoiceGroup(
                "heat",
                pick("辣度", "Heat"),
                tuple(
                    ActionView(str(number), pick(zh, en))
                    for number, (zh, en) in enumerate(
                        (("不辣", "Not hot"), ("微辣", "Mild"), ("中辣", "Medium hot"),
                         ("特辣", "Very hot"))
                    )
                ),
                pick("选 1 样，还没选", "choose 1, none yet"),
                done=False,
            ),
            ChoiceGroup(
                "without",
                pick("忌口", "Leave out"),
                (
                    ActionView("a", pick("不要香菜", "No coriander"), chosen=True),
                    ActionView("b", pick("不要葱", "No spring onion")),
                    ActionView("c", pick("不要蒜", "No garlic")),
                    ActionView("d", pick("不要花生", "No peanuts")),
                    ActionView("e", pick("少油", "Less oil")),
                ),
                pick("最多 3 样", "up to 3"),
            ),
        ),
        subtitle=pick("大份 +20 · 不要香菜", "Large +20 · no coriander"),
        confirm=ActionView("ok", pick("加进订单 88.00", "Add 88.00"),
                           refusal=pick("辣度还没选", "Choose the heat first")),
    )  # fmt: skip


def weigh() -> EntryPanel:
    """The sea bass on the scales."""
    return EntryPanel(
        "weigh",
        pick("清蒸鲈鱼", "Steamed sea bass"),
        pick("重量", "Weight"),
        "0.700",
        ActionView("ok", pick("加进订单 123.20", "Add 123.20")),
        subtitle=pick("88.00 / 斤", "88.00 per 500 g"),
        unit=pick("公斤", "kg"),
        result="= ¥ 123.20",
    )


def discount() -> EntryPanel:
    """Nine tenths off one line, beyond the cashier's limit."""
    return EntryPanel(
        "discount",
        pick("打折", "Discount"),
        pick("打几折", "Percent off"),
        pick("7.5 折", "25 %"),
        ActionView("ok", pick("请店长同意", "Ask a manager")),
        subtitle=pick("红烧肉 48.00", "Braised pork 48.00"),
        result=pick("48.00 变 36.00，省 12.00", "48.00 to 36.00, saves 12.00"),
        problem=pick("折扣超过 8 折，要店长同意", "Discount beyond 20 %: a manager must agree"),
        tabs=(
            ChoiceGroup("scope", "", (
                ActionView("line", pick("这一样", "This line"), chosen=True),
                ActionView("order", pick("整单", "Whole order")),
            )),
            ChoiceGroup("kind", "", (
                ActionView("rate", pick("按折扣", "By rate"), chosen=True),
                ActionView("amount", pick("减金额", "By amount")),
            )),
        ),
        quick=tuple(
            ActionView(key, pick(zh, en))
            for key, zh, en in (("9", "9 折", "10 %"), ("88", "8.8 折", "12 %"),
                                ("8", "8 折", "20 %"), ("free", "赠送", "Comp"))
        ),
    )  # fmt: skip


def open_item() -> EntryPanel:
    """A dish that is not on the card."""
    return EntryPanel(
        "open_item",
        pick("临时菜", "Open item"),
        pick("价钱", "Price"),
        "26.00",
        ActionView("ok", pick("加进订单 26.00", "Add 26.00")),
        field=FieldView(pick("名字", "Name"), pick("清炒豆苗", "Pea shoots")),
        quick=(
            ActionView("1", pick("加工费", "Cooking fee")),
            ActionView("2", pick("茶位", "Tea charge")),
        ),
    )


def approval() -> ApprovalPanel:
    """A manager is asked."""
    return ApprovalPanel(
        "approval",
        pick("请店长同意", "A manager must agree"),
        pick("折扣超过 8 折：红烧肉 48.00 变 36.00", "Beyond 20 %: braised pork 48.00 to 36.00"),
        (
            ActionView("li", pick("李建国", "Li Jianguo"), "user-circle-bold",
                       pick("店长", "Manager"), chosen=True),
            ActionView("zhao", pick("赵敏", "Zhao Min"), "user-circle-bold",
                       pick("老板", "Owner")),
        ),
        digits=3,
        confirm=ActionView("ok", pick("同意", "Agree")),
        problem=pick("密码不对，还能试 3 次", "Wrong PIN, 3 tries left"),
    )  # fmt: skip


def void_reason() -> ChoicesPanel:
    """Why a line is taken back."""
    reasons = (("点错了", "Wrong item"), ("客人不要了", "Guest changed mind"),
               ("等太久", "Waited too long"), ("菜有问题", "Quality"),
               ("卖完了", "Sold out"))  # fmt: skip
    return ChoicesPanel(
        "void",
        pick("退 酸菜鱼 1 份", "Void 1 × pickled fish"),
        (
            ChoiceGroup(
                "reason",
                pick("为什么", "Why"),
                tuple(
                    ActionView(str(number), pick(zh, en), chosen=number == 1)
                    for number, (zh, en) in enumerate(reasons)
                ),
            ),
        ),
        subtitle=pick("已送厨房，退菜要选原因", "Already in the kitchen: choose a reason"),
        confirm=ActionView("ok", pick("退这一样", "Void it"), role="stop"),
    )


def recall(empty: bool = False) -> ListPanel:
    """Parked orders."""
    rows = (
        RowView("p1", pick("12 号桌 · 2 人", "Table 12 · 2 guests"),
                pick("A-035 · 12:31 挂 · 王小丽 · 4 样", "A-035 · parked 12:31 · Wang Xiaoli"),
                "96.00"),
        RowView("p2", pick("外带 · 张先生", "Takeaway · Mr Zhang"),
                pick("A-036 · 12:40 挂 · 王小丽 · 2 样", "A-036 · parked 12:40 · Wang Xiaoli"),
                "44.00"),
        RowView("p3", pick("柜台", "Counter"),
                pick("A-033 · 11:58 挂 · 王小丽 · 1 样", "A-033 · parked 11:58 · Wang Xiaoli"),
                "18.50",
                ChipView(pick("48 分钟", "48 min"), Tone.AMBER)),
    )  # fmt: skip
    return ListPanel(
        "recall",
        pick("挂着的单", "Parked orders"),
        () if empty else rows,
        pick("还没有挂单。点“挂单”，这桌就会放在这里。",
             "Nothing is parked. Tap Park and the order waits here."),
    )  # fmt: skip


def note() -> NotePanel:
    """A note for a line."""
    phrases = (("少油", "Less oil"), ("打包", "To go"), ("快一点", "In a hurry"),
               ("分开装", "Separate"),
               ("过生日", "Birthday"), ("老人吃", "Elderly guest"))  # fmt: skip
    return NotePanel(
        "note",
        pick("备注", "Note"),
        FieldView(pick("写给后厨", "For the kitchen"), pick("鱼片切薄，老人吃", "Thin slices")),
        tuple(ActionView(str(n), pick(zh, en)) for n, (zh, en) in enumerate(phrases)),
        ActionView("ok", pick("记下", "Save")),
        subtitle=pick("酸菜鱼", "Pickled fish"),
    )


def menu() -> ChoicesPanel:
    """What else can be done with the order."""
    return ChoicesPanel(
        "more",
        pick("更多", "More"),
        (
            ChoiceGroup(
                "menu",
                "",
                (
                    ActionView("refund", pick("退款", "Refund"), "arrow-u-up-left-bold",
                               pick("按小票号找", "by receipt number")),
                    ActionView("reprint", pick("重打小票", "Reprint"), "printer-bold",
                               pick("会印“重打”", "marked as a reprint")),
                    ActionView("paid_out", pick("付出现金", "Paid out"), "money-bold",
                               pick("要写用途", "with a reason")),
                    ActionView("no_sale", pick("开钱箱", "Open drawer"), "lock-key-open-bold",
                               pick("会记一笔", "is recorded")),
                    ActionView("x", pick("X 报表", "X report"), "chart-bar-bold",
                               pick("看到现在为止", "until now")),
                    ActionView("close", pick("交班", "Close shift"), "sign-out-bold",
                               pick("先点钱", "count first")),
                ),
            ),
        ),
    )  # fmt: skip
