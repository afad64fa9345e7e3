"""Gather the text of a web page into paragraphs, each line with its number in the file.

A box that is not read, such as one of related links, may stand within a paragraph. HTML's parsers then end the
paragraph before the box, as do many systems that insert one. What a box parts so is one paragraph again here, where the
words before it end no sentence.
"""

from dataclasses import dataclass

from bluf.sources.source_text import Block, SourceLine, SourcePlace
from bluf.sources.speech import as_speech

_ENDS = ".!?…。！？"  # of sentences
_AFTER_END = "\"'”’»)]}* \t\n\r\f\xa0"
_BEFORE_START = "\"'“‘«([ \t\n\r\f\xa0"
_PARTED = ("p", "div")  # what a paragraph stands in that goes on in another of the same


@dataclass(slots=True)
class _Paragraph:
    """The lines of a paragraph, and the tag of the block that it stands in."""

    lines: list[SourceLine]
    tag: str

    @property
    def is_ended(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.lines[-1].text.rstrip(_AFTER_END).endswith(tuple(_ENDS))


class ReadParagraphs:
    """Paragraphs in reading order. Each displayed quotation gathers its own, which become a speech when it ends.

    `line` is the number of the line that the reader has come to, and `bold` how many elements are open that set their
    words off.
    """

    def __init__(self) -> None:
        self.line = 1
        self.bold = 0
        self._head: int | None = None  # characters that open the line and are set off; None while they go on
        self._gathered: list[Block | _Paragraph] = []
        self._own = 0  # where those begin that another one may run on from
        self._quotations: list[int | None] = []  # where each open one begins; None once one in it has ended
        self._tags: list[str] = []  # of the open blocks
        self._lines: list[SourceLine] = []
        self._words: list[str] = []
        self._words_line = 0  # where the words begin; 0 while there are none
        self._is_parted = False  # whether something was skipped since the last paragraph
        self._is_bare = False  # whether no block has begun or ended since then

    def add(self, text: str | None) -> None:
        """Add a piece of text; its line ends count as spaces."""
        for number, part in enumerate((text or "").split("\n")):
            if number:
                self.line += 1
                self.end_line()
            if not self._words_line and part.strip():
                self._words_line = self.line
            if not self.bold and self._head is None and part.strip():
                self._head = sum(map(len, self._words))
            self._words.append(part)

    def say(self, mark: str) -> None:
        """Add a mark that the page's markup stands for."""
        self._words_line = self._words_line or self.line
        self._words.append(mark)

    def skip(self, text: str) -> None:
        """Leave out a piece of the page."""
        self.line += text.count("\n")
        if not (self._words_line or self._lines):
            self._is_parted = self._is_bare = True

    def is_within_sentence(self, after: str, is_bare: bool) -> bool:
        """Whether a sentence goes on from here in the text `after`. `is_bare`: that stands in no block of its own."""
        self.end_line()
        goes_on = _goes_on(after)
        if self._lines:
            return goes_on and not _Paragraph(self._lines, "").is_ended
        last = self._last
        if last is None or last.is_ended or last.tag not in _PARTED:
            return False
        return goes_on or (is_bare and last.tag == "p")

    def end_line(self) -> None:
        """End a line of the file, or of the page (`br`)."""
        if self._words_line:
            text = "".join(self._words)
            head = len(text) if self._head is None else self._head
            self._lines.append(SourceLine(SourcePlace(line=self._words_line), text, head if text[:head].strip() else 0))
        self._words, self._words_line, self._head = [], 0, None

    def start_block(self, tag: str) -> None:
        """Begin a block: what follows is a paragraph of its own."""
        self.end_paragraph()
        self._tags.append(tag)
        self._is_bare = False

    def end_block(self) -> None:
        """End a block."""
        self.end_paragraph()
        self._tags.pop()
        self._is_bare = False

    def end_paragraph(self) -> None:
        """End the paragraph that the last words belong to, if there are any."""
        self.end_line()
        if not self._lines:
            return
        found = _Paragraph(self._lines, self._tags[-1] if self._tags else "")
        last = self._last
        if last is not None and self._is_parted and self._runs_on(last, found):
            last.lines.extend(found.lines)
        else:
            self._gathered.append(found)
        self._lines = []
        self._is_parted = False

    def start_quotation(self) -> None:
        """Begin a displayed quotation."""
        self._own = len(self._gathered)
        self._quotations.append(self._own)

    def end_quotation(self) -> None:
        """End a displayed quotation: its paragraphs are a speech, unless there are quotations among them."""
        start = self._quotations.pop()
        if start is not None:
            self._gathered[start:] = as_speech(_blocks(self._gathered[start:]))
        if self._quotations and start != len(self._gathered):
            self._quotations[-1] = None
        self._own = len(self._gathered)

    def blocks(self) -> list[Block]:
        """Return the paragraphs."""
        self.end_paragraph()
        return _blocks(self._gathered)

    @property
    def _last(self) -> _Paragraph | None:
        last = self._gathered[-1] if len(self._gathered) > self._own else None
        return last if isinstance(last, _Paragraph) else None

    def _runs_on(self, last: _Paragraph, found: _Paragraph) -> bool:
        """Whether what was skipped between two paragraphs parts a sentence."""
        goes_on = _goes_on(found.lines[0].text)
        if self._is_bare and last.tag == "p":  # it stood in the same `p`, which the parser has ended
            return goes_on or not last.is_ended
        return goes_on and not last.is_ended and last.tag == found.tag and last.tag in _PARTED


def _goes_on(text: str) -> bool:
    """Whether a text begins within a sentence."""
    first = text.lstrip(_BEFORE_START)[:1]
    return first.islower() or first in tuple(",;")


def _blocks(paragraphs: list[Block | _Paragraph]) -> list[Block]:
    return [Block(tuple(each.lines)) if isinstance(each, _Paragraph) else each for each in paragraphs]
