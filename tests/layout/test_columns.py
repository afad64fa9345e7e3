"""Columns are as wide as what is in them, numbers stand under each other, and what has no room is told."""

from pathlib import Path

import pytest

import bluf
from bluf.document import FitMode
from bluf.layout import Layout, Page, PlacedGroup
from bluf.layout.items import item_lines
from bluf.problems import BriefError
from bluf.problems.field_path import FieldPath
from tests.writers.tables import QUAYS, brief_with, page_with, paragraph, rows_of

TABLE = FieldPath("sections[0].table")


def column(page: Page, index: int) -> list[PlacedGroup]:
    return [row[index] for row in rows_of(page)]


def end_of(cell: PlacedGroup, text: str) -> float:
    """Return the x at which the first characters of a cell's line end."""
    (fragment,) = paragraph(cell).lines[0].fragments
    assert fragment.text.startswith(text)
    return fragment.x + fragment.shaper.advance(text) * fragment.size


def test_the_columns_fill_the_measure_and_the_outer_ones_are_flush_with_it(tmp_path: Path) -> None:
    page = page_with(QUAYS, tmp_path)
    first, *_, last = rows_of(page)[1]

    assert first.rect.x == pytest.approx(page.frame.x)
    assert paragraph(first).rect.x == pytest.approx(page.frame.x)
    assert last.rect.right == pytest.approx(page.frame.right)
    assert paragraph(last).rect.right == pytest.approx(page.frame.right)


def test_every_column_has_room_for_its_longest_word_and_words_share_the_rest(tmp_path: Path) -> None:
    long = " ".join(["Lamps, bollards and a gangway"] * 6)
    page = page_with(f"columns: [Quay, Work]\nrows:\n  - [Harbourmaster's wharf, '{long}']\n  - [B, C]\n", tmp_path)
    quay, work = rows_of(page)[1]

    assert len(paragraph(quay).lines) == 1
    assert len(paragraph(work).lines) > 1
    assert work.rect.width > 2 * quay.rect.width


def test_numbers_stand_with_their_decimal_marks_under_each_other(tmp_path: Path) -> None:
    page = page_with("columns: [A, B]\nrows: [[x, 12.5 m], [y, 8 m], [z, '1,240.25 m']]\n", tmp_path)
    head, *cells = column(page, 1)

    ends = [end_of(cell, text) for cell, text in zip(cells, ("12", "8", "1,240"), strict=True)]
    assert ends == pytest.approx([ends[0]] * 3, abs=0.1)
    assert paragraph(head).style.align == "right"
    printed = [line.text.split() for cell in cells for line in paragraph(cell).lines]
    assert printed == [["12.5", "m"], ["8", "m"], ["1,240.25", "m"]]


def test_a_column_that_is_not_all_numbers_begins_at_the_left(tmp_path: Path) -> None:
    page = page_with("columns: [A, B]\nrows: [[x, 12], [y, about 8]]\n", tmp_path)

    assert [paragraph(cell).style.align for cell in column(page, 1)] == ["left"] * 3


def test_an_alignment_that_is_given_is_taken(tmp_path: Path) -> None:
    page = page_with("columns: [{head: A, align: right}, {head: B, align: left}]\nrows: [[x, 12], [y, 8]]\n", tmp_path)

    assert [paragraph(cell).style.align for cell in column(page, 0)] == ["right"] * 3
    assert [paragraph(cell).style.align for cell in column(page, 1)] == ["left"] * 3


def test_rows_are_less_tall_at_a_step_with_less_space(tmp_path: Path) -> None:
    layout = Layout(page_with(QUAYS, tmp_path).document)
    first = layout.document.sheet.ladder[0]
    tighter = next(step for step in layout.document.sheet.ladder if step.spacing < 0.8 and step.size == first.size)
    open_page, tight_page = layout.page(first), layout.page(tighter)
    open_pad, tight_pad = (page.sheet.tables["Data Table"].padding for page in (open_page, tight_page))

    less = open_pad.top + open_pad.bottom - tight_pad.top - tight_pad.bottom
    assert less > 1
    heights = [[cell.rect.height for cell in column(page, 0)] for page in (open_page, tight_page)]
    assert heights[1] == pytest.approx([height - less for height in heights[0]], abs=0.01)


def test_rules_stand_between_rows_only_and_heavier_under_the_head_and_above_the_total(tmp_path: Path) -> None:
    page = page_with(QUAYS, tmp_path)
    table = next(each for each in page.body if _has_rows(each))
    assert isinstance(table, PlacedGroup)
    bottoms = [round(row.rect.bottom, 2) for row in table.children]
    rules = {round(fill.rect.bottom, 2): fill.rect.height for fill in table.fills}

    assert rules == {bottoms[0]: 0.75, bottoms[1]: 0.5, bottoms[2]: 0.75}


def _has_rows(placed: object) -> bool:
    return isinstance(placed, PlacedGroup) and len(placed.children) == 4 and bool(placed.fills)


def test_a_word_of_a_closed_list_has_its_shape_and_colour(tmp_path: Path) -> None:
    page = page_with(QUAYS, tmp_path)
    ready, late = map(paragraph, column(page, 3)[1:3])

    assert [ready.lines[0].text, late.lines[0].text] == ["● ready", "■ late"]
    assert [each.fills[0].color for each in (ready, late)] == ["#2e6b34", "#b3261e"]
    assert ready.fills[0].rect.height == pytest.approx(ready.style.line_height)


def test_on_a_page_from_right_to_left_the_first_column_is_the_rightmost(tmp_path: Path) -> None:
    page = page_with("columns: [ב, ג]\nrows: [[ש, 12.5], [ד, 8]]\n", tmp_path, lang="he", text="שלום")
    first, second = rows_of(page)[1]
    marks = [end_of(row[1], text) for row, text in zip(rows_of(page)[1:], ("12", "8"), strict=True)]

    assert first.rect.right == pytest.approx(page.frame.right)
    assert second.rect.x == pytest.approx(page.frame.x)
    assert marks == pytest.approx([marks[0]] * 2, abs=0.1)


def test_a_table_whose_words_have_no_room_is_told_at_its_line(tmp_path: Path) -> None:
    heads = ", ".join(f"Nebulousheadings{index}" for index in range(9))
    path = brief_with(f"columns: [{heads}]\nrows: [[{heads}]]\n", tmp_path)

    with pytest.raises(BriefError) as caught:
        bluf.fit(bluf.compose(bluf.load(path)))

    (problem,) = caught.value.problems
    assert (problem.code, problem.field, problem.span and problem.span.line) == ("table-too-wide", TABLE, 9)


def test_a_timeline_whose_words_have_no_room_is_told_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    entry = f"    timeline: [{{when: Noon, text: {'n' * 150}}}]\n"
    path.write_text(f"title: T\ndate: 2025-11-17\nbottom_line: B\nkey_points: [K]\nsections:\n  - heading: H\n{entry}")

    with pytest.raises(BriefError) as caught:
        bluf.fit(bluf.compose(bluf.load(path)))

    (problem,) = caught.value.problems
    assert (problem.code, problem.span and problem.span.line) == ("table-too-wide", 7)


def test_a_table_takes_smaller_type_to_have_room(tmp_path: Path) -> None:
    heads = ", ".join(f"Harbourmast{index}" for index in range(7))
    path = brief_with(f"columns: [{heads}]\nrows: [[{heads}]]\n", tmp_path)

    page = bluf.fit(bluf.compose(bluf.load(path)))

    assert page.body_size < page.document.sheet.paragraphs["Normal"].size
    assert all(len(paragraph(cell).lines) == 1 for row in rows_of(page) for cell in row)


MANY = "columns: [A, B]\nrows:\n" + "".join(f"  - [Quay {index}, {index}]\n" for index in range(70))


def test_a_table_that_is_too_long_is_named_with_its_lines(tmp_path: Path) -> None:
    path = brief_with(MANY, tmp_path)

    with pytest.raises(BriefError) as caught:
        bluf.fit(bluf.compose(bluf.load(path)))

    (problem,) = caught.value.problems
    assert (problem.code, problem.field) == ("does-not-fit", TABLE)
    assert "sections[0].table (line 9): 71 lines" in problem.message


def test_a_table_with_a_priority_may_be_left_out(tmp_path: Path) -> None:
    path = brief_with(f"{MANY}priority: 2\n", tmp_path, more="fit: trim\n")

    page = bluf.fit(bluf.compose(bluf.load(path)))

    assert page.document.mode is FitMode.TRIM
    assert page.dropped == (TABLE,)
    assert TABLE not in item_lines(page)


def test_what_stands_in_a_table_is_no_longer_than_its_rows(tmp_path: Path) -> None:
    page = page_with(QUAYS, tmp_path)
    table = [cell.rect.height for row in rows_of(page) for cell in row[:1]]

    assert item_lines(page)[TABLE] == 5  # its caption, head, two rows and total, where none is broken
    assert len(table) == 4


def test_a_column_of_choices_takes_no_room_that_its_words_do_not_need(tmp_path: Path) -> None:
    page = page_with(
        "columns: [Quay, {head: State, kind: choice, values: {ready: good, late: bad}}]\n"
        "rows: [[North Pier, ready], [Old Town, late]]\n",
        tmp_path,
    )
    quay, state = rows_of(page)[1]

    assert state.rect.width < 0.3 * quay.rect.width
