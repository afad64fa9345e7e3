"""Lines: where they break, how wide they are, what is on them."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bluf.document import LineBreak, Paragraph, TextRun
from bluf.layout.lines import Measured
from bluf.layout.parting import measure
from tests.layout.samples import SHEET, advance, para


def lines_of(block: Paragraph, width: float, size: float = 10) -> list[str]:
    style = SHEET.paragraphs[block.style]
    broken = measure(block, style, SHEET).broken(size, width)
    return ["".join(piece.text for word in line for piece in word.pieces + word.spaces) for line in broken]


def width_of(string: str, size: float = 10, bold: bool = False) -> float:
    return sum(advance(char, bold) for char in string) * size


def test_advances_are_arials() -> None:
    # Arial's own: 1139 units of 2048 for "a", 569 for the space.
    assert advance("a") == pytest.approx(1139 / 2048, abs=5e-6)
    assert advance(" ") == pytest.approx(569 / 2048, abs=5e-6)


def test_a_line_ends_at_the_last_space_that_fits() -> None:
    assert lines_of(para("alpha beta gamma"), width_of("alpha beta gamm")) == ["alpha beta ", "gamma"]


def test_a_line_that_just_fits_is_not_broken_and_its_last_space_does_not_count() -> None:
    assert lines_of(para("alpha beta gamma"), width_of("alpha beta")) == ["alpha beta ", "gamma"]


def test_a_line_may_end_after_a_hyphen() -> None:
    assert lines_of(para("a status-quo"), width_of("a status-")) == ["a status-", "quo"]


def test_a_no_break_space_holds_two_words_together() -> None:
    assert lines_of(para("in 5\N{NO-BREAK SPACE}km"), width_of("in 5 k")) == ["in ", "5\N{NO-BREAK SPACE}km"]


def test_a_word_longer_than_the_measure_is_cut_between_characters() -> None:
    cut = lines_of(para("x" * 25), width_of("x" * 10))
    assert cut == ["x" * 10, "x" * 10, "x" * 5]


def test_a_cut_never_parts_a_letter_from_its_combining_mark() -> None:
    marked = "x̣" * 25
    cut = lines_of(para(marked), width_of("x" * 10))
    assert all(not part.startswith("̣") for part in cut)
    assert "".join(cut) == marked


def test_a_line_break_of_the_author_ends_the_line() -> None:
    block = Paragraph("Normal", (TextRun("one"), LineBreak(), TextRun("two")))
    assert lines_of(block, 300) == ["one", "two"]


def test_a_word_in_two_faces_is_not_broken_between_them() -> None:
    block = Paragraph("Normal", (TextRun("one wo"), TextRun("rd", bold=True)))
    assert lines_of(block, width_of("one wo") + 1) == ["one ", "word"]


def test_bold_text_is_measured_in_the_bold_face() -> None:
    block = Paragraph("Normal", (TextRun("measure", bold=True),))
    measured = measure(block, SHEET.paragraphs["Normal"], SHEET)
    assert measured.width(measured.broken(10, 300)[0], 10) == pytest.approx(width_of("measure", bold=True))


def test_a_raised_figure_is_measured_at_its_own_size() -> None:
    block = Paragraph("Normal", (TextRun("word"), TextRun("12", style="Footnote Reference")))
    measured = measure(block, SHEET.paragraphs["Normal"], SHEET)
    assert measured.width(measured.broken(10, 300)[0], 10) == pytest.approx(width_of("word") + width_of("12", 7))


def test_an_empty_paragraph_is_one_line() -> None:
    assert lines_of(Paragraph("Normal", ()), 100) == [""]


words = st.lists(st.text(st.characters(codec="latin-1", categories=["L", "N", "P"]), min_size=1), min_size=1)


@given(words, st.floats(20, 400), st.sampled_from([9.0, 9.5, 10.0, 10.5]))
def test_no_text_is_lost_and_no_line_is_wider_than_the_measure(parts: list[str], width: float, size: float) -> None:
    string = " ".join(parts).replace("\N{SOFT HYPHEN}", "")
    block = para(string)
    measured = measure(block, SHEET.paragraphs["Normal"], SHEET)
    broken = measured.broken(size, width)
    assert "".join(lines_of(block, width, size)) == string
    assert all(measured.width(line, size) <= width + 0.001 for line in broken)


@given(words, st.floats(30, 400))
def test_a_smaller_size_never_needs_more_lines(parts: list[str], width: float) -> None:
    block = para(" ".join(parts))
    counts = [len(lines_of(block, width, size)) for size in (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)]
    assert all(more >= fewer for more, fewer in itertools.pairwise(counts))


def lengths(words: Measured, size: float, width: float) -> list[int]:
    lines = words.broken(size, width)
    return [len("".join(piece.text for word in line for piece in word.pieces + word.spaces).rstrip()) for line in lines]


def test_lines_have_at_most_the_characters_of_their_measure() -> None:
    words = measure(para("one two three four five six seven eight"), SHEET.paragraphs["Normal"], SHEET)

    narrowed = words.measure(10, 500, 14)

    assert lengths(words, 10, 500) == [39]
    assert lengths(words, 10, narrowed) == [13, 13, 11]


def test_accents_that_are_set_on_letters_are_no_characters_of_a_line() -> None:
    words = measure(para("a\u0301" * 7 + " " + "e\u0301" * 7), SHEET.paragraphs["Normal"], SHEET)

    assert words.measure(10, 500, 15) == 500
    assert words.measure(10, 500, 14) < 500


def test_a_word_of_more_characters_leaves_the_measure_as_it_is() -> None:
    words = measure(para("a wordofmanycharacters and more"), SHEET.paragraphs["Normal"], SHEET)

    assert words.measure(10, 500, 14) == 500
    assert words.measure(10, 500, 0) == 500


@given(
    st.lists(st.text("ilmw", min_size=1, max_size=9), min_size=1, max_size=30),
    st.floats(60, 400),
    st.integers(9, 40),
    st.floats(0.01, 1),
)
def test_no_wider_measure_has_lines_that_short(parts: list[str], room: float, most: int, share: float) -> None:
    words = measure(para(" ".join(parts)), SHEET.paragraphs["Normal"], SHEET)

    narrowed = words.measure(10, room, most)

    assert narrowed == room or max(lengths(words, 10, narrowed)) <= most
    between = narrowed + share * (room - narrowed)
    assert between <= narrowed + 0.02 or max(lengths(words, 10, between)) > most
    smaller = words.measure(8, room, most)
    assert len(words.broken(8, smaller)) <= len(words.broken(10, narrowed))
