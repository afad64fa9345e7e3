"""Turn the blocks that a reader found in a file into one normalised text that knows where each character came from.

Normalised: NFKC (so ligatures and full-width letters are plain), no soft hyphens and no invisible characters, no raised
figures but a figure's (`10^5`) and a unit's (`km2`), one space between the lines of a block, a word hyphenated over a
line end made whole where it goes on with a small letter, a blank line between blocks.
"""

import hashlib
import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import overload

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_MARKS = {"´": "'", "`": "'", "ʼ": "'", "′": "'", "″": '"'}
# A mark that opens, inside a word of letters: an apostrophe that a word processor turned the wrong way.
_TURNED = re.compile(r"(?<=[^\W\d_\u3000-\uffff])[‘‛](?=[^\W\d_])")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_RAISED = str.maketrans("0123456789+-−", f"{RAISED}⁺⁻⁻")
_FIGURE = re.compile(r"\s*[+\-−]?\d+\s*", re.ASCII)
# After a figure it may be a power or the mark of a note; after a unit a power; elsewhere the mark of a note.
_RAISED = re.compile(rf"(?P<figure>(?<=\d))?(?P<unit>(?<=\b[^\W\d])|(?<=\b[^\W\d_]{{2}}))?(?P<sign>[⁺⁻]?[{RAISED}]+)")
_ANY_RAISED = re.compile(f"[{RAISED}]")
_SPACES = re.compile(r"\s{2,}|[^\S ]")  # all white space but one space
_HYPHENATED = re.compile(r"[^\W\d_][-‐\u00ad]$")
# Where more marks may stand on one letter than anybody writes (UAX 15, 13: Stream-Safe Text Format).
_MANY_MARKS = re.compile(r"[^\w\s\x00-\x7f]{31,}")
_MOST_MARKS = 30
_JOINER = "\N{COMBINING GRAPHEME JOINER}"


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where in its file a piece of text stands: its `line`, `paragraph` or `page`, by what its format counts."""

    line: int | None = None
    paragraph: int | None = None
    page: int | None = None

    def __str__(self) -> str:
        unit, number = self.counted
        return f"{unit} {number}"

    @property
    def counted(self) -> tuple[str, int]:
        """What is counted, and its number: ("page", 3)."""
        if self.page is not None:
            return "page", self.page
        if self.paragraph is not None:
            return "paragraph", self.paragraph
        return "line", self.line or 0


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a block as its file has it; its first `head` characters are set off: in bold, or before a tab."""

    place: SourcePlace
    text: str
    head: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: lines that run on from each other.

    `is_voiced`: the head of its first line is the speaker whom the file's format names.
    """

    lines: tuple[SourceLine, ...]
    is_voiced: bool = False


class Ranges(Sequence[tuple[int, int]]):
    """Pairs of a start and an end, in ascending order. A long text has a million, so they are kept as two arrays."""

    def __init__(self, pairs: Iterable[tuple[int, int]] = ()) -> None:
        self._starts, self._ends = array("I"), array("I")
        for start, end in pairs:
            self.append(start, end)

    def append(self, start: int, end: int) -> None:
        """Add a pair at the end."""
        self._starts.append(start)
        self._ends.append(end)

    def at(self, offset: int) -> int:
        """Return the number of the pair that `offset` is in, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._starts, self._ends, strict=True)

    @overload
    def __getitem__(self, at: int) -> tuple[int, int]: ...

    @overload
    def __getitem__(self, at: slice) -> list[tuple[int, int]]: ...

    def __getitem__(self, at: int | slice) -> tuple[int, int] | list[tuple[int, int]]:
        if isinstance(at, slice):
            return list(zip(self._starts[at], self._ends[at], strict=True))
        return self._starts[at], self._ends[at]


@dataclass(frozen=True)
class SourceText:
    """A source's words. `text` is normalised; `paragraphs` are its (start, end) in `text`."""

    text: str
    paragraphs: Ranges
    breaks: frozenset[int] = field(default_factory=frozenset)  # where a hyphen at a line end was taken out
    title: str | None = None
    heads: Ranges = field(default_factory=Ranges)  # what opens a line and is set off from its rest, or is all of it
    author: str | None = None  # whose words the whole text is, by what its file says
    voices: frozenset[int] = field(default_factory=frozenset)  # where a speaker stands whom the file's format names
    _starts: Sequence[int] = ()  # where in `text` each line of the file begins
    _numbers: Sequence[int] = ()  # which line, paragraph or page that is
    _unit: str = "line"

    def place(self, offset: int) -> SourcePlace:
        """Return where in the file the character at `offset` stands."""
        number = self._numbers[max(0, bisect_right(self._starts, offset) - 1)]
        return SourcePlace(**{self._unit: number})

    @property
    def lines(self) -> Iterator[tuple[int, str]]:
        """The file's lines that have words, each with its offset in `text`."""
        for number, start in enumerate(self._starts):
            end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
            yield start, self.text[start:end].strip()

    def with_hyphens(self, offsets: Iterable[int]) -> "SourceText":
        """Return this text with a hyphen put in at each of the offsets, which no longer count as `breaks`."""
        ascending = sorted(offsets)
        cuts = [0, *ascending, len(self.text)]

        def moved(offset: int) -> int:
            return offset + bisect_left(ascending, offset)

        return replace(
            self,
            text="-".join(self.text[start:end] for start, end in pairwise(cuts)),
            paragraphs=Ranges((moved(start), moved(end)) for start, end in self.paragraphs),
            breaks=frozenset(moved(offset) for offset in self.breaks.difference(ascending)),
            heads=Ranges((moved(start), moved(end)) for start, end in self.heads),
            voices=frozenset(map(moved, self.voices)),
            _starts=array("I", (offset + bisect_right(ascending, offset) for offset in self._starts)),
        )

    @property
    def sha256(self) -> str:
        """The SHA-256 of the normalised text in UTF-8: the same for the same words, however their lines are wrapped."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


def folded(text: str) -> str:
    """Fold what is never a difference of wording: ligatures, width, composition, invisible characters."""
    if text.isascii():
        return text.replace("`", "'")
    for mark, plain in _MARKS.items():
        text = text.replace(mark, plain)
    text = _TURNED.sub("’", text)
    text = _INVISIBLE.sub("", text)
    if _ANY_RAISED.search(text) is not None:
        text = _RAISED.sub(_lowered, text)
    return unicodedata.normalize("NFKC", _MANY_MARKS.sub(_parted, text))


def _parted(marks: re.Match[str]) -> str:
    """Part a long run of combining marks: to put one in order takes the square of its length."""
    pieces: list[str] = []
    run = 0
    for mark in marks.group():
        run = run + 1 if unicodedata.combining(mark) else 0
        if run > _MOST_MARKS:
            pieces.append(_JOINER)
            run = 1
        pieces.append(mark)
    return "".join(pieces)


def is_figure(text: str) -> bool:
    """Whether a text that stands raised is a figure: a power, or the mark of a note."""
    return _FIGURE.fullmatch(text) is not None


def raised(figure: str) -> str:
    """Return a figure in the characters that are raised themselves."""
    return figure.strip().translate(_TO_RAISED)


def _lowered(raised: re.Match[str]) -> str:
    if raised["figure"] is not None:
        return "^" + raised["sign"].replace("⁻", "-")
    return raised["sign"] if raised["unit"] is not None else ""


def source_text(blocks: Iterable[Block], title: str | None = None, author: str | None = None) -> SourceText:
    """Join blocks into a `SourceText`."""
    joined = _Joined()
    for block in blocks:
        joined.add(block)
    return joined.text(title, author)


class _Joined:
    """Blocks that have been joined so far."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._paragraphs = Ranges()
        self._starts, self._numbers = array("I"), array("I")
        self._unit = "line"
        self._breaks: set[int] = set()
        self._heads = Ranges()
        self._voices: set[int] = set()

    def add(self, block: Block) -> None:
        """Add a paragraph, if it has words."""
        begin = None
        hyphen = False
        for line in block.lines:
            hyphenated = _HYPHENATED.search(line.text.rstrip()[-2:]) is not None
            text = _SPACES.sub(" ", folded(line.text)).strip()
            if not text:
                continue
            if begin is None:
                if self._pieces:
                    self._append("\n\n")
                begin = self._length
                if block.is_voiced:
                    self._voices.add(begin)
            elif hyphen and text[0].islower():
                if self._pieces[-1][-1] in "-‐":  # a soft hyphen is gone: it is no part of the word
                    self._pieces[-1] = self._pieces[-1][:-1]
                    self._length -= 1
                    self._breaks.add(self._length)
            elif not (hyphen and text[0].isalnum()):  # "Editor-in-" before "Chief" is written with its hyphen
                self._append(" ")
            self._starts.append(self._length)
            self._unit, number = line.place.counted
            self._numbers.append(number)
            if line.head:
                head = _SPACES.sub(" ", folded(line.text[: line.head])).strip()
                self._heads.append(self._length, self._length + len(head))
            self._append(text)
            hyphen = hyphenated
        if begin is not None:
            self._paragraphs.append(begin, self._length)

    def _append(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

    def text(self, title: str | None, author: str | None) -> SourceText:
        """Return what has been joined."""
        return SourceText(
            "".join(self._pieces),
            self._paragraphs,
            frozenset(self._breaks),
            title,
            self._heads,
            author,
            frozenset(self._voices),
            self._starts,
            self._numbers,
            self._unit,
        )
