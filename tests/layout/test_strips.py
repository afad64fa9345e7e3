"""The cells of a strip: rows, widths, heights."""

from dataclasses import replace

import pytest

from bluf.document import BoxStyle, Division, Document, Insets
from bluf.layout import PlacedGroup, lay_out, placed_paragraphs
from bluf.layout.strips import CellWidth, leveled, strip_shares
from tests.layout.samples import SHEET, document, para

WIDE = CellWidth(20, 20)
STRIP = replace(
    SHEET,
    boxes={
        **SHEET.boxes,
        "strip": BoxStyle("strip", arrange="strip", gap=5),
        "cell": BoxStyle("cell", fill="#eeeeee", padding=Insets(2, 4, 2, 6)),
    },
)


def strip(*cells: str) -> Document:
    made = document(Division("strip", tuple(Division("cell", (para(cell),)) for cell in cells)))
    return replace(made, sheet=STRIP)


def placed(doc: Document) -> tuple[PlacedGroup, ...]:
    (group,) = lay_out(doc).body
    assert isinstance(group, PlacedGroup)
    return tuple(cell for cell in group.children if isinstance(cell, PlacedGroup))


@pytest.mark.parametrize(
    ("count", "rows"),
    [(1, [1]), (2, [2]), (6, [6]), (7, [4, 3]), (8, [4, 4]), (9, [5, 4]), (11, [6, 5]), (12, [6, 6])],
)
def test_up_to_six_cells_stand_in_a_row_and_more_in_two(count: int, rows: list[int]) -> None:
    assert [len(row) for row in strip_shares([WIDE] * count, 500, 5)] == rows


def test_cells_are_equally_wide_where_all_stands_on_one_line_then() -> None:
    assert strip_shares([CellWidth(10, 90), CellWidth(10, 20)], 205, 5) == ((0.5, 0.5),)


def test_cells_are_as_wide_as_they_ask_where_equal_ones_would_break_a_line() -> None:
    ((wide, narrow),) = strip_shares([CellWidth(10, 150), CellWidth(10, 30)], 205, 5)

    assert (wide * 200, narrow * 200) == pytest.approx((160, 40))


def test_what_has_no_room_gives_way_the_widest_first() -> None:
    assert leveled([CellWidth(10, 300), CellWidth(10, 40), CellWidth(10, 200)], 240) == pytest.approx([100, 40, 100])


def test_no_cell_is_narrower_than_its_longest_word() -> None:
    ((first, second),) = strip_shares([CellWidth(150, 400), CellWidth(20, 300)], 205, 5)

    assert first * 200 == pytest.approx(150)
    assert second * 200 == pytest.approx(50)


def test_longest_words_without_room_beside_each_other_stand_in_more_rows() -> None:
    assert [len(row) for row in strip_shares([CellWidth(120, 120)] * 5, 300, 5)] == [2, 2, 1]


def test_a_cell_that_has_no_room_even_alone_has_a_row_of_its_own() -> None:
    assert strip_shares([CellWidth(400, 400)] * 2, 300, 5) == ((1.0,), (1.0,))


def test_cells_of_a_row_are_equally_tall_and_stand_apart_by_the_gap() -> None:
    first, second = placed(strip("one", "two " * 80))

    assert first.rect.height == second.rect.height
    assert second.rect.x - first.rect.right == pytest.approx(5)
    assert first.rect.x == 50
    assert second.rect.right == pytest.approx(545)


def test_a_row_stands_under_the_one_before_it_by_the_gap() -> None:
    cells = placed(strip(*"abcdefg"))

    assert {round(cell.rect.y, 3) for cell in cells[:4]} == {50}
    assert {round(cell.rect.y, 3) for cell in cells[4:]} == {round(cells[0].rect.bottom + 5, 3)}


def test_the_words_of_a_cell_stand_inside_its_padding() -> None:
    first, _ = placed(strip("one", "two"))
    (paragraph,) = placed_paragraphs((first,))

    assert (paragraph.rect.x, paragraph.rect.y) == (56, 52)
    assert [fill.rect for fill in first.fills] == [first.rect]


def test_widths_stay_as_they_were_chosen_when_the_type_shrinks() -> None:
    doc = strip("one two three", "two " * 60, "three")
    tight = lay_out(doc, doc.sheet.ladder[-6])
    (group,) = tight.body
    assert isinstance(group, PlacedGroup)

    assert [cell.rect.width for cell in group.children] == pytest.approx([cell.rect.width for cell in placed(doc)])
