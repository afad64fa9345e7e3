"""Font files from anyone into the faces of a family."""

import pytest

from bluf.fonts.face_height import as_legible, x_height
from bluf.fonts.font_face import Embedding, FaceSource, font_face
from bluf.fonts.font_files import faces_of, read_font_file
from bluf.fonts.own_family import own_family
from bluf.fonts.sfnt import MOST_BYTES, FontFault, FontFileError, read_sfnt
from bluf.fonts.sfnt_writing import sfnt_file
from tests.fonts.samples import LOOKS, changed, font_file, postscript, variable, without


def fault(data: bytes) -> FontFileError:
    with pytest.raises(FontFileError) as caught:
        own_family("House Serif", [read_font_file("a.ttf", data)])
    return caught.value


def family_fault(family: str, *files: bytes) -> FontFileError:
    with pytest.raises(FontFileError) as caught:
        own_family(family, [read_font_file(f"{index}.ttf", data) for index, data in enumerate(files)])
    return caught.value


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"ttcf\0\1\0\0" + bytes(40), "a collection of faces"),
        (b"wOFF" + bytes(40), "a web font (WOFF)"),
        (b"wOF2" + bytes(40), "a web font (WOFF2)"),
        (b"%!PS-AdobeFont-1.0: House", "a Type 1 font"),
        (b"\x80\x01\x20\0", "a Type 1 font"),
        (b"STARTFONT 2.1\n", "a bitmap font"),
        (b"version https://git-lfs.github.com/spec/v1\n", "a pointer of Git LFS"),
        (bytes(34) + b"LP" + bytes(40), "a web font (EOT)"),
        (b"some words", "not a font"),
        (b"", "empty"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_its_name(data: bytes, said: str) -> None:
    found = fault(data)

    assert (found.fault, said in found.message) == (FontFault.KIND, True)


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    assert fault(b"\0\1\0\0" + bytes(MOST_BYTES)).fault is FontFault.LARGE


@pytest.mark.parametrize("size", [4, 11, 12, 40, 300, 2000])
def test_a_file_that_breaks_off_is_broken(size: int) -> None:
    assert fault(font_file()[:size]).fault is FontFault.BROKEN


@pytest.mark.parametrize("tag", ["head", "hhea", "hmtx", "maxp", "cmap", "name", "OS/2", "glyf", "loca"])
def test_a_file_that_lacks_a_table_is_broken(tag: str) -> None:
    assert fault(without(font_file(), tag)).fault is FontFault.BROKEN


@pytest.mark.parametrize(
    ("tag", "at", "value"),
    [
        ("head", 12, 0),  # no magic number
        ("head", 18, 3),  # units per em
        ("maxp", 4, 0),  # glyphs
        ("maxp", 4, 60_000),
        ("hhea", 34, 0),  # advances
        ("hhea", 34, 60_000),
        ("hmtx", 0, 0xFFFF),  # an advance
    ],
)
def test_a_table_that_makes_no_sense_is_told(tag: str, at: int, value: int) -> None:
    found = fault(changed(font_file(), tag, (at, value)))

    assert found.fault is FontFault.BROKEN


def test_tables_that_lie_over_one_another_are_refused() -> None:
    data = bytearray(font_file())
    first, second = 12 + 8, 12 + 16 + 8
    data[second : second + 4] = data[first : first + 4]

    assert fault(bytes(data)).fault is FontFault.BROKEN


def test_a_font_of_pictures_alone_is_refused() -> None:
    whole = {tag: bytes(table) for tag, table in read_sfnt(font_file()).tables.items() if tag not in ("glyf", "loca")}

    assert fault(sfnt_file({**whole, "CBDT": bytes(8)})).fault is FontFault.BITMAP


@pytest.mark.parametrize(
    ("permission", "embedding"),
    [(0, Embedding.EMBEDDED), (8, Embedding.EMBEDDED), (12, Embedding.EMBEDDED), (4, Embedding.PDF_ONLY)],
)
def test_the_licence_bits_say_which_formats_carry_a_face(permission: int, embedding: Embedding) -> None:
    family = own_family("House Serif", [read_font_file("a.ttf", font_file(permission=permission))])

    assert family.face(False, False).embedding is embedding


def test_a_restricted_face_is_refused() -> None:
    assert fault(font_file(permission=2)).fault is FontFault.RESTRICTED


def test_a_face_that_may_be_embedded_as_pictures_alone_is_refused() -> None:
    assert fault(font_file(permission=0x200)).fault is FontFault.BITMAP


def test_a_face_that_may_not_be_cut_is_kept_whole() -> None:
    family = own_family("House Serif", [read_font_file("a.ttf", font_file(permission=0x100))])

    assert family.face(False, False).source.whole


def test_faces_are_told_apart_by_what_is_in_the_files() -> None:
    files = [read_font_file(f"{index}.ttf", font_file(look)) for index, look in enumerate(reversed(LOOKS))]

    assert {look: face.file.name for look, face in faces_of("house  serif", files).items()} == {
        look: f"{index}.ttf" for index, look in enumerate(reversed(LOOKS))
    }


def test_of_many_weights_the_ones_nearest_to_regular_and_bold_are_taken() -> None:
    files = [read_font_file(str(weight), font_file(weight=weight)) for weight in (200, 300, 500, 600, 800, 900)]
    found = faces_of("House Serif", files)

    assert {look: face.weight for look, face in found.items()} == {(False, False): 500, (True, False): 800}


def test_a_file_of_another_family_is_told_with_the_name_that_it_has() -> None:
    found = family_fault("House Sans", font_file())

    assert found.fault is FontFault.NAME
    assert "'House Serif'" in found.message
    assert "House Serif" in found.hint


def test_two_files_that_are_the_same_face_are_told() -> None:
    found = family_fault("House Serif", font_file(), font_file())

    assert found.fault is FontFault.TWICE
    assert "0.ttf and 1.ttf" in found.message


def test_a_file_whose_letters_have_no_width_is_broken() -> None:
    data = font_file()
    table = read_sfnt(data).tables["hmtx"]

    found = fault(changed(data, "hmtx", *((at, 0) for at in range(0, len(table), 2))))

    assert (found.fault, "no width" in found.message) == (FontFault.BROKEN, True)


def test_a_variable_file_is_a_face_at_each_of_two_weights() -> None:
    files = [read_font_file("upright", variable()), read_font_file("slanted", variable(italic=True))]
    family = own_family("Arimo", files)

    assert set(family.faces) == set(LOOKS)
    for look, face in family.faces.items():
        static = font_face(FaceSource(f"Arimo-{('Regular', 'Bold')[look[0]]}", "Arimo", "Arial"))
        assert "fvar" not in read_sfnt(face.data).tables
        if not look[1]:
            assert {code: face.widths[code] for code in range(33, 127)} == pytest.approx(
                {code: static.widths[code] for code in range(33, 127)}
            )


def test_the_height_of_x_is_that_of_its_outline_whatever_the_file_says() -> None:
    face = own_family("House Sans", [read_font_file("a.otf", postscript())]).face(False, False)

    assert x_height(face) == pytest.approx(0.48)


@pytest.mark.parametrize(("height", "size"), [(0.5283, 9), (0.4775, 10), (0.459, 10.5), (0.467, 10.5)])
def test_the_floor_is_where_a_face_is_as_legible_as_arial_at_nine_points(height: float, size: float) -> None:
    assert as_legible(9, height) == size
