"""What the demo day's guests buy: codes of the sample shop's goods, and its dishes by category."""

from terminal.domain.barcode import parse_rule, scale_label

PACKAGED = (
    "6921168500222",  # spring water
    "6922456130114",  # iced tea
    "6948600012020",  # cola
    "6907924050668",  # milk
    "6924018011008",  # crisps
    "6901668101112",  # biscuits
    "6914290121229",  # chocolate
    "6956367311102",  # herbal tea
    "6901035010016",  # beer
)
UNKNOWN = "6900000000007"
APPLES_LABEL = scale_label(parse_rule("21 IIIII PPPPP C"), 8001, price_fen=1396)
GRAPES_LABEL = scale_label(parse_rule("20 IIIII WWWWW C"), 8004, qty_milli=845)
DISHES = (
    ("hot", "D104"),
    ("hot", "D111"),
    ("hot", "D117"),
    ("cold", "D205"),
    ("cold", "D210"),
    ("soups", "D308"),
    ("rice", "D501"),
    ("rice", "D511"),
    ("snacks", "D601"),
    ("snacks", "D606"),
    ("drinks", "D716"),
    ("shop", "G980"),
)
REQUIRED = (
    ("rice", "D504", "spice.mild", "noodle-extra.egg"),
    ("drinks", "D709", "ice.no-ice", "sugar.sugar"),
    ("cold", "D202", "spice.medium"),
)
