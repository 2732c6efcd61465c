"""Words for people: English in the source, shown in the language in force, without Qt.

`tr("Paper out. {n} waiting", n=3)` is data, not a string: it keeps source and figures apart and
is worded only when shown, so a switch of language repaints everything that is on the screen.
Translations are read once from `assets/i18n/<language>.json`; what is missing there shows in
English. The language is the one fact that the whole process shares, hence the one module value.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Language = Literal["zh_CN", "en"]
LANGUAGES: tuple[Language, ...] = ("zh_CN", "en")


class _InForce:
    """Holds the language of this process."""

    __slots__ = ("language",)

    def __init__(self, language: Language) -> None:
        self.language = language


_in_force = _InForce("zh_CN")


class Text(NamedTuple):
    """A sentence and its data, worded when shown. `str(text)` uses the language in force."""

    source: str
    data: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.render(_in_force.language)

    def render(self, language: Language) -> str:
        """Word the sentence in `language`; texts among the data follow it."""
        sentence = translations(language).get(self.source, self.source)
        if not self.data:
            return sentence
        return sentence.format(**{name: _shown(value, language) for name, value in self.data})


def tr(source: str, /, **data: object) -> Text:
    """Mark `source` (English, a literal) for translation; `{name}` takes `data[name]` when shown.

    Without data, braces stand for themselves. Money and times come already formatted.
    """
    return Text(source, tuple(data.items()))


def language() -> Language:
    """The language in force."""
    return _in_force.language


def set_language(chosen: str) -> None:
    """Put a language in force for the whole process.

    Raises:
        ValueError: `chosen` is not one of `LANGUAGES`.
    """
    for known in LANGUAGES:
        if known == chosen:
            _in_force.language = known
            return
    raise ValueError(f"Language {chosen!r} is not known. Choose one of {', '.join(LANGUAGES)}.")


def pick(zh: str, en: str) -> str:
    """The shop's own name for a thing: `en` in English where the shop gave one, else `zh`."""
    return en if en and _in_force.language == "en" else zh


@cache
def translations(language: Language) -> Mapping[str, str]:
    """Sentences of `language` by their English source; none for English itself."""
    if language == "en":
        return {}
    path = files("assets").joinpath("i18n", f"{language}.json")
    found: dict[str, str] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _shown(value: object, language: Language) -> object:
    return value.render(language) if isinstance(value, Text) else value
