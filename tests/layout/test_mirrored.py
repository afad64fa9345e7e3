"""A page in a language that is written from right to left is mirrored; a paragraph runs as its own language does."""

from dataclasses import replace

import pytest

from bluf.document import Block, Cell, Division, Paragraph, Row, Table, TextRun
from bluf.layout import Fragment, Line, Page, PlacedGroup, PlacedParagraph, lay_out, placed_paragraphs
from tests.layout.samples import advance, bullets, columns, document, para

LEFT, RIGHT = 50, 545  # the frame's edges


def laid_out(*blocks: Block, lang: str = "he") -> Page:
    made = document(*blocks)  # type: ignore[arg-type]
    return lay_out(replace(made, properties=replace(made.properties, lang=lang)))


def only_paragraph(*blocks: Block, lang: str = "he") -> PlacedParagraph:
    (paragraph,) = placed_paragraphs(laid_out(*blocks, lang=lang).body)
    return paragraph


def line_of(text: str, lang: str = "he", style: str = "Normal") -> Line:
    (line,) = only_paragraph(para(text, style), lang=lang).lines
    return line


def seen(line: Line) -> list[str]:
    """Return the fragments of a line from left to right."""
    return [each.text for each in sorted(line.fragments, key=lambda each: each.x) if each.width]


def test_a_line_ends_at_the_right_edge() -> None:
    line = line_of("שלום")

    assert line.x + line.width == pytest.approx(RIGHT)


def test_a_paragraph_in_a_language_from_the_left_begins_at_the_left() -> None:
    (line,) = only_paragraph(Paragraph("Normal", (TextRun("Good day"),), lang="en")).lines

    assert line.x == LEFT


def test_a_paragraph_from_the_right_on_a_page_from_the_left_begins_at_the_right() -> None:
    paragraph = only_paragraph(Paragraph("Quote", (TextRun("שלום"),), lang="he"), lang="en")
    (line,) = paragraph.lines

    assert line.x + line.width == pytest.approx(RIGHT - 10)
    assert paragraph.fills[0].rect.right == pytest.approx(RIGHT)
    assert paragraph.is_right_to_left


def test_what_is_set_at_the_end_of_the_measure_is_at_the_left() -> None:
    assert line_of("שלום", style="Right").x == pytest.approx(LEFT)


def test_centred_text_is_in_the_middle_either_way() -> None:
    line = line_of("שלום", style="Center")

    assert line.x + line.width / 2 == pytest.approx((LEFT + RIGHT) / 2)


def test_a_bullet_hangs_at_the_right_of_its_text() -> None:
    paragraph = next(placed_paragraphs(laid_out(bullets("שלום", "עולם")).body))
    (label,) = paragraph.label

    assert label.x + label.width == pytest.approx(RIGHT)
    assert paragraph.lines[0].x + paragraph.lines[0].width == pytest.approx(RIGHT - 12)


def test_a_number_stands_before_its_dot_as_it_is_read() -> None:
    first = next(placed_paragraphs(laid_out(bullets("שלום", "עולם", style="List Number")).body))
    number, dot = first.label

    assert (number.text, dot.text) == ("1", ".")
    assert dot.x + dot.width == pytest.approx(number.x)


def test_the_first_column_is_at_the_right() -> None:
    page = laid_out(columns(para("שלום"), para("עולם")))
    first, second = placed_paragraphs(page.body)

    assert first.rect.right == pytest.approx(RIGHT)
    assert second.rect.x == pytest.approx(LEFT)
    assert first.rect.x - second.rect.right == pytest.approx(20)


def test_the_first_cell_of_a_row_is_at_the_right() -> None:
    cells = Row((Cell((para("א"),)), Cell((para("ב"),))))
    first, second = placed_paragraphs(laid_out(Table("Grid", (), (cells,))).body)

    assert first.rect.x > second.rect.right


def test_a_panel_has_its_bar_at_the_right_and_its_padding_turned_round() -> None:
    (panel,) = laid_out(Division("panel", (para("שלום"),))).body
    assert isinstance(panel, PlacedGroup)
    (inner,) = panel.children

    assert panel.fills[-1].rect.right == pytest.approx(RIGHT)
    assert inner.rect.right == pytest.approx(RIGHT - 12)
    assert inner.rect.x == pytest.approx(LEFT + 8)


def test_the_first_of_what_stands_on_one_line_is_at_the_right() -> None:
    first, last = placed_paragraphs(laid_out(Division("row", (para("שלום"), para("עולם")))).body)

    assert first.rect.right == pytest.approx(RIGHT)
    assert last.rect.x == pytest.approx(LEFT)


@pytest.mark.parametrize("lang", ["en", "fr", "ru", "hi", "ja", "az"])
def test_other_pages_are_not_mirrored(lang: str) -> None:
    assert line_of("Good day", lang).x == LEFT


@pytest.mark.parametrize("lang", ["ar", "fa", "ur", "he", "yi", "ps", "az-Arab"])
def test_pages_of_these_languages_are_mirrored(lang: str) -> None:
    assert laid_out(para("x"), lang=lang).is_right_to_left


def test_latin_words_and_numbers_stay_as_they_read() -> None:
    line = line_of("לפי NATO Review יש 2,140 איש")

    assert [each.strip() for each in seen(line)] == ["איש", "2,140", "יש", "NATO Review", "לפי"]


def test_fragments_are_in_the_order_in_which_they_are_read() -> None:
    line = line_of("לפי NATO יש 12 איש")

    assert "".join(each.text for each in line.fragments) == "לפי NATO יש 12\u00a0איש"
    assert line.text == "לפי NATO יש 12 איש"


def test_a_space_that_ends_a_line_takes_no_room_at_its_left() -> None:
    words = "שלום NATO " * 60
    for line in only_paragraph(para(words)).lines[:-1]:
        assert line.x + line.width == pytest.approx(RIGHT)
        assert min(each.x for each in line.fragments) == pytest.approx(line.x)


def test_fragments_fill_their_line_without_gap_or_overlap() -> None:
    for line in only_paragraph(para("אבג NATO, (דהו) 12% " * 40)).lines:
        at = line.x
        for each in sorted(line.fragments, key=lambda each: (each.x, each.width)):
            assert each.x == pytest.approx(at)
            at += each.width
        assert at == pytest.approx(line.x + line.width)


def test_a_plain_page_has_one_fragment_for_each_of_its_inlines() -> None:
    line = line_of("Good day – “yes”", "en")
    (fragment,) = line.fragments

    assert (fragment.shaper.is_plain, fragment.level) == (True, 0)
    assert fragment.width == pytest.approx(advance("Good day – “yes”") * 10)


def test_where_words_come_from_is_known_of_fragments_from_the_right() -> None:
    fragments: tuple[Fragment, ...] = line_of("לפי NATO יש").fragments

    assert [each.start for each in fragments] == [0, 4, 8]


def test_marks_of_direction_go_to_the_docx_and_not_onto_the_page() -> None:
    paragraph = only_paragraph(para("טלפון +972 3 555 0142"))

    assert [(hint.offset, hint.char) for hint in paragraph.hints if hint.char == "\u200e"] == [(6, "\u200e")]
    assert "\u200e" not in paragraph.lines[0].text


@pytest.mark.parametrize("lang", ["en", "he"])
@pytest.mark.parametrize("text", ["אב 12 ", "ab 12 גד, ", "\u202eab\u202c גד \u2067x "])
def test_no_fragment_is_without_text(text: str, lang: str) -> None:
    paragraph = only_paragraph(para(text * 60), lang=lang)

    assert len(paragraph.lines) > 1
    assert all(each.text for line in paragraph.lines for each in line.fragments)
