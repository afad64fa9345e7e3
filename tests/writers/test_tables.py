"""Tables of a brief in every file: real tables, their heads and totals marked, the same words and lines."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

import bluf
from bluf.document import Division
from bluf.inspection import inspect
from bluf.layout import fit
from bluf.writers.docx import write_docx
from bluf.writers.pdf import write_pdf
from tests.writers.samples import columns, para
from tests.writers.samples import page as page_of
from tests.writers.tables import QUAYS, brief_with, page_with
from tests.writers.test_pdf_structure import outline
from tests.writers.verapdf import verapdf

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def table_of(docx: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    return next(each for each in document.iter(f"{W}tbl") if each.find(f".//{W}tblHeader") is not None)


def value(element: etree._Element | None, name: str = "val") -> str | None:
    return None if element is None else element.get(f"{W}{name}")


def test_the_heads_and_first_cells_of_a_table_are_headers_in_the_pdf(tmp_path: Path) -> None:
    lines = [line.rstrip(" #") for line in outline(page_with(QUAYS, tmp_path))]
    start = next(index for index, line in enumerate(lines) if line.strip() == "Table")
    kinds = [line.strip() for line in lines[start:]]

    assert kinds.count("TH <</O /Table /Scope /Column>>") == 4
    assert kinds.count("TH <</O /Table /Scope /Row>>") == 3
    assert [kinds.count(part) for part in ("THead", "TBody", "TFoot")] == [1, 1, 1]
    assert kinds.index("THead") < kinds.index("TBody") < kinds.index("TFoot")


def test_the_docx_has_a_real_table_with_its_heads_marked_and_a_title(tmp_path: Path) -> None:
    table = table_of(write_docx(page_with(QUAYS, tmp_path)))
    rows = table.findall(f"{W}tr")

    assert len(rows) == 4
    assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True, False, False, False]
    assert value(table.find(f".//{W}tblCaption")) == "Quays by need"
    assert value(table.find(f".//{W}tblLook"), "firstColumn") == "1"


def test_the_docx_has_the_widths_of_the_page_and_indents_that_align_numbers(tmp_path: Path) -> None:
    table = table_of(write_docx(page_with(QUAYS, tmp_path)))
    widths = [int(value(column, "w") or 0) for column in table.iter(f"{W}gridCol")]
    ramps = [row.findall(f"{W}tc")[1].find(f".//{W}ind") for row in table.findall(f"{W}tr")[1:3]]
    indents = [int(value(each, "right") or 0) for each in ramps]

    assert len(set(widths)) > 1
    assert indents[1] > indents[0]  # `8 m` has no decimals and `12.5 m` has one


def test_a_tinted_column_is_a_shaded_cell_of_the_row_beside_the_other_one() -> None:
    panel = Division("panel", (para("two " * 50),))
    made = page_of(columns(Division("column", (para("one " * 90),)), panel))
    with zipfile.ZipFile(io.BytesIO(write_docx(made))) as archive:
        document = etree.fromstring(archive.read("word/document.xml"))
    (row,) = document.iter(f"{W}tr")
    cells = row.findall(f"{W}tc")

    assert [value(cell.find(f"{W}tcPr/{W}shd"), "fill") for cell in cells] == [None, None, "EEEEEE"]
    assert sum(int(value(cell.find(f"{W}tcPr/{W}tcW"), "w") or 0) for cell in cells) == int(20 * made.frame.width)


def test_a_style_without_a_rule_does_not_inherit_that_of_the_style_it_is_based_on(project: Path) -> None:
    brief = bluf.load(project / "briefs" / "boil-water-lines.yaml")
    made = fit(bluf.compose(brief.model_copy(update={"style": "institution"})))
    with zipfile.ZipFile(io.BytesIO(write_docx(made))) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    under = {
        each.get(f"{W}styleId"): value(each.find(f"{W}pPr/{W}pBdr/{W}bottom")) for each in styles.iter(f"{W}style")
    }

    assert (under["Heading1"], under["LinesHeading"]) == ("single", "nil")


def test_a_word_of_a_closed_list_is_shaded_in_the_docx_and_said_in_words(tmp_path: Path) -> None:
    docx = write_docx(page_with(QUAYS, tmp_path))
    cell = table_of(docx).findall(f"{W}tr")[1].findall(f"{W}tc")[3]
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    (style,) = [each for each in styles if value(each.find(f"{W}name")) == "Choice Good"]

    assert "".join(each.text or "" for each in cell.iter(f"{W}t")).endswith("ready")
    assert value(style.find(f"{W}pPr/{W}shd"), "fill") == "2E6B34"


def test_the_total_has_a_rule_above_it_and_the_last_row_none_below(tmp_path: Path) -> None:
    docx = write_docx(page_with(QUAYS, tmp_path))
    last = table_of(docx).findall(f"{W}tr")[-1]
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        styles = etree.fromstring(archive.read("word/styles.xml"))
    (style,) = [each for each in styles if value(each.find(f"{W}name")) == "Data Table"]

    assert last.find(f".//{W}tcBorders/{W}top") is not None
    assert style.find(f"{W}tblPr/{W}tblBorders/{W}bottom") is None


def test_a_page_without_tables_has_none_of_their_styles(tmp_path: Path) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text("title: A\ndate: 2031-10-20\nbottom_line: B\nkey_points: [C]\n")
    sheet = bluf.fit(bluf.compose(bluf.load(path))).sheet

    assert "Data Table" not in sheet.tables
    assert "Choice Good" not in sheet.paragraphs


def test_nothing_of_a_table_is_hidden_to_inspection(tmp_path: Path) -> None:
    page = page_with(QUAYS, tmp_path)

    for name, made in (("a.pdf", write_pdf(page)), ("a.docx", write_docx(page))):
        wording = {each.what for each in inspect(made, name).findings}
        assert not [each for each in wording if "Data" in each or "Choice" in each]


def test_pages_with_tables_are_the_same_bytes_twice(tmp_path: Path) -> None:
    one, other = (page_with(QUAYS, tmp_path) for _ in range(2))

    assert write_pdf(one) == write_pdf(other)
    assert write_docx(one) == write_docx(other)


def test_every_word_of_a_table_is_printed(tmp_path: Path) -> None:
    document = bluf.compose(bluf.load(brief_with(QUAYS, tmp_path)))

    assert [problem.code for problem in document.warnings if problem.code == "unprinted"] == []


@pytest.mark.engines
@pytest.mark.xdist_group("verapdf")
@pytest.mark.parametrize("lang", ["en", "he"])
def test_tables_conform_to_both_standards(tmp_path: Path, lang: str) -> None:
    hebrew = "columns: [ב, ג]\nrows: [[ש, 12.5], [ד, 8]]\ntotal: {ג: '20.5'}\n"
    table, text = (hebrew, "שלום") if lang == "he" else (QUAYS, "Words.")
    pages = {
        "all": page_with(table, tmp_path, lang=lang, text=text),
        "no-words": page_with("columns: [1, 2]\nrows: [[3, 4]]\n", tmp_path, lang=lang, text=text),
        "empty-cells": page_with('columns: [1, 2]\nrows: [["", 4], [5, ""]]\n', tmp_path, lang=lang, text=text),
    }
    files = []
    for name, page in pages.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(write_pdf(page))
    verdicts = verapdf(tmp_path).validate(files)

    assert len(verdicts) == len(pages)
    assert {path.stem: verdict.failures for path, verdict in verdicts.items() if verdict.failures} == {}
