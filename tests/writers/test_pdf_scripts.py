"""Text that is shaped or runs from right to left: what is copied out, what the PDF says, and where things stand."""

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import bluf
from bluf.document import Division, Paragraph, TextRun
from bluf.fonts.font_face import FaceSource, font_face
from bluf.fonts.shaping import harfbuzz_shaper
from bluf.layout import Fragment, Page, fit, placed_paragraphs
from bluf.writers.pdf import write_pdf
from bluf.writers.pdf.actual_text import pieces
from bluf.writers.pdf.composite_fonts import CompositeFont
from bluf.writers.pdf.font_descriptors import FontName
from bluf.writers.pdf.font_subsets import Faces
from bluf.writers.pdf.painted_content import PaintedContent
from tests.fonts.samples import font_file
from tests.writers.samples import columns, page, para
from tests.writers.scripts import BRIEFS, page_in, words_on
from tests.writers.test_pdf_reading import pdfium_text, poppler_text

# What tells a direction and shows nothing: programs put it between words of different directions.
DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
RIGHT_TO_LEFT = ("ar", "fa", "ur", "he")


def lost(wanted: list[str], text: str) -> list[str]:
    """Return the words that are not in a text as typed."""
    found = Counter(DIRECTION_MARKS.sub("", text).split())
    return list((Counter(DIRECTION_MARKS.sub("", " ".join(wanted)).split()) - found).elements())


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def texts_of(pdf: bytes) -> Iterator[dict[int, str]]:
    """Yield of each composite font what its codes stand for."""
    file = opened(pdf)
    for font in file.pages[0].Resources.Font.values():
        if font.Subtype == "/Type0":
            found = re.findall(r"^<([0-9A-F]{4})> <([0-9A-F]+)>$", font.ToUnicode.read_bytes().decode(), re.MULTILINE)
            yield {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in found if int(code, 16)}


def fragments(made: Page) -> list[Fragment]:
    paragraphs = placed_paragraphs((*made.header, *made.body, *made.footer))
    return [each for paragraph in paragraphs for line in paragraph.lines for each in line.fragments]


@pytest.mark.parametrize("lang", BRIEFS)
def test_words_that_are_copied_by_pdfium_are_those_that_were_typed(lang: str) -> None:
    made = page_in(lang)
    assert lost(words_on(made), pdfium_text(write_pdf(made))) == []


@pytest.mark.engines
@pytest.mark.parametrize("lang", BRIEFS)
def test_words_that_are_copied_by_poppler_are_those_that_were_typed(lang: str, tmp_path: Path) -> None:
    made = page_in(lang)
    assert lost(words_on(made), poppler_text(write_pdf(made), tmp_path)) == []


@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_a_page_from_right_to_left_says_that_it_is_read_that_way(lang: str) -> None:
    file = opened(write_pdf(page_in(lang)))
    assert file.Root.ViewerPreferences.Direction == "/R2L"
    assert str(file.Root.Lang) == lang
    assert file.Root.StructTreeRoot.K.A.WritingMode == "/RlTb"


def test_a_page_from_left_to_right_says_nothing_of_its_direction() -> None:
    file = opened(write_pdf(page_in("hi")))
    assert "/Direction" not in file.Root.ViewerPreferences


def test_plain_text_of_a_family_of_bluf_takes_simple_fonts_alone() -> None:
    file = opened(write_pdf(page(para("Plain, Ελληνικά, Кириллица – “quoted”"))))
    assert {str(font.Subtype) for font in file.pages[0].Resources.Font.values()} == {"/TrueType"}


def test_a_plain_page_is_written_without_what_shapes_text() -> None:
    script = (
        "import sys; from tests.writers.samples import full; from bluf.writers.pdf import write_pdf; page = full(); "
        "sys.modules.update(uharfbuzz=None, fontTools=None); write_pdf(page)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_every_code_of_a_composite_font_has_a_width_a_glyph_and_a_text() -> None:
    pdf = write_pdf(page_in("ar"))
    file = opened(pdf)
    inner = [font.DescendantFonts[0] for font in file.pages[0].Resources.Font.values() if font.Subtype == "/Type0"]
    counts = [(len(font.W[1]), len(font.CIDToGIDMap.read_bytes()) // 2 - 1) for font in inner]

    assert len(counts) > 2
    assert counts == [(len(texts), len(texts)) for texts in texts_of(pdf)]
    assert all(list(texts) == list(range(1, len(texts) + 1)) for texts in texts_of(pdf))


@pytest.mark.parametrize("lang", BRIEFS)
def test_the_same_page_gives_the_same_bytes(lang: str) -> None:
    command = (
        "import sys; from tests.writers.scripts import page_in; from bluf.writers.pdf import write_pdf; "
        f"sys.stdout.buffer.write(write_pdf(page_in({lang!r})))"
    )
    again = subprocess.run([sys.executable, "-c", command], capture_output=True, check=True).stdout
    assert write_pdf(page_in(lang)) == again


def test_a_links_rectangle_spans_its_words_from_right_to_left() -> None:
    made = page_in("ar")
    linked = [each for each in fragments(made) if each.href]
    file = opened(write_pdf(made))
    (link,) = file.pages[0].Annots
    left, _, right, _ = map(float, link.Rect)

    assert left == pytest.approx(min(each.x for each in linked), abs=0.01)
    assert right == pytest.approx(max(each.x + each.width for each in linked), abs=0.01)


def test_bold_letters_of_a_family_without_a_bold_face_are_drawn_with_an_outline() -> None:
    content = PaintedContent(800.0, Faces(False))
    (line,) = next(placed_paragraphs(page(para("bold")).body)).lines
    content.show([replace(line.fragments[0], emboldened=True)], line, False)

    assert re.search(rb"RG\n0\.4 w 2 Tr\n.*\(bold\) Tj\n0 Tr\n", content.stream(), re.DOTALL)


def test_what_is_spelt_with_marks_is_painted_as_one_glyph_in_devanagari() -> None:
    texts = {text for codes in texts_of(write_pdf(page_in("hi"))) for text in codes.values()}

    assert {"क्षि", "श्री", "त्रि"} <= texts
    assert not [text for text in texts if unicodedata.category(text[0]).startswith("M")]


def test_a_mark_of_direction_in_a_face_without_a_space_paints_nothing() -> None:
    face = font_face(FaceSource("House-Regular", "House", "House", data=font_file(letters="אב")))
    made = page(para("אב", lang="he"))
    (placed,) = placed_paragraphs(made.body)
    (line,) = placed.lines
    mark = replace(line.fragments[0], text="\u2067", shaper=harfbuzz_shaper(face, "Hebr", "he", True))
    font = CompositeFont(face, FontName("F1", "BLUFAA"))

    assert list(font.shown([mark], line, (True, False))) == []


def test_a_word_from_right_to_left_that_a_line_end_breaks_is_read_as_it_is_painted() -> None:
    narrow = Paragraph("Normal", (TextRun("אל " + "בית-ספר " * 9),), lang="he")
    broken = []
    for share in (0.15, 0.2, 0.25, 0.3, 0.33, 0.4):
        made = page(columns(Division("column", (narrow,)), Division("column", ()), share=share))
        (paragraph,) = placed_paragraphs(made.body)
        broken += [line for line in paragraph.lines if line.broken and line.text.endswith("-")]
        assert {piece.actual for piece in pieces(paragraph.lines)} == {None}

    assert broken


def test_a_stop_far_from_the_words_that_it_is_read_after_is_painted_where_it_stands(tmp_path: Path) -> None:
    sentence = "This is a line of English in a page that runs from right to left, and its stop is at the far end."
    path = tmp_path / "brief.yaml"
    path.write_text(
        f"title: T\ndate: 2025-01-31\nlang: he\nbottom_line: B\nkey_points: [{sentence!r}]\n", encoding="utf-8"
    )

    pdf = write_pdf(fit(bluf.compose(bluf.load(path))))

    assert sentence in pdfium_text(pdf).replace(" .", ".")  # a space comes before what stands so far off
