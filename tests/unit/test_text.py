"""Words are data until shown."""

import subprocess
import sys

import pytest

from terminal import text
from terminal.text import Text, pick, set_language, tr


@pytest.fixture
def chinese(monkeypatch):
    known = {
        "Paper out. {n} waiting": "缺纸，还有 {n} 张",
        "Printer": "打印机",
        "{device}: {fault}": "{device}：{fault}",
    }
    monkeypatch.setattr(text, "translations", lambda language: known if language == "zh_CN" else {})
    set_language("zh_CN")


def test_a_new_process_speaks_chinese():
    asked = "from terminal import text; print(text.language())"
    told = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)

    assert told.stdout.strip() == "zh_CN"


def test_a_text_is_worded_when_shown_not_when_made(chinese):
    waiting = tr("Paper out. {n} waiting", n=3)

    assert str(waiting) == "缺纸，还有 3 张"
    set_language("en")
    assert str(waiting) == "Paper out. 3 waiting"


def test_a_text_among_the_data_follows_the_language(chinese):
    line = tr("{device}: {fault}", device=tr("Printer"), fault=tr("Paper out. {n} waiting", n=1))

    assert f"{line}" == "打印机：缺纸，还有 1 张"
    assert line.render("en") == "Printer: Paper out. 1 waiting"


def test_a_sentence_without_translation_shows_in_english(chinese):
    assert str(tr("Never translated")) == "Never translated"


def test_braces_stand_for_themselves_without_data():
    assert str(tr("{ }")) == "{ }"


def test_texts_are_values():
    assert tr("Hello {name}", name="A") == Text("Hello {name}", (("name", "A"),))
    assert len({tr("Hello"), tr("Hello")}) == 1


def test_an_unknown_language_is_refused_with_the_choice():
    with pytest.raises(ValueError, match="Choose one of zh_CN, en"):
        set_language("fr")


@pytest.mark.parametrize(
    ("language", "en", "shown"),
    [("zh_CN", "Tofu", "豆腐"), ("en", "Tofu", "Tofu"), ("en", "", "豆腐")],
)
def test_a_name_in_english_is_used_only_where_the_shop_gave_one(language, en, shown):
    set_language(language)

    assert pick("豆腐", en) == shown
