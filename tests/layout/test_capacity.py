"""What is many times as long as a page is told without being laid out; what is said of it holds of any layout."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluf.document import Document, Droppable, FitMode, LineBreak, Paragraph, TextRun
from bluf.layout import DoesNotFitError, Layout, fit, lines_over
from bluf.layout import capacity as capacities
from bluf.layout.capacity import hopeless
from bluf.problems import BriefError, Problem, Span
from bluf.problems.field_path import FieldPath
from tests.layout.samples import bullets, document, para

WORDS = "Ministers agreed to deepen practical work across several fields. "


def problem_of(made: Document) -> Problem:
    with pytest.raises(BriefError) as raised:
        fit(made)
    assert not isinstance(raised.value, DoesNotFitError)
    return raised.value.problems[0]


def test_text_of_many_pages_is_told_by_at_least_how_many_lines_it_is_too_long() -> None:
    made = replace(document(bullets("short", WORDS * 2000)), spans={FieldPath("key_points[1]"): Span("b.yaml", 11, 5)})
    problem = problem_of(made)

    assert problem.code == "does-not-fit"
    assert problem.message.startswith("at least 828 lines too long")
    assert (
        "lines too long for one page at the smallest setting (9 pt); the costliest items: key_points[1] (line 11)"
        in (problem.message)
    )
    assert problem.span == Span("b.yaml", 11, 5)


def test_a_header_of_many_pages_is_told_too() -> None:
    made = replace(document(para("a")), header=(para(WORDS * 2000, "Header", "reference"),))

    assert "the costliest items: reference: " in problem_of(made).message


def test_line_ends_without_number_are_told_too() -> None:
    made = document(Paragraph("Normal", tuple([TextRun("a"), LineBreak()] * 20_000)))

    assert problem_of(made).code == "does-not-fit"


def test_what_the_template_itself_prints_without_end_is_the_templates() -> None:
    made = replace(document(para(WORDS * 2000)), template=Span("page.html.j2", 0, 0))
    problem = problem_of(made)

    assert (problem.code, problem.span) == ("template-limit", Span("page.html.j2", 0, 0))


def test_what_may_be_left_out_is_not_counted() -> None:
    droppable = tuple(Droppable(FieldPath.of("key_points", index), 2) for index in range(1, 40))
    page = fit(document(bullets("a", *[WORDS * 60] * 39), mode=FitMode.TRIM, droppable=droppable))

    assert len(page.dropped) > 30


def test_a_brief_of_a_few_pages_is_laid_out_to_say_by_how_many_lines_exactly_it_is_too_long() -> None:
    with pytest.raises(DoesNotFitError):
        fit(document(bullets(WORDS * 400)))


@settings(max_examples=30)
@given(st.lists(st.text("abc d—é-", min_size=1, max_size=300), min_size=1, max_size=40), st.sampled_from(FitMode))
def test_what_is_called_hopeless_fits_in_no_layout(texts: list[str], mode: FitMode) -> None:
    made = document(bullets(*(text * 20 for text in texts)), mode=mode)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(capacities, "MOST_PAGES", 1)
        problem = hopeless(made)
    if problem:
        ladder = made.sheet.ladder
        page = Layout(made).page(ladder[0 if mode is FitMode.STRICT else -1])
        assert int(problem.message.split()[2]) <= lines_over(page)
