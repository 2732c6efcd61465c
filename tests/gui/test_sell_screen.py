"""The sell screen under real taps and keys: every touch is an intent, nothing is decided."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.presenters.views import ActionView
from terminal.presenters.views_sell import LineState, LineView, PageView, TileView
from terminal.ui.look import Look
from terminal.ui.metrics import Metrics
from terminal.ui.screens.sell import SellScreen
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.tile_grid import TilePainter
from tests.gui import gallery, stories
from tests.gui.conftest import child

Tap = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton


def _heard(signal: object) -> list[object]:
    heard: list[object] = []
    signal.connect(lambda *values: heard.append(values if len(values) != 1 else values[0]))  # type: ignore[attr-defined]
    return heard


def test_a_tap_on_a_tile_tells_its_key(sell: SellScreen, tap: Tap) -> None:
    heard = _heard(sell.item_tapped)

    tap(sell.grid.viewport(), sell.grid.tile_rect("H05"))
    tap(sell.grid.viewport(), sell.grid.tile_rect("H10"))

    assert heard == ["H05", "H10"]


def test_a_tile_answers_while_the_finger_is_still_down(sell: SellScreen) -> None:
    area = sell.grid.tile_rect("H04")
    before = sell.grid.viewport().grab(area).toImage()

    QTest.mousePress(sell.grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, area.center())

    assert sell.grid.viewport().grab(area).toImage() != before


def test_a_finger_that_slides_off_adds_nothing(sell: SellScreen) -> None:
    heard = _heard(sell.item_tapped)
    view, area = sell.grid.viewport(), sell.grid.tile_rect("H01")

    QTest.mousePress(view, LEFT, Qt.KeyboardModifier.NoModifier, area.center())
    QTest.mouseMove(view, area.center() + QPoint(0, 60))
    QTest.mouseRelease(view, LEFT, Qt.KeyboardModifier.NoModifier, area.center() + QPoint(0, 160))

    assert heard == []


def test_one_more_of_a_dish_paints_one_tile_only(
    sell: SellScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    draw = TilePainter.draw_row

    def counted(self: TilePainter, canvas: object, area: QRect, row: TileView, down: bool) -> None:
        painted.append(row.key)
        draw(self, canvas, area, row, down)  # type: ignore[arg-type]

    monkeypatch.setattr(TilePainter, "draw_row", counted)
    QApplication.processEvents()
    painted.clear()
    tiles = stories.tiles()
    sell.show_tiles((replace(tiles[0], quantity="2"), *tiles[1:]), stories.PAGE)
    QApplication.processEvents()

    assert painted == ["H01"]


def test_the_grid_is_four_by_five_of_174_by_110_on_the_large_screen(sell: SellScreen) -> None:
    assert sell.tiles_per_page() == 20
    assert sell.grid.tile_rect("H01").size().toTuple() == (174, 110)
    assert sell.grid.mapTo(sell.window(), sell.grid.tile_rect("H06").topLeft()) == QPoint(306, 254)


@pytest.mark.parametrize(
    ("size", "columns", "rows", "tile", "order"),
    [
        ((1280, 744), 4, 5, (174, 110), 424),
        ((1366, 712), 5, 5, (151, 103), 440),
        ((1024, 552), 4, 4, (136, 100), 352),
        ((1024, 592), 4, 4, (136, 110), 352),
    ],
)
def test_the_layout_follows_the_logical_size(
    size: tuple[int, int], columns: int, rows: int, tile: tuple[int, int], order: int
) -> None:
    metrics = Metrics(*size)

    assert (metrics.columns, metrics.rows) == (columns, rows)
    assert (metrics.tile_width, metrics.tile_height) == tile
    assert metrics.order == order


def test_another_size_tells_how_many_tiles_fit(sell: SellScreen) -> None:
    heard = _heard(sell.page_size_changed)

    sell.window().resize(1024, 600)
    QApplication.processEvents()

    assert heard[-1] == 16
    assert sell.window().strip.height() == 48  # type: ignore[attr-defined]


def test_a_category_is_an_intent_and_the_chosen_one_is_shown_in_ink(
    sell: SellScreen, tap: Tap
) -> None:
    heard = _heard(sell.category_chosen)

    tap(sell.rail.button("cold"))

    assert heard == ["cold"]
    assert sell.rail.button("hot").role == "on"
    assert sell.rail.button("cold").role == "quiet"


def test_many_categories_are_turned_by_a_button(sell: SellScreen, tap: Tap) -> None:
    many = tuple(
        replace(stories.categories()[0], key=f"c{number}", cord=number) for number in range(14)
    )
    sell.show_categories(many, "c0")
    assert not sell.rail.button("c13").isVisible()

    tap(child(sell, "sell.rail.more"))

    assert sell.rail.button("c13").isVisible()
    assert not sell.rail.button("c0").isVisible()


def test_the_pages_are_turned_by_buttons_and_keys(sell: SellScreen, tap: Tap) -> None:
    sell.show_tiles(stories.tiles(), PageView("2/3", back=True, forward=True))
    back, forward = _heard(sell.page_back), _heard(sell.page_forward)

    tap(child(sell, "sell.page.back"))
    tap(child(sell, "sell.page.forward"))
    QTest.keyClick(sell, Qt.Key.Key_PageDown)

    assert (len(back), len(forward)) == (1, 2)


def test_at_the_first_page_the_arrow_explains_itself(sell: SellScreen, tap: Tap) -> None:
    back = _heard(sell.page_back)

    tap(child(sell, "sell.page.back"))

    assert back == []
    assert sell.toast.words == "这是第一页"


def test_a_line_and_its_edit_row_tell_what_is_wanted(sell: SellScreen, tap: Tap) -> None:
    lines, actions = _heard(sell.line_chosen), _heard(sell.line_action)

    tap(sell.order.lines.viewport(), sell.order.lines.row_rect("l2"))
    for key in ("minus", "plus", "options", "note", "discount", "remove"):
        tap(child(sell, f"sell.edit.{key}"))

    assert lines == ["l2"]
    assert actions == [
        ("l4", key) for key in ("minus", "plus", "options", "note", "discount", "remove")
    ]


def test_the_edit_row_lies_in_the_chosen_line(sell: SellScreen) -> None:
    line = sell.order.lines.row_rect("l4")

    assert line.contains(sell.order.lines.edit_row.geometry())
    sell.show_order(stories.order(chosen=""))
    assert not sell.order.lines.edit_row.isVisible()


def test_keys_act_on_the_chosen_line(sell: SellScreen) -> None:
    actions = _heard(sell.line_action)

    QTest.keyClick(sell, Qt.Key.Key_Plus)
    QTest.keyClick(sell, Qt.Key.Key_Delete)

    assert actions == [("l4", "plus"), ("l4", "remove")]


def test_a_section_head_folds_and_unfolds(sell: SellScreen, tap: Tap) -> None:
    heard = _heard(sell.section_toggled)

    tap(sell.order.lines.viewport(), sell.order.lines.row_rect("section:sent"))
    sell.show_order(stories.order(stories.folded()))

    assert heard == ["sent"]
    assert sell.order.lines.row_rect("l1").isEmpty()
    assert not sell.order.lines.row_rect("l4").isEmpty()


def test_a_new_line_scrolls_into_sight(sell: SellScreen) -> None:
    sections = stories.order_lines()
    more = tuple(LineView(f"m{number}", "1", "米饭", "3.00") for number in range(12))
    sell.show_order(stories.order((sections[0], replace(sections[1], lines=more)), chosen="m11"))
    shown = sell.order.lines.row_rect("m11")

    assert sell.order.lines.viewport().rect().contains(shown)


def test_a_committed_line_is_solid_and_an_open_one_is_dashed(sell: SellScreen) -> None:
    image = sell.order.lines.viewport().grab().toImage()

    def colours(line: str) -> set[str]:
        area = sell.order.lines.row_rect(line)
        return {image.pixelColor(3, y).name() for y in range(area.top() + 1, area.bottom() - 1)}

    assert len(colours("l1")) == 1
    assert len(colours("l5")) > 1


def test_a_voided_line_stays_and_is_struck(sell: SellScreen) -> None:
    voided = LineView("v", "1", "回锅肉", "0.00", state=LineState.VOIDED)
    sections = stories.order_lines()
    sell.show_order(stories.order((replace(sections[1], lines=(voided,)),), chosen=""))
    image = sell.order.lines.viewport().grab().toImage()
    area = sell.order.lines.row_rect("v")
    red = sell.look.theme["red"].name()

    assert any(image.pixelColor(80, y).name() == red for y in range(area.top(), area.bottom()))


@pytest.mark.parametrize("key", ["park", "discount", "send"])
def test_the_order_actions_are_intents(key: str, sell: SellScreen, tap: Tap) -> None:
    heard = _heard(sell.order_action)

    tap(child(sell, f"sell.order.{key}"))

    assert heard == [key]


def test_pay_menu_scan_and_keys_are_intents(sell: SellScreen, tap: Tap) -> None:
    heard = {
        name: _heard(getattr(sell, name))
        for name in ("pay_pressed", "menu_pressed", "scan_pressed", "keys_pressed")
    }
    for name in ("sell.pay", "sell.menu", "sell.scan", "sell.keys"):
        tap(child(sell, name))

    assert [len(times) for times in heard.values()] == [1, 1, 1, 1]


def test_the_bar_tells_which_action(sell: SellScreen, tap: Tap) -> None:
    heard = _heard(sell.action_pressed)

    tap(child(sell, "sell.action.recall"))
    QTest.keyClick(sell, Qt.Key.Key_F7)

    assert heard == ["recall", "open_item"]


def test_pay_without_an_order_says_why_not(sell: SellScreen, tap: Tap) -> None:
    sell.show_order(stories.empty_order())
    heard = _heard(sell.pay_pressed)

    tap(sell.order.pay)

    assert heard == []
    assert sell.toast.words == "先点一样"


@pytest.mark.parametrize("story", ["sell", "modifiers", "weigh", "approval", "recall", "note"])
def test_there_is_exactly_one_filled_pine_button(story: str, sell: SellScreen) -> None:
    gallery.STORIES[story](sell)
    filled = [
        button.objectName()
        for button in sell.findChildren(Button)
        if button.isVisible() and button.role == "go"
    ]

    assert len(filled) == 1


def test_undo_and_banner_are_intents(sell: SellScreen) -> None:
    undone, closed = _heard(sell.undo_pressed), _heard(sell.banner_closed)
    sell.show_toast(stories.toast())
    sell.show_banner(stories.banner())
    QApplication.processEvents()

    toast, banner = sell.toast, sell.banner
    QTest.mouseClick(toast, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(toast.width() - 20, 32))
    QTest.mouseClick(banner, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(banner.width() - 20, 28))

    assert (len(undone), len(closed)) == (1, 1)


def test_every_button_without_words_has_an_accessible_name(sell: SellScreen) -> None:
    silent = [
        button.objectName()
        for button in sell.findChildren(Button)
        if button.isVisible() and not button.accessibleName()
    ]

    assert silent == []


def test_the_arrows_walk_the_tiles_and_enter_takes_one(sell: SellScreen) -> None:
    heard = _heard(sell.item_tapped)
    sell.grid.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(sell.grid, Qt.Key.Key_Right)
    QTest.keyClick(sell.grid, Qt.Key.Key_Down)
    QTest.keyClick(sell.grid, Qt.Key.Key_Return)

    assert heard == ["H06"]


@pytest.mark.parametrize("size", gallery.SIZES)
@pytest.mark.parametrize("story", list(gallery.STORIES))
def test_no_chinese_is_cut_short(
    story: str, size: tuple[int, int], sell: SellScreen, look: Look, qtbot: QtBot
) -> None:
    sell.window().resize(*size)
    QApplication.processEvents()
    look.letters.shortened.clear()

    gallery.STORIES[story](sell)
    sell.window().grab()

    assert look.letters.shortened == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_dark_screen_is_dark_and_the_light_one_is_light(
    theme: str, sell: SellScreen, look: Look
) -> None:
    look.set_theme(theme)
    image = sell.grab().toImage()

    assert image.pixelColor(118, 400) == look.theme["paper"]
    assert image.pixelColor(1000, 535) == look.theme["surface"]


def test_a_tap_target_of_the_selling_path_is_at_least_56_high(sell: SellScreen) -> None:
    path = [
        child(sell, name)
        for name in ("sell.pay", "sell.order.park", "sell.edit.plus", "sell.action.recall")
    ]

    assert min(widget.height() for widget in path) >= 56
    assert sell.rail.button("hot").height() == 64
    assert sell.order.pay.height() == 80


def test_an_action_that_goes_away_takes_its_button_along(sell: SellScreen) -> None:
    sell.show_actions((ActionView("recall", "取单"),))
    QApplication.processEvents()

    assert not [
        button
        for button in sell.findChildren(Button, "sell.action.open_item")
        if button.isVisible()
    ]
