"""Every sentence of the till is there in Chinese, in all three files that carry it."""

import json
from importlib.resources import files
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QTranslator

from assets.translations import data_names, fragments, placeholders, sources

I18N = files("assets").joinpath("i18n")
REMEDY = "Add it to a file in assets/i18n/zh_CN and run `make i18n`"


@pytest.fixture(scope="module")
def compiled() -> dict[str, str]:
    return json.loads(I18N.joinpath("zh_CN.json").read_text(encoding="utf-8"))


def test_every_sentence_of_the_code_has_its_chinese(compiled):
    missing = {source: path.name for source, path in sources().items() if not compiled.get(source)}

    assert missing == {}, REMEDY


def test_the_made_files_are_in_step_with_the_fragments(compiled):
    known = fragments()

    assert {source: known.get(source) for source in compiled} == compiled, "Run `make i18n`"
    assert set(compiled) <= set(sources()), "Run `make i18n`"


def test_both_languages_use_only_data_that_the_code_gives(compiled):
    given = data_names()
    strange = {
        sentence: sorted(placeholders(sentence) - given[source])
        for source, chinese in compiled.items()
        if given.get(source)
        for sentence in (source, chinese)
        if placeholders(sentence) - given[source]
    }

    assert strange == {}


def test_chinese_leaves_out_no_data(compiled):
    given = data_names()
    lost = {
        source: chinese
        for source, chinese in compiled.items()
        if given.get(source) and not placeholders(chinese)
    }

    assert lost == {}


def test_the_translators_file_holds_all_and_nothing_is_unfinished(compiled):
    messages = list(ET.fromstring(I18N.joinpath("zh_CN.ts").read_text("utf-8")).iter("message"))
    finished = {
        message.findtext("source"): translation.text
        for message in messages
        if (translation := message.find("translation")) is not None and not translation.attrib
    }

    assert finished == compiled
    assert len(messages) == len(compiled)


def test_qt_finds_the_same_chinese(compiled):
    translator = QTranslator()
    data = I18N.joinpath("zh_CN.qm").read_bytes()  # Qt reads from it without a copy of its own

    assert translator.load(data)
    assert {source: translator.translate("", source) for source in compiled} == compiled


def test_sources_are_english_even_where_they_quote_chinese():
    chinese = {source: sum("一" <= sign <= "鿿" for sign in source) for source in sources()}

    assert [source for source, signs in chinese.items() if signs * 4 > len(source)] == []
