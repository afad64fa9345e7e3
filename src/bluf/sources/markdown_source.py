"""Turn Markdown into blocks without its marks (CommonMark, by markdown-it-py, with tables)."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bluf.sources.decoding import decoded
from bluf.sources.reader_output import ReaderOutput
from bluf.sources.source_text import Block, SourceLine, SourcePlace
from bluf.sources.speech import as_speech

_STAMP = " 0123456789:.,[]()-"  # a clock time may stand before what is in bold
_FRONT_MATTER = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.S)


def read(data: bytes, encoding: str | None) -> ReaderOutput:
    """Turn the bytes of a Markdown file into its content."""
    return ReaderOutput(blocks_of_markdown(decoded(data, encoding)))


def blocks_of_markdown(text: str) -> Iterator[Block]:
    """Yield the blocks of a Markdown file; front matter, code fences, comments and pictures are left out.

    A block quotation is a speech, as if it stood in quote marks. Text that is struck through is left out.
    """
    front = _FRONT_MATTER.match(text)
    if front is not None:
        text = "\n" * front.group().count("\n") + text[front.end() :]
    quoted: list[Block] = []
    depth = 0
    start = 0
    is_heading = False
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        if token.map is not None:
            start = token.map[0] + 1
        if token.type == "blockquote_open":
            depth += 1
        elif token.type == "blockquote_close":
            depth -= 1
            if depth == 0:
                yield from as_speech(quoted)
                quoted = []
        elif token.type in ("heading_open", "heading_close"):
            is_heading = token.type == "heading_open"
        elif token.type == "inline":
            block = Block(tuple(_lines(token, start, is_heading)))
            if depth:
                quoted.append(block)
            else:
                yield block


def _lines(token: Token, start: int, is_heading: bool) -> Iterator[SourceLine]:
    words: list[str] = []
    struck = bold = 0
    head: int | None = None  # characters that open the line in bold; None while they go on
    for child in token.children or ():
        struck += {"s_open": 1, "s_close": -1}.get(child.type, 0)
        bold += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        if struck and child.type not in ("softbreak", "hardbreak"):
            continue
        if child.type in ("text", "code_inline"):
            if not (bold or is_heading) and head is None and child.content.strip(_STAMP):
                head = sum(map(len, words))
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            yield _line(words, start, head)
            words, head = [], None
            start += 1
    yield _line(words, start, head)


def _line(words: list[str], number: int, head: int | None) -> SourceLine:
    text = "".join(words)
    return SourceLine(SourcePlace(line=number), text, len(text) if head is None else head)
