"""What bluf makes has nothing that a bluf file must not have, whatever is on the page."""

from collections.abc import Callable
from pathlib import Path

import pytest

import bluf
from bluf.inspection import inspect
from bluf.layout import Page
from bluf.writers.docx import write_docx
from bluf.writers.pdf import write_pdf
from tests.conftest import PROJECT
from tests.writers.generated import generated
from tests.writers.samples import full

BRIEFS = [
    *sorted(path for path in (PROJECT / "briefs").glob("*.yaml") if not path.stem.endswith(".receipts")),
    PROJECT / "docs" / "examples" / "every-field.yaml",
]
CUI = """\
title: A plan
date: 2024-10-25
marking: CUI//SP-PRVCY
cui: {controlled_by: [An office, A desk], category: SP-PRVCY, contact: Jane Roe}
bottom_line: The plan goes ahead.
key_points: [{text: Ministers agreed to it., mark: CUI}]
"""


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda brief: brief.stem)
@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_brief_becomes_a_clean_file(brief: Path, form: str, tmp_path: Path) -> None:
    (output,) = bluf.build(brief, out=tmp_path, to=(form,)).outputs

    report = bluf.inspect(output.path)

    assert report.forbidden == ()
    assert report.ok
    assert (report.title, report.tagged, report.language is None) == (bluf.load(brief).title, True, False)


@pytest.mark.parametrize(
    ("write", "named"),
    [(write_pdf, {"author": "Jo Bloggs"}), (write_docx, {"author": "Jo Bloggs", "organisation": "Desk"})],
)
def test_a_page_with_every_feature_is_clean(write: Callable[[Page], bytes], named: dict[str, str]) -> None:
    report = inspect(write(full()))

    assert report.ok
    assert {finding.kind: finding.what for finding in report.findings} == named
    assert [marking.text for marking in report.markings] == ["TLP:GREEN"]
    assert "mailto:desk@example.org" in [link.target for link in report.links]


@pytest.mark.parametrize("seed", range(8))
def test_pages_of_any_mix_are_clean(seed: int) -> None:
    made = generated(seed)

    assert inspect(write_pdf(made)).forbidden == ()
    assert inspect(write_docx(made)).forbidden == ()


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_page_marked_as_cui_is_clean_and_its_marking_found(form: str, tmp_path: Path) -> None:
    brief = tmp_path / "plan.yaml"
    brief.write_text(CUI, encoding="utf-8")
    (output,) = bluf.build(brief, out=tmp_path, to=(form,)).outputs

    report = inspect(output.path)

    assert report.ok
    assert [marking.text for marking in report.markings] == ["CUI//SP-PRVCY"]


def test_what_a_pdf_is_is_told(tmp_path: Path) -> None:
    (output,) = bluf.build(PROJECT / "briefs" / "indo-pacific-nato.yaml", out=tmp_path, to=("pdf",)).outputs

    report = inspect(output.path)

    assert (report.format, report.version, report.pages, report.pages_claimed) == ("pdf", "PDF 1.7", 1, False)
    assert report.claims == ("PDF/UA-1", "PDF/A-2a")
    assert (report.size, report.sha256) == (output.size, output.sha256)
    fonts = {font.name: font.embedded for font in report.fonts}
    assert fonts == dict.fromkeys(("Caladea-Bold", "Caladea-Regular", "Carlito-Bold", "Carlito-Regular"), True)
