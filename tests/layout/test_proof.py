"""A finished page is proven: its words stand on the paper, in their column and off all other words."""

from dataclasses import replace
from typing import Any

import pytest

from bluf.document import Document, FitMode, TextRun
from bluf.layout import DoesNotFitError, fit, proof
from bluf.layout.page import PlacedParagraph
from bluf.layout.proof import out_of_place
from bluf.problems import BriefError, Problem, Span
from tests.layout.samples import SHEET, bullets, columns, document, para

AT_STYLE = Span("house.yaml", 7, 3)
AT_FILE = Span("page.html.j2", 0, 0)


def problem_of(made: Document) -> Problem:
    with pytest.raises(BriefError) as raised:
        fit(made)
    (problem,) = raised.value.problems
    return problem


def with_style(made: Document, name: str, **changed: Any) -> Document:
    styles = {**made.sheet.paragraphs, name: replace(made.sheet.paragraphs[name], **changed)}
    return replace(made, sheet=replace(made.sheet, paragraphs=styles))


def with_sheet(made: Document, **changed: Any) -> Document:
    return replace(made, sheet=replace(made.sheet, **changed))


def test_a_sound_page_is_sound() -> None:
    made = document(para("T", "Title"), columns(bullets("a b", "c"), bullets("d", style="List Number")))

    assert list(out_of_place(fit(made))) == []


def test_words_that_are_wider_than_their_column_are_out_of_place() -> None:
    problem = problem_of(with_style(document(para("words")), "Normal", indent=494))

    assert problem.code == "no-room"
    assert problem.message.startswith("words of `Normal` stand beside their column")


def test_an_indent_wider_than_the_column_is_told_and_not_how_many_lines_it_makes() -> None:
    problem = problem_of(with_style(document(para("words " * 300)), "Normal", indent=600))

    assert problem.code == "no-room"


def test_a_label_beside_the_paper_is_out_of_place() -> None:
    made = with_style(document(bullets("a")), "List Bullet", hanging=70)

    assert "stand beside the paper" in problem_of(made).message


def test_a_label_that_runs_into_its_own_words_is_out_of_place() -> None:
    made = with_style(document(bullets("a")), "List Bullet", label="(viii)", hanging=12)

    assert "stand on their own bullet or number" in problem_of(made).message


def test_a_label_on_the_words_of_another_column_is_out_of_place() -> None:
    made = with_style(document(columns(para("w" * 40), bullets("a"))), "List Bullet", hanging=60)

    assert "stand on other words" in problem_of(made).message


def test_a_letter_that_rises_into_the_line_above_is_out_of_place() -> None:
    characters = {**SHEET.characters, "Up": replace(SHEET.characters["Footnote Reference"], rise=0.9, scale=1.0)}
    made = with_sheet(document(replace(para("a"), inlines=(TextRun("a", style="Up"),))), characters=characters)

    assert "rise into the line above" in problem_of(made).message


def test_a_foot_below_the_paper_is_out_of_place() -> None:
    made = with_sheet(replace(document(para("a")), footer=(para("foot", "Header"),)), footer_distance=-20)

    assert "stand above or below the paper" in problem_of(made).message


def test_a_header_that_leaves_no_room_is_named() -> None:
    made = replace(document(para("a", src="title")), header=tuple(para("x", "Header", "reference") for _ in range(90)))
    with pytest.raises(DoesNotFitError) as raised:
        fit(made)

    assert "the costliest items: reference: 90 lines" in raised.value.problems[0].message
    assert raised.value.page.fill > 1


@pytest.mark.parametrize(
    ("places", "template", "own_style", "told"),
    [
        ({"paragraphs.Normal.indent": (0, AT_STYLE)}, None, False, AT_STYLE),
        ({"paragraphs.Normal": (2, AT_FILE), "boxes.panel": (0, AT_STYLE)}, None, False, AT_STYLE),
        ({"paragraphs.Normal": (0, AT_STYLE)}, AT_FILE, True, AT_FILE),
        ({"paragraphs.Normal": (0, AT_STYLE)}, AT_FILE, False, AT_STYLE),
        ({}, None, True, None),
    ],
)
def test_the_problem_is_where_the_nearest_file_of_the_authors_says_something(
    places: dict[str, tuple[int, Span]], template: Span | None, own_style: bool, told: Span | None
) -> None:
    from bluf.document import Division

    made = with_style(replace(document(), body=(Division("panel", (para("words"),)),)), "Normal", indent=490)
    made = replace(with_sheet(made, places=places, is_own=own_style), template=template)

    assert problem_of(made).span == told


def test_a_page_that_is_too_long_is_not_blamed_for_running_into_its_foot() -> None:
    made = replace(document(bullets(*["word " * 60] * 40), mode=FitMode.STRICT), footer=(para("foot", "Header"),))

    assert problem_of(made).code == "does-not-fit"


def test_a_paragraph_is_judged_once_however_many_lines_it_has(monkeypatch: pytest.MonkeyPatch) -> None:
    page = fit(document(para("words that go on " * 60)))
    asked: list[PlacedParagraph] = []
    judge = proof._out_of_column

    def counted(paragraph: PlacedParagraph) -> str | None:
        asked.append(paragraph)
        return judge(paragraph)

    monkeypatch.setattr(proof, "_out_of_column", counted)
    assert list(out_of_place(page)) == []

    assert len(asked) == 1
    assert len(asked[0].lines) > 5
