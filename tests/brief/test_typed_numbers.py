"""Numbers are read as people type them, by one convention a column, and what is no number is none."""

from decimal import Decimal

import pytest

from bluf.brief.typed_numbers import column_numbers, decimal_mark, is_placeholder


def values(*texts: str, lang: str = "en") -> list[Decimal | None]:
    return [number.value if number else None for number in column_numbers(texts, lang).numbers]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1930", "1930"),
        ("1,930,000", "1930000"),
        ("1.930.000", "1930000"),
        ("1 930", "1930"),
        ("1\N{NO-BREAK SPACE}930,5", "1930.5"),
        ("1\N{NARROW NO-BREAK SPACE}930", "1930"),
        ("1'930.50", "1930.50"),
        ("1’930", "1930"),
        ("12,34,567", "1234567"),
        ("1.930,5", "1930.5"),
        ("1,930.5", "1930.5"),
        ("0,500", "0.500"),
        ("6.5 m", "6.5"),
        ("−4 %", "-4"),
        ("-3.5", "-3.5"),
        ("+12", "12"),
        ("€ 12", "12"),
        ("−€12", "-12"),
        ("€−12", "-12"),
        ("USD 1,200.50", "1200.50"),
        ("12 km/h", "12"),
        ("5 m²", "5"),
        ("٣٫٥", "3.5"),
        ("١٬٢٣٤", "1234"),
        ("१२३", "123"),
    ],
)
def test_a_number_is_read_with_its_signs(text: str, value: str) -> None:
    assert values(text) == [Decimal(value)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "–",
        "n/a",
        "12 of 40",
        "30–48",
        "2024-10-25",
        "21:00",
        "1,23,4",
        "12 300 4",
        "A4",
        "1.2.3",
        "about",
        "3rd of 5",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert values(text) == [None]


def test_a_column_has_one_decimal_mark_whatever_the_language() -> None:
    assert values("1.234", "2,5", lang="en") == [Decimal(1234), Decimal("2.5")]
    assert values("1,234", "2.5", lang="de") == [Decimal(1234), Decimal("2.5")]


def test_where_only_the_language_tells_both_readings_are_given() -> None:
    read = column_numbers(["1.234", "500"], "de")

    assert [number and number.value for number in read.numbers] == [Decimal(1234), Decimal(500)]
    assert read.otherwise is not None
    assert [number and number.value for number in read.otherwise] == [Decimal("1.234"), Decimal(500)]
    assert read.ambiguous == "1.234"


def test_numbers_that_no_rule_reads_together_are_not_read() -> None:
    read = column_numbers(["1.5", "2,5"], "en")

    assert read.is_mixed
    assert read.numbers == (None, None)


def test_a_number_knows_where_its_decimal_mark_stands_and_its_unit() -> None:
    (number,) = column_numbers(["€ 1,930.50 m"], "en").numbers

    assert number is not None
    assert (number.decimal_at, number.places, number.unit) == (7, 2, "€ m")


@pytest.mark.parametrize(
    ("lang", "mark"),
    [("en", "."), ("en-GB", "."), ("de", ","), ("de-CH", "."), ("fr", ","), ("es-MX", "."), ("hi", ".")],
)
def test_the_decimal_mark_is_that_of_the_language(lang: str, mark: str) -> None:
    assert decimal_mark(lang) == mark


@pytest.mark.parametrize(("text", "is_one"), [("", True), ("–", True), ("…", True), ("n/a", True), ("0", False)])
def test_a_dash_stands_for_no_value(text: str, is_one: bool) -> None:
    assert is_placeholder(text) is is_one


@pytest.mark.parametrize("text", ["1" * 100_000, "1 " * 50_000, "€" * 100_000, " " * 100_000])
def test_time_grows_with_length_alone(text: str) -> None:
    """Each of these would take minutes if a place were looked at again from each before it."""
    assert values(text) == [None]
