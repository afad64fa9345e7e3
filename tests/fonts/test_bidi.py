"""The Unicode Bidirectional Algorithm: which way characters run, and in which order they are seen."""

import pytest
from bidi import get_display
from hypothesis import assume, given
from hypothesis import strategies as st

from bluf.fonts.bidi import levels, visual_order
from bluf.fonts.bidi_classes import class_of
from bluf.fonts.bidi_explicit import REMOVED
from tests.steps import lines_run

MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
EMBEDDINGS = frozenset("\u202a\u202b\u202c\u202d\u202e\u00ad\u200b")  # rule X9 takes them out
LETTERS = "abאבгאبخ१ก"
SIGNS = " \t,.+-/%$€([)]〈〉!\u0301\u200f\u200e\u061c"
BLANK = frozenset(("WS", "LRI", "RLI", "FSI", "PDI")) | REMOVED  # L1
CHARACTERS = st.sampled_from([*LETTERS, *"12١٢۳", *SIGNS, *MARKS])


def line_levels(text: str, paragraph: bytes, base: int, start: int, end: int) -> bytes:
    """Return the levels of the characters from `start` up to `end`, which are a line; `paragraph` are those of `text`.

    Tabs, and white space before them and at the line's end, are of the paragraph's own level (L1).
    """
    found = bytearray(paragraph[start:end])
    is_trailing = True
    for at in range(end - 1, start - 1, -1):
        each = class_of[text[at]]
        if each in ("S", "B"):
            is_trailing = True
        elif each not in BLANK:
            is_trailing = False
        if is_trailing:
            found[at - start] = base
    return bytes(found)


def seen(text: str, base: int, start: int = 0, end: int | None = None) -> str:
    """Return the characters of one line of `text` in the order in which they are seen."""
    end = len(text) if end is None else end
    found = line_levels(text, levels(text, base), base, start, end)
    line = text[start:end]
    return "".join(line[at] for at in visual_order(found))


def digits(text: str, base: int) -> str:
    """Return the levels of a text, a digit each."""
    return "".join(map(str, levels(text, base)))


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("plain words", 0, "00000000000"),
        ("plain words", 1, "22222222222"),
        ("ab אב cd", 0, "00011000"),
        ("אב cd אב", 1, "11122111"),
        ("אב 12", 1, "11122"),
        ("אב 12", 0, "11122"),
        ("اب 12-3", 1, "1112212"),  # digits after Arabic are Arabic numbers, which a hyphen parts
        ("אב 12-3", 1, "1112222"),
        ("אב 12%", 1, "111222"),
        ("12% אב", 1, "222111"),
        ("€5 אב", 1, "22111"),
        ("a\u0301אב\u0301", 0, "00111"),
    ],
)
def test_letters_numbers_and_signs_have_the_levels_of_the_weak_rules(text: str, base: int, expected: str) -> None:
    assert digits(text, base) == expected


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("אב (cd) אב", 1, "1111221111"),  # a pair takes the direction of its own level if that is inside it
        ("ab (אב) cd", 0, "0000110000"),
        ("אב (cd אב", 1, "111122111"),
        ("a (ב] c", 0, "0001000"),  # these are no pair
        ("אב [cd(אב)]", 1, "11112211111"),
        ("aב (c)", 1, "211121"),
        ("אa (c) ד", 1, "12222211"),  # what stands before the pair, where nothing inside is of its level
    ],
)
def test_brackets_go_in_pairs(text: str, base: int, expected: str) -> None:
    assert digits(text, base) == expected


@pytest.mark.parametrize("closing", ["\u232a", "\u3009"])
@pytest.mark.parametrize("opening", ["\u2329", "\u3008"])
def test_brackets_that_are_canonically_the_same_are_partners(opening: str, closing: str) -> None:
    assert digits(f"א{opening}b{closing}", 1) == "1121"


def test_an_isolate_does_not_change_what_is_around_it() -> None:
    assert digits("a \u2067אב\u2069 1", 0) == "000110" + "00"
    assert digits("a אב 1", 0) == "001112"


def test_an_isolate_that_tells_its_own_direction_takes_it_from_the_first_letter_inside() -> None:
    assert digits("\u2068אb!\u2069", 0) == "01210"
    assert digits("\u2068bא!\u2069", 0) == "02320"
    assert digits("\u2068\u2067א\u2069b!\u2069", 0)[4:6] == "22"  # what stands in an isolate inside does not count


def test_an_override_sets_latin_letters_from_right_to_left() -> None:
    assert seen("\u202eabc\u202c", 0).strip(MARKS) == "cba"


def test_an_embedding_ends_where_its_mark_says() -> None:
    assert digits("a\u202b!b!\u202c!", 0)[2:5] == "121"
    assert digits("a\u202b!b!\u202c!", 0)[-1] == "0"


def test_a_paragraph_separator_ends_what_is_open() -> None:
    assert digits("\u202eab\u2029ab", 0) == "011" + "0" + "00"


def test_spaces_at_the_end_of_a_line_are_of_the_paragraphs_own_level() -> None:
    text = "אב גד  ab"
    found = levels(text, 0)

    assert list(found) == [1, 1, 1, 1, 1, 0, 0, 0, 0]
    assert list(line_levels(text, found, 0, 0, 3)) == [1, 1, 0]
    assert list(line_levels(text, found, 0, 3, 7)) == [1, 1, 0, 0]


def test_spaces_before_a_tab_are_of_the_paragraphs_own_level() -> None:
    text = "אב \tאב"

    assert list(line_levels(text, levels(text, 0), 0, 0, len(text))) == [1, 1, 0, 0, 1, 1]


def test_isolates_at_the_end_of_a_line_are_of_the_paragraphs_own_level() -> None:
    text = "אב \u2066a\u2069"
    found = levels(text, 0)

    assert line_levels(text, found, 0, 0, 4)[2:] == bytes(2)


def test_each_line_is_put_in_order_by_itself() -> None:
    text = "אב abc גד"

    assert seen(text, 1) == "דג abc בא"
    assert seen(text, 1, 0, 7) == " abc בא"
    assert seen(text, 1, 7) == "דג"


def test_runs_of_one_level_are_put_in_order_as_characters_are() -> None:
    assert visual_order([1, 2, 1]) == [2, 1, 0]
    assert visual_order([0, 1, 2, 1, 0]) == [0, 3, 2, 1, 4]
    assert visual_order([2, 1, 2]) == [2, 1, 0]
    assert visual_order([0, 2, 0]) == [0, 1, 2]
    assert visual_order([]) == []


def test_a_character_of_a_block_that_runs_right_to_left_does_so_before_it_is_assigned() -> None:
    assert digits("\u05ff\u085f\U00010d8e", 0) == "111"


@given(st.text(CHARACTERS, max_size=40), st.sampled_from([0, 1]))
def test_text_is_seen_as_another_implementation_shows_it(text: str, base: int) -> None:
    # Where nothing runs right to left, the other one leaves tabs and spaces out; BidiTest.txt has them as here.
    assume(any(level % 2 for level in levels(text, base)))

    def drawn(shown: str) -> str:
        return "".join(char for char in shown if char not in EMBEDDINGS)

    assert drawn(seen(text, base)) == drawn(get_display(text, base_dir="LR"[base]))


@pytest.mark.parametrize(
    ("opening", "inside", "closing"),
    [
        ("\u202b", "a", "\u202c"),
        ("\u2068", "א", "\u2069"),
        ("\u2067a\u2066א", "", ""),
        ("(", "א", ")"),
        ("", "(" * 62, "[א"),
        ("א\n", "", ""),
        ("", "א(", "\u0301"),
        ("\u202b\u202a", "", "aא"),
    ],
)
def test_hostile_text_costs_by_its_length_alone(opening: str, inside: str, closing: str) -> None:
    def steps(size: int) -> int:
        text = opening * size + inside + closing * size
        return lines_run(lambda: visual_order(line_levels(text, levels(text, 1), 1, 0, len(text))))

    assert steps(8_000) < 5 * steps(2_000)
