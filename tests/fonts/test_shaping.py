"""Characters become glyphs with advances: plainly, or shaped by HarfBuzz."""

import pickle

import pytest

from bluf.fonts.font_family import built_in
from bluf.fonts.script_families import script_family
from bluf.fonts.shaping import HarfBuzzShaper, harfbuzz_shaper, plain_shaper
from tests.fonts.samples import fonts_of

ARIMO = built_in("Arimo").face(False, False)


def arabic() -> HarfBuzzShaper:
    (family,) = script_family("Arab", "ar")
    return harfbuzz_shaper(family.face(False, False), "Arab", "ar", True)


def test_plain_glyphs_are_as_wide_as_their_text() -> None:
    shaper = plain_shaper(ARIMO)
    glyphs = shaper.glyphs("Quay")

    assert sum(glyph.advance for glyph in glyphs) == pytest.approx(shaper.advance("Quay"))
    assert [(glyph.first, glyph.last) for glyph in glyphs] == [(0, 1), (1, 2), (2, 3), (3, 4)]


@pytest.mark.parametrize("name", ["Arimo", "Carlito", "Caladea", "Tinos"])
@pytest.mark.parametrize(("char", "other"), [("\u00a0", " "), ("\u2010", "-"), ("\u2011", "-")])
def test_a_face_shows_a_no_break_space_and_hyphen_as_its_own_space_and_hyphen(name: str, char: str, other: str) -> None:
    face = built_in(name).face(False, False)
    shaper = plain_shaper(face)

    assert face.missing(char) == []
    assert shaper.advance(char) == shaper.advance(other) > 0
    assert shaper.glyphs(char)[0].id != 0


def test_plain_text_is_not_kerned() -> None:
    assert plain_shaper(ARIMO).advance("AV") == pytest.approx(sum(map(plain_shaper(ARIMO).advance, "AV")), abs=1e-6)


def test_shaped_glyphs_are_as_wide_as_their_text() -> None:
    text = "وزارة الموانئ"

    assert sum(glyph.advance for glyph in arabic().glyphs(text)) == pytest.approx(arabic().advance(text), abs=1e-6)


def test_glyphs_of_a_text_from_the_right_go_from_the_left() -> None:
    glyphs = arabic().glyphs("وزارة")

    assert [glyph.first for glyph in glyphs] == sorted((glyph.first for glyph in glyphs), reverse=True)


def test_every_character_is_in_a_glyphs_bounds() -> None:
    text = "إلى ﷲ لا كلّ"
    covered = {at for glyph in arabic().glyphs(text) for at in range(glyph.first, glyph.last)}

    assert covered == set(range(len(text)))


def test_letters_join_what_stands_beside_them() -> None:
    alone = arabic().glyphs("ب")
    joined = arabic().glyphs("ب", before="كتا", after="نا")

    assert [glyph.id for glyph in alone] != [glyph.id for glyph in joined]
    assert [(glyph.first, glyph.last) for glyph in joined] == [(0, 1)] * len(joined)


def test_an_empty_text_has_no_glyphs() -> None:
    assert (arabic().glyphs(""), arabic().advance("")) == ((), 0.0)


def test_shapers_and_faces_are_the_same_objects_after_pickling() -> None:
    for shaper in (plain_shaper(ARIMO), arabic()):
        again = pickle.loads(pickle.dumps(shaper))

        assert again is shaper
        assert again.face is shaper.face


def test_a_set_of_fonts_is_pickled_without_what_it_has_found() -> None:
    fonts = fonts_of("Tinos")
    fonts.chain("text", bold=True, italic=False)

    assert pickle.loads(pickle.dumps(fonts)) == fonts
