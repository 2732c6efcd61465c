"""Buttons, keypad, notices, strip, lists: what a finger and a key do to them."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from terminal.presenters.views import ActionView, BannerView, ChipView, ToastView, Tone
from terminal.text import set_language, tr
from terminal.ui.look import Look
from terminal.ui.models.snapshots import SnapshotModel
from terminal.ui.screens.sell import SellScreen
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.caption import AmountBox, Caption
from terminal.ui.widgets.keypad import Keypad, amount_keys, pin_keys
from terminal.ui.widgets.notices import TOAST_MS, Banner, Toast
from terminal.ui.widgets.strip import StatusStrip
from terminal.ui.window import MainWindow
from tests.gui import stories

Tap = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def _shown(qtbot: QtBot, widget: QWidget, width: int = 400, height: int = 320) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()


def test_a_button_is_painted_pressed_while_the_finger_is_down(look: Look, qtbot: QtBot) -> None:
    button = Button(look, "挂单")
    _shown(qtbot, button, 120, 56)
    before = button.grab().toImage()

    QTest.mousePress(button, LEFT)
    pressed = button.grab().toImage()
    QTest.mouseRelease(button, LEFT)

    assert pressed != before
    assert button.grab().toImage() == before


def test_a_refused_button_explains_itself_instead_of_acting(
    look: Look, qtbot: QtBot, tap: Tap
) -> None:
    button = Button(look, "挂单")
    button.set_refusal("先点一样")
    _shown(qtbot, button, 120, 56)
    acted: list[str] = []
    button.clicked.connect(lambda: acted.append("clicked"))
    button.refused.connect(acted.append)

    tap(button)

    assert acted == ["先点一样"]


def test_a_button_measures_itself_again_in_another_language(look: Look, qtbot: QtBot) -> None:
    button = Button(look, tr("Clear"))
    _shown(qtbot, button)
    chinese = button.sizeHint().width()

    set_language("en")
    look.retranslate()

    assert button.accessibleName() == "Clear"
    assert button.sizeHint().width() != chinese


@pytest.mark.parametrize("role", ["go", "plain", "quiet", "warn", "stop", "on", "dash", "tint"])
def test_every_role_looks_different_from_a_plain_button(
    role: str, look: Look, qtbot: QtBot
) -> None:
    plain, other = Button(look, "取单"), Button(look, "取单", role=role)
    for button in (plain, other):
        _shown(qtbot, button, 120, 56)

    assert (plain.grab().toImage() == other.grab().toImage()) is (role == "plain")


def test_a_key_counts_on_press_and_a_fast_second_tap_counts_too(look: Look, qtbot: QtBot) -> None:
    keypad = Keypad(look, amount_keys())
    _shown(qtbot, keypad)
    typed: list[str] = []
    keypad.key.connect(typed.append)
    place = keypad.key_rect("7").center()

    QTest.mousePress(keypad, LEFT, PLAIN, place)
    assert typed == ["7"]
    QTest.mouseRelease(keypad, LEFT, PLAIN, place)
    QTest.mouseDClick(keypad, LEFT, PLAIN, place)

    assert typed == ["7", "7"]


def test_every_key_of_both_keypads_can_be_hit(look: Look, qtbot: QtBot, tap: Tap) -> None:
    for keys in (amount_keys("抹零"), pin_keys()):
        keypad = Keypad(look, keys)
        _shown(qtbot, keypad)
        typed: list[str] = []
        keypad.key.connect(typed.append)
        for key in keys:
            tap(keypad, keypad.key_rect(key.code))

        assert typed == [key.code for key in keys]


def test_keypads_are_laid_789_on_top(look: Look, qtbot: QtBot) -> None:
    keypad = Keypad(look, amount_keys())
    _shown(qtbot, keypad)

    assert keypad.key_rect("7").top() == keypad.key_rect("9").top() == 0
    assert keypad.key_rect("1").top() > keypad.key_rect("4").top()
    assert keypad.key_rect("0").width() > 2 * keypad.key_rect("1").width()


def test_hardware_keys_type_on_the_keypad(look: Look, qtbot: QtBot) -> None:
    keypad = Keypad(look, amount_keys())
    _shown(qtbot, keypad)
    typed: list[str] = []
    keypad.key.connect(typed.append)
    keypad.setFocus()

    QTest.keyClicks(keypad, "12.5x")
    QTest.keyClick(keypad, Qt.Key.Key_Backspace)
    QTest.keyClick(keypad, Qt.Key.Key_Delete)

    assert typed == ["1", "2", ".", "5", "backspace", "clear"]


def test_a_key_between_two_keys_belongs_to_the_nearer_one(look: Look, qtbot: QtBot) -> None:
    keypad = Keypad(look, amount_keys())
    _shown(qtbot, keypad)
    typed: list[str] = []
    keypad.key.connect(typed.append)
    edge = keypad.key_rect("7")

    QTest.mouseClick(keypad, LEFT, PLAIN, QPoint(edge.right() + 3, edge.center().y()))

    assert typed == ["7"]


def test_the_toast_goes_after_four_seconds_and_offers_undo(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    _shown(qtbot, page)
    toast = Toast(look, page)
    toast.show_toast(ToastView("已删 红烧肉 1 份", "撤销"))

    assert TOAST_MS == 4000
    assert toast.isVisible()
    with qtbot.waitSignal(toast.undo_pressed, timeout=500):
        QTest.mouseClick(toast, LEFT, PLAIN, QPoint(toast.width() - 30, 32))
    assert not toast.isVisible()


def test_a_second_toast_takes_the_place_of_the_first(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    _shown(qtbot, page)
    toast = Toast(look, page)

    toast.show_toast(ToastView("一"))
    toast.show_toast(ToastView("二"))

    assert toast.words == "二"


def test_a_banner_stays_until_it_is_closed_or_acted_upon(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    _shown(qtbot, page, 640, 80)
    banner = Banner(look, parent=page)
    banner.resize(600, 56)
    banner.show_banner(BannerView("小票机没纸了。", "3 张排着队", Tone.RED, action="改走后厨机"))
    heard: list[str] = []
    banner.closed.connect(lambda: heard.append("closed"))
    banner.acted.connect(lambda: heard.append("acted"))
    banner.grab()

    QTest.mouseClick(banner, LEFT, PLAIN, QPoint(100, 28))
    QTest.mouseClick(banner, LEFT, PLAIN, QPoint(576, 28))
    QTest.mouseClick(banner, LEFT, PLAIN, QPoint(500, 28))

    assert heard == ["closed", "acted"]
    assert banner.isVisible()
    banner.show_banner(None)
    assert not banner.isVisible()


def test_an_unknown_state_is_dashed_and_a_fault_is_solid(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    _shown(qtbot, page, 640, 80)
    banner = Banner(look, parent=page)
    banner.resize(600, 56)

    def top_edge(tone: Tone) -> int:
        banner.show_banner(BannerView("x", tone=tone))
        image = banner.grab().toImage()
        return len({image.pixelColor(x, 1).name() for x in range(40, 560)})

    assert top_edge(Tone.RED) == 1
    assert top_edge(Tone.AMBER) > 1


def test_the_strip_opens_the_page_behind_each_of_its_parts(look: Look, qtbot: QtBot) -> None:
    strip = StatusStrip(look)
    strip.set_compact(False)
    _shown(qtbot, strip, 1280, 56)
    strip.show_strip(stories.strip())
    strip.grab()
    asked: list[str] = []
    strip.page_asked.connect(asked.append)
    pages = ["shift", "network", "devices", "clock"]
    for page in pages:
        QTest.mouseClick(strip, LEFT, PLAIN, strip.area(page).center().toPoint())

    assert asked == pages
    assert strip.area("network").height() == 40


def test_the_strip_is_not_painted_again_for_the_same_facts(look: Look, qtbot: QtBot) -> None:
    painted: list[int] = []

    class Counted(StatusStrip):
        def draw(self, *arguments: object) -> None:
            painted.append(1)
            super().draw(*arguments)  # type: ignore[arg-type]

    strip = Counted(look)
    strip.set_compact(False)
    _shown(qtbot, strip, 1280, 56)
    strip.show_strip(stories.strip())
    qtbot.waitUntil(lambda: len(painted) > 0)
    before = len(painted)
    strip.show_strip(stories.strip())
    strip.window().repaint()
    after_repaint = len(painted)

    assert after_repaint <= before + 1


def test_tab_shows_the_focus_ring_and_a_finger_does_not(sell: SellScreen, tap: Tap) -> None:
    ring = sell.window().findChild(QWidget, "focusRing")
    assert ring is not None

    tap(sell.search.keys)
    assert not ring.isVisible()
    sell.search.keys.setFocus(Qt.FocusReason.TabFocusReason)

    corner = sell.search.keys.mapTo(sell.window(), QPoint(0, 0))
    around = QRect(corner, sell.search.keys.size()).adjusted(-5, -5, 5, 5)
    assert ring.isVisible()
    assert ring.geometry() == around


def test_the_model_announces_only_the_rows_that_differ(qtbot: QtBot) -> None:
    model: SnapshotModel[ActionView] = SnapshotModel(lambda row: row.key, lambda row: row.key)
    rows = tuple(ActionView(key, key) for key in "abcd")
    model.show(rows)
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))

    model.show((rows[0], replace(rows[1], words="B"), *rows[2:]))

    assert changed == [1]


@pytest.mark.parametrize("after", ["", "abcd", "bcd", "abc", "axbcd", "abcdx", "dcba", "xyz"])
def test_the_model_arrives_at_any_list_from_any_list(after: str) -> None:
    model: SnapshotModel[ActionView] = SnapshotModel(lambda row: row.key, lambda row: row.key)
    model.show([ActionView(key, key) for key in "abcd"])

    model.show([ActionView(key, key) for key in after])

    assert "".join(row.key for row in model.rows) == after
    assert model.rowCount() == len(after)


def test_a_long_caption_wraps_and_then_is_elided(look: Look, qtbot: QtBot) -> None:
    caption = Caption(look, "辣" * 200, lines=2)
    _shown(qtbot, caption, 160, 46)
    rows = look.letters.wrapped(stories_face(), "辣" * 200, 160, 2)

    assert len(rows) == 2
    assert rows[1].endswith("…")
    assert "辣" * 200 in look.letters.shortened
    look.letters.shortened.clear()


def stories_face() -> object:
    from terminal.ui.lettering import BODY

    return BODY


def test_chinese_breaks_anywhere_but_before_punctuation_and_english_at_spaces(look: Look) -> None:
    letters, face = look.letters, stories_face()

    assert letters.wrapped(face, "Kung pao chicken", 80, 2) == ("Kung pao", "chicken")  # type: ignore[arg-type]
    assert letters.wrapped(face, "一二三，四", 48.5, 2) == ("一二", "三，四")  # type: ignore[arg-type]


def test_an_amount_shrinks_before_it_leaves_its_box(look: Look, qtbot: QtBot) -> None:
    box = AmountBox(look, "收到现金")
    _shown(qtbot, box, 200, 112)
    box.show_figure("9,999,999.99")
    image = box.grab().toImage()
    ink = look.theme["ink"].name()

    assert not any(image.pixelColor(8, y).name() == ink for y in range(30, 100))


def test_a_chip_tells_its_tone_by_its_colours(look: Look, qtbot: QtBot) -> None:
    button = Button(look, "取单")
    _shown(qtbot, button, 160, 56)
    plain = button.grab().toImage()
    button.set_chip(ChipView("3", Tone.AMBER))

    assert button.grab().toImage() != plain


def test_buttons_in_a_row_are_at_least_nine_millimetres_high(look: Look, qtbot: QtBot) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    row.addWidget(Button(look, "挂单"))
    _shown(qtbot, page)

    assert row.itemAt(0).widget().height() >= 48


def test_every_key_has_a_name_for_those_who_listen(look: Look, qtbot: QtBot) -> None:
    keypad = Keypad(look, pin_keys())
    _shown(qtbot, keypad)
    keypad.name_keys(always=True)
    named = {child.accessibleName(): child.geometry() for child in keypad.findChildren(QWidget)}

    assert set(named) == {*"0123456789", "清空", "backspace"}
    assert named["5"] == keypad.key_rect("5")


def test_a_named_area_lets_touches_through(look: Look, qtbot: QtBot, tap: Tap) -> None:
    keypad = Keypad(look, pin_keys())
    _shown(qtbot, keypad)
    keypad.name_keys(always=True)
    typed: list[str] = []
    keypad.key.connect(typed.append)

    tap(keypad, keypad.key_rect("5"))

    assert typed == ["5"]


def test_a_till_that_nobody_touches_locks(look: Look, qtbot: QtBot) -> None:
    window = MainWindow(look, lock_after_s=1)
    qtbot.addWidget(window)

    with qtbot.waitSignal(window.idle, timeout=5000):
        window.show()


def test_a_window_without_a_lock_time_never_locks(look: Look, qtbot: QtBot) -> None:
    window = MainWindow(look)
    qtbot.addWidget(window)
    window.show()

    with qtbot.assertNotEmitted(window.idle, wait=50):
        window.update()
    assert window.isVisible()
