"""A catalogue of any size with the words of a real supermarket, always the same."""

from collections.abc import Iterator
from random import Random

from sync.events import CategoryPut, ItemPut, ItemsPut
from terminal.domain.barcode import with_check_digit
from terminal.services.pinyin import initials

CHUNK = 200
BRANDS = [
    "农夫山泉",
    "康师傅",
    "统一",
    "可口可乐",
    "百事",
    "王老吉",
    "加多宝",
    "娃哈哈",
    "伊利",
    "蒙牛",
    "光明",
    "三元",
    "旺旺",
    "洽洽",
    "三只松鼠",
    "良品铺子",
    "百草味",
    "好丽友",
    "奥利奥",
    "乐事",
    "上好佳",
    "达利园",
    "盼盼",
    "徐福记",
    "大白兔",
    "金丝猴",
    "德芙",
    "费列罗",
    "海天",
    "李锦记",
    "老干妈",
    "涪陵",
    "郫县",
    "太太乐",
    "家乐",
    "金龙鱼",
    "福临门",
    "鲁花",
    "五常",
    "十月稻田",
    "青岛",
    "雪花",
    "燕京",
    "百威",
    "红星",
    "牛栏山",
    "张裕",
    "长城",
    "维达",
    "清风",
    "洁柔",
    "心相印",
    "蓝月亮",
    "立白",
    "雕牌",
    "高露洁",
]
KINDS = [
    "特级",
    "原味",
    "香辣",
    "麻辣",
    "五香",
    "蜂蜜",
    "柠檬",
    "红枣",
    "草莓",
    "绿茶",
    "乌龙",
    "茉莉",
    "低糖",
    "无糖",
    "儿童",
    "家庭装",
    "便携",
    "经典",
    "新品",
    "手工",
    "有机",
    "东北",
    "四川",
    "云南",
    "进口",
    "量贩",
    "迷你",
    "加厚",
    "柔软",
    "深海",
]
NOUNS = [
    "矿泉水:water",
    "可乐:cola",
    "红茶:tea",
    "酸奶:yoghurt",
    "纯牛奶:milk",
    "豆奶:soymilk",
    "饼干:biscuits",
    "薯片:crisps",
    "瓜子:seeds",
    "花生:peanuts",
    "巧克力:chocolate",
    "奶糖:toffee",
    "果冻:jelly",
    "面包:bread",
    "方便面:noodles",
    "大米:rice",
    "面粉:flour",
    "酱油:soysauce",
    "陈醋:vinegar",
    "豆瓣酱:beanpaste",
    "菜籽油:oil",
    "啤酒:beer",
    "白酒:baijiu",
    "葡萄酒:wine",
    "抽纸:tissues",
    "卷纸:rolls",
    "洗衣液:detergent",
    "洗洁精:dishsoap",
    "牙膏:toothpaste",
    "毛巾:towel",
    "电池:batteries",
    "牛肉干:jerky",
    "香肠:sausage",
    "火腿:ham",
    "木耳:fungus",
    "香菇:mushrooms",
    "腐竹:yuba",
    "粉丝:vermicelli",
    "红烧肉罐头:pork",
    "重庆小面:noodle",
]
SIZES = ["100g", "250g", "500g", "1kg", "2.5kg", "330ml", "550ml", "1.5L", "6袋", "12包"]


def big_catalogue(items: int, seed: int = 1) -> Iterator[ItemsPut]:
    """Give the events of an import of so many items in twenty categories."""
    chance, letters = Random(seed), {word: initials(word) for word in _words()}
    chunks = -(-items // CHUNK)
    for chunk in range(chunks):
        numbers = range(chunk * CHUNK, min(items, (chunk + 1) * CHUNK))
        yield ItemsPut(
            import_id="01939a00-0000-7000-8000-0000000000fe",
            chunk=chunk + 1,
            chunks=chunks,
            items=[_item(n, chance, letters) for n in numbers],
            categories=[] if chunk else _categories(),
        )


def _item(n: int, chance: Random, letters: dict[str, str]) -> ItemPut:
    noun, english = chance.choice(NOUNS).split(":")
    brand = [chance.choice(BRANDS)] if n % 3 else []
    words = [*brand, chance.choice(KINDS)] if n % 5 else brand
    words += [noun, chance.choice(SIZES)]
    return ItemPut(
        sku=f"B{n:06d}",
        name="".join(words),
        name_en=f"Brand {english} {words[-1]} {n % 997}",
        category_id=f"c{n % 20:02d}",
        price_fen=chance.randrange(50, 20_000),
        tax_bp=1300,
        code=str(n + 1),
        barcodes=[with_check_digit(f"69{n:010d}")],
        initials="".join(letters[word] for word in words),
        sort=n,
    )


def _categories() -> list[CategoryPut]:
    return [CategoryPut(category_id=f"c{n:02d}", name=f"货架{n + 1}", sort=n) for n in range(20)]


def _words() -> list[str]:
    return [*BRANDS, *KINDS, *(noun.split(":")[0] for noun in NOUNS), *SIZES]
