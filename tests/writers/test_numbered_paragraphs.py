"""Paragraphs of a memorandum are numbered by the word processor itself, each level in its own way."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from bluf.layout import fit, placed_paragraphs
from bluf.writers.docx import write_docx
from tests.template.samples import composed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BRIEF = """\
title: Quays
date: 2025-09-08
template: memo
bottom_line: One
paragraphs:
  - text: Two
    points:
      - text: Two a
        points: [{text: Two a 1, points: [Deep, Deeper]}, Two a 2]
      - Two b
  - text: Three
    points: [Three a]
"""


def test_each_level_has_its_own_numbers(tmp_path: Path) -> None:
    page = fit(composed(tmp_path, BRIEF))
    labels = ["".join(part.text for part in each.label) for each in placed_paragraphs(page.body) if each.label]
    assert labels == ["1.", "2.", "a.", "(1)", "(a)", "(b)", "(2)", "b.", "3.", "a."]


@pytest.mark.parametrize("lang", ["ar", "he", "ja", "el"])
def test_where_latin_letters_are_foreign_each_level_has_other_numbers(tmp_path: Path, lang: str) -> None:
    sheet = composed(tmp_path, f"{BRIEF}lang: {lang}\n").sheet
    names = ("Paragraph", "Paragraph 2", "Paragraph 3", "Paragraph 4")
    assert [sheet.paragraphs[name].label_of(2) for name in names] == ["2.", "2)", "(2)", "[2]"]


def test_the_docx_counts_them_itself_and_begins_anew_under_each(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(fit(composed(tmp_path, BRIEF))))) as package:
        numbering = etree.fromstring(package.read("word/numbering.xml"))
        body = etree.fromstring(package.read("word/document.xml"))
    definitions = {each.get(f"{W}abstractNumId"): each for each in numbering.iterfind(f"{W}abstractNum")}
    instances = {each.get(f"{W}numId"): each for each in numbering.iterfind(f"{W}num")}
    found = []
    for paragraph in body.iter(f"{W}p"):
        if paragraph.find(f"{W}pPr/{W}numPr") is None:
            continue
        number, level = (_value(paragraph, f"{W}pPr/{W}numPr/{W}{name}") for name in ("numId", "ilvl"))
        definition = definitions[_value(instances[number], f"{W}abstractNumId")]
        own = f"{W}lvl[@{W}ilvl='{level}']"
        counted, text = (_value(definition, f"{own}/{W}{name}") for name in ("numFmt", "lvlText"))
        found.append((_words(paragraph), number, counted, text.replace(f"%{int(level) + 1}", "N")))
    assert [(words, counted, text) for words, _, counted, text in found] == [
        ("One", "decimal", "N."),
        ("Two", "decimal", "N."),
        ("Two a", "lowerLetter", "N."),
        ("Two a 1", "decimal", "(N)"),
        ("Deep", "lowerLetter", "(N)"),
        ("Deeper", "lowerLetter", "(N)"),
        ("Two a 2", "decimal", "(N)"),
        ("Two b", "lowerLetter", "N."),
        ("Three", "decimal", "N."),
        ("Three a", "lowerLetter", "N."),
    ]
    lists = {words: number for words, number, _, _ in found}
    assert lists["Two a"] == lists["Two b"] != lists["Three a"]
    assert "(1)" not in _words(body)


def _words(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _value(element: etree._Element, path: str) -> str:
    """Return the value of the element at a path."""
    found = element.find(path)
    assert found is not None
    return str(found.get(f"{W}val"))
