"""Turn a PDF's document information and XMP (ISO 16684-1) into entries and findings."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bluf.inspection.report import Entry, Finding, Trait, Unseen
from bluf.inspection.traces import is_bluf, machine_paths
from bluf.inspection.xml import UnreadableXmlError, attributes, parse, text_in

if TYPE_CHECKING:
    from lxml.etree import _Element
    from pikepdf import Pdf

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# By the end of a property's namespace: how it is written.
_PREFIXES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://www.aiim.org/pdfua/ns/id/": "pdfuaid",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/exif/1.0/": "exif",
    "http://ns.adobe.com/tiff/1.0/": "tiff",
}
_DESCRIBING = "http://www.aiim.org/pdfa/ns/extension/"
_INFO = {
    "/Author": "author",
    "/Company": "organisation",
    "/Manager": "organisation",
    "/Creator": "software",
    "/Producer": "software",
}
_STANDARD = frozenset({"/Title", "/Subject", "/Keywords", "/CreationDate", "/ModDate", "/Trapped", *_INFO})
_XMP = {
    "dc:creator": "author",
    "pdf:Author": "author",
    "pdfx:Company": "organisation",
    "xmp:CreatorTool": "software",
    "pdf:Producer": "software",
}


def info_traits(pdf: "Pdf") -> Iterator[Trait]:
    """Yield the document information."""
    import pikepdf

    info = pdf.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return
    for key, value in info.items():
        text = str(value).strip() if isinstance(value, pikepdf.String | pikepdf.Name) else ""
        if not text:
            continue
        yield Entry("info", key.lstrip("/"), text)
        yield from _judged(_INFO.get(key), text, "document information")
        if key not in _STANDARD:
            yield Finding("custom-data", f"{key.lstrip('/')}: {text}", "document information")


def _judged(kind: str | None, text: str, where: str) -> Iterator[Finding]:
    if kind and not (kind == "software" and is_bluf(text)):
        yield Finding(kind, text, where)


def xmp_traits(packet: bytes) -> Iterator[Trait]:
    """Yield the properties of the document's XMP; a value in several languages is given once."""
    try:
        root = parse(packet.strip(b"\0 \r\n\t"))
    except UnreadableXmlError as error:
        yield Unseen(f"XMP metadata: {error}")
        return
    for description in root.iter(_RDF + "Description"):
        if any(at.tag.startswith("{" + _DESCRIBING) for at in description.iterancestors() if isinstance(at.tag, str)):
            continue
        around = description.getparent()
        if around is None or around.tag != _RDF + "RDF":
            continue
        for attribute, value in attributes(description).items():
            if not attribute.startswith((_RDF, "{http://www.w3.org/XML")):
                yield from _property(_named(attribute), value)
        for element in description:
            if isinstance(element.tag, str) and not element.tag.startswith("{" + _DESCRIBING):
                yield from _property(_named(element.tag), _value(element))


def _named(tag: str) -> str:
    space, _, name = tag.lstrip("{").rpartition("}")
    prefix = _PREFIXES.get(space) or re.sub(r"\d+(\.\d+)*|\W+$", "", space.rstrip("/#")).rstrip("/").rpartition("/")[2]
    return f"{prefix}:{name}" if prefix else name


def _value(element: "_Element") -> str:
    """Return what a property holds: its text, or the items of a list or structure with commas."""
    items = element.findall(f"{_RDF}Alt/{_RDF}li")
    if items:
        chosen = next((item for item in items if item.get(_XML_LANG) == "x-default"), items[0])
        return text_in(chosen)
    pieces = []
    for part in element.iter():
        pieces += [v for k, v in attributes(part).items() if not k.startswith((_RDF, "{http://www.w3.org/XML"))]
        if part.text and part.text.strip():
            pieces.append(part.text.strip())
    return ", ".join(pieces)


def _property(name: str, value: str) -> Iterator[Trait]:
    if not value:
        return
    yield Entry("xmp", name, value)
    where = "XMP metadata"
    yield from _judged(_XMP.get(name), value, where)
    if name.startswith("xmpMM:") or name == "photoshop:History":
        yield Finding("edit-history", f"{name} {value}", where)
    elif name.startswith("xmp:Thumbnails"):
        yield Finding("thumbnail", "a preview picture", where)
    elif name.partition(":")[0] not in ("dc", "xmp", "pdf", "pdfaid", "pdfuaid", "xmpRights") and name not in _XMP:
        yield Finding("custom-data", f"{name}: {value}", where)
    yield from machine_paths(value, where)


def claims(traits: list[Trait]) -> tuple[str, ...]:
    """Return the standards that the XMP says the file keeps."""
    said = {trait.name: trait.value for trait in traits if isinstance(trait, Entry) and trait.place == "xmp"}
    found = []
    if part := said.get("pdfuaid:part"):
        found.append(f"PDF/UA-{part}")
    if part := said.get("pdfaid:part"):
        found.append(f"PDF/A-{part}{said.get('pdfaid:conformance', '').lower()}")
    return tuple(found)


def packet_title(packet: bytes) -> str | None:
    """Return the title that XMP gives, which a reader shows before the document information's (ISO 14289-1, 7.1)."""
    try:
        root = parse(packet.strip(b"\0 \r\n\t"))
    except UnreadableXmlError:
        return None
    for element in root.iter("{http://purl.org/dc/elements/1.1/}title"):
        if value := _value(element):
            return value
    return None
