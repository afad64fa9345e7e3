"""Turn a packet of XMP (ISO 16684-1) into its properties, and into what it says that is no property."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bluf.inspection.inspection_report import Trait, Unseen
from bluf.inspection.languages import is_language
from bluf.inspection.looks import found
from bluf.inspection.safe_xml import UnreadableXmlError, attributes, parse, remarks, text_in
from bluf.inspection.traces import machine_paths

if TYPE_CHECKING:
    from lxml.etree import _Element

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_XML = "{http://www.w3.org/XML"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_META = "{adobe:ns:meta/}"
_TOOLKIT = _META + "xmptk"
_LINE_ENDS = "adobe-xap-filters"  # an instruction by which old programs say how lines end
_FRAMES = (_RDF + "RDF", _META + "xmpmeta")
_DEFAULT = "x-default"
# By the namespace of a property: how it is written.
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
    "http://www.aiim.org/pdfa/ns/extension/": "pdfaExtension",
}
# How PDF/A has a file describe the properties that it does not know (ISO 19005-2, 6.6.2.3).
_DESCRIBING = "pdfaExtension"
_PACKET = re.compile(r"""\s*(?:(?:begin|id|bytes|encoding|end)\s*=\s*(?:"[^"]*"|'[^']*')\s*)*""")
_MARK = re.compile(r"""(?:begin|id)\s*=\s*["'](?:\ufeff|ï»¿|W5M0MpCehiHzreSzNTczkc9d)?["']|end\s*=\s*["'][rw]["']""")


_ID = re.compile(r"(?:urn:)?(?:(?:uuid|xmp|adobe|docid)[:.](?:\w+:)*)?[0-9A-Fa-f-]{8,}|(?:\w{3,4}:)?[\d.:-]*")
# Namespaces of standards and of programs, which say nothing of one's own.
_SPACES = re.compile(
    r"adobe:ns:meta/|(?:https?://(?:[\w-]+\.)*(?:adobe\.com|w3\.org|purl\.org|aiim\.org|iptc\.org|useplus\.org|cipa\.jp|"
    r"npes\.org|iso\.org|pdfa\.org|prismstandard\.org|creativecommons\.org|microsoft\.com|metadataworkinggroup\.com|"
    r"metadataworkinggroup\.org|gettyimages\.com|apple\.com|google\.com|darktable\.sf\.net|digikam\.org|gimp\.org|"
    r"acdsee\.com|lightroom\.com|extensis\.com|callas\.com|callassoftware\.com|esko\.com|quark\.com|day\.com|"
    r"dublincore\.org|xmlsoap\.org|plusnet\.org|esri\.com|idealliance\.org|nikon\.com)(?:[/:]\S*)?)"
)
_PREFIX = 16  # letters of a prefix that is not words


@dataclass(frozen=True, slots=True)
class Packet:
    """What a packet says: `properties` by name, in their order; `further` what some say in other languages, too;
    and `outside` what is no property."""

    properties: tuple[tuple[str, str], ...]
    further: tuple[tuple[str, str], ...]
    outside: tuple[str, ...]
    title: str | None
    toolkit: str


def packet_of(data: bytes) -> Packet:
    """Return what a packet says. Raises UnreadableXmlError."""
    data = data.strip(b"\0 \r\n\t")
    root = parse(data)
    properties: list[tuple[str, str]] = []
    further: list[tuple[str, str]] = []
    title = None
    for description in root.iter(_RDF + "Description"):
        around = description.getparent()
        if around is None or around.tag != _RDF + "RDF":
            continue
        for attribute, value in attributes(description).items():
            if not attribute.startswith((_RDF, _XML)):
                properties.append((_named(attribute), value))
        for element in description:
            if isinstance(element.tag, str):
                name = _named(element.tag)
                values = list(_values(element))
                title = values[0] if name == "dc:title" and values and title is None else title
                properties += [(name, value) for value in values[:1] if value]
                further += [(name, value) for value in values[1:] if value]
    outside = tuple(said for said in (*_outside(root), *_declared(root)) if said.strip())
    return Packet(
        tuple(properties),
        tuple(further),
        outside,
        title,
        next((kit for at in root.iter() if (kit := at.get(_TOOLKIT))), ""),
    )


def _named(tag: str) -> str:
    space, _, name = tag.lstrip("{").rpartition("}")
    prefix = _PREFIXES.get(space) or re.sub(r"\d+(\.\d+)*|\W+$", "", space.rstrip("/#")).rstrip("/").rpartition("/")[2]
    return f"{prefix}:{name}" if prefix else name


def _values(element: "_Element") -> Iterator[str]:
    """Yield what a property holds: of one in several languages each, else all its text with commas between."""
    items = element.findall(f"{_RDF}Alt/{_RDF}li")
    if items:
        items.sort(key=lambda item: item.get(_LANG) != _DEFAULT)
        yield from dict.fromkeys(text_in(item) for item in items)
        return
    pieces = []
    for part in element.iter():
        pieces += [value for key, value in attributes(part).items() if not key.startswith((_RDF, _XML))]
        pieces += [value for key, value in attributes(part).items() if key == f"{_RDF}resource"]
        if part.text and part.text.strip() and isinstance(part.tag, str):
            pieces.append(part.text.strip())
        if part is not element and part.tail and part.tail.strip():
            pieces.append(part.tail.strip())
    yield ", ".join(pieces)


def _outside(root: "_Element") -> Iterator[str]:
    """Yield comments, instructions, and the text and attributes that belong to no property."""
    for said in remarks(root):
        begin, _, rest = said.partition(" ")
        if begin == "xpacket" and _PACKET.fullmatch(rest):
            said = _MARK.sub("", rest)
            said = re.sub(r"""\b(?:bytes|encoding)\s*=\s*["'][\w-]*["']""", "", said)
        yield said if begin != _LINE_ENDS else ""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        frame = element.tag.startswith((_META, _RDF + "RDF"))
        described = element.tag == _RDF + "Description"
        if frame or described:
            yield (element.text or "") + "".join(child.tail or "" for child in element)
        if (language := element.get(_LANG)) and language not in (_DEFAULT, "x-repair") and not is_language(language):
            yield f"language {language}"
        for name, value in attributes(element).items() if frame else ():
            if name != _TOOLKIT and not name.startswith(_XML):
                yield value
        if described and (about := element.get(_RDF + "about")) and not _ID.fullmatch(about):
            yield f"about {about}"
        around = element.getparent()
        if around is not None and not described and around.tag in _FRAMES and not frame:
            yield text_in(element)


def _declared(root: "_Element") -> Iterator[str]:
    """Yield the namespaces that are declared and that no standard or program knows, and prefixes that are words."""
    from lxml import etree

    used = {str(name)[1:].partition("}")[0] for at in root.iter() for name in (at.tag, *at.attrib) if is_full(name)}
    for prefix, space in dict.fromkeys(declared for _, declared in etree.iterwalk(root, events=("start-ns",))):
        if space not in used and not _SPACES.fullmatch(space):
            yield f"namespace {space}"
        if len(prefix) > _PREFIX:
            yield f"prefix {prefix}"


def is_full(name: object) -> bool:
    """Whether the name of an element or attribute has a namespace."""
    return isinstance(name, str) and name.startswith("{")


def packet_traits(data: bytes, where: str, look: str) -> Iterator[Trait]:
    """Yield what a packet says that is not the document's own: a picture's, a page's, any object's."""
    try:
        packet = packet_of(data)
    except UnreadableXmlError as error:
        yield Unseen(f"XMP of {where}: {error}")
        return
    for name, value in packet.properties + packet.further:
        yield found(look, f"{name} {value}", where)
        yield from machine_paths(value, where)
    for said in packet.outside:
        yield found("xmp-outside", said, where)
        yield from machine_paths(said, where)


def is_describing(name: str) -> bool:
    """Whether a property only describes other properties, as PDF/A asks."""
    return name.startswith(_DESCRIBING + ":")
