"""Turn a PDF into a Report: its objects are read by pikepdf, its pages drawn by pdfium; nothing in it is run."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from bluf.inspection import opening
from bluf.inspection.assembling import Look, entries_of, fonts_of, gathered, unseen_of
from bluf.inspection.pdf import carried, metadata
from bluf.inspection.pdf.objects import Objects, bounded, opened, versions, walked
from bluf.inspection.pdf.remarks import remark_traits
from bluf.inspection.pdf.seen import seen_traits
from bluf.inspection.pdf.spoken import spoken_traits
from bluf.inspection.pdf.weight import too_heavy
from bluf.inspection.report import Finding, Report, Trait, Unseen, findings_of, links_of, markings_of

if TYPE_CHECKING:
    from pikepdf import Pdf


def inspect_pdf(data: bytes, name: str) -> Report:
    """Return what travels with a PDF. Raises BriefError where it can't be opened."""
    with opened(data, name) as pdf:
        return _report(pdf, data, name)


def _report(pdf: "Pdf", data: bytes, name: str) -> Report:
    try:
        objects = walked(pdf)
    except Exception:  # whatever damage does to qpdf: the looks that need no walk still tell
        objects = Objects((), (), 0, False)
    try:
        pages = len(pdf.pages)
    except Exception:  # a damaged tree of pages has no one error
        pages = 0
    if not pages:
        raise opening.problem(
            name, "inspect-unreadable", "this PDF has no pages", "get it again from where it came from"
        )
    packet = _packet(pdf)
    heavy = cache(partial(too_heavy, pdf, objects))
    looks: dict[str, Look] = {
        "document information": partial(metadata.info_traits, pdf),
        "XMP metadata": partial(metadata.xmp_traits, packet) if packet else partial(iter, ()),
        "document": partial(carried.document_traits, pdf, objects),
        "objects": partial(carried.object_traits, objects),
        "scripts": partial(carried.script_traits, pdf),
        "annotations": partial(carried.annotation_traits, pdf),
        "paths": partial(carried.path_traits, objects),
        "private keys": partial(carried.private_traits, pdf),
        "ends of the file": partial(_ends, data),
        "comments in the bytes": partial(remark_traits, data),
        "pages": partial(_pages, heavy, data),
        "words that stand for others": partial(_words, heavy, pdf, objects, data),
    }
    traits = gathered(looks)
    facts = {(entry.place, entry.name): entry.value for entry in entries_of(traits)}
    title = (metadata.packet_title(packet) if packet else None) or facts.get(("info", "Title"))
    language = str(pdf.Root.get("/Lang", "")) or None
    tagged = "/StructTreeRoot" in pdf.Root and _marked(pdf)
    lacking = (
        ("untagged", "it has no tags", tagged),
        ("no-title", "neither XMP nor document information has a title", title),
        ("no-language", "the catalog names no language", language),
    )
    traits += [Finding(kind, what) for kind, what, had in lacking if not had]
    return Report(
        name=name,
        format="pdf",
        version=f"PDF {pdf.pdf_version}",
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        pages=pages,
        pages_claimed=False,
        title=title,
        language=language,
        tagged=tagged,
        claims=metadata.claims(traits),
        markings=markings_of(traits),
        metadata=entries_of(traits),
        fonts=fonts_of(traits),
        links=links_of(traits),
        findings=findings_of(traits),
        unseen=unseen_of(traits),
    )


def _packet(pdf: "Pdf") -> bytes:
    """Return the document's XMP packet, or nothing where there is none that can be read."""
    try:
        return bounded(pdf.Root.Metadata)
    except Exception:  # missing, of another type, damaged, or too large: each has its own error
        return b""


def _marked(pdf: "Pdf") -> bool:
    try:
        return bool(pdf.Root.MarkInfo.Marked)
    except Exception:  # missing, or not what it should be
        return False


def _ends(data: bytes) -> Iterator[Trait]:
    """Yield earlier states of the file, and what stands before and after all of them."""
    before, after = data.find(b"%PDF-"), len(data[data.rfind(b"%%EOF") + 5 :].strip()) if b"%%EOF" in data else 0
    if before:
        yield Finding("unused", f"{before:,} bytes before the beginning of the PDF")
    if after:
        yield Finding("unused", f"{after:,} bytes after the end of the PDF")
    saved = versions(data)
    if saved > 1:
        yield Finding("earlier-version", f"saved {saved} times, each earlier state is still in the file")


def _pages(heavy: Callable[[], bool], data: bytes) -> Iterator[Trait]:
    """Yield hidden text and markings, unless drawing the pages could exhaust the machine."""
    if heavy():
        why = "a picture or stream is too large, or forms too many"
        yield Unseen(f"pages: {why}, so hidden text and markings were not looked for")
        return
    yield from seen_traits(data)


def _words(heavy: Callable[[], bool], pdf: "Pdf", objects: Objects, data: bytes) -> Iterator[Trait]:
    """Yield the words that stand for others, unless reading the pages could exhaust the machine: `_pages` says so."""
    if not heavy():
        yield from spoken_traits(pdf, objects, data)
