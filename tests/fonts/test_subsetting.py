"""Subsets of faces for both formats, and what a DOCX hides of them."""

import pytest
import uharfbuzz

from bluf.fonts.font_face import FaceSource, FontFace, font_face
from bluf.fonts.font_family import built_in, symbols
from bluf.fonts.font_files import read_font_file
from bluf.fonts.obfuscation import font_key, obfuscated
from bluf.fonts.own_family import own_family
from bluf.fonts.sfnt import read_sfnt
from bluf.fonts.subsetting import editable_characters, subset, subset_of_characters
from tests.fonts.samples import font_file, postscript


def arimo(bold: bool = False, italic: bool = False) -> FontFace:
    return built_in("Arimo").face(bold, italic)


def advances(data: bytes, text: str) -> list[float]:
    font = uharfbuzz.Font(uharfbuzz.Face(data))
    return [font.get_glyph_h_advance(font.get_nominal_glyph(ord(char))) / font.face.upem for char in text]


def test_a_subset_to_edit_sets_its_characters_as_wide_as_the_face() -> None:
    made = subset_of_characters(arimo(), "Arimo", "Lake é")

    assert advances(made, "Lake é") == [arimo().widths[ord(char)] / 1000 for char in "Lake é"]
    assert set(uharfbuzz.Face(made).unicodes) == set(map(ord, "Lake é"))


def test_a_subset_bears_the_familys_name_in_the_docx_and_its_place_in_it() -> None:
    sfnt = read_sfnt(subset_of_characters(arimo(bold=True, italic=True), "Arimo", "abc"))
    names = sfnt.names()

    assert (names[1], names[2]) == (("Arimo",), ("Bold Italic",))
    assert (sfnt.mac_style, sfnt.weight, sfnt.selection & 0x21) == (3, 700, 0x21)


def test_the_same_face_and_characters_make_the_same_bytes() -> None:
    assert subset_of_characters(arimo(), "Arimo", "abc") == subset_of_characters(arimo(), "Arimo", "cba")


def test_a_subset_for_a_pdf_says_the_new_number_of_each_glyph() -> None:
    font = arimo().harfbuzz
    glyph = font.get_nominal_glyph(ord("W"))
    made, numbers = subset(arimo(), [glyph])
    face = uharfbuzz.Face(made)

    assert set(numbers) == {0, glyph}
    assert uharfbuzz.Font(face).get_glyph_h_advance(numbers[glyph]) == font.get_glyph_h_advance(glyph)
    assert "cmap" not in face.table_tags


def test_postscript_outlines_become_truetype_outlines_of_the_same_size() -> None:
    face = own_family("House Sans", [read_font_file("a.otf", postscript())]).face(False, False)
    made = subset_of_characters(face, face.docx, "AHx")
    font = uharfbuzz.Font(uharfbuzz.Face(made))
    box = font.get_glyph_extents(font.get_nominal_glyph(ord("H")))

    assert "glyf" in read_sfnt(made).tables
    assert "CFF " not in read_sfnt(made).tables
    assert advances(made, "AHx") == [0.6, 0.6, 0.6]
    assert abs(box.y_bearing - 700) <= 1
    assert "glyf" in uharfbuzz.Face(subset(face, [2, 3])[0]).table_tags


def test_a_face_that_may_not_be_cut_is_carried_whole() -> None:
    family = own_family("House Serif", [read_font_file("a.ttf", font_file(permission=0x100))])
    face = family.face(False, False)

    assert uharfbuzz.Face(subset_of_characters(face, face.docx, "a")).unicodes == uharfbuzz.Face(face.data).unicodes
    assert uharfbuzz.Face(subset(face, [3])[0]).glyph_count == uharfbuzz.Face(face.data).glyph_count


def test_a_docx_carries_all_letters_of_the_scripts_in_use() -> None:
    latin = editable_characters(arimo(), "Word")
    both = editable_characters(arimo(), "Word Мир")

    assert set("azAZéœ0123456789.,–“€") <= latin
    assert "я" not in latin
    assert set("абвяАЯ") <= both


def test_a_docx_carries_only_signs_that_are_used() -> None:
    carried = editable_characters(symbols().face(False, False), "✓☎")

    assert {"✓", "☎"} <= carried
    assert "★" not in carried


def test_signs_are_there_in_two_weights_and_no_letters_are() -> None:
    for bold in (False, True):
        face = symbols().face(bold, True)
        assert face.missing("✓✗☎⚠→←↑↓↔⇒▲▼◆●■□★☆☐☑☒✔✘✉⚑♦▶◀▪▫○…") == []
        assert face.missing("aZ") == ["a", "Z"]
        assert not face.has_ascii


def test_obfuscation_hides_the_first_32_bytes_and_is_undone_by_the_same_key() -> None:
    data = subset_of_characters(arimo(), "Arimo", "abc")
    key = font_key(data)
    hidden = obfuscated(data, key)

    assert hidden[32:] == data[32:]
    assert hidden[:32] != data[:32]
    assert obfuscated(hidden, key) == data
    assert font_key(data) == key
    assert font_key(data + b"\0") != key


def test_obfuscation_takes_the_key_from_its_last_byte_to_its_first() -> None:
    hidden = obfuscated(bytes(33), "{00112233-4455-6677-8899-AABBCCDDEEFF}")

    assert hidden.hex() == "ffeeddccbbaa99887766554433221100" * 2 + "00"


def test_a_face_with_letters_of_its_own_is_one_object_in_a_process() -> None:
    source = FaceSource("House-Regular", "House", "House", data=font_file())

    assert font_face(source) is font_face(FaceSource("House-Regular", "House", "House", data=bytes(font_file())))


def test_a_face_that_harfbuzz_can_not_cut_is_carried_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    face = own_family("House Serif", [read_font_file("a.ttf", font_file())]).face(False, False)

    def refused(*_: object) -> None:
        raise RuntimeError("Subsetting failed")

    monkeypatch.setattr(uharfbuzz, "subset", refused)
    made = subset_of_characters(face, "House Serif", "a")

    assert set(uharfbuzz.Face(made).unicodes) == set(uharfbuzz.Face(face.data).unicodes)
