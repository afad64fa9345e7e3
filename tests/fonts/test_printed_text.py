"""Which characters are painted, and which cannot be."""

from bluf.fonts.font_family import built_in
from bluf.fonts.printed_text import printed


def test_a_private_use_character_has_no_glyph_even_where_the_font_has_one() -> None:
    face = built_in("Arimo").face(False, False)
    assert face.missing("a\uf001b\uf001\ue000") == ["\uf001", "\ue000"]
    assert face.missing("plain, Καλημέρα — “€”") == []


def test_soft_hyphens_and_byte_order_marks_are_not_painted() -> None:
    assert printed("co\N{SOFT HYPHEN}operate\N{ZERO WIDTH NO-BREAK SPACE}") == "cooperate"


def test_letters_are_composed_where_unicode_can() -> None:
    assert printed("e\N{COMBINING ACUTE ACCENT}tat") == "état"
