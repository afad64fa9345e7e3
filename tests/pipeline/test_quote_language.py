"""`lang:` on a quote: a reader of the PDF or the DOCX hears the quote in its language, and the rest in the brief's."""

import ctypes
import io
import zipfile
from collections.abc import Callable, Iterator
from functools import partial

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from lxml import etree

import bluf
from bluf.layout import Page
from bluf.pipeline.phases import read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BRIEF = """\
title: Ministers back the plan
date: 2024-10-25
lang: en-GB
bottom_line: The plan goes ahead.
key_points: [Ministers agreed to it.]
quotes:
  - {text: La sécurité est l’affaire de tous., speaker: Anne Roux, lang: fr, unverified: heard}
  - {text: We go ahead., speaker: Per Dahl, unverified: heard}
  - {text: Wir machen weiter., speaker: Jo Kern, lang: de-AT, unverified: heard, mark: U}
"""
DECISION = "template: decision\nissue: I\nrecommendation: R\noptions: [O]\n"
EXPECTED = {
    "La sécurité est l’affaire de tous.": "fr",
    "Anne Roux": "en-GB",
    "We go ahead.": "en-GB",
    "Wir machen weiter.": "de-AT",
    "Jo Kern": "en-GB",
    "Ministers agreed to it.": "en-GB",
}


@pytest.fixture(params=["", DECISION], ids=["standard", "decision"])
def page(request: pytest.FixtureRequest) -> Page:
    return bluf.fit(bluf.compose(read((BRIEF + request.param).encode(), "brief.yaml")))


def read_pdf(file: bytes) -> dict[str, str]:
    """Return the texts of the structure tree's elements, each with the language that is in force there."""
    document = pypdfium2.PdfDocument(file)
    shown = document[0]
    marked = _marked(shown)
    tree = pdfium.FPDF_StructTree_GetForPage(shown.raw)
    language = _utf16(partial(pdfium.FPDFCatalog_GetLanguage, document.raw))
    found: dict[str, str] = {}
    for index in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        for text, lang in _elements(pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), marked, language):
            found[text] = lang
    pdfium.FPDF_StructTree_Close(tree)
    document.close()
    return found


def _elements(element: object, marked: dict[int, str], lang: str) -> Iterator[tuple[str, str]]:
    lang = _utf16(partial(pdfium.FPDF_StructElement_GetLang, element)) or lang
    ids = [
        pdfium.FPDF_StructElement_GetMarkedContentIdAtIndex(element, index)
        for index in range(max(0, pdfium.FPDF_StructElement_GetMarkedContentIdCount(element)))
    ]
    if text := "".join(marked.get(one, "") for one in ids):
        yield text, lang
    for index in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
        if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, index):
            yield from _elements(child, marked, lang)


def _marked(page: pypdfium2.PdfPage) -> dict[int, str]:
    text, found = page.get_textpage(), dict[int, str]()
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        number = pdfium.FPDFPageObj_GetMarkedContentID(item.raw)
        said = _utf16(partial(pdfium.FPDFTextObj_GetText, item.raw, text.raw))
        found[number] = found.get(number, "") + said
    return found


def _utf16(read: Callable[[object, int], int]) -> str:
    size = read(None, 0)
    buffer = ctypes.create_string_buffer(size + 2)
    read(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


def read_docx(file: bytes) -> dict[str, str]:
    """Return the texts of the runs, each with its language."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
        styles = etree.fromstring(archive.read("word/styles.xml"))
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default is not None
    found = {}
    for run in body.iter(f"{W}r"):
        lang = run.find(f"{W}rPr/{W}lang")
        text = "".join(one.text or "" for one in run.iter(f"{W}t"))
        found[text] = str((default if lang is None else lang).get(f"{W}val"))
    return found


@pytest.mark.parametrize(
    "heard",
    [lambda page: read_pdf(bluf.write_pdf(page)), lambda page: read_docx(bluf.write_docx(page))],
    ids=["pdf", "docx"],
)
def test_a_quote_is_in_its_language_and_all_else_in_the_briefs(
    page: Page, heard: Callable[[Page], dict[str, str]]
) -> None:
    said = heard(page)

    for text, lang in EXPECTED.items():
        assert {own for held, own in said.items() if text in held.replace("\u2060", "")} == {lang}, said
