"""The menu, reports and receipts, and what every screen has in common."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from terminal.text import set_language
from terminal.ui.lettering import Face, Lettering
from terminal.ui.look import Look
from terminal.ui.widgets.button import Button
from terminal.ui.widgets.keypad import Keypad
from terminal.ui.widgets.touch_list import TouchList
from tests.gui import report_stories as papers
from tests.gui import screen_gallery
from tests.gui.screen_gallery import SIZES, STORIES
from tests.gui.screen_hands import heard, opened


def test_the_menu_leads_on_and_explains_what_it_refuses(look: Look) -> None:
    with opened(look, "menu") as hands:
        chosen, back = heard(hands.page.chosen), heard(hands.page.back_pressed)

        hands.tap("menu.item.refund")
        hands.tap("menu.item.reports")
        said = hands.page.toast.words
        hands.tap("menu.back")

        assert (chosen, said, len(back)) == (["refund"], "X 报表要店长看", 1)


def test_the_menu_by_keyboard_alone(look: Look) -> None:
    with opened(look, "menu") as hands:
        chosen = heard(hands.page.chosen)

        hands.tab_to("menu.item.cash")
        hands.keys(Qt.Key.Key_Return)

        assert chosen == ["cash"]


def test_a_report_is_a_page_of_figures(look: Look) -> None:
    with opened(look, "z_report") as hands:
        chosen, actions = heard(hands.page.report_chosen), heard(hands.page.action_pressed)

        hands.tap_row("reports.list", "s1")
        hands.tap("reports.action.print")

        drawer = hands.child("reports.card.drawer").view
        assert (chosen, actions) == (["s1"], ["print"])
        assert drawer.sums[-1].figure == "−2.00"
        assert hands.child("reports.kpis").kpis[0].figure == "14,260.00"
        assert str(hands.child("reports.states").states[0].words) == "22:15 打好了"


def test_a_z_that_cannot_be_made_yet_says_why(look: Look) -> None:
    with opened(look, "x_report") as hands:
        actions = heard(hands.page.action_pressed)

        hands.tap("reports.action.z")
        hands.keys(Qt.Key.Key_Return)

        assert actions == []
        assert hands.page.toast.words == "早班还没交，先交班"


def test_cards_never_lie_on_each_other_and_pages_turn_where_they_do_not_fit(look: Look) -> None:
    with opened(look, "z_report", (1024, 600)) as hands:
        cards = [hands.child(f"reports.card.{card.key}") for card in papers.z_report().cards]
        areas = [card.geometry() for card in cards]

        assert not any(
            one.intersects(other) for one in areas for other in areas if one is not other
        )
        bar = hands.page.area.verticalScrollBar()
        hands.tap("reports.down")
        assert bar.value() > 0
        hands.tap("reports.up")
        assert bar.value() == 0


def test_where_a_report_fits_there_is_nothing_to_turn(look: Look) -> None:
    with opened(look, "z_report") as hands:
        assert not hands.shown("reports.down")


def test_a_doubtful_receipt_is_looked_at_then_reprinted_or_let_be(look: Look) -> None:
    with opened(look, "receipts") as hands:
        rows, actions = heard(hands.page.row_chosen), heard(hands.page.action_pressed)

        hands.tap_row("receipts.list", "40")
        hands.tap("receipts.action.done")
        hands.page.setFocus()
        hands.keys(Qt.Key.Key_Return)

        assert hands.child("receipts.chip").words == "不确定，看看纸"
        assert (rows, actions) == (["40"], ["done", "reprint"])


def test_the_queue_says_what_waits_and_why(look: Look) -> None:
    with opened(look, "receipts_queue") as hands:
        tabs, actions = heard(hands.page.tab_chosen), heard(hands.page.action_pressed)

        hands.tap("receipts.tab.day")
        hands.tap("receipts.action.retry")
        hands.tap("receipts.action.other")

        assert hands.shown("receipts.banner")
        assert (tabs, actions) == (["day"], ["retry", "other"])


def test_without_receipts_there_is_one_sentence_and_nothing_to_press(look: Look) -> None:
    with opened(look, "receipts_none") as hands:
        assert not hands.shown("receipts.action.reprint")
        assert hands.child("receipts.hint").words == "选一张小票，就能重打"


def test_the_paper_is_shown_as_it_was_laid_out(look: Look) -> None:
    with opened(look, "receipts") as hands:
        paper = hands.child("receipts.paper")
        before = paper.height()

        hands.page.show_receipts(replace(papers.receipts(), preview=_png()))

        assert paper.heightForWidth(384) == 352 + 32
        assert before < 352


def _png() -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice
    from PySide6.QtGui import QPixmap

    picture = QPixmap(576, 576)
    picture.fill(Qt.GlobalColor.black)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def test_every_icon_that_the_code_names_is_in_the_icon_font(look: Look) -> None:
    code = Path(screen_gallery.__file__).parents[2] / "terminal"
    named = {
        (path.name, name)
        for path in code.rglob("*.py")
        for name in re.findall(r'"([a-z][a-z-]*-(?:bold|fill))"', path.read_text("utf-8"))
    }

    assert len(named) > 40
    assert {each for each in named if each[1] not in look.icons} == set()


class Watched(Lettering):
    """Lettering that remembers what it had to cut short."""

    def __init__(self, family: str) -> None:
        super().__init__(family)
        self.cut: list[str] = []

    def wrapped(self, face: Face, text: str, width: float, lines: int) -> tuple[str, ...]:
        rows = super().wrapped(face, text, width, lines)
        if rows[-1].endswith("…") and not text.endswith("…"):
            self.cut.append(text)
        return rows


@pytest.fixture
def watched(look: Look) -> Iterator[Watched]:
    """The look with letters that are watched."""
    plain = look.letters
    letters = Watched(plain.family)
    look.letters = letters
    yield letters
    look.letters = plain


@pytest.mark.parametrize("size", SIZES, ids=["large", "small"])
@pytest.mark.parametrize("name", STORIES)
def test_every_screen_fits_and_no_chinese_is_cut_short(
    watched: Watched, look: Look, name: str, size: tuple[int, int]
) -> None:
    with opened(look, name, size) as hands:
        hands.page.grab()

        narrow = [
            str(button.words) for button in _shown(hands.page, Button) if not _holds(look, button)
        ]
        outside = [
            widget.objectName()
            for widget in _shown(hands.page, QWidget)
            if widget.width() > hands.page.width()
        ]
        allowed = {"陈女士 余 236.00"} if size[0] == 1024 else set()
        assert set(watched.cut) - allowed == set()
        assert (narrow, outside) == ([], [])


@pytest.mark.parametrize("name", STORIES)
def test_everything_that_can_be_touched_has_a_name_and_a_size_for_a_finger(
    look: Look, name: str
) -> None:
    set_language("en")
    with opened(look, name, (1024, 600)) as hands:
        touched = [
            widget
            for kind in (Button, Keypad, TouchList, QLineEdit)
            for widget in _shown(hands.page, kind)
        ]

        assert [w.objectName() for w in touched if not w.accessibleName()] == []
        assert [w.accessibleName() for w in touched if not w.objectName()] == []
        assert [w.objectName() for w in touched if min(w.width(), w.height()) < 42] == []


@pytest.mark.parametrize("name", STORIES)
def test_exactly_one_button_leads_or_none_does(look: Look, name: str) -> None:
    with opened(look, name) as hands:
        loud = [button for button in _shown(hands.page, Button) if button.role == "go"]
        panel = hands.page.panel.widget
        front = [b for b in loud if panel is None or panel.isAncestorOf(b)]

        assert len(front) <= 1


@pytest.mark.parametrize("name", ["pay", "shift_count", "refund", "z_report"])
def test_a_theme_change_repaints_the_screen(look: Look, name: str) -> None:
    with opened(look, name) as hands:
        light = hands.page.grab().toImage()

        look.set_theme("dark")

        dark = hands.page.grab().toImage()
        assert dark != light
        assert dark.pixelColor(dark.width() - 2, dark.height() // 2).lightness() < 60


def _shown(page: QWidget, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in page.findChildren(kind) if widget.isVisible()]


def _holds(look: Look, button: Button) -> bool:
    words = look.letters.advance(Face(16, button.face.bold), str(button.words))
    icon = button.icon_size + 8 if button.icon_name else 0
    return bool(words + icon <= button.width() or type(button) is not Button)
