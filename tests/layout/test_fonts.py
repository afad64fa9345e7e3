"""Which characters are painted, and which cannot be."""

from bluf.layout.fonts import advances, printed


def test_a_private_use_character_has_no_glyph_even_where_the_font_has_one() -> None:
    assert advances("regular").missing("a\uf001b\uf001\ue000") == ["\uf001", "\ue000"]
    assert advances("regular").missing("plain, Καλημέρα — “€”") == []


def test_soft_hyphens_and_byte_order_marks_are_not_painted() -> None:
    assert printed("co\N{SOFT HYPHEN}operate\N{ZERO WIDTH NO-BREAK SPACE}") == "cooperate"


def test_letters_are_composed_where_unicode_can() -> None:
    assert printed("e\N{COMBINING ACUTE ACCENT}tat") == "état"
