"""The lines that say whose copy a page is, in the language of who gets it."""

from datetime import date
from pathlib import Path

import pytest

from bluf.document import TextRun, paragraphs
from bluf.filling.template_values import Foreign
from bluf.template import compose
from bluf.template.copy_line import CopyLine, copy_values, with_copy
from tests.template.samples import composed, load, texts, write_brief

BRIEF = "title: T\ndate: 2031-04-18\nbottom_line: B\nkey_points: [K]\ncontact: {name: Ines}\n"
LINE = CopyLine(3, 12, "Ines Okafor")


def test_a_page_that_is_nobodys_copy_has_neither_line() -> None:
    assert dict(copy_values(None, "en")) == {"copy_line": None, "signed_line": None}


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Copy 3 of 12 · Ines Okafor"),
        ("en-GB", "Copy 3 of 12 · Ines Okafor"),
        ("fr-CA", "Exemplaire 3 sur 12 · Ines Okafor"),
        ("ar", "النسخة 3 من 12 · \u2068Ines Okafor\u2069"),
        ("fa", "نسخهٔ ۳ از ۱۲ · \u2068Ines Okafor\u2069"),
        ("zh-Hans", "第3份，共12份 · Ines Okafor"),
    ],
)
def test_the_line_is_in_the_pages_language_with_its_numerals(lang: str, line: str) -> None:
    values = copy_values(LINE, lang)

    assert (values["copy_line"], values["signed_line"]) == (line, None)
    assert not isinstance(values["copy_line"], Foreign)


def test_a_line_in_the_recipients_language_is_marked_as_of_it() -> None:
    line = copy_values(CopyLine(1, 2, "Élodie", "fr", "Ines Okafor", date(2031, 4, 1)), "en")

    assert [str(each) for each in line.values()] == [
        "Exemplaire 1 sur 2 · Élodie",
        "Signé par Ines Okafor, 1 avril 2031",
    ]
    assert [each.lang for each in line.values() if isinstance(each, Foreign)] == ["fr", "fr"]


@pytest.mark.parametrize(("page", "own"), [("en", "en-GB"), ("en-GB", "en"), ("fr", "fr-CA")])
def test_a_line_in_another_variety_of_the_pages_language_is_of_the_page(page: str, own: str) -> None:
    assert not isinstance(copy_values(CopyLine(1, 2, "A", own), page)["copy_line"], Foreign)


def test_a_language_without_words_has_english_ones_marked_so() -> None:
    line = copy_values(CopyLine(1, 2, "A", "eo"), "fr")["copy_line"]

    assert (line, isinstance(line, Foreign) and line.lang) == ("Copy 1 of 2 · A", "en")


def test_apostrophes_of_a_name_are_the_languages_unless_they_stand_as_typed() -> None:
    line = CopyLine(1, 2, "O'Brien")

    assert copy_values(line, "en")["copy_line"] == "Copy 1 of 2 · O’Brien"
    assert copy_values(line, "en", as_typed=True)["copy_line"] == "Copy 1 of 2 · O'Brien"


@pytest.mark.parametrize("name", ["{number}", "{0}", "{", "<b>A</b>", "{{ title }}", "*A* & _B_", "&amp;", "A {count}"])
def test_a_name_is_no_pattern_and_no_markup(name: str, tmp_path: Path) -> None:
    document = compose(load(write_brief(tmp_path, BRIEF)), copy=CopyLine(1, 2, name))

    assert f"Copy 1 of 2 · {name}" in [text.text for text in texts(document)]


def test_a_page_has_its_lines_first_in_its_footer(tmp_path: Path) -> None:
    signed = CopyLine(3, 12, "Élodie", "fr", "Ines Okafor", date(2031, 4, 18))
    document = compose(load(write_brief(tmp_path, BRIEF)), copy=signed)

    lines = [
        [run for run in paragraph.inlines if isinstance(run, TextRun)] for paragraph in paragraphs(document.footer)
    ]
    assert [[(run.text, run.lang) for run in line] for line in lines[:2]] == [
        [("Exemplaire 3 sur 12 · Élodie", "fr")],
        [("Signé par Ines Okafor, 18 avril 2031", "fr")],
    ]
    assert len(lines) == 3


def test_the_lines_of_another_copy_take_the_place_of_a_pages_own(tmp_path: Path) -> None:
    brief = load(write_brief(tmp_path, BRIEF))
    other = CopyLine(4, 12, "Élodie", "fr")
    before, after = copy_values(LINE, "en"), copy_values(other, "en")
    document = compose(brief, copy=LINE)

    changed = with_copy(document, before, after)

    assert changed is not None
    assert changed.footer == compose(brief, copy=other).footer
    assert (changed.body, changed.header) == (document.body, document.header)
    assert with_copy(changed, after, before) == document


def test_a_page_without_the_lines_is_not_changed(tmp_path: Path) -> None:
    document = composed(tmp_path, BRIEF)

    assert with_copy(document, copy_values(LINE, "en"), copy_values(CopyLine(4, 12, "B"), "en")) is None
