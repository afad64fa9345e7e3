"""Turn a PDF into blocks (pypdfium2). A PDF has lines, not paragraphs: a short line that ends a sentence closes one."""

import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2

from bluf.sources.errors import SourceError
from bluf.sources.line_numbers import without_line_numbers
from bluf.sources.reader_output import ReaderOutput
from bluf.sources.source_text import Block, SourceLine, SourcePlace

_ENDS = re.compile(r"[.!?:][\"”’'»)\]]*$")
_SHORT = 0.85  # of the usual full line, below which a line that ends a sentence ends a paragraph


def read(data: bytes, _encoding: str | None) -> ReaderOutput:
    """Turn the bytes of a PDF into its content. Raises SourceError."""
    return ReaderOutput(blocks_of_pdf(data))


def blocks_of_pdf(data: bytes) -> Iterator[Block]:
    """Yield the paragraphs of a PDF; their places are pages, counted from 1. Raises SourceError."""
    pages = _pages(data)
    running = _running(pages)
    gathered: list[SourceLine] = []
    lengths = sorted(len(line) for lines in pages for line in lines if line and _shape(line) not in running)
    usual = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    for number, lines in enumerate(pages, 1):
        for line in lines:
            if _shape(line) in running:
                continue
            if line:
                gathered.append(SourceLine(SourcePlace(page=number), line))
            if gathered and (not line or (_ENDS.search(line) and len(line) < _SHORT * usual)):
                yield Block(tuple(gathered))
                gathered = []
    if gathered:
        yield Block(tuple(gathered))


def _pages(data: bytes) -> list[list[str]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        if b"%PDF-" not in data[:1024]:
            raise SourceError("source-unreadable", "it is not a PDF", "give it the ending of what it is") from None
        raise SourceError(
            "source-unreadable", "it is not a PDF that can be opened", "save a copy of it, without a password"
        ) from None
    try:
        pages = []
        for at in range(len(document)):
            page = document[at]
            words = page.get_textpage()
            # pdfium gives U+0002 (older: U+FFFE) for a hyphen that only breaks a word over two lines.
            text = words.get_text_range().replace("\ufffe", "\x02").replace("\x02", "-\n")
            lines = [line.strip() for line in text.replace("\r", "").split("\n")]
            pages.append(without_line_numbers(lines))
            words.close()
            page.close()
        return pages
    except pypdfium2.PdfiumError:
        raise SourceError("source-unreadable", "one of its pages can't be read") from None
    finally:
        document.close()


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Return the shapes of headers and footers: what stands first or last on three pages and on most of them."""
    edges = Counter(_shape(line) for lines in pages for line in {*lines[:1], *lines[-1:]} if line)
    return frozenset(shape for shape, count in edges.items() if count >= 3 and 2 * count > len(pages))
