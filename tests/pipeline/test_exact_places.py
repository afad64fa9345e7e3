"""What is wrong with a word is told at that very word, and each piece of the page knows where its characters stand."""

import pickle
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

import bluf
from bluf.pipeline import phases
from bluf.problems import Problem, Span

HEAD = "title: Quay\ndate: 2025-03-14\nbottom_line: All is well.\n"
SOURCE = "sources:\n  - {id: s, title: S, file: s.txt}\n"
SAID = (
    "Ana Berg said on Monday: “The ferry was late by 12 minutes and nobody was told of it.” Fares rose to 170 euros.\n"
)


def checked(folder: Path, text: str) -> list[Problem]:
    (folder / "s.txt").write_text(SAID, encoding="utf-8")
    brief = phases.read(text.encode(), str(folder / "b.yaml"))
    return phases.check(brief)


def marked(text: str, span: Span | None) -> str:
    """Return the characters of a file that a span covers."""
    assert span is not None
    lines = text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    last = span.end_line or span.line
    covered = lines[span.line - 1 : last]
    covered[-1] = covered[-1][: span.end_column - 1]
    covered[0] = covered[0][span.column - 1 :]
    return "\n".join(covered)


def before(text: str, span: Span | None) -> str:
    """Return what stands in a file before a span."""
    assert span is not None
    lines = text.replace("\r\n", "\n").removeprefix("\ufeff").split("\n")
    return "\n".join([*lines[: span.line - 1], lines[span.line - 1][: span.column - 1]])


POINTS = [
    "- {text: 'Fares rose to 170, of which 70 remain', source: s}",
    "- text: Fares rose to 170,\n    of which 70 remain\n  source: s",
    '- text: "Fares rose \\x74o 170,\\\n    \\ of which 70 remain"\n  source: s',
    "- source: s\n  text: >-\n    **Fares** rose to 170, \\*so\\*\n    of which\n    70 remain",
    "- source: s\n  text: |2\n    Fares rose to 170,\n     of which 70 remain\n",
    "- source: [s]\n  text: '*Fares* \\\\x rose to 170,\n\n    of [which](https://e.org) 70 remain'",
]


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("point", POINTS)
def test_a_figure_that_a_source_lacks_is_marked_where_it_stands_alone(tmp_path: Path, point: str, ends: str) -> None:
    text = f"{HEAD}key_points:\n{point}\n{SOURCE}"
    (problem,) = [each for each in checked(tmp_path, text.replace("\n", ends)) if each.code == "figure-not-found"]

    assert marked(text, problem.span) == "70"
    assert before(text, problem.span).endswith(("which ", "which](https://e.org) ", "which\n    "))


def test_in_a_bottom_line_given_in_short_a_name_is_marked_that_recurs_in_another(tmp_path: Path) -> None:
    text = f"{HEAD}key_points: [a]\n".replace("All is well.", "{text: The Bergen ferry to Berge was late, source: s}")
    found = [each for each in checked(tmp_path, text + SOURCE) if each.code == "name-not-found"]

    assert [marked(text, each.span) for each in found] == ["Bergen", "Berge"]


@pytest.mark.parametrize(
    ("field", "word"),
    [
        ("title: Q ꓘ R", "ꓘ"),
        ("title: 'it''s ꓘ'", "ꓘ"),
        ('title: "\\ua4d8 and ꓘ"', "\\ua4d8"),
        ("title: >\n  one two\n  three ꓘ\n", "ꓘ"),
        ("title: 'e\u0301 ꓘ'", "ꓘ"),
    ],
)
def test_a_character_without_a_glyph_is_marked_where_it_was_written(tmp_path: Path, field: str, word: str) -> None:
    text = HEAD.replace("title: Quay", field) + "key_points: [a]\n"
    (problem,) = [each for each in checked(tmp_path, text) if each.code == "missing-glyph"]

    assert marked(text, problem.span) == word


def test_a_letter_without_a_glyph_is_marked_behind_bold_words(tmp_path: Path) -> None:
    text = f"{HEAD}key_points:\n  - '**a** \\*b\\* ꓘ'\n"
    (problem,) = [each for each in checked(tmp_path, text) if each.code == "missing-glyph"]

    assert marked(text, problem.span) == "ꓘ"


@pytest.mark.parametrize(
    ("quote", "differs"),
    [
        ("The ferry was late by 13 minutes and nobody was told of it.", "13"),
        (">-\n      The ferry was **late** by\n      20 minutes and nobody was told of it.", "20"),
        (">-\n      The ferry was late by 12 minutes\n      or somebody was told of it.", "or somebody"),
        (">-\n      The ferry was late by some\n      minutes and nobody was told of it.", "some"),
        (">-\n      The ferry was early by\n      13 minutes and nobody was told of it.", "early by\n      13"),
    ],
)
def test_of_an_altered_quote_the_words_that_differ_are_marked(tmp_path: Path, quote: str, differs: str) -> None:
    text = f"{HEAD}key_points: [a]\nquotes:\n  - source: s\n    speaker: Ana Berg\n    text: {quote}\n{SOURCE}"
    (problem,) = [each for each in checked(tmp_path, text) if each.code == "quote-altered"]

    assert marked(text, problem.span) == differs


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("key_points: ['**b** [it](ftp://e.org) [it](https://e.org)']", "prose-link", "ftp://e.org"),
        ("key_points:\n  - {text: a, source: [s, ' t ']}\n", "unknown-source", "t"),
        ('key_points: ["bell bell\\x07 bell"]', "control-character", "\\x07"),
    ],
)
def test_what_is_wrong_within_a_field_is_marked_alone(tmp_path: Path, text: str, code: str, word: str) -> None:
    text = f"{HEAD}{text}\n{SOURCE}"
    try:
        found = checked(tmp_path, text)
    except bluf.BriefError as error:
        found = list(error.problems)
    (problem,) = [each for each in found if each.code == code]

    assert marked(text, problem.span) == word


BRIEF = """\ufefftitle: "Tw\\u00f3 ports & 'two' ports"\r
date: 2025-03-14\r
subtitle: >-\r
  **Folded** over lines\r
  and *once*\r
  more\r
bottom_line: 'It''s [so](https://e.org) \\*so\\* far'\r
key_points:\r
  - Plain text that is so long that the page must break it into several lines, since it goes on\r
    and on, and so **on** again.\r
  - "e\u0301 \\\r
     after"\r
  - {text: Cited, source: s}\r
sources:\r
  - {id: s, title: S}\r
"""


def pieces(text: str) -> list[tuple[str, str, str]]:
    """Return the field, map and words of each piece of the page."""
    page = bluf.fit(bluf.compose(phases.read(text.encode(), "b.yaml")))
    root = ElementTree.fromstring(bluf.write_svg(page))
    found = (each for each in root.iter() if each.tag.endswith("text"))
    return [(each.get("data-src", ""), each.get("data-at", ""), each.text or "") for each in found]


def written(text: str, where: str, words: str) -> list[str]:
    """Return what the file has for each character of a piece of the page."""
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    stretches = [re.split("[:-]", each) for each in where.split()]
    found = []
    for index in range(len(words)):
        at, start, *end = [int(each) for each in [each for each in stretches if int(each[0]) <= index][-1]]
        found.append(text[start : end[0]] if end else text[start + index - at])
    return found


def test_each_character_of_the_page_has_its_place_in_the_file() -> None:
    stands_for = {"ó": "\\u00f3", "'": "''", "*": "\\*", "é": "e\u0301", "1": "s"}
    straight = ("'", "''")  # set as the language's own
    mapped = [piece for piece in pieces(BRIEF) if piece[1]]
    assert {piece[0] for piece in mapped} >= {"title", "date", "subtitle", "bottom_line", "key_points[0].text"}

    for field, where, words in mapped:
        for char, mark in zip(words, written(BRIEF, where, words), strict=True):
            is_date, is_space = field == "date" and mark == "2025-03-14", char == " " and not mark.strip(" \n\\")
            is_own = char in "‘’" and mark in straight
            assert mark in (char, stands_for.get(char)) or is_own or is_date or is_space, (field, words, char, mark)


def test_the_lines_of_a_point_follow_each_other_in_the_file() -> None:
    lines = [piece for piece in pieces(BRIEF) if piece[0] == "key_points[0].text" and piece[1]]
    typed = [" ".join("".join(written(BRIEF, where, words)).split()) for _, where, words in lines]

    assert len(lines) > 2
    assert typed == [" ".join(words.split()) for _, _, words in lines]


def test_where_a_word_came_from_survives_another_process() -> None:
    page = bluf.fit(bluf.compose(phases.read(BRIEF.encode(), "b.yaml")))

    assert bluf.write_svg(pickle.loads(pickle.dumps(page))) == bluf.write_svg(page)
