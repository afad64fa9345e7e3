"""What the corpus is measured by: blanks, last lines of one word, numbers parted from what they count."""

from dataclasses import replace

import pytest

from bluf.layout import Placed, lay_out
from tests.composition.blank import blank
from tests.composition.line_ends import ends_in_one_word, parted
from tests.composition.samples import HEIGHT, lines, side_by_side
from tests.layout.samples import document, para

PAGE = lay_out(document(para("x")))
AREA = PAGE.frame.width * PAGE.frame.height
TOP = PAGE.frame.y


def blank_of(*body: Placed) -> tuple[float, float, float]:
    """Return the blank areas under columns, in spaces and at the foot, in square points."""
    found = blank(replace(PAGE, body=body))
    return found.columns * AREA, found.spaces * AREA, found.foot * AREA


def test_a_last_line_of_one_word_is_found() -> None:
    assert ends_in_one_word(lines("The kitchens need a second oven before the winter", "term."))


def test_a_last_line_of_two_words_is_none() -> None:
    assert not ends_in_one_word(lines("The kitchens need a second oven before the", "winter term."))


def test_words_that_a_no_break_space_holds_are_two() -> None:
    assert not ends_in_one_word(lines("The kitchens need a second oven", "by\N{NO-BREAK SPACE}December."))


def test_a_last_line_of_an_eighth_of_the_longest_is_short_whatever_its_words() -> None:
    assert ends_in_one_word(lines("He asked each of the twelve who had come what it was that they saw", "in it."))


def test_a_paragraph_of_one_line_does_not_end_in_one_word() -> None:
    assert not ends_in_one_word(lines("Approved."))


def test_an_address_is_no_word() -> None:
    assert not ends_in_one_word(lines("All of it is at the desk of the", "https://example.org/archive/2032/index.html"))


def test_the_rest_of_a_word_that_no_line_holds_is_none_either() -> None:
    assert not ends_in_one_word(lines("It is called Oberweserdampfschifffahrtsgesel", "lschaft", cut=True))
    assert not ends_in_one_word(lines("See https://example.org/service?layers=parcels,", "roads", cut=True))
    assert ends_in_one_word(lines("The council asked for a decision that holds until the mid-", "term", cut=True))


def test_a_text_without_spaces_ends_short_only_by_its_length() -> None:
    assert not ends_in_one_word(lines("避難には同意し、家と家畜の見回りを望", "むと述べた"))
    assert ends_in_one_word(lines("避難には同意し、家と家畜の見回りを望", "む"))


@pytest.mark.parametrize(
    ("lang", "line", "below"),
    [
        ("en", "Mills used 571,000", "tonnes in June"),
        ("en-GB", "Bread rose by 12", "per cent."),
        ("en", "The first ship comes on 11", "June and"),
        ("en-US", "The shelves are tested on October", "8, in three bays"),
        ("en", "It is kept at 14", "°C."),
        ("en", "The agreement says so (p.", "12)"),
        ("en", "It was signed by Dr.", "Lamptey"),
        ("de", "Die Frist endet am 15.", "Oktober."),
        ("de", "Das folgt aus §", "9 des Gesetzes"),
        ("fr", "La ville compte 340", "000 habitants"),
        ("uk", "Насоси прибудуть 6", "жовтня."),
        ("ar", "تنتهي الصلاحية في 31", "مايو،"),
    ],
)
def test_a_number_is_parted_from_what_it_belongs_to(lang: str, line: str, below: str) -> None:
    assert len(list(parted(lines(line, below), lang))) == 1


@pytest.mark.parametrize(
    ("lang", "line", "below"),
    [
        ("en", "The dam was built in 1932.", "May floods"),
        ("en", "They met 12", "ministers."),
        ("en", "The shelves are tested in October", "2032."),
        ("en", "It was seen by the", "12 members"),
        ("en", "He saw the Dr", "who left"),
        ("fr", "La ville compte 340", "maisons"),
    ],
)
def test_a_number_that_stands_by_itself_is_not_parted(lang: str, line: str, below: str) -> None:
    assert list(parted(lines(line, below), lang)) == []


def test_what_is_under_the_last_line_is_blank() -> None:
    columns, spaces, foot = blank_of(lines("one", "two", y=TOP, width=PAGE.frame.width))
    assert (columns, spaces) == (0, 0)
    assert foot == pytest.approx(PAGE.frame.width * (PAGE.frame.height - 2 * HEIGHT))


def test_what_is_under_a_short_column_is_blank_as_wide_as_the_column() -> None:
    box = side_by_side(lines(*["x"] * 10, y=TOP, width=300), lines(*["x"] * 4, y=TOP, x=370, width=175))
    columns, spaces, foot = blank_of(box)
    assert columns == pytest.approx(175 * 6 * HEIGHT)
    assert spaces == 0
    assert foot == pytest.approx(PAGE.frame.width * (PAGE.frame.height - 10 * HEIGHT))


def test_columns_within_columns_are_measured_where_they_end() -> None:
    inner = side_by_side(lines(*["x"] * 5, y=TOP, width=100), lines("x", y=TOP, x=160, width=100))
    outer = side_by_side(inner, lines(*["x"] * 8, y=TOP, x=300, width=200))
    columns, _, _ = blank_of(outer)
    assert columns == pytest.approx(100 * 4 * HEIGHT + 210 * 3 * HEIGHT)


def test_a_space_of_more_than_three_lines_is_blank_and_a_smaller_one_is_not() -> None:
    _, wide, _ = blank_of(lines("x", y=TOP), lines("y", y=TOP + 200, gap=4 * HEIGHT))
    _, usual, _ = blank_of(lines("x", y=TOP), lines("y", y=TOP + 200, gap=2 * HEIGHT))
    assert wide == pytest.approx(200 * 4 * HEIGHT)
    assert usual == 0
