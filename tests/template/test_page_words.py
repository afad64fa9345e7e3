"""The words of bluf's pages: one file a language, and each has all that the English one has."""

import re
from pathlib import Path

import pytest

from bluf.filling.template_values import Foreign
from bluf.ground.shipped_templates import shipped
from bluf.ground.workspace import Workspace
from bluf.languages.typographic_marks import quotation_marks
from bluf.template import find_template
from bluf.template.copy_line import delivery_words
from bluf.template.finding import all_templates, shipped_alone
from bluf.template.language_tags import tags_for
from bluf.template.localized_labels import labels_for
from bluf.template.page_words import WORDS, Layers, PageWords, languages
from tests.template.samples import composed, folders_of, texts, words

FOLDER = shipped() / WORDS
UNION = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv"  # its official languages
OTHERS = "ar fa he hi id is ja ko nb nn ru sr th tr uk ur vi zh-Hans zh-Hant"
OF_REGIONS = {"pt-BR"}  # which differ from their language in some words alone
NAMES = [template.name for template in all_templates(shipped_alone(Workspace.here()))]


def test_there_are_words_of_all_languages() -> None:
    assert set(languages(FOLDER)) == {*UNION.split(), *OTHERS.split(), *OF_REGIONS}


@pytest.mark.parametrize("template", NAMES)
@pytest.mark.parametrize("lang", [lang for lang in languages(FOLDER) if lang not in OF_REGIONS])
def test_a_language_has_each_word_of_each_template(lang: str, template: str) -> None:
    found = PageWords(FOLDER, template)

    assert found[lang].keys() == found["en"].keys()
    assert all(words == words.strip(" ") and words for words in found[lang].values())


@pytest.mark.parametrize("template", NAMES)
def test_a_page_prints_each_word_that_it_has(template: str) -> None:
    pages = [path.read_text(encoding="utf-8") for path in (*FOLDER.parent.glob(f"{template}/*.j2"), *SHARED)]
    declared = (FOLDER.parent / template / "template.yaml").read_text(encoding="utf-8")
    printed = {*re.findall(r"\w+", "\n".join((*pages, declared))), *NAMED_BY_VALUE}

    assert [name for name in PageWords(FOLDER, template)["en"] if not set(_names(name)) & printed] == []


SHARED = tuple(FOLDER.parent.glob("shared/*.j2"))
NAMED_BY_VALUE = {"draft"}  # the status of a brief


@pytest.mark.parametrize("lang", [lang for lang in languages(FOLDER) if lang not in OF_REGIONS])
def test_a_language_has_each_word_of_copies_and_mails_with_its_slots(lang: str) -> None:
    of_delivery = PageWords(FOLDER, "delivery", shared=False)
    slots = {name: sorted(SLOT.findall(words)) for name, words in of_delivery[lang].items()}

    assert slots == {
        "copy": ["count", "number"],
        "signed": ["date", "name"],
        "attached": ["date", "title"],
        "replaces": [],
        "password": [],
    }
    assert all(words == words.strip() and "{" not in SLOT.sub("", words) for words in of_delivery[lang].values())


def test_words_of_copies_are_those_of_the_nearest_language() -> None:
    assert delivery_words("pt-BR")["copy"] == delivery_words("pt")["copy"]
    assert delivery_words("fr-CA")["copy"] == "Exemplaire {number} sur {count}"
    assert delivery_words("eo")["copy"] == "Copy {number} of {count}"
    assert isinstance(delivery_words("eo")["copy"], Foreign)


SLOT = re.compile(r"\{(\w+)\}")


def _names(label: str) -> list[str]:
    """Return a label's name, and that of the field whose word it prints: `severity` for `severity_very_high`.

    A page may put a label's name together too: `"range_" ~ word`.
    """
    parts = label.split("_")
    return ["_".join(parts[:end]) for end in range(len(parts), 0, -1)] + [f"{parts[0]}_"]


@pytest.mark.parametrize("lang", [lang for lang in languages(FOLDER) if lang != "en"])
def test_quotations_stand_between_the_marks_of_the_language(lang: str) -> None:
    labels = PageWords(FOLDER, "briefing-note")[lang]
    usual = quotation_marks(tags_for(lang))

    assert usual is not None
    assert (labels.get("open", usual.outer[0]), labels.get("close", usual.outer[1])) == usual.outer


def test_the_docs_name_the_languages() -> None:
    docs = (FOLDER.parents[1] / "docs" / "languages.md").read_text(encoding="utf-8")
    table = docs.partition("| tag | language |")[2].partition("\n\n")[0]

    assert re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE) == list(languages(FOLDER))


def test_one_file_more_is_one_language_more(tmp_path: Path) -> None:
    (tmp_path / "en.yaml").write_text("shared: {to: To}\ntemplates: {memo: {kind: Memorandum}}\n", encoding="utf-8")
    before = PageWords(tmp_path, "memo")
    assert list(before) == ["en"]
    languages.cache_clear()
    (tmp_path / "eo.yaml").write_text("shared: {to: Al}\ntemplates: {memo: {kind: Memorando}}\n", encoding="utf-8")

    assert dict(PageWords(tmp_path, "memo")["eo"]) == {"to": "Al", "kind": "Memorando"}
    assert dict(PageWords(tmp_path, "profile")["eo"]) == {"to": "Al"}
    assert len(before) == 2


def test_norwegian_is_bokmal_unless_it_is_nynorsk(tmp_path: Path) -> None:
    labels = find_template("memo", folders_of(shipped())).labels

    assert dict(labels_for(labels, "no")) == dict(labels_for(labels, "nb")) != dict(labels_for(labels, "nn"))
    assert labels["nb"]["subject"] in words(composed(tmp_path, f"{HEAD}lang: 'no'\n"))


HEAD = "title: T\ndate: 2031-04-18\ntemplate: memo\nbottom_line: B\nparagraphs: [P]\n"


def test_of_labels_in_several_places_the_last_goes_first() -> None:
    both = Layers(({"en": {"a": "A", "b": "B"}, "fr": {"a": "À"}}, {"en": {"b": "C"}, "de": {"a": "Ä"}}))

    assert {lang: dict(both[lang]) for lang in both} == {"en": {"a": "A", "b": "C"}, "fr": {"a": "À"}, "de": {"a": "Ä"}}
    assert len(both) == 3
    assert dict(Layers(both.layers, frozenset({"b"}))["en"]) == {"b": "C"}
    with pytest.raises(KeyError):
        both["it"]


def test_what_is_not_in_a_language_is_printed_in_english(tmp_path: Path) -> None:
    labels = find_template("briefing-note", folders_of(shipped())).labels

    assert "eo" not in labels
    assert "Key points" in words(
        composed(tmp_path, "title: T\ndate: 2031-04-18\nlang: eo\nbottom_line: B\nkey_points: [K]\n")
    )


def test_a_language_in_another_script_than_its_words_has_english_ones(tmp_path: Path) -> None:
    document = composed(tmp_path, f"{HEAD}lang: sr-Latn\n")

    assert "Memorandum" in words(document)
    assert "Меморандум" not in words(document)
    assert [text.lang for text in texts(document) if text.text == "Memorandum"] == ["en"]


def test_words_of_a_templates_own_under_the_tag_of_norwegian_are_no_foreign_ones() -> None:
    labels = labels_for({"en": {"to": "To"}, "no": {"to": "Til"}}, "no")

    assert (labels["to"], type(labels["to"])) == ("Til", str)
