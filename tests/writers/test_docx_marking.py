"""What stands behind a marking's words is in the DOCX: in its style, and in its run where it shares a line."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from bluf.document import Block, Division, Paragraph, ParagraphStyle, TextRun
from bluf.layout import fit
from bluf.writers.docx import write_docx
from tests.writers.samples import document, para

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKING = ParagraphStyle("Marking", 12, 1.2, color="#ff2b2b", fill="#000000", bold=True, align="right")


def parts(*header: Block) -> dict[str, ElementTree.Element]:
    made = document(para("body"))
    sheet = replace(made.sheet, paragraphs={**made.sheet.paragraphs, "Marking": MARKING})
    data = write_docx(fit(replace(made, sheet=sheet, header=header)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: ElementTree.fromstring(archive.read(name)) for name in ("word/styles.xml", "word/header.xml")}


def banner() -> Paragraph:
    return Paragraph("Marking", (TextRun("TLP:RED"),))


def test_the_style_says_what_is_behind_its_words() -> None:
    styles = parts(banner())["word/styles.xml"]

    (style,) = [style for style in styles.iter(f"{W}style") if style.get(f"{W}styleId") == "Marking"]
    (look,) = style.findall(f"{W}rPr")
    assert [child.tag.removeprefix(W) for child in look][-1] == "shd"
    assert look[-1].get(f"{W}fill") == "000000"


@pytest.mark.parametrize(("beside", "fills"), [((), []), ((para("reference"),), ["000000"])])
def test_a_run_says_so_where_it_stands_in_a_paragraph_of_another_style(
    beside: tuple[Block, ...], fills: list[str]
) -> None:
    header = parts(Division("row", (*beside, banner())))["word/header.xml"]

    assert [shade.get(f"{W}fill") for shade in header.iter(f"{W}shd")] == fills
