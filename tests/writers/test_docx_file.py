"""The DOCX as a file: the standard's order of elements, the same bytes each time, opened by LibreOffice."""

import hashlib
import io
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bluf.fonts.printed_text import printed
from bluf.layout import PlacedParagraph
from bluf.writers.docx import write_docx
from tests.writers.samples import full, page, para

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARTS = ["document", "header", "footer", "styles", "numbering", "settings"]

# The order of children that ISO/IEC 29500-1 gives (its `xsd:sequence`s): Word refuses a file that has another.
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang eastAsianLayout specVanish oMath",
    "pBdr": "top left bottom right between bar",
    "numPr": "ilvl numId",
    "tbl": "tblPr tblGrid tr",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tr": "tblPrEx trPr tc",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "tcBorders": "top left bottom right insideH insideV tl2br tr2bl",
    "tcMar": "top left bottom right",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    "styles": "docDefaults latentStyles style",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "num": "abstractNumId lvlOverride",
    "settings": "defaultTabStop autoHyphenation characterSpacingControl compat",
}


def parts(file: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: ElementTree.fromstring(archive.read(f"word/{name}.xml")) for name in PARTS}


@pytest.fixture(scope="module")
def elements() -> list[ElementTree.Element]:
    return [element for root in parts(write_docx(full())).values() for element in root.iter()]


@pytest.mark.parametrize("name", ORDER)
def test_children_stand_in_the_standards_order(elements: list[ElementTree.Element], name: str) -> None:
    known = [f"{W}{child}" for child in ORDER[name].split()]
    found = [element for element in elements if element.tag == f"{W}{name}"]

    assert found
    for element in found:
        places = [known.index(child.tag) for child in element]
        assert places == sorted(places)


def test_every_cell_and_story_ends_in_a_paragraph(elements: list[ElementTree.Element]) -> None:
    for element in elements:
        if element.tag in (f"{W}tc", f"{W}hdr", f"{W}ftr"):
            assert element[-1].tag == f"{W}p"
        if element.tag == f"{W}body":
            assert [child.tag for child in element[-2:]] == [f"{W}p", f"{W}sectPr"]


def test_every_style_and_number_that_is_named_is_there(elements: list[ElementTree.Element]) -> None:
    def values(names: set[str], attribute: str = "val") -> set[str | None]:
        return {e.get(f"{W}{attribute}") for e in elements if e.tag in {f"{W}{name}" for name in names}}

    ids = [element.get(f"{W}styleId") for element in elements if element.tag == f"{W}style"]
    assert len(ids) == len(set(ids))
    assert values({"pStyle", "rStyle", "tblStyle", "basedOn", "next"}) <= set(ids)
    assert values({"numId"}) <= values({"num"}, "numId") | {"0"}
    assert values({"abstractNumId"}) <= values({"abstractNum"}, "abstractNumId")


def test_every_relationship_that_is_named_is_there() -> None:
    related = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    with zipfile.ZipFile(io.BytesIO(write_docx(full()))) as archive:
        for name in ("document", "footer"):
            used = {e.get(related) for e in ElementTree.fromstring(archive.read(f"word/{name}.xml")).iter()} - {None}
            rels = ElementTree.fromstring(archive.read(f"word/_rels/{name}.xml.rels"))
            assert used
            assert used <= {rel.get("Id") for rel in rels}


def test_the_zip_says_nothing_of_when_and_where_it_was_made() -> None:
    with zipfile.ZipFile(io.BytesIO(write_docx(full()))) as archive:
        entries = archive.infolist()

    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16, entry.extra) for entry in entries} == {(0, 0o600, b"")}


def test_no_revision_ids_comments_or_theme_are_in_it() -> None:
    file = write_docx(full())
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        text = b"".join(archive.read(name) for name in archive.namelist())

    assert not [word for word in (b"rsid", b"comments", b"theme", b"customXml", b"thumbnail") if word in text]


def test_the_same_page_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from tests.writers.samples import full; from bluf.writers.docx import write_docx;"
        "print(hashlib.sha256(write_docx(full())).hexdigest())"
    )
    sums = {hashlib.sha256(write_docx(full())).hexdigest()}
    for seed, zone, lang in (("1", "Asia/Tokyo", "C"), ("2", "America/Lima", "C.UTF-8")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": lang}
        done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
        sums.add(done.stdout.strip())

    assert len(sums) == 1


def test_an_epoch_dates_the_file() -> None:
    made = page(para("x"))
    with zipfile.ZipFile(io.BytesIO(write_docx(made, epoch=86400))) as archive:
        core = archive.read("docProps/core.xml").decode()

    assert core.count("1970-01-02T00:00:00Z") == 2
    assert write_docx(made, epoch=86400) == write_docx(made, epoch=86400) != write_docx(made)


@pytest.fixture
def soffice(tmp_path: Path) -> list[str]:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice's soffice is not on the path")
    return ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]


@pytest.mark.engines
def test_libreoffice_opens_it_and_finds_its_structure(tmp_path: Path, soffice: list[str]) -> None:
    path = tmp_path / "full.docx"
    path.write_bytes(write_docx(full()))
    subprocess.run(
        [*soffice, "--convert-to", "fodt", "--outdir", tmp_path, path], check=True, capture_output=True, timeout=300
    )
    found = (tmp_path / "full.fodt").read_text(encoding="utf-8")

    assert "<dc:title>Partners pledge co-operation</dc:title>" in found
    assert found.count("<text:list-item") >= 7
    assert "<table:table-header-rows>" in found
    assert 'xlink:href="https://example.org/a(b)?q=%C3%A9"' in found
    assert "TLP:GREEN" in found


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_that_can_be_set_is_read_back_as_typed(text: str) -> None:
    made = page(para("before"))
    (placed,) = made.body
    assert isinstance(placed, PlacedParagraph)
    hostile = replace(made, body=(replace(placed, block=para(text)),))
    (read,) = docx.Document(io.BytesIO(write_docx(hostile))).paragraphs

    assert read.text == printed(text)
