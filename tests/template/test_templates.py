"""What bluf's own templates do with each field of a brief."""

from pathlib import Path

import pytest

from bluf.document import Division, Document, ListBlock, Paragraph, TextRun, blocks_within
from bluf.problems.field_path import FieldPath
from tests.template.samples import LEAST, as_text, composed, filled, texts

FULL = """\
title: T
subtitle: S
date: 2024-10-25
lang: en-GB
marking: M
reference: R
to: [A, B]
from: F
contact: {name: N, role: O, phone: P, email: e@example.org}
bottom_line: B
key_points:
  - {text: K, source: [x, y]}
actors:
  - Bare
  - {name: Full, role: Role, organisation: Org, position: Position}
quotes:
  - {text: Bon, speaker: Q, source: x, context: somewhere, lang: fr}
  - {text: W, speaker: V, unverified: because}
sections:
  - {heading: H, text: Words, points: [Point]}
next_steps:
  - Bare step
  - {text: Step, owner: Owner, due: Due}
sources:
  - {id: x, title: X, publisher: Pub, date: 2024-02-01, url: 'https://example.org/x'}
  - {id: y, title: Y}
"""
HEADER_ALONE = '{% import "shared/parts.html.j2" as parts with context %}{{ parts.header() }}<h1>{{ title }}</h1>'
OWN = (
    "template: decision\nissue: I\nrecommendation: C\ntiming: W\noptions: [Bare, {name: O, for: [a, b], against: c}]\n"
)


def lines(document: Document) -> list[str]:
    return [line.strip() for line in as_text(document).splitlines()]


@pytest.fixture(params=["template: standard\n", OWN], ids=["standard", "decision"])
def full(request: pytest.FixtureRequest, tmp_path: Path) -> Document:
    return composed(tmp_path, FULL + request.param)


def test_every_given_field_is_printed(full: Document) -> None:
    printed = {text.src for text in texts(full) if text.src}

    assert printed >= {
        *("title", "subtitle", "date", "marking", "reference", "to[0]", "to[1]", "from", "bottom_line"),
        *("contact.name", "contact.role", "contact.phone", "key_points[0].text", "key_points[0].source[1]"),
        *("actors[0].name", "actors[1].role", "actors[1].organisation", "actors[1].position"),
        *("quotes[0].text", "quotes[0].speaker", "quotes[0].context", "quotes[0].source", "quotes[1].unverified"),
        *("sections[0].heading", "sections[0].text", "sections[0].points[0].text"),
        *("next_steps[0].text", "next_steps[1].owner", "next_steps[1].due"),
        *("sources[0].title", "sources[0].publisher", "sources[0].date", "sources[0].url", "sources[1].title"),
    }


def test_a_marking_is_in_the_header_and_in_the_footer(full: Document) -> None:
    for part in (full.header, full.footer):
        assert [text.text for text in texts(Document(full.properties, full.sheet, part)) if text.src == "marking"] == [
            "M"
        ]


def test_the_reference_is_left_and_the_marking_right_on_one_line(full: Document) -> None:
    (line,) = full.header

    assert isinstance(line, Division)
    assert full.sheet.boxes[line.style].arrange == "row"
    left, right = (block.inlines for block in line.blocks if isinstance(block, Paragraph))
    assert isinstance(left[0], TextRun)
    assert left[0].style == "Kicker"
    assert (left[-1], right) == (TextRun("R", src=FieldPath("reference")), (TextRun("M", src=FieldPath("marking")),))


def test_a_marking_alone_stands_at_the_right(tmp_path: Path) -> None:
    document = filled(tmp_path, HEADER_ALONE, f"{LEAST}marking: M\n", "labels: {en: {}}\n")

    (block,) = document.header
    assert isinstance(block, Paragraph)
    assert document.sheet.paragraphs[block.style].align == "right"


def test_a_contacts_address_is_a_link_to_write_to(full: Document) -> None:
    assert [text.href for text in texts(full) if text.src == "contact.email"] == ["mailto:e@example.org"]


def test_a_sources_address_is_a_link(full: Document) -> None:
    assert [text.href for text in texts(full) if text.src == "sources[0].url"] == ["https://example.org/x"]


def test_a_quote_has_marks_its_language_and_who_said_it(full: Document) -> None:
    said = lines(full)

    assert "p [Quote] @fr “Bon{quotes[0].text}”1{Footnote Reference, quotes[0].source}" in said
    assert "cite [Quote Source] Q{bold, quotes[0].speaker}, somewhere{quotes[0].context}" in said
    assert (
        "cite [Quote Source] V{bold, quotes[1].speaker}⏎Not checked against a source: because{quotes[1].unverified}"
        in said
    )


def test_sources_that_are_long_are_a_numbered_list(tmp_path: Path) -> None:
    long = composed(tmp_path, f"{LEAST}sources: [{{id: x, title: {'X' * 80}}}, {{id: y, title: {'Y' * 20}}}]\n")

    (listed,) = (each for each in blocks_within(long.body) if isinstance(each, ListBlock))
    assert (listed.ordered, len(listed.items)) == (True, 2)


def test_the_least_brief_has_a_title_a_panel_and_its_points(tmp_path: Path) -> None:
    document = composed(tmp_path, LEAST)

    assert lines(document)[4:] == [
        "header",
        "p [Header] Briefing note{Kicker}",
        "",
        "body",
        "div [Masthead]",
        "h1 [Title] T{title}",
        "p [Details] October 25, 2024{date}",
        "hr [Rule]",
        "div [Bottom Line]",
        "div [Panel Row]",
        "div [Group]",
        "h2 [Bottom Line Heading] Bottom line",
        "div [Group]",
        "p [Bottom Line] B{bottom_line}",
        "h2 [Heading 1] Key points",
        "p [Normal] K{key_points[0].text}",
        "",
        "footer",
    ]


@pytest.mark.parametrize("field", ["actors: [A]\n", "quotes: [{text: W, speaker: V}]\n"])
def test_actors_or_quotes_make_a_second_column(tmp_path: Path, field: str) -> None:
    document = composed(tmp_path, LEAST + field)

    columns = [block for block in document.body if isinstance(block, Division) and block.style == "Columns"]
    assert [len(block.blocks) for block in columns] == [2]


def test_a_contact_that_says_nothing_prints_nothing(tmp_path: Path) -> None:
    assert composed(tmp_path, f"{LEAST}contact: {{}}\n").footer == ()


def test_reasons_of_an_option_are_a_list_and_a_single_one_is_a_sentence(tmp_path: Path) -> None:
    said = lines(composed(tmp_path, LEAST + OWN))

    assert "p [Table Bullet] a{options[1].for[0]}" in said
    assert "p [Table Text] c{options[1].against}" in said


def test_an_option_given_as_a_name_has_empty_cells(tmp_path: Path) -> None:
    said = lines(composed(tmp_path, LEAST + OWN))

    at = said.index("p [Option] Bare{options[0].name}")
    assert said[at + 1 : at + 4] == ["td", "td", "row"]
