"""Turn a DOCX into its paragraphs (WordprocessingML, ISO/IEC 29500-1, 17.3), with tracked changes accepted.

Text that is hidden or struck through is left out, whether the run or a style says so; a raised figure (17.3.2.42) stays
one. The document is read as a stream, and a paragraph is forgotten once it has been read.
"""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO

from lxml import etree

from bluf.sources.archives import DAMAGED, MAX_UNPACKED, forget
from bluf.sources.errors import SourceError
from bluf.sources.lacking import memory_told
from bluf.sources.reader_output import ReaderOutput
from bluf.sources.source_text import Block, SourceLine, SourcePlace, is_figure, raised
from bluf.sources.word_styles import W, WordStyles

_P = f"{W}p"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = frozenset([f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", _FALLBACK])
_SIGNS = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def read(data: bytes, _encoding: str | None) -> ReaderOutput:
    """Turn the bytes of a DOCX into its content. Raises SourceError."""
    return ReaderOutput(blocks_of_docx(data))


def blocks_of_docx(data: bytes) -> Iterator[Block]:
    """Yield the paragraphs of a DOCX's body that have words, numbered from 1. Raises SourceError."""
    number = 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if archive.getinfo("word/document.xml").file_size > MAX_UNPACKED:
                raise SourceError("source-too-large", f"its text unpacks to more than {MAX_UNPACKED:,} bytes")
            with memory_told(), archive.open("word/document.xml") as document:
                words = _Words(WordStyles(archive))
                for paragraph in _paragraphs(document):
                    text = "".join(words.of_paragraph(paragraph))
                    if text.strip():
                        number += 1
                        yield Block(tuple(_lines(text, words.bold(paragraph), number)))
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


class _Words:
    """The words of a document's paragraphs that are read."""

    def __init__(self, styles: WordStyles) -> None:
        self._styles = styles

    def of_paragraph(self, paragraph: etree._Element) -> Iterator[str]:
        """Yield the pieces of a paragraph's text."""
        return self._pieces(paragraph, self._styles.of_paragraph(paragraph.find(f"{W}pPr")))

    def _pieces(self, element: etree._Element, paragraph: dict[str, bool]) -> Iterator[str]:
        for child in element:
            if child.tag in _GONE:
                continue
            if child.tag == f"{W}t":
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag == f"{W}r":
                yield self._run(child, paragraph)
            elif child.tag == _P:
                yield from self.of_paragraph(child)
            else:
                yield from self._pieces(child, paragraph)

    def _run(self, run: etree._Element, paragraph: dict[str, bool]) -> str:
        look = run.find(f"{W}rPr")
        if self._styles.is_unread(look, paragraph):
            return ""
        text = "".join(self._pieces(run, paragraph))
        position = look.find(f"{W}vertAlign") if look is not None else None
        is_raised = position is not None and position.get(f"{W}val") == "superscript"
        return raised(text) if is_raised and is_figure(text) else text

    def bold(self, paragraph: etree._Element) -> int:
        """Return how many characters open a paragraph in bold, by their runs or as a heading (17.3.1.27, 17.3.2.1)."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and (style.get(f"{W}val") or "").startswith(("Heading", "Title")):
            return sum(map(len, self.of_paragraph(paragraph)))
        look = self._styles.of_paragraph(paragraph.find(f"{W}pPr"))
        count = 0
        for run in paragraph.iter(f"{W}r"):
            text = self._run(run, look)
            toggle = run.find(f"{W}rPr/{W}b")
            is_bold = toggle is not None and toggle.get(f"{W}val", "true") in ("true", "1", "on")
            if text.strip() and not is_bold:
                break
            count += len(text)
        return count


def _lines(text: str, bold: int, number: int) -> Iterator[SourceLine]:
    """Yield the lines of a paragraph, the first `bold` characters of which are in bold."""
    at = 0
    for line in text.split("\n"):
        head = max(0, min(bold - at, len(line)))
        yield SourceLine(SourcePlace(paragraph=number), line, head if line[:head].strip() else 0)
        at += len(line) + 1
