"""Every screen of the real till, looked at: nothing is cut off, one button is loud."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

import terminal
from terminal.app.till_app import TillApp
from terminal.config import TerminalConfig
from terminal.text import set_language
from terminal.ui.canvas import LEFT, Canvas
from terminal.ui.icons import Icons
from terminal.ui.lettering import Face
from terminal.ui.widgets.button import Button
from tests.gui.screens import SIZES, Camera
from tests.gui.till import printers, running, with_printers
from tests.gui.tour import Tour, first_start_stops

SLACK = 1.0


@dataclass
class Seen:
    """What was found wrong, by the state in which it was seen first."""

    shortened: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    outside: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    loud: dict[str, list[str]] = field(default_factory=dict)
    states: list[str] = field(default_factory=list)
    wrong_size: list[str] = field(default_factory=list)
    now: str = ""

    def look(self, camera: Camera, name: str) -> None:
        """Look at one state in both sizes."""
        app = camera.app
        for size in SIZES:
            self.now = f"{name} {size[0]}"
            self.states.append(self.now)
            camera.dress("en", "light", size)
            app.window.grab()
            before = set(app.look.letters.shortened)
            camera.dress("zh_CN", "light", size)
            app.window.grab()
            new = app.look.letters.shortened - before
            if new:
                self.shortened[self.now] |= new
            self._count_loud(app)
            least, room = app.window.stack.currentWidget().minimumSizeHint(), app.window.stack
            if least.width() > room.width() or least.height() > room.height():
                self.wrong_size.append(f"{self.now}: {least.toTuple()}")

    def _count_loud(self, app: TillApp) -> None:
        buttons = app.window.findChildren(Button)
        loud = [b.objectName() for b in buttons if b.role == "go" and _is_on_top(app, b)]
        if len(loud) > 1:
            self.loud[self.now] = loud


def _is_on_top(app: TillApp, button: Button) -> bool:
    middle = button.mapTo(app.window, button.rect().center())
    return button.isVisible() and app.window.childAt(middle) is button


def watch(seen: Seen, patch: pytest.MonkeyPatch) -> None:
    """Note every text that is set beyond the edges of its widget."""
    plain = Canvas.write_in

    def write_in(
        self: Canvas,
        x: float,
        middle: float,
        text: str,
        face: Face,
        colour: QColor,
        *,
        align: float = LEFT,
    ) -> float:
        end = plain(self, x, middle, text, face, colour, align=align)
        if text and _is_outside(self.painter, end, self.look.letters.advance(face, text)):
            seen.outside[seen.now].add(text)
        return end

    patch.setattr(Canvas, "write_in", write_in)


def _is_outside(painter: QPainter, end: float, wide: float) -> bool:
    device = painter.device()
    if not isinstance(device, QWidget):
        return False
    right = painter.transform().dx() + end
    return right > device.width() + SLACK or right - wide < -SLACK


@pytest.fixture(scope="module")
def seen(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """The whole tour in Chinese, at both sizes."""
    found = Seen()
    set_language("zh_CN")
    folder = tmp_path_factory.mktemp("tour")
    with pytest.MonkeyPatch.context() as patch, printers() as (front, spare):
        watch(found, patch)
        with running(folder / "new", qapp, TerminalConfig(), stocked=False) as app:
            for name in first_start_stops(app):
                found.look(Camera(app, folder), name)
        with running(folder / "shop", qapp, with_printers(front, spare)) as app:
            for name in Tour(app, front).stops():
                found.look(Camera(app, folder), name)
    yield found


def test_the_tour_comes_to_every_screen(seen: Seen):
    screens = ("sign_in", "open_shift", "pay", "paid", "refund", "cash", "menu", "report_z")

    assert {f"{name} 1024" for name in screens} <= set(seen.states)
    assert len(seen.states) > 150


def test_no_chinese_word_is_shortened(seen: Seen):
    assert dict(seen.shortened) == {}


def test_no_word_is_set_beyond_its_place(seen: Seen):
    assert dict(seen.outside) == {}


def test_one_button_is_loud(seen: Seen):
    assert seen.loud == {}


def test_every_screen_fits_both_sizes(seen: Seen):
    assert seen.wrong_size == []


def test_every_icon_that_the_code_names_is_in_the_font(qapp: QApplication):
    icons = Icons()
    code = Path(terminal.__file__).parent.rglob("*.py")
    named = {
        name
        for path in code
        for name in re.findall(r'"([a-z][a-z0-9-]+-(?:bold|fill))"', path.read_text("utf-8"))
    }

    assert json.dumps(sorted(name for name in named if name not in icons)) == "[]"
    assert len(named) > 20
