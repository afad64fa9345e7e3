"""Turn the blocks that a reader found in a file into one normalised text that knows where each character came from.

Normalised: NFKC (so ligatures and full-width letters are plain), no soft hyphens and no invisible characters, no raised
figures but a figure's (`10^5`) and a unit's (`km2`), one space between the lines of a block, a word hyphenated over a
line end made whole, a blank line between blocks.
"""

import hashlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_APOSTROPHES = str.maketrans({"´": "'", "`": "'", "ʼ": "'", "′": "'", "″": '"'})
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_RAISED = str.maketrans("0123456789+-−", f"{RAISED}⁺⁻⁻")
_FIGURE = re.compile(r"\s*[+\-−]?\d+\s*", re.ASCII)
# After a figure it may be a power or the mark of a note; after a unit a power; elsewhere the mark of a note.
_RAISED = re.compile(rf"(?P<figure>(?<=\d))?(?P<unit>(?<=\b[^\W\d])|(?<=\b[^\W\d_]{{2}}))?(?P<sign>[⁺⁻]?[{RAISED}]+)")
_ANY_RAISED = re.compile(f"[{RAISED}]")
_SPACES = re.compile(r"\s+")
_HYPHENATED = re.compile(r"[^\W\d_][-‐\u00ad]$")
_BLANK = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its file a piece of text stands: `line` in a text file, else a paragraph (DOCX) or page (PDF)."""

    line: int | None = None
    paragraph: int | None = None
    page: int | None = None

    def __str__(self) -> str:
        if self.page is not None:
            return f"page {self.page}"
        if self.paragraph is not None:
            return f"paragraph {self.paragraph}"
        return f"line {self.line}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a block as its file has it."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item: lines that run on from each other."""

    lines: tuple[Line, ...]


@dataclass(frozen=True)
class SourceText:
    """A source's words. `text` is normalised; `paragraphs` are its (start, end) in `text`."""

    text: str
    paragraphs: tuple[tuple[int, int], ...]
    breaks: frozenset[int] = field(default_factory=frozenset)  # where a hyphen at a line end was taken out
    title: str | None = None
    _starts: tuple[int, ...] = ()
    _places: tuple[Place, ...] = ()

    def place(self, offset: int) -> Place:
        """Return where in the file the character at `offset` stands."""
        return self._places[max(0, bisect_right(self._starts, offset) - 1)]

    @property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """The file's lines that have words, each with its offset in `text`."""
        ends = (*self._starts[1:], len(self.text))
        return tuple((start, self.text[start:end].strip()) for start, end in zip(self._starts, ends, strict=True))

    @property
    def sha256(self) -> str:
        """The SHA-256 of the normalised text in UTF-8: the same for the same words, however their lines are wrapped."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def folded(text: str) -> str:
    """Fold what is never a difference of wording: ligatures, width, composition, invisible characters."""
    if text.isascii():
        return text.replace("`", "'")
    text = _INVISIBLE.sub("", text.translate(_APOSTROPHES))
    if _ANY_RAISED.search(text) is not None:
        text = _RAISED.sub(_lowered, text)
    return unicodedata.normalize("NFKC", text)


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


def source_text(blocks: Iterable[Block], title: str | None = None) -> SourceText:
    """Join blocks into a `SourceText`."""
    pieces: list[str] = []
    length = 0
    paragraphs: list[tuple[int, int]] = []
    starts: list[int] = []
    places: list[Place] = []
    breaks: set[int] = set()
    for block in blocks:
        begin = None
        hyphen = False
        for line in block.lines:
            hyphenated = _HYPHENATED.search(line.text.rstrip()) is not None
            text = _SPACES.sub(" ", folded(line.text)).strip()
            if not text:
                continue
            if begin is None:
                if pieces:
                    pieces.append("\n\n")
                    length += 2
                begin = length
            elif hyphen and text[0].islower():
                if pieces[-1][-1] in "-‐":
                    pieces[-1] = pieces[-1][:-1]
                    length -= 1
                breaks.add(length)
            else:
                pieces.append(" ")
                length += 1
            starts.append(length)
            places.append(line.place)
            pieces.append(text)
            length += len(text)
            hyphen = hyphenated
        if begin is not None:
            paragraphs.append((begin, length))
    return SourceText("".join(pieces), tuple(paragraphs), frozenset(breaks), title, tuple(starts), tuple(places))
