"""Text is parted into items: by script, direction, and the first face that has its letters."""

import pytest

from bluf.fonts.font_family import built_in
from bluf.fonts.font_set import FontSet
from bluf.fonts.itemizing import FontText, TextItem, is_simple, itemized, missing
from bluf.fonts.script_families import script_family
from bluf.fonts.shaping import HarfBuzzShaper, plain_shaper
from tests.fonts.samples import fonts_of

CHAIN = fonts_of("Arimo").chain("text", bold=False, italic=False)


def items_of(text: str, lang: str = "en", base_level: int = 0) -> tuple[TextItem, ...]:
    (items,) = itemized([FontText(text, CHAIN, lang)], lang, base_level).parts
    return items


def texts_of(text: str, lang: str = "en", base_level: int = 0) -> list[tuple[str, str]]:
    found = items_of(text, lang, base_level)
    return [(text[item.start : item.end], item.shaper.face.family) for item in found]


@pytest.mark.parametrize("text", ["Plain words", "Καλημέρα – «да» €5", "Ţară, Øl, Łódź"])
def test_latin_greek_and_cyrillic_need_no_items(text: str) -> None:
    assert is_simple(text, CHAIN.first)


@pytest.mark.parametrize("text", ["שלום", "सभा", "q\u0303", "a\u200db"])
def test_what_is_shaped_or_turned_does(text: str) -> None:
    assert not is_simple(text, CHAIN.first)


def test_an_item_covers_every_character_in_order() -> None:
    text = "From קול ישראל: सभा 12 and (end)."
    items = items_of(text)

    assert [item.start for item in items] == [0, *[item.end for item in items[:-1]]]
    assert items[-1].end == len(text)


def test_latin_in_a_mixed_text_is_set_plainly() -> None:
    first, *_ = items_of("From here: שלום")

    assert first.shaper is plain_shaper(CHAIN.first)


def test_hebrew_is_shaped_from_right_to_left() -> None:
    *_, last = items_of("From here: שלום")

    assert isinstance(last.shaper, HarfBuzzShaper)
    assert (last.shaper.script, last.shaper.is_right_to_left, last.level) == ("Hebr", True, 1)


def test_a_word_with_a_letter_that_its_family_lacks_is_set_in_one_family() -> None:
    assert texts_of("बैठक में NATO") == [("बैठक में", "Noto Sans Devanagari"), (" NATO", "Arimo")]


def test_digits_and_spaces_between_letters_go_with_them() -> None:
    assert {family for _, family in texts_of("बैठक 12 में", "hi")} == {"Noto Sans Devanagari"}


def test_letters_that_are_set_apart_still_join() -> None:
    bold = fonts_of("Arimo").chain("text", bold=True, italic=False)
    parts = itemized([FontText("كتا", CHAIN, "ar"), FontText("بنا", bold, "ar")], "ar", 1).parts
    (first,), (second,) = parts

    assert (first.after, second.before) == ("بنا", "كتا")


def test_words_apart_do_not_join() -> None:
    bold = fonts_of("Arimo").chain("text", bold=True, italic=False)
    (first, *_), _ = itemized([FontText("NATO", CHAIN, "en"), FontText("بنا", bold, "ar")], "ar", 1).parts

    assert (first.before, first.after) == ("", "")


def test_a_style_s_own_fallback_is_asked_first() -> None:
    chain = FontSet({"text": built_in("Caladea")}, (built_in("Tinos"),)).chain("text", bold=False, italic=False)
    (items,) = itemized([FontText("Встреча", chain, "ru")], "ru", 0).parts

    assert [item.shaper.face.family for item in items] == ["Tinos"]


def test_a_letter_that_no_family_has_is_missing() -> None:
    assert missing("a ꓘ ꓘ b", CHAIN, "en") == ["ꓘ"]
    assert missing("שלום, सभा", CHAIN, "en") == []


def test_latin_in_a_family_with_latin_signs_of_its_own_is_shaped() -> None:
    (amiri,) = script_family("Arab", "ar")
    chain = FontSet({"text": amiri}).chain("text", bold=False, italic=False)

    (only,) = itemized([FontText("water.example.org", chain, "ar")], "ar", 1).parts[0]

    assert not is_simple("water.example.org", chain.first)
    assert isinstance(only.shaper, HarfBuzzShaper)
    assert only.shaper.script == "Latn"


@pytest.mark.parametrize("text", ["Salman (محمد).", "Salman (ab [محمد]) 5."])
def test_a_bracket_that_closes_is_set_as_the_one_that_opens(text: str) -> None:
    families = {text[item.start : item.end]: item.shaper.face.family for item in items_of(text)}

    assert {family for run, family in families.items() if set(run) & set("()[].")} == {"Arimo"}


def test_signs_after_a_closing_bracket_are_of_the_text_around_the_pair() -> None:
    *_, last = items_of("שווי (US$ 5m).", "he", 1)

    assert isinstance(last.shaper, HarfBuzzShaper)
    assert last.shaper.script == "Hebr"


@pytest.mark.parametrize(
    ("text", "sign", "family"),
    [
        ("the 東京（Tokyo）office", "（", "Noto Sans SC"),
        ("she asked متى؟», and left", "؟", "Amiri"),
        ("a line सभा 12। and more", "।", "Noto Sans Devanagari"),
        ("「Quoted」 words", "」", "Noto Sans SC"),
    ],
)
def test_a_sign_of_another_script_beside_latin_letters_is_set_by_that_script_s_family(
    text: str, sign: str, family: str
) -> None:
    assert missing(text, CHAIN, "en") == []
    assert [found for part, found in texts_of(text) if sign in part] == [family]
