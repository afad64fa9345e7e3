"""Characters that no document can hold are found, by their offsets."""

import pytest

from bluf.yaml_files.characters import MOST_MARKS, all_unfit, unfit, what_is_unfit

ACUTE = "\u0301"
GRAVE_BELOW = "\u0316"


@pytest.mark.parametrize("char", ["\0", "\x07", "\x7f", "\x9f", "\ud800", "\ufdd0", "\uffff"])
def test_a_control_half_a_character_and_a_noncharacter_are_unfit(char: str) -> None:
    assert unfit(f"ab{char}c") == 2
    assert what_is_unfit(char).startswith(f"character U+{ord(char):04X}, ")


@pytest.mark.parametrize(
    "text", ["", "a\tb\nc\r", "\u0000".replace("\0", "é"), "\ue000", "\U0010ffff", "a\u200d\u202e"]
)
def test_any_other_character_is_fit(text: str) -> None:
    assert unfit(text) is None


def test_as_many_marks_as_unicode_s_stream_safe_text_has_are_fit() -> None:
    assert unfit("a" + ACUTE * MOST_MARKS + "b" + ACUTE * MOST_MARKS) is None


@pytest.mark.parametrize("marks", [ACUTE * 31, (ACUTE + GRAVE_BELOW) * 500, "\u0345" * 100_000])
def test_one_mark_more_is_unfit(marks: str) -> None:
    assert unfit("ä" + marks) == 1 + MOST_MARKS
    assert what_is_unfit(marks[0]) == "over 30 marks stand on one character"


@pytest.mark.parametrize(
    "between", ["\u00ad", "\u2060", "\u200d", "\u034f", "\ufe0f", "\u3164", "\ufffc", "\U000e0061"]
)
def test_marks_with_invisible_characters_between_stand_on_one_character(between: str) -> None:
    heap = "o" + (ACUTE + GRAVE_BELOW + between) * 40

    assert unfit(heap) is not None


@pytest.mark.parametrize("char", ["\u0e34", "\u093f", "\u20dd"])
def test_marks_that_are_not_sorted_are_heaped_too(char: str) -> None:
    assert unfit("ก" + char * MOST_MARKS) is None
    assert unfit("ก" + char * (MOST_MARKS + 1)) == 1 + MOST_MARKS


def test_letters_of_other_scripts_are_no_marks() -> None:
    assert unfit("漢字" * 10_000 + "Привет" * 10_000) is None


def test_all_that_is_unfit_is_found_up_to_a_number() -> None:
    text = "\0a\1" + "é" + ACUTE * 40 + "\2"

    assert all_unfit(text, 20) == [0, 2, 4 + MOST_MARKS, len(text) - 1]
    assert all_unfit(text, 2) == [0, 2]
