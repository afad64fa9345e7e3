"""Charts in every file: told of, drawn as lines, the same bytes twice, the same height in every engine."""

import io
import re
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from bluf.layout import Page, fit, placed_figures
from bluf.pipeline import phases
from bluf.writers.docx import write_docx
from bluf.writers.drawing_svg import figure_svg
from bluf.writers.pdf import write_pdf
from bluf.writers.png import write_png
from tests.charts import LAKE, LEAST, brief_with, chart_of, page_of
from tests.conftest import PROJECT
from tests.writers.test_pdf_structure import outline
from tests.writers.verapdf import verapdf

NAMES = ["North", "South", "East"]
TWO = {"x": NAMES, "series": {"Then": [3, 5, 4], "Now": [4, 6, 9]}}
CHARTS = {
    "lake": {**LAKE, "alt": "The water rises."},
    "bar": chart_of("bar", data=TWO),
    "stacked": chart_of("stacked", data=TWO),
    "range": chart_of("range", data=TWO),
    "dot": chart_of("dot", data=TWO),
    "decorative": {"kind": "line", "data": TWO, "decorative": "true"},
}


def entries(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_bytes_come_out_twice(name: str) -> None:
    assert write_pdf(page_of(CHARTS[name])) == write_pdf(page_of(CHARTS[name]))
    assert write_docx(page_of(CHARTS[name])) == write_docx(page_of(CHARTS[name]))


def test_a_chart_is_a_figure_in_the_pdf() -> None:
    told, decoration = outline(page_of(CHARTS["lake"])), outline(page_of(CHARTS["decorative"]))

    assert sum(line.split()[0] == "Figure" for line in told) == 1
    assert not [line for line in decoration if line.split()[0] == "Figure"]


def test_the_docx_has_a_chart_as_svg_with_a_png_and_its_alternative() -> None:
    found = entries(write_docx(page_of(CHARTS["lake"])))
    document = found["word/document.xml"].decode()

    assert 'descr="The water rises."' in document
    assert "asvg:svgBlip" in document
    media = sorted(name.rpartition(".")[2] for name in found if name.startswith("word/media/"))
    assert media == ["png", "svg"]


def test_letters_in_the_svg_are_paths_where_the_page_has_them() -> None:
    (figure,) = placed_figures(page_of(CHARTS["bar"]).body)
    svg = figure_svg(figure).decode()

    assert "<text" not in svg
    first = figure.labels[0].lines[0]
    x, y = first.x - figure.rect.x, first.baseline - figure.rect.y
    starts = [tuple(map(float, start)) for start in re.findall(r'd="M([\d.]+) ([\d.]+)m', svg)]
    assert any(start == pytest.approx((x, y), abs=0.01) for start in starts)


def test_a_png_of_few_colours_shows_nearly_the_same_dots() -> None:
    pdf = write_pdf(page_of(CHARTS["stacked"]))
    few, plain = (Image.open(io.BytesIO(write_png(pdf, dpi=90, colors=colors))) for colors in (128, None))
    away = ImageChops.difference(few.convert("RGB"), plain.convert("RGB")).convert("L").histogram()

    assert (few.mode, few.size) == ("P", plain.size)
    assert sum(away[25:]) <= 0.01 * sum(away)


def test_a_page_without_charts_loads_nothing_of_them() -> None:
    code = (
        "import sys; from bluf.pipeline import phases; from bluf.layout import fit\n"
        f"page = fit(phases.compose(phases.read({LEAST!r}.encode(), 'b.yaml')))\n"
        "phases.write_pdf(page); phases.write_docx(page)\n"
        "print(*(name for name in sys.modules if 'chart' in name or name.startswith('reportlab.graphics')))"
    )
    said = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)

    assert set(said.stdout.split()) <= {"bluf.document.charts"}


def pages() -> dict[str, Page]:
    mirrored = {f"{name}-ar": page_of(chart, "lang: ar\n") for name, chart in CHARTS.items() if name in ("lake", "dot")}
    return {name: page_of(chart) for name, chart in CHARTS.items()} | mirrored


@pytest.mark.engines
@pytest.mark.xdist_group("verapdf")
def test_every_kind_conforms_to_both_standards(tmp_path: Path) -> None:
    files = []
    for name, page in pages().items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(write_pdf(page))
    verdicts = verapdf(tmp_path / "validator").validate(files)

    assert len(verdicts) == len(files)
    assert {path.stem: verdict.failures for path, verdict in verdicts.items() if verdict.failures} == {}


def test_charts_of_one_page_have_files_of_their_own() -> None:
    sections = "".join(brief_with(CHARTS[name]).partition("sections:\n")[2] for name in ("bar", "range"))
    page = fit(phases.compose(phases.read(f"{LEAST}sections:\n{sections}".encode(), "b.yaml")))
    media = [name for name in entries(write_docx(page)) if name.startswith("word/media/")]
    assert len(media) == 4
    tops = [figure.rect.y for figure in placed_figures(page.body)]
    assert all(after > before for before, after in pairwise(tops))
