"""Invisible characters are part of what is printed where they act, and left out where they do not."""

import pytest

from bluf.fonts.invisible import idle, without
from tests.steps import lines_run

ZWNJ, ZWJ, LRM, RLO, PDF, VS16 = "\u200c", "\u200d", "\u200e", "\u202e", "\u202c", "\ufe0f"


def kept(text: str, right_to_left: bool = False) -> str:
    return without(text, idle(text, right_to_left))[0]


@pytest.mark.parametrize("text", [f"می{ZWNJ}خواهم", f"क्{ZWJ}ष", f"क्{ZWNJ}ष", f"ه{ZWJ}", f"{ZWJ}ه", f"بّ{ZWNJ}ب"])
def test_a_joiner_stays_beside_a_letter_that_is_shaped(text: str) -> None:
    assert kept(text) == text


@pytest.mark.parametrize("text", [f"A{ZWJ}B", f"Auf{ZWNJ}lage", f"1{ZWNJ}2", f"☎{ZWJ}☎", f"é{ZWJ}"])
def test_a_joiner_goes_elsewhere(text: str) -> None:
    assert ZWJ not in kept(text)
    assert ZWNJ not in kept(text)


@pytest.mark.parametrize(("text", "right_to_left"), [(f"C++{LRM}", True), (f"שלום C++{LRM} x", False)])
def test_a_mark_of_direction_stays_where_words_run_from_right_to_left(text: str, right_to_left: bool) -> None:
    assert kept(text, right_to_left) == text


def test_a_mark_of_direction_goes_where_all_runs_from_left_to_right() -> None:
    assert kept(f"pay {RLO}321{PDF} to{LRM} us") == "pay 321 to us"


def test_a_variation_selector_stays_after_a_letter_that_has_variants() -> None:
    assert kept("葛\U000e0100飾区") == "葛\U000e0100飾区"
    assert kept(f"☎{VS16} a{VS16} 1{VS16}") == "☎ a 1"


def test_what_is_left_knows_its_places() -> None:
    text, places = without("a\u200db", frozenset((1,)))

    assert text == "ab"
    assert places.span(1, 2) == (2, 3)


@pytest.mark.parametrize("piece", [ZWJ, LRM, f"a{ZWJ}", f"ب{ZWNJ}", f"\u0301{ZWJ}"])
def test_the_work_grows_with_the_text_alone(piece: str) -> None:
    def steps(size: int) -> int:
        text = piece * size
        return lines_run(lambda: without(text, idle(text, False)))

    assert steps(4_000) < 5 * steps(1_000) + 100
