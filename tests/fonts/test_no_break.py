"""Spaces at which no line may end: before the high marks of French, and between a number and its unit."""

import pytest

from bluf.fonts.no_break import held_spaces
from tests.steps import lines_run


def held(text: str, lang: str = "en") -> str:
    """Return a text with `_` for each space that holds."""
    found = frozenset(held_spaces(text, lang))
    return "".join("_" if at in found else char for at, char in enumerate(text))


@pytest.mark.parametrize("lang", ["fr", "fr-CA", "fr-CH", "br", "oc"])
def test_a_space_before_a_high_mark_holds_where_french_is_written(lang: str) -> None:
    assert held("Quoi ? Oui ! Voici : un ; deux", lang) == "Quoi_? Oui_! Voici_: un_; deux"


def test_guillemets_hold_what_stands_between_them_in_french() -> None:
    assert held("dit « oui » et ‹ non ›", "fr") == "dit «_oui_» et ‹_non_›"


@pytest.mark.parametrize("lang", ["en", "de", "da", "ru"])
def test_where_guillemets_point_the_other_way_a_space_beside_one_ends_a_line(lang: str) -> None:
    assert held("sagt » ja « und so : nein !", lang) == "sagt » ja « und so : nein !"


@pytest.mark.parametrize(
    "text",
    [
        "40_km",
        "5_%",
        "0.3_‰",
        "12_°C",
        "30_kg",
        "30_µg",
        "5_m²",
        "90_km/h",
        "3_kWh",
        "2_GW",
        "45_min",
        "7_ha",
        "5_€",
        "5_US$",
        "5_kr.",
        "5_zł",
        "100_EUR",
        "€_5",
        "US$_5",
        "CHF_20",
        "€_-5",
        "1 000_t",
        "١٢_كم",
        "۵_٪",
        "५०_किमी",
        "₹_500",
        "रु_500",
        "40_км",
        "100_руб.",
        '7_ק"מ',
        "₪_30",
        "30_กม.",
        "3_公里",
        "500_円",
        "5_원",
    ],
)
def test_a_number_is_not_parted_from_its_unit_or_currency(text: str) -> None:
    assert held(f"to {text.replace('_', ' ')}, or more") == f"to {text}, or more"


@pytest.mark.parametrize(
    "text",
    [
        "40 tonnes",
        "5 million",
        "20 in all",
        "7 a day",
        "12 days",
        "3 mines",
        "in 2020 the",
        "item 5 who",
        "in 2020 $5",
        "4 kroner",
        "5 EURO",
        "40 m'a",
        "at 9",
    ],
)
def test_a_number_and_a_word_may_be_parted(text: str) -> None:
    assert held(f"of {text}, and") == f"of {text}, and"


@pytest.mark.parametrize("text", ["ما هذا_؟ نعم_، لا_؛", "यह है_। वह", "یہ ہے_۔ وہ"])
def test_no_line_begins_with_a_closing_mark_of_another_script(text: str) -> None:
    assert held(text.replace("_", " "), "ar") == text


@pytest.mark.parametrize("piece", ["5 ", "5 k", "5 km/", "€ ", "5 US", " :", "kr 5 kr "])
def test_the_work_grows_with_the_text_alone(piece: str) -> None:
    def steps(size: int) -> int:
        return lines_run(lambda: list(held_spaces(piece * size, "fr")))

    assert steps(4_000) < 5 * steps(1_000) + 100
