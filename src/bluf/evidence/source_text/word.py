"""Turn a DOCX into its paragraphs (WordprocessingML, ISO/IEC 29500-1, 17.3), with tracked changes accepted.

Text that is struck through (17.3.2.9, 17.3.2.37) is left out; a raised figure (17.3.2.42) stays one.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from bluf.evidence.source_text.errors import SourceError
from bluf.evidence.source_text.text import Block, Line, Place, is_figure, raised

MAX_UNPACKED = 100 * 1024 * 1024
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset([f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", _FALLBACK])
_SIGNS = {f"{_W}tab": " ", f"{_W}br": " ", f"{_W}cr": " ", f"{_W}noBreakHyphen": "-"}

_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, etree.XMLSyntaxError, RuntimeError, EOFError, ValueError)


def blocks_of_docx(data: bytes) -> Iterator[Block]:
    """Yield the paragraphs of a DOCX's body that have words, numbered from 1. Raises SourceError."""
    root = _document(data)
    number = 0
    for paragraph in root.iter(f"{_W}p"):
        if any(above.tag in (f"{_W}p", _FALLBACK) for above in paragraph.iterancestors()):
            continue
        text = "".join(_text(paragraph))
        if text.strip():
            number += 1
            yield Block((Line(Place(paragraph=number), text),))


def _document(data: bytes) -> etree._Element:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if archive.getinfo("word/document.xml").file_size > MAX_UNPACKED:
                raise SourceError("source-too-large", f"its text unpacks to more than {MAX_UNPACKED:,} bytes")
            parts = archive.read("word/document.xml")
        return etree.fromstring(parts, etree.XMLParser(resolve_entities=False, no_network=True))
    except (
        zipfile.BadZipFile,
        KeyError,
        etree.XMLSyntaxError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        ValueError,
    ):
        raise SourceError(
            "source-unreadable", "it is not a DOCX that can be opened", "save it again from Word, without a password"
        ) from None


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
