"""Spaces and hyphens at which no line may end: number and noun, day and month, title and name, prefixes and ranges."""

import pytest

from bluf.languages.bound_words import bound_words
from bluf.layout.binding import held_before_last, held_places
from tests.steps import lines_run


def held(text: str, lang: str = "en") -> str:
    """Return a text with `_` for each space and `=` for each hyphen that holds."""
    found = held_places(text, lang)
    return "".join((char if at not in found else "_" if char == " " else "=") for at, char in enumerate(text))


def plain(text: str) -> str:
    return text.replace("_", " ").replace("=", "-")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("some 40_tonnes, 5_million people, 12_per_cent of it and 3_days", "en"),
        ("on 3_March 2026, on March_3, on 19th_May and in May 2026", "en"),
        ("see p._12, Art._5, No._7, §_5, Table_3, Option_A and (Annex_B)", "en"),
        ("Dr_Weber, Mr._Bean, Minister_Marles and J._R._Smith met", "en"),
        ("am 5._März 40_Schiffe, 5_Mio. Euro, Abs._3, Herr_Müller, 3_Prozent", "de"),
        ("le 1er_mars, 5_millions d’euros, 12_pour_cent, art._5, Mme_Dupont", "fr"),
        ("el 5_de_mayo, 12_por_ciento, 5_millones, art._5, Sra._Ruiz", "es"),
        ("em 5_de_maio, 12_por_cento, 5_milhões, art._5, Dra._Lima", "pt"),
        ("em 5_de_maio, 12_por_cento", "pt-BR"),
        ("il 5_maggio, 12_per_cento, 5_milioni, art._5, Sig._Rossi", "it"),
        ("op 5_maart, 12_procent, 5_miljoen, art._5, mevrouw_Jansen", "nl"),
        ("5_березня, 12_відсотків, 5_млн грн, ст._5, пан_Петренко, Петренко_І._В.", "uk"),
        ("5_марта, 12_процентов, 5_млн рублей, ст._5, Иванов_И._В.", "ru"),
        ("στις 5_Μαρτίου, 12_τοις_εκατό, 5_εκατομμύρια, άρθρο_5", "el"),
        ("في 5_مارس و 40_كيلومترا و المادة_5", "ar"),
        ("در 5_مارس و 40_کیلومتر و ماده_5", "fa"),
        ("ב 40_קילומטרים, סעיף_5, 5_בדצמבר", "he"),
        ("5_मार्च को 40_किलोमीटर, अनुच्छेद_5, डॉ._शर्मा", "hi"),
        ("5_مارچ کو 40_کلومیٹر، آرٹیکل_5", "ur"),
        ("ngày_5_tháng_3, 20_người, điều_5", "vi"),
        ("วันที่_5_มีนาคม 40_กิโลเมตร มาตรา_5", "th"),
        ("3월_5일 20_명", "ko"),
        ("20_人 5_年", "ja"),
        ("20_人 5_年", "zh-Hans"),
    ],
)
def test_what_belongs_together_is_held_in_every_language(text: str, lang: str) -> None:
    assert held(plain(text), lang) == text


@pytest.mark.parametrize(
    "text",
    [
        "in 2026 the",
        "20 in all",
        "7 a day",
        "item a part",
        "the part I like",
        "a general European view",
        "No more. The",
    ],
)
def test_other_words_beside_a_number_or_name_may_be_parted(text: str) -> None:
    assert held(text) == text


@pytest.mark.parametrize(
    "text", ["10_000_t in 1_250_000 cases", "from 2026 300 of them", "so_– and yet_— they went", "10_%_– all"]
)
def test_groups_of_digits_and_the_space_before_a_dash_hold_in_any_language(text: str) -> None:
    assert held(plain(text), "xx") == text


@pytest.mark.parametrize(
    "text",
    ["mid=2026", "non=EU", "re=enter", "(co=operate)", "2026=03=05", "10=12", "day=to-day", "COVID-19", "anti-war"],
)
def test_a_hyphen_holds_after_a_short_prefix_and_between_digits(text: str) -> None:
    assert held(plain(text)) == text


@pytest.mark.parametrize(
    "text", ["https://a-b.org/x-y", "a-b.example.org", "x-y@example.org", "C:\\a-b", "a-b_c", "x=a-b"]
)
def test_nothing_is_changed_in_an_address_or_code(text: str) -> None:
    assert held_places(text, "en") == frozenset()


@pytest.mark.parametrize(("text", "lang"), [("ב-12 או 10-12", "he"), ("עד 10-12", "en")])
def test_hyphens_stay_where_they_decide_the_order_of_numbers(text: str, lang: str) -> None:
    assert held_places(text, lang) == frozenset()


def test_the_last_two_words_of_a_title_hold_if_it_has_more() -> None:
    assert held_before_last("A bridge before winter") == 15
    assert held_before_last("Before the winter") is None
    assert held_before_last("Read all of it at www.example.org") is None


def test_words_of_a_language_that_is_not_known_bind_nothing() -> None:
    assert held_places("see p. 12 on 3 March", "xx") == frozenset()


def test_no_word_is_listed_in_capital_letters_or_as_two() -> None:
    for lang in [
        "ar",
        "de",
        "el",
        "en",
        "es",
        "fa",
        "fr",
        "he",
        "hi",
        "it",
        "ja",
        "ko",
        "nl",
        "pt",
        "ru",
        "th",
        "uk",
        "ur",
        "vi",
        "zh",
    ]:
        words = bound_words(lang)
        listed = words.months | words.counted | words.labels | words.titles | words.between
        assert words.counted, lang
        assert [word for word in listed if word != word.lower() or " " in word or not word] == [], lang


@pytest.mark.parametrize("piece", ["5 ", "5 per ", "J. ", "Dr ", "a-b ", "10 000 ", "5 de ", "p. 5 – "])
def test_the_work_grows_with_the_text_alone(piece: str) -> None:
    def steps(size: int) -> int:
        held_places.cache_clear()
        return lines_run(lambda: held_places(piece * size, "es"))

    assert steps(2_000) < 5 * steps(500) + 100
