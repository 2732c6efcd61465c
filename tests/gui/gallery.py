"""Renders the stories of the mockups to pictures: `python -m tests.gui.gallery [FOLDER]`."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QImage
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


# Theme, language, size and story of the pictures that a test compares with.
GOLDENS = (
    ("light", "zh_CN", (1280, 800), "sell"),
    ("dark", "zh_CN", (1280, 800), "sell"),
    ("light", "en", (1280, 800), "sell"),
    ("light", "zh_CN", (1024, 600), "sell"),
    ("dark", "en", (1024, 600), "sell"),
    ("light", "zh_CN", (1280, 800), "search"),
    ("dark", "zh_CN", (1024, 600), "search"),
    ("light", "zh_CN", (1280, 800), "modifiers"),
    ("light", "en", (1024, 600), "discount"),
)


def render(look: Look, story: str, size: tuple[int, int]) -> QImage:
    """Grab one story in the look and language in force."""
    window = MainWindow(look)
    screen = SellScreen(look)
    window.resize(*size)
    window.add(screen)
    window.strip.show_strip(stories.strip())
    window.show()
    QApplication.processEvents()
    STORIES[story](screen)
    screen.setFocus()
    QApplication.processEvents()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    window.close()
    window.deleteLater()
    return image


def golden_name(theme: str, language: str, size: tuple[int, int], story: str) -> str:
    """The file name of one golden picture."""
    return f"{story}_{language[:2]}_{theme}_{size[0]}.png"


def render_goldens(look: Look, folder: Path) -> None:
    """Make the pictures that later ones are compared with; look at them before keeping them."""
    folder.mkdir(parents=True, exist_ok=True)
    for theme, language, size, story in GOLDENS:
        look.set_theme(theme)
        set_language(language)
        look.retranslate()
        image = render(look, story, size)
        image.save(str(folder / golden_name(theme, language, size, story)), "PNG", 0)


def render_all(look: Look, folder: Path, names: list[str]) -> None:
    """Render stories in both themes, both languages, both sizes."""
    for theme in ("light", "dark"):
        look.set_theme(theme)
        for language in ("zh_CN", "en"):
            set_language(language)
            look.retranslate()
            for size in SIZES:
                place = folder / f"{language[:2]}_{theme}_{size[0]}"
                place.mkdir(parents=True, exist_ok=True)
                for name in names:
                    render(look, name, size).save(str(place / f"{name}.png"))


def main() -> None:
    """Render everything, or the stories named after the folder; `--goldens` makes those anew."""
    look = Look(QApplication([]), "light")
    if sys.argv[1:] == ["--goldens"]:
        render_goldens(look, Path(__file__).parent / "goldens")
        return
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out/screens")
    render_all(look, folder, sys.argv[2:] or list(STORIES))


if __name__ == "__main__":
    main()
