"""A row that a page marks is tinted in every format."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from bluf.layout import Page, PlacedGroup, fit
from bluf.writers.docx import write_docx
from tests.template.samples import composed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BRIEF = """\
title: Pump the lake
date: 2025-04-28
template: decision
bottom_line: Approve it.
issue: The lake rises.
recommendation: Pump.
key_points: [It leaks.]
options: [{name: Wait, cost: none}, {name: Pump, cost: much, recommended: true}]
"""
TINT = "f2f2f0"  # of the style `plain`


@pytest.fixture
def page(tmp_path: Path) -> Page:
    return fit(composed(tmp_path, BRIEF))


def test_a_marked_row_has_a_fill_behind_all_its_cells(page: Page) -> None:
    table = next(each for each in page.body if isinstance(each, PlacedGroup) and len(each.children) == 3 and each.fills)
    (tint,) = (fill for fill in table.fills if fill.color == f"#{TINT}")
    assert tint.rect == table.children[2].rect


def test_the_cells_of_a_marked_row_are_shaded_in_the_docx(page: Page) -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(page))) as package:
        body = etree.fromstring(package.read("word/document.xml"))
    table = next(each for each in body.iter(f"{W}tbl") if len(each.findall(f"{W}tr")) == 3)
    shades = [
        [shade.get(f"{W}fill") for cell in row.findall(f"{W}tc") for shade in cell.iterfind(f"{W}tcPr/{W}shd")]
        for row in table.findall(f"{W}tr")
    ]
    assert [[str(fill).lower() for fill in row] for row in shades] == [[], [], [TINT, TINT]]
