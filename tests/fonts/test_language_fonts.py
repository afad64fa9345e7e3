"""A language's pages are set in a family that has its letters, as large and as open as that needs."""

from dataclasses import replace

import pytest

from bluf.fonts.language_fonts import in_language
from tests.fonts.samples import fonts_of
from tests.layout.samples import SHEET


@pytest.mark.parametrize("lang", ["en", "ru", "el", "vi", "he"])
def test_a_family_that_has_the_letters_is_kept(lang: str) -> None:
    assert in_language(fonts_of("Arimo"), lang).fonts == fonts_of("Arimo")


@pytest.mark.parametrize(
    ("lang", "family"),
    [
        ("ar", "Amiri"),
        ("fa", "Amiri"),
        ("ur", "Amiri"),
        ("hi", "Noto Sans Devanagari"),
        ("th", "Noto Sans Thai"),
        ("ja", "Noto Sans JP"),
        ("ko", "Noto Sans KR"),
        ("zh-Hans", "Noto Sans SC"),
        ("zh-Hant", "Noto Sans TC"),
        ("zh-HK", "Noto Sans TC"),
    ],
)
def test_a_page_is_set_in_a_family_that_has_the_letters(lang: str, family: str) -> None:
    assert in_language(fonts_of("Arimo"), lang).fonts.family("text").name == family


def test_the_style_s_family_stays_among_those_that_are_asked() -> None:
    made = in_language(fonts_of("Tinos"), "ar").fonts

    assert "Tinos" in [family.name for family in made.fallback]


def test_letters_are_as_tall_as_the_style_means_them() -> None:
    made = SHEET.in_language("ar")
    before, after = SHEET.paragraphs["Normal"], made.paragraphs["Normal"]
    x_heights = [sheet.fonts.family("text").x_height for sheet in (SHEET, made)]

    assert after.size * x_heights[1] == pytest.approx(before.size * x_heights[0], abs=0.25 * x_heights[1])
    assert made.floor * x_heights[1] >= SHEET.floor * x_heights[0] - 0.25 * x_heights[1]


def test_lines_never_come_closer_than_the_letters_allow() -> None:
    made = SHEET.in_language("ar")
    tightest = made.at(made.ladder[-1]).paragraphs["Normal"]

    assert tightest.leading >= made.least_leading > SHEET.at(SHEET.ladder[-1]).paragraphs["Normal"].leading


def test_a_sheet_in_english_is_the_sheet_itself() -> None:
    assert SHEET.in_language("en") is SHEET


@pytest.mark.parametrize("lang", ["ja", "ko", "zh-Hans", "zh-Hant"])
def test_a_bullet_as_wide_as_a_whole_letter_has_room_before_its_words(lang: str) -> None:
    narrow = replace(SHEET.paragraphs["List Bullet"], label="▪", hanging=4, indent=9)
    made = replace(SHEET, paragraphs={**SHEET.paragraphs, "List Bullet": narrow}).in_language(lang)
    style = made.paragraphs["List Bullet"]
    label = made.fonts.chain(style.font, style.bold, style.italic).plain.advances["▪"] * style.size

    assert style.hanging == pytest.approx(label, abs=0.05)
    assert style.indent - style.hanging == pytest.approx(5)
