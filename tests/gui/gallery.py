"""Renders the stories of the mockups to pictures: `python -m tests.gui.gallery [FOLDER]`."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from terminal.text import pick, set_language
from terminal.ui.look import Look
from terminal.ui.screens.sell import SellScreen
from terminal.ui.window import MainWindow
from tests.gui import panel_stories, stories

Story = Callable[[SellScreen], None]


def fill(screen: SellScreen) -> None:
    """The plain selling story."""
    compact = screen.width() < 1200
    screen.show_categories(stories.categories(), "hot")
    screen.show_tiles(stories.tiles(4 if compact else 5), stories.PAGE)
    screen.show_actions(stories.bar_actions())
    screen.show_order(stories.order(stories.folded() if compact else None))


def search(screen: SellScreen) -> None:
    """Searching for hs."""
    fill(screen)
    screen.show_categories(stories.categories(), "")
    screen.search.open()
    for letter in "hs":
        screen.search.field.type_key(letter)
    screen.show_results(stories.results(), pick("8 样 · 常点的在前", "8 · most sold first"))


def empty(screen: SellScreen) -> None:
    """Before the first item."""
    fill(screen)
    screen.show_order(stories.empty_order())
    screen.show_banner(stories.banner())
    screen.show_toast(stories.toast())


def panel(make: Callable[[], object]) -> Story:
    """A story with an inline panel."""

    def show(screen: SellScreen) -> None:
        fill(screen)
        screen.show_panel(make())  # type: ignore[arg-type]

    return show


STORIES: dict[str, Story] = {
    "sell": fill,
    "search": search,
    "empty": empty,
    "modifiers": panel(panel_stories.modifiers),
    "weigh": panel(panel_stories.weigh),
    "discount": panel(panel_stories.discount),
    "open_item": panel(panel_stories.open_item),
    "approval": panel(panel_stories.approval),
    "void": panel(panel_stories.void_reason),
    "recall": panel(panel_stories.recall),
    "recall_empty": panel(lambda: panel_stories.recall(empty=True)),
    "note": panel(panel_stories.note),
    "more": panel(panel_stories.menu),
}
SIZES = ((1280, 800), (1024, 600))


def render(look: Look, story: str, size: tuple[int, int], folder: Path) -> Path:
    """Grab one story in the look and language in force."""
    window = MainWindow(look)
    screen = SellScreen(look)
    window.resize(*size)
    window.add(screen)
    window.strip.show_strip(stories.strip())
    window.show()
    QApplication.processEvents()
    STORIES[story](screen)
    QApplication.processEvents()
    path = folder / f"{story}.png"
    window.grab().save(str(path))
    window.close()
    window.deleteLater()
    return path


def main() -> None:
    """Render everything, or the stories named after the folder."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/screens")
    names = sys.argv[2:] or list(STORIES)
    look = Look(QApplication([]), "light")
    for theme in ("light", "dark"):
        look.set_theme(theme)
        for language in ("zh_CN", "en"):
            set_language(language)
            look.retranslate()
            for size in SIZES:
                place = folder / f"{language[:2]}_{theme}_{size[0]}"
                place.mkdir(parents=True, exist_ok=True)
                for name in names:
                    render(look, name, size, place)


if __name__ == "__main__":
    main()
