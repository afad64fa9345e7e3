"""Numbers in lines that run from right to left, and numbers of other fields, read as they were typed."""

import pytest

from bluf.fonts.bidi import visual_order
from bluf.fonts.directional_marks import needed_marks
from bluf.fonts.itemizing import FontText, itemized
from tests.fonts.samples import fonts_of

CHAIN = fonts_of("Arimo").chain("text", bold=False, italic=False)


def seen(*texts: str, base_level: int) -> list[str]:
    """Return what a reader sees from left to right, item by item; each text is a field's."""
    parts = [FontText(text, CHAIN, "he", begins_field=True) for text in texts]
    made = itemized(parts, "he", base_level).parts
    items = [
        (part.text[item.start : item.end], item.level) for part, own in zip(parts, made, strict=True) for item in own
    ]
    return [items[index][0].strip() for index in visual_order([level for _, level in items])]


def test_a_telephone_number_stays_whole() -> None:
    assert "+972 3 555 0142" in seen("טלפון +972 3 555 0142 שלוחה", base_level=1)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("טלפון +972-3-555-0142 שלוחה", "+972-3-555-0142"),
        ("هاتف 021-8888-1234 داخلي", "021-8888-1234"),
        ("يوم 2026-11-20 مساء", "2026-11-20"),
        ("تلفن ۰۲۱ ۸۸۸۸ ۱۲۳۴ داخلی", "۰۲۱ ۸۸۸۸ ۱۲۳۴"),
    ],
)
def test_a_number_in_groups_stays_whole_whatever_is_between_them(text: str, number: str) -> None:
    assert number in seen(text, base_level=1)


@pytest.mark.parametrize("number", ["+972-3-555-0142", "+972 3 555 0142"])
def test_an_address_after_a_telephone_number_stands_behind_it(number: str) -> None:
    assert seen("דנה", ", ", number, ", ", "dana@rail.example", base_level=1)[::2] == [
        "dana@rail.example",
        number,
        "דנה",
    ]


def test_another_number_after_a_telephone_number_stands_behind_it() -> None:
    order = seen("טלפון +972-3-555-0142, 12 קרונות", base_level=1)

    assert order.index("12") < order.index("+972-3-555-0142")


def test_years_from_one_to_the_other_are_two_numbers() -> None:
    assert needed_marks("عام 2019-2024 كله", 1, []) == []


def test_years_one_after_the_other_are_two_numbers() -> None:
    assert needed_marks("שנת 2024 2025", 1, []) == []


@pytest.mark.parametrize("number", ["2,140", "51.3%", "2026-11-20", "10:30"])
def test_a_number_in_one_group_needs_no_mark(number: str) -> None:
    assert needed_marks(f"עד {number} היום", 1, []) == []


def test_a_date_after_a_latin_publisher_is_not_part_of_the_name() -> None:
    assert seen("Levant Poll", ", ", "1 במרץ", base_level=1) == ["במרץ", "1", ",", "Levant Poll"]


def test_a_number_after_a_hebrew_name_stands_behind_it_in_an_english_line() -> None:
    assert seen("הארץ", ", ", "7 March", base_level=0) == ["הארץ", ",", "7", "March"]


def test_a_field_that_opens_with_a_letter_needs_no_mark() -> None:
    assert needed_marks("Levant Poll, מרץ", 1, [13]) == []
