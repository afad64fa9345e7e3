"""The situation report: its number, hour and next report, the order of its parts, and its rows."""

from itertools import product
from pathlib import Path

import pytest

import bluf
from bluf.document import Division, Document, Paragraph, Table, TextRun, blocks_within, paragraphs
from bluf.ground.shipped_templates import shipped
from bluf.layout import fit
from bluf.problems import BriefError
from bluf.template.style_sheets import style_names
from tests.template.samples import LEAST, composed, folders_of, load, texts, words

HEAD = f'{LEAST}template: situation-report\nnumber: "6"\nas_of: 18:00\n'
CHART = "chart: {kind: bar, title: C, data: {x: [a, b], series: {S: [1, 2]}}, alt: A}\n"
STATE = "{head: State, kind: choice, values: {bad: bad, good: good}}"
NEEDS = f"needs: {{columns: [Ward, {STATE}], rows: [[W, bad], [V, good]]}}\n"
REST = """\
figures: [{value: "9", label: below}]
response: [R]
gaps: [G]
next_steps: [{text: N, due: now}, {text: M, due: later}]
actors: [{name: Actor}]
quotes: [{text: Q, speaker: S}]
"""
PAPERS = ("a4", "letter")


def said(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.inlines if isinstance(run, TextRun))


def headings(document: Document) -> list[str]:
    return [said(found) for found in paragraphs(document.body) if found.tag == "h2"]


def rows(document: Document) -> list[Division]:
    found = blocks_within(document.body)
    return [block for block in found if isinstance(block, Division) and block.style == "Report Row"]


def spaced(document: Document) -> str:
    return words(document).replace("\u00a0", " ")


def test_the_parts_stand_in_the_order_of_such_reports(tmp_path: Path) -> None:
    document = composed(tmp_path, HEAD + CHART + NEEDS + REST)

    assert headings(document) == [
        *("Bottom line", "Highlights", "Development", "Needs", "Response", "Gaps"),
        *("Next steps", "In their words", "Actors"),
    ]


def test_the_number_and_the_reference_stand_above_the_title(tmp_path: Path) -> None:
    document = composed(tmp_path, f"{HEAD}reference: SR-6\n")
    (masthead,) = [
        block for block in blocks_within(document.body) if isinstance(block, Division) and block.style == "Masthead"
    ]
    kicker, title = masthead.blocks

    assert isinstance(kicker, Paragraph)
    assert isinstance(title, Paragraph)
    assert (kicker.style, title.tag) == ("Masthead Kicker", "h1")
    assert spaced(document).startswith("Situation report 6  ·  SR-6T")
    assert spaced(document).count("SR-6") == 1


@pytest.mark.parametrize("style", ["institution", "plain"])
def test_date_hour_and_period_come_before_those_who_write_and_read_it(tmp_path: Path, style: str) -> None:
    printed = spaced(composed(tmp_path, f"{HEAD}style: {style}\nperiod: A day\nto: Council\nfrom: Watch\ncc: Press\n"))
    places = [printed.index(each) for each in ("October 25, 2024", "18:00", "A day", "Council", "Watch", "Press")]

    assert places == sorted(places)


@pytest.mark.parametrize("given", ["to: Council\n", "from: Watch\n", "cc: Press\n"])
def test_no_sign_stands_before_the_first_of_those_who_write_and_read_it(tmp_path: Path, given: str) -> None:
    document = composed(tmp_path, f"{HEAD}style: plain\n{given}")
    (line,) = [found for found in paragraphs(document.body) if found.style == "Details Continued"]

    assert "·" not in said(line)


@pytest.mark.parametrize(
    ("more", "foot"),
    [
        ("next_report: tomorrow\n", "Next report: tomorrow"),
        ("next_report: tomorrow\ncontact: {name: Watch}\n", "Next report: tomorrow  ·  Contact: Watch"),
        ("contact: {name: Watch}\n", "Contact: Watch"),
        ("next_report: tomorrow\nmarking: Internal\n", "Next report: tomorrowInternal"),
        ("next_report: tomorrow\nmarking: CUI\n", "Next report: tomorrowCUI"),
    ],
)
def test_the_foot_tells_when_the_next_report_comes(tmp_path: Path, more: str, foot: str) -> None:
    assert spaced(composed(tmp_path, HEAD + more)).endswith(foot)


@pytest.mark.parametrize("name", ["number", "as_of"])
def test_number_and_hour_are_needed(tmp_path: Path, name: str) -> None:
    with pytest.raises(BriefError) as caught:
        composed(tmp_path, "".join(line for line in HEAD.splitlines(True) if not line.startswith(name)))

    assert [(problem.code, problem.field) for problem in caught.value.problems] == [("missing-field", name)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            CHART + REST,
            [["Highlights", "Development"], ["Response", "Gaps"], ["Next steps", "In their words", "Actors"]],
        ),
        (REST, [["Highlights", "Response", "Gaps"], ["Next steps", "In their words", "Actors"]]),
        (CHART + "gaps: [G]\nactors: [A]\n", [["Highlights", "Development"], ["Gaps", "Actors"]]),
        (CHART + "quotes: [{text: Q, speaker: S}]\n", [["Highlights", "Development"]]),
        ("response: [R]\n", [["Highlights", "Response"]]),
    ],
)
def test_a_row_that_would_be_half_empty_is_filled_with_what_follows(
    tmp_path: Path, more: str, expected: list[list[str]]
) -> None:
    found = rows(composed(tmp_path, HEAD + more))

    assert [[said(each) for each in paragraphs(row.blocks) if each.tag == "h2"] for row in found] == expected


def test_both_arrangements_print_the_same_words(tmp_path: Path) -> None:
    printed = [
        sorted(text.text for text in texts(made))
        for made in (composed(tmp_path, f"{HEAD}{CHART}{NEEDS}{REST}arrange: {name}\n") for name in ("rows", "side"))
    ]

    assert printed[0] == printed[1]


def test_the_state_of_each_need_is_a_word_with_a_shape_and_a_colour(tmp_path: Path) -> None:
    document = composed(tmp_path, HEAD + NEEDS)
    (table,) = [block for block in blocks_within(document.body) if isinstance(block, Table)]
    states = [found for row in table.body for found in paragraphs(row.cells[1].blocks)]

    assert [found.style for found in states] == ["Choice Bad", "Choice Good"]
    assert "■ bad" in spaced(document)


@pytest.mark.parametrize(("style", "paper"), list(product(style_names(folders_of(shipped())), PAPERS)))
def test_the_sample_is_one_page_in_every_style(project: Path, style: str, paper: str) -> None:
    brief = load(project / "briefs" / "tarsin-cholera.yaml")

    assert fit(bluf.compose(brief.model_copy(update={"style": style, "page": paper}))).fits


def test_the_sample_has_nothing_to_find_fault_with(project: Path) -> None:
    assert bluf.check(bluf.load(project / "briefs" / "tarsin-cholera.yaml")) == []


def test_the_starter_is_a_page(project: Path) -> None:
    brief = load(project / "templates" / "situation-report" / "starter.yaml")

    assert fit(bluf.compose(brief)).step.size >= 1


def test_a_link_in_the_masthead_has_the_colour_of_the_words_around_it(tmp_path: Path) -> None:
    document = composed(tmp_path, f"{HEAD}subtitle: See [the map](https://example.org)\nstyle: institution\n")

    (link,) = [text.style for text in texts(document) if text.href]
    assert link is not None
    assert document.sheet.characters[link].color == document.sheet.paragraphs["Masthead Subtitle"].color
