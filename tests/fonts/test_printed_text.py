"""Which characters are painted, and which cannot be."""

import pytest

from bluf.fonts.font_family import built_in
from bluf.fonts.printed_text import map_of_printed, printed


def test_a_private_use_character_has_no_glyph_even_where_the_font_has_one() -> None:
    face = built_in("Arimo").face(False, False)
    assert face.missing("a\uf001b\uf001\ue000") == ["\uf001", "\ue000"]
    assert face.missing("plain, Καλημέρα — “€”") == []


def test_soft_hyphens_and_byte_order_marks_are_not_painted() -> None:
    assert printed("co\N{SOFT HYPHEN}operate\N{ZERO WIDTH NO-BREAK SPACE}") == "cooperate"


def test_letters_are_composed_where_unicode_can() -> None:
    assert printed("e\N{COMBINING ACUTE ACCENT}tat") == "état"


@pytest.mark.parametrize("word", ["می\u200cشود", "क्\u200dष", "\u2067אב\u2069", "אב\u200f", "عربي\u061c"])
def test_joiners_and_marks_of_direction_stay_where_they_act(word: str) -> None:
    assert printed(word) == word
    assert map_of_printed(word) is None or str(printed(word)) == word


def test_joiners_and_marks_of_direction_are_left_out_of_plain_text() -> None:
    assert printed("a\u200cb\u200ec — Київ\u2069") == "abc — Київ"


def test_what_shows_nothing_is_left_out_among_letters_that_join_too() -> None:
    assert printed("می\u200cشود\ufeff\u00ad") == "می\u200cشود"
