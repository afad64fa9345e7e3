"""Turn a PDF's document information (ISO 32000-1, 14.3.3) and XMP into entries and findings."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bluf.inspection.finding_wording import word_set
from bluf.inspection.inspection_report import ReportEntry, Trait, Unseen
from bluf.inspection.looks import found
from bluf.inspection.pdf.safe_values import get, is_dictionary, is_stream, text_of
from bluf.inspection.pdf.stream_unpacking import Streams
from bluf.inspection.pdf.walk import Objects
from bluf.inspection.safe_xml import UnreadableXmlError
from bluf.inspection.traces import is_bluf, machine_paths
from bluf.inspection.xmp import Packet, is_describing, packet_of, packet_traits

if TYPE_CHECKING:
    from pikepdf import Pdf

_INFO = {
    "/Author": "author",
    "/Company": "organisation",
    "/Manager": "organisation",
    "/Creator": "program",
    "/Producer": "program",
}
_STANDARD = frozenset({"/Title", "/Subject", "/Keywords", "/CreationDate", "/ModDate", "/Trapped", *_INFO})
_XMP = {
    "dc:creator": "author",
    "pdf:Author": "author",
    "pdfx:Company": "organisation",
    "xmp:CreatorTool": "program",
    "pdf:Producer": "program",
}
_KNOWN = ("dc", "xmp", "pdf", "pdfaid", "pdfuaid", "xmpRights")
# How bluf, and the standards, describe PDF/UA's own property to PDF/A.
_DESCRIBED = word_set(
    """
    pdf/ua universal accessibility schema identification http://www.aiim.org/pdfua/ns/id/ pdfuaid part integer internal
    indicates which of iso 14289 standard to the file conforms is followed a
    """
)
_WHERE = "XMP metadata"


def info_traits(pdf: "Pdf") -> Iterator[Trait]:
    """Yield the document information."""
    info: Any = pdf.trailer.get("/Info")
    for key, value in info.items() if is_dictionary(info) else ():
        text = text_of(value).strip()
        if not text:
            continue
        where = "document information"
        yield ReportEntry("info", key.lstrip("/"), text)
        yield from _judged(_INFO.get(key), text, where)
        yield from machine_paths(text, where)
        if key not in _STANDARD:
            yield found("private-property", f"{key.lstrip('/')}: {text}", where)


def _judged(look: str | None, text: str, where: str) -> Iterator[Trait]:
    if look and not (look == "program" and is_bluf(text)):
        yield found(look, text, where)


def document_packet(pdf: "Pdf", streams: Streams) -> tuple[Packet | None, str]:
    """Return the document's XMP, and why it can't be read where it is there and can't."""
    stream = get(pdf.Root, "/Metadata")
    if not is_stream(stream):
        return None, ""
    try:
        return packet_of(streams.read(stream)), ""
    except UnreadableXmlError as error:
        return None, str(error)
    except Exception:  # damaged, or too large: each has its own error
        return None, "it can't be unpacked"


def xmp_traits(packet: Packet | None, trouble: str) -> Iterator[Trait]:
    """Yield the properties of the document's XMP."""
    if trouble:
        yield Unseen(f"XMP metadata: {trouble}")
    for name, value in packet.properties if packet else ():
        yield from _property(name, value)
    for name, value in packet.further if packet else ():
        yield ReportEntry("xmp", name, value)
        yield found("property-in-languages", f"{name} {value}", _WHERE)
        yield from machine_paths(value, _WHERE)
    if packet and packet.toolkit:
        yield found("program", f"{packet.toolkit} (writes XMP)", _WHERE)
    for said in packet.outside if packet else ():
        yield found("xmp-outside", said, _WHERE)
        yield from machine_paths(said, _WHERE)


def _property(name: str, value: str) -> Iterator[Trait]:
    if is_describing(name):
        strange = [word for word in value.replace(",", " ").split() if word.lower() not in _DESCRIBED]
        if strange:
            yield found("property-described", " ".join(strange), _WHERE)
            yield from machine_paths(value, _WHERE)
        return
    yield ReportEntry("xmp", name, value)
    yield from _judged(_XMP.get(name), value, _WHERE)
    prefix = name.partition(":")[0]
    if prefix == "xmpMM" or name == "photoshop:History":
        yield found("document-id", f"{name} {value}", _WHERE)
    elif name.startswith("xmp:Thumbnails"):
        yield found("preview", "a preview picture", _WHERE)
    elif prefix not in _KNOWN and name not in _XMP:
        yield found("private-property", f"{name}: {value}", _WHERE)
    yield from machine_paths(value, _WHERE)


def object_packets(pdf: "Pdf", objects: Objects, streams: Streams) -> Iterator[Trait]:
    """Yield what the XMP of pages, pictures, fonts and any other object says."""
    own = get(pdf.Root, "/Metadata")
    for typed in objects.of("Metadata"):
        if is_stream(typed.value) and not (own is not None and typed.value.objgen == own.objgen):
            yield from packet_traits(streams.read(typed.value), typed.where or "an object", "object-xmp")


def claims(traits: list[Trait]) -> tuple[str, ...]:
    """Return the standards that the XMP says the file keeps."""
    said = {trait.name: trait.value for trait in traits if isinstance(trait, ReportEntry) and trait.place == "xmp"}
    listed = []
    if part := said.get("pdfuaid:part"):
        listed.append(f"PDF/UA-{part}")
    if part := said.get("pdfaid:part"):
        listed.append(f"PDF/A-{part}{said.get('pdfaid:conformance', '').lower()}")
    return tuple(listed)
