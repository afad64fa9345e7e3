"""Turn plain text into blocks: blank lines part them, and lines that were wrapped run on."""

import re
from collections.abc import Iterator

from bluf.sources.decoding import decoded
from bluf.sources.line_numbers import without_line_numbers
from bluf.sources.reader_output import ReaderOutput
from bluf.sources.source_text import Block, SourceLine, SourcePlace

_COLUMN = re.compile(
    r"\s*(?:[\d:.,\[\]()]{4,14}\s+)?(?P<head>\S[^\t]{0,60}?)(?:\t|[ \xa0]{3})\s*\S"
)  # before a tab, or as many spaces
UNWRAPPED = 200  # a line longer than this, in characters, was not wrapped: each line is a paragraph of its own


def read(data: bytes, encoding: str | None) -> ReaderOutput:
    """Turn the bytes of a text file into its content."""
    return ReaderOutput(blocks_of_plain(decoded(data, encoding)))


def blocks_of_plain(text: str) -> Iterator[Block]:
    """Yield the blocks of a text file; a line counts from 1."""
    gathered: list[SourceLine] = []
    for number, line in enumerate(without_line_numbers(text.splitlines()), 1):
        if line.strip():
            column = _COLUMN.match(line)
            gathered.append(SourceLine(SourcePlace(line=number), line, column.end("head") if column is not None else 0))
            continue
        yield from _paragraphs(gathered)
        gathered = []
    yield from _paragraphs(gathered)


def _paragraphs(lines: list[SourceLine]) -> Iterator[Block]:
    if any(len(line.text) > UNWRAPPED for line in lines):
        yield from (Block((line,)) for line in lines)
    elif lines:
        yield Block(tuple(lines))
