"""Flow and placing: numbers on lines and boxes, reckoned by hand from the sheet in `samples`."""

import pytest

from bluf.document import BlockQuote, Cell, Division, Document, Paragraph, Row, Rule, Table, TextRun
from bluf.layout import Line, PlacedGroup, PlacedParagraph, PlacedRule, lay_out, placed_paragraphs
from bluf.layout.fit import CLEAR
from tests.layout.samples import SHEET, bullets, columns, document, para

LONG = "one two three four five six seven eight nine ten " * 6


def only_group(doc: Document) -> PlacedGroup:
    (group,) = lay_out(doc).body
    assert isinstance(group, PlacedGroup)
    return group


def all_lines(doc: Document) -> list[Line]:
    return [line for paragraph in placed_paragraphs(lay_out(doc).body) for line in paragraph.lines]


def test_the_first_block_stands_at_the_top_of_the_frame_without_its_space() -> None:
    (line,) = all_lines(document(para("Hello")))
    assert (line.x, line.top, line.height) == (50, 50, 13)


def test_the_baseline_stands_four_fifths_down_the_line() -> None:
    (line,) = all_lines(document(para("Hello")))
    assert line.baseline == pytest.approx(50 + 0.8 * 13)


def test_a_later_block_has_its_space_above_it() -> None:
    first, second = all_lines(document(para("one"), para("two")))
    assert second.top == first.top + 13 + 4


def test_a_list_item_has_its_bullet_left_of_its_text() -> None:
    (paragraph, _) = placed_paragraphs(lay_out(document(bullets("one", "two"))).body)
    (label,) = paragraph.label
    assert (label.text, label.x, paragraph.lines[0].x) == ("•", 50, 62)


def test_a_numbered_list_counts() -> None:
    items = placed_paragraphs(lay_out(document(bullets(*"abc", style="List Number"))).body)
    assert [label.text for item in items for label in item.label] == ["1.", "2.", "3."]


def test_a_panel_is_filled_behind_its_padding_and_has_its_bar_at_the_left() -> None:
    panel = only_group(document(Division("panel", (para("one"),))))
    tint, bar = panel.fills
    assert (tint.rect.x, tint.rect.y, tint.rect.width, tint.rect.height) == (50, 50, 495, 6 + 13 + 7)
    assert (bar.rect.x, bar.rect.width, bar.rect.height) == (50, 3, 26)
    (paragraph,) = placed_paragraphs(panel.children)
    assert (paragraph.rect.x, paragraph.rect.y, paragraph.rect.width) == (62, 56, 475)


def test_columns_share_the_width_less_the_gap() -> None:
    left, right = only_group(document(columns(para("one"), para("two")))).children
    assert left.rect.width == pytest.approx(475 * 0.6)
    assert right.rect.x == pytest.approx(50 + 475 * 0.6 + 20)
    assert left.rect.y == right.rect.y == 50


def test_columns_are_as_tall_as_the_taller() -> None:
    group = only_group(document(columns(para(LONG), para("two"))))
    assert group.rect.height == group.children[0].rect.height > group.children[1].rect.height


def test_a_tinted_column_ends_with_the_tallest_if_it_is_nearly_as_full() -> None:
    def beside(words: str) -> tuple[float, PlacedGroup]:
        panel = Division("panel", (para(words),))
        tall, painted = only_group(document(Division("columns", (Division("column", (para(LONG),)), panel)))).children
        assert isinstance(painted, PlacedGroup)
        return tall.rect.bottom, painted

    foot, full = beside(LONG[: len(LONG) // 3])
    below, slight = beside("two")

    assert full.rect.bottom == pytest.approx(foot)
    assert {fill.rect.height for fill in full.fills} == {full.rect.height}
    assert slight.rect.bottom < below


def test_columns_take_the_widths_that_make_them_least_tall() -> None:
    def widths(left: str, right: str) -> list[float]:
        columns = (Division("column", (para(left),)), Division("column", (para(right),)))
        return [child.rect.width for child in only_group(document(Division("balanced", columns))).children]

    assert widths(LONG, "short") == pytest.approx([475 * 0.6, 475 * 0.4])
    assert widths("short", LONG) == pytest.approx([475 * 0.5, 475 * 0.5])
    assert widths("short", "short") == pytest.approx([475 * 0.6, 475 * 0.4])


def test_the_parts_of_a_row_stand_left_and_right_on_one_line() -> None:
    row = only_group(document(Division("row", (para("left"), para("right")))))
    left, right = placed_paragraphs(row.children)
    assert row.on_one_line
    assert left.lines[0].x == 50
    assert right.lines[0].x + right.lines[0].width == pytest.approx(545)
    assert left.lines[0].top == right.lines[0].top


def test_the_parts_of_a_row_that_is_too_long_stand_one_under_the_other() -> None:
    row = only_group(document(Division("row", (para("left " * 15), para("right " * 15)))))
    left, right = placed_paragraphs(row.children)
    assert not row.on_one_line
    assert right.lines[0].top > left.lines[-1].top


def test_right_and_centred_lines_end_where_they_should() -> None:
    right, centre = all_lines(document(para("word", "Right"), para("word", "Center")))
    assert right.x + right.width == pytest.approx(545)
    assert centre.x + centre.width / 2 == pytest.approx(50 + 495 / 2)


def test_a_rows_cells_are_as_tall_as_the_tallest_and_stand_side_by_side() -> None:
    table = Table(
        "Grid",
        (Row((Cell((para("h"),), True), Cell((para("i"),), True))),),
        (Row((Cell((para("a"),)), Cell((para(LONG),)))),),
    )
    head, body = only_group(Document(document().properties, SHEET, (table,))).children
    assert isinstance(body, PlacedGroup)
    left, right = body.children
    assert left.rect.height == right.rect.height == body.rect.height
    assert body.rect.y == head.rect.bottom
    assert right.rect.x == pytest.approx(50 + 495.276 * 0.25)


def test_a_quotes_bar_runs_on_through_the_space_between_its_paragraphs() -> None:
    quote = BlockQuote((para("one", "Quote"), para("two", "Quote")))
    first, second = placed_paragraphs(lay_out(Document(document().properties, SHEET, (quote,))).body)
    assert second.fills[0].rect.y == pytest.approx(first.fills[0].rect.bottom)
    assert second.lines[0].top > first.fills[0].rect.bottom


def test_a_rule_is_drawn_under_its_space() -> None:
    (placed,) = lay_out(Document(document().properties, SHEET, (Rule("Rule"),))).body
    assert isinstance(placed, PlacedRule)
    assert placed.rect.height == pytest.approx(2 + 2 + 0.5)
    assert placed.fills[0].rect.bottom == pytest.approx(placed.rect.bottom)


def test_a_header_taller_than_the_margin_pushes_the_body_away() -> None:
    header = tuple(para("line", "Header") for _ in range(5))
    page = lay_out(Document(document().properties, SHEET, (para("body"),), header=header))
    assert page.frame.y == pytest.approx(20 + 5 * 10.8 + CLEAR)
    assert page.body[0].rect.y == page.frame.y


def test_every_fragment_knows_the_field_it_came_from() -> None:
    (paragraph,) = placed_paragraphs(lay_out(document(para("one", src="title"))).body)
    assert [fragment.src for line in paragraph.lines for fragment in line.fragments] == ["title"]


def test_a_line_that_goes_on_says_so_and_keeps_its_space_out_of_its_width() -> None:
    lines = all_lines(document(para(LONG)))
    assert [line.broken for line in lines] == [True] * (len(lines) - 1) + [False]
    assert lines[0].fragments[-1].text.endswith(" ")
    assert lines[0].width <= 495


def test_fragments_follow_one_another_without_gap_or_overlap() -> None:
    block = Paragraph(
        "Normal", (TextRun("plain "), TextRun("bold ", bold=True), TextRun("9", style="Footnote Reference"))
    )
    (line,) = all_lines(document(block))
    edges = [(fragment.x, fragment.x + fragment.width) for fragment in line.fragments]
    assert edges[0][1] == pytest.approx(edges[1][0])
    assert edges[1][1] == pytest.approx(edges[2][0])
    assert line.fragments[2].size == 7


def test_placed_groups_mirror_the_document() -> None:
    group = only_group(document(bullets("one", "two")))
    assert [type(child.block).__name__ for child in group.children] == ["ListItem", "ListItem"]
    assert all(isinstance(inner, PlacedParagraph) for item in group.children for inner in item.children)  # type: ignore[union-attr]
