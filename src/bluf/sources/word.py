"""Turn a DOCX into its paragraphs (WordprocessingML, ISO/IEC 29500-1, 17.3), with tracked changes accepted.

Text that is struck through (17.3.2.9, 17.3.2.37) is left out; a raised figure (17.3.2.42) stays one. The document is
read as a stream, and a paragraph is forgotten once it has been read.
"""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import IO

from lxml import etree

from bluf.sources.content import Content
from bluf.sources.errors import SourceError
from bluf.sources.lacking import memory_told
from bluf.sources.text import Block, Line, Place, is_figure, raised

MAX_UNPACKED = 100 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P = f"{_W}p"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset([f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", _FALLBACK])
_SIGNS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}
# What is raised for an archive that is damaged, locked, or packed in a way that Python does not know.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    etree.XMLSyntaxError,
    LookupError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
)


def read(data: bytes, _encoding: str | None) -> Content:
    """Turn the bytes of a DOCX into its content. Raises SourceError."""
    return Content(blocks_of_docx(data))


def blocks_of_docx(data: bytes) -> Iterator[Block]:
    """Yield the paragraphs of a DOCX's body that have words, numbered from 1. Raises SourceError."""
    number = 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if archive.getinfo("word/document.xml").file_size > MAX_UNPACKED:
                raise SourceError("source-too-large", f"its text unpacks to more than {MAX_UNPACKED:,} bytes")
            with memory_told(), archive.open("word/document.xml") as document:
                for paragraph in _paragraphs(document):
                    text = "".join(_text(paragraph))
                    if text.strip():
                        number += 1
                        yield Block((Line(Place(paragraph=number), text),))
    except DAMAGED:
        raise SourceError(
            "source-unreadable", "it is not a DOCX that can be opened", "save it again from Word, without a password"
        ) from None


def _paragraphs(document: IO[bytes]) -> Iterator[etree._Element]:
    """Yield the paragraphs that stand in no other one, each while the document is read on."""
    inside = 0  # of how many paragraphs and fallbacks
    events = etree.iterparse(
        document, events=("start", "end"), tag=(_P, _FALLBACK), resolve_entities=False, no_network=True
    )
    for event, element in events:
        if event == "start":
            inside += 1
            continue
        inside -= 1
        if inside == 0:
            if element.tag == _P:
                yield element
            forget(element)


def forget(element: etree._Element) -> None:
    """Free what was read: the element's content, and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _text(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag == f"{_W}r":
            yield _run(child)
        else:
            yield from _text(child)


def _run(run: etree._Element) -> str:
    look = run.find(f"{_W}rPr")
    text = "".join(_text(run))
    if look is None:
        return text
    if any(_is_on(look.find(_W + name)) for name in ("strike", "dstrike")):
        return ""
    position = look.find(f"{_W}vertAlign")
    is_raised = position is not None and position.get(f"{_W}val") == "superscript"
    return raised(text) if is_raised and is_figure(text) else text


def _is_on(toggle: etree._Element | None) -> bool:
    return toggle is not None and toggle.get(f"{_W}val", "true") in ("true", "1", "on")
