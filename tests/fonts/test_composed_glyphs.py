"""Glyphs that are composed of several: where their parts stand, how wide they are, and what they stand for."""

from typing import Any

import pytest
import uharfbuzz

from bluf.fonts.composed_glyphs import font_program
from bluf.fonts.font_face import FontFace
from bluf.fonts.font_family import built_in
from bluf.fonts.painted_clusters import ComposedGlyph, GlyphPart, painted_clusters
from bluf.fonts.script_families import script_family
from bluf.fonts.shaping import harfbuzz_shaper

ARIMO = built_in("Arimo").face(False, False)


def parsed(program: bytes) -> Any:
    return uharfbuzz.Font(uharfbuzz.Face(program))


def box(font: Any, glyph: int) -> tuple[int, int, int, int]:
    """Return the left, bottom, right and top of a glyph."""
    found = font.get_glyph_extents(glyph)
    return (
        found.x_bearing,
        found.y_bearing + found.height,
        found.x_bearing + found.width,
        found.y_bearing,
    )


def glyph_of(char: str) -> int:
    number: int = ARIMO.harfbuzz.get_nominal_glyph(ord(char))
    return number


def family_face(script: str, lang: str) -> FontFace:
    return script_family(script, lang)[0].face(False, False)


def test_a_glyph_as_the_face_has_it_is_not_composed() -> None:
    letter = glyph_of("H")
    wide = ARIMO.harfbuzz.get_glyph_h_advance(letter)
    program, numbers = font_program(ARIMO, (ComposedGlyph((GlyphPart(letter),), wide),))

    assert numbers == [1]
    assert parsed(program).face.glyph_count == 2


def test_parts_stand_where_they_are_moved_to() -> None:
    base, mark = glyph_of("H"), glyph_of(".")
    composed = ComposedGlyph((GlyphPart(base, 100), GlyphPart(mark, 300, 1500)), 1700)
    program, (number,) = font_program(ARIMO, (composed,))
    font = parsed(program)
    base_box, mark_box = box(ARIMO.harfbuzz, base), box(ARIMO.harfbuzz, mark)

    assert font.get_glyph_h_advance(number) == 1700
    assert box(font, number) == (
        min(base_box[0] + 100, mark_box[0] + 300),
        min(base_box[1], mark_box[1] + 1500),
        max(base_box[2] + 100, mark_box[2] + 300),
        max(base_box[3], mark_box[3] + 1500),
    )


def test_a_glyph_without_parts_takes_room_and_shows_nothing() -> None:
    program, (number,) = font_program(ARIMO, (ComposedGlyph((), 640),))
    font = parsed(program)
    assert font.get_glyph_h_advance(number) == 640
    assert box(font, number) == (0, 0, 0, 0)


def test_the_same_glyphs_give_the_same_file() -> None:
    glyphs = (ComposedGlyph((GlyphPart(glyph_of("a"), 5, 9),), 1000), ComposedGlyph((GlyphPart(glyph_of("b")),), 900))
    first = font_program(ARIMO, glyphs)
    font_program.cache_clear()
    assert font_program(ARIMO, glyphs) == first


@pytest.mark.parametrize("word", ["किताब", "क्षत्रिय", "हिंदी"])
def test_a_devanagari_word_is_painted_by_letters_with_their_signs(word: str) -> None:
    clusters = painted_clusters(harfbuzz_shaper(family_face("Deva", "hi"), "Deva", "hi", False), word)
    assert "".join(word[each.first : each.last] for each in clusters) == word
    assert all(word[each.first] not in "ािं्" for each in clusters)


@pytest.mark.parametrize("word", ["سلام", "كتّاب", "لا", "می‌روم"])
def test_an_arabic_word_is_painted_by_characters_from_its_last_to_its_first(word: str) -> None:
    shaper = harfbuzz_shaper(family_face("Arab", "ar"), "Arab", "ar", True)
    clusters = painted_clusters(shaper, word)
    em = shaper.face.harfbuzz.face.upem

    assert "".join(word[each.first : each.last] for each in clusters) == word[::-1]
    assert sum(each.glyph.advance for each in clusters) / em == pytest.approx(shaper.advance(word), abs=0.001)


def test_characters_of_a_ligature_share_its_advance_and_one_draws_it() -> None:
    shaper = harfbuzz_shaper(built_in("Carlito").face(False, False), "Latn", "en", True)
    glyphs = [each.glyph for each in painted_clusters(shaper, "H\u0301")]
    assert sum(bool(each.parts) for each in glyphs) >= 1
    assert sum(each.advance for each in glyphs) > 0


def test_marks_are_one_glyph_with_their_letter_only_as_far_as_a_font_file_can_hold_it() -> None:
    shaper = harfbuzz_shaper(family_face("Deva", "hi"), "Deva", "hi", False)
    word = "क" + "\N{DEVANAGARI VOWEL SIGN O}" * 150
    clusters = painted_clusters(shaper, word)
    program, numbers = font_program(shaper.face, tuple(each.glyph for each in clusters))

    assert "".join(word[each.first : each.last] for each in clusters) == word
    assert 1 < len(clusters) < 20
    assert parsed(program).face.glyph_count > max(numbers)
