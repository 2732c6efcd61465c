"""The mockups' story as snapshots: Saturday 21 November, table 8, order A-037, 181.20."""

from terminal.presenters.views import ActionView, BannerView, Bead, ChipView, ToastView, Tone
from terminal.presenters.views_sell import (
    CategoryView,
    LineState,
    LineView,
    OrderView,
    PageView,
    SectionView,
    TileView,
)
from terminal.presenters.views_strip import DeviceView, StripView, TruthView
from terminal.text import pick

PAGE = PageView("1/2", back=False, forward=True)

_CATEGORIES = (
    ("house", "招牌", "House"),
    ("hot", "热菜", "Hot"),
    ("cold", "凉菜", "Cold"),
    ("soup", "汤羹", "Soups"),
    ("rice", "主食", "Rice"),
    ("snack", "小吃", "Snacks"),
    ("drink", "饮品", "Drinks"),
    ("wine", "酒水", "Wine"),
    ("set", "套餐", "Sets"),
)

# name, English, price, quantity, left, favourite
_TILES = (
    ("宫保鸡丁", "Kung pao chicken", 38, "1", 0, True),
    ("鱼香肉丝", "Yuxiang pork", 32, "", 0, True),
    ("水煮牛肉", "Boiled beef in chilli", 58, "", 0, False),
    ("回锅肉", "Twice-cooked pork", 36, "", 0, False),
    ("酸菜鱼", "Pickled fish", 68, "1", 6, True),
    ("麻婆豆腐", "Mapo tofu", 22, "", 0, False),
    ("毛血旺", "Maoxuewang", 62, "", 0, False),
    ("辣子鸡", "Chilli chicken", 52, "", 0, False),
    ("红烧肉", "Braised pork", 48, "1", 3, True),
    ("小炒黄牛肉", "Stir-fried beef", 58, "", 0, False),
    ("糖醋里脊", "Sweet & sour pork", 42, "", 0, False),
    ("干锅花菜", "Dry-pot cauliflower", 28, "", 0, False),
    ("清蒸鲈鱼", "Steamed sea bass", 88, "", 0, False),
    ("尖椒炒肉", "Pork, green chilli", 34, "", 0, False),
    ("蒜蓉菜心", "Garlic choy sum", 24, "", 0, False),
    ("干煸四季豆", "Dry-fried beans", 26, "", 0, False),
    ("番茄炒蛋", "Tomato & egg", 20, "", 0, False),
    ("地三鲜", "Three treasures", 26, "", 0, False),
    ("铁板黑椒牛柳", "Sizzling pepper beef", 66, "", 0, False),
    ("香辣蟹", "Spicy crab", 128, "", 0, False),
)
_SOLD_OUT = {9: ("15:30 后恢复", "to 15:30"), 19: ("今日售完", "today")}

# name, price, cord, initials, left, quantity
_FOUND = (
    ("红烧肉", 48, 1, "hsr", 3, "1"),
    ("红烧狮子头", 58, 1, "hsszt", 0, ""),
    ("红烧茄子", 26, 1, "hsqz", 0, ""),
    ("红烧鲫鱼", 46, 1, "hsjy", 0, ""),
    ("花生米", 12, 2, "hsm", 0, ""),
    ("皇上贡茶", 38, 6, "hsgc", 0, ""),
    ("海参小米粥", 68, 4, "hsxmz", 2, ""),
    ("黄山毛峰", 48, 6, "hsmf", 0, ""),
)


def categories() -> tuple[CategoryView, ...]:
    """The rail."""
    return tuple(
        CategoryView(key, pick(zh, en), number) for number, (key, zh, en) in enumerate(_CATEGORIES)
    )


def _left(number: int) -> ChipView | None:
    return ChipView(pick(f"剩 {number}", f"{number} left"), Tone.AMBER) if number else None


def tiles(rows: int = 5) -> tuple[TileView, ...]:
    """The hot dishes of the first page."""
    made = []
    for number, (zh, en, price, quantity, left, favourite) in enumerate(_TILES[: 4 * rows]):
        weighed = number == 12
        until = _SOLD_OUT.get(number)
        made.append(
            TileView(
                key=f"H{number + 1:02}",
                name=pick(zh, en),
                price=str(price),
                cord=1,
                unit=pick("/斤", "/500 g") if weighed else "",
                quantity=quantity,
                chip=ChipView(pick("称重", "Weigh")) if weighed else _left(left),
                favourite=favourite,
                sold_out=until is not None,
                until=pick(*until) if until else "",
            )
        )
    return tuple(made)


def results() -> tuple[TileView, ...]:
    """What "hs" finds."""
    return tuple(
        TileView(
            key=f"R{number}",
            name=name,
            price=str(price),
            cord=cord,
            quantity=quantity,
            chip=_left(left),
            matched="hs",
            initials=initials,
        )
        for number, (name, price, cord, initials, left, quantity) in enumerate(_FOUND)
    )


def edit_actions() -> tuple[ActionView, ...]:
    """The edit row of a line."""
    return (
        ActionView("minus", pick("减一", "One less"), "minus-bold"),
        ActionView("plus", pick("加一", "One more"), "plus-bold"),
        ActionView("options", pick("口味", "Options")),
        ActionView("note", pick("备注", "Note")),
        ActionView("discount", pick("折扣", "Price")),
        ActionView("remove", pick("删除", "Remove"), "trash-bold", role="warn"),
    )


def order_lines() -> tuple[SectionView, ...]:
    """Three dishes in the kitchen, two not sent."""
    sent = (
        LineView("l1", "1", pick("宫保鸡丁", "Kung pao chicken"), "38.00",
                 (pick("微辣 · 不要花生", "Mild · no peanuts"),), state=LineState.TRUE),
        LineView("l2", "1", pick("酸菜鱼", "Pickled fish"), "88.00",
                 (pick("大份 +20 · 中辣", "Large +20 · medium hot"),),
                 note=pick("鱼片切薄，老人吃", "Thin slices, elderly guest"), state=LineState.TRUE),
        LineView("l3", "1", pick("拍黄瓜", "Cucumber"), "0.00",
                 (pick("王小丽 赠 · 老客", "Comp by Wang Xiaoli · regular"),), struck="16.00",
                 chip=ChipView(pick("赠", "Comp"), Tone.PLUM), state=LineState.TRUE),
    )  # fmt: skip
    waiting = (
        LineView("l4", "1", pick("红烧肉", "Braised pork"), "43.20",
                 (pick("单品 9 折", "Item 10 % off"),), struck="48.00"),
        LineView("l5", "2", pick("王老吉", "Herbal tea"), "12.00"),
    )  # fmt: skip
    return (
        SectionView("sent", sent, pick("已送厨房 12:31", "In the kitchen 12:31"),
                    pick("后厨已出单", "ticket printed"), Bead.FULL),
        SectionView("open", waiting, pick("未送 2 道", "2 not sent"),
                    pick("客人还在加菜", "guests still ordering")),
    )  # fmt: skip


def folded() -> tuple[SectionView, ...]:
    """The same, with what is in the kitchen folded to one row."""
    sent, waiting = order_lines()
    head = SectionView("sent", sent.lines, pick("已送 3 道", "3 sent"), "126.00", Bead.FULL, True)
    return head, waiting


def order(sections: tuple[SectionView, ...] | None = None, chosen: str = "l4") -> OrderView:
    """Order A-037 of table 8."""
    return OrderView(
        title=pick("8 号桌", "Table 8"),
        beside=pick("4 人", "4 guests"),
        chip=ChipView(pick("陈女士 金卡", "Ms Chen"), Tone.PLUM, "crown-simple-fill"),
        meta=pick("单号 A-037 · 12:18 开台 · 28 分钟", "Order A-037 · since 12:18 · 28 min"),
        sections=order_lines() if sections is None else sections,
        chosen=chosen,
        edit=edit_actions(),
        summary=pick("5 样 6 份 · 小计 202.00", "5 lines, 6 pcs · subtotal 202.00"),
        savings=pick("优惠 −20.80", "Savings −20.80"),
        actions=(
            ActionView("park", pick("挂单", "Park"), "pause-fill"),
            ActionView("discount", pick("优惠", "Discount"), "percent-bold"),
            ActionView("send", pick("送厨 2 道", "Send 2"), "paper-plane-tilt-fill"),
        ),
        pay=ActionView("pay", pick("结账", "Pay")),
        due="181.20",
    )


def empty_order() -> OrderView:
    """A till that waits for the first item."""
    return OrderView(
        title=pick("新单", "New order"),
        due="0.00",
        pay=ActionView("pay", pick("结账", "Pay"), refusal=pick("先点一样", "Add an item first")),
        empty=pick("还没点。点左边的菜，或扫条码。", "Nothing yet. Tap an item or scan a code."),
        actions=(
            ActionView("park", pick("挂单", "Park"), "pause-fill", refusal="-"),
            ActionView("discount", pick("优惠", "Discount"), "percent-bold", refusal="-"),
            ActionView("void", pick("作废", "Void"), "trash-bold", role="warn", refusal="-"),
        ),
    )


def bar_actions() -> tuple[ActionView, ...]:
    """What leads elsewhere."""
    return (
        ActionView("tables", pick("桌台", "Tables"), "squares-four-bold"),
        ActionView("recall", pick("取单", "Parked"), "tray-bold", chip=ChipView("3", Tone.AMBER)),
        ActionView("delivery", pick("外卖", "Delivery"), "bicycle-bold",
                   chip=ChipView("2", Tone.BLUE)),
        ActionView("open_item", pick("临时菜", "Open item"), "plus-bold"),
    )  # fmt: skip


def strip(clock: str = "12:46") -> StripView:
    """Offline, fourteen sales to send, paper low."""
    return StripView(
        shop=pick("望江楼 · 一号机", "Wangjiang · Till 1"),
        date=pick("11月21日 周六", "Sat 21 Nov"),
        shift=pick("早班", "Morning"),
        shift_since=pick("09:30 开班", "since 09:30"),
        cashier=pick("王小丽", "Wang Xiaoli"),
        role=pick("收银员", "Cashier"),
        truth=TruthView(
            pick("离线", "Offline"),
            pick("账都安全存在本机，14 笔待上传", "sales are safe here, 14 to send"),
            pick("14 笔存在本机", "14 kept here"),
            "cloud-slash-bold",
            solid=False,
        ),
        devices=(
            DeviceView("receipt", pick("小票机", "Receipt"), pick("纸快用完", "paper low"),
                       Bead.HALF),
            DeviceView("kitchen", pick("后厨机", "Kitchen"), pick("正常", "ready"), Bead.FULL),
        ),
        clock=clock,
    )  # fmt: skip


def banner() -> BannerView:
    """An unknown code."""
    return BannerView(
        pick("没有这个码 6901234567892。", "Code 6901234567892 not known."),
        pick("建新品，或按名字找", "Add it or search by name"),
        Tone.RED,
        "warning-octagon-fill",
    )


def toast() -> ToastView:
    """A line was taken back."""
    return ToastView(pick("已删 红烧肉 1 份", "Removed 1 × braised pork"), pick("撤销", "Undo"))
