"""Pictures and drawings in every file: drawn where the page has them, told of or passed by, the same bytes twice."""

import io
import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree

import bluf
from bluf.document import Drawing, PathShape
from bluf.document.drawing import line
from bluf.layout import placed_figures
from bluf.writers.docx import write_docx
from bluf.writers.pdf import write_pdf
from bluf.writers.pdf.painting import Painting
from tests.writers.figures import ILLUSTRATED, emblem, figure, illustrated, photo
from tests.writers.samples import page, para
from tests.writers.test_pdf_structure import outline
from tests.writers.verapdf import verapdf

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU = 12_700


def parts(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def inlines(docx: bytes) -> list[etree._Element]:
    return list(etree.fromstring(parts(docx)["word/document.xml"]).iter(f"{WP}inline"))


def test_a_picture_fills_the_measure_unless_it_would_be_too_high() -> None:
    wide, high = Drawing(100, 10, ()), Drawing(100, 100, ())
    made = page(figure(wide), figure(high), sheet=ILLUSTRATED)
    rects = [each.rect for each in placed_figures(made.body)]

    measure = made.frame.width
    assert (rects[0].width, rects[0].height) == pytest.approx((measure, measure / 10), abs=0.05)
    assert (rects[1].width, rects[1].height) == pytest.approx((70, 70))


def test_a_picture_takes_the_share_and_the_side_that_its_style_gives() -> None:
    made = page(figure(photo(), style="Right"), sheet=ILLUSTRATED)
    (placed,) = placed_figures(made.body)

    assert placed.rect.width == pytest.approx(made.frame.width * 0.3)
    assert placed.rect.right == pytest.approx(made.frame.right)


def test_a_picture_is_a_figure_that_says_what_stands_for_it() -> None:
    made = page(para("a"), figure(emblem(), "A wave"), figure(photo(), None), sheet=ILLUSTRATED)
    lines = outline(made)

    assert [each.split()[0] for each in lines] == ["Document", "P", "Figure"]
    assert "/BBox" in lines[2]
    assert lines[2].endswith("#")
    assert b"/Alt (A wave)" in write_pdf(made)


def test_what_is_decorative_is_an_artifact() -> None:
    stream = Painting(page(figure(emblem(), None), sheet=ILLUSTRATED)).content.stream()

    assert stream.startswith(b"/Artifact <</Type /Layout>> BDC\nq\n")
    assert b"/Figure" not in stream


def test_a_drawing_is_painted_as_paths_and_not_as_dots() -> None:
    pdf = pypdfium2.PdfDocument(write_pdf(page(figure(emblem()), sheet=ILLUSTRATED)))
    kinds = {each.type for each in pdf[0].get_objects()}

    assert pypdfium2.raw.FPDF_PAGEOBJ_PATH in kinds
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE not in kinds


def test_a_jpeg_is_in_the_pdf_as_it_was() -> None:
    drawing = photo("jpeg")
    assert drawing.picture is not None
    assert drawing.picture.image.data in write_pdf(page(figure(drawing), sheet=ILLUSTRATED))


@pytest.mark.parametrize(("mode", "seen"), [("RGBA", (255, 255, 255)), ("RGB", (20, 90, 160))])
def test_what_a_picture_lets_through_is_seen_behind_it(mode: str, seen: tuple[int, int, int]) -> None:
    made = page(figure(photo("png", mode)), sheet=ILLUSTRATED)
    (placed,) = placed_figures(made.body)
    picture = pypdfium2.PdfDocument(write_pdf(made))[0].render(scale=1).to_pil().convert("RGB")

    assert picture.getpixel((int(placed.rect.x + placed.rect.width / 4), int(placed.rect.y + 20))) == seen


def test_a_drawing_scales_its_lines_with_its_width() -> None:
    drawing = Drawing(10, 10, (PathShape(line((0, 0), (10, 10)), stroke="#000000", stroke_width=1, dash=(2, 1)),))
    (scaled,) = drawing.scaled(30, 20).shapes

    assert isinstance(scaled, PathShape)
    assert scaled.segments == (("M", 0, 0), ("L", 30, 20))
    assert (scaled.stroke_width, scaled.dash) == (3, (6, 3))


def test_a_docx_gives_each_picture_its_size_and_what_stands_for_it() -> None:
    made = illustrated()
    found = inlines(write_docx(made))
    placed = list(placed_figures(made.body))

    assert [each[1].get("descr") for each in found] == [each.block.alt for each in placed]
    for inline, each in zip(found, placed, strict=True):
        extent = inline[0]
        assert int(extent.get("cy", 0)) == round(each.rect.height * EMU)
        assert int(extent.get("cx", 0)) == round(each.rect.width * EMU)


def test_a_docx_says_of_a_picture_that_it_is_decorative() -> None:
    (found,) = inlines(write_docx(page(figure(photo(), None), sheet=ILLUSTRATED)))

    assert b'decorative" val="1"' in etree.tostring(found)
    assert [each.get("descr") for each in found.iter(f"{WP}docPr")] == [None]


def test_a_docx_has_a_drawing_as_svg_with_a_png_for_older_readers() -> None:
    content = parts(write_docx(page(figure(emblem()), sheet=ILLUSTRATED)))
    media = {name: data for name, data in content.items() if name.startswith("word/media/")}

    assert sorted(name.rpartition(".")[2] for name in media) == ["png", "svg"]
    svg = next(data for name, data in media.items() if name.endswith(".svg"))
    assert len(etree.fromstring(svg)) == len(emblem().shapes)
    assert b"svgBlip" in content["word/document.xml"]


def test_a_docx_has_a_picture_of_dots_once_and_as_it_was() -> None:
    content = parts(write_docx(page(figure(photo("jpeg")), figure(photo("jpeg")), sheet=ILLUSTRATED)))
    media = [data for name, data in content.items() if name.startswith("word/media/")]

    assert media == [photo("jpeg").picture.image.data]  # type: ignore[union-attr]


def test_the_preview_draws_a_picture_that_says_what_stands_for_it() -> None:
    svg = bluf.write_svg(illustrated())
    root = etree.fromstring(svg.encode())
    told = [each.get("aria-label") for each in root.iter("{http://www.w3.org/2000/svg}g") if each.get("role") == "img"]

    assert told == ["A wave under a flag", "A pier", "Fog", "A quay"]
    assert len(re.findall(r"<image ", svg)) == 4


def test_pages_with_pictures_are_the_same_bytes_twice() -> None:
    assert write_pdf(illustrated()) == write_pdf(illustrated())
    assert write_docx(illustrated()) == write_docx(illustrated())


@pytest.mark.engines
@pytest.mark.xdist_group("verapdf")
def test_pictures_conform_to_both_standards(tmp_path: Path) -> None:
    path = tmp_path / "illustrated.pdf"
    path.write_bytes(write_pdf(illustrated()))
    verdict = verapdf(tmp_path / "classes").validate([path])[path]

    assert verdict.failures == ()
