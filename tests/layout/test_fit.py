"""Fit: one page at the most open step, or an error that says by how much it is over and what costs most."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluf.document import Document, Droppable, FitMode, Paragraph, TextRun
from bluf.ground.file_text import FileText
from bluf.ground.text_map import TextMap
from bluf.layout import DoesNotFitError, Layout, fit, lay_out, lines_over, placed_paragraphs
from bluf.problems import BriefError, Span
from bluf.problems.field_path import FieldPath
from tests.layout.samples import LADDER, SHEET, bullets, columns, document, para

POINT = "Ministers agreed to deepen practical work across several fields and to report back within the year. "


def points(count: int, mode: FitMode = FitMode.SHRINK, droppable: tuple[Droppable, ...] = ()) -> Document:
    strings = [POINT * 2 + str(index) for index in range(count)]
    return document(bullets(*strings), mode=mode, droppable=droppable)


def longest_that_fits(mode: FitMode = FitMode.SHRINK) -> int:
    return next(count for count in range(1, 60) if not _fits(points(count + 1, mode)))


def _fits(doc: Document) -> bool:
    try:
        fit(doc)
    except BriefError:
        return False
    return True


def test_a_short_brief_is_set_as_designed() -> None:
    page = fit(points(3))
    assert page.step == LADDER[0]
    assert page.body_size == 10


def test_spaces_are_tightened_before_leading_and_leading_before_size() -> None:
    seen = []
    for count in range(1, longest_that_fits() + 1):
        step = fit(points(count)).step
        if step not in seen:
            seen.append(step)
    sizes = [step.size for step in seen]
    assert len(seen) >= 4
    assert sizes == sorted(sizes, reverse=True)
    for before, after in itertools.pairwise(seen):
        if before.size == after.size and before.margins == after.margins:
            assert (after.leading, after.spacing) < (before.leading, before.spacing)


def test_the_step_chosen_is_the_first_that_fits_at_its_size() -> None:
    for count in range(1, longest_that_fits() + 1):
        layout = Layout(points(count))
        chosen = layout.least_compressed()
        assert chosen is not None
        same_size = [step for step in LADDER if (step.size, step.margins) == (chosen.size, chosen.margins)]
        assert chosen == next(step for step in same_size if layout.at(step).fits)


def test_no_text_is_set_below_the_floor() -> None:
    page = fit(points(longest_that_fits()))
    sizes = {f.size for p in placed_paragraphs(page.body) for line in p.lines for f in line.fragments}
    assert page.body_size == 9
    assert min(sizes) >= SHEET.floor


def test_the_reserve_stays_free() -> None:
    page = fit(points(longest_that_fits()))
    assert page.used + page.reserve <= page.frame.height
    assert page.reserve >= page.sheet.paragraphs["Normal"].line_height


def test_strict_never_leaves_the_styles_own_sizes() -> None:
    most = longest_that_fits(FitMode.STRICT)
    assert fit(points(most, FitMode.STRICT)).step == LADDER[0]
    assert most < longest_that_fits()


def test_what_does_not_fit_says_how_many_lines_over_and_names_the_costliest_with_their_lines() -> None:
    strings = ["short", POINT * 200, POINT * 3]
    spans = {FieldPath(f"key_points[{index}]"): Span("b.yaml", 10 + index, 5) for index in range(3)}
    doc = replace(document(bullets(*strings)), spans=spans)
    with pytest.raises(DoesNotFitError) as caught:
        fit(doc)
    (problem,) = caught.value.problems
    over = lines_over(caught.value.page)
    assert over > 90
    assert problem.code == "does-not-fit"
    assert problem.message.startswith(f"{over} lines too long for one page at the smallest setting (9 pt)")
    assert "the costliest items: key_points[1] (line 11): " in problem.message
    assert problem.span == spans[FieldPath("key_points[1]")]


def test_the_lines_over_are_those_that_must_go() -> None:
    most = longest_that_fits()
    with pytest.raises(DoesNotFitError) as caught:
        fit(points(most + 1))
    assert 1 <= lines_over(caught.value.page) <= 3  # a point is two lines and a space


def test_trim_drops_the_highest_priority_number_first_and_the_later_of_equals() -> None:
    count = longest_that_fits() + 2
    droppable = (
        Droppable(FieldPath("key_points[1]"), 2),
        Droppable(FieldPath("key_points[4]"), 3),
        Droppable(FieldPath("key_points[6]"), 3),
    )
    page = fit(points(count, FitMode.TRIM, droppable))
    assert page.dropped == ("key_points[6]", "key_points[4]")
    shown = {f.src for p in placed_paragraphs(page.body) for line in p.lines for f in line.fragments}
    assert "key_points[6].text" not in shown
    assert "key_points[1].text" in shown


def test_trim_drops_nothing_that_fits() -> None:
    page = fit(points(3, FitMode.TRIM, (Droppable(FieldPath("key_points[1]"), 2),)))
    assert page.dropped == ()


def test_trim_that_is_not_enough_is_an_error() -> None:
    with pytest.raises(DoesNotFitError):
        fit(points(longest_that_fits() + 5, FitMode.TRIM, (Droppable(FieldPath("key_points[1]"), 2),)))


def test_a_heading_goes_with_the_last_item_under_it() -> None:
    full = bullets(*[POINT * 2] * (longest_that_fits() - 1))
    doc = document(full, para("More", "Heading 1"), bullets(POINT * 4, at="sections[0].points"), mode=FitMode.TRIM)
    page = fit(replace(doc, droppable=(Droppable(FieldPath("sections[0].points[0]"), 2),)))
    assert page.dropped == ("sections[0].points[0]",)
    assert "More" not in [line.text for p in placed_paragraphs(page.body) for line in p.lines]


def test_a_character_without_a_glyph_is_named_with_its_line() -> None:
    doc = replace(
        document(para("snow \N{GRINNING FACE}", src="title")),
        spans={FieldPath("title"): Span("b.yaml", 3, 8)},
    )
    with pytest.raises(BriefError) as caught:
        fit(doc)
    (problem,) = caught.value.problems
    assert (problem.code, problem.field) == ("missing-glyph", "title")
    assert "U+1F600, a grinning face" in problem.message
    assert problem.span is not None
    assert problem.span.line == 3


def test_a_character_is_found_on_its_own_line_where_the_document_can_tell() -> None:
    text = TextRun("snow \N{GRINNING FACE}", src=FieldPath("title"), origin=TextMap.exact(7, 6))
    written = FileText("b.yaml", "title: snow \N{GRINNING FACE}\n")
    doc = replace(document(Paragraph("Normal", (text,))), written=written)
    with pytest.raises(BriefError) as caught:
        fit(doc)
    assert caught.value.problems[0].span == Span("b.yaml", 1, 13, 14, "title: snow \N{GRINNING FACE}")


def test_characters_that_have_no_look_of_their_own_are_let_through() -> None:
    doc = document(para("a\N{RIGHT-TO-LEFT OVERRIDE}b\N{ZERO WIDTH JOINER}c\N{SOFT HYPHEN}d"))
    (paragraph,) = placed_paragraphs(fit(doc).body)
    assert "\N{SOFT HYPHEN}" not in paragraph.lines[0].text


sentences = st.lists(st.integers(1, 120).map(lambda count: POINT[:count]), min_size=1, max_size=40)


@settings(deadline=None, max_examples=40)
@given(sentences, sentences)
def test_a_more_compressed_step_is_never_taller(left: list[str], right: list[str]) -> None:
    balanced = replace(columns(bullets(*left), bullets(*right)), style="balanced")
    layout = Layout(document(para("Title", "Title"), columns(bullets(*left), bullets(*right)), balanced))
    by_size = [list(steps) for _, steps in itertools.groupby(LADDER, key=lambda step: (step.margins, step.size))]
    over = {step: layout.at(step).used - layout.at(step).rect.height for step in LADDER}
    assert len(by_size) == 4
    for steps in by_size:
        assert all(over[a] >= over[b] - 1e-6 for a, b in itertools.pairwise(steps))
    assert all(over[a[-1]] >= over[b[-1]] - 1e-6 for a, b in itertools.pairwise(by_size))


@settings(deadline=None, max_examples=40)
@given(sentences)
def test_nothing_overflows_sideways(strings: list[str]) -> None:
    words = [string.replace(" ", "/") for string in strings]
    page = lay_out(document(columns(bullets(*words), bullets(*words))))
    for paragraph in placed_paragraphs(page.body):
        for line in paragraph.lines:
            assert line.x + line.width <= paragraph.rect.right + 0.001


@pytest.mark.parametrize("part", ["header", "footer"])
def test_a_header_or_footer_that_is_taller_than_its_margin_keeps_clear_of_the_body(part: str) -> None:
    lines = tuple(para("Marking and reference") for _ in range(6))
    page = fit(replace(points(3), **{part: lines}))  # type: ignore[arg-type]
    set_in_it = [line for each in placed_paragraphs(getattr(page, part)) for line in each.lines]
    if part == "header":
        gap = page.frame.y - max(line.top + line.height for line in set_in_it)
    else:
        gap = min(line.top for line in set_in_it) - page.frame.bottom
    assert gap == pytest.approx(8)


def hint_of(count: int, may_go: int, mode: FitMode = FitMode.SHRINK) -> str:
    with pytest.raises(BriefError) as caught:
        fit(
            points(
                count,
                mode,
                droppable=tuple(Droppable(FieldPath.of("key_points", number), 2) for number in range(may_go)),
            )
        )
    (problem,) = caught.value.problems
    assert problem.hint is not None
    return problem.hint


def test_a_page_too_long_is_told_of_trim_where_what_may_go_suffices() -> None:
    assert hint_of(60, 40) == (
        "shorten or remove some of these, or set `fit: trim`: 40 items of `priority` 2 or more may go"
    )


def test_a_page_too_long_is_told_of_more_priorities_where_what_may_go_is_not_enough() -> None:
    assert hint_of(60, 3) == (
        "shorten or remove some of these, or give more points that may go a `priority: 2` and set `fit: trim`"
    )


def test_a_strict_page_is_told_of_shrinking_only_where_that_suffices() -> None:
    most = longest_that_fits()
    assert "`fit: shrink`" in hint_of(most, most, FitMode.STRICT)
    assert "`fit: shrink`" not in hint_of(2 * most, 2 * most, FitMode.STRICT)
    assert "`fit: trim`" in hint_of(2 * most, 2 * most, FitMode.STRICT)


def test_points_of_one_line_are_named_as_a_list() -> None:
    with pytest.raises(DoesNotFitError) as caught:
        fit(document(para("Two lines, as it is so long. " * 6, src="title"), bullets(*["short"] * 120)))
    assert "the costliest items: key_points: 120 lines in 120 items, title: 2 lines" in (
        caught.value.problems[0].message
    )


def test_what_is_too_long_by_the_templates_own_words_is_told_at_the_template() -> None:
    at = Span("page.html.j2", 0, 0)
    body = (para("A title", src="title"), *(para("The template's own words.") for _ in range(200)))
    with pytest.raises(DoesNotFitError) as caught:
        fit(replace(document(*body), template=at))
    (problem,) = caught.value.problems
    assert (problem.code, problem.span) == ("template-limit", at)
