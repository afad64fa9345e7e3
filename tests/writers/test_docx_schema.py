"""The DOCX by the schemas of OOXML: the Open XML SDK's validator finds nothing, and finds what is put in."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from bluf.writers.docx import write_docx
from tests.writers.docx_files import FILES
from tests.writers.openxml import validate
from tests.writers.samples import full

DCTERMS = "{http://purl.org/dc/terms/}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
CORE = {
    "category",
    "contentStatus",
    "created",
    "creator",
    "description",
    "identifier",
    "keywords",
    "language",
    "lastModifiedBy",
    "lastPrinted",
    "modified",
    "revision",
    "subject",
    "title",
    "version",
}
# What is put where it may not be: the part, what of it, and what takes its place.
FAULTS = {
    "a style after the spacing": ("word/document.xml", r"(<w:pStyle [^>]*/>)(<w:[^>]*/>)", r"\2\1"),
    "a table without its grid": ("word/document.xml", r"<w:tblGrid>.*?</w:tblGrid>", ""),
    "an element that isn't there": ("word/document.xml", r"<w:p>", "<w:q/><w:p>"),
    "a number for a word": ("word/document.xml", r'w:type="dxa"', 'w:type="7"'),
    "a link to nowhere": ("word/_rels/document.xml.rels", r'Id="rId1"', 'Id="rId99"'),
    "margins before the paper": ("word/document.xml", r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1"),
    "a link before the name": ("word/styles.xml", r"(<w:name [^>]*/>)(<w:[^>]*/>)", r"\2\1"),
    "a style of no kind": ("word/styles.xml", r'w:type="paragraph"', 'w:type="para"'),
    "a format before the start": ("word/numbering.xml", r"(<w:start [^>]*/>)(<w:[^>]*/>)", r"\2\1"),
    "settings out of order": ("word/settings.xml", r"(<w:settings[^>]*>)(<w:[^>]*/>)(<w:[^>]*/>)", r"\1\3\2"),
    "tabs before the style": ("word/header.xml", r"(<w:pStyle [^>]*/>)(<w:tabs>.*?</w:tabs>)", r"\2\1"),
    "a property of its own": ("docProps/app.xml", r"<Application>", "<Own/><Application>"),
    "styles of another type": ("[Content_Types].xml", r"wordprocessingml.styles\+xml", "wordprocessingml.other+xml"),
}


def parts(file: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.engines
@pytest.mark.parametrize("name", FILES)
def test_every_part_is_valid(name: str, tmp_path: Path) -> None:
    assert validate(FILES[name](), tmp_path) == []


@pytest.mark.engines
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault: str, tmp_path: Path) -> None:
    part, found, put = FAULTS[fault]
    content = parts(write_docx(full()))
    before = content[part].decode()
    content[part] = re.sub(found, put, before, count=1, flags=re.DOTALL).encode()

    assert content[part].decode() != before
    assert validate(zipped(content), tmp_path)


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_the_core_properties_are_those_of_the_standard_each_once(make: Callable[[], bytes]) -> None:
    root = etree.fromstring(parts(make())["docProps/core.xml"])
    names = [etree.QName(child).localname for child in root]

    assert len(names) == len(set(names))
    assert set(names) <= CORE
    for child in root:
        assert len(child) == 0
        is_dated = child.tag in (f"{DCTERMS}created", f"{DCTERMS}modified")
        assert child.items() == ([(TYPE, "dcterms:W3CDTF")] if is_dated else [])


@pytest.mark.parametrize("make", FILES.values(), ids=FILES)
def test_every_part_has_a_type_and_is_related_to(make: Callable[[], bytes]) -> None:
    content = parts(make())
    types = etree.fromstring(content["[Content_Types].xml"])
    typed = [child.get("PartName") for child in types if etree.QName(child).localname == "Override"]
    related = set()
    for name, part in content.items():
        if name.endswith(".rels"):
            folder = name.rpartition("_rels/")[0]
            relationships = list(etree.fromstring(part))
            ids = [one.get("Id") for one in relationships]
            assert len(ids) == len(set(ids))
            related |= {
                str(Path("/", folder, one.get("Target") or "")) for one in relationships if not one.get("TargetMode")
            }

    held = {f"/{name}" for name in content if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert sorted(map(str, typed)) == sorted(held)
    assert related == held
