"""Hints: invisible characters in the DOCX, only where a word processor would otherwise end a line elsewhere."""

import pytest

from bluf.layout import Hint, lay_out, placed_paragraphs
from bluf.layout.hints import hints
from bluf.layout.parting import measure
from tests.layout.samples import SHEET, advance, document, para


def hints_of(string: str, fits: str) -> list[tuple[int, str]]:
    block = para(string)
    measured = measure(block, SHEET.paragraphs["Normal"], SHEET)
    width = sum(advance(char) for char in fits) * 10 + 0.01
    return [(hint.offset, hint.char) for hint in hints(measured.broken(10, width), measured, 10, width)]


@pytest.mark.parametrize("mark", list("‐\\?|…!"))
def test_a_word_that_could_be_broken_after_a_mark_is_joined_there(mark: str) -> None:
    assert hints_of(f"whenever 2022{mark}bcd", f"whenever 2022{mark}b") == [(14, "\u2060")]


def test_a_slash_is_joined_on_both_sides() -> None:
    assert hints_of("whenever abc/def", "whenever abc/d") == [(12, "\u2060"), (13, "\u2060")]


def test_a_mark_that_the_line_would_not_reach_is_left_alone() -> None:
    assert hints_of("whenever that 2022–2024", "whenever that 20") == []


def test_a_line_that_ends_after_an_en_dash_has_what_both_programs_end_it_at() -> None:
    assert hints_of("whenever Wien–Graz", "whenever Wien–G") == [(14, "\ufeff\u200b")]


def test_an_en_dash_between_numbers_is_joined_to_what_follows() -> None:
    assert hints_of("whenever 2022–2024", "whenever 2022–2") == [(14, "\u2060")]


def test_an_en_dash_that_clings_to_what_follows_is_joined_to_it() -> None:
    assert hints_of("whenever 2022–, bcd", "whenever 2022–") == [(14, "\u2060")]


def test_text_that_does_not_straddle_a_line_end_has_no_hints() -> None:
    assert hints_of("when 2022–2024", "when 2022–2024") == []


def test_a_break_before_an_opening_quote_is_allowed_by_a_space_of_no_width() -> None:
    assert hints_of("one word—“two”", "one word—“t") == [(9, "\u200b")]


def test_a_word_that_is_cut_has_a_space_of_no_width_at_the_cut_and_nowhere_else() -> None:
    assert hints_of("aaa/bbb" * 3, "aaa/bbbaaa/") == [(11, "\u200b")]


@pytest.mark.parametrize("mark", list("“‘£$([{¿"))
def test_a_line_that_ends_in_what_clings_to_the_next_word_gets_a_space_of_no_width_after_it(mark: str) -> None:
    assert hints_of(f"some{mark} more", f"some{mark} mor") == [(5, "\u200b")]


@pytest.mark.parametrize("mark", list(".!)”’…%°/"))
def test_a_line_that_begins_with_what_clings_to_the_last_word_gets_a_space_of_no_width_before_it(mark: str) -> None:
    assert (5, "\u200b") in hints_of(f"some {mark}more", f"some {mark}mo")


def test_a_placed_paragraph_carries_its_hints() -> None:
    string = "word " * 19 + "2022–2024 " * 3
    (paragraph,) = placed_paragraphs(lay_out(document(para(string))).body)
    assert paragraph.hints
    assert all(isinstance(hint, Hint) and string[hint.offset - 1] == "–" for hint in paragraph.hints)
