"""Break the words of a paragraph into lines, at any size and measure.

Word processors break lines first-fit, and the DOCX must break where the PDF does, so bluf breaks first-fit too:
no shrinking of spaces, no kerning, no hyphenation. A line may end between two words (`parting` says what those are)
and, in a word longer than the measure, after a no-break space or hyphen, or else between any two characters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from bluf.document import twips
from bluf.fonts.clusters import cluster_end, is_mark
from bluf.fonts.no_break import NO_BREAK_HYPHEN, NO_BREAK_SPACE
from bluf.layout.page import Hint
from bluf.layout.words import LinePiece, LineRun, TextLook, Word, word_of

Broken: TypeAlias = tuple[tuple[Word, ...], ...]
_GLUE = re.compile(f"[{NO_BREAK_SPACE}{NO_BREAK_HYPHEN}]")
_MOST_MEASURED = 2_000  # characters of a paragraph whose lines are kept short


@dataclass(slots=True)
class Measured:
    """A paragraph whose words have been measured. Breaks are kept by size and measure."""

    words: tuple[Word, ...]
    looks: tuple[TextLook, ...]
    odd: frozenset[int]  # the inlines that are not set at the paragraph's own size
    runs: tuple[LineRun, ...] = ()
    base_level: int = 0  # 1 for a paragraph that is written from right to left
    has_glue: bool = False  # whether no-break spaces or hyphens hold some of them together
    marks: tuple[Hint, ...] = ()  # of direction, which a DOCX needs for its numbers to read as here
    hanging_em: float = 0.0  # the advance of the quotation mark that stands out at the beginning, in ems
    most_hanging: float = 0.0  # how far it may stand out, in points
    _kept: dict[tuple[float, float], Broken] = field(default_factory=dict)

    def broken(self, size: float, measure: float) -> Broken:
        """Return the lines, as words, of the paragraph set at `size` in lines of `measure`, both in points."""
        key = (size, measure)
        kept = self._kept.get(key)
        if kept is None:
            kept = self._kept[key] = self._break(size, measure)
        return kept

    def measure(self, size: float, room: float, most: float) -> float:
        """Return the widest measure up to `room`, in points, in which no line has over `most` characters; 0: `room`.

        A paragraph of very many words, or with a word so wide that lines can't be that short, takes all its room.
        """
        if not most or sum([len(piece.text) for word in self.words for piece in word.pieces]) > _MOST_MEASURED:
            return room
        least, measure = self.widest_word(size), room
        while measure >= least:
            lines = self.broken(size, measure)
            index = next((index for index, line in enumerate(lines) if _length(line) > most), None)
            if index is None:
                return measure
            # In any measure in which the lines up to here fit, they end where they do, and this one is too long.
            measure = max(self.widths(lines[: index + 1], size)) - 0.01
        return room

    def width(self, words: tuple[Word, ...], size: float) -> float:
        """Return the advance of `words` on one line, the last one's spaces left out, in points."""
        if not words:
            return 0.0
        total = 0.0
        if self.odd:
            for word in words:
                total += self._width(word, size) + self.space(word, size)
        else:
            for word in words:
                total += word.em * size + word.space_em * size
        return total - self.space(words[-1], size)

    def hanging(self, size: float) -> float:
        """Return how far the first line begins before the others, in points, whole twentieths as a DOCX has them."""
        return min(twips(self.hanging_em * size), self.most_hanging) if self.hanging_em else 0.0

    def widths(self, lines: Broken, size: float) -> list[float]:
        """Return how much of the measure each line takes, in points: what stands out before the first takes none."""
        widths = [self.width(line, size) for line in lines]
        if widths:
            widths[0] -= self.hanging(size)
        return widths

    def widest_word(self, size: float, *, loosened: bool = False) -> float:
        """Return the advance of the widest word, in points: no line that breaks no word is less wide.

        Words that no-break spaces or hyphens hold together are one, unless they are `loosened`.
        """
        words = self._loosened(size, 0.0) if loosened and self.has_glue else self.words
        return max((self._width(word, size) for word in words), default=0.0)

    def _width(self, word: Word, size: float) -> float:
        width = word.em * size
        for piece in word.odd:
            width += piece.em * self.looks[piece.inline].size(size)
        return width

    def advance(self, piece: LinePiece, text: str) -> float:
        """Return the advance of `text` set as the piece is, in ems."""
        return self.runs[piece.run].shaper.advances[text]

    def space(self, word: Word, size: float) -> float:
        """Return the advance of the spaces after a word, in points."""
        width = word.space_em * size
        for piece in word.odd_spaces:
            width += piece.em * self.looks[piece.inline].size(size)
        return width

    def _break(self, size: float, measure: float) -> Broken:
        lines: list[tuple[Word, ...]] = []
        line: list[Word] = []
        limit = measure + 1e-4  # what floats lose
        x = -self.hanging(size)
        for word in self._loosened(size, limit) if self.has_glue else self.words:
            width = self._width(word, size) if word.odd else word.em * size
            if line and x + width > limit:
                lines.append(tuple(line))
                line, x = [], 0.0
            if width > limit - min(x, 0.0):
                *full, word = self._cut(word, size, limit, min(x, 0.0))
                lines.extend((part,) for part in full)
                width = self._width(word, size)
            line.append(word)
            x += width + (self.space(word, size) if word.odd_spaces else word.space_em * size)
            if word.ends_line:
                lines.append(tuple(line))
                line, x = [], 0.0
        if line or not lines:
            lines.append(tuple(line))
        return tuple(lines)

    def _loosened(self, size: float, limit: float) -> Iterator[Word]:
        """Yield the words; those longer than the measure are parted after what holds them together."""
        for word in self.words:
            if self._width(word, size) <= limit:
                yield word
                continue
            pieces: list[LinePiece] = []
            for piece in word.pieces:
                start = 0
                for glue in _GLUE.finditer(piece.text, 0, len(piece.text) - 1):
                    end = glue.end()
                    pieces.append(self._part(piece, start, end))
                    yield word_of(tuple(pieces), (), self.odd, False)._replace(is_cut=True)
                    pieces, start = [], end
                if start < len(piece.text):
                    pieces.append(self._part(piece, start, len(piece.text)) if start else piece)
            if pieces or word.spaces or word.ends_line:
                yield word_of(tuple(pieces), word.spaces, self.odd, word.ends_line)

    def _cut(self, word: Word, size: float, limit: float, start: float) -> list[Word]:
        """Cut a word longer than the measure into parts that are not, each as long as can be; it begins at `start`."""
        parts: list[Word] = []
        pieces: list[LinePiece] = []
        x = start
        for piece in word.pieces:
            table = self.runs[piece.run].shaper.advances
            own_size = self.looks[piece.inline].size(size)
            begun, at = 0, 0
            while at < len(piece.text):
                end = cluster_end(piece.text, at)
                width = table[piece.text[at:end]] * own_size
                if x + width > limit and (pieces or at > begun):
                    if at > begun:
                        pieces.append(self._part(piece, begun, at))
                    parts.append(word_of(tuple(pieces), (), self.odd, False)._replace(is_cut=True))
                    pieces, begun, x = [], at, 0.0
                x += width
                at = end
            pieces.append(self._part(piece, begun, len(piece.text)))
        parts.append(word_of(tuple(pieces), word.spaces, self.odd, word.ends_line))
        return parts

    def _part(self, piece: LinePiece, start: int, end: int) -> LinePiece:
        text = piece.text[start:end]
        return piece._replace(text=text, em=self.advance(piece, text), start=piece.start + start, before="", after="")


def _length(line: tuple[Word, ...]) -> int:
    """Return how many characters a line has, with the spaces between its words; a vowel sign or accent is none."""
    spaces = sum([_characters(piece.text) for word in line[:-1] for piece in word.spaces])
    return spaces + sum([_characters(piece.text) for word in line for piece in word.pieces])


def _characters(text: str) -> int:
    return len(text) if text.isascii() else sum([not is_mark(char) for char in text])
