"""Search and inline panels of the sell screen under real taps and keys."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from terminal.text import set_language
from terminal.ui.screens.sell import SellScreen
from tests.gui import panel_stories, stories
from tests.gui.conftest import child

Tap = Callable[..., None]
LEFT = Qt.MouseButton.LeftButton


def _heard(signal: object) -> list[object]:
    heard: list[object] = []
    signal.connect(lambda *values: heard.append(values if len(values) != 1 else values[0]))  # type: ignore[attr-defined]
    return heard


def test_the_search_pad_opens_by_touch_types_and_closes(sell: SellScreen, tap: Tap) -> None:
    changed, opened = _heard(sell.search_changed), _heard(sell.search_opened)
    tap(sell.search.field)
    for letter in "hs":
        tap(sell.pad, sell.pad.key_rect(letter))
    tap(sell.pad, sell.pad.key_rect("backspace"))

    assert len(opened) == 1
    assert changed == ["h", "hs", "h"]
    assert not sell.grid.isVisible()
    assert sell.order.pay.isVisible()
    tap(child(sell, "sell.search.close"))
    assert sell.grid.isVisible()
    assert sell.search.field.line.text() == ""


def test_a_hardware_key_opens_the_search_with_itself(sell: SellScreen) -> None:
    changed, entered = _heard(sell.search_changed), _heard(sell.search_entered)

    QTest.keyClick(sell, "h")
    QTest.keyClick(sell.search.field.line, "s")
    QTest.keyClick(sell.search.field.line, Qt.Key.Key_Return)

    assert sell.search.field.is_open
    assert changed == ["h", "hs"]
    assert entered == ["hs"]


def test_a_result_is_tapped_like_a_tile(sell: SellScreen, tap: Tap) -> None:
    heard = _heard(sell.item_tapped)
    sell.search.open()
    sell.show_results(stories.results(), "8 样")
    QApplication.processEvents()

    tap(sell.results.viewport(), sell.results.tile_rect("R4"))

    assert heard == ["R4"]
    assert sell.results_per_page() == 8


def test_escape_ends_the_search(sell: SellScreen) -> None:
    closed = _heard(sell.search_closed)
    sell.search.open()

    QTest.keyClick(sell, Qt.Key.Key_Escape)

    assert len(closed) == 1
    assert not sell.pad.isVisible()


def test_all_36_search_keys_lie_apart_and_inside(sell: SellScreen) -> None:
    sell.search.open()
    codes = [*"1234567890qwertyuiopasdfghjklzxcvbnm", "clear", "backspace"]
    areas = [sell.pad.key_rect(code) for code in codes]

    assert all(sell.pad.rect().contains(area) for area in areas)
    assert not any(
        one.intersects(other) for place, one in enumerate(areas) for other in areas[place + 1 :]
    )


def test_a_choice_in_a_panel_is_an_intent(sell: SellScreen, tap: Tap) -> None:
    heard = _heard(sell.panel_chosen)
    sell.show_panel(panel_stories.modifiers())

    tap(child(sell, "panel.choice.heat.1"))

    assert heard == [("heat", "1")]


def test_a_panel_that_is_not_ready_explains_what_is_missing(sell: SellScreen, tap: Tap) -> None:
    confirmed = _heard(sell.panel_confirmed)
    sell.show_panel(panel_stories.modifiers())

    tap(child(sell, "panel.confirm"))

    assert confirmed == []
    assert sell.toast.words == "辣度还没选"


def test_the_keypad_of_a_panel_takes_taps_and_keys(sell: SellScreen, tap: Tap) -> None:
    heard, confirmed = _heard(sell.panel_key), _heard(sell.panel_confirmed)
    sell.show_panel(panel_stories.weigh())
    keypad = child(sell, "panel.keypad")

    tap(keypad, keypad.key_rect("7"))  # type: ignore[attr-defined]
    QTest.keyClick(sell, Qt.Key.Key_5)
    QTest.keyClick(sell, Qt.Key.Key_Return)

    assert heard == ["7", "5"]
    assert len(confirmed) == 1


def test_a_panel_is_closed_by_its_cross_and_by_escape_when_the_presenter_agrees(
    sell: SellScreen, tap: Tap
) -> None:
    closed = _heard(sell.panel_closed)
    sell.show_panel(panel_stories.recall())

    tap(child(sell, "panel.close"))
    QTest.keyClick(sell, Qt.Key.Key_Escape)

    assert len(closed) == 2
    assert sell.panel.name == "recall"
    sell.show_panel(None)
    assert sell.panel.name == ""


def test_a_parked_order_is_picked_from_the_list(sell: SellScreen, tap: Tap) -> None:
    heard = _heard(sell.panel_chosen)
    sell.show_panel(panel_stories.recall())
    QApplication.processEvents()
    rows = sell.panel.widget.list  # type: ignore[union-attr]

    tap(rows.viewport(), rows.row_rect("p2"))

    assert heard == [("row", "p2")]


def test_the_pin_is_typed_and_never_shown(sell: SellScreen, tap: Tap) -> None:
    heard = _heard(sell.panel_key)
    sell.show_panel(panel_stories.approval())
    keypad = child(sell, "panel.keypad")
    for digit in "4711":
        tap(keypad, keypad.key_rect(digit))  # type: ignore[attr-defined]

    assert heard == list("4711")
    spoken = [widget.accessibleName() for widget in sell.findChildren(QWidget)]
    assert not any("4711" in words for words in spoken)


def test_words_are_written_and_ready_phrases_are_tapped(sell: SellScreen, tap: Tap) -> None:
    typed, chosen = _heard(sell.panel_typed), _heard(sell.panel_chosen)
    sell.show_panel(panel_stories.note())

    QTest.keyClicks(child(sell, "panel.field"), "!")
    tap(child(sell, "panel.choice.quick.2"))

    assert typed == ["鱼片切薄，老人吃!"]
    assert chosen == [("quick", "2")]


def test_a_panel_of_another_name_takes_the_place_of_the_first(sell: SellScreen) -> None:
    sell.show_panel(panel_stories.discount())
    first = sell.panel.widget
    sell.show_panel(panel_stories.discount())
    assert sell.panel.widget is first

    sell.show_panel(panel_stories.approval())

    assert sell.panel.widget is not first
    assert child(sell, "panel").property("panelName") == "approval"


def test_a_panel_never_covers_the_order(sell: SellScreen) -> None:
    sell.show_panel(panel_stories.modifiers())

    assert sell.panel.widget is not None
    assert sell.panel.widget.geometry().right() < sell.order.geometry().left()


def test_a_switch_of_language_words_the_screen_again(sell: SellScreen) -> None:
    before = sell.search.grab().toImage()

    set_language("en")
    sell.look.retranslate()

    assert sell.search.keys.accessibleName() == "Keys"
    assert sell.search.grab().toImage() != before


def test_a_long_panel_is_dragged_and_the_drag_chooses_nothing(sell: SellScreen) -> None:
    sell.window().resize(1024, 600)
    set_language("en")
    sell.show_panel(panel_stories.modifiers())
    QApplication.processEvents()
    chosen = _heard(sell.panel_chosen)
    button = child(sell, "panel.choice.heat.0")
    before = button.mapTo(sell, QPoint(0, 0)).y()
    start = button.rect().center()

    QTest.mousePress(button, LEFT, Qt.KeyboardModifier.NoModifier, start)
    drag = QPointF(button.mapToGlobal(start - QPoint(0, 60)))
    moved = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(start - QPoint(0, 60)), drag, LEFT, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(button, moved)
    QTest.mouseRelease(button, LEFT, Qt.KeyboardModifier.NoModifier, start)

    assert button.mapTo(sell, QPoint(0, 0)).y() < before
    assert chosen == []


def test_alt_prints_the_keys_on_the_buttons(sell: SellScreen) -> None:
    plain = sell.order.pay.grab().toImage()

    QTest.keyPress(sell, Qt.Key.Key_Alt)
    shown = sell.order.pay.grab().toImage()
    QTest.keyRelease(sell, Qt.Key.Key_Alt)

    assert shown != plain
    assert sell.order.pay.grab().toImage() == plain
