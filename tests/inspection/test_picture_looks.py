"""What a picture carries is found in every format of pictures, in a DOCX and in a PDF alike."""

import re
from collections.abc import Callable

import pytest

from bluf.inspection.inspection_report import Finding
from bluf.inspection.looks import LOOKS
from bluf.inspection.pictures import picture_traits
from tests.inspection import pictures, test_docx_looks, test_pdf_looks

XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="the secret"/></rdf:RDF></x:xmpmeta>'
)
JFIF_PREVIEW = b"JFIF\0\1\1\0\0\1\0\1\2\2" + b"\7" * 12

CASES: list[tuple[str, Callable[[], bytes], str]] = [
    ("picture-exif", pictures.photo, "camera Kamera Werke, program PhotoTool 9"),
    ("picture-exif", pictures.webp, "camera Kamera Werke"),
    ("picture-exif", pictures.tiff, "artist Jo Bloggs"),
    ("picture-more", pictures.tiff, "1 more in one file"),
    ("picture-more", lambda: pictures.with_segment(0xE2, b"MPF\0II*\0"), "1 more in one file"),
    ("picture-place", lambda: pictures.photo(place=True), "48.20000 N, 11.50000 E"),
    ("picture-xmp", lambda: pictures.with_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP), "the secret"),
    ("picture-xmp", lambda: pictures.png(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP), "dc:source the secret"),
    ("picture-text", lambda: pictures.photo(comment=b"by hand"), "comment: by hand"),
    ("picture-text", lambda: pictures.with_segment(0xED, pictures.iptc(120, "the secret")), "caption: the secret"),
    ("picture-text", lambda: pictures.png(b"tEXt", b"Author\0Jo Bloggs"), "Author: Jo Bloggs"),
    ("picture-text", lambda: pictures.gif(b"by hand"), "comment: by hand"),
    ("picture-text", lambda: pictures.emf("DrawTool\0The secret\0"), "description: The secret"),
    ("picture-text", lambda: pictures.svg("<desc>the secret</desc>"), "desc: the secret"),
    ("picture-text", lambda: pictures.svg("<!-- the secret -->"), "comment: the secret"),
    ("path", lambda: pictures.svg("", 'docname="/home/jroe/plan.svg"'), r"\(user jroe\)"),
    ("picture-text", lambda: pictures.jpeg2000(b"xml ", b"<a>the secret</a>"), "XML: <a>the secret"),
    ("picture-other", lambda: pictures.with_segment(0xE9, b"the secret"), "segment APP9, 10 bytes: the secret"),
    ("picture-other", lambda: pictures.png(b"prIV", b"the secret"), "chunk prIV, 10 bytes: the secret"),
    ("picture-other", lambda: pictures.jpeg2000(b"priv", b"the secret"), "box priv, 10 bytes: the secret"),
    ("picture-preview", lambda: pictures.with_segment(0xE0, JFIF_PREVIEW), "a preview inside the picture"),
    ("picture-after", lambda: pictures.photo() + b"the secret", "10 bytes: the secret"),
    ("picture-after", lambda: pictures.png(after=b"the secret"), "10 bytes: the secret"),
    ("picture-after", lambda: pictures.gif(b"") + b"the secret", "10 bytes: the secret"),
]


@pytest.mark.parametrize(("look", "made", "told"), CASES, ids=[f"{look} {told}" for look, _, told in CASES])
def test_it_is_found(look: str, made: Callable[[], bytes], told: str) -> None:
    found = [
        trait.what for trait in picture_traits(made(), "here") if isinstance(trait, Finding) and trait.look == look
    ]

    assert any(re.search(told, what) for what in found), found


@pytest.mark.parametrize(
    "made",
    [lambda: pictures.photo(exif=False), pictures.png, lambda: pictures.gif(b""), lambda: pictures.svg("<path/>")],
)
def test_a_picture_that_is_only_a_picture_carries_nothing(made: Callable[[], bytes]) -> None:
    assert list(picture_traits(made(), "here")) == []


@pytest.mark.parametrize("at", range(0, 600, 23))
def test_a_damaged_picture_ends_with_no_error(at: int) -> None:
    whole = pictures.photo(place=True) + b"after"

    list(picture_traits(whole[:at], "here"))
    list(picture_traits(whole[:at] + b"\xff\xe1\xff" + whole[at:], "here"))


def test_there_is_a_file_for_all_that_is_looked_for_in_both_formats() -> None:
    cases = {look for look, _, _ in (*CASES, *test_docx_looks.CASES, *test_pdf_looks.CASES)}

    assert {look.name for look in LOOKS.values() if not look.format} <= cases
